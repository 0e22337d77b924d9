//! Permissions by name: one, the members of a pattern, the member of a family that a fact chooses.

use placet_syntax::TextRange;
use placet_syntax::ast::{AstNode as _, Path, PathPart, Word};

use super::Resolver;
use super::expressions::Scope;
use super::names::Meaning;
use crate::diagnostic::Place;
use crate::diagnostics;
use crate::items::pattern;
use crate::model::{Expr, FactType, Name};
use crate::patterns::{self, Part, Quantity, Reference};
use crate::references::{self, Problem};

impl Resolver<'_> {
    /// What a rule asks for by `path`: in `range` stands the whole of it, with `all of` and a scope.
    pub(super) fn asked(
        &mut self,
        path: &Path,
        quantity: Quantity,
        in_scope: Option<&Word>,
        range: TextRange,
        scope: Scope<'_>,
    ) -> Expr {
        if self.is_full() {
            return Expr::False;
        }
        let parts = self.parts(path, scope);
        let held_in = in_scope.map(|name| self.scope(name));
        let (Some(parts), true) = (parts, held_in.as_ref().is_none_or(Option::is_some)) else { return Expr::False };
        let reference = Reference { parts, quantity, scope: held_in.flatten() };
        let found = if self.parameter(path).is_some() {
            if !self.fits_parameter(path, &reference) {
                return Expr::False;
            }
            Expr::Parameter(reference)
        } else {
            match self.meant(reference) {
                Ok(expr) => expr,
                Err(problem) => {
                    self.problem(path, problem);
                    return Expr::False;
                }
            }
        };
        if let Some(word) = scope.facts_only {
            let place = self.place(range);
            self.report(diagnostics::permission_in_condition(&place, &path.text(), word));
            return Expr::False;
        }
        found
    }

    /// What a reference without parameters stands for.
    fn meant(&mut self, reference: Reference) -> Result<Expr, Problem> {
        if reference.parts.iter().all(|part| matches!(part, Part::Name(_))) {
            return references::expr(self.index, &reference);
        }
        if let Some(known) = self.several.get(&reference) {
            return Ok(known.clone());
        }
        let expr = references::expr(self.index, &reference)?;
        if let Some(room) = self.room.checked_sub(expr.parts().count()) {
            self.room = room;
            self.several.insert(reference, expr.clone());
        }
        Ok(expr)
    }

    /// The parts of a name, the facts in its brackets bound.
    fn parts(&mut self, path: &Path, scope: Scope<'_>) -> Option<Vec<Part>> {
        if let Some(parts) = pattern(path) {
            return (!parts.is_empty()).then_some(parts);
        }
        let mut parts = Vec::new();
        for part in path.parts() {
            parts.push(match part {
                PathPart::Name(word) => Part::Name(word.text().into()),
                PathPart::Any(_) => Part::Any,
                PathPart::Deep(_) => Part::Deep,
                PathPart::OneOf(words, _) => Part::OneOf(words.iter().map(|word| word.text().into()).collect()),
                PathPart::Index(fact, _) => {
                    let fact = fact?;
                    let place = self.place(fact.range());
                    match self.meaning(&fact, &scope)? {
                        Meaning::Fact(name, FactType::OneOf(values)) => Part::Index(name, values),
                        Meaning::Fact(name, ty) => {
                            self.report(diagnostics::index_without_values(&place, &name, &ty));
                            return None;
                        }
                        Meaning::Permission(name) | Meaning::Parameter(name) => {
                            self.report(diagnostics::index_without_values(&place, &name, &FactType::Permission));
                            return None;
                        }
                    }
                }
            });
        }
        Some(parts)
    }

    /// The scope of this name, if it is declared.
    pub(super) fn scope(&mut self, name: &Word) -> Option<Name> {
        if let Some(known) = self.index.scopes.get(name.text()) {
            return Some(known.clone());
        }
        let place = self.place(name.range());
        let near = self.nearest(name.text(), self.index.scopes.iter().map(Name::as_str));
        self.report(diagnostics::unknown_scope(&place, name.text(), near));
        None
    }

    /// Whether what follows a parameter fits what it stands for; tells the author where it doesn't.
    fn fits_parameter(&mut self, path: &Path, reference: &Reference) -> bool {
        let Some(parameter) = self.parameter(path).cloned() else { return false };
        let place = self.place(path.range());
        let whole = reference.parts.len() == 1;
        if parameter.is_node == whole {
            self.report(diagnostics::parameter_use(&place, &parameter.name, parameter.is_node));
            return false;
        }
        if patterns::is_pattern(&reference.parts) && reference.quantity == Quantity::One {
            self.report(diagnostics::pattern_alone(&place, &path.text()));
            return false;
        }
        true
    }

    /// The permission that `path` names.
    pub(super) fn permission(&mut self, path: &Path) -> Option<Name> {
        if self.is_full() {
            return None;
        }
        let place = self.place(path.range());
        let Some(parts) = pattern(path).filter(|parts| !parts.is_empty()) else {
            self.report(diagnostics::index_outside_rule(&place, &path.text()));
            return None;
        };
        if patterns::is_pattern(&parts) {
            self.report(diagnostics::pattern_for_one(&place, &path.text()));
            return None;
        }
        match references::permission(self.index, &parts) {
            Ok(name) => Some(name),
            Err(problem) => {
                self.problem(path, problem);
                None
            }
        }
    }

    /// The permission that `path` names, or what starts with a parameter and stands for one: as the value of a
    /// comparison, both are the name that the template's instance puts in.
    pub(super) fn permission_or_parameter(&mut self, path: &Path) -> Option<Name> {
        if self.parameter(path).is_none() || !path.is_plain() {
            return self.permission(path);
        }
        let parts = patterns::plain(&path.text());
        let reference = Reference { parts, quantity: Quantity::One, scope: None };
        self.fits_parameter(path, &reference).then(|| path.text().into())
    }

    /// The permissions that `path` grants: the one that it names, or all that match it.
    pub(super) fn granted(&mut self, path: &Path) -> Vec<Name> {
        let Some(parts) = pattern(path).filter(|parts| patterns::is_pattern(parts)) else {
            return self.permission(path).into_iter().collect();
        };
        match references::members(self.index, &parts) {
            Ok(members) => members,
            Err(problem) => {
                self.problem(path, problem);
                Vec::new()
            }
        }
    }

    /// Tells the author why `path` names nothing.
    pub(super) fn problem(&mut self, path: &Path, problem: Problem) {
        if self.is_broken_at(path.range()) {
            return;
        }
        let (text, place) = (path.text(), self.place(path.range()));
        let report = match problem {
            Problem::Renamed(now) => diagnostics::renamed(&place, "permission", &text, &now),
            Problem::Alone => diagnostics::pattern_alone(&place, &text),
            Problem::Empty(word) => diagnostics::empty_pattern(&place, &text, word.as_deref()),
            Problem::NotAFamily(node) => {
                let near = self.nearest(&node, self.index.families.keys().map(Name::as_str));
                diagnostics::not_a_family(&place, &node, near, self.index.nodes.contains(node.as_str()))
            }
            Problem::OtherValues(fact, node, family) => {
                diagnostics::index_of_other_values(&place, &fact, &node, &family)
            }
            Problem::Node(node) => {
                let below: Vec<Part> = patterns::plain(&node).into_iter().chain([Part::Deep]).collect();
                let inside = self.index.sorted.matching(&below);
                let family = self.index.families.get(&node).map(Name::as_str);
                diagnostics::permission_group_as_one(&place, &node, &inside, family)
            }
            Problem::Unknown(name) => return self.unknown_permission(&place, path, &name),
        };
        self.report(report);
    }

    fn unknown_permission(&mut self, place: &Place, path: &Path, name: &Name) {
        let text = path.text();
        let near = self.nearest_permission(name).and_then(|near| match path.is_plain() {
            true => Some(near),
            // Of a member of a family only the last part can be mended by its like.
            false => {
                let ((node, last), (own, _)) = (near.rsplit_once('.')?, name.rsplit_once('.')?);
                (node == own).then_some(())?;
                Some(format!("{}.{last}", text.rsplit_once('.')?.0))
            }
        });
        let fact = self.index.facts.keys().map(Name::as_str).find(|name| name.ends_with(&format!(".{text}")));
        let otherwise = if self.index.roles.contains_key(text.as_str()) {
            diagnostics::Otherwise::Role
        } else if self.index.actions.contains_key(text.as_str()) {
            diagnostics::Otherwise::Action
        } else {
            diagnostics::Otherwise::Nothing
        };
        self.report(diagnostics::unknown_permission(place, name, near.as_deref(), fact, otherwise));
    }
}
