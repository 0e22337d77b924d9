use crate::ide::format::format;
use crate::protocol::TextEdit;
use crate::view::View;

pub(crate) fn answer(view: &View) -> Option<Vec<TextEdit>> {
    // The manifest is not ours to lay out.
    view.compiler.syntax(&view.file)?;
    let lines = view.lines(&view.file)?;
    let edits = format(lines.text()).into_iter();
    Some(edits.map(|(range, new_text)| TextEdit { range: lines.span(&range), new_text }).collect())
}
