//! One case as it stands in the fixture file. It does not say how a page is laid out.

use serde::Deserialize;

use crate::{marked, page::Format};

/// An edit, and what must be said about it.
///
/// `text` holds both sides of the body: `[-only old-]` and `{+only new+}`; where sentences move, `old` and `new` hold
/// them instead. A line is a paragraph. A case of `text` without `changes` expects one edited paragraph with the marked
/// words deleted and inserted.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Case {
    pub(crate) id: String,
    #[serde(default = "english")]
    pub(crate) lang: String,
    #[serde(default)]
    pub(crate) text: Option<String>,
    #[serde(default)]
    pub(crate) old: Option<String>,
    #[serde(default)]
    pub(crate) new: Option<String>,
    /// Whole pages, where what stands around the body is the point.
    #[serde(default)]
    pub(crate) pages: Option<[String; 2]>,
    /// The stated modified times, where they differ from each other.
    #[serde(default)]
    pub(crate) modified: Option<[Option<String>; 2]>,
    /// The stated published times, where they differ from each other.
    #[serde(default)]
    pub(crate) published: Option<[Option<String>; 2]>,
    /// `text` or `html`, where a case makes sense in one of them only.
    #[serde(default)]
    pub(crate) only: Option<Format>,
    /// Classes of the one expected change.
    #[serde(default)]
    pub(crate) has: Vec<String>,
    /// Classes it must not have.
    #[serde(default)]
    pub(crate) not: Vec<String>,
    pub(crate) significance: String,
    /// The verdict, where it does not follow from the significance on a page whose stamp stands still.
    #[serde(default)]
    pub(crate) verdict: Option<String>,
    /// The expected changes; empty where only `most` and the words of the whole diff matter.
    #[serde(default)]
    pub(crate) changes: Option<Vec<Expected>>,
    /// The most changes; without it, as many as are expected.
    #[serde(default)]
    pub(crate) most: Option<usize>,
    /// Whether the exact words deleted and inserted are left open.
    #[serde(default)]
    pub(crate) loose: bool,
    /// Words that must not be shown as changed.
    #[serde(default)]
    pub(crate) kept: Vec<String>,
}

/// One expected change; what is not said is left open.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Expected {
    pub(crate) action: Option<String>,
    pub(crate) field: Option<String>,
    #[serde(default)]
    pub(crate) has: Vec<String>,
    #[serde(default)]
    pub(crate) not: Vec<String>,
    pub(crate) significance: Option<String>,
    pub(crate) old: Option<String>,
    pub(crate) new: Option<String>,
    pub(crate) deleted: Option<String>,
    pub(crate) inserted: Option<String>,
}

fn english() -> String {
    "en".to_owned()
}

impl Case {
    /// The formats the case is run in.
    pub(crate) fn formats(&self) -> Vec<Format> {
        self.only.map_or_else(|| vec![Format::Text, Format::Html], |format| vec![format])
    }

    /// The old and the new body.
    pub(crate) fn bodies(&self) -> (String, String) {
        let marked = self.text.as_deref().unwrap_or_default();
        let side = |whole: &Option<String>, is_old| whole.clone().unwrap_or_else(|| marked::side(marked, is_old));
        (side(&self.old, true), side(&self.new, false))
    }

    /// What must be among the changes.
    pub(crate) fn expected(&self) -> Vec<Expected> {
        if let Some(changes) = &self.changes {
            return changes.clone();
        }
        let marked = self.text.as_deref().unwrap_or_default();
        let words = |is_old| (!self.loose).then(|| marked::words(marked, is_old));
        vec![Expected {
            action: Some("edit".to_owned()),
            field: Some("paragraph".to_owned()),
            has: self.has.clone(),
            not: self.not.clone(),
            significance: Some(self.significance.clone()),
            deleted: words(true),
            inserted: words(false),
            ..Expected::default()
        }]
    }
}
