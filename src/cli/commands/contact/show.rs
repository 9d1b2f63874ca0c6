//! `iclear contact show`: a contact with everything behind it.

use super::addressed;
use crate::cli::Verdict;
use crate::cli::args::Format;
use crate::cli::failure::Failure;
use crate::cli::invocation::{Invocation, place};
use crate::cli::lang::{Lang, grouped};
use crate::cli::mask::Mask;
use crate::cli::table::{Align, plain};
use crate::cli::terminal::{HEADING, WARNING};
use crate::model::{ContactId, Field, RecordId};
use crate::review::{self, Portrait, Shown};
use crate::store::{Access, Purchases, Status, Store};

/// Shows and prints.
pub(super) fn run(contact: ContactId, invocation: &Invocation) -> Result<Verdict, Failure> {
    let store = Store::open(invocation.site(), Access::Read)?;
    let mut portrait = review::portrait(&store, contact)?;
    hide(&mut portrait, invocation.mask());
    match invocation.common.format {
        Format::Json => invocation.print_json(&portrait)?,
        Format::Human => {
            let text = render(&portrait, invocation.terminal.lang);
            invocation.terminal.data(&text)?;
        }
    }
    Ok(Verdict::Done)
}

fn hide(portrait: &mut Portrait, mask: Mask) {
    for shown in &mut portrait.values {
        shown.value = mask.maybe(shown.field, shown.value.as_deref());
    }
    for (field, value) in portrait
        .records
        .iter_mut()
        .flat_map(|record| &mut record.values)
    {
        *value = mask.value(*field, value);
    }
    addressed::hide(portrait, mask);
    let lines = portrait
        .purchases
        .iter_mut()
        .flat_map(|purchases| &mut purchases.lines);
    for line in lines {
        for (field, value) in [
            (Field::SourceKey, &mut line.source_key),
            (Field::Name, &mut line.name),
            (Field::Mobile, &mut line.mobile),
            (Field::Email, &mut line.email),
        ] {
            *value = mask.maybe(field, value.as_deref());
        }
    }
}

fn render(portrait: &Portrait, lang: Lang) -> String {
    let mut text = heading(portrait, lang);
    let values = portrait.values.iter().map(|shown| {
        let name = lang.pick(shown.field.name(), shown.field.name_zh());
        let value = shown.value.clone().unwrap_or_default();
        vec![name.to_owned(), value, origin(shown, lang)]
    });
    text.push_str(&plain(&[("", Align::Left); 3], values));
    let title = lang.pick("records", "记录");
    text.push_str(&format!("\n{HEADING}{title}{HEADING:#}\n"));
    let records = portrait.records.iter().map(|record| {
        let list = place(&record.place.file, record.place.sheet.as_deref());
        let values: Vec<&str> = record
            .values
            .iter()
            .map(|(_, value)| value.as_str())
            .collect();
        vec![
            record.record.to_string(),
            record.place.source.clone(),
            format!("{list}:{}", record.place.row),
            values.join(" · "),
            tied(record.record, portrait, lang),
        ]
    });
    text.push_str(&plain(&[("", Align::Left); 5], records));
    if let Some(purchases) = &portrait.purchases {
        text.push_str(&bought(purchases, lang));
    }
    text.push_str(&addressed::render(portrait, lang));
    if !portrait.review.is_empty() {
        let items: Vec<String> = portrait
            .review
            .iter()
            .map(|item| format!("#{item}"))
            .collect();
        let title = lang.pick("open review items", "待审项目");
        text.push_str(&format!("\n{title}: {}\n", items.join(" ")));
    }
    text
}

/// What ties a record to another of the contact; the first of them is tied to none.
fn tied(record: RecordId, portrait: &Portrait, lang: Lang) -> String {
    let Some(tied) = portrait.links.iter().find(|tied| tied.record == record) else {
        return String::new();
    };
    let weight = tied.weight.map(|weight| format!(" {weight:+.1}"));
    let reason = lang.tie(&tied.reason);
    format!("= {} ({reason}{})", tied.to, weight.unwrap_or_default())
}

/// What the contact has bought: the sums in a line, then the latest lines of its orders.
fn bought(purchases: &Purchases, lang: Lang) -> String {
    let sums = &purchases.sums;
    let (count, amount) = (grouped(sums.purchases), sums.amount);
    let days = match (&sums.first, &sums.last) {
        (Some(first), Some(last)) if first != last => format!(" {first} – {last}"),
        (Some(day), _) => format!(" {day}"),
        (None, _) => String::new(),
    };
    let title = lang.pick("purchases", "购买记录");
    let mut text = format!("\n{HEADING}{title}{HEADING:#}\n");
    text.push_str(&match lang {
        Lang::English => format!("  {count} purchases, {amount} in all{days}\n"),
        Lang::Chinese => format!("  共 {count} 次，{amount} 元{days}\n"),
    });
    let lines = purchases.lines.iter().map(|line| {
        let told = [&line.product, &line.status, &line.shop];
        let told: Vec<&str> = told.iter().filter_map(|cell| cell.as_deref()).collect();
        vec![
            line.day.clone(),
            line.order_no.clone().unwrap_or_default(),
            line.quantity.clone().unwrap_or_default(),
            line.amount.to_string(),
            told.join(" · "),
            line.source.clone(),
        ]
    });
    let columns = [
        ("", Align::Left),
        ("", Align::Left),
        ("", Align::Right),
        ("", Align::Right),
        ("", Align::Left),
        ("", Align::Left),
    ];
    text.push_str(&plain(&columns, lines));
    text
}

fn heading(portrait: &Portrait, lang: Lang) -> String {
    let contact = portrait.contact_id;
    let mut text = format!("{HEADING}{contact}{HEADING:#}");
    if let Some(asked) = portrait.asked_for {
        text.push_str(&match lang {
            Lang::English => format!("  ({asked} has become part of it)"),
            Lang::Chinese => format!("（{asked} 已并入）"),
        });
    }
    if portrait.status == Status::Deleted {
        let deleted = lang.pick("in the recycle bin", "在回收站中");
        text.push_str(&format!("  {WARNING}{deleted}{WARNING:#}"));
    }
    if !portrait.tags.is_empty() {
        text.push_str(&format!("  {}", portrait.tags.join(", ")));
    }
    text.push('\n');
    text
}

/// The edit or the records that a value comes from; one that was put together of several comes from none alone.
fn origin(shown: &Shown, lang: Lang) -> String {
    match shown.edit {
        Some(edit) => match lang {
            Lang::English => format!("{edit}, edited"),
            Lang::Chinese => format!("{edit}，人工修改"),
        },
        None => {
            let records: Vec<String> = shown.records.iter().map(RecordId::to_string).collect();
            let records = records.join(" ");
            match shown.chosen.as_ref().map(|chosen| chosen.because.as_str()) {
                None | Some("only" | "agreed") => records,
                Some(because) => match lang {
                    Lang::English => format!("{records} ({})", lang.because(because)),
                    Lang::Chinese => format!("{records}（{}）", lang.because(because)),
                },
            }
        }
    }
}
