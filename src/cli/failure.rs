//! Every way a command can fail: its heading, its exit code, its hint.

use super::lang::Lang;
use crate::export::ExportError;
use crate::import::{ImportError, SaveError};
use crate::review::RulingError;
use crate::rules::RulesError;
use crate::run::Cancelled;
use crate::store::StoreError;

/// Why a command stopped.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    /// The command line asks for something that cannot be.
    #[error("{message}")]
    Usage {
        /// What.
        message: String,
        /// What to do about it.
        hint: Option<&'static str>,
    },
    /// The rules or `iclear.toml` cannot be used.
    #[error(transparent)]
    Rules(#[from] RulesError),
    /// A list is not what the rules say a list must be.
    #[error("{0}")]
    Unfit(String),
    /// A file cannot be read.
    #[error(transparent)]
    Import(ImportError),
    /// The store cannot be used.
    #[error(transparent)]
    Store(StoreError),
    /// A file cannot be written.
    #[error(transparent)]
    Export(ExportError),
    /// The configuration cannot be written.
    #[error(transparent)]
    Configuration(#[from] SaveError),
    /// Stdout is gone.
    #[error("standard output cannot be written: {0}")]
    Stdout(#[from] std::io::Error),
    /// The user asked to stop; the heading says so already.
    #[error("nothing was changed")]
    Cancelled(#[from] Cancelled),
}

impl From<ImportError> for Failure {
    fn from(error: ImportError) -> Self {
        match error {
            ImportError::Cancelled(cancelled) => Failure::Cancelled(cancelled),
            ImportError::NotFound { hint, .. } => Failure::Usage {
                message: error.to_string(),
                hint: Some(hint),
            },
            other => Failure::Import(other),
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Cancelled(cancelled) => Failure::Cancelled(cancelled),
            StoreError::NoRun { .. }
            | StoreError::UndoneAlready { .. }
            | StoreError::LaterRuns { .. }
            | StoreError::DecisionsStand { .. }
            | StoreError::NotTakenBack { .. }
            | StoreError::NoReview { .. }
            | StoreError::NoRecord { .. }
            | StoreError::NoCampaign { .. }
            | StoreError::CampaignThere { .. }
            | StoreError::NoContact { .. } => Failure::Usage {
                message: error.to_string(),
                hint: error.hint(),
            },
            other => Failure::Store(other),
        }
    }
}

impl From<RulingError> for Failure {
    fn from(error: RulingError) -> Self {
        match error {
            RulingError::Store(error) => error.into(),
            other => Failure::Usage {
                message: other.to_string(),
                hint: None,
            },
        }
    }
}

impl From<ExportError> for Failure {
    fn from(error: ExportError) -> Self {
        match error {
            ExportError::UnknownEnding { .. } => Failure::Usage {
                message: error.to_string(),
                hint: error.hint(),
            },
            ExportError::Store(error) => error.into(),
            other => Failure::Export(other),
        }
    }
}

impl<E: Into<Failure>> From<crate::dedupe::Stopped<E>> for Failure {
    fn from(stopped: crate::dedupe::Stopped<E>) -> Self {
        match stopped {
            crate::dedupe::Stopped::Cancelled(cancelled) => Failure::Cancelled(cancelled),
            crate::dedupe::Stopped::Known(error) => error.into(),
        }
    }
}

impl From<std::convert::Infallible> for Failure {
    fn from(never: std::convert::Infallible) -> Self {
        match never {}
    }
}

impl Failure {
    /// The exit code of the contract.
    pub(super) fn exit_code(&self) -> u8 {
        match self {
            Failure::Usage { .. }
            | Failure::Rules(_)
            | Failure::Store(StoreError::NoEncryption { .. } | StoreError::NoKey { .. }) => 2,
            Failure::Store(StoreError::Locked { .. }) => 4,
            Failure::Unfit(_)
            | Failure::Import(_)
            | Failure::Store(_)
            | Failure::Export(_)
            | Failure::Configuration(_)
            | Failure::Stdout(_) => 3,
            Failure::Cancelled(_) => 130,
        }
    }

    /// What stands before the message.
    pub(super) fn heading(&self, lang: Lang) -> &'static str {
        match self {
            Failure::Usage { .. } => lang.pick("usage", "用法"),
            Failure::Rules(_) => lang.pick("rules", "规则"),
            Failure::Unfit(_) | Failure::Import(_) => lang.pick("input", "输入"),
            Failure::Store(_) => lang.pick("store", "客户库"),
            Failure::Export(_) | Failure::Configuration(_) | Failure::Stdout(_) => {
                lang.pick("output", "输出")
            }
            Failure::Cancelled(_) => lang.pick("interrupted", "已中断"),
        }
    }

    /// What went wrong; of a lock also since when it is held.
    pub(super) fn message(&self, now: &jiff::Zoned, lang: Lang) -> String {
        let since = match self {
            Failure::Store(StoreError::Locked { since, .. }) => since.and_then(|since| {
                let since = jiff::Timestamp::try_from(since).ok()?;
                Some(since.to_zoned(now.time_zone().clone()))
            }),
            _ => None,
        };
        let Some(since) = since else {
            return self.to_string();
        };
        let minutes = now.duration_since(&since).as_secs() / 60;
        let at = since.strftime("%Y-%m-%d %H:%M:%S");
        match lang {
            Lang::English => format!("{self}, since {at} ({minutes} min)"),
            Lang::Chinese => format!("{self}（自 {at} 起，{minutes} 分钟）"),
        }
    }

    /// What to do about it.
    pub(super) fn hint(&self) -> Option<&'static str> {
        match self {
            Failure::Usage { hint, .. } => *hint,
            Failure::Unfit(_) => {
                Some("nothing was written; the limit stands under [[list]] in checks.toml")
            }
            Failure::Import(error) => error.hint(),
            Failure::Store(error) => error.hint(),
            Failure::Export(error) => error.hint(),
            _ => None,
        }
    }

    /// Whether the reader of a pipe has gone away, which is no failure worth a word.
    pub(super) fn is_broken_pipe(&self) -> bool {
        match self {
            Failure::Stdout(source) | Failure::Export(ExportError::Unwritable { source, .. }) => {
                source.kind() == std::io::ErrorKind::BrokenPipe
            }
            _ => false,
        }
    }
}
