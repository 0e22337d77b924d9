//! What editors ask, as plain values: offsets in bytes, files by the path that the compiler knows, no protocol.

pub(crate) mod completion;
pub(crate) mod definition;
#[cfg(test)]
mod fixture;
pub(crate) mod format;
pub(crate) mod hover;
pub(crate) mod outline;
