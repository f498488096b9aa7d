//! The words under pictures that no class names, by the picture above them and by how they are set; and captions that are
//! other articles'.

use std::ops::Range;

use crate::{
    extract::{
        Reason, counters,
        html::{
            main_text::MainText,
            marks::Marks,
            outline::{Outline, Picture, Piece, Region, Tag},
            typing::{Typed, View},
        },
        phrases, picture_lines,
    },
    model::{BlockKind, Link},
    text::letters::comparable,
};

/// Letters of the longest caption that only its place shows.
const LONGEST: usize = 300;
/// Letters of the longest caption that shares a paragraph with its picture.
const LONGEST_IN_PARAGRAPH: usize = 160;
/// Letters of the longest line that is a caption because such lines stand below most pictures.
const LONGEST_OF_MANY: usize = 80;
/// Most pieces of a card that describes a thing: its picture, its name as a heading, what it is.
const LARGEST_CARD: usize = 8;
/// Bytes of the shortest words for a picture that the line below it can begin with.
const SHORTEST_WORDS: usize = 12;
/// Text set as captions are is usual from one part in so many of it on.
const MOST_SET_APART: usize = 4;
/// Pieces above the headline and below the main text among which a caption is the article's.
const BESIDE: usize = 8;
/// Bytes of the shortest title of another article.
const SHORTEST_TITLE: usize = 12;
/// Letters of the longest credit.
const LONGEST_CREDIT: usize = 90;
/// Pictures from which what stands below most of them is told from what does by chance.
const FEWEST_PICTURES: usize = 3;
/// Elements around a picture of which one has to hold the line below it.
const NEAREST: usize = 4;

/// Finds the captions that no class names, and takes those of other articles out.
pub(super) fn correct(view: &View<'_>, kinds: &mut [Typed]) {
    let outline = view.outline;
    let article = Article { outline, main: &view.main, headline: view.headline };
    for (at, typed) in kinds.iter_mut().enumerate() {
        let is_of_picture = matches!(typed.0, BlockKind::Caption | BlockKind::Credit);
        if is_of_picture && counters::is_counter(&outline.pieces[at].text) {
            *typed = (BlockKind::Boilerplate, Reason::COUNTER);
        } else if is_of_picture && article.is_of_other(at) {
            *typed = (BlockKind::Boilerplate, Reason("caption of another article"));
        } else if at < article.end() && article.is_credit(at, *typed) && article.is_beside(at) {
            *typed = (BlockKind::Credit, Reason("names the maker of a picture"));
        }
    }
    let is_free = |picture: &&Picture| {
        article.holds(picture.next) && is_by_place(kinds[picture.next]) && article.is_near(picture)
    };
    let below: Vec<&Picture> = outline.pictures.iter().filter(is_free).collect();
    let usage = Usage::of(&article, &below, kinds);
    for picture in below {
        for at in article.captions_below(picture, &usage).filter(|at| is_by_place(kinds[*at])).collect::<Vec<_>>() {
            let is_credit = phrases::is_credit(&outline.pieces[at].text);
            let kind = if is_credit { BlockKind::Credit } else { BlockKind::Caption };
            kinds[at] = (kind, Reason("below a picture"));
        }
    }
}

/// Whether only its place has decided the kind of a piece.
fn is_by_place((kind, reason): Typed) -> bool {
    kind == BlockKind::Paragraph || reason == Reason::OUTSIDE || reason == Reason::BESIDE
}

/// What is usual on a page, and so tells nothing, or tells it of what is like it.
struct Usage {
    /// A short line stands below most pictures.
    lines_below: bool,
    /// Most text is set as captions are elsewhere: centred, slanted or small.
    set_apart: bool,
    /// From the first paragraph to the last.
    text: Range<usize>,
}

impl Usage {
    fn of(article: &Article, below: &[&Picture], kinds: &[Typed]) -> Self {
        let piece = |at: usize| &article.outline.pieces[at];
        let is_short = |at: usize| article.is_line(piece(at), LONGEST_OF_MANY);
        let short = below.iter().filter(|picture| is_short(picture.next)).count();
        let text = (0..kinds.len()).filter(|at| kinds[*at].0 == BlockKind::Paragraph);
        let short_text = text.clone().filter(|at| is_short(*at)).count();
        let count = text.clone().count();
        let mut prose = text.clone().filter(|at| piece(*at).is_prose());
        let first = prose.next().unwrap_or(0);
        let (all, apart) = text.fold((0, 0), |(all, apart), at| {
            let length = piece(at).text.len();
            (all + length, apart + if article.is_set_apart(at) { length } else { 0 })
        });
        Self {
            lines_below: below.len() >= FEWEST_PICTURES
                && short * 10 >= below.len() * 8
                && short_text < (short * 2).max(count / 3),
            set_apart: apart * MOST_SET_APART > all,
            text: first + 1..prose.next_back().unwrap_or(first),
        }
    }
}

struct Article<'a> {
    outline: &'a Outline,
    main: &'a MainText,
    headline: Option<usize>,
}

impl Article<'_> {
    /// Where the main text ends.
    fn end(&self) -> usize {
        self.main.pieces(self.outline).end
    }

    /// Whether a piece stands in the main text, or between the headline and its end.
    fn holds(&self, at: usize) -> bool {
        at < self.outline.pieces.len()
            && (self.main.holds(self.outline, at)
                || self.headline.is_some_and(|headline| (headline + 1..self.end()).contains(&at)))
    }

    /// Whether a caption is the title of another article, or stands far from this one.
    fn is_of_other(&self, at: usize) -> bool {
        let piece = &self.outline.pieces[at];
        let leads_away =
            |piece: &Piece| piece.linked_bytes() * 10 >= piece.text.len() * 7 && !piece.links.iter().all(is_of_picture);
        let is_small = |region: &&Region| (region.end_piece - region.first_piece) as usize <= LARGEST_CARD;
        let around = self.outline.around(piece.region).take_while(is_small);
        let captions = around.filter(|region| region.own.has(Marks::CAPTION)).last();
        let beside = captions.map_or(at..at + 1, Region::pieces);
        self.outline.pieces[beside].iter().any(|piece| leads_away(piece) && piece.text.len() >= SHORTEST_TITLE)
            || !self.is_beside(at)
    }

    /// Whether a piece stands in the article or right beside it.
    fn is_beside(&self, at: usize) -> bool {
        let is_article = |region: &Region| {
            let pieces = region.first_piece..region.end_piece;
            region.own.has(Marks::ARTICLE) && self.headline.is_some_and(|headline| pieces.contains(&(headline as u32)))
        };
        let start = self.headline.unwrap_or(0).saturating_sub(BESIDE);
        self.holds(at)
            || (start..self.end() + BESIDE).contains(&at)
            || self.outline.around(self.outline.pieces[at].region).any(is_article)
    }

    /// Whether a line names the maker of a picture, where no class says it, or only one that feet of pages have too.
    fn is_credit(&self, at: usize, typed: Typed) -> bool {
        let piece = &self.outline.pieces[at];
        let marks = self.main.marks[piece.region as usize] | piece.inline;
        let is_boxed = marks.has(Marks::COPYRIGHT) && !marks.has(Marks::BOXES.without(Marks::COPYRIGHT));
        let is_text = piece.linked_bytes() * 2 < piece.text.len();
        let is_of_figure = is_boxed && is_text && marks.has(Marks::FIGURE | Marks::CAPTION | Marks::CREDIT);
        let is_short = !phrases::is_longer(&piece.text, LONGEST_CREDIT);
        is_short
            && (is_of_figure
                || ((is_boxed || typed.0 == BlockKind::Paragraph || typed.1 == Reason::LINK)
                    && picture_lines::is_bare_credit(&piece.text)))
    }

    /// Whether the piece below a picture stands in one of the elements around it.
    fn is_near(&self, picture: &Picture) -> bool {
        let holds = |region: &Region| region.pieces().contains(&picture.next);
        self.outline.around(picture.region).take(NEAREST).any(holds)
    }

    /// The pieces below a picture that are its caption.
    fn captions_below(&self, picture: &Picture, usage: &Usage) -> Range<usize> {
        let at = picture.next;
        let holds = |region: &&Region| region.end_piece as usize > at;
        let around = self.outline.around(picture.region).find(holds).unwrap_or(&self.outline.regions[0]);
        let pieces = self.outline.pieces_of(around);
        if pieces.len() <= LARGEST_CARD && pieces.iter().any(|piece| self.outline.is_heading(piece)) {
            return at..at;
        }
        if self.is_box(picture, around, pieces) && self.is_of_article(around) {
            return at..around.end_piece as usize;
        }
        let piece = &self.outline.pieces[at];
        let is_line = |longest: usize| self.is_line(piece, longest);
        let is_between = usage.text.contains(&at);
        let is_caption = is_line(LONGEST)
            && (says_the_same(&picture.words, &piece.text)
                || picture_lines::is_caption(&piece.text)
                || (is_between && !usage.set_apart && self.is_set_apart(at))
                || (is_between && usage.lines_below && is_line(LONGEST_OF_MANY)));
        at..at + usize::from(is_caption)
    }

    /// Whether an element holds nothing but a picture and the words below it: one line, or one and a credit.
    fn is_box(&self, picture: &Picture, around: &Region, pieces: &[Piece]) -> bool {
        let (main, all) = (self.main.pieces(self.outline), around.pieces());
        let is_main = all.start <= main.start && all.end >= main.end;
        let longest = if around.tag == Tag::Paragraph { LONGEST_IN_PARAGRAPH } else { LONGEST };
        let is_words = match pieces {
            [line] => self.is_line(line, longest),
            [line, credit] => self.is_line(line, longest) && picture_lines::is_caption(&credit.text),
            _ => false,
        };
        is_words && !is_main && around.tag != Tag::Item && around.first_piece as usize == picture.next
    }

    /// Whether a box with a picture is in the main text, or shows that it is no button or code to scan: the picture has
    /// words, or the line below it is a credit.
    fn is_of_article(&self, around: &Region) -> bool {
        let pieces = around.pieces();
        self.main.holds(self.outline, pieces.start)
            || around.own.has(Marks::FIGURE)
            || self.outline.pieces[pieces].iter().any(|piece| picture_lines::is_caption(&piece.text))
    }

    /// Whether a piece is a line of text, neither heading nor link.
    fn is_line(&self, piece: &Piece, longest: usize) -> bool {
        !self.outline.is_heading(piece)
            && !phrases::is_longer(&piece.text, longest)
            && (piece.linked_bytes() * 2 < piece.text.len() || phrases::is_credit(&piece.text))
    }

    /// Whether a piece is set unlike the text around it.
    fn is_set_apart(&self, at: usize) -> bool {
        let piece = &self.outline.pieces[at];
        let is_alone = |region: &&Region| region.first_piece as usize == at && region.end_piece as usize == at + 1;
        let around = self.outline.around(piece.region).take_while(is_alone);
        let own = around.fold(piece.inline, |marks, region| marks | region.own);
        own.has(Marks::SET_APART)
    }
}

/// Whether the words for those who do not see a picture are those below it, or begin or end as they do.
fn says_the_same(words: &str, text: &str) -> bool {
    let (words, text) = (comparable(words), comparable(text));
    let (shorter, longer) = if words.len() < text.len() { (&words, &text) } else { (&text, &words) };
    *words == *text && !words.is_empty() || (shorter.len() >= SHORTEST_WORDS && longer.starts_with(shorter.as_str()))
}

/// Whether a link leads to a picture.
fn is_of_picture(link: &Link) -> bool {
    const ENDS: [&str; 6] = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif"];
    let path = link.href.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    ENDS.iter().any(|end| path.ends_with(end))
}
