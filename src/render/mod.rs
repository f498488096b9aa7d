//! A diff as labelled text, one file per format; a painter turns labels into colour, marks or classes.
