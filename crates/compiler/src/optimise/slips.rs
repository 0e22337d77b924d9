//! Mistakes that tests put into the optimiser on purpose: each compile has to catch them. Outside of tests there are none.

/// A mistake.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Slip {
    /// Several permissions in a word of which one is enough are all asked for.
    AllForAny,
    /// Of a permission and what it brings, the wrong one is left out.
    WrongWayRound,
    /// A test of facts leads the wrong ways.
    Swapped,
    /// Both ways are followed at an unknown test of a clause that isn't exact.
    TakenForExact,
    /// An unknown test of an exact clause denies.
    TakenForInexact,
    /// The outermost clause is left out.
    ForgottenGate,
}

/// Whether the mistake is to be made.
#[cfg(not(test))]
pub(super) const fn made(_: Slip) -> bool {
    false
}

#[cfg(test)]
pub(super) fn made(slip: Slip) -> bool {
    SLIP.get() == Some(slip)
}

#[cfg(test)]
thread_local! {
    static SLIP: std::cell::Cell<Option<Slip>> = const { std::cell::Cell::new(None) };
}

/// Does something with an optimiser that makes the mistake.
#[cfg(test)]
pub(crate) fn slipping<T>(slip: Slip, does: impl FnOnce() -> T) -> T {
    SLIP.set(Some(slip));
    let done = does();
    SLIP.set(None);
    done
}

#[cfg(test)]
impl Slip {
    pub(crate) const ALL: [Slip; 6] = [
        Slip::AllForAny,
        Slip::WrongWayRound,
        Slip::Swapped,
        Slip::TakenForExact,
        Slip::TakenForInexact,
        Slip::ForgottenGate,
    ];
}
