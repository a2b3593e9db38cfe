//! Columns of text in a terminal.

use unicode_width::UnicodeWidthStr;

use super::cells::heading;

/// Rows whose cells stand under each other, two spaces apart. The spaces within a cell are plain ones, so that what is searched
/// for in a terminal is found.
pub(crate) fn table(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width_of = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max();
    let widths: Vec<usize> = (0..columns).map(|column| width_of(column).unwrap_or(0)).collect();
    let mut text = String::new();
    for row in rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            line += &cell.replace('\u{a0}', " ");
            line += &" ".repeat(width.saturating_sub(cell.width()) + 2);
        }
        text += line.trim_end();
        text.push('\n');
    }
    text
}

/// A table below its title; nothing where it has no rows.
pub(crate) fn section(title: &str, rows: &[Vec<String>]) -> String {
    if rows.is_empty() { String::new() } else { format!("{}\n{}", heading(title), table(rows)) }
}

/// Sections with a line between them; one that has nothing to say is left out.
pub(crate) fn joined(sections: impl IntoIterator<Item = String>) -> String {
    sections.into_iter().filter(|section| !section.is_empty()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use downboard_core::model::{Lang, Status};
    use downboard_words::{duration, words};

    #[test]
    fn a_korean_syllable_is_two_cells_wide() {
        let [down, up] = [Status::MajorOutage, Status::Operational].map(|status| words(Lang::Ko).status(status));
        let rows = [[down, "2"], ["LINE app", up]].map(|row| row.map(str::to_owned).to_vec());
        let gap = " ".repeat("LINE app".len() - 2 * down.chars().count() + 2);
        assert_eq!(table(&rows), format!("{down}{gap}2\nLINE app  {up}\n"));
    }

    #[test]
    fn a_space_that_does_not_break_on_a_page_is_a_space_in_a_terminal() {
        assert_eq!(table(&[vec![duration(Lang::En, 90)]]), "1 h 30 min\n");
    }
}
