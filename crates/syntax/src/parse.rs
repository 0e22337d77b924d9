//! Text to tree and errors.

use pest::iterators::Pairs;
use pest::{Parser as _, Span};
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
    let slips = pairs.as_ref().map(slips).unwrap_or_default();
    if slips.is_empty() {
        return tree_of(builder, text, at, pairs, &mended, errors, holds);
    }
    let mut offset = mended.offsets();
    for (heading, mend) in &slips {
        let (from, start, end) = (offset(*heading), offset(mend.at), offset(mend.at.saturating_add(mend.len)));
        let place = range(at + start, end.saturating_sub(start));
        errors.push(match mend.put {
            " " => check::brace_below(range(at + from, start.saturating_sub(from)), place),
            right => check::misspelt_declaration(place, text.get(start..end).unwrap_or_default(), right),
        });
    }
    let mut again = mended.clone();
    again.mend(slips.into_iter().map(|(_, mend)| mend).collect());
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

/// Slips at the top of the file that take all that belongs to a declaration with them, each with where the declaration starts:
/// a word that was meant to start it, and a brace on the line below it. What belongs to it is read as if they were mended: a
/// misspelt `permissions` would make each of its permissions unknown.
fn slips(pairs: &Pairs<'_, Rule>) -> Vec<(usize, Mend)> {
    let mut before: Option<Span<'_>> = None;
    let mut found = Vec::new();
    for item in pairs.clone().flat_map(|file| file.into_inner()) {
        if item.as_rule() == Rule::bad_item {
            let start = item.as_span().start();
            found.extend(misspelt(item.as_str(), start).map(|mend| (start, mend)));
            found.extend(before.filter(|_| item.as_str().starts_with('{')).and_then(|above| brace_below(above, start)));
        }
        let is_declaration = !matches!(item.as_rule(), Rule::bad_item | Rule::newline | Rule::blank);
        before =
            if is_declaration { Some(item.as_span()) } else { before.filter(|_| item.as_rule() != Rule::bad_item) };
    }
    found
}

/// The word that the wrong text at `start` begins with, where it was meant to start a declaration.
fn misspelt(text: &str, start: usize) -> Option<Mend> {
    let word = check::first_word(text);
    let right = check::declaration(word).filter(|right| *right != word)?;
    let line = text.get(word.len()..)?.lines().next()?;
    let has_form = line.starts_with([' ', '{']) && (line.contains('{') || matches!(right, "scope" | "implication"));
    has_form.then_some(Mend { at: start, len: word.len(), put: right })
}

/// The line break between the declaration `above` and the brace at `brace`, where the declaration has no brace.
fn brace_below(above: Span<'_>, brace: usize) -> Option<(usize, Mend)> {
    let heading = above.as_str().trim_end();
    let at = above.start().saturating_add(heading.len());
    let word = check::first_word(heading);
    let takes_braces = check::DECLARATIONS.contains(&word) && !matches!(word, "scope" | "implication" | "invariant");
    let gap = above.get_input().get(at..brace)?;
    let is_gap = gap.trim().is_empty() && gap.trim_matches([' ', '\t', '\r']) == "\n";
    (takes_braces && is_gap && !heading.contains(['{', '\n']))
        .then_some((above.start(), Mend { at, len: gap.len(), put: " " }))
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
