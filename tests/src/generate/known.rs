//! What of the language a policy may be made of.

/// Constructs that the compiler may not have yet.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known {
    pub(super) enums: bool,
    pub(super) patterns: bool,
    pub(super) implications: bool,
    pub(super) nodes: bool,
    pub(super) scopes: bool,
    pub(super) days_and_texts: bool,
    pub(super) for_each: bool,
    pub(super) formerly: bool,
    pub(super) invariants: bool,
}

impl Known {
    /// The whole language.
    pub(super) const WHOLE: Known = Known {
        enums: true,
        patterns: true,
        implications: true,
        nodes: true,
        scopes: true,
        days_and_texts: true,
        for_each: true,
        formerly: true,
        invariants: true,
    };

    /// What the compiler has.
    pub(super) const COMPILED: Known = Known {
        enums: false,
        patterns: false,
        implications: false,
        nodes: false,
        scopes: false,
        days_and_texts: false,
        for_each: false,
        formerly: false,
        invariants: false,
    };
}
