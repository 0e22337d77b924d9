//! What a name means, as Markdown.

mod actions;
mod markdown;
mod names;

use std::ops::Range;

use placet_compiler::{Compiler, Symbol};

/// What there is to say about a name.
#[derive(Debug)]
pub(crate) struct About {
    pub(crate) range: Range<usize>,
    pub(crate) markdown: String,
}

/// What there is to say about the name at an offset.
pub(crate) fn hover(compiler: &Compiler, file: &str, offset: usize) -> Option<About> {
    let occurrence = compiler.occurrence_at(file, offset)?;
    let markdown = about(compiler, &occurrence.symbol)?;
    Some(About { range: occurrence.range.clone(), markdown })
}

/// What there is to say about something that has a name.
pub(crate) fn about(compiler: &Compiler, symbol: &Symbol) -> Option<String> {
    match symbol {
        Symbol::Permission(id) => names::permission(compiler, id),
        Symbol::Several(ids) => names::several(compiler, ids),
        Symbol::Node(id) => names::node(compiler, id),
        Symbol::Root(name) => names::root(compiler, name),
        Symbol::Fact(name) => names::fact(compiler, name),
        Symbol::Value { of, value } => names::value(compiler, of, value),
        Symbol::Enum(_) => names::declared(compiler, symbol),
        Symbol::Scope(_) => names::declared(compiler, symbol),
        Symbol::Role(id) => names::role(compiler, id),
        Symbol::Template(name) => actions::template(compiler, name),
        Symbol::Parameter { template, name } => actions::parameter(compiler, template, name),
        Symbol::Section { template, id } => actions::section(compiler, template.as_deref(), id),
        Symbol::Action { template, id } => actions::action(compiler, template.as_deref(), id),
        Symbol::Option { template, action, option } => actions::option(compiler, template.as_deref(), action, option),
    }
}

/// The `///` lines of the first declaration.
fn docs(compiler: &Compiler, symbol: &Symbol) -> Option<String> {
    let declaration = compiler.declarations(symbol).into_iter().next()?;
    compiler.docs(&declaration)
}

#[cfg(test)]
mod tests;
