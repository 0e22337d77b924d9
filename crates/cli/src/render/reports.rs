//! Diagnostics for people, drawn by miette.

use std::fmt::{self, Display};
use std::ops::Range;

use miette::{
    GraphicalReportHandler, GraphicalTheme, LabeledSpan, NamedSource, NarratableReportHandler, SourceCode,
    ThemeCharacters, ThemeStyles,
};
use placet_compiler::{Diagnostic, Label, Severity};

use super::clip::clipped;
use super::positions::Positions;
use super::{Screen, count};
use crate::host::PolicySet;

/// How many reports are drawn; drawing takes milliseconds each, and nobody reads more at once.
const DRAWN: usize = 50;
/// How wide a report may be.
const WIDTH: usize = 100;

/// The reports, drawn beside the text.
pub(crate) fn graphical(set: &PolicySet, found: &[Diagnostic], screen: &Screen) -> String {
    let theme = GraphicalTheme {
        characters: ThemeCharacters::unicode(),
        styles: if screen.colour { ThemeStyles::ansi() } else { ThemeStyles::none() },
    };
    let handler = GraphicalReportHandler::new_themed(theme)
        .with_links(false)
        .with_urls(false)
        .without_syntax_highlighting()
        .with_width(WIDTH)
        .with_context_lines(1)
        .with_break_words(false);
    render(set, found, |text, report| handler.render_report(text, report))
}

/// The reports, each place in a sentence.
pub(crate) fn narrated(set: &PolicySet, found: &[Diagnostic]) -> String {
    let handler = NarratableReportHandler::new().with_context_lines(1);
    render(set, found, |text, report| handler.render_report(text, report))
}

fn render(set: &PolicySet, found: &[Diagnostic], draw: impl Fn(&mut String, &Report) -> fmt::Result) -> String {
    let mut text = String::new();
    for diagnostic in found.iter().take(DRAWN) {
        let report = Report::new(set, diagnostic);
        // Writing to a string fails only where the drawing does; the bare sentence is better than nothing.
        if draw(&mut text, &report).is_err() {
            text += &format!("{}: {}", diagnostic.code, diagnostic.message);
        }
        text.truncate(text.trim_end().len());
        text += "\n\n";
    }
    let rest = found.len().saturating_sub(DRAWN);
    if rest > 0 {
        text += &format!("and {rest} more; `--json` lists all of them\n\n");
    }
    text
}

/// `2 files, 1 error, 3 warnings`; `declares` is whether the files declare anything.
pub(crate) fn summary(files: usize, declares: bool, found: &[Diagnostic]) -> String {
    let errors = found.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count();
    let warnings = found.len().saturating_sub(errors);
    let mut text = format!("{}, {}", count(files, "file"), count(errors, "error"));
    if errors == 0 {
        text = format!("{}, no errors", count(files, "file"));
    }
    if warnings > 0 {
        text += &format!(", {}", count(warnings, "warning"));
    }
    if errors == 0 && !declares {
        text += if files == 1 { "; nothing is declared in it yet" } else { "; nothing is declared in them yet" };
    }
    text
}

/// A diagnostic as miette takes it.
#[derive(Debug)]
struct Report {
    code: &'static str,
    severity: miette::Severity,
    message: String,
    help: Option<String>,
    source: NamedSource<String>,
    labels: Vec<LabeledSpan>,
}

impl Report {
    fn new(set: &PolicySet, diagnostic: &Diagnostic) -> Report {
        let file = &diagnostic.primary.file;
        let text = set.text(file);
        let here = std::iter::once(&diagnostic.primary).chain(diagnostic.labels.iter().filter(|one| one.file == *file));
        let places: Vec<_> = here.clone().map(|label| place(text, label)).collect();
        let (shown, places) = clipped(text, &places);
        let labels = here.zip(places).enumerate().map(|(at, (label, place))| span(label, place, at == 0)).collect();
        let mut help: Vec<String> = diagnostic.help.iter().cloned().collect();
        for label in &diagnostic.labels {
            if label.file != *file {
                // A drawing shows one file; other files are named.
                let (line, _) = Positions::new(set.text(&label.file)).at(label.range.start);
                help.push(format!("{}:{line}: {}", set.shown(&label.file), label.text));
            }
        }
        Report {
            code: diagnostic.code,
            severity: match diagnostic.severity {
                Severity::Error => miette::Severity::Error,
                Severity::Warning => miette::Severity::Warning,
            },
            message: diagnostic.message.clone(),
            help: (!help.is_empty()).then(|| help.join("\n")),
            source: NamedSource::new(set.shown(file), shown),
            labels,
        }
    }
}

/// Where a label is, inside of its text, whatever its range says: a range outside of it would hide the whole report.
fn place(text: &str, label: &Label) -> Range<usize> {
    let start = label.range.start.min(text.len());
    start..label.range.end.clamp(start, text.len())
}

fn span(label: &Label, place: Range<usize>, primary: bool) -> LabeledSpan {
    let words = (!label.text.is_empty()).then(|| label.text.clone());
    let span = (place.start, place.len());
    if primary { LabeledSpan::new_primary_with_span(words, span) } else { LabeledSpan::new_with_span(words, span) }
}

impl Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Report {}

impl miette::Diagnostic for Report {
    fn code<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        Some(Box::new(self.code))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(self.severity)
    }

    fn help<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        self.help.as_ref().map(|help| Box::new(help) as Box<dyn Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.source)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }
}
