use std::collections::{BTreeMap, BTreeSet};

use crate::formula::{Formula, Node};
use crate::world::Literal;

/// Something that is so or is not: a permission that is held, a test of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Variable(pub(crate) u32);

impl Variable {
    /// Its place among the variables of its problem, from 0.
    pub fn index(self) -> usize {
        usize::try_from(self.0).unwrap_or(usize::MAX)
    }
}

/// Variables, what can't be at once, and formulas over them.
#[derive(Debug, Clone, Default)]
pub struct Problem {
    variables: u32,
    pub(crate) groups: Vec<Group>,
    /// The group of each variable that is in one.
    pub(crate) group_of: BTreeMap<Variable, usize>,
    /// What is so wherever a variable is.
    pub(crate) implied: BTreeMap<Variable, Vec<Variable>>,
    /// Literals that are never so all at once.
    pub(crate) excluded: Vec<Vec<Literal>>,
    /// Variables that should stand next to one another in the order.
    pub(crate) beside: BTreeMap<Variable, Vec<Variable>>,
    pub(crate) nodes: Vec<Node>,
}

/// Variables of which not all answers can be at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Group {
    pub(crate) members: Vec<Variable>,
    pub(crate) kind: GroupKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum GroupKind {
    AtMostOne,
    ExactlyOne,
    Ascending,
}

impl Problem {
    /// Without variables.
    pub fn new() -> Problem {
        Problem::default()
    }

    /// A further variable.
    pub fn variable(&mut self) -> Variable {
        let made = Variable(self.variables);
        self.variables = self.variables.saturating_add(1);
        made
    }

    /// How many variables there are.
    pub fn variables(&self) -> usize {
        usize::try_from(self.variables).unwrap_or(usize::MAX)
    }

    /// At most one of `members` is so: the values of a fact that has others besides.
    pub fn at_most_one(&mut self, members: &[Variable]) {
        self.group(members, GroupKind::AtMostOne);
    }

    /// Exactly one of `members` is so: all the values of a fact.
    pub fn exactly_one(&mut self, members: &[Variable]) {
        self.group(members, GroupKind::ExactlyOne);
    }

    /// Where one of `members` is so, all after it are: steps of a line.
    pub fn ascending(&mut self, members: &[Variable]) {
        self.group(members, GroupKind::Ascending);
    }

    /// A variable is in one group, once; put into another it leaves the first.
    fn group(&mut self, members: &[Variable], kind: GroupKind) {
        let at = self.groups.len();
        let mut these = Vec::new();
        for member in members {
            match self.group_of.insert(*member, at) {
                Some(before) if before == at => continue,
                Some(before) => {
                    if let Some(group) = self.groups.get_mut(before) {
                        group.members.retain(|other| other != member);
                    }
                }
                None => {}
            }
            these.push(*member);
        }
        self.groups.push(Group { members: these, kind });
    }

    /// Wherever `one` is so, `other` is. The problem must be told of all such pairs, none of which leads back to where it
    /// starts: it does not follow chains.
    pub fn implies(&mut self, one: Variable, other: Variable) {
        if one != other {
            self.implied.entry(one).or_default().push(other);
        }
    }

    /// The literals are never so all at once. The variable of the last counts wherever those of the others do: any answers of
    /// some of the others, without one of them, must go with any answers of the rest.
    pub fn never(&mut self, literals: &[Literal]) {
        self.excluded.push(literals.to_vec());
    }

    /// The variables that count where `variables` do: those, and the last of what is [excluded](Problem::never) with them.
    pub(crate) fn with_excluded(&self, variables: impl IntoIterator<Item = Variable>) -> BTreeSet<Variable> {
        let mut all: BTreeSet<Variable> = variables.into_iter().collect();
        for literals in &self.excluded {
            if let Some(((last, _), others)) = literals.split_last()
                && others.iter().all(|(other, _)| all.contains(other))
            {
                all.insert(*last);
            }
        }
        all
    }

    /// The two should stand together when the variables are ordered, because they are tested together.
    pub fn beside(&mut self, one: Variable, other: Variable) {
        self.beside.entry(one).or_default().push(other);
        self.beside.entry(other).or_default().push(one);
    }

    /// Always so, or never.
    pub fn constant(&mut self, value: bool) -> Formula {
        self.node(Node::Constant(value))
    }

    /// So where the variable is.
    pub fn is(&mut self, variable: Variable) -> Formula {
        self.node(Node::Is(variable))
    }

    /// So where the other is not.
    pub fn not(&mut self, formula: Formula) -> Formula {
        self.node(Node::Not(formula))
    }

    /// So where all are; of none, always.
    pub fn all(&mut self, parts: impl IntoIterator<Item = Formula>) -> Formula {
        let parts: Vec<Formula> = parts.into_iter().collect();
        match parts.as_slice() {
            [one] => *one,
            _ => self.node(Node::All(parts)),
        }
    }

    /// So where any is; of none, never.
    pub fn any(&mut self, parts: impl IntoIterator<Item = Formula>) -> Formula {
        let parts: Vec<Formula> = parts.into_iter().collect();
        match parts.as_slice() {
            [one] => *one,
            _ => self.node(Node::Any(parts)),
        }
    }

    /// `then` where `test` is so, `otherwise` elsewhere.
    pub fn choice(&mut self, test: Formula, then: Formula, otherwise: Formula) -> Formula {
        self.node(Node::Choice(test, then, otherwise))
    }

    fn node(&mut self, node: Node) -> Formula {
        let made = Formula(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        self.nodes.push(node);
        made
    }

    pub(crate) fn get(&self, formula: Formula) -> Option<&Node> {
        self.nodes.get(usize::try_from(formula.0).ok()?)
    }
}
