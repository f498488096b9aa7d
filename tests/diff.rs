//! What a reader is told: each test is two bodies and the changes between them, in plain marks.
//!
//! A line of a body is a block; `#` starts a crosshead, `-` a list item, `=` a caption, `@` a credit, everything else a
//! paragraph.

use writethru::{
    diff::{Options, compare},
    model::{Block, BlockKind, Change, Document, EditOp},
};

fn document(body: &str) -> Document {
    let block = |line: &str| match line.split_once(' ') {
        Some(("#", text)) => Block::new(BlockKind::Crosshead, text),
        Some(("-", text)) => Block::new(BlockKind::ListItem, text),
        Some(("=", text)) => Block::new(BlockKind::Caption, text),
        Some(("@", text)) => Block::new(BlockKind::Credit, text),
        _ => Block::new(BlockKind::Paragraph, line),
    };
    let mut document = Document { blocks: body.lines().map(block).collect(), ..Document::default() };
    document.metadata.language = Some("en".to_owned());
    document
}

/// One change as a line: action, field, `moved`, classes, and the words with their marks.
fn line(change: &Change<'_>) -> String {
    let action = serde_json::to_string(&change.action).expect("an action is a word");
    let classes: Vec<&str> = change.classes.iter().map(|class| class.name()).collect();
    let marked: String = change
        .segments
        .iter()
        .map(|segment| {
            let text = segment.text.replace('\n', "⏎");
            match segment.op {
                EditOp::Equal => text,
                EditOp::Delete => format!("[-{text}-]"),
                EditOp::Insert => format!("{{+{text}+}}"),
            }
        })
        .collect();
    let moved = if change.moved { " moved" } else { "" };
    format!("{} {}{moved} ({}): {marked}", action.trim_matches('"'), change.field.name(), classes.join(", "))
}

fn told(old: &str, new: &str) -> String {
    let (old, new) = (document(old), document(new));
    let diff = compare(&old, &new, &Options::default());
    diff.changes.iter().map(line).collect::<Vec<_>>().join("\n")
}

const HARBOUR: &str = "The harbour was shut at dawn after a crane fell on the quay. Nobody was hurt.";
const MAYOR: &str = "Mayor Ilse Tarn said the crane had been checked in May. She will speak again tonight.";
const CRANE: &str = "The crane was built in 1988 and had carried timber for most of its life on the north side.";
const TRAINS: &str = "Trains to the islands run as usual.";

fn body(blocks: &[&str]) -> String {
    blocks.join("\n")
}

#[test]
fn one_word_is_one_change_of_its_sentence() {
    insta::assert_snapshot!(
        told(&body(&[HARBOUR, MAYOR]), &body(&[&HARBOUR.replace("dawn", "noon"), MAYOR])),
        @"edit paragraph (time): The harbour was shut at [-dawn-]{+noon+} after a crane fell on the quay."
    );
}

#[test]
fn a_mark_that_touches_its_word_leaves_the_space_before_it() {
    insta::assert_snapshot!(
        told(&MAYOR.replace("tonight", "to crews"), &MAYOR.replace("tonight", "to [crews]")),
        @"edit paragraph (punctuation): She will speak again to {+[+}crews{+]+}."
    );
    insta::assert_snapshot!(
        told(&HARBOUR.replace("the quay", "the “quay”"), HARBOUR),
        @"edit paragraph (quote): The harbour was shut at dawn after a crane fell on the [-“-]quay[-”-]."
    );
}

#[test]
fn a_moved_and_edited_paragraph_is_one_change() {
    let edited = CRANE.replace("1988", "1978");
    insta::assert_snapshot!(
        told(&body(&[HARBOUR, MAYOR, TRAINS, CRANE]), &body(&[HARBOUR, &edited, MAYOR, TRAINS])),
        @"move paragraph (number, time, order): The crane was built in [-1988-]{+1978+} and had carried timber for most of its life on the north side."
    );
}

#[test]
fn the_fewest_sentences_move_however_long_they_are() {
    let long =
        "The harbour master, who has held the post for nineteen years, will answer questions of the council next week.";
    let (first, last) = (format!("It shut. Boats wait. {long}"), "Cranes stand still. Nobody was hurt. Some left.");
    let old = ["Ferries stopped. It is calm.", TRAINS, &first, MAYOR, last];
    for new in [
        [&format!("Ferries stopped. {long} It is calm."), TRAINS, "It shut. Boats wait.", MAYOR, last],
        [&format!("{long} Ferries stopped. It is calm."), TRAINS, "It shut. Boats wait.", MAYOR, last],
        [
            old[0],
            TRAINS,
            "It shut. Boats wait.",
            MAYOR,
            &format!("Cranes stand still. {long} Nobody was hurt. Some left."),
        ],
        [old[0], TRAINS, "It shut. Boats wait.", &format!("{MAYOR} {long}"), last],
    ] {
        assert_eq!(told(&body(&old), &body(&new)), format!("move paragraph (order): {long}"), "{new:?}");
    }
}

#[test]
fn a_sentence_that_only_moved_is_never_told_as_deleted_and_added() {
    let moved = |old: &[&str], new: &[&str]| {
        let told = told(&body(old), &body(new));
        assert!(told.lines().all(|line| line.starts_with("move paragraph (order): ")), "{told}");
    };
    let cranes = "Cranes stand still on the quay tonight.";
    moved(&["It shut. Boats wait.", CRANE, "He left."], &["It shut. He left. Boats wait.", CRANE]);
    moved(
        &[HARBOUR, cranes, TRAINS],
        &[&format!("Nobody was hurt. {cranes} {}", &HARBOUR[..HARBOUR.len() - 17]), TRAINS],
    );
    moved(&[HARBOUR, &format!("{cranes} {TRAINS}"), CRANE], &[&format!("{TRAINS} {cranes}"), HARBOUR, CRANE]);
}

#[test]
fn of_two_paragraphs_that_swapped_the_shorter_is_the_one_that_moved() {
    insta::assert_snapshot!(
        told(&body(&[TRAINS, CRANE]), &body(&[CRANE, TRAINS])),
        @"move paragraph (order): Trains to the islands run as usual."
    );
}

#[test]
fn a_split_shows_the_words_edited_inside_it() {
    let (first, second) = MAYOR.split_once(". ").expect("two sentences");
    let new = body(&[HARBOUR, &format!("{first}."), &second.replace("tonight", "on Friday"), TRAINS]);
    insta::assert_snapshot!(
        told(&body(&[HARBOUR, MAYOR, TRAINS]), &new),
        @"split paragraph (time, wording, order): Mayor Ilse Tarn said the crane had been checked in May.[- -]{+⏎⏎+}She will speak again [-tonight-]{+on Friday+}."
    );
}

#[test]
fn two_paragraphs_that_became_one_are_a_merge() {
    insta::assert_snapshot!(
        told(&body(&[HARBOUR, MAYOR, TRAINS]), &body(&[HARBOUR, &format!("{MAYOR} {TRAINS}")])),
        @"merge paragraph (order): Mayor Ilse Tarn said the crane had been checked in May. She will speak again tonight.[-⏎⏎-]{+ +}Trains to the islands run as usual."
    );
}

#[test]
fn a_sentence_that_left_its_paragraph_is_told_as_a_sentence() {
    let (stays, goes) = HARBOUR.split_once(" Nobody").expect("two sentences");
    let new = body(&[stays, MAYOR, &format!("{TRAINS} Nobody{goes}")]);
    insta::assert_snapshot!(
        told(&body(&[HARBOUR, MAYOR, TRAINS]), &new),
        @"move paragraph (order): Nobody was hurt."
    );
}

#[test]
fn sentences_that_changed_places_are_a_move() {
    insta::assert_snapshot!(
        told(HARBOUR, "Nobody was hurt. The harbour was shut at dawn after a crane fell on the quay."),
        @"move paragraph (order): Nobody was hurt."
    );
}

#[test]
fn a_paragraph_without_a_partner_is_told_whole() {
    insta::assert_snapshot!(
        told(&body(&[HARBOUR, TRAINS]), &body(&[HARBOUR, MAYOR])),
        @r"
    deletion paragraph (wording): [-Trains to the islands run as usual.-]
    addition paragraph (wording): {+Mayor Ilse Tarn said the crane had been checked in May. She will speak again tonight.+}
    "
    );
}

#[test]
fn of_equal_paragraphs_only_the_edited_one_is_told() {
    let line = "The lamp was lit and the log was signed.";
    insta::assert_snapshot!(
        told(&body(&[line; 4]), &body(&[line, line, "The lamp was out and the log was signed.", line])),
        @"edit paragraph (wording): The lamp was [-lit-]{+out+} and the log was signed."
    );
}

#[test]
fn a_doubled_paragraph_taken_out_is_one_deletion() {
    insta::assert_snapshot!(
        told(&body(&[HARBOUR, TRAINS, TRAINS]), &body(&[HARBOUR, TRAINS])),
        @"deletion paragraph (wording): [-Trains to the islands run as usual.-]"
    );
}

#[test]
fn list_items_and_crossheads_are_single_units() {
    insta::assert_snapshot!(
        told("# What we know. So far\n- One crane. One quay.\n- No wind", "# What we know. By noon\n- One crane. One quay.\n- A light wind"),
        @r"
    edit crosshead (time, wording): What we know. [-So far-]{+By noon+}
    edit list-item (negation, wording): [-No-]{+A light+} wind
    "
    );
}

#[test]
fn a_space_put_in_after_a_stop_is_typography() {
    insta::assert_snapshot!(
        told("The quay is shut.Ships wait outside.", "The quay is shut. Ships wait outside."),
        @"edit paragraph (typography): The quay is shut.{+ +}"
    );
}

#[test]
fn words_behind_a_quotation_that_began_a_sentence_before_are_not_quoted() {
    let old = "“The gate was shut. We have no key,” said the clerk.";
    insta::assert_snapshot!(
        told(old, &old.replace("said", "insisted")),
        @"edit paragraph (attribution): We have no key,” [-said-]{+insisted+} the clerk."
    );
    insta::assert_snapshot!(
        told(old, &old.replace("no key", "no ladder")),
        @"edit paragraph (quote, wording): We have no [-key-]{+ladder+},” said the clerk."
    );
}

#[test]
fn all_blocks_hold_every_byte_of_both_sides_once() {
    let (old, new) = (
        document(&body(&[HARBOUR, MAYOR, CRANE, TRAINS])),
        document(&body(&[HARBOUR, &CRANE.replace("timber", "coal"), "A new line.", MAYOR])),
    );
    let diff = compare(&old, &new, &Options { all_blocks: true });
    let side = |op: EditOp| -> usize {
        let segments = diff.changes.iter().flat_map(|change| &change.segments);
        segments.filter(|segment| segment.op == EditOp::Equal || segment.op == op).map(|s| s.text.len()).sum()
    };
    let length = |document: &Document| document.blocks.iter().map(|block| block.text.len()).sum::<usize>();
    assert_eq!((side(EditOp::Delete), side(EditOp::Insert)), (length(&old), length(&new)));
}

mod properties {
    use proptest::prelude::*;

    use super::*;

    /// Bodies cut from a small stock of sentences, so that most of them repeat, move, split and merge.
    fn body() -> impl Strategy<Value = Document> {
        let sentence = prop::sample::select(vec![
            "The crane fell at dawn. ",
            "Nobody was hurt in the fall of the crane. ",
            "“We heard it from the hill,” said Orla Penn. ",
            "“We heard it from the mill,” said Orla Penn. ",
            "The quay was shut for 12 hours. ",
            "The quay was shut for 21 hours and the ships waited outside. ",
            "Yes. ",
            "港は閉鎖された。",
        ]);
        let paragraph = prop::collection::vec(sentence, 1..4).prop_map(|sentences| sentences.concat());
        let kind = prop::sample::select(vec![
            BlockKind::Paragraph,
            BlockKind::Paragraph,
            BlockKind::ListItem,
            BlockKind::Caption,
            BlockKind::Correction,
            BlockKind::Boilerplate,
        ]);
        let block = (kind, paragraph).prop_map(|(kind, text)| Block::new(kind, text));
        prop::collection::vec(block, 0..7).prop_map(|blocks| Document { blocks, ..Document::default() })
    }

    fn side(changes: &[Change<'_>], op: EditOp) -> usize {
        let segments = changes.iter().flat_map(|change| &change.segments);
        segments.filter(|segment| segment.op == EditOp::Equal || segment.op == op).map(|s| s.text.len()).sum()
    }

    /// Bytes of all blocks, with the blank lines that join the parts of a split or merge.
    fn expected(document: &Document, changes: &[Change<'_>], op: EditOp) -> usize {
        let joints = changes.iter().flat_map(|change| &change.segments).filter(|segment| segment.op == op);
        let joints = joints.map(|segment| segment.text.matches("\n\n").count() * 2).sum::<usize>();
        document.blocks.iter().map(|block| block.text.len()).sum::<usize>() + joints
    }

    proptest! {
        #[test]
        fn every_byte_stands_in_one_segment(old in body(), new in body()) {
            let diff = compare(&old, &new, &Options { all_blocks: true });
            prop_assert_eq!(side(&diff.changes, EditOp::Delete), expected(&old, &diff.changes, EditOp::Delete));
            prop_assert_eq!(side(&diff.changes, EditOp::Insert), expected(&new, &diff.changes, EditOp::Insert));
        }

        #[test]
        fn segments_join_to_both_texts(old in body(), new in body()) {
            for change in compare(&old, &new, &Options::default()).changes {
                let join = |op: EditOp| -> String {
                    let kept = change.segments.iter().filter(|s| s.op == EditOp::Equal || s.op == op);
                    kept.map(|s| s.text.as_ref()).collect()
                };
                let text = |side: &Option<writethru::model::Side<'_>>| side.as_ref().map_or(String::new(), |s| s.text.to_string());
                prop_assert_eq!(join(EditOp::Delete), text(&change.old));
                prop_assert_eq!(join(EditOp::Insert), text(&change.new));
            }
        }

        #[test]
        fn nothing_changes_between_a_body_and_itself(body in body()) {
            prop_assert_eq!(compare(&body, &body, &Options::default()).changes, vec![]);
        }
    }
}

#[test]
fn a_caption_parted_from_its_credit_did_not_change() {
    let whole = body(&["= The crane on the quay (Photo: Ada Lind)", HARBOUR]);
    let parted = body(&["= The crane on the quay", "@ Photo: Ada Lind", HARBOUR]);
    insta::assert_snapshot!(
        told(&whole, &parted),
        @"split caption (order, punctuation): The crane on the quay[- (-]{+⏎⏎+}Photo: Ada Lind[-)-]"
    );
    insta::assert_snapshot!(
        told(&parted, &whole),
        @"merge caption (order, punctuation): The crane on the quay[-⏎⏎-]{+ (+}Photo: Ada Lind{+)+}"
    );
    let edited = parted.replace("Ada", "Ida");
    let told = told(&whole, &edited);
    assert!(told.starts_with("edit caption") && told.contains("\naddition credit"), "{told}");
}
