//! Articles, captures and versions that outlive the program, behind one trait.
