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
//! expression's tree into a rule; `world` evaluates a rule in a completion and says what the completions are;
//! `minimal` tries sets of permissions.

mod declarations;
mod minimal;
mod read;
mod rule;
mod sections;
#[cfg(test)]
mod tests;
mod world;

use std::collections::{BTreeMap, BTreeSet};

use self::declarations::Declarations;
pub use self::declarations::{Fact, FactType, Permission, Role};
use self::rule::Rule;
use self::sections::Sections;
use self::world::World;

/// A policy, ready to be asked.
#[derive(Debug)]
pub struct Reference {
    declarations: Declarations,
    actions: Vec<Action>,
    by_id: BTreeMap<String, usize>,
    /// The numbers that each fact is compared with anywhere in the policy.
    constants: BTreeMap<usize, BTreeSet<Constant>>,
}

/// An action as the policy's readers see it.
#[derive(Debug)]
pub struct Action {
    /// What services call it.
    pub id: String,
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

/// What a decision is asked about. Facts that it doesn't name are unknown.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Request {
    /// Permissions that the user holds; what they imply is held too.
    pub permissions: BTreeSet<String>,
    /// Roles that the user has.
    pub roles: BTreeSet<String>,
    /// What is known.
    pub facts: BTreeMap<String, Value>,
    /// The options that are asked for, by id.
    pub options: BTreeSet<String>,
}

/// The value of a fact.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Yes or no.
    Boolean(bool),
    /// A number.
    Number(f64),
    /// One of the declared values.
    Value(String),
    /// A permission, maybe one that the policy doesn't declare.
    Permission(String),
    /// The id of a thing.
    Entity(String),
    /// All that is in a set: values, permissions or ids.
    Set(BTreeSet<String>),
}

/// A request that has no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unanswerable {
    /// The policy has no such action.
    UnknownAction(String),
    /// The action has no such option.
    UnknownOption(String),
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
        let (actions, constants) = Sections::actions(&trees, &declarations);
        let by_id = actions.iter().enumerate().map(|(index, action)| (action.id.clone(), index)).collect();
        Reference { declarations, actions, by_id, constants }
    }

    /// Whether the request is allowed to take the action, with the options that it asks for.
    ///
    /// # Errors
    ///
    /// - [`Unanswerable::UnknownAction`]
    /// - [`Unanswerable::UnknownOption`], even where the action would be denied anyway.
    pub fn decide(&self, action: &str, request: &Request) -> Result<bool, Unanswerable> {
        let held = self.declarations.held(request);
        self.decide_holding(action, request, &held)
    }

    /// The same for a user who holds exactly these permissions, by their place in the declarations.
    fn decide_holding(&self, action: &str, request: &Request, held: &[bool]) -> Result<bool, Unanswerable> {
        let found = self.action(action).ok_or_else(|| Unanswerable::UnknownAction(action.to_owned()))?;
        if let Some(wrong) = request.options.iter().find(|option| found.option(option).is_none()) {
            return Err(Unanswerable::UnknownOption(wrong.clone()));
        }
        let options: Vec<&str> = request.options.iter().map(String::as_str).collect();
        let mut world = World::new(self, held, &request.facts);
        // "In every completion all clauses hold" and "each clause holds in every completion" say the same.
        Ok(found.clauses(&options).all(|clause| world.holds_in_every_completion(clause)))
    }

    /// The smallest sets of permissions that would allow the action, each without what is held and without what others in
    /// the set imply: those with the fewest permissions first, then in the order of declaration. Of an allowed request
    /// that is the empty set alone. Tries every set, so it is for a dozen permissions at most.
    ///
    /// # Errors
    ///
    /// Those of [`Reference::decide`].
    pub fn missing(&self, action: &str, request: &Request) -> Result<Vec<Vec<String>>, Unanswerable> {
        minimal::missing(self, action, request)
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

    fn action(&self, id: &str) -> Option<&Action> {
        self.by_id.get(id).map(|index| &self.actions[*index])
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
