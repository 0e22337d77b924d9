//! What may be written at a place.
//!
//! What stands before the cursor on its line decides, because the rest of a rule that is being written is not there yet;
//! where the line says nothing, what stands around it does. Permissions are found by their ids and by their labels: typing
//! the words of a label offers the id.

mod offers;
mod place;

use std::ops::Range;

use placet_compiler::Compiler;

use self::place::{Place, place};

/// What is offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Offer {
    /// What is written.
    pub(crate) text: String,
    pub(crate) kind: Kind,
    /// What people call it.
    pub(crate) detail: String,
    /// What it is found by.
    pub(crate) found_by: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Permission,
    Fact,
    Value,
    Action,
    Option,
    Role,
    Template,
    Type,
    Scope,
    Word,
}

/// What may be written at an offset, and what of the text it takes the place of.
pub(crate) fn completion(compiler: &Compiler, file: &str, offset: usize) -> Option<(Range<usize>, Vec<Offer>)> {
    let text = compiler.text(file)?;
    let Place { typed, wanted } = place(compiler.syntax(file)?, &text, offset)?;
    let offers = offers::offers(compiler, file, offset, &wanted);
    // What starts with a quotation mark is found only by what has one.
    let quoted = text.get(typed.clone()).is_some_and(|text| text.starts_with('"'));
    let quote = |mut offer: Offer| {
        offer.found_by = format!("\"{}", offer.found_by);
        offer
    };
    Some((typed, if quoted { offers.into_iter().map(quote).collect() } else { offers }))
}

#[cfg(test)]
mod tests;
