//! HTML to typed blocks: bounds, parse, one walk, then a kind for each piece of text from all the evidence.

mod address;
mod agreement;
mod asides;
mod attributes;
mod byline_tail;
mod class_words;
mod edge;
mod element;
mod guard;
mod head_breaks;
mod head_lines;
mod headline;
mod headline_parts;
mod joints;
mod line;
mod links;
mod main_text;
mod marks;
mod metadata;
mod number;
mod other_times;
mod outline;
mod passes;
mod quotes;
mod site_rules;
mod table;
mod typing;
mod walk;
mod window;

pub(crate) use self::links::{LinksError, PageLink, feeds, is_selector, links};
use self::{
    address::Address,
    outline::{Outline, Tag},
    site_rules::NamedElements,
    typing::Typed,
};
use super::{
    Encoding, ExtractError, Extraction, Page, Reason, byline, dates, health, language, machine_times::MachineTimes,
    name_line, publication, sniff, stated_names,
};
use crate::model::{Block, BlockKind, Document, Link, Metadata, Source};

/// Name and version of this extractor.
pub(super) const EXTRACTOR: &str = "html/5";

/// Blocks below the headline that are its head.
const HEAD: usize = 8;

/// Types everything visible on an HTML page.
pub(super) fn extract(page: &Page<'_>, text: &str, encoding: Encoding) -> Result<Extraction, ExtractError> {
    let dom = guard::parse(text, sniff::syntax(text, page.content_type))?;
    let statements = metadata::read(&dom, page);
    let address = Address::of_page(page.url.or(statements.metadata.url.as_deref()), statements.base.as_deref());
    let named = page.site.map(|site| NamedElements::find(&dom, site)).unwrap_or_default();
    let outline = walk::outline(&dom, &address, &named, statements.metadata.language.as_deref());
    let repeated = page.site.map(site_rules::repeated).unwrap_or_default();
    let kinds = typing::kinds(&outline, &statements.metadata, repeated);
    let (blocks, mut reasons) = blocks(&outline, &kinds, &statements.metadata);
    let mut document = Document { blocks, metadata: statements.metadata };
    let metadata = &mut document.metadata;
    let others = other_times::find(&outline, &kinds);
    metadata.claims.retain(|claim| claim.source != Source::TimeElement || !others.contains(&claim.value.as_str()));
    if let Some(site) = page.site {
        metadata.claims.extend(site_rules::stamps(&dom, site));
        metadata.language = metadata.language.take().or_else(|| site.language.clone());
    }
    complete(&mut document, &mut reasons, page, &statements.times);
    let health = health::judge(&document, page, encoding);
    Ok(Extraction { document, extractor: EXTRACTOR, encoding, health, reasons })
}

/// What the metadata lack and the visible text tells.
fn complete(document: &mut Document, reasons: &mut Vec<Reason>, page: &Page<'_>, times: &MachineTimes) {
    // What the rules of a site say is known to people, and is no guess.
    if page.site.is_none_or(|site| site.language.is_none()) {
        document.metadata.language = language::of(document);
    }
    publication::read(document, reasons, page, times);
    let names = byline::visible_names(document, reasons);
    document.metadata.byline = stated_names::weighed(document, &names);
}

/// The pieces as blocks; those of a data table become one.
fn blocks(outline: &Outline, kinds: &[Typed], metadata: &Metadata) -> (Vec<Block>, Vec<Reason>) {
    let tables = tables(outline);
    let mut blocks = Vec::with_capacity(kinds.len());
    let mut reasons = Vec::with_capacity(kinds.len());
    let mut at = 0;
    let mut next_table = tables.iter().peekable();
    while at < outline.pieces.len() {
        if let Some((id, end)) = next_table.next_if(|(id, _)| outline.regions[*id as usize].first_piece as usize == at)
        {
            let (kind, reason) = table::kind(&outline.pieces[at..*end], &kinds[at..*end]);
            let mut block = table::block(outline, *id, kind);
            let is_stamps = ends_in_head(&blocks) && dates::is_stamp_line(&block.text);
            if is_stamps {
                block.kind = BlockKind::Dates;
            }
            reasons.push(if is_stamps { Reason("stamps and nothing else") } else { reason });
            blocks.push(block);
            at = *end;
        } else {
            let (kind, reason) = kinds[at];
            reasons.push(reason);
            let piece = &outline.pieces[at];
            let number = piece.number.filter(|_| kind.is_body());
            blocks.push(Block { kind, text: piece.text.clone(), links: piece.links.clone(), number });
            match kind {
                BlockKind::Byline => part_tail(&mut blocks, &mut reasons),
                BlockKind::Dates if reason != Reason::LIVE_ENTRY => part_names(&mut blocks, &mut reasons),
                BlockKind::Headline => part_heading(&mut blocks, &mut reasons, metadata, &piece.edges),
                _ => {}
            }
            at += 1;
        }
    }
    (blocks, reasons)
}

/// Makes blocks of their own of what stands beside the headline in the last heading.
fn part_heading(blocks: &mut Vec<Block>, reasons: &mut Vec<Reason>, metadata: &Metadata, edges: &[usize]) {
    let (Some(heading), Some(reason)) = (blocks.pop(), reasons.pop()) else { return };
    for (block, reason) in headline_parts::blocks(heading, edges, reason, metadata) {
        blocks.push(block);
        reasons.push(reason);
    }
}

/// Whether the headline is among the last blocks and no text follows it.
fn ends_in_head(blocks: &[Block]) -> bool {
    let mut last = blocks.iter().rev().take(HEAD).take_while(|block| !block.kind.is_body());
    last.any(|block| block.kind == BlockKind::Headline)
}

/// Makes blocks of their own of the stamps at the end of the last byline, and of what changes by itself there.
fn part_tail(blocks: &mut Vec<Block>, reasons: &mut Vec<Reason>) {
    let Some(byline) = blocks.last_mut() else { return };
    let mut parts = Vec::new();
    while parts.len() < byline_tail::MOST_PARTS
        && let Some(start) = byline_tail::start(&byline.text)
    {
        parts.push(tail_from(byline, start));
    }
    reasons.extend(parts.iter().map(|_| Reason("stamps, counters and passing times behind a byline")));
    blocks.extend(parts.into_iter().rev());
}

/// Makes a byline of the names in the last line of stamps, so that another author is no moved stamp.
fn part_names(blocks: &mut Vec<Block>, reasons: &mut Vec<Reason>) {
    let Some(line) = blocks.last_mut().filter(|line| !dates::is_stamp_line(&line.text)) else { return };
    if byline_tail::names_before(&line.text).is_some() {
        line.kind = BlockKind::Byline;
        return part_tail(blocks, reasons);
    }
    let Some(start) = byline_tail::names_behind(&line.text) else { return };
    let is_linked = line.links.iter().any(|link| link.end > start);
    if is_linked && !name_line::is_byline(&line.text[start..]) {
        return;
    }
    let names = Block { kind: BlockKind::Byline, ..tail_from(line, start) };
    blocks.push(names);
    reasons.push(Reason("names beside stamps"));
    part_tail(blocks, reasons);
}

/// Takes what begins at a byte off a byline.
fn tail_from(byline: &mut Block, start: usize) -> Block {
    let text = byline.text.split_off(start);
    byline.text.truncate(byline_tail::without_joints(&byline.text).len());
    let (links, behind): (Vec<Link>, Vec<Link>) =
        std::mem::take(&mut byline.links).into_iter().partition(|link| link.end <= start);
    byline.links = links;
    let end = byline.text.len();
    byline.links.retain_mut(|link| {
        link.end = link.end.min(end);
        link.start < link.end
    });
    let inside = |mut link: Link| {
        link.start = link.start.checked_sub(start)?;
        link.end -= start;
        Some(link)
    };
    let kind = if dates::is_stamp_line(&text) { BlockKind::Dates } else { BlockKind::Boilerplate };
    let links = behind.into_iter().filter_map(inside).collect();
    Block { kind, text, links, number: None }
}

/// The data tables that hold any text, and where their pieces end.
fn tables(outline: &Outline) -> Vec<(u32, usize)> {
    let is_table =
        |region: &&(usize, &outline::Region)| region.1.tag == Tag::Table && region.1.end_piece > region.1.first_piece;
    outline
        .regions
        .iter()
        .enumerate()
        .filter(|region| is_table(&region))
        .map(|(id, region)| (id as u32, region.end_piece as usize))
        .collect()
}
