use std::collections::HashMap;

use super::diagnostics::{Cache, one};
use crate::protocol::{
    CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionResponse, Range as Span, TextEdit, WorkspaceEdit,
};
use crate::view::View;

/// The mends of what is wrong at a place.
pub(crate) fn answer(view: &View, span: Span) -> Option<CodeActionResponse> {
    let lines = view.lines(&view.file)?;
    let (start, end) = (lines.offset(span.start), lines.offset(span.end));
    let mut cache = Cache::new(view);
    let mut actions = Vec::new();
    for found in view.compiler.diagnostics() {
        let place = &found.primary;
        if place.file != view.file || place.range.start > end || place.range.end < start {
            continue;
        }
        let Some(fix) = &found.fix else { continue };
        let (Some(uri), Some(fixed)) = (view.addresses.uri(&fix.file), view.lines(&fix.file)) else { continue };
        let edits = fix.edits.iter().map(|(range, text)| TextEdit { range: fixed.span(range), new_text: text.clone() });
        actions.push(CodeActionOrCommand::CodeAction(CodeAction {
            title: fix.title.clone(),
            kind: Some(CodeActionKind::QUICKFIX),
            diagnostics: one(&found, &mut cache).map(|diagnostic| vec![diagnostic]),
            edit: Some(WorkspaceEdit {
                changes: Some(HashMap::from([(uri, edits.collect())])),
                ..WorkspaceEdit::default()
            }),
            is_preferred: Some(true),
            ..CodeAction::default()
        }));
    }
    Some(actions)
}
