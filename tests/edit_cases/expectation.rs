//! Whether a diff says what its case expects.

use writethru::model::{ArticleDiff, Change, EditAction, EditOp, Side, Significance};

use crate::{
    case::{Case, Expected},
    marked::squeezed,
};

/// What the diff says that it should not, or does not say.
pub(crate) fn faults(case: &Case, diff: &ArticleDiff<'_>) -> Vec<String> {
    let mut faults = Vec::new();
    let mut differ = |what: &str, is: &str, wanted: &str| {
        if !wanted.split('|').any(|wanted| wanted == is) {
            faults.push(format!("{what} is {is}, not {wanted}"));
        }
    };
    differ("significance", word(diff.significance), &case.significance);
    differ("verdict", diff.verdict.name(), &verdict(case));
    let expected = case.expected();
    let most = case.most.unwrap_or(expected.len());
    if diff.changes.len() > most {
        faults.push(format!("{} changes, at most {most} expected", diff.changes.len()));
    }
    let mut open: Vec<&Change<'_>> = diff.changes.iter().collect();
    for wanted in &expected {
        match open.iter().position(|change| misfit(wanted, change).is_none()) {
            Some(at) => drop(open.remove(at)),
            None => faults.push(nearest(wanted, &open)),
        }
    }
    for kept in &case.kept {
        let holds = |change: &&Change<'_>| {
            change.segments.iter().any(|segment| segment.op != EditOp::Equal && segment.text.contains(kept.as_str()))
        };
        if diff.changes.iter().any(|change| holds(&change)) {
            faults.push(format!("shown as changed: {kept}"));
        }
    }
    faults
}

/// What follows from the significance where the stated time stands still.
fn verdict(case: &Case) -> String {
    case.verdict.clone().unwrap_or_else(|| {
        match case.significance.split('|').next().unwrap_or_default() {
            "none" | "boilerplate" => "none",
            "cosmetic" => "cosmetic-only",
            _ => "undeclared",
        }
        .to_owned()
    })
}

fn word(significance: Significance) -> &'static str {
    match significance {
        Significance::None => "none",
        Significance::Boilerplate => "boilerplate",
        Significance::Cosmetic => "cosmetic",
        Significance::Wording => "wording",
        Significance::Substantive => "substantive",
    }
}

fn action(action: EditAction) -> &'static str {
    match action {
        EditAction::Addition => "addition",
        EditAction::Deletion => "deletion",
        EditAction::Edit => "edit",
        EditAction::Move => "move",
        EditAction::Split => "split",
        EditAction::Merge => "merge",
        EditAction::Equal => "equal",
    }
}

fn nearest(wanted: &Expected, open: &[&Change<'_>]) -> String {
    let reasons: Vec<String> = open.iter().filter_map(|change| misfit(wanted, change)).collect();
    if reasons.is_empty() { "a change is missing".to_owned() } else { reasons.join("; ") }
}

/// Why a change is not the wanted one.
fn misfit(wanted: &Expected, change: &Change<'_>) -> Option<String> {
    let classes: Vec<&str> = change.classes.iter().map(|class| class.name()).collect();
    let words = [
        ("action", action(change.action), &wanted.action),
        ("field", change.field.name(), &wanted.field),
        ("its significance", word(change.significance), &wanted.significance),
    ];
    for (what, is, wanted) in words {
        if let Some(wanted) = wanted.as_deref().filter(|wanted| !wanted.split('|').any(|wanted| wanted == is)) {
            return Some(format!("{what} is {is}, not {wanted}"));
        }
    }
    let has = |wanted: &str| wanted.split('|').any(|wanted| classes.contains(&wanted));
    if let Some(missing) = wanted.has.iter().find(|class| !has(class)) {
        return Some(format!("{classes:?} lack {missing}"));
    }
    if let Some(wrong) = wanted.not.iter().find(|class| classes.contains(&class.as_str())) {
        return Some(format!("{classes:?} hold {wrong}"));
    }
    let text = |side: &Option<Side<'_>>| side.as_ref().map_or(String::new(), |side| side.text.to_string());
    for (side, wanted) in [(text(&change.old), &wanted.old), (text(&change.new), &wanted.new)] {
        if let Some(wanted) = wanted.as_deref().filter(|wanted| !side.contains(wanted)) {
            return Some(format!("{side:?} does not hold {wanted:?}"));
        }
    }
    for (op, wanted) in [(EditOp::Delete, &wanted.deleted), (EditOp::Insert, &wanted.inserted)] {
        let got: Vec<&str> = change.segments.iter().filter(|s| s.op == op).map(|s| s.text.trim()).collect();
        let got = squeezed(&got.join(" "));
        if let Some(wanted) = wanted.as_deref().filter(|wanted| !wanted.split('|').any(|one| squeezed(one) == got)) {
            return Some(format!("{op:?} is {got:?}, not {wanted:?}"));
        }
    }
    None
}
