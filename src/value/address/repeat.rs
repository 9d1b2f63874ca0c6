//! The same place written again inside the street: 新建区松湖镇江西省南昌市新建区松湖镇松湖中心小学.

use super::{Certainty, Parsed};
use super::{marks, walk};

/// The address without a repetition of its beginning. What follows the repetition must begin with what stood before
/// it, or nothing is taken out; a repetition that names another place is a contradiction.
pub(super) fn without_repetition(parsed: Parsed) -> Parsed {
    let Some((at, province)) = parsed
        .province()
        .and_then(|province| parsed.street.find(province).map(|at| (at, province)))
    else {
        return parsed;
    };
    let again = &parsed.street[at..];
    let ways = walk::walk(again, None).ways;
    let ([way], Some(place)) = (ways.as_slice(), parsed.place) else {
        return parsed;
    };
    let Some(named) = way.division.filter(|_| way.end > province.len()) else {
        return parsed;
    };
    if !named.lies_in(place) && !place.lies_in(named) {
        let street = parsed.line();
        return Parsed::without_place(&street, Certainty::Contradiction(vec![place, named]));
    }
    let before = &parsed.street[..at];
    let after = marks::behind(again, way.end);
    if !after.starts_with(before) {
        return parsed;
    }
    Parsed {
        street: after.to_owned(),
        place: Some(if named.lies_in(place) { named } else { place }),
        ..parsed
    }
}
