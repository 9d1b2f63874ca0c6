//! `iclear contact erase`: destroys what is known of a person, once it is certain that this is meant.

use crate::cli::Verdict;
use crate::cli::args::{EraseArgs, Format};
use crate::cli::environment;
use crate::cli::failure::Failure;
use crate::cli::invocation::Invocation;
use crate::cli::lang::{Lang, grouped};
use crate::model::{ContactId, Field};
use crate::store::{Erasing, Erasure, Store};

/// Erases and says what is gone.
pub(super) fn run(args: &EraseArgs, invocation: &Invocation) -> Result<Verdict, Failure> {
    let lang = invocation.terminal.lang;
    let mut store = invocation.known_store()?;
    let contact = store.resolve(args.contact)?;
    if !args.yes && !is_meant(&store, contact, invocation)? {
        invocation
            .terminal
            .say(lang.pick("nothing was erased", "未作任何删除"));
        return Ok(Verdict::Done);
    }
    let by = environment::speaker(None);
    let erasure = store.erase(
        contact,
        &Erasing {
            at: &invocation.started_at(),
            by: &by,
            reason: args.reason.as_deref(),
        },
    )?;
    if invocation.common.format == Format::Json {
        invocation.print_json(&erasure)?;
    }
    invocation.terminal.say(&gone(&erasure, lang));
    if erasure.lingers {
        invocation.terminal.say(lang.pick(
            "Another program still reads the store; old pages leave its log when that is done.",
            "另有程序正在读取客户库；待其结束后，日志文件中的旧页面才会清除。",
        ));
    }
    Ok(Verdict::Done)
}

/// Asks; where there is nobody to ask, refuses.
fn is_meant(store: &Store, contact: ContactId, invocation: &Invocation) -> Result<bool, Failure> {
    let lang = invocation.terminal.lang;
    let person = store.person(contact)?;
    let name = invocation
        .mask()
        .maybe(Field::Name, person.value(Field::Name));
    let name = name.unwrap_or_default();
    let question = match lang {
        Lang::English => format!("{contact} {name}: erase this person for good? [y/N]"),
        Lang::Chinese => format!("{contact} {name}：永久删除此人？[y/N]"),
    };
    let answer = invocation.terminal.ask(&question)?;
    let Some(answer) = answer else {
        return Err(Failure::Usage {
            message: match lang {
                Lang::English => format!("{contact} would be erased for good"),
                Lang::Chinese => format!("{contact} 将被永久删除"),
            },
            hint: Some("--yes says that this is meant"),
        });
    };
    Ok(matches!(answer.trim(), "y" | "Y" | "yes" | "是"))
}

fn gone(erasure: &Erasure, lang: Lang) -> String {
    let contact = erasure.contact_id;
    let (records, rows) = (grouped(erasure.records), grouped(erasure.rows));
    match lang {
        Lang::English => format!(
            "{contact} is erased: {records} records, {rows} rows of lists. A list that brings this person again is turned away."
        ),
        Lang::Chinese => format!(
            "{contact} 已永久删除：{records} 条记录，名单中 {rows} 行。以后的名单再带来此人时将被剔除。"
        ),
    }
}
