//! Rows as a document.

use ::csv::{Terminator, WriterBuilder};

use super::cell::Cell;

/// By this mark a spreadsheet sees that the text is UTF-8; without it, Korean is read in the code page of the machine.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A document with a head and rows. Its lines end in CR and LF.
pub(super) fn document<const COLUMNS: usize>(
    head: [&str; COLUMNS],
    rows: impl IntoIterator<Item = [Cell; COLUMNS]>,
) -> String {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    let head = std::iter::once(head.map(Cell::text));
    // All rows have as many cells as their type says, and memory takes every byte, so there is no row that is not written.
    let written = head.chain(rows).try_for_each(|row| writer.write_record(&row));
    let bytes = written.ok().and_then(|()| writer.into_inner().ok()).unwrap_or_default();
    format!("{BYTE_ORDER_MARK}{}", String::from_utf8_lossy(&bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_a_separator_a_quote_or_a_line_is_quoted() {
        let rows = [["a, b", "c \"d\""], ["e\nf", ""]].map(|row| row.map(Cell::text));
        assert_eq!(document(["One", "Two"], rows), "\u{feff}One,Two\r\n\"a, b\",\"c \"\"d\"\"\"\r\n\"e\nf\",\r\n");
    }
}
