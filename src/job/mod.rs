//! Composes fetch, extract, diff and store into the jobs a user asks for.
