//! Hand-built diffs for the tests of this layer: an article written down once, with its changes marked.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::{Comparison, RenderOptions, Renderer};
use crate::model::{
    ArticleDiff, ArticleRef, Block, BlockKind, Change, ChangeClass, Document, EditAction, EditOp, Evidence, Interval,
    Moment, Movements, PublicationDates, Segment, Side, Significance, Source, Stamp, Stats, Verdict, VersionRef, Zone,
};

/// Two documents and what changed between them.
pub(super) struct Sample {
    old: Document,
    new: Document,
    diff: ArticleDiff<'static>,
}

impl Sample {
    /// Reads one block a line: `kind: sentence|sentence`. A sentence has `[-removed-]` and `{+added+}` words, `[~old~]`
    /// and `{~new~}` for typography, and may begin with its classes and their evidence:
    /// `@number=12>21, quote@ The union …`. A line `kind <3: …` moved here from the old document's fourth block.
    pub(super) fn read(text: &str) -> Self {
        let mut sample = Self { old: Document::default(), new: Document::default(), diff: empty_diff() };
        let mut moved: Vec<(usize, Block)> = Vec::new();
        for line in text.lines().map(str::trim_start).filter(|line| !line.is_empty()) {
            let (head, sentences) = line.split_once(": ").expect("a kind before the words");
            let (kind, from) = head.split_once(" <").unwrap_or((head, ""));
            let kind = BlockKind::ALL.into_iter().find(|known| known.name() == kind).expect("a known kind");
            let from: Option<usize> = from.parse().ok();
            let mut block = Pair { kind, from, old: String::new(), new: String::new(), changes: Vec::new() };
            for sentence in sentences.split('|') {
                block.add(sentence);
            }
            sample.add(block, &mut moved);
        }
        for (index, block) in moved {
            sample.old.blocks.insert(index, block);
        }
        sample.finish()
    }

    pub(super) fn comparison(&self) -> Comparison<'_, 'static> {
        Comparison { diff: &self.diff, old: &self.old, new: &self.new }
    }

    /// The diff, to set what the blocks do not say.
    pub(super) fn diff(&mut self) -> &mut ArticleDiff<'static> {
        &mut self.diff
    }

    pub(super) fn render(&self, renderer: &Renderer, options: &RenderOptions) -> String {
        (renderer.render)(&self.comparison(), options)
    }

    /// A moved block stands in the new document where it is read; in the old one it is put in at the end.
    fn add(&mut self, block: Pair, moved: &mut Vec<(usize, Block)>) {
        let Pair { kind, from, old, new, mut changes } = block;
        let place = (from.unwrap_or(self.old.blocks.len()), self.new.blocks.len());
        for change in &mut changes {
            change.old.iter_mut().for_each(|side| side.block = place.0);
            change.new.iter_mut().for_each(|side| side.block = place.1);
        }
        self.diff.changes.extend(changes);
        if !new.is_empty() {
            self.new.blocks.push(Block::new(kind, new));
        }
        match from {
            Some(index) => moved.push((index, Block::new(kind, old))),
            None if !old.is_empty() => self.old.blocks.push(Block::new(kind, old)),
            None => {}
        }
    }

    fn finish(mut self) -> Self {
        let words = |op, changes: &[Change<'_>]| {
            let segments = changes.iter().flat_map(|change| &change.segments);
            let counted = segments.filter(|segment| segment.op == op && segment.class.is_none());
            counted.map(|segment| segment.text.split_whitespace().count()).sum()
        };
        let mut by_class = BTreeMap::new();
        for class in self.diff.changes.iter().flat_map(|change| &change.classes) {
            *by_class.entry(*class).or_default() += 1;
        }
        let (words_added, words_deleted) =
            (words(EditOp::Insert, &self.diff.changes), words(EditOp::Delete, &self.diff.changes));
        self.diff.stats = Stats { words_added, words_deleted, by_class };
        self.diff.significance =
            self.diff.changes.iter().map(|change| change.significance).max().unwrap_or(Significance::None);
        self
    }
}

/// The article that most tests draw.
pub(super) fn ferry() -> Sample {
    let mut sample = Sample::read(
        "headline: @headline, wording@ Ferry strike [-looms-]{+ends+} after deal on night pay
        standfirst: Crews of the Lund crossing had walked out over pay for night boats.
        byline: @name=>Tor Eng@ By Mara Lind{+ and Tor Eng+}
        dates: @stamp@ 06:29, Wed, Dec 3, 2025 Updated: [-06:29-]{+06:48+}, Wed, Dec 3, 2025
        caption: The Lund ferry in harbour on Tuesday
        credit: @typography='>’@ (Image: Harbour[~'~]{~’~}s Courier)
        paragraph: The strike began on Monday. |No boats ran in the first two days.
        boilerplate: @boilerplate@ Sign up to our [-daily-]{+morning+} letter
        paragraph <10: @order@ Passengers had been told to travel by road, a journey of four hours.
        paragraph: @number=12>21, attribution=said>claimed@ The union [-said 12-]{+claimed 21+} members had been \
         hurt in the clash on the quay. |The company did not answer questions. \
         |@quote=>We regret it@ {+A spokesman said later: “We regret it.” +}
        paragraph: Talks went on through the night.
        paragraph: The mayor came at four.
        paragraph: @negation=not>@ [-The mediator did not speak to reporters.-]
        correction: @correction-note@ {+An earlier version gave the number of members hurt as 12.+}
        paragraph: Boats run again from Thursday.",
    );
    let diff = sample.diff();
    diff.article = Some(ArticleRef {
        slug: "ferry-strike".to_owned(),
        url: Some("https://courier.example/lund/ferry-strike".to_owned()),
        title: Some("Ferry strike ends after deal on night pay".to_owned()),
    });
    let at = |clock: &str| format!("2025-12-03T{clock}Z").parse().ok();
    diff.old =
        VersionRef { number: Some(1), first_seen: at("06:31:04"), dates: dates("06:29"), ..VersionRef::default() };
    diff.new =
        VersionRef { number: Some(2), first_seen: at("06:48:10"), dates: dates("06:48"), ..VersionRef::default() };
    let (Some(last_seen_old), Some(first_seen_new)) = (at("06:31:04"), at("06:48:10")) else { return sample };
    diff.interval = Some(Interval { last_seen_old, first_seen_new });
    diff.verdict = Verdict::DeclaredCorrection;
    sample
}

/// An edited sentence of the first block, without classes.
pub(super) fn edit(segments: &[(EditOp, &str)]) -> Change<'static> {
    let segments = segments.iter().map(|&(op, text)| segment(op, text, None)).collect();
    change(BlockKind::Paragraph, false, segments, &[])
}

/// One block of both documents under way.
struct Pair {
    kind: BlockKind,
    from: Option<usize>,
    old: String,
    new: String,
    changes: Vec<Change<'static>>,
}

impl Pair {
    fn add(&mut self, sentence: &str) {
        let noted = sentence.strip_prefix('@').and_then(|rest| rest.split_once("@ "));
        let (classes, words) = noted.unwrap_or(("", sentence));
        let classes: Vec<&str> = classes.split(", ").filter(|class| !class.is_empty()).collect();
        let change = change(self.kind, self.from.is_some(), segments(words), &classes);
        self.old.push_str(change.old.as_ref().map_or("", |side| &side.text));
        self.new.push_str(change.new.as_ref().map_or("", |side| &side.text));
        self.changes.push(change);
    }
}

/// Splits words at their marks.
fn segments(mut words: &str) -> Vec<Segment<'static>> {
    let marks = [
        ("[-", "-]", EditOp::Delete),
        ("{+", "+}", EditOp::Insert),
        ("[~", "~]", EditOp::Delete),
        ("{~", "~}", EditOp::Insert),
    ];
    let mut segments = Vec::new();
    while !words.is_empty() {
        let next = marks.iter().filter_map(|mark| Some((words.find(mark.0)?, mark))).min_by_key(|(at, _)| *at);
        let Some((at, (open, close, op))) = next else {
            segments.push(segment(EditOp::Equal, words, None));
            break;
        };
        if at > 0 {
            segments.push(segment(EditOp::Equal, &words[..at], None));
        }
        let (marked, rest) = words[at + open.len()..].split_once(close).expect("a closed mark");
        segments.push(segment(*op, marked, open.ends_with('~').then_some(ChangeClass::Typography)));
        words = rest;
    }
    segments
}

fn segment(op: EditOp, text: &str, class: Option<ChangeClass>) -> Segment<'static> {
    Segment { op, text: Cow::Owned(text.to_owned()), class }
}

/// A change with the action and significance that its segments and classes suggest.
fn change(kind: BlockKind, is_moved: bool, segments: Vec<Segment<'static>>, classes: &[&str]) -> Change<'static> {
    let text = |left_out| -> String {
        segments.iter().filter(|segment| segment.op != left_out).map(|segment| &*segment.text).collect()
    };
    let side = |text: String| (!text.is_empty()).then(|| Side { block: 0, text: text.into() });
    let (old, new) = (side(text(EditOp::Insert)), side(text(EditOp::Delete)));
    let action = match (&old, &new) {
        (None, _) => EditAction::Addition,
        (_, None) => EditAction::Deletion,
        _ if is_moved => EditAction::Move,
        (Some(old), Some(new)) if old == new => EditAction::Equal,
        _ => EditAction::Edit,
    };
    let evidence: Vec<Evidence<'static>> = classes.iter().filter_map(|class| evidence(class)).collect();
    let mut classes: Vec<ChangeClass> = classes.iter().map(|class| class_of(class)).collect();
    classes.dedup();
    let significance = significance(action, &classes);
    Change { action, field: kind, old, new, segments, classes, evidence, significance, moved: false }
}

fn class_of(words: &str) -> ChangeClass {
    let name = words.split('=').next().unwrap_or(words);
    ChangeClass::ALL.into_iter().find(|class| class.name() == name).expect("a known class")
}

/// Reads `class=old>new`, either side of which may be empty.
fn evidence(words: &str) -> Option<Evidence<'static>> {
    let (old, new) = words.split_once('=')?.1.split_once('>')?;
    let side = |text: &str| (!text.is_empty()).then(|| Cow::Owned(text.to_owned()));
    Some(Evidence { class: class_of(words), old: side(old), new: side(new) })
}

fn significance(action: EditAction, classes: &[ChangeClass]) -> Significance {
    let is_sentence = matches!(action, EditAction::Addition | EditAction::Deletion);
    let highest = classes.iter().map(|class| match class {
        ChangeClass::Boilerplate => Significance::Boilerplate,
        ChangeClass::Wording => Significance::Wording,
        class if *class >= ChangeClass::Spelling => Significance::Cosmetic,
        _ => Significance::Substantive,
    });
    if is_sentence { Significance::Substantive } else { highest.max().unwrap_or(Significance::None) }
}

fn dates(updated: &str) -> PublicationDates {
    let stamp = |clock: &str| Stamp {
        raw: format!("{clock}, Wed, Dec 3, 2025"),
        instant: format!("2025-12-03T{clock}:00").parse::<Moment>().ok(),
        zone: Zone::Unknown,
        source: Source::Text,
    };
    PublicationDates { published: Some(stamp("06:29")), modified: Some(stamp(updated)) }
}

fn empty_diff() -> ArticleDiff<'static> {
    ArticleDiff {
        schema: ArticleDiff::SCHEMA,
        article: None,
        old: VersionRef { path: Some("old.txt".to_owned()), ..VersionRef::default() },
        new: VersionRef { path: Some("new.txt".to_owned()), ..VersionRef::default() },
        verdict: Verdict::Unstated,
        moved: Movements::default(),
        significance: Significance::None,
        interval: None,
        stats: Stats::default(),
        warnings: Vec::new(),
        changes: Vec::new(),
    }
}
