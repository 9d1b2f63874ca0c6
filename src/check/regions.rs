//! The seven usual sales regions, and which provinces they may hold.

use super::reference::Province;

/// A region by its usual name.
#[derive(Debug)]
pub(super) struct Region {
    name: &'static str,
    /// Provinces that every division counts to it.
    core: &'static [&'static str],
    /// Provinces on its border, which some divisions count to it and others to a neighbour.
    border: &'static [&'static str],
}

/// The usual division of the country, with the provinces in short; those on a border stand in several.
const REGIONS: [Region; 7] = [
    Region {
        name: "华东",
        core: &["上海", "江苏", "浙江", "安徽", "山东", "福建", "江西"],
        border: &["台湾"],
    },
    Region {
        name: "华南",
        core: &["广东", "广西", "海南"],
        border: &["福建", "湖南", "云南", "香港", "澳门", "江西"],
    },
    Region {
        name: "华中",
        core: &["湖北", "湖南", "河南"],
        border: &["江西", "安徽"],
    },
    Region {
        name: "华北",
        core: &["北京", "天津", "河北", "山西", "内蒙古"],
        border: &["山东", "河南"],
    },
    Region {
        name: "东北",
        core: &["辽宁", "吉林", "黑龙江"],
        border: &["内蒙古"],
    },
    Region {
        name: "西南",
        core: &["重庆", "四川", "贵州", "云南", "西藏"],
        border: &["广西"],
    },
    Region {
        name: "西北",
        core: &["陕西", "甘肃", "青海", "宁夏", "新疆"],
        border: &["内蒙古", "山西", "河南"],
    },
];

/// The one of the seven that a cell names: 华东, 华东大区, 华东一区. Cells that name several name none.
pub(super) fn named_in(cell: &str) -> Option<&'static Region> {
    if let Some(region) = REGIONS.iter().find(|region| region.name == cell) {
        return Some(region);
    }
    let mut named = REGIONS.iter().filter(|region| cell.contains(region.name));
    let region = named.next()?;
    named.next().is_none().then_some(region)
}

/// Whether some usual division counts the province to the region.
pub(super) fn may_hold(region: &Region, province: Province) -> bool {
    let short = province.short();
    region.core.contains(&short) || region.border.contains(&short)
}

/// The region that every division counts the province to.
pub(super) fn home(province: Province) -> Option<&'static str> {
    let home = REGIONS
        .iter()
        .find(|region| region.core.contains(&province.short()))?;
    Some(home.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_province_of_the_mainland_has_one_home() {
        let cores = REGIONS.iter().flat_map(|region| region.core);
        let mut provinces: Vec<&str> = cores.copied().collect();
        assert!(
            provinces
                .iter()
                .all(|name| Province::of_name(name).is_some())
        );
        provinces.sort_unstable();
        provinces.dedup();
        assert_eq!(provinces.len(), 31);
    }

    #[test]
    fn a_cell_of_several_regions_names_none() {
        let name = |cell| named_in(cell).map(|region| region.name);
        assert_eq!(name("华东大区"), Some("华东"));
        assert_eq!(name("华东/华南"), None);
        assert_eq!(name("一区"), None);
    }
}
