//! Checks of purchase figures against one another.

pub mod amount_out_of_scale;
pub mod bought_without_orders;
pub mod broken_count;
pub mod count_out_of_scale;
pub mod negative_amount;
pub mod negative_count;
pub mod orders_without_amount;
pub mod spent_at_no_time;
pub mod spent_without_orders;
