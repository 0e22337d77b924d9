//! Parts joined, as plain as it can be said.

use placet_compiler::FactTest;

use super::Certain;

/// All of `parts`, each once.
pub(crate) fn all(parts: Vec<Certain>) -> Certain {
    let mut kept: Vec<Certain> = Vec::new();
    for part in parts {
        match part {
            Certain::Always => {}
            Certain::Never => return Certain::Never,
            Certain::All(inner) => inner.into_iter().for_each(|one| keep(&mut kept, one)),
            other => keep(&mut kept, other),
        }
    }
    match kept.len() {
        0 => Certain::Always,
        1 => kept.remove(0),
        _ => Certain::All(kept),
    }
}

/// Any of `parts`, each once.
pub(crate) fn any(parts: Vec<Certain>) -> Certain {
    let mut kept: Vec<Certain> = Vec::new();
    for part in parts {
        match part {
            Certain::Never => {}
            Certain::Always => return Certain::Always,
            Certain::Any(inner) => inner.into_iter().for_each(|one| keep(&mut kept, one)),
            other => keep(&mut kept, other),
        }
    }
    match kept.len() {
        0 => Certain::Never,
        1 => kept.remove(0),
        _ => Certain::Any(kept),
    }
}

fn keep(kept: &mut Vec<Certain>, one: Certain) {
    if !kept.contains(&one) {
        kept.push(one);
    }
}

/// By a test, as plain as it can be said.
pub(crate) fn by_truth(test: FactTest, yes: Certain, no: Certain) -> Certain {
    match (yes, no) {
        (yes, no) if yes == no => yes,
        (Certain::Never, no) => all(vec![Certain::Known(test, false), no]),
        (yes, Certain::Never) => all(vec![Certain::Known(test, true), yes]),
        (Certain::Always, no) => any(vec![Certain::Known(test, true), no]),
        (yes, Certain::Always) => any(vec![Certain::Known(test, false), yes]),
        (yes, no) => Certain::ByTruth(test, Box::new([yes, no])),
    }
}
