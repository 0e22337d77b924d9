//! The reference interpreter: what a policy means, said as plainly as a program can say it.
//!
//! It reads the syntax trees of a policy's files and shares nothing with the compiler or the runtime; they are right where
//! they agree with it. It takes policies without errors only, and is in no hurry.
//!
//! The whole meaning in one paragraph. An action is a list of *clauses*: the gates of the sections around it, what those
//! sections say of every action, what stands under its own name, and what the options say that the request asks for. A
//! clause is a `Rule`: permissions that are held and tests of facts, joined by and, or, if. A *world* is a
//! set of held permissions and a value for every fact. In a world a clause holds or doesn't. A request says which
//! permissions are held, but maybe not the value of every fact: it describes many worlds, its *completions*. **The action is
//! allowed exactly when every clause holds in every completion.**
//!
//! In reading order: `declarations` are the names; `sections` finds the actions, templates expanded; `read` turns an
//! expression's tree into a rule, names of many permissions by `names`; `held` is what a request's user holds; `world` evaluates a rule in a completion and says
//! what the completions are; `minimal` tries sets of permissions.

mod dates;
mod declarations;
mod held;
mod minimal;
mod names;
mod read;
mod request;
mod rule;
mod sections;
#[cfg(test)]
mod tests;
mod world;

use std::collections::{BTreeMap, BTreeSet};

use placet_syntax::ast::{Item, RoleEntry};

pub use self::dates::Date;
use self::declarations::Declarations;
pub use self::declarations::{Fact, FactType, Permission, Role, Scope};
use self::held::{Held, Holding};
pub use self::request::{Granted, Request, Unanswerable, Value};
use self::rule::Rule;
use self::sections::Sections;
use self::world::World;

/// A policy, ready to be asked.
#[derive(Debug)]
pub struct Reference {
    declarations: Declarations,
    actions: Vec<Action>,
    /// The place of each action by its id, and by the ids that it had before.
    by_id: BTreeMap<String, usize>,
    compared: Compared,
}

/// What facts are compared with anywhere in the policy, by fact.
#[derive(Debug, Default)]
struct Compared {
    numbers: BTreeMap<usize, BTreeSet<Constant>>,
    dates: BTreeMap<usize, BTreeSet<Date>>,
    texts: BTreeMap<usize, BTreeSet<String>>,
}

/// An action as the policy's readers see it.
#[derive(Debug)]
pub struct Action {
    /// What services call it.
    pub id: String,
    /// What services called it before.
    pub formerly: Vec<String>,
    /// What people call it.
    pub phrase: String,
    /// The headings that it stands under, outermost first.
    pub sections: Vec<String>,
    /// What a request may ask for besides.
    pub options: Vec<ActionOption>,
    clauses: Vec<Rule>,
}

/// Something more that a request may ask for.
#[derive(Debug, Clone)]
pub struct ActionOption {
    /// What services call it.
    pub id: String,
    /// What people call it.
    pub phrase: String,
    clause: Rule,
}

impl Reference {
    /// Reads a policy of these files, each a path and its text. Their order is of no importance.
    ///
    /// # Panics
    ///
    /// Where the policy has errors, maybe.
    pub fn new<P: AsRef<str>, T: AsRef<str>>(files: &[(P, T)]) -> Reference {
        let mut files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_ref(), text.as_ref())).collect();
        files.sort_unstable();
        let trees: Vec<_> = files.iter().map(|(_, text)| placet_syntax::parse(text).file()).collect();
        let declarations = Declarations::of(&trees);
        let (actions, compared) = Sections::actions(&trees, &declarations);
        let ids = |action: &Action| [std::slice::from_ref(&action.id), &action.formerly].concat();
        let places =
            actions.iter().enumerate().flat_map(|(place, action)| ids(action).into_iter().map(move |id| (id, place)));
        let by_id = places.collect();
        Reference { declarations, actions, by_id, compared }
    }

    /// Whether the request is allowed to take the action, with the options that it asks for.
    ///
    /// # Errors
    ///
    /// - [`Unanswerable::UnknownAction`]
    /// - [`Unanswerable::UnknownOption`], even where the action would be denied anyway.
    /// - [`Unanswerable::UnknownScope`]
    pub fn decide(&self, action: &str, request: &Request) -> Result<bool, Unanswerable> {
        let held = self.declarations.held(request)?;
        self.decide_holding(action, request, &held)
    }

    /// The same for a user who holds exactly this.
    fn decide_holding(&self, action: &str, request: &Request, held: &Held) -> Result<bool, Unanswerable> {
        let action = self.action(action)?;
        if let Some(wrong) = request.options.iter().find(|option| action.option(option).is_none()) {
            return Err(Unanswerable::UnknownOption(wrong.clone()));
        }
        let options: Vec<&str> = request.options.iter().map(String::as_str).collect();
        let known = self.declarations.known(request);
        let mut world = World::new(self, held, &known);
        // "In every completion all clauses hold" and "each clause holds in every completion" say the same.
        Ok(action.clauses(&options).all(|clause| world.holds_in_every_completion(clause)))
    }

    /// The smallest sets of permissions that would allow the action, each without what is held and without what others in
    /// the set imply: those with the fewest permissions first, then in the order of declaration. Of an allowed request
    /// that is the empty set alone. Tries every set of what the action asks about, so it is for a dozen permissions at most.
    ///
    /// # Errors
    ///
    /// Those of [`Reference::decide`].
    pub fn missing(&self, action: &str, request: &Request) -> Result<Vec<Vec<String>>, Unanswerable> {
        minimal::missing(self, action, request)
    }

    /// Of how many permissions [`Reference::missing`] tries all sets.
    ///
    /// # Errors
    ///
    /// Those of [`Reference::decide`].
    pub fn open(&self, action: &str, request: &Request) -> Result<usize, Unanswerable> {
        Ok(minimal::open(self, action, request)?.len())
    }

    /// The scopes that the request doesn't name and that matter: with all permissions held in one of them, a clause would
    /// hold that doesn't. And those that the clauses which don't hold ask about at all.
    ///
    /// # Errors
    ///
    /// Those of [`Reference::decide`].
    pub fn scopes_missing(
        &self,
        action: &str,
        request: &Request,
    ) -> Result<(BTreeSet<String>, BTreeSet<String>), Unanswerable> {
        let held = self.declarations.held(request)?;
        let known = self.declarations.known(request);
        let options: Vec<&str> = request.options.iter().map(String::as_str).collect();
        let (mut matter, mut asked) = (BTreeSet::new(), BTreeSet::new());
        for clause in self.action(action)?.clauses(&options) {
            if World::new(self, &held, &known).holds_in_every_completion(clause) {
                continue;
            }
            for one in self.asked([clause].into_iter(), &known) {
                let Some(scope) = one.scope else { continue };
                let name = &self.scopes()[scope].name;
                if request.scopes.contains_key(name) {
                    continue;
                }
                asked.insert(name.clone());
                let all = (0..self.permissions().len()).map(|permission| Holding { scope: Some(scope), permission });
                let with_all = held.iter().copied().chain(all).collect();
                if World::new(self, &with_all, &known).holds_in_every_completion(clause) {
                    matter.insert(name.clone());
                }
            }
        }
        Ok((matter, asked))
    }

    /// The permissions that fit a pattern.
    pub fn fitting(&self, pattern: &str) -> Vec<String> {
        let text = format!("role all {{ {pattern} }}");
        let tree = placet_syntax::parse(&text).file();
        let Some(Item::Role(role)) = tree.items().next() else { panic!("no role") };
        let Some(RoleEntry::Grant(grant)) = role.entries().next() else { panic!("no grant") };
        let places = self.declarations.granted(&grant.permission().unwrap());
        places.into_iter().map(|place| self.permissions()[place].id.clone()).collect()
    }

    /// The actions, those that open a section included.
    pub fn actions(&self) -> &[Action] {
        &self.actions
    }

    /// The options of an action; none where there is no such action.
    pub fn options(&self, action: &str) -> &[ActionOption] {
        self.action(action).map(|action| action.options.as_slice()).unwrap_or_default()
    }

    /// The permissions, in the order of declaration.
    pub fn permissions(&self) -> &[Permission] {
        &self.declarations.permissions
    }

    /// The facts, in the order of declaration.
    pub fn facts(&self) -> &[Fact] {
        &self.declarations.facts
    }

    /// The roles, in the order of declaration.
    pub fn roles(&self) -> &[Role] {
        &self.declarations.roles
    }

    /// The scopes, in the order of declaration.
    pub fn scopes(&self) -> &[Scope] {
        &self.declarations.scopes
    }

    fn action(&self, id: &str) -> Result<&Action, Unanswerable> {
        let place = self.by_id.get(id).ok_or_else(|| Unanswerable::UnknownAction(id.to_owned()))?;
        Ok(&self.actions[*place])
    }

    /// What these clauses ask the user to hold, in some world or other.
    fn asked<'a>(&'a self, clauses: impl Iterator<Item = &'a Rule>, known: &BTreeMap<String, Value>) -> Held {
        let mut asked = Held::new();
        let mut left: Vec<&Rule> = clauses.collect();
        while let Some(rule) = left.pop() {
            match rule {
                Rule::Nothing | Rule::Forbidden | Rule::Test(_) => {}
                Rule::Holds(one) => _ = asked.insert(*one),
                Rule::HoldsAll(fact) => {
                    let names = match known.get(&self.declarations.facts[*fact].name) {
                        Some(Value::Permission(name)) => BTreeSet::from([name.clone()]),
                        Some(Value::Set(names)) => names.clone(),
                        _ => BTreeSet::new(),
                    };
                    let declared = names.iter().filter_map(|name| self.declarations.permission(name));
                    asked.extend(declared.map(|permission| Holding { scope: None, permission }));
                }
                Rule::Not(rule) => left.push(rule),
                Rule::All(rules) | Rule::Any(rules) => left.extend(rules),
                Rule::If { condition, then, otherwise } => left.extend([&**condition, then, otherwise]),
                Rule::Can { action, options } => {
                    let options: Vec<&str> = options.iter().map(String::as_str).collect();
                    left.extend(self.action(action).unwrap().clauses(&options));
                }
            }
        }
        asked
    }
}

impl Action {
    fn option(&self, id: &str) -> Option<&ActionOption> {
        self.options.iter().find(|option| option.id == id)
    }

    /// What has to hold: the action's own clauses and those of the options that are asked for.
    fn clauses(&self, options: &[&str]) -> impl Iterator<Item = &Rule> {
        let asked = options.iter().filter_map(|option| self.option(option)).map(|option| &option.clause);
        self.clauses.iter().chain(asked)
    }
}

/// A number that can be sorted.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Constant(f64);

impl Eq for Constant {}

impl PartialOrd for Constant {
    fn partial_cmp(&self, other: &Constant) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Constant {
    fn cmp(&self, other: &Constant) -> std::cmp::Ordering {
        // Adding zero makes one zero of the two that floating point has.
        (self.0 + 0.0).total_cmp(&(other.0 + 0.0))
    }
}
