//! Decides headers that mean one of several fields: by the other columns and by the cells.

use super::Choice;
use super::profile::Profile;
use crate::import::shape::Shape;
use crate::model::Field;
use crate::rules::Reading;

/// The share (per cent) of the cells that must look alike before they overrule a header: nine cells in ten leave room
/// for dirt, not for a second kind of value.
pub(super) const NEARLY_ALL: usize = 80;
/// The share of companies that makes a customer list one of companies; names hardly ever look like one.
const HALF: usize = 50;

/// Which fields other columns surely hold.
#[derive(Clone, Copy, Debug)]
pub(super) struct Neighbours<'a> {
    pub(super) sure: &'a [Field],
}

impl Neighbours<'_> {
    fn have(self, field: Field) -> bool {
        self.sure.contains(&field)
    }
}

/// What a column with an unsure header is.
pub(super) fn decide(reading: Reading, profile: &Profile, neighbours: Neighbours<'_>) -> Choice {
    match reading {
        Reading::PersonOrCompany => person_or_company(profile, neighbours),
        Reading::PhoneOrMobile => phone_or_mobile(profile, neighbours),
        Reading::AnyContact => any_contact(profile, neighbours),
    }
}

fn person_or_company(profile: &Profile, neighbours: Neighbours<'_>) -> Choice {
    let (person, company) = (
        neighbours.have(Field::Name),
        neighbours.have(Field::Company),
    );
    let companies = profile.share(Shape::Company) >= HALF;
    match (person, company) {
        (true, true) => Choice::extra("other columns are the person and the company"),
        (false, true) => Choice::field(Field::Name, "another column is the company"),
        (true, false) => Choice::field(Field::Company, "another column is the person"),
        (false, false) if companies => {
            Choice::field(Field::Company, "the cells look like companies")
        }
        (false, false) => Choice::field(Field::Name, "header; no other column is a person's name"),
    }
}

fn phone_or_mobile(profile: &Profile, neighbours: Neighbours<'_>) -> Choice {
    if profile.share(Shape::Mobile) >= NEARLY_ALL && !neighbours.have(Field::Mobile) {
        return Choice::field(Field::Mobile, "nearly all cells are mobile numbers");
    }
    Choice::field(Field::Phone, "header")
}

fn any_contact(profile: &Profile, neighbours: Neighbours<'_>) -> Choice {
    let shapes = [
        (
            Shape::Mobile,
            Field::Mobile,
            "nearly all cells are mobile numbers",
        ),
        (
            Shape::Email,
            Field::Email,
            "nearly all cells are e-mail addresses",
        ),
        (
            Shape::Phone,
            Field::Phone,
            "nearly all cells are telephone numbers",
        ),
    ];
    let found = shapes
        .into_iter()
        .find(|(shape, field, _)| profile.share(*shape) >= NEARLY_ALL && !neighbours.have(*field));
    if let Some((_, field, reason)) = found {
        return Choice::field(field, reason);
    }
    let numbers = profile.share(Shape::Mobile) + profile.share(Shape::Phone);
    if numbers >= HALF {
        return Choice::field(
            Field::Phone,
            "most cells are numbers, of more than one kind",
        );
    }
    Choice::extra("it may hold numbers, mail or WeChat; name its field with --map")
}
