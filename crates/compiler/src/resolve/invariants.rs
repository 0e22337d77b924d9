//! Invariants: what is claimed of every decision.

use placet_syntax::ast::{AstNode as _, Invariant as InvariantNode, InvariantForm as Form};

use super::Resolver;
use super::expressions::{Scope, Where};
use crate::model::{Expr, Invariant, InvariantForm, Name};

impl Resolver<'_> {
    pub(super) fn invariant(&mut self, node: &InvariantNode) -> Option<Invariant> {
        let (name, form) = (node.name()?, node.form()?);
        let everything: Vec<Name> = self.index.roots.keys().cloned().collect();
        let mut scope = Scope::new(&everything, Where::Section);
        scope.free = true;
        let claim = node.claim().map_or(Expr::False, |claim| self.expr(&claim, scope));
        let implied = node.implied().map(|implied| self.expr(&implied, scope));
        let words = self.words(node.syntax());
        let at = words.find(name.text()).map_or(0, |at| at + name.text().len());
        Some(Invariant {
            name: name.value(),
            form: match form {
                Form::Always => InvariantForm::Always,
                Form::NoUser => InvariantForm::NoUser,
                Form::NoRole => InvariantForm::NoRole,
            },
            claim,
            implied,
            text: words.get(at..).unwrap_or_default().trim().to_owned(),
            at: self.at(name.range()),
        })
    }
}
