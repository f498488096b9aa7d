//! Where a version's text came from.

use serde::{Deserialize, Serialize};

/// What made a version out of a capture (in W3C PROV words: what it was derived from, and the agent).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Provenance {
    /// Number of the capture whose bytes were read.
    pub capture: u32,
    /// Name and version of the extractor, as in `html/5`.
    pub extractor: String,
    /// Name and version of the program, as in `writethru/0.1.0`.
    pub tool: String,
}

impl Provenance {
    /// What stands behind the program's name where it read the bytes of an earlier capture again.
    pub const REREAD: &'static str = " reextract";

    /// Whether the bytes of an earlier capture were read again, so that this is no new state of the publisher's page.
    pub fn is_reread(&self) -> bool {
        self.tool.ends_with(Self::REREAD)
    }
}
