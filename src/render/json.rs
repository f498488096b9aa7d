//! `json`: the whole diff as one object, `writethru.diff/1`. Text passes unchanged.

use std::collections::BTreeMap;

use serde::Serialize;

use super::select::{Hidden, select};
use super::{Comparison, RenderOptions, Renderer};
use crate::model::{ArticleDiff, EditAction, Significance};

pub(super) const RENDERER: Renderer = Renderer {
    name: "json",
    about: "the whole diff as one JSON object",
    needs_unchanged: false,
    is_whole: false,
    render,
};

/// A diff with some changes hidden from it, and how many.
#[derive(Serialize)]
struct Partial<'d, 'a> {
    #[serde(flatten)]
    diff: &'d ArticleDiff<'a>,
    hidden: &'d BTreeMap<Significance, usize>,
}

fn render(comparison: &Comparison<'_, '_>, options: &RenderOptions) -> String {
    let (_, hidden) = select(comparison.diff, &options.selection);
    let mut json = if hidden.count() == 0 {
        serde_json::to_string(comparison.diff)
    } else {
        partial(comparison.diff, &hidden, options)
    }
    .expect("a diff has only string keys and finite numbers");
    json.push('\n');
    json
}

fn partial(diff: &ArticleDiff<'_>, hidden: &Hidden, options: &RenderOptions) -> serde_json::Result<String> {
    let mut visible = diff.clone();
    visible.changes.retain(|change| change.action == EditAction::Equal || options.selection.shows(change));
    serde_json::to_string(&Partial { diff: &visible, hidden: &hidden.by_significance })
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::render::Selection;
    use crate::render::sample::ferry;

    fn render_with(selection: Selection) -> Value {
        let options = RenderOptions { selection, ..RenderOptions::default() };
        serde_json::from_str(&ferry().render(&RENDERER, &options)).unwrap()
    }

    #[test]
    fn the_object_is_the_diff_itself() {
        let mut sample = ferry();
        let expected = serde_json::to_value(&*sample.diff()).unwrap();
        assert_eq!(render_with(Selection::all()), expected);
    }

    #[test]
    fn what_is_hidden_is_counted() {
        let object = render_with(Selection::at_least(Significance::Substantive));
        assert_eq!(object["hidden"], serde_json::json!({"boilerplate": 1, "cosmetic": 3}));
        assert_eq!(object["schema"], "writethru.diff/1");
        let shown = object["changes"].as_array().unwrap().iter().filter(|change| change["action"] != "equal");
        assert!(shown.into_iter().all(|change| change["significance"] == "substantive"));
    }

    #[test]
    fn hostile_text_passes_unchanged() {
        let mut sample = ferry();
        sample.diff().warnings = vec!["a \u{202e}b\u{1b}".to_owned()];
        let object: Value = serde_json::from_str(&sample.render(&RENDERER, &RenderOptions::default())).unwrap();
        assert_eq!(object["warnings"][0], "a \u{202e}b\u{1b}");
    }
}
