//! How a contact is addressed, as `iclear contact show` tells it: the campaigns it was in, and what closes channels to it.

use crate::cli::commands::campaign::response_name;
use crate::cli::commands::suppress::{channel_name, hide as hide_suppressions, on_what};
use crate::cli::lang::Lang;
use crate::cli::mask::Mask;
use crate::cli::table::{Align, plain};
use crate::cli::terminal::HEADING;
use crate::model::{Channel, Field};
use crate::review::Portrait;

/// Hides the person.
pub(super) fn hide(portrait: &mut Portrait, mask: Mask) {
    for closing in &mut portrait.closed {
        hide_suppressions(std::slice::from_mut(&mut closing.suppression), mask);
    }
    for membership in &mut portrait.campaigns {
        let field = match membership.channel {
            Channel::Sms | Channel::Telephone => Field::Mobile,
            Channel::Email => Field::Email,
            Channel::Post => Field::Address,
        };
        membership.value = mask.value(field, &membership.value);
    }
}

/// The campaigns, then the closed channels; nothing where there are none.
pub(super) fn render(portrait: &Portrait, lang: Lang) -> String {
    let mut text = String::new();
    if !portrait.campaigns.is_empty() {
        text.push_str(&titled(
            lang.pick("campaigns", "营销活动"),
            &campaigns(portrait, lang),
        ));
    }
    if !portrait.closed.is_empty() {
        text.push_str(&titled(
            lang.pick("closed channels", "已屏蔽渠道"),
            &closed(portrait, lang),
        ));
    }
    text
}

fn titled(title: &str, table: &str) -> String {
    format!("\n{HEADING}{title}{HEADING:#}\n{table}")
}

fn campaigns(portrait: &Portrait, lang: Lang) -> String {
    let rows = portrait.campaigns.iter().map(|one| {
        let responses = one.responses.iter();
        let responses: Vec<&str> = responses.map(|one| response_name(*one, lang)).collect();
        vec![
            one.made_at.get(..10).unwrap_or_default().to_owned(),
            one.campaign.clone(),
            channel_name(one.channel, lang).to_owned(),
            one.value.clone(),
            responses.join(lang.pick(", ", "、")),
        ]
    });
    plain(&[("", Align::Left); 5], rows)
}

/// Which channels are closed, and by what.
fn closed(portrait: &Portrait, lang: Lang) -> String {
    let rows = portrait.closed.iter().map(|closing| {
        let line = &closing.suppression;
        let channels = closing.channels.iter();
        let names: Vec<&str> = channels.map(|one| channel_name(*one, lang)).collect();
        let told = [&line.reason, &line.origin];
        let told: Vec<&str> = told.iter().filter_map(|text| text.as_deref()).collect();
        vec![
            names.join(lang.pick(", ", "、")),
            line.id.to_string(),
            on_what(&line.held, lang),
            line.made_at.get(..10).unwrap_or_default().to_owned(),
            line.made_by.clone(),
            told.join(" · "),
        ]
    });
    plain(&[("", Align::Left); 6], rows)
}
