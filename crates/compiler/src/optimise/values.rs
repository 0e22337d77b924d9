//! Which value of a fact leads where: as a tree of sets of values, so that the last of sixty is found in six tests.

use placet_runtime::graph::{DENY, DecisionTest};

use super::nodes::Nodes;

/// Values as bits, and where they lead to.
pub(super) type Case = (u64, u32);

/// The cases with one for each way, in the order in which the ways were met; those that lead where all others do are left
/// out. A value counts where it is met first.
pub(super) fn merged(cases: impl Iterator<Item = Case>, otherwise: u32) -> Vec<Case> {
    let mut merged: Vec<Case> = Vec::new();
    let mut met = 0;
    for (values, way) in cases {
        let values = values & !met;
        met |= values;
        match merged.iter_mut().find(|(_, own)| *own == way) {
            Some((own, _)) => *own |= values,
            None if way == otherwise || values == 0 => {}
            None => merged.push((values, way)),
        }
    }
    merged
}

/// The nodes that tell the cases apart; `otherwise` is where all other values lead, if there can be others.
pub(super) fn cases(nodes: &mut Nodes, fact: u32, exact: bool, cases: &[Case], otherwise: Option<u32>) -> u32 {
    match (cases, otherwise) {
        ([], otherwise) => otherwise.unwrap_or(DENY),
        ([(_, way)], None) => *way,
        _ => {
            let (first, rest) = cases.split_at(cases.len().div_ceil(2));
            let among = first.iter().fold(0, |among, (values, _)| among | values);
            let hi = self::cases(nodes, fact, exact, first, None);
            let lo = self::cases(nodes, fact, exact, rest, otherwise);
            nodes.make(DecisionTest::Value { fact, among, exact }, hi, lo)
        }
    }
}
