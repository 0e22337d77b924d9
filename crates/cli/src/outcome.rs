//! A decision with its reasons, for programs and for people.

use placet_runtime::{ActionId, Explanation, OptionId, Permission, PermissionId, Policy, Scope};
use serde_json::{Value, json};

use crate::render::table::{indent, table};
use crate::render::{Screen, count};
use crate::ways::in_scope;

/// A decision about an action.
pub(crate) struct Outcome<'p> {
    pub(crate) policy: Policy<'p>,
    pub(crate) action: ActionId,
    pub(crate) asked: &'p [String],
    pub(crate) why: Explanation,
    /// What stands before the files of the policy.
    pub(crate) shown: &'p dyn Fn(&str) -> String,
}

impl Outcome<'_> {
    /// The fields that `placet help decide` lists, in that order.
    pub(crate) fn json(&self) -> Value {
        let why = &self.why;
        let ids = |permissions: &[PermissionId]| -> Vec<&str> {
            let views = permissions.iter().filter_map(|id| self.policy.permission(*id));
            views.map(|permission| permission.name).collect()
        };
        let refused = why.refused_by.iter().filter_map(|id| self.policy.clause(*id)).map(|clause| {
            let told = self.policy.has_texts();
            json!({
                "clause": told.then_some(clause.text),
                "because": clause.because,
                "file": told.then(|| (self.shown)(clause.origin.file)),
                "line": told.then_some(clause.origin.line),
            })
        });
        let open = why.open_options.iter().filter_map(|id| self.policy.option(*id));
        json!({
            "decision": if why.decision.is_allow() { "allow" } else { "deny" },
            "missing": why.missing.sets.iter().map(|set| ids(set)).collect::<Vec<_>>(),
            "moreMissing": why.missing.more,
            "refusedBy": refused.collect::<Vec<_>>(),
            "unknownFacts": self.facts(&why.unknown_facts),
            "missingScopes": self.missing_scopes().map(|scope| scope.name).collect::<Vec<_>>(),
            "restsOn": { "permissions": ids(&why.rests_on.permissions), "facts": self.facts(&why.rests_on.facts) },
            "openOptions": open.map(|option| option.name).collect::<Vec<_>>(),
        })
    }

    /// A calm screen.
    pub(crate) fn text(&self, screen: &Screen) -> String {
        let mut text = self.heading(screen);
        if self.why.decision.is_allow() {
            text += &self.rests_on(screen);
        } else {
            text += &self.missing(screen);
            text += &self.refused(screen);
            text += &self.not_known(screen);
        }
        text += &self.open_options(screen);
        text
    }

    fn heading(&self, screen: &Screen) -> String {
        let word = if self.why.decision.is_allow() { screen.good("allowed") } else { screen.bad("denied ") };
        let Some(action) = self.policy.action(self.action) else { return word + "\n" };
        let mut path: Vec<&str> = action.sections.clone().collect();
        path.push(action.phrase);
        let mut below = action.name.to_owned();
        if !self.asked.is_empty() {
            below += &format!(" with {}", self.asked.join(", "));
        }
        if !self.policy.has_texts() {
            return format!("{word}  {}\n", screen.strong(&below));
        }
        format!("{word}  {}\n         {}\n", screen.strong(&path.join(" › ")), screen.dim(&below))
    }

    fn missing(&self, screen: &Screen) -> String {
        let missing = &self.why.missing;
        if missing.sets.is_empty() {
            let heading = if missing.more {
                "Which permissions are missing is too much to work out"
            } else {
                "No permission would change that"
            };
            return part(screen, heading, "");
        }
        let heading = match missing.sets.as_slice() {
            [set] if set.len() == 1 => "Missing",
            [_] => "Missing, all of them",
            _ => "Missing; any one of these is enough",
        };
        let many = missing.sets.len() > 1;
        let mut rows = Vec::new();
        for (number, set) in missing.sets.iter().enumerate() {
            for (at, permission) in set.iter().filter_map(|id| self.policy.permission(*id)).enumerate() {
                let number = if at == 0 && many { format!("{}.", number.saturating_add(1)) } else { String::new() };
                rows.push([number, self.label(&permission), permission.name.to_owned()]);
            }
        }
        let mut body = if many { table(screen, None, &rows) } else { table(screen, None, &without_number(&rows)) };
        if missing.more {
            body += "and more\n";
        }
        part(screen, heading, &body)
    }

    fn refused(&self, screen: &Screen) -> String {
        if !self.policy.has_texts() && !self.why.refused_by.is_empty() {
            let clauses = count(self.why.refused_by.len(), "clause");
            return part(screen, "Refused by", &format!("{clauses}, whose words this artifact does not carry"));
        }
        let mut body = String::new();
        for clause in self.why.refused_by.iter().filter_map(|id| self.policy.clause(*id)) {
            let place = format!("{}:{}", (self.shown)(clause.origin.file), clause.origin.line);
            body += &format!("{}\n", clause.text);
            if let Some(because) = clause.because {
                body += &format!("  {because}\n");
            }
            body += &format!("  {}\n", screen.dim(&place));
        }
        if body.is_empty() { body } else { part(screen, "Refused by", &body) }
    }

    fn not_known(&self, screen: &Screen) -> String {
        let mut lines: Vec<String> = self.facts(&self.why.unknown_facts).into_iter().map(str::to_owned).collect();
        for scope in self.missing_scopes() {
            let (subject, name, label) = (self.policy.subject(), scope.name, scope.label);
            let label = if label.is_empty() { String::new() } else { format!(" ({label})") };
            lines.push(format!("the request does not say what the {subject} holds in `{name}`{label}"));
        }
        if lines.is_empty() { String::new() } else { part(screen, "Not known, and it matters", &lines.join("\n")) }
    }

    fn missing_scopes(&self) -> impl Iterator<Item = Scope<'_>> {
        self.why.missing_scopes.iter().filter_map(|id| self.policy.scope(*id))
    }

    fn rests_on(&self, screen: &Screen) -> String {
        let rests = &self.why.rests_on;
        let mut rows = Vec::new();
        for permission in rests.permissions.iter().filter_map(|id| self.policy.permission(*id)) {
            rows.push([self.label(&permission), permission.name.to_owned()]);
        }
        for fact in self.facts(&rests.facts) {
            rows.push(["fact".to_owned(), fact.to_owned()]);
        }
        let heading = if rows.is_empty() { "Rests on nothing: everyone may" } else { "Rests on" };
        part(screen, heading, &table(screen, None, &rows))
    }

    /// What people call a permission, and where it is held.
    fn label(&self, permission: &Permission<'_>) -> String {
        match permission.scope.and_then(|scope| self.policy.scope(scope)) {
            Some(scope) => in_scope(permission.label, scope.label, scope.name),
            None => permission.label.to_owned(),
        }
    }

    fn open_options(&self, screen: &Screen) -> String {
        let option = |id: &OptionId| {
            let phrase = |phrase: &str| if phrase.is_empty() { String::new() } else { format!("to {phrase}") };
            self.policy.option(*id).map(|option| [phrase(option.phrase), option.name.to_owned()])
        };
        let rows: Vec<_> = self.why.open_options.iter().filter_map(option).collect();
        if rows.is_empty() { String::new() } else { part(screen, "Open options", &table(screen, None, &rows)) }
    }

    fn facts(&self, facts: &[placet_runtime::FactId]) -> Vec<&str> {
        facts.iter().filter_map(|id| self.policy.fact(*id)).map(|fact| fact.name).collect()
    }
}

fn without_number(rows: &[[String; 3]]) -> Vec<[String; 2]> {
    rows.iter().map(|[_, label, id]| [label.clone(), id.clone()]).collect()
}

/// A heading with what stands under it.
pub(crate) fn part(screen: &Screen, heading: &str, body: &str) -> String {
    format!("\n{}\n{}", screen.strong(heading), indent(body, "  "))
}
