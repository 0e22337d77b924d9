//! Names of permissions: plain, by the value of a fact, as patterns.

use std::collections::BTreeSet;

use super::Generator;
use super::words;
use crate::reference::FactType;

/// A level of a permission's name as it is declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Level {
    Name(String),
    /// One of the values of an enum: the level is a family's.
    Value(Vec<String>),
}

/// What an expression may name.
#[derive(Debug, Clone, Default)]
pub(super) struct Visible {
    /// The resources whose facts may be read.
    pub(super) resources: BTreeSet<String>,
    /// The template's parameters.
    pub(super) parameters: Vec<Parameter>,
    /// The variable of a `for each`, and the values that it stands for.
    pub(super) variable: Option<(String, Vec<String>)>,
}

/// A parameter of a template.
#[derive(Debug, Clone)]
pub(super) struct Parameter {
    pub(super) name: String,
    /// What a node has that is given for it; nothing where it stands for a permission.
    pub(super) rests: Option<Vec<Vec<Level>>>,
}

/// How a name is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// In an expression, where facts have values.
    Expression,
    /// In a list, or where something is compared with it.
    List,
}

impl Generator {
    /// A permission in an expression; of a family, maybe by the value of a fact.
    pub(super) fn permission_text(&mut self, visible: &Visible) -> String {
        let shape = self.shape(visible);
        let parts: Vec<String> = shape.iter().map(|level| self.level(level, visible, Way::Expression)).collect();
        joined(&parts)
    }

    /// A permission by its name alone.
    pub(super) fn plain_permission(&mut self, visible: &Visible) -> String {
        let shape = self.shape(visible);
        words::concrete(&mut self.rng, &shape)
    }

    /// Some permission as it is declared; parameters often, or templates would be for nothing.
    fn shape(&mut self, visible: &Visible) -> Vec<Level> {
        let mut shapes = Vec::new();
        for parameter in &visible.parameters {
            shapes.extend(of_parameter(parameter));
        }
        if shapes.is_empty() || self.rng.chance(50) {
            self.rng.pick(&self.names.shapes).clone()
        } else {
            self.rng.pick(&shapes).clone()
        }
    }

    fn level(&mut self, level: &Level, visible: &Visible, way: Way) -> String {
        let values = match level {
            Level::Name(name) => return name.clone(),
            Level::Value(values) => values,
        };
        let mut keys: Vec<String> = Vec::new();
        if way == Way::Expression {
            let fits = |fact: &super::declarations::Fact| fact.ty == FactType::OneOf(values.clone());
            keys.extend(self.readable(visible).into_iter().filter(fits).map(|fact| fact.name));
            for (name, _) in visible.variable.iter().filter(|(_, own)| own == values) {
                keys.extend([name.clone(), name.clone(), name.clone()]);
            }
        }
        if !keys.is_empty() && self.rng.chance(75) {
            return format!("[{}]", self.rng.pick(&keys));
        }
        self.rng.pick(values).clone()
    }

    /// A pattern after `all of` or `any of`, which several permissions may fit.
    pub(super) fn pattern(&mut self, visible: &Visible) -> String {
        self.pattern_of(visible, Way::Expression, true)
    }

    /// A pattern in a list of permissions.
    pub(super) fn pattern_in_list(&mut self, visible: &Visible) -> String {
        self.pattern_of(visible, Way::List, false)
    }

    /// A pattern of permissions that stand in one node of the top level.
    pub(super) fn pattern_in_node(&mut self) -> Option<String> {
        let in_nodes: Vec<_> = self.names.shapes.iter().filter(|shape| shape.len() > 1).cloned().collect();
        if in_nodes.is_empty() {
            return None;
        }
        let shape = self.rng.pick(&in_nodes).clone();
        Some(self.pattern_from(&shape, &in_nodes, 1, &Visible::default(), Way::List))
    }

    fn pattern_of(&mut self, visible: &Visible, way: Way, braces_first: bool) -> String {
        let shape = self.shape(visible);
        let parameter = visible.parameters.iter().find(|known| shape[0] == Level::Name(known.name.clone()));
        let (family, fixed) = match parameter {
            Some(parameter) => (of_parameter(parameter), 1),
            None => (self.names.shapes.clone(), 0),
        };
        if fixed == shape.len() {
            // The parameter is a permission.
            let shape = self.rng.pick(&self.names.shapes).clone();
            return self.pattern_from(&shape, &self.names.shapes.clone(), usize::from(!braces_first), visible, way);
        }
        self.pattern_from(&shape, &family, fixed.max(usize::from(!braces_first)), visible, way)
    }

    /// A pattern that a permission fits: another name beside one of its own, levels that may be any. The levels before
    /// `fixed` stay as they are.
    fn pattern_from(
        &mut self,
        shape: &[Level],
        all: &[Vec<Level>],
        fixed: usize,
        visible: &Visible,
        way: Way,
    ) -> String {
        let mut parts: Vec<String> = Vec::new();
        let alternative = self.alternative(shape, all).filter(|(at, _)| *at >= fixed);
        let mut is_pattern = false;
        for (at, level) in shape.iter().enumerate() {
            let part = match &alternative {
                Some((differs, other)) if *differs == at => {
                    let both = [self.level(level, visible, Way::List), other.clone()];
                    if self.rng.chance(90) { format!("{{{}}}", both.join(", ")) } else { format!("{{{}}}", both[0]) }
                }
                _ if at >= fixed && self.rng.chance(25) => "*".to_owned(),
                // After a pattern nobody knows which family is meant.
                _ => self.level(level, visible, if is_pattern { Way::List } else { way }),
            };
            is_pattern |= part.starts_with(['*', '{']);
            parts.push(part);
        }
        let end = alternative.as_ref().map_or(parts.len(), |(at, _)| *at);
        if end >= fixed && (!is_pattern || self.rng.chance(20)) {
            // Any levels in place of some, or of none.
            let from = self.rng.between(fixed.min(end), end);
            let to = self.rng.between(from, end);
            if !parts[from..].iter().any(|part| part.starts_with('[')) {
                parts.splice(from..to, ["**".to_owned()]);
                is_pattern = true;
            }
        }
        if !is_pattern {
            let last = parts.len() - 1;
            parts[last] = format!("{{{}}}", self.level(&shape[last], visible, Way::List));
        }
        joined(&parts)
    }

    /// A level of a permission, and a name that another permission has there which is the same but for it.
    fn alternative(&mut self, shape: &[Level], all: &[Vec<Level>]) -> Option<(usize, String)> {
        let mut found = Vec::new();
        for other in all.iter().filter(|other| other.len() == shape.len()) {
            let differing: Vec<usize> = (0..shape.len()).filter(|at| shape[*at] != other[*at]).collect();
            if let [at] = differing[..]
                && let (Level::Name(_), Level::Name(name)) = (&shape[at], &other[at])
            {
                found.push((at, name.clone()));
            }
        }
        if found.is_empty() || self.rng.chance(40) { None } else { Some(self.rng.pick(&found).clone()) }
    }

    /// What may be given for a node: each name of one, with what it has.
    pub(super) fn nodes(&mut self, visible: &Visible) -> Vec<(String, Vec<Vec<Level>>)> {
        let mut shapes = self.names.shapes.clone();
        for parameter in visible.parameters.iter().filter(|parameter| parameter.rests.is_some()) {
            shapes.extend(of_parameter(parameter));
        }
        let mut nodes: Vec<(Vec<Level>, Vec<Vec<Level>>)> = Vec::new();
        for shape in &shapes {
            for at in 1..shape.len() {
                let (node, rest) = shape.split_at(at);
                match nodes.iter_mut().find(|(known, _)| known == node) {
                    Some((_, rests)) => rests.push(rest.to_vec()),
                    None => nodes.push((node.to_vec(), vec![rest.to_vec()])),
                }
            }
        }
        let text = |(node, rests): (Vec<Level>, Vec<Vec<Level>>)| (words::concrete(&mut self.rng, &node), rests);
        nodes.into_iter().map(text).collect()
    }
}

/// What can be named by a parameter.
fn of_parameter(parameter: &Parameter) -> Vec<Vec<Level>> {
    let name = [Level::Name(parameter.name.clone())];
    match &parameter.rests {
        Some(rests) => rests.iter().map(|rest| [&name[..], rest].concat()).collect(),
        None => vec![name.to_vec()],
    }
}

/// Levels with dots between them; brackets follow the name of their family.
fn joined(parts: &[String]) -> String {
    let mut text = String::new();
    for part in parts {
        if !text.is_empty() && !part.starts_with('[') {
            text.push('.');
        }
        text.push_str(part);
    }
    text
}
