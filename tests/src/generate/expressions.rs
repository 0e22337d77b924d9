//! Expressions.

use super::Generator;
use super::names::Visible;
use super::words::{braces, break_before, comment, gap};
use crate::reference::FactType;

/// How an expression stands in its surroundings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Way {
    /// Inside brackets, where a line may end anywhere.
    inside: bool,
    /// Tests of facts only.
    facts_only: bool,
    /// How many more brackets it may open.
    depth: usize,
}

impl Generator {
    /// What is required: an expression, or a table.
    pub(super) fn requirement(&mut self, visible: &Visible) -> String {
        let way = Way { inside: false, facts_only: false, depth: self.size.depth };
        if self.rng.chance(15)
            && let Some(table) = self.table(visible, way)
        {
            return table;
        }
        self.expression(visible, way)
    }

    /// What an invariant is about.
    pub(super) fn claim(&mut self, visible: &Visible) -> String {
        self.expression(visible, Way { inside: false, facts_only: false, depth: self.size.depth })
    }

    /// A condition: an expression of tests of facts. None where there is no fact to test.
    pub(super) fn condition(&mut self, visible: &Visible) -> Option<String> {
        self.fact_test(visible)?;
        Some(self.expression(visible, Way { inside: false, facts_only: true, depth: self.size.depth.min(2) }))
    }

    /// Permissions by their names alone, parameters included.
    pub(super) fn permissions_here(&mut self, visible: &Visible) -> Vec<String> {
        let mut names = self.names.permissions.clone();
        if !visible.parameters.is_empty() {
            names.extend((0..4).map(|_| self.plain_permission(visible)));
        }
        names
    }

    fn expression(&mut self, visible: &Visible, way: Way) -> String {
        let count = *self.rng.pick(&[1, 1, 1, 2, 2, 3]);
        let word = *self.rng.pick(&["and", "or"]);
        let mut text = self.operand(visible, way);
        for _ in 1..count {
            let before = break_before(&mut self.rng);
            let after = gap(&mut self.rng, way.inside);
            text = format!("{text}{before}{word}{after}{}", self.operand(visible, way));
        }
        text
    }

    fn operand(&mut self, visible: &Visible, way: Way) -> String {
        let inner = Way { inside: true, depth: way.depth.saturating_sub(1), ..way };
        let simple = way.depth == 0;
        match self.rng.below(22) {
            0 if !simple => self.group(visible, inner),
            1 if !simple => {
                let list = self.expression_list(visible, inner);
                format!("any of {list}")
            }
            2 if !simple => {
                let list = self.expression_list(visible, inner);
                format!("all of {list}")
            }
            3 if !simple && !way.facts_only => match self.table(visible, inner) {
                Some(table) => format!("({table})"),
                None => self.simple(visible, way),
            },
            4..=5 => self.negation(visible, way),
            6..=7 if !way.facts_only => self.can(visible).unwrap_or_else(|| self.simple(visible, way)),
            8 if !way.facts_only => self.holds_all(visible).unwrap_or_else(|| self.simple(visible, way)),
            9 if !way.facts_only => self.pattern_operand(visible),
            10..=13 if !way.facts_only => self.fact_test(visible).unwrap_or_else(|| self.simple(visible, way)),
            _ => self.simple(visible, way),
        }
    }

    /// A permission; where only facts may stand, a test of one.
    fn simple(&mut self, visible: &Visible, way: Way) -> String {
        if way.facts_only {
            return self.fact_test(visible).expect("a condition where there is no fact to test");
        }
        let name = self.permission_text(visible);
        name + &self.maybe_scope()
    }

    /// All or any of the permissions that fit a pattern.
    fn pattern_operand(&mut self, visible: &Visible) -> String {
        let word = *self.rng.pick(&["all", "any"]);
        let pattern = self.pattern(visible);
        format!("{word} of {pattern}{}", self.maybe_scope())
    }

    /// Nothing, or a scope that what stands before it is held in.
    fn maybe_scope(&mut self) -> String {
        if self.names.scopes.is_empty() || self.rng.chance(70) {
            return String::new();
        }
        format!(" in {}", self.rng.pick(&self.names.scopes))
    }

    fn negation(&mut self, visible: &Visible, way: Way) -> String {
        let Some(test) = self.fact_test(visible) else { return self.simple(visible, way) };
        let simple = way.depth == 0;
        let way = Way { inside: true, facts_only: true, depth: way.depth.saturating_sub(1) };
        match self.rng.below(6) {
            0 if !simple => format!("not {}", self.group(visible, way)),
            1 if !simple => format!("not any of {}", self.expression_list(visible, way)),
            2 if !simple => format!("not all of {}", self.expression_list(visible, way)),
            _ => format!("not {test}"),
        }
    }

    fn group(&mut self, visible: &Visible, way: Way) -> String {
        let (open, close) = *self.rng.pick(&[("(", ")"), ("(", ")"), ("( ", " )"), ("(\n    ", "\n)")]);
        format!("{open}{}{close}", self.expression(visible, way))
    }

    fn expression_list(&mut self, visible: &Visible, way: Way) -> String {
        let count = self.rng.between(1, 3);
        let mut members: Vec<String> = Vec::new();
        for _ in 0..count {
            members.push(self.expression(visible, way));
        }
        if self.rng.chance(50) {
            return format!("({})", members.join(", "));
        }
        let mut text = "(\n".to_owned();
        for member in members {
            let note = if self.rng.chance(15) { format!(" {}", comment(&mut self.rng)) } else { String::new() };
            text.push_str(&format!("    {member},{note}\n"));
        }
        text.push(')');
        text
    }

    fn holds_all(&mut self, visible: &Visible) -> Option<String> {
        let of_permissions = |ty: &FactType| match ty {
            FactType::Permission => true,
            FactType::Set(of) => **of == FactType::Permission,
            _ => false,
        };
        let facts: Vec<String> =
            self.readable(visible).into_iter().filter(|fact| of_permissions(&fact.ty)).map(|fact| fact.name).collect();
        (!facts.is_empty()).then(|| format!("{} holds all of {}", self.names.subject, self.rng.pick(&facts)))
    }

    /// Another action, made before this one, that reads nothing which can't be read here.
    fn can(&mut self, visible: &Visible) -> Option<String> {
        let fits = |made: &&super::sections::Made| made.resources.is_subset(&visible.resources);
        let fitting: Vec<_> = self.made.iter().filter(fits).cloned().collect();
        if fitting.is_empty() {
            return None;
        }
        let action = self.rng.pick(&fitting);
        let with = self.with_options(&action.options);
        Some(format!("can {}{with}", action.id))
    }

    /// Nothing, or `with` some of the options.
    pub(super) fn with_options(&mut self, options: &[String]) -> String {
        let count = self.rng.between(0, options.len().min(2));
        let chosen = self.rng.some(options, count);
        match chosen.as_slice() {
            [] => String::new(),
            [one] if self.rng.chance(70) => format!(" with {one}"),
            more => format!(" with ({})", more.join(", ")),
        }
    }

    /// A table: each value in one row, several values in some.
    fn table(&mut self, visible: &Visible, way: Way) -> Option<String> {
        let facts = self.readable(visible).into_iter().filter_map(|fact| match fact.ty {
            FactType::OneOf(values) => Some((fact.name, values)),
            FactType::Boolean => Some((fact.name, vec!["true".to_owned(), "false".to_owned()])),
            _ => None,
        });
        let mut facts: Vec<_> = facts.collect();
        if let Some(variable) = &visible.variable {
            facts.extend([variable.clone(), variable.clone()]);
        }
        if facts.is_empty() || way.depth == 0 {
            return None;
        }
        let (fact, mut values) = self.rng.pick(&facts).clone();
        self.rng.shuffle(&mut values);
        let mut rows = Vec::new();
        while !values.is_empty() {
            let count = self.rng.between(1, values.len());
            let here: Vec<String> = values.drain(..count).collect();
            let requirement = match self.rng.below(6) {
                0 => "nothing".to_owned(),
                1 => "forbidden".to_owned(),
                _ => self.expression(visible, Way { inside: false, facts_only: false, depth: way.depth - 1 }),
            };
            rows.push(format!("{}:{}{requirement}", here.join(", "), gap(&mut self.rng, true)));
        }
        Some(format!("by {fact} {}", braces(&mut self.rng, &rows)))
    }
}
