//! By which way people are addressed, and what comes back.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A way by which a contact is addressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Channel {
    /// A text message to a mobile number.
    Sms,
    /// A mail to an e-mail address.
    Email,
    /// A letter to a postal address.
    Post,
    /// A call to any number.
    Telephone,
}

impl Channel {
    /// Every channel.
    pub const ALL: [Channel; 4] = [
        Channel::Sms,
        Channel::Email,
        Channel::Post,
        Channel::Telephone,
    ];

    /// The name on the command line, in the store and in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Channel::Sms => "sms",
            Channel::Email => "email",
            Channel::Post => "post",
            Channel::Telephone => "telephone",
        }
    }
}

/// A name that is none of those there are.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{name}` is none of {known}")]
pub struct UnknownName {
    /// The name.
    pub name: String,
    /// Those there are.
    pub known: String,
}

impl UnknownName {
    /// A name that is none of `known`.
    #[must_use]
    pub fn among(name: &str, known: &[&str]) -> Self {
        UnknownName {
            name: name.to_owned(),
            known: known.join(", "),
        }
    }
}

impl FromStr for Channel {
    type Err = UnknownName;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let found = Channel::ALL.into_iter().find(|one| one.name() == name);
        found.ok_or_else(|| UnknownName::among(name, &Channel::ALL.map(Channel::name)))
    }
}

impl fmt::Display for Channel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// What came back of a message to a member of a campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Response {
    /// It arrived.
    Delivered,
    /// It did not arrive: nobody has the number or address, or nobody was reached.
    Bounced,
    /// The person answered.
    Replied,
    /// The person bought something.
    Bought,
    /// The person does not want to be addressed by this channel any more.
    Unsubscribed,
}

impl Response {
    /// Every response.
    pub const ALL: [Response; 5] = [
        Response::Delivered,
        Response::Bounced,
        Response::Replied,
        Response::Bought,
        Response::Unsubscribed,
    ];

    /// The name in rules, in the store and in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Response::Delivered => "delivered",
            Response::Bounced => "bounced",
            Response::Replied => "replied",
            Response::Bought => "bought",
            Response::Unsubscribed => "unsubscribed",
        }
    }
}

impl FromStr for Response {
    type Err = UnknownName;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let found = Response::ALL.into_iter().find(|one| one.name() == name);
        found.ok_or_else(|| UnknownName::among(name, &Response::ALL.map(Response::name)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_read_back_and_no_other() {
        for channel in Channel::ALL {
            assert_eq!(channel.name().parse(), Ok(channel));
        }
        for response in Response::ALL {
            assert_eq!(response.name().parse(), Ok(response));
        }
        let refused = "fax".parse::<Channel>().map_err(|error| error.to_string());
        assert_eq!(
            refused,
            Err("`fax` is none of sms, email, post, telephone".to_owned())
        );
        assert!(
            "SMS".parse::<Channel>().is_err(),
            "names are case-sensitive"
        );
    }
}
