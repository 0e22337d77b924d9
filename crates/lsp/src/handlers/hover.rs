use crate::ide;
use crate::protocol::{Hover, HoverContents, MarkupContent, MarkupKind, Position};
use crate::view::View;

pub(crate) fn answer(view: &View, position: Position) -> Option<Hover> {
    let lines = view.lines(&view.file)?;
    let about = ide::hover::hover(&view.compiler, &view.file, lines.offset(position))?;
    Some(Hover {
        contents: HoverContents::Markup(MarkupContent { kind: MarkupKind::Markdown, value: about.markdown }),
        range: Some(lines.span(&about.range)),
    })
}
