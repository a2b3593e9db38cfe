//! What several commands print: the tables of a terminal.

pub(crate) mod cells;
pub(crate) mod comparison;
pub(crate) mod figures;
pub(crate) mod rules;
pub(crate) mod table;
