//! The nouns that the doors use.

#[path = "../../src/model/cells.rs"]
mod cells;
#[path = "../../src/model/field.rs"]
mod field;
#[path = "../../src/model/kind.rs"]
mod kind;

pub use cells::{CellRows, Cells};
pub use field::Field;
pub use kind::ListKind;
