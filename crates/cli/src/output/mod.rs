//! What several commands print: a board's records as JSON, and the tables of a terminal.

pub(crate) mod affected;
pub(crate) mod cells;
pub(crate) mod comparison;
pub(crate) mod counted;
pub(crate) mod evidence;
pub(crate) mod figures;
pub(crate) mod recovery;
pub(crate) mod sites;
pub(crate) mod table;
