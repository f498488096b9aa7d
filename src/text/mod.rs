//! Pure functions over `&str`: sentences, tokens, comparison keys, display width, harmless display.
//!
//! Nothing here knows a document, a page or a terminal.

pub mod character;
pub mod key;
pub mod language;
pub mod sanitise;
pub mod sentence;
mod token;
pub mod width;
pub mod word_break;

pub use token::{Token, TokenKind, tokenize};
