//! Whether exact answers are what enumeration finds: every possible world of a question as a concrete request, and what the
//! reference says to it.
//!
//! ```text
//!   policy at random -> two of its actions -> a question, at most 16 tests          (else it is passed over)
//!        |                                        |
//!        v                                        v
//!   each closed set of permissions, with     the function of each action
//!   each combination of the values that           |
//!   the tests can tell apart: requests            |
//!        |  the reference decides                 |  at the world that the request is
//!        +--------------- the same? --------------+
//! ```
//!
//! From the same list of worlds follow the answers that are given about a function without listing them: whether it is so in
//! some world or in all, whether one implies the other, the smallest world, the minimal sets, what holds whatever the facts.
//! Where two facts are compared with one another the answers are exact up to that, so those that say "in some world" are then
//! held to one direction only.

mod derived;
mod proved;
mod tests_of_facts;
mod unknown;
mod worlds;

use std::collections::BTreeSet;

use placet_compiler::{Compiler, Detail, Name, PolicyIndex, Question, SourceText, Sources};
use placet_logic::Budget;

use self::worlds::Worlds;
use crate::generate::{self, Policy, Rng, Size};
use crate::reference::{Reference, Request};

/// Tests in a question of which every world is tried.
pub const TESTS: usize = 16;

/// Tests in a question of which every world is tried with each fact known or unknown.
pub const TESTS_UNKNOWN: usize = 8;

/// What was compared.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Compared {
    /// Tests of the largest question; none where every question was passed over.
    pub tests: usize,
    /// Tests of the largest question that was also asked with unknown facts.
    pub tests_unknown: usize,
    /// Requests that the reference decided.
    pub requests: usize,
    /// Questions that were passed over for their size.
    pub passed_over: usize,
}

/// The size of a seed's policy: mostly small, some with many tests.
pub fn size(seed: u64) -> Size {
    match Rng::new(seed ^ 0xe8ac7).below(10) {
        0..=6 => Size { permissions: 4, facts: 2, actions: 3, depth: 1 },
        7..=8 => Size { permissions: 6, facts: 3, actions: 3, depth: 1 },
        _ => Size { permissions: 8, facts: 5, actions: 3, depth: 2 },
    }
}

/// Compares what is said of a seed's policy with every world; on a disagreement looks for one in a smaller policy.
///
/// # Errors
///
/// The disagreement, for a person to read.
pub fn check_seed(seed: u64) -> Result<Compared, String> {
    let checked = check(&generate::policy(seed, size(seed)));
    let Err(found) = checked else { return checked };
    let mut smaller = Size::SHRINKING.iter().map(|size| check(&generate::policy(seed, *size)));
    Err(smaller.find_map(Result::err).unwrap_or(found))
}

/// Compares what is said of a policy with every world.
///
/// # Errors
///
/// The disagreement, for a person to read.
pub fn check(policy: &Policy) -> Result<Compared, String> {
    let files = policy.files.iter().map(|(path, text)| SourceText { path: path.clone(), text: text.clone() });
    let sources = Sources { manifest: None, files: files.collect() };
    let compiler = Compiler::new(sources.clone());
    let resolved = compiler.policy();
    let index = PolicyIndex::new(&resolved);
    let reference = Reference::new(&policy.files);
    let mut rng = Rng::new(policy.seed);
    let mut asked: Vec<Asked> = Vec::new();
    for action in rng.some(&resolved.actions, 2) {
        let options = action.options.iter().map(|option| option.id.clone()).filter(|_| rng.chance(50)).collect();
        asked.push(Asked { action: action.id.clone(), options });
    }
    let mut compared = Compared::default();
    let checked = check_pair(&reference, (&index, &sources), &asked, &mut compared, &mut rng);
    checked.map_err(|what| told(policy, &asked, &what))?;
    Ok(compared)
}

fn told(policy: &Policy, asked: &[Asked], what: &str) -> String {
    let mut text = format!("seed {}, {:?}\n{asked:?}\n{what}\n", policy.seed, policy.size);
    for (path, content) in &policy.files {
        text.push_str(&format!("---- {path}\n{content}\n"));
    }
    text
}

/// An action with options.
#[derive(Debug, Clone)]
struct Asked {
    action: Name,
    options: Vec<Name>,
}

impl Asked {
    /// A request for it in which nothing is held or known.
    fn request(&self) -> Request {
        let options: BTreeSet<String> = self.options.iter().map(|option| option.to_string()).collect();
        Request { options, ..Request::default() }
    }
}

/// Asks of both actions at once; of each alone where that is too much.
fn check_pair(
    reference: &Reference,
    (index, sources): (&PolicyIndex<'_>, &Sources),
    asked: &[Asked],
    compared: &mut Compared,
    rng: &mut Rng,
) -> Result<(), String> {
    let (answers, functions) = question(index, asked, Detail::Exact)?;
    let tests = answers.space.variables().len();
    let worlds = if tests <= TESTS { Worlds::of(reference, &answers, asked) } else { None };
    let Some(worlds) = worlds else {
        if let [first, second] = asked {
            check_pair(reference, (index, sources), std::slice::from_ref(first), compared, rng)?;
            return check_pair(reference, (index, sources), std::slice::from_ref(second), compared, rng);
        }
        compared.passed_over += 1;
        return Ok(());
    };
    compared.tests = compared.tests.max(tests);
    compared.requests += worlds.requests;
    worlds.agree(&answers, &functions)?;
    derived::check(reference, &answers, &functions, &worlds, asked, rng)?;
    proved::check(index, sources, &answers, &worlds, asked, rng)?;
    unknown::check(reference, index, rng.pick(asked), compared)
}

/// The functions of actions.
fn question(
    index: &PolicyIndex<'_>,
    asked: &[Asked],
    detail: Detail,
) -> Result<(placet_compiler::Answers, Vec<placet_logic::Function>), String> {
    let mut question = Question::new(index, detail);
    let mut formulas = Vec::new();
    for one in asked {
        let action = index.action(&one.action).ok_or("no such action")?;
        formulas.push(question.action(action, &one.options));
    }
    let answers = question.ask(&formulas, Budget::default()).map_err(|error| error.to_string())?;
    let functions = formulas.iter().map(|formula| answers.function(*formula)).collect::<Result<_, _>>();
    Ok((answers, functions.map_err(|error| error.to_string())?))
}
