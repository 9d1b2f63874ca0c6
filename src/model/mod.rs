//! The nouns of the house. Uses no other folder.

mod batch;
mod cells;
mod field;
mod field_set;
mod finding;
mod frame;
mod ids;
mod ledger;
mod parquet;
mod record;

pub use batch::Batch;
pub use cells::{CellRows, Cells};
pub use field::{Field, UnknownField};
pub use field_set::FieldSet;
pub use finding::{Code, Finding, FindingKind, Kind, NotACode, Severity};
pub use frame::{
    ContactFrame, ContactRow, ExpressionFault, FrameBuilder, RowCondition, RowDraft, RowText,
    TODAY, TextColumn,
};
pub use ids::{ContactId, DecisionId, EditId, InputIx, RecordId, ReviewId, RowIx, RunId};
pub use ledger::{Ledger, Outcome};
pub use parquet::{ParquetError, ParquetRows, ParquetTable};
pub use record::{ColumnUse, Input, InputColumn, Origin, RecordRows, Rejected};
