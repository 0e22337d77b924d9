//! Text to tree and errors.

use pest::Parser as _;
use pest::iterators::Pairs;
use rowan::{GreenNode, GreenNodeBuilder, Language as _, TextRange, TextSize};

use crate::ast::File;
use crate::check;
use crate::error::SyntaxError;
use crate::grammar::{PlacetParser, Rule};
use crate::kind::{Language, SyntaxKind, SyntaxNode};
use crate::limits;
use crate::scan::{Mend, Mended, Scan, forgotten, missing_quotes, pieces, scan};
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
        if whole.is_whole() && whole.too_deep.is_none() {
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
    let mended = if scan.is_whole() { Mended::new(text) } else { mended(text) };
    let pairs = PlacetParser::parse(Rule::file, mended.text()).ok();
    let words = pairs.as_ref().map(misspelt).unwrap_or_default();
    if words.is_empty() {
        return tree_of(builder, text, at, pairs, &mended, errors, holds);
    }
    let mut offset = mended.offsets();
    for mend in &words {
        let start = offset(mend.at);
        let word = text.get(start..start.saturating_add(mend.len)).unwrap_or_default();
        errors.push(check::misspelt_declaration(range(at + start, mend.len), word, mend.put));
    }
    let mut again = mended.clone();
    again.mend(words);
    let pairs = PlacetParser::parse(Rule::file, again.text()).ok();
    tree_of(builder, text, at, pairs, &again, errors, holds);
}

fn tree_of(
    builder: &mut GreenNodeBuilder<'_>,
    text: &str,
    at: usize,
    pairs: Option<Pairs<'_, Rule>>,
    mended: &Mended<'_>,
    errors: &mut Vec<SyntaxError>,
    holds: &mut Holds,
) {
    holds.wrong |= mended.is_mended();
    match pairs {
        Some(pairs) => tree::build(builder, text, pairs, mended.offsets(), holds),
        // The grammar takes any text; should it ever not, the text is kept and the author is told.
        None => {
            whole_as_error(builder, text, holds);
            errors.push(check::not_understood(range(at, text.len())));
        }
    }
}

/// The text with the quotes and the parentheses that it lacks, as far as nothing nests too deep then.
fn mended(text: &str) -> Mended<'_> {
    let mut mended = Mended::new(text);
    mended.mend(missing_quotes(text));
    let found = scan(mended.text());
    if found.too_deep.is_some() {
        mended = Mended::new(text);
    }
    if !found.balanced {
        mended.mend(forgotten(mended.text()));
    }
    mended
}

/// Words at the top of the file that were meant to start a declaration. What belongs to it is read as if they did: a
/// misspelt `permissions` would make each of its permissions unknown.
fn misspelt(pairs: &Pairs<'_, Rule>) -> Vec<Mend> {
    let items = pairs.clone().flat_map(|file| file.into_inner()).filter(|item| item.as_rule() == Rule::bad_item);
    items
        .filter_map(|item| {
            let text = item.as_str();
            let word = check::first_word(text);
            let right = check::declaration(word).filter(|right| *right != word)?;
            let line = text.get(word.len()..)?.lines().next()?;
            let has_form =
                line.starts_with([' ', '{']) && (line.contains('{') || matches!(right, "scope" | "implication"));
            has_form.then_some(Mend { at: item.as_span().start(), len: word.len(), put: right })
        })
        .collect()
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
