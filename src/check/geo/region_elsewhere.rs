//! A sales region that its province does not lie in.

use crate::check::regions;
use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// A region by one of the seven usual names (华东, 华南, 华中, 华北, 东北, 西南, 西北) beside a province that no usual division
    /// counts to it. Provinces on a border, such as 江西省 or 内蒙古自治区, belong to several.
    /// ## Why it matters
    /// Customers in the wrong region get the wrong salesman, and both regions count wrongly.
    /// ## Known false alarms
    /// Firms that draw their regions otherwise: set the action to off.
    /// ## Example
    /// 广东省 in 华东 is found; 福建省 in 华东 or 华南 is not.
    REGION_ELSEWHERE = "ADR108", Info,
        "the province does not lie in the sales region",
        "省份不属于所填大区";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &REGION_ELSEWHERE,
    needs: Needs::All(&[Field::Region, Field::Province]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let (region, province) = (row.get(Field::Region)?, row.province()?);
    let elsewhere = !regions::may_hold(regions::named_in(region)?, province);
    elsewhere.then(|| {
        let home = regions::home(province).unwrap_or_default();
        Sighting::of(row, Field::Region).proposing(home)
    })
}
