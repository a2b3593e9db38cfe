//! Columns of text in a terminal.

use unicode_width::UnicodeWidthStr;

/// Rows whose cells stand under each other, two spaces apart.
pub(crate) fn table(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width_of = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max();
    let widths: Vec<usize> = (0..columns).map(|column| width_of(column).unwrap_or(0)).collect();
    let mut text = String::new();
    for row in rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            line += cell;
            line += &" ".repeat(width.saturating_sub(cell.width()) + 2);
        }
        text += line.trim_end();
        text.push('\n');
    }
    text
}

/// Sections with a line between them; one that has nothing to say is left out.
pub(crate) fn joined(sections: impl IntoIterator<Item = String>) -> String {
    sections.into_iter().filter(|section| !section.is_empty()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_korean_syllable_is_two_cells_wide() {
        let rows = [["카카오톡", "중단"], ["LINE", "정상"]].map(|row| row.map(str::to_owned).to_vec());
        assert_eq!(table(&rows), "카카오톡  중단\nLINE      정상\n");
    }
}
