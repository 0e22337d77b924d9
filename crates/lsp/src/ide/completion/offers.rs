//! What there is of what a place wants.

use placet_compiler::{Compiler, FactType, Policy, Symbol};
use placet_syntax::ast::{self, AstNode as _};

use super::place::Wanted;
use super::{Kind, Offer};

pub(super) fn offers(compiler: &Compiler, file: &str, offset: usize, wanted: &Wanted) -> Vec<Offer> {
    let policy = compiler.policy();
    match wanted {
        Wanted::Expression => {
            let mut all = parameters(compiler, file, offset);
            all.extend(permissions(&policy));
            all.extend(facts(&policy, |_| true));
            all
        }
        Wanted::Permissions => {
            let mut all = parameters(compiler, file, offset);
            all.extend(permissions(&policy));
            all
        }
        Wanted::Facts => facts(&policy, |_| true),
        Wanted::Sets => facts(&policy, is_set),
        Wanted::ValuesOf(fact) => values(compiler, &policy, fact),
        Wanted::Actions => actions(&policy),
        Wanted::OptionsOf(action) => options(&policy, action),
        Wanted::Roles => {
            let role = |id: &str, label: &str| offer(id, Kind::Role, label, label);
            policy.roles.iter().map(|one| role(&one.id, &one.label)).collect()
        }
        Wanted::Templates => declared(compiler, |symbol| match symbol {
            Symbol::Template(name) => Some(offer(name, Kind::Template, "template", "")),
            _ => None,
        }),
        Wanted::Resources => declared(compiler, |symbol| match symbol {
            Symbol::Root(name) if *name != policy.subject => Some(offer(name, Kind::Type, "resource", "")),
            _ => None,
        }),
        Wanted::Enums => enums(compiler),
        Wanted::Scopes => declared(compiler, |symbol| match symbol {
            Symbol::Scope(name) => Some(offer(name, Kind::Scope, "scope", "")),
            _ => None,
        }),
        Wanted::Types => {
            let words = ["boolean", "number", "text", "date", "permission", "one of (", "set of "];
            let mut all: Vec<Offer> = words.iter().map(|word| offer(word, Kind::Word, "type", "")).collect();
            all.extend(declared(compiler, |symbol| match symbol {
                Symbol::Root(name) => Some(offer(name, Kind::Type, "", "")),
                _ => None,
            }));
            all.extend(enums(compiler));
            all
        }
        Wanted::Words(words) => words.iter().map(|word| offer(word, Kind::Word, "", "")).collect(),
    }
}

fn offer(text: &str, kind: Kind, detail: &str, found_by: &str) -> Offer {
    let found_by = if found_by.is_empty() { text.to_owned() } else { format!("{text} {found_by}") };
    Offer { text: text.to_owned(), kind, detail: detail.to_owned(), found_by }
}

fn permissions(policy: &Policy) -> Vec<Offer> {
    let all = policy.permissions.iter();
    // The label of one in a node carries the labels around it.
    all.map(|one| offer(&one.id, Kind::Permission, &one.label, &one.label)).collect()
}

fn facts(policy: &Policy, fits: impl Fn(&FactType) -> bool) -> Vec<Offer> {
    let fitting = policy.facts.iter().filter(|fact| fits(&fact.ty));
    fitting
        .map(|fact| offer(&fact.name, Kind::Fact, &fact.ty.to_string(), fact.label.as_deref().unwrap_or_default()))
        .collect()
}

fn is_set(ty: &FactType) -> bool {
    ty.to_string().starts_with("set of")
}

/// What a fact may be compared with: its values, or the facts of its type.
fn values(compiler: &Compiler, policy: &Policy, fact: &str) -> Vec<Offer> {
    let Some(ty) = compiler.fact_type(fact) else { return Vec::new() };
    let listed = |values: &[placet_compiler::Name]| -> Vec<Offer> {
        values.iter().map(|value| offer(value, Kind::Value, fact, "")).collect()
    };
    match ty {
        FactType::OneOf(values) | FactType::SetOfOneOf(values) => listed(values),
        FactType::Boolean => ["true", "false"].iter().map(|value| offer(value, Kind::Value, fact, "")).collect(),
        FactType::Permission | FactType::SetOfPermission => permissions(policy),
        FactType::SetOfEntity(of) => facts(policy, |other| *other == FactType::Entity(of.clone())),
        ty => facts(policy, |other| other == ty).into_iter().filter(|one| one.text != fact).collect(),
    }
}

fn actions(policy: &Policy) -> Vec<Offer> {
    let all = policy.actions.iter();
    all.map(|action| {
        let mut path = action.sections.clone();
        path.push(action.phrase.clone());
        offer(&action.id, Kind::Action, &path.join(" › "), &action.phrase)
    })
    .collect()
}

fn options(policy: &Policy, action: &str) -> Vec<Offer> {
    let action = policy.actions.iter().find(|one| one.id == action);
    let options = action.map(|action| action.options.as_slice()).unwrap_or_default();
    options.iter().map(|option| offer(&option.id, Kind::Option, &option.phrase, &option.phrase)).collect()
}

/// What is declared anywhere in the set and is wanted.
fn declared(compiler: &Compiler, wanted: impl Fn(&Symbol) -> Option<Offer>) -> Vec<Offer> {
    let files = compiler.paths();
    let all = files.flat_map(|file| compiler.occurrences(file)).filter(|one| one.declares.is_some());
    all.filter_map(|one| wanted(&one.symbol)).collect()
}

fn enums(compiler: &Compiler) -> Vec<Offer> {
    declared(compiler, |symbol| match symbol {
        Symbol::Enum(name) => Some(offer(name, Kind::Type, "enum", "")),
        _ => None,
    })
}

/// The parameters of the template around.
fn parameters(compiler: &Compiler, file: &str, offset: usize) -> Vec<Offer> {
    let Some(parse) = compiler.syntax(file) else { return Vec::new() };
    let templates = parse.file().items().filter_map(|item| match item {
        ast::Item::Template(template) => Some(template),
        _ => None,
    });
    let around = templates.into_iter().find(|template| {
        let range = template.syntax().text_range();
        usize::from(range.start()) <= offset && offset <= usize::from(range.end())
    });
    let parameters = around.map(|template| template.parameters()).unwrap_or_default();
    let names = parameters.iter().filter_map(|one| one.name());
    names.map(|name| offer(name.text(), Kind::Permission, "parameter", "")).collect()
}
