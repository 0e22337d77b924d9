use crate::ide;
use crate::protocol::{GotoDefinitionResponse, Position};
use crate::view::View;

pub(crate) fn answer(view: &View, position: Position) -> Option<GotoDefinitionResponse> {
    let lines = view.lines(&view.file)?;
    let found = ide::definition::definition(&view.compiler, &view.file, lines.offset(position));
    let places = view.locations(found.iter().map(|one| (one.file.as_str(), one.name.clone())));
    (!places.is_empty()).then_some(GotoDefinitionResponse::Array(places))
}
