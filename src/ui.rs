//! Facts about the terminal as plain values.
