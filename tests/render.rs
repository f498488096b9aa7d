//! What holds for renderers of every kind: patches apply, lines fit, hostile text is harmless, long text is no trouble.

use std::borrow::Cow;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;

use proptest::prelude::*;
use writethru::model::{
    ArticleDiff, Block, BlockKind, Change, Document, EditAction, EditOp, Movements, Segment, Side, Significance, Stats,
    Verdict, VersionRef,
};
use writethru::render::{Comparison, Painter, RENDERERS, RenderOptions, plain_text, renderer};
use writethru::text::width::display_width;

/// Documents whose paragraphs are these, compared paragraph by paragraph: each one is the same or rewritten.
struct Pair {
    old: Document,
    new: Document,
}

impl Pair {
    fn of(old: &[&str], new: &[&str]) -> Self {
        let document = |texts: &[&str]| Document {
            blocks: texts.iter().map(|text| Block::new(BlockKind::Paragraph, *text)).collect(),
            ..Document::default()
        };
        Self { old: document(old), new: document(new) }
    }

    fn render(&self, name: &str, options: &RenderOptions) -> String {
        let length = self.old.blocks.len().max(self.new.blocks.len());
        let changes: Vec<Change<'_>> = (0..length).filter_map(|index| self.change(index)).collect();
        let diff = ArticleDiff {
            schema: ArticleDiff::SCHEMA,
            article: None,
            old: VersionRef { path: Some("article.txt".to_owned()), ..VersionRef::default() },
            new: VersionRef { path: Some("article.txt".to_owned()), ..VersionRef::default() },
            verdict: Verdict::Unstated,
            moved: Movements::default(),
            significance: Significance::Substantive,
            interval: None,
            stats: Stats::default(),
            warnings: Vec::new(),
            changes,
        };
        let renderer = renderer(name).expect("a known format");
        (renderer.render)(&Comparison { diff: &diff, old: &self.old, new: &self.new }, options)
    }

    fn change(&self, block: usize) -> Option<Change<'_>> {
        let text = |document: &'_ Document| document.blocks.get(block).map(|block| block.text.clone());
        let (old, new) = (text(&self.old), text(&self.new));
        let segment = |op, text: &String| Segment { op, text: Cow::Owned(text.clone()), class: None };
        let is_same = old == new;
        let (action, segments) = match (&old, &new) {
            (Some(old), Some(_)) if is_same => (EditAction::Equal, vec![segment(EditOp::Equal, old)]),
            (Some(old), Some(new)) => {
                (EditAction::Edit, vec![segment(EditOp::Delete, old), segment(EditOp::Insert, new)])
            }
            (Some(old), None) => (EditAction::Deletion, vec![segment(EditOp::Delete, old)]),
            (None, Some(new)) => (EditAction::Addition, vec![segment(EditOp::Insert, new)]),
            (None, None) => return None,
        };
        let side = |text: Option<String>| text.map(|text| Side { block, text: Cow::Owned(text) });
        let significance = if is_same { Significance::None } else { Significance::Substantive };
        let (classes, evidence) = (Vec::new(), Vec::new());
        let (field, old, new) = (BlockKind::Paragraph, side(old), side(new));
        Some(Change { action, field, old, new, segments, classes, evidence, significance, moved: false })
    }
}

/// Runs a program that must succeed; one that is not installed is named, past the capture of what a test prints.
fn run(folder: &Path, program: &str, arguments: &[&str]) -> bool {
    let Ok(output) = Command::new(program).args(arguments).current_dir(folder).output() else {
        writeln!(std::io::stderr(), "left out of render: `{program}` is not installed").expect("stderr is open");
        return false;
    };
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    true
}

fn patch_applies(old: &[&str], new: &[&str]) {
    let pair = Pair::of(old, new);
    let patch = pair.render("unified", &RenderOptions::default());
    let expected = plain_text(&pair.new, false);
    for (program, arguments) in [("git", ["apply", "change.patch"]), ("patch", ["-p1", "--input=change.patch"])] {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let article = folder.path().join("article.txt");
        std::fs::write(&article, plain_text(&pair.old, false)).expect("a file can be written");
        std::fs::write(folder.path().join("change.patch"), &patch).expect("a file can be written");
        if !run(folder.path(), program, &arguments) {
            continue;
        }
        assert_eq!(
            std::fs::read_to_string(&article).expect("the article is still there"),
            expected,
            "{program} on\n{patch}"
        );
    }
}

#[test]
fn a_unified_diff_is_a_patch_for_the_plain_texts() {
    let long: Vec<String> = (0..40).map(|number| format!("Paragraph {number}.")).collect();
    let long: Vec<&str> = long.iter().map(String::as_str).collect();
    let mut edited = long.clone();
    edited[3] = "Another third.";
    edited.remove(30);
    edited.insert(20, "Between.");
    patch_applies(&long, &edited);
    patch_applies(&["One.", "Two.\nThree."], &["One.\nTwo.", "Three.", "Four."]);
    patch_applies(&["-- a\n+++ b", "@@ -1 +1 @@"], &["-- a", "\\ No newline at end of file", "@@ -1 +1 @@"]);
    patch_applies(&["He \u{202e}said."], &["He \u{1b}[2Jsaid.", "\tA tab\u{c}and more\u{85}."]);
}

#[test]
fn the_same_text_makes_no_patch() {
    assert_eq!(Pair::of(&["One."], &["One."]).render("unified", &RenderOptions::default()), "");
}

const SCRIPTS: [&str; 5] = [
    "The union said that twelve of its members had been hurt in the clash on the quay on Tuesday night.",
    "市議会は火曜日、新しい橋の建設計画を賛成多数で可決した。市長は「大きな一歩だ」と述べた。",
    "قال المتحدث باسم البلدية إن الجسر الجديد سيفتح أمام حركة المرور في الأسبوع الأول من الشهر المقبل.",
    "See https://courier.example/lund/a-very-long-address-without-any-place-to-break-it-nicely-0123456789 for more.",
    "Зустріч тривала до ранку, повідомили в мерії міста. 👩\u{200d}🚒 👨\u{200d}👩\u{200d}👧 🇺🇦",
];

#[test]
fn lines_fit_the_width_in_every_script() {
    let reversed: Vec<&str> = SCRIPTS.iter().rev().copied().collect();
    let pair = Pair::of(&SCRIPTS, &reversed);
    for name in ["inline", "side-by-side", "stat", "summary"] {
        for width in [20, 40, 80, 200] {
            let options = RenderOptions { width, ..RenderOptions::default() };
            for line in pair.render(name, &options).lines() {
                assert!(display_width(line) <= width, "{name} at {width}: {line}");
            }
        }
    }
}

#[test]
fn a_very_long_line_is_no_trouble() {
    let (old, new) = ("lots of words ".repeat(40_000), "x".repeat(400_000));
    let pair = Pair::of(&[&old], &[&new]);
    for renderer in RENDERERS {
        assert!(pair.render(renderer.name, &RenderOptions::default()).len() > 40, "{}", renderer.name);
    }
}

#[test]
fn every_format_has_its_own_name_and_can_be_found_by_it() {
    for (index, known) in RENDERERS.iter().enumerate() {
        assert_eq!(renderer(known.name).map(|found| found.about), Some(known.about));
        assert!(RENDERERS[index + 1..].iter().all(|other| other.name != known.name));
    }
    assert!(renderer("confetti").is_none());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn hostile_text_is_harmless_in_every_format(old in any::<String>(), new in any::<String>(), width in 0usize..60) {
        let pair = Pair::of(&[&old, "Same."], &[&new, "Same."]);
        for renderer in RENDERERS.iter().filter(|renderer| !renderer.name.starts_with("json")) {
            let text = pair.render(renderer.name, &RenderOptions { width, ..RenderOptions::default() });
            let is_harmless = |character: char| matches!(character, '\n' | '\t') || !character.is_control();
            prop_assert!(text.chars().all(is_harmless), "{}: {text:?}", renderer.name);
            prop_assert!(!text.contains(['\u{202e}', '\u{2066}', '\u{200b}']), "{}: {text:?}", renderer.name);
        }
    }

    #[test]
    fn no_line_leaves_a_style_open(old in "[a-z ]{0,80}", new in "[a-z ]{0,80}", width in 10usize..80) {
        let pair = Pair::of(&[&old], &[&new]);
        for renderer in RENDERERS {
            let options = RenderOptions { painter: Painter::Ansi, width, ..RenderOptions::default() };
            for line in pair.render(renderer.name, &options).lines() {
                let last = line.rsplit_once('\u{1b}').map_or("[0m", |(_, after)| after);
                prop_assert!(last.starts_with("[0m"), "{}: {line:?}", renderer.name);
            }
        }
    }
}
