use crate::ide::completion::{Kind, completion};
use crate::limits;
use crate::protocol::{
    CompletionItem, CompletionItemKind, CompletionItemLabelDetails, CompletionList, CompletionResponse,
    CompletionTextEdit, Position, TextEdit,
};
use crate::view::View;

pub(crate) fn answer(view: &View, position: Position) -> Option<CompletionResponse> {
    let lines = view.lines(&view.file)?;
    let (typed, offers) = completion(&view.compiler, &view.file, lines.offset(position))?;
    let range = lines.span(&typed);
    let is_incomplete = offers.len() > limits::COMPLETIONS;
    let items = offers.into_iter().take(limits::COMPLETIONS).enumerate().map(|(order, offer)| CompletionItem {
        label_details: Some(CompletionItemLabelDetails { detail: None, description: Some(offer.detail.clone()) }),
        detail: Some(offer.detail),
        kind: Some(kind(offer.kind)),
        filter_text: Some(offer.found_by),
        // As declared, where nothing else puts one before another.
        sort_text: Some(format!("{order:06}")),
        text_edit: Some(CompletionTextEdit::Edit(TextEdit { range, new_text: offer.text.clone() })),
        label: offer.text,
        ..CompletionItem::default()
    });
    Some(CompletionResponse::List(CompletionList { is_incomplete, items: items.collect() }))
}

fn kind(kind: Kind) -> CompletionItemKind {
    match kind {
        Kind::Permission => CompletionItemKind::CONSTANT,
        Kind::Fact => CompletionItemKind::FIELD,
        Kind::Value => CompletionItemKind::ENUM_MEMBER,
        Kind::Action => CompletionItemKind::FUNCTION,
        Kind::Option => CompletionItemKind::PROPERTY,
        Kind::Role => CompletionItemKind::CLASS,
        Kind::Template => CompletionItemKind::INTERFACE,
        Kind::Type => CompletionItemKind::STRUCT,
        Kind::Scope => CompletionItemKind::MODULE,
        Kind::Word => CompletionItemKind::KEYWORD,
    }
}
