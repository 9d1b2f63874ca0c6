//! The nouns of the house. Uses no other folder.

mod batch;
mod campaign;
mod cells;
mod field;
mod field_set;
mod finding;
mod frame;
mod ids;
mod kind;
mod ledger;
mod money;
mod parquet;
mod record;
mod transaction;

pub use batch::Batch;
pub use campaign::{Channel, Response, UnknownName};
pub use cells::{CellRows, Cells};
pub use field::{Field, ListField, UnknownField};
pub use field_set::FieldSet;
pub use finding::{Code, Finding, FindingKind, Kind, NotACode, Severity};
pub use frame::{
    ContactFrame, ContactRow, ExpressionFault, FrameBuilder, RowCondition, RowDraft, RowText,
    TODAY, TextColumn,
};
pub use ids::{
    CampaignId, ContactId, DecisionId, EditId, InputIx, RecordId, ReviewId, RowIx, RunId,
    SuppressionId, TransactionId,
};
pub use kind::ListKind;
pub use ledger::{Ledger, Outcome};
pub use money::Money;
pub use parquet::{ParquetError, ParquetRows, ParquetTable};
pub use record::{ColumnUse, Input, InputColumn, Origin, RecordRows, Rejected};
pub use transaction::{AmountOf, LineDigest, Slot, Standing, Transaction};
