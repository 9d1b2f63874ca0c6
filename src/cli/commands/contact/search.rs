//! `iclear contact search`: finds contacts by what a person has of them.

use serde::Serialize;

use crate::cli::Verdict;
use crate::cli::args::{Format, SearchArgs};
use crate::cli::failure::Failure;
use crate::cli::invocation::Invocation;
use crate::cli::lang::{Lang, grouped};
use crate::cli::mask::Mask;
use crate::cli::table::{Align, plain};
use crate::dedupe::{Status, lookup_keys};
use crate::model::{ContactId, Field, FrameBuilder, RowDraft};
use crate::rules::RuleBook;
use crate::standardize::standard_cells;
use crate::store::{Access, Among, Store};
use crate::value::needle::Needle;

/// What was found.
#[derive(Serialize)]
struct Found {
    /// How many contacts there are; not all may be shown.
    total: usize,
    contacts: Vec<Hit>,
}

/// A contact that was found: the values that tell people apart.
#[derive(Serialize)]
struct Hit {
    contact_id: ContactId,
    status: Status,
    #[serde(flatten, serialize_with = "as_map")]
    values: Vec<(Field, Option<String>)>,
}

fn as_map<S: serde::Serializer>(
    values: &[(Field, Option<String>)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(values.iter().map(|(field, value)| (field.name(), value)))
}

/// The fields that are searched.
const SEARCHED: [Field; 10] = [
    Field::Name,
    Field::Company,
    Field::Mobile,
    Field::MobileAlt,
    Field::Phone,
    Field::PhoneAlt,
    Field::Email,
    Field::EmailAlt,
    Field::IdNumber,
    Field::SourceKey,
];

/// The fields that are shown.
const SHOWN: [Field; 6] = [
    Field::Name,
    Field::Mobile,
    Field::Phone,
    Field::Email,
    Field::Company,
    Field::City,
];

/// Searches and prints.
pub(super) fn run(args: &SearchArgs, invocation: &Invocation) -> Result<Verdict, Failure> {
    let rules = invocation.store_rules()?;
    let store = Store::open(invocation.site(), Access::Read)?;
    let among = match args.deleted {
        true => Among::Any,
        false => Among::Live,
    };
    let words: Vec<Word> = args
        .text
        .iter()
        .filter_map(|text| Word::of(text, &rules))
        .collect();
    if words.is_empty() {
        return Err(Failure::Usage {
            message: "there is nothing to look for".to_owned(),
            hint: Some("name a person, a number, a mail address or a company"),
        });
    }
    let ids = match indexed(&store, &words, among, &rules)? {
        found if found.is_empty() => scanned(&store, &words, among)?,
        found => found,
    };
    let shown = ids.iter().take(args.limit);
    let found = Found {
        total: ids.len(),
        contacts: shown
            .map(|&id| hit(&store, id, invocation.mask()))
            .collect::<Result<_, _>>()?,
    };
    tell(&found, invocation)
}

/// A word of the search, and the standard forms that it may have in the store.
struct Word {
    text: String,
    needle: Needle,
    forms: Vec<(Field, String)>,
}

impl Word {
    fn of(text: &str, rules: &RuleBook) -> Option<Self> {
        let needle = Needle::of(text)?;
        let fields: &[Field] = match &needle {
            Needle::Number(_) => &[Field::Mobile, Field::Phone, Field::IdNumber],
            Needle::Email(_) => &[Field::Email],
            // A Latin word may be the sound of a Han name, which no key tells.
            Needle::Words { latin: true, .. } => &[],
            Needle::Words { .. } => &[Field::Name],
        };
        let form = |&field: &Field| {
            let (values, _) = standard_cells(&[(field, text.to_owned())], &rules.standardize);
            Some((field, values.get(&field)?.clone()?))
        };
        let forms = fields.iter().filter_map(form).collect();
        Some(Word {
            text: text.trim().to_owned(),
            needle,
            forms,
        })
    }

    /// Whether a value of a field has it in it.
    fn is_in(&self, field: Field, value: &str) -> bool {
        let whole = |(_, form): &(Field, String)| value.split(';').any(|one| one == form);
        let needle = &self.needle;
        self.forms.iter().any(whole)
            || match field {
                Field::Name => needle.is_in_name(value),
                Field::Email | Field::EmailAlt => needle.is_in_email(value),
                Field::Company | Field::SourceKey => needle.is_in_text(value),
                _ => needle.is_in_number(value),
            }
    }
}

/// Whether every word is in one of the values.
fn is_found(words: &[Word], values: &[(Field, &str)]) -> bool {
    words.iter().all(|word| {
        let mut values = values.iter();
        values.any(|(field, value)| SEARCHED.contains(field) && word.is_in(*field, value))
    })
}

/// The contacts that the index of keys leads to; older values count too.
fn indexed(
    store: &Store,
    words: &[Word],
    among: Among,
    rules: &RuleBook,
) -> Result<Vec<ContactId>, Failure> {
    let mut builder = FrameBuilder::with_capacity(1);
    for (field, form) in words.iter().flat_map(|word| &word.forms) {
        let mut draft = RowDraft::default();
        draft.set(*field, form.as_str());
        builder.push(&draft);
    }
    let frame = builder.finish();
    let keys: Vec<_> = frame
        .rows()
        .flat_map(|row| lookup_keys(row, &rules.matching))
        .collect();
    let mut found = Vec::new();
    for contact in store.with_keys(&keys)? {
        let person = store.person(contact)?;
        if person.status == Status::Deleted && among == Among::Live {
            continue;
        }
        let mut values: Vec<(Field, String)> = Vec::new();
        let golden = Field::ALL.into_iter().zip(person.values);
        values.extend(golden.filter_map(|(field, value)| Some((field, value?))));
        for record in store.records_of(contact)? {
            values.extend(store.record(record)?.fields);
        }
        let values = values.iter().map(|(field, value)| (*field, value.as_str()));
        if is_found(words, &values.collect::<Vec<_>>()) {
            found.push(contact);
        }
    }
    Ok(found)
}

/// The contacts that have the words in their golden values, looked at one after another.
fn scanned(store: &Store, words: &[Word], among: Among) -> Result<Vec<ContactId>, Failure> {
    let mut found = Vec::new();
    store.each_with(among, &SEARCHED, |contact, values| {
        let values = SEARCHED.iter().zip(values);
        let values = values.filter_map(|(field, value)| Some((*field, (*value)?)));
        let values: Vec<(Field, &str)> = values.collect();
        if is_found(words, &values) {
            let whole = |word: &Word| values.iter().any(|(_, value)| *value == word.text);
            found.push((!words.iter().any(whole), contact));
        }
    })?;
    // Who has a word as a whole value comes first.
    found.sort_unstable();
    Ok(found.into_iter().map(|(_, contact)| contact).collect())
}

fn hit(store: &Store, contact: ContactId, mask: Mask) -> Result<Hit, Failure> {
    let person = store.person(contact)?;
    let value = |field: Field| (field, mask.maybe(field, person.value(field)));
    Ok(Hit {
        contact_id: contact,
        status: person.status,
        values: SHOWN.map(value).to_vec(),
    })
}

fn tell(found: &Found, invocation: &Invocation) -> Result<Verdict, Failure> {
    if invocation.common.format == Format::Json {
        invocation.print_json(found)?;
        return Ok(Verdict::Done);
    }
    let lang = invocation.terminal.lang;
    if found.total == 0 {
        invocation
            .terminal
            .say(lang.pick("nobody was found", "没有找到"));
        return Ok(Verdict::Done);
    }
    invocation.terminal.data(&table(found, lang))?;
    let rest = grouped((found.total - found.contacts.len()) as u64);
    if found.total > found.contacts.len() {
        invocation.terminal.say(&match lang {
            Lang::English => format!("{rest} more; --limit shows them"),
            Lang::Chinese => format!("另有 {rest} 位；用 --limit 显示"),
        });
    }
    Ok(Verdict::Done)
}

fn table(found: &Found, lang: Lang) -> String {
    let mut heading = vec![(lang.pick("contact", "客户"), Align::Left)];
    heading.extend(SHOWN.map(|field| (lang.pick(field.name(), field.name_zh()), Align::Left)));
    heading.push(("", Align::Left));
    let rows = found.contacts.iter().map(|hit| {
        let mut row = vec![hit.contact_id.to_string()];
        row.extend(
            hit.values
                .iter()
                .map(|(_, value)| value.clone().unwrap_or_default()),
        );
        row.push(match hit.status {
            Status::Live => String::new(),
            Status::Deleted => lang.pick("deleted", "已删除").to_owned(),
        });
        row
    });
    plain(&heading, rows)
}
