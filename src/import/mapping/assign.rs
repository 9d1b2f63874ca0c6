//! Assigns columns to fields: dictionary, then cells, then whoever comes second.

use std::cmp::Reverse;

use super::overrides::Fixed;
use super::profile::Profile;
use super::unsure::{NEARLY_ALL, Neighbours, decide};
use super::{Choice, Evidence, Placed};
use crate::import::layout::{HeaderBy, HeaderCell};
use crate::import::shape::{Shape, shape_name};
use crate::model::{Field, ListKind};
use crate::rules::{FieldRules, HeaderHit, Meaning, Strength};

/// Cells that a column needs before its looks alone make it a field.
const ENOUGH_CELLS: usize = 5;
/// Below this share (per cent) of fitting cells a header is doubted, if the cells are plainly something else.
const HARDLY_ANY: usize = 20;

/// The reason of a column that the user named.
pub(super) const BY_USER: &str = "named by the user";

/// A column's wish for a field.
#[derive(Clone, Debug)]
struct Wish {
    column: usize,
    field: Field,
    strength: Strength,
    unsure: bool,
    /// Whether the column is a piece of the field only, and joins those that have it already.
    piece: bool,
    reason: String,
}

/// What becomes of every column.
pub(super) fn assign(
    evidence: &Evidence<'_>,
    fixed: &[Fixed],
    notes: &mut Vec<String>,
) -> Vec<Choice> {
    let hits: Vec<Option<HeaderHit>> = evidence
        .headers
        .iter()
        .map(|header| look_up(header, evidence.rules))
        .collect();
    let mut choices: Vec<Option<Choice>> = (0..hits.len()).map(|at| by_user(at, fixed)).collect();
    let wishes = wishes(evidence, &hits, fixed, &mut choices);
    let mut taken: Vec<(Field, usize)> = fixed
        .iter()
        .filter_map(|fixed| Some((fixed.field, *fixed.columns.first()?)))
        .collect();
    for wish in wishes {
        let column = wish.column;
        choices[column] = Some(grant(wish, evidence, &mut taken, notes));
    }
    by_cells(evidence, &mut taken, &mut choices);
    let unknown = || Choice::extra("no field is known by this header");
    choices
        .into_iter()
        .map(|choice| choice.unwrap_or_else(unknown))
        .collect()
}

fn by_user(column: usize, fixed: &[Fixed]) -> Option<Choice> {
    let owner = fixed.iter().find(|fixed| fixed.columns.contains(&column))?;
    Some(Choice {
        placed: Placed::ByUser(owner.field),
        reason: BY_USER.to_owned(),
    })
}

/// A header's meaning: all its rows together first, then its lowest row.
fn look_up(header: &HeaderCell, rules: &FieldRules) -> Option<HeaderHit> {
    let whole = rules.look_up(&header.joined);
    match whole {
        Some(hit) if hit.strength > Strength::Ending => whole,
        _ => rules.look_up(&header.leaf).or(whole),
    }
}

/// The wishes of all columns, the best founded first; columns that can have none get their choice at once.
fn wishes(
    evidence: &Evidence<'_>,
    hits: &[Option<HeaderHit>],
    fixed: &[Fixed],
    choices: &mut [Option<Choice>],
) -> Vec<Wish> {
    let mut sure: Vec<Field> = fixed.iter().map(|fixed| fixed.field).collect();
    for (column, hit) in hits.iter().enumerate() {
        if let (None, Some(Meaning::Field(field))) = (&choices[column], hit.map(|hit| hit.meaning))
        {
            sure.push(field);
        }
    }
    let kind = evidence.rules.kind();
    let mut wishes = Vec::new();
    for (column, hit) in hits.iter().enumerate() {
        let (None, Some(hit)) = (&choices[column], hit) else {
            continue;
        };
        if is_contradicted(*hit, &evidence.profiles[column]) {
            continue;
        }
        let read = match hit.meaning {
            Meaning::Part(field) => read_part(field, fixed, &sure),
            _ => read_hit(
                *hit,
                &evidence.profiles[column],
                Neighbours { sure: &sure },
                kind,
            ),
        };
        match read.placed {
            Placed::Field(field) if !evidence.rules.takes(field) => {
                choices[column] = Some(Choice::extra("a line of an order has no such field"));
            }
            Placed::Field(field) => wishes.push(Wish {
                column,
                field,
                strength: hit.strength,
                unsure: matches!(hit.meaning, Meaning::Unsure(_)),
                piece: matches!(hit.meaning, Meaning::Part(_)),
                reason: read.reason,
            }),
            _ => choices[column] = Some(read),
        }
    }
    // A header that is the field's own name was written by this program, or for it.
    let own_name = |wish: &Wish| evidence.headers[wish.column].label == wish.field.name();
    wishes.sort_by_key(|wish| {
        (
            wish.unsure,
            !own_name(wish),
            Reverse(wish.strength),
            wish.column,
        )
    });
    wishes
}

/// Whether only the end of the header names a field, and the cells are plainly something else: `E-mail 2 Address`.
fn is_contradicted(hit: HeaderHit, profile: &Profile) -> bool {
    let ending = hit.strength == Strength::Ending;
    matches!(hit.meaning, Meaning::Field(field) if ending && doubt(field, profile).is_some())
}

fn read_hit(
    hit: HeaderHit,
    profile: &Profile,
    neighbours: Neighbours<'_>,
    kind: ListKind,
) -> Choice {
    match hit.meaning {
        Meaning::Unsure(reading) => decide(reading, profile, neighbours),
        Meaning::RowNumber => Choice::extra("the number of the line is no key"),
        Meaning::SomeoneElse => Choice::extra("it is about someone other than the contact"),
        Meaning::ScaledAmount => Choice::extra("the amount is in thousands or more"),
        Meaning::Field(field) => read_field(field, hit.strength, profile, kind),
        Meaning::Part(field) => Choice::field(field, "header, a piece of it"),
    }
}

/// A piece of a street goes to the street; where the list has whole addresses alone, to those. The user's word on either
/// is whole.
fn read_part(field: Field, fixed: &[Fixed], sure: &[Field]) -> Choice {
    let whole = match field {
        Field::Street if !sure.contains(&Field::Street) && sure.contains(&Field::Address) => {
            Field::Address
        }
        other => other,
    };
    if fixed.iter().any(|fixed| fixed.field == whole) {
        return Choice::extra(format!("the user named other columns for `{whole}`"));
    }
    Choice::field(whole, "header, a piece of it")
}

fn read_field(field: Field, strength: Strength, profile: &Profile, kind: ListKind) -> Choice {
    // Who buys twice stands in a list of orders twice.
    let tells_rows_apart = kind == ListKind::Contacts;
    match field {
        Field::SourceKey if profile.share(Shape::IdNumber) >= NEARLY_ALL => {
            Choice::field(Field::IdNumber, "nearly all cells are identity numbers")
        }
        Field::SourceKey if tells_rows_apart && profile.filled > 0 && !profile.is_key() => {
            Choice::extra("it repeats or is missing, so it tells no rows apart")
        }
        Field::PhoneAlt if profile.share(Shape::Mobile) >= NEARLY_ALL => {
            Choice::field(Field::MobileAlt, "nearly all cells are mobile numbers")
        }
        _ => Choice::field(field, reason_of(strength)),
    }
}

fn reason_of(strength: Strength) -> &'static str {
    match strength {
        Strength::Whole => "header",
        Strength::Trimmed => "header, without words around it",
        Strength::Ending => "header, by its ending",
    }
}

/// Gives a column its field, or the field for further values, or leaves it as an extra.
fn grant(
    wish: Wish,
    evidence: &Evidence<'_>,
    taken: &mut Vec<(Field, usize)>,
    notes: &mut Vec<String>,
) -> Choice {
    if wish.piece {
        return Choice::field(wish.field, wish.reason);
    }
    let header = |column: usize| evidence.headers[column].label.as_str();
    let holder = taken.iter().find(|(field, _)| *field == wish.field);
    let Some(&(_, holder)) = holder else {
        taken.push((wish.field, wish.column));
        let doubt = doubt(wish.field, &evidence.profiles[wish.column]);
        if let Some(doubt) = &doubt {
            notes.push(format!("{}: {doubt}", header(wish.column)));
        }
        let reason = match doubt {
            Some(doubt) => format!("{}; {doubt}", wish.reason),
            None => wish.reason,
        };
        return Choice::field(wish.field, reason);
    };
    if let Some(further) = further(wish.field) {
        taken.push((further, wish.column));
        let reason = format!("{} is `{}` already", header(holder), wish.field);
        return Choice::field(further, reason);
    }
    let (field, this, other) = (wish.field, header(wish.column), header(holder));
    notes.push(format!(
        "{this} could be `{field}`, too; {other} was taken (--map {field}={this} to change it)"
    ));
    Choice::extra(format!("could be `{field}`, which {other} is already"))
}

/// The field that a second value of `field` goes to.
fn further(field: Field) -> Option<Field> {
    match field {
        Field::Mobile | Field::MobileAlt => Some(Field::MobileAlt),
        Field::Phone | Field::PhoneAlt => Some(Field::PhoneAlt),
        Field::Email | Field::EmailAlt => Some(Field::EmailAlt),
        _ => None,
    }
}

/// What speaks against a header, where the cells are plainly something else.
fn doubt(field: Field, profile: &Profile) -> Option<String> {
    let fitting: &[Shape] = match field {
        Field::Mobile | Field::Phone => &[Shape::Mobile, Shape::Phone],
        Field::Email => &[Shape::Email],
        Field::IdNumber => &[Shape::IdNumber],
        Field::Postcode => &[Shape::Number],
        Field::Name | Field::Company => &[Shape::Person, Shape::Company, Shape::Text],
        Field::Address => &[Shape::Address, Shape::Text, Shape::Company],
        _ => return None,
    };
    let fits: usize = fitting.iter().map(|shape| profile.share(*shape)).sum();
    let usual = profile.usual_shape()?;
    let plain = [
        Shape::Mobile,
        Shape::Email,
        Shape::IdNumber,
        Shape::Address,
        Shape::Date,
    ];
    let other = plain.contains(&usual) && profile.share(usual) >= NEARLY_ALL;
    (fits < HARDLY_ANY && other && profile.filled >= ENOUGH_CELLS)
        .then(|| format!("the cells look like {}", shape_name(usual)))
}

/// Columns without a known header whose cells are unmistakable.
///
/// Two such columns for one field are two readings, and both stay extras, except numbers and mail, which have a field
/// for further values.
fn by_cells(
    evidence: &Evidence<'_>,
    taken: &mut Vec<(Field, usize)>,
    choices: &mut [Option<Choice>],
) {
    let absent = evidence.header_by == HeaderBy::Absent;
    let looks: Vec<Option<Field>> = (0..choices.len())
        .map(|column| match choices[column] {
            None => looks_like(&evidence.profiles[column], absent)
                .filter(|field| evidence.rules.takes(*field)),
            Some(_) => None,
        })
        .collect();
    for (column, field) in looks.iter().enumerate() {
        let Some(field) = *field else { continue };
        let rivals = looks.iter().filter(|other| **other == Some(field)).count();
        let is_free = !taken.iter().any(|(known, _)| *known == field);
        let choice = match further(field) {
            Some(further) if !is_free => Choice::field(further, "its cells; the field is taken"),
            Some(_) => Choice::field(field, "its cells"),
            None if is_free && rivals == 1 => Choice::field(field, "its cells"),
            None => Choice::extra(format!("looks like `{field}`, as another column does")),
        };
        if let Placed::Field(field) = choice.placed {
            taken.push((field, column));
        }
        choices[column] = Some(choice);
    }
}

/// The field that the cells alone show. Without any header, names and companies count, too.
fn looks_like(profile: &Profile, headers_absent: bool) -> Option<Field> {
    let enough = if headers_absent { 1 } else { ENOUGH_CELLS };
    if profile.filled < enough {
        return None;
    }
    let shapes = [
        (Shape::Mobile, Field::Mobile),
        (Shape::Email, Field::Email),
        (Shape::IdNumber, Field::IdNumber),
        (Shape::Address, Field::Address),
    ];
    let plain = shapes
        .into_iter()
        .find(|(shape, _)| profile.share(*shape) >= NEARLY_ALL);
    if plain.is_some() || !headers_absent {
        return plain.map(|(_, field)| field);
    }
    if profile.share(Shape::Company) >= NEARLY_ALL {
        return Some(Field::Company);
    }
    if profile.share(Shape::Phone) >= NEARLY_ALL {
        return Some(Field::Phone);
    }
    (profile.surname_share() >= NEARLY_ALL).then_some(Field::Name)
}
