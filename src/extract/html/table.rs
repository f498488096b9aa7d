//! Tables: those that hold data become one block; those that only lay out a page are walked through.

use dom_query::{NodeData, NodeRef};

use super::{
    element,
    outline::{Outline, Piece, Region, RegionId, Tag},
    typing::Typed,
};
use crate::model::{Block, BlockKind, Link};

/// Nodes of a table that are looked at to tell what it is for.
const LOOKED_AT: usize = 20_000;
/// Bytes of text in a cell, on average, beyond which a table lays out a page.
const LONGEST_CELL: usize = 240;
/// Cells from which a single row is a table, where most are numbers.
const FEWEST_IN_ROW: usize = 3;
/// Bytes of the longest number.
const LONGEST_NUMBER: usize = 16;

/// Tables in the cells of one that holds data, at the most.
const MOST_NESTED: usize = 3;

#[derive(Default)]
struct Shape {
    rows: usize,
    cells: usize,
    headings: usize,
    numbers: usize,
    text: usize,
    /// Tables within cells.
    nested: usize,
    layout: bool,
}

/// Whether a table element holds data rather than the layout of the page.
pub(super) fn holds_data(table: &NodeRef<'_>) -> bool {
    let mut shape = Shape::default();
    for node in table.descendants_it().take(LOOKED_AT) {
        node.query(|inner| look_at(&inner.data, &mut shape));
        if shape.layout || shape.nested > MOST_NESTED {
            return false;
        }
    }
    if shape.nested > 0 {
        return holds_data_and_tables(table, &shape);
    }
    let is_grid = shape.rows >= 2 && shape.cells >= shape.rows * 2;
    let short_cells = shape.text <= shape.cells * LONGEST_CELL;
    let is_row_of_numbers = shape.rows == 1 && shape.cells >= FEWEST_IN_ROW && shape.numbers * 2 > shape.cells;
    short_cells && (is_grid || is_row_of_numbers || (shape.headings > 0 && shape.cells > 1))
}

/// Whether a table holds data though there are tables in a few of its cells: most cells hold a word or two, and none as
/// much as a part of a page.
fn holds_data_and_tables(table: &NodeRef<'_>, shape: &Shape) -> bool {
    const ROWS_A_TABLE: usize = 2;
    let is_inside = |node: &NodeRef<'_>| {
        let mut around = node.ancestors_it(None).take_while(|around| around.id != table.id);
        around.any(|around| around.has_name("table"))
    };
    let all = || table.descendants_it().take(LOOKED_AT);
    let cells = || all().filter(|node| (node.has_name("td") || node.has_name("th")) && !is_inside(node));
    let rows = all().filter(|node| node.has_name("tr") && !is_inside(node)).count();
    shape.nested * ROWS_A_TABLE <= rows
        && cells().count() >= rows * 2
        && cells().all(|cell| cell.text().trim().len() <= LONGEST_CELL)
}

fn look_at(node: &NodeData, shape: &mut Shape) {
    match node {
        NodeData::Text { contents } => {
            shape.text += contents.trim().len();
            shape.numbers += usize::from(is_number(contents.trim()));
        }
        NodeData::Element(element) => match &*element.name.local {
            "tr" => shape.rows += 1,
            "td" => shape.cells += 1,
            "th" => {
                shape.cells += 1;
                shape.headings += 1;
            }
            "table" => shape.nested += 1,
            "h1" | "h2" | "article" | "form" | "nav" => shape.layout = true,
            _ => shape.layout |= element::attribute(element, "role") == Some("presentation"),
        },
        _ => {}
    }
}

/// Whether a text is a number, with the marks around it that numbers have.
fn is_number(text: &str) -> bool {
    text.contains(char::is_numeric) && !text.contains(char::is_alphabetic) && text.len() <= LONGEST_NUMBER
}

/// The kind of a data table: that of most of its text, whatever a single cell is called.
pub(super) fn kind(pieces: &[Piece], kinds: &[Typed]) -> Typed {
    let length = |is_table: bool| -> usize {
        let alike = pieces.iter().zip(kinds).filter(|(_, typed)| (typed.0 == BlockKind::Table) == is_table);
        alike.map(|(piece, _)| piece.text.len()).sum()
    };
    let is_table = length(true) > length(false);
    kinds.iter().copied().find(|typed| (typed.0 == BlockKind::Table) == is_table).unwrap_or(kinds[0])
}

/// The text of a data table: cells joined by a tab, rows by a newline.
pub(super) fn block(outline: &Outline, table: RegionId, kind: BlockKind) -> Block {
    let mut block = Block::new(kind, "");
    let end = outline.regions[table as usize].end_piece;
    let mut piece = outline.regions[table as usize].first_piece;
    let mut in_row = false;
    for region in &outline.regions[table as usize + 1..] {
        if region.first_piece >= end && region.tag != Tag::Cell || region.first_piece > end {
            break;
        }
        match region.tag {
            Tag::Row | Tag::Cell if is_in_cell(outline, region) => {}
            Tag::Row => in_row = false,
            Tag::Cell => {
                // What stands before the first cell, such as the table's caption, is a row of its own.
                append_pieces(&mut block, outline, piece..region.first_piece);
                if !block.text.is_empty() {
                    block.text.push(if in_row { '\t' } else { '\n' });
                }
                append_pieces(&mut block, outline, region.first_piece..region.end_piece);
                piece = region.end_piece;
                in_row = true;
            }
            _ => {}
        }
    }
    append_pieces(&mut block, outline, piece..end);
    block
}

/// Whether a row or cell is one of a table within a cell.
fn is_in_cell(outline: &Outline, region: &Region) -> bool {
    let mut around = outline.around(region.parent).filter(|around| matches!(around.tag, Tag::Cell | Tag::Table));
    around.next().is_some_and(|around| around.tag == Tag::Cell)
}

/// Appends pieces, a space between them, with their links.
fn append_pieces(block: &mut Block, outline: &Outline, pieces: std::ops::Range<u32>) {
    for at in pieces {
        let piece = &outline.pieces[at as usize];
        if !block.text.is_empty() && !block.text.ends_with(['\t', '\n']) {
            block.text.push(' ');
        }
        let offset = block.text.len();
        block.text.push_str(&piece.text.replace(['\n', '\t'], " "));
        block.links.extend(piece.links.iter().map(|link| Link {
            start: link.start + offset,
            end: link.end + offset,
            href: link.href.clone(),
        }));
    }
}
