//! The canonical layout of a file.
