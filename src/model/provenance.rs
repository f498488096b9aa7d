//! Where a version's text came from.

use serde::{Deserialize, Serialize};

/// What made a version out of a capture (in W3C PROV words: what it was derived from, and the agent).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Provenance {
    /// Number of the capture whose bytes were read.
    pub capture: u32,
    /// Name and version of the extractor, as in `html/1`.
    pub extractor: String,
    /// Name and version of the program, as in `writethru/0.1.0`.
    pub tool: String,
}
