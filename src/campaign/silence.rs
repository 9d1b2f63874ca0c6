//! What a suppression closes: one channel, or all that lead to the person.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

use super::ChannelValue;
use crate::model::{Channel, UnknownName};

/// What a suppression closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Silence {
    /// One channel.
    Of(Channel),
    /// Every channel.
    All,
}

impl Silence {
    /// The name of [`Silence::All`].
    const ALL: &'static str = "all";

    /// The name on the command line, in the store and in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Silence::Of(channel) => channel.name(),
            Silence::All => Self::ALL,
        }
    }

    /// Whether a channel is closed by a wish that is held on a whole contact.
    #[must_use]
    pub fn closes(self, channel: Channel) -> bool {
        match self {
            Silence::All => true,
            Silence::Of(one) => one == channel,
        }
    }

    /// Whether a channel to one who has `value` is closed by a wish that is held on it.
    ///
    /// A mobile number or a mail address is a person's, so the wish is, too: `all` closes the letter box as well. A
    /// landline or a postal address is a household's or a firm's; it closes only the channel that it belongs to, for
    /// who asks a switchboard to be left alone does not speak for his colleagues' mobiles.
    #[must_use]
    pub fn closes_by(self, value: &ChannelValue, channel: Channel) -> bool {
        self.closes(channel) && value.speaks_for(channel)
    }
}

impl FromStr for Silence {
    type Err = UnknownName;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        if name == Self::ALL {
            return Ok(Silence::All);
        }
        let channel = name.parse::<Channel>().map_err(|unknown| UnknownName {
            known: format!("{}, {}", unknown.known, Self::ALL),
            ..unknown
        })?;
        Ok(Silence::Of(channel))
    }
}

impl fmt::Display for Silence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl Serialize for Silence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::ValueKind;

    #[test]
    fn a_wish_closes_what_its_value_speaks_for_and_nothing_else() {
        use Channel::{Email, Post, Sms, Telephone};
        let cases = [
            (
                "a mobile, all",
                ValueKind::Number,
                "13912345678",
                Silence::All,
                &[Sms, Email, Post, Telephone][..],
            ),
            (
                "a mobile, one channel",
                ValueKind::Number,
                "13912345678",
                Silence::Of(Sms),
                &[Sms],
            ),
            (
                "a landline, all",
                ValueKind::Number,
                "021-62345678",
                Silence::All,
                &[Telephone],
            ),
            (
                "a mail address, all",
                ValueKind::Email,
                "a@x.cn",
                Silence::All,
                &[Sms, Email, Post, Telephone],
            ),
            (
                "a postal address, all",
                ValueKind::Address,
                "上海市徐汇区虹漕路2号",
                Silence::All,
                &[Post],
            ),
        ];
        for (case, kind, text, silence, closed) in cases {
            let value = ChannelValue::new(kind, text).expect("a value");
            let closes = |channel: &Channel| silence.closes_by(&value, *channel);
            let found: Vec<Channel> = Channel::ALL.into_iter().filter(closes).collect();
            assert_eq!(found, closed, "{case}");
        }
    }

    #[test]
    fn a_silence_is_named_by_its_channel_or_all() {
        for name in ["sms", "email", "post", "telephone", "all"] {
            assert_eq!(name.parse::<Silence>().map(Silence::name), Ok(name));
        }
        assert!("none".parse::<Silence>().is_err());
    }
}
