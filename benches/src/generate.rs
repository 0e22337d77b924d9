//! Policy sets of a given number of actions.
//!
//! The shape is that of `policies/maestra`: an area of the product to a file of about 10 KB, with a hundred actions, 35
//! permissions, a resource, sections with gates, options, conditions, a role, and tests; a third of the areas share rules
//! through a template. What an area refers to is mostly its own, and now and then another's. The same number and seed
//! give the same bytes.

mod area;

use std::fmt::Write as _;

use crate::rng::Rng;
use crate::words::{KINDS, THINGS};
use area::Area;

/// How many actions a file has.
pub const ACTIONS_OF_A_FILE: usize = 100;

/// One file of a generated set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GeneratedFile {
    /// Its path inside the set.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// What `placet.toml` of a generated set says.
pub const MANIFEST: &str = "name = \"generated\"\nlanguage = 1\n";

/// The files of a set with `actions` actions, templates expanded and gates counted.
pub fn set(actions: usize, seed: u64) -> Vec<GeneratedFile> {
    let mut files = vec![GeneratedFile { path: "facts.placet".to_owned(), text: FACTS.to_owned() }];
    let count = actions.div_ceil(ACTIONS_OF_A_FILE);
    for number in 0..count {
        let left = actions - number * ACTIONS_OF_A_FILE;
        let mut rng = Rng::new(seed.wrapping_mul(0x1000_0000_01b3).wrapping_add(u64::try_from(number).unwrap_or(0)));
        let area = Area { number, of: count, name: area_name(number), actions: left.min(ACTIONS_OF_A_FILE) };
        files.push(GeneratedFile { path: format!("areas/{}.placet", area.name), text: area.text(&mut rng) });
    }
    files
}

/// The name of the area with that number: two words, and a number where words run out.
fn area_name(number: usize) -> String {
    let (kinds, things) = (KINDS.len(), THINGS.len());
    // Steps through both lists at once, so that a small set has words from all of them.
    let (kind, thing) = (number % kinds, (number + number / kinds) % things);
    let mut name = String::new();
    let word = |list: &[&'static str], at: usize| list.get(at).copied().unwrap_or_default();
    let _ = write!(name, "{}_{}", word(KINDS, kind), word(THINGS, thing));
    if number >= kinds * things {
        let _ = write!(name, "_{}", number / (kinds * things) + 1);
    }
    name
}

const FACTS: &str = "\
// What rules may ask about besides permissions.

/// The person who asks.
subject user {
    staff: boolean      \"Member of staff\"
    restricted: boolean \"Access is restricted\"
}

/// The project that the person works in.
context project {
    multibrand: boolean \"Multibrand project\"
    seats: number       \"Seats of the contract\"
}
";

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn areas_have_names_of_their_own() {
        let count = 3 * KINDS.len() * THINGS.len();
        let names: BTreeSet<String> = (0..count).map(area_name).collect();
        assert_eq!(names.len(), count);
    }

    #[test]
    fn the_same_seed_gives_the_same_set() {
        assert_eq!(set(250, 1), set(250, 1));
        assert_ne!(set(250, 1), set(250, 2));
    }
}
