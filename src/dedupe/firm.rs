//! A company, cut up for comparing.
//!
//! What comes in: a cell. What goes out: a [`Firm`]. How a company's name is taken apart is `value`'s affair.

use crate::rules::Bits;
use crate::value::{company, han};

use super::compare::text::Letters;
use super::keys::{self, NONE, TextId};

/// A company, ready to be compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Firm {
    /// The number of the key.
    pub(super) id: TextId,
    /// The name without legal form, brackets and spaces.
    pub(super) key: Box<str>,
    /// The letters of the key.
    pub(super) letters: Letters,
    /// The number of the word of its own, and that of where it is registered and which branch of it this is; [`NONE`] for
    /// names in other letters. Most pairs of companies are told apart by these two, without a look at their texts.
    pub(super) core: TextId,
    pub(super) seat: TextId,
    /// The word of its own, what it does, where it is registered, and which branch of it; for names in Han characters.
    pub(super) parts: Option<Box<FirmParts>>,
    /// How rare it is, as far as the list at hand tells; zero where nothing is known of it.
    pub(super) rarity: Bits,
}

/// The parts of a Chinese company's name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct FirmParts {
    pub(super) region: Box<str>,
    pub(super) core: Box<str>,
    pub(super) trade: Box<str>,
    pub(super) branch: Box<str>,
}

impl Firm {
    /// The company that `text` names.
    pub(super) fn of(text: &str) -> Self {
        if text.is_empty() || company::is_placeholder(text) {
            return Firm::default();
        }
        let parts = company::parse(text);
        let key: Box<str> = keys::solid(&parts.key()).as_str().into();
        let is_han = han::has_han(text);
        let seat = || keys::combine(&[keys::id(&parts.region), keys::id(&parts.branch)]).max(1);
        Firm {
            id: keys::id(&key),
            letters: Letters::of(&key),
            key,
            core: if is_han { keys::id(&parts.core) } else { NONE },
            seat: if is_han { seat() } else { NONE },
            rarity: Bits::ZERO,
            parts: is_han.then(|| {
                Box::new(FirmParts {
                    region: parts.region.into(),
                    core: parts.core.into(),
                    trade: parts.trade.into(),
                    branch: parts.branch.into(),
                })
            }),
        }
    }

    /// Whether there is none.
    pub(super) fn is_absent(&self) -> bool {
        self.id == NONE
    }

    /// The beginning of its own word: what its short forms have in common with it.
    pub(super) fn head(&self) -> TextId {
        let core = self.parts.as_ref().map_or(&*self.key, |parts| &*parts.core);
        let end = core
            .char_indices()
            .nth(6)
            .map_or(core.len(), |(end, _)| end);
        keys::id(&core[..end])
    }
}
