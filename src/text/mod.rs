//! Pure functions over `&str`: sentences, tokens, comparison keys, display width, harmless display.
//!
//! Nothing here knows a document, a page or a terminal.

pub mod sanitise;
pub mod sentence;
pub mod width;
