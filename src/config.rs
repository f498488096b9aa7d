//! Settings from files and the environment as plain values.
