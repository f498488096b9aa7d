//! Bounds on markup before any parser sees it: tags are counted, and nesting beyond a bound is flattened.
//!
//! The parser's cost grows with the depth of open elements, so a page of 100,000 nested tags would take hours. The scan
//! here is one pass over the bytes; text is never dropped, only tags that nest too deeply.

use std::borrow::Cow;

use crate::extract::{ExtractError, sniff::Syntax};

/// Elements that may be open at once.
const MAX_DEPTH: usize = 256;
/// Elements of formatting that may be open at once.
const MAX_FORMATTING: usize = 12;
/// Elements a page may have.
const MAX_TAGS: usize = 1_000_000;
/// Attributes an element may have; the parser compares each with all before it.
const MAX_ATTRIBUTES: usize = 1000;

/// Elements that have no end tag, or whose end tag is implied by the next of their kind, so that they never nest.
const NEVER_NEST: [&str; 30] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p",
    "li", "dt", "dd", "tr", "td", "th", "option", "thead", "tbody", "tfoot", "colgroup", "html", "head", "body",
    "optgroup",
];

/// Elements that have no content, and no end tag.
const VOID: [&str; 16] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    "frame", "html",
];

/// Elements that the parser opens again in every block after one that left them open.
const FORMATTING: [&str; 14] =
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// Elements that an end tag inside them cannot close anything beyond.
const BARRIERS: [&str; 7] = ["table", "template", "object", "applet", "marquee", "svg", "math"];

/// Elements whose content is text up to their own end tag.
const RAW_TEXT: [&str; 8] = ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noscript"];

/// The markup, flattened where it nests too deeply.
///
/// A tag that XHTML ends in itself, as `<script/>`, is followed by its end tag, which HTML asks for; a template that a
/// browser shows in the place of its element is none.
pub(super) fn bound(html: &str, syntax: Syntax) -> Result<Cow<'_, str>, ExtractError> {
    let mut scan =
        Scan { html, syntax, open: Vec::new(), shadows: Vec::new(), formatting: 0, edits: Vec::new(), tags: 0 };
    scan.run()?;
    if scan.edits.is_empty() {
        return Ok(Cow::Borrowed(html));
    }
    let mut kept = String::with_capacity(html.len());
    let mut at = 0;
    for edit in scan.edits {
        kept.push_str(&html[at..edit.start]);
        match edit.instead {
            Instead::Nothing => {}
            Instead::Break => kept.push_str("<br>"),
            Instead::EndTag(name) => kept.extend(["</", name, ">"]),
        }
        at = edit.end;
    }
    kept.push_str(&html[at..]);
    Ok(Cow::Owned(kept))
}

/// A place where the markup is another one for the parser.
struct Edit<'a> {
    start: usize,
    end: usize,
    instead: Instead<'a>,
}

/// What stands in a place instead.
enum Instead<'a> {
    Nothing,
    /// A tag would have broken the flow of text.
    Break,
    /// The end tag of an element.
    EndTag(&'a str),
}

struct Scan<'a> {
    html: &'a str,
    syntax: Syntax,
    /// Names of the open elements.
    open: Vec<&'a str>,
    /// Which of them are templates that a browser shows.
    shadows: Vec<usize>,
    /// How many of them are formatting.
    formatting: usize,
    /// What is to be changed.
    edits: Vec<Edit<'a>>,
    tags: usize,
}

impl<'a> Scan<'a> {
    fn run(&mut self) -> Result<(), ExtractError> {
        let mut at = 0;
        while let Some(found) = self.html[at..].find('<') {
            let start = at + found;
            at = self.tag(start);
            if self.tags > MAX_TAGS {
                return Err(ExtractError::TooManyTags { limit: MAX_TAGS });
            }
        }
        Ok(())
    }

    /// Reads what begins at a `<` and returns where to go on.
    fn tag(&mut self, start: usize) -> usize {
        let rest = &self.html[start + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            return comment.find("-->").map_or(self.html.len(), |end| start + 4 + end + 3);
        }
        let (closing, name) = match rest.strip_prefix('/') {
            Some(rest) => (true, tag_name(rest)),
            None => (false, tag_name(rest)),
        };
        if name.is_empty() {
            return start + 1;
        }
        let end = rest.find('>').map_or(self.html.len(), |end| start + 1 + end + 1);
        if closing {
            if self.close(name) {
                self.edits.push(Edit { start, end, instead: Instead::Nothing });
            }
            return end;
        }
        self.open(name, start, end)
    }

    fn open(&mut self, name: &'a str, start: usize, end: usize) -> usize {
        if self.ends_itself(name, start, end) {
            self.tags += 1;
            self.edits.push(Edit { start: end, end, instead: Instead::EndTag(name) });
            return end;
        }
        if let Some(raw) = RAW_TEXT.iter().find(|raw| name.eq_ignore_ascii_case(raw)) {
            self.tags += 1;
            return end + raw_text_end(&self.html[end..], raw);
        }
        let (nests, formats) = (!is_one_of(name, &NEVER_NEST), is_one_of(name, &FORMATTING));
        let has_room = self.open.len() < MAX_DEPTH && (!formats || self.formatting < MAX_FORMATTING);
        if (nests && !has_room) || has_too_many_attributes(&self.html[start..end]) {
            let instead = if formats { Instead::Nothing } else { Instead::Break };
            self.edits.push(Edit { start, end, instead });
            return end;
        }
        // Open formatting is made anew in each element.
        self.tags += 1 + self.formatting;
        self.formatting += usize::from(formats);
        if name.eq_ignore_ascii_case("template") && holds_attribute(&self.html[start..end], "shadowrootmode") {
            self.shadows.push(self.open.len());
            self.edits.push(Edit { start, end, instead: Instead::Nothing });
        }
        if nests {
            self.open.push(name);
        }
        end
    }

    /// Whether a tag is a whole element, in the syntax of the page; what parses as HTML anyhow says so of empty script,
    /// style and title alone, for elsewhere a browser takes no notice of it.
    fn ends_itself(&self, name: &str, start: usize, end: usize) -> bool {
        let is_one = match self.syntax {
            Syntax::Html => false,
            Syntax::Declared => is_one_of(name, &RAW_TEXT),
            Syntax::Xml => !is_one_of(name, &VOID),
        };
        is_one
            && self.html[start..end].ends_with("/>")
            && !self.open.iter().any(|open| is_one_of(open, &["svg", "math"]))
    }

    /// An end tag of formatting closes that alone; any other closes all that was opened after its start. Whether it is
    /// that of a template which a browser shows.
    fn close(&mut self, name: &str) -> bool {
        let within = self.open.iter().rposition(|open| is_one_of(open, &BARRIERS) && !open.eq_ignore_ascii_case(name));
        let floor = within.map_or(0, |barrier| barrier + 1);
        let Some(at) = self.open[floor..].iter().rposition(|open| open.eq_ignore_ascii_case(name)) else {
            return false;
        };
        let is_shadow = self.shadows.contains(&(floor + at));
        if is_one_of(name, &FORMATTING) {
            self.open.remove(floor + at);
            self.formatting -= 1;
        } else {
            // Formatting that was left open is still opened again by the parser: it stays counted.
            self.open.truncate(floor + at);
            self.shadows.retain(|shadow| *shadow < floor + at);
        }
        is_shadow
    }
}

fn is_one_of(name: &str, names: &[&str]) -> bool {
    names.iter().any(|other| name.eq_ignore_ascii_case(other))
}

/// Whether a tag has an attribute, by the look of it.
fn holds_attribute(tag: &str, name: &str) -> bool {
    tag.split(|letter: char| letter.is_ascii_whitespace() || letter == '=').any(|word| word.eq_ignore_ascii_case(name))
}

/// Only a long tag can have so many; what stands between quotes is not counted.
fn has_too_many_attributes(tag: &str) -> bool {
    if tag.len() < 4 * MAX_ATTRIBUTES / 2 {
        return false;
    }
    let mut quote = None;
    let mut spaces = 0;
    for byte in tag.bytes() {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            (None, b' ' | b'\n' | b'\t' | b'\r' | b'/' | b'=') => spaces += 1,
            _ => {}
        }
    }
    spaces > MAX_ATTRIBUTES * 2
}

fn tag_name(rest: &str) -> &str {
    if !rest.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
        return "";
    }
    let end = rest.find(|letter: char| letter.is_whitespace() || matches!(letter, '>' | '/' | '<'));
    &rest[..end.unwrap_or(rest.len())]
}

/// Where the end tag of a raw text element begins, or the end of the page.
fn raw_text_end(rest: &str, name: &str) -> usize {
    let mut at = 0;
    while let Some(found) = rest[at..].find("</") {
        let start = at + found + 2;
        if rest.get(start..start + name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name)) {
            return start - 2;
        }
        at = start;
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_markup_is_left_alone() {
        let html = "<div><p>One<p>Two<br><img src=x><ul><li>a<li>b</ul></div>".repeat(2000);
        assert!(matches!(bound(&html, Syntax::Html), Ok(Cow::Borrowed(_))));
    }

    #[test]
    fn what_ends_itself_in_xml_ends_in_html() {
        let html = "<script src='a'/><a id='x'/><p>One<br/><svg><path/></svg><div/>";
        let closed = "<script src='a'/></script><a id='x'/></a><p>One<br/><svg><path/></svg><div/></div>";
        assert_eq!(bound(html, Syntax::Xml).unwrap(), closed);
        assert_eq!(bound(html, Syntax::Declared).unwrap(), html.replacen("/>", "/></script>", 1));
        assert_eq!(bound("<div/>", Syntax::Html).unwrap(), "<div/>");
    }

    #[test]
    fn a_template_that_is_shown_is_none() {
        let html = "<x-a><template shadowrootmode=open><p>One</p><template><p>Two</p></template></template></x-a>";
        let shown = "<x-a><p>One</p><template><p>Two</p></template></x-a>";
        assert_eq!(bound(html, Syntax::Html).unwrap(), shown);
    }

    #[test]
    fn deep_tags_are_dropped_and_their_text_kept() {
        let html = format!("{}x<b>y</b>", "<div>".repeat(1000));
        let bounded = bound(&html, Syntax::Html).unwrap();
        assert_eq!(bounded.matches("<div>").count(), MAX_DEPTH);
        assert!(bounded.ends_with("<br>xy</b>"), "{}", &bounded[bounded.len() - 40..]);
    }

    #[test]
    fn scripts_and_comments_hold_no_tags() {
        let html = format!("<script>{}</script><!--{}--><p>x", "<div>".repeat(1000), "<div>".repeat(1000));
        assert!(matches!(bound(&html, Syntax::Html), Ok(Cow::Borrowed(_))));
    }
}
