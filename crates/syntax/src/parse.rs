//! Text to tree and errors.

use std::borrow::Cow;

use pest::Parser as _;
use rowan::{GreenNode, GreenNodeBuilder, Language as _, TextRange, TextSize};

use crate::ast::File;
use crate::check;
use crate::error::SyntaxError;
use crate::grammar::{PlacetParser, Rule};
use crate::kind::{Language, SyntaxKind, SyntaxNode};
use crate::limits;
use crate::scan::{Forgotten, Scan, forgotten, pieces, scan};
use crate::tree::{self, Holds};

/// The tree of one file, and what is wrong with its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parse {
    green: GreenNode,
    errors: Vec<SyntaxError>,
    whole: bool,
}

impl Parse {
    /// The root of the tree.
    pub fn syntax(&self) -> SyntaxNode {
        SyntaxNode::new_root(self.green.clone())
    }

    /// The root, typed.
    pub fn file(&self) -> File {
        File::of(self.syntax())
    }

    /// Whether no wrong text and no mark of something missing is in the tree. Not the same as no errors: those are about
    /// text that has a place too.
    pub fn is_whole(&self) -> bool {
        self.whole
    }

    /// The mistakes, in the order of the text; at most [`limits::ERRORS`].
    pub fn errors(&self) -> &[SyntaxError] {
        &self.errors
    }
}

/// Parses the text of one file. Never fails: wrong text is in the tree too, and told of in [`Parse::errors`].
///
/// Takes time linear in the text and in the nesting of its brackets. Past the limits of [`limits`] the text, or the
/// declaration that is past them, is kept as one error node.
pub fn parse(text: &str) -> Parse {
    let mut builder = GreenNodeBuilder::new();
    let mut errors = Vec::new();
    let mut holds = Holds::default();
    builder.start_node(Language::kind_to_raw(SyntaxKind::File));
    if text.len() > limits::FILE_BYTES {
        whole_as_error(&mut builder, text, &mut holds);
        errors.push(check::too_large(text));
    } else {
        let whole = scan(text);
        if whole.balanced && whole.too_deep.is_none() {
            piece(&mut builder, text, 0, &whole, &mut errors, &mut holds);
        } else {
            let mut at = 0;
            for part in pieces(text) {
                piece(&mut builder, part, at, &scan(part), &mut errors, &mut holds);
                at += part.len();
            }
        }
    }
    builder.finish_node();
    let green = builder.finish();
    if text.len() <= limits::FILE_BYTES {
        check::check(&SyntaxNode::new_root(green.clone()), text, holds, &mut errors);
    }
    errors.sort_by_key(|error| (error.range.start(), error.range.end(), error.code));
    errors.dedup_by(|next, kept| next.range == kept.range && next.code == kept.code);
    errors.truncate(limits::ERRORS);
    Parse { green, errors, whole: !holds.wrong }
}

fn piece(
    builder: &mut GreenNodeBuilder<'_>,
    text: &str,
    at: usize,
    scan: &Scan,
    errors: &mut Vec<SyntaxError>,
    holds: &mut Holds,
) {
    if let Some(deep) = scan.too_deep {
        whole_as_error(builder, text, holds);
        errors.push(check::too_deep(range(at + deep, 1)));
        return;
    }
    let forgotten = if scan.balanced { Forgotten::default() } else { forgotten(text) };
    let closed = if forgotten.is_empty() { Cow::Borrowed(text) } else { Cow::Owned(forgotten.put_into(text)) };
    match PlacetParser::parse(Rule::file, &closed) {
        Ok(pairs) => tree::build(builder, text, pairs, forgotten.offsets(), holds),
        // The grammar takes any text; should it ever not, the text is kept and the author is told.
        Err(_) => {
            whole_as_error(builder, text, holds);
            errors.push(check::not_understood(range(at, text.len())));
        }
    }
}

fn whole_as_error(builder: &mut GreenNodeBuilder<'_>, text: &str, holds: &mut Holds) {
    holds.wrong = true;
    builder.start_node(Language::kind_to_raw(SyntaxKind::BadItem));
    if !text.is_empty() {
        builder.token(Language::kind_to_raw(SyntaxKind::Text), text);
    }
    builder.finish_node();
}

fn range(start: usize, len: usize) -> TextRange {
    let size = |value: usize| TextSize::new(u32::try_from(value).unwrap_or(u32::MAX));
    TextRange::at(size(start), size(len))
}
