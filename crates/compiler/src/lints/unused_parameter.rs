use placet_syntax::ast::{AstNode as _, Item, Path};

use crate::diagnostic::{Diagnostic, Place};
use crate::linting::View;

/// A template does not use its parameter.
fn unused_parameter(place: &Place, parameter: &str, template: &str) -> Diagnostic {
    Diagnostic::warning("unused-parameter", place, format!("`{template}` does not use its parameter `{parameter}`"))
        .help("use it in a rule of the template, or remove it here and at each `from`")
}

pub(super) fn check(view: &View<'_>, found: &mut Vec<Diagnostic>) {
    for item in view.tree().items() {
        let Item::Template(template) = item else { continue };
        let (Some(name), Some(body)) = (template.name(), template.body()) else { continue };
        let paths = || body.syntax().descendants().filter_map(Path::cast);
        for parameter in template.parameters() {
            let Some(word) = parameter.name() else { continue };
            let names_it = |path: Path| path.segments().first().is_some_and(|first| first.text() == word.text());
            if !paths().any(names_it) {
                found.push(unused_parameter(&view.place(word.range()), word.text(), name.text()));
            }
        }
    }
}
