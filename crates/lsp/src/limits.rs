//! What an editor may send. Each limit has a message that carries the limit and the value.

/// The size of one message, in bytes.
pub const MESSAGE_BYTES: usize = 32 * 1024 * 1024;

/// The size of an open document, in bytes. A document that is larger than a policy file may be is told of as any
/// mistake; one that is larger than this is not kept.
pub const DOCUMENT_BYTES: usize = 8 * 1024 * 1024;

/// How many documents may be open.
pub const DOCUMENTS: usize = 10_000;

/// The size of a message's header, in bytes.
pub const HEADER_BYTES: usize = 8 * 1024;

/// How many questions are worked on or wait at a time.
pub const QUESTIONS: usize = 1_024;

/// The stack of a thread that answers, in bytes.
pub const STACK_BYTES: usize = 64 * 1024 * 1024;

/// Names that one answer of completion lists.
pub const COMPLETIONS: usize = 5_000;
