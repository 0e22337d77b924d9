use crate::ide::outline::{Entry, Kind, outline};
use crate::protocol::{DocumentSymbol, DocumentSymbolResponse, SymbolKind};
use crate::text::Lines;
use crate::view::View;

pub(crate) fn answer(view: &View) -> Option<DocumentSymbolResponse> {
    let lines = view.lines(&view.file)?;
    let entries = outline(&view.compiler, &view.file).into_iter();
    Some(DocumentSymbolResponse::Nested(entries.map(|entry| symbol(entry, &lines)).collect()))
}

#[expect(deprecated, reason = "the protocol's type has no constructor without the field")]
fn symbol(entry: Entry, lines: &Lines) -> DocumentSymbol {
    let inside: Vec<DocumentSymbol> = entry.inside.into_iter().map(|inner| symbol(inner, lines)).collect();
    DocumentSymbol {
        name: entry.name,
        detail: Some(entry.detail),
        kind: kind(entry.kind),
        tags: None,
        deprecated: None,
        range: lines.span(&entry.whole),
        selection_range: lines.span(&entry.at),
        children: (!inside.is_empty()).then_some(inside),
    }
}

fn kind(kind: Kind) -> SymbolKind {
    match kind {
        Kind::Permissions => SymbolKind::NAMESPACE,
        Kind::Facts => SymbolKind::STRUCT,
        Kind::Role => SymbolKind::CLASS,
        Kind::Template => SymbolKind::INTERFACE,
        Kind::Section => SymbolKind::MODULE,
        Kind::Action => SymbolKind::FUNCTION,
        Kind::Test => SymbolKind::EVENT,
        Kind::Enum => SymbolKind::ENUM,
        Kind::Other => SymbolKind::CONSTANT,
    }
}
