//! Pure functions over `&str`: sentences, tokens, comparison keys, display width, harmless display.
//!
//! Nothing here knows a document, a page or a terminal.

pub(crate) mod character;
pub(crate) mod key;
pub(crate) mod language;
pub(crate) mod letters;
pub(crate) mod sanitise;
pub mod sentence;
mod token;
pub mod width;
pub(crate) mod word_break;
mod word_filter;

pub use token::{Token, TokenKind, tokenize};
pub(crate) use token::{count_words, push_tokens};
pub(crate) use word_filter::WordFilter;
