//! Actions, their options, and what they stand in.

use placet_compiler::{Action, Clause, Compiler, Expr, Policy, Symbol};

use super::docs;
use super::markdown::{block, code, labelled, list, paragraphs, text, title};

/// An action with all that must hold for it, a line each, gates first.
pub(super) fn action(compiler: &Compiler, template: Option<&str>, id: &str) -> Option<String> {
    let policy = compiler.policy();
    let instances = instances(compiler, template, id);
    let action = match template {
        // What a template's action asks for is known where it is used: the first instance stands for all.
        Some(_) => instances.first().and_then(|id| find(&policy, id))?,
        None => find(&policy, id)?,
    };
    let in_template =
        template.map(|template| format!("In the template {}, as {}", code(template), list_of(&instances)));
    let mut lines: Vec<String> = action.clauses.iter().map(|clause| line(clause)).collect();
    lines.extend(action.options.iter().map(|option| format!("{} ({})", line(&option.clause), code(&option.id))));
    Some(paragraphs([
        Some(title(&action.phrase, &action.id)),
        in_template.or_else(|| breadcrumbs(&action.sections)),
        action.docs.clone(),
        Some(lines.join("\n")),
        permissions(&policy, action.clauses.iter().chain(action.options.iter().map(|option| &option.clause))),
    ]))
}

fn find<'a>(policy: &'a Policy, id: &str) -> Option<&'a Action> {
    policy.actions.iter().find(|one| one.id == id).map(AsRef::as_ref)
}

fn instances(compiler: &Compiler, template: Option<&str>, id: &str) -> Vec<String> {
    let found = template.map(|template| compiler.instances(template, id)).unwrap_or_default();
    found.iter().map(ToString::to_string).collect()
}

fn list_of(names: &[String]) -> String {
    list(names.iter().map(String::as_str))
}

fn breadcrumbs(sections: &[String]) -> Option<String> {
    (!sections.is_empty()).then(|| sections.iter().map(|one| text(one)).collect::<Vec<_>>().join(" › "))
}

/// A clause in its own words.
fn line(clause: &Clause) -> String {
    match &clause.because {
        Some(because) => format!("- {}: “{}”", code(&clause.text), text(because)),
        None => format!("- {}", code(&clause.text)),
    }
}

/// The labels of the permissions that clauses name, which rules do not show.
fn permissions<'a>(policy: &Policy, clauses: impl Iterator<Item = &'a std::sync::Arc<Clause>>) -> Option<String> {
    let mut names: Vec<&str> = Vec::new();
    for clause in clauses {
        held(&clause.expr, &mut names);
    }
    let label = |id: &str| {
        let found = policy.permissions.iter().find(|one| one.id == id);
        found.map(|one| one.label.as_str()).unwrap_or_default()
    };
    (!names.is_empty()).then(|| format!("Permissions:\n\n{}", labelled(names.iter().map(|id| (*id, label(id))))))
}

fn held<'a>(expr: &'a Expr, names: &mut Vec<&'a str>) {
    match expr {
        Expr::Holds(name) | Expr::HoldsIn(name, _) if !names.contains(&name.as_str()) => names.push(name),
        Expr::All(parts) | Expr::Any(parts) => parts.iter().for_each(|part| held(part, names)),
        Expr::Not(inner) => held(inner, names),
        Expr::When { then, otherwise, .. } => {
            held(then, names);
            held(otherwise, names);
        }
        _ => {}
    }
}

pub(super) fn option(compiler: &Compiler, template: Option<&str>, action: &str, option: &str) -> Option<String> {
    let policy = compiler.policy();
    let whole = match template {
        Some(_) => instances(compiler, template, action).into_iter().next()?,
        None => action.to_owned(),
    };
    let found = find(&policy, &whole)?.options.iter().find(|one| one.id == option)?;
    Some(paragraphs([
        Some(title(&found.phrase, &found.id)),
        Some(format!("An option of {}", code(&whole))),
        Some(line(&found.clause)),
        permissions(&policy, std::iter::once(&found.clause)),
    ]))
}

pub(super) fn section(compiler: &Compiler, template: Option<&str>, id: &str) -> Option<String> {
    let policy = compiler.policy();
    let prefix = match template {
        Some(_) => {
            format!("{}.", instances(compiler, template, &format!("{id}.open")).first()?.trim_end_matches(".open"))
        }
        None => format!("{id}."),
    };
    let actions = policy.actions.iter().filter(|action| action.id.starts_with(&prefix));
    let actions: Vec<(&str, &str)> = actions.map(|action| (action.id.as_str(), action.phrase.as_str())).collect();
    let symbol = Symbol::Section { template: template.map(Into::into), id: id.into() };
    Some(paragraphs([Some(format!("section {}", code(id))), docs(compiler, &symbol), Some(labelled(actions))]))
}

pub(super) fn template(compiler: &Compiler, name: &str) -> Option<String> {
    let symbol = Symbol::Template(name.into());
    let declaration = compiler.declarations(&symbol).into_iter().next()?;
    let whole = compiler.text(&declaration.file)?;
    let head = whole.get(declaration.whole.clone())?.split('{').next().unwrap_or_default().trim_end().to_owned();
    let mut actions = Vec::new();
    for occurrence in compiler.occurrences(&declaration.file) {
        if let Symbol::Action { template: Some(template), id } = &occurrence.symbol
            && template == name
            && occurrence.declares.is_some()
        {
            actions.push(id.as_str());
        }
    }
    Some(paragraphs([
        Some(block(&head)),
        docs(compiler, &symbol),
        (!actions.is_empty()).then(|| format!("Brings the actions {}", list(actions.iter().copied()))),
    ]))
}

pub(super) fn parameter(compiler: &Compiler, template: &str, name: &str) -> Option<String> {
    let symbol = Symbol::Parameter { template: template.into(), name: name.into() };
    let declaration = compiler.declarations(&symbol).into_iter().next()?;
    let text = compiler.text(&declaration.file)?;
    Some(paragraphs([
        Some(block(text.get(declaration.whole)?)),
        Some(format!("A parameter of the template {}", code(template))),
    ]))
}
