//! Documents as people make them: what is typed, read as it was meant, and documents written so that a change of one record is a
//! change of one place. For the command line and for the page on which boards are made; neither files nor a browser are known here.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod boards;
pub mod canonical;
mod hangul;
pub mod ids;
pub mod moments;
pub mod records;
pub mod shapes;
mod spoken;
