//! The matrix as a page for a browser.

use askama::Template;
use placet_compiler::PolicyIndex;

use super::{Holder, Matrix, Reach, Reachable};
use placet_logic::Budget;

/// Why a page could not be written: a mistake of this crate's.
#[derive(Debug)]
pub struct PageError(askama::Error);

impl std::fmt::Display for PageError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the page could not be written: {}", self.0)
    }
}

impl std::error::Error for PageError {}

#[derive(Template)]
#[template(path = "matrix.html")]
struct Page<'p> {
    policy: &'p str,
    roles: Vec<Role<'p>>,
    sections: Vec<Section>,
}

struct Role<'p> {
    id: &'p str,
    label: &'p str,
}

struct Section {
    heading: String,
    rows: Vec<Row>,
}

struct Row {
    id: String,
    phrase: String,
    is_option: bool,
    cells: Vec<Cell>,
}

struct Cell {
    class: &'static str,
    sign: &'static str,
    title: String,
}

/// A matrix of the policy as one page, whole in one file: no script from elsewhere, no style from elsewhere.
///
/// # Errors
///
/// - [`PageError`]: never for a matrix that is the policy's.
pub fn heat_map(index: &PolicyIndex<'_>, matrix: &Matrix) -> Result<String, PageError> {
    let policy = index.policy();
    let roles: Vec<Role<'_>> = policy.roles.iter().map(|role| Role { id: &role.id, label: &role.label }).collect();
    let mut sections: Vec<Section> = Vec::new();
    for row in &matrix.rows {
        let Some(action) = policy.actions.get(row.action) else { continue };
        let option = row.option.and_then(|option| action.options.get(option));
        let heading = action.sections.join(" › ");
        if sections.last().is_none_or(|section| section.heading != heading) {
            sections.push(Section { heading, rows: Vec::new() });
        }
        let phrase = option.map_or(&action.phrase, |option| &option.phrase).clone();
        let asked: Vec<_> = option.iter().map(|option| option.id.clone()).collect();
        // Only what depends on facts is asked again, for its condition.
        let mut reachable = None;
        let mut cells = Vec::new();
        for (role, reach) in policy.roles.iter().zip(&row.cells) {
            let mut title = format!("{}: {phrase}: {}", role.label, word(*reach));
            if *reach == Reach::Sometimes {
                let asked = reachable.get_or_insert_with(|| Reachable::new(index, action, &asked, Budget::default()));
                let holder = Holder::with_role(index, &role.id);
                if let Ok(condition) =
                    asked.as_ref().map_err(|error| *error).and_then(|one| one.condition(index, &holder))
                {
                    title = format!("{}: {phrase}: if {condition}", role.label);
                }
            }
            let (class, sign) = look(*reach);
            cells.push(Cell { class, sign, title });
        }
        let id = match option {
            Some(option) => format!("{} with {}", action.id, option.id),
            None => action.id.to_string(),
        };
        if let Some(section) = sections.last_mut() {
            section.rows.push(Row { id, phrase, is_option: option.is_some(), cells });
        }
    }
    Page { policy: &policy.name, roles, sections }.render().map_err(PageError)
}

fn word(reach: Reach) -> &'static str {
    match reach {
        Reach::Always => "whatever the facts are",
        Reach::Sometimes => "depending on the facts",
        Reach::Never => "never",
        Reach::NotDecided => "not decided",
    }
}

/// The class of a cell, and a sign for those who don't tell colours apart.
fn look(reach: Reach) -> (&'static str, &'static str) {
    match reach {
        Reach::Always => ("always", "●"),
        Reach::Sometimes => ("sometimes", "◐"),
        Reach::Never => ("never", ""),
        Reach::NotDecided => ("undecided", "?"),
    }
}
