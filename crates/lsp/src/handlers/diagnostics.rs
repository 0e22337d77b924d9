use std::collections::BTreeMap;

use placet_compiler::Severity;

use crate::protocol::{Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location, NumberOrString, Uri};
use crate::text::Lines;
use crate::view::View;

/// What a file is to be said to have.
#[derive(Debug)]
pub(crate) struct FileDiagnostics {
    pub(crate) uri: Uri,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// All that is wrong with a set, by file. Open files are named even where there is nothing to say.
pub(crate) fn of_set(view: &View) -> Vec<FileDiagnostics> {
    let mut files: BTreeMap<String, Vec<Diagnostic>> = BTreeMap::new();
    let mut lines = Cache::new(view);
    for file in view.addresses.open.keys() {
        files.entry(file.clone()).or_default();
    }
    for found in view.compiler.diagnostics() {
        let file = found.primary.file.clone();
        let Some(diagnostic) = one(&found, &mut lines) else { continue };
        files.entry(file).or_default().push(diagnostic);
    }
    let named = files.into_iter();
    named
        .filter_map(|(file, diagnostics)| Some(FileDiagnostics { uri: view.addresses.uri(&file)?, diagnostics }))
        .collect()
}

/// The lines of the files that something is said of.
pub(super) struct Cache<'a> {
    view: &'a View,
    known: BTreeMap<String, Option<Lines>>,
}

impl<'a> Cache<'a> {
    pub(super) fn new(view: &'a View) -> Cache<'a> {
        Cache { view, known: BTreeMap::new() }
    }

    fn of(&mut self, file: &str) -> Option<&Lines> {
        let view = self.view;
        self.known.entry(file.to_owned()).or_insert_with(|| view.lines(file)).as_ref()
    }
}

pub(super) fn one(found: &placet_compiler::Diagnostic, lines: &mut Cache<'_>) -> Option<Diagnostic> {
    let range = lines.of(&found.primary.file)?.span(&found.primary.range);
    let mut related = Vec::new();
    for label in found.labels.iter().filter(|label| !label.text.is_empty()) {
        if let (Some(uri), Some(lines)) = (lines.view.addresses.uri(&label.file), lines.of(&label.file)) {
            let location = Location { uri, range: lines.span(&label.range) };
            related.push(DiagnosticRelatedInformation { location, message: label.text.clone() });
        }
    }
    Some(Diagnostic {
        range,
        severity: Some(match found.severity {
            Severity::Error => DiagnosticSeverity::ERROR,
            Severity::Warning => DiagnosticSeverity::WARNING,
        }),
        code: Some(NumberOrString::String(found.code.to_owned())),
        source: Some("placet".to_owned()),
        message: match &found.help {
            Some(help) => format!("{}\nhelp: {help}", found.message),
            None => found.message.clone(),
        },
        related_information: (!related.is_empty()).then_some(related),
        ..Diagnostic::default()
    })
}
