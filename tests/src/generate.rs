//! Policies and requests at random.
//!
//! A policy is valid by construction: it uses everything that the language allows, and nothing that it doesn't. Names are
//! declared before anything that needs them is made, actions that `can` names are older than the one that names them, and
//! a number in every action's name makes its id the only one. The order of the text is another one: declarations are
//! shuffled and dealt to several files.

mod actions;
mod declarations;
mod expressions;
mod facts;
mod invariants;
mod names;
mod permissions;
mod requests;
mod rng;
mod sections;
mod templates;
mod tests;
mod words;

use std::collections::BTreeSet;

use self::declarations::Names;
pub use self::requests::{command_line, random_request};
pub use self::rng::Rng;
use self::sections::Made;
use self::templates::TemplateMade;
use crate::reference::Reference;

/// How large a policy may get.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Permissions at most, from 3 on.
    pub permissions: usize,
    /// Fields of facts at most, from 2 on.
    pub facts: usize,
    /// Actions at most, those of templates counted once an instance.
    pub actions: usize,
    /// How deep brackets in expressions and sections in sections go.
    pub depth: usize,
}

impl Size {
    /// The usual size.
    pub const USUAL: Size = Size { permissions: 12, facts: 8, actions: 10, depth: 3 };

    /// Smaller and smaller sizes, for looking for the smallest policy that shows a failure.
    pub const SHRINKING: &[Size] = &[
        Size { permissions: 3, facts: 2, actions: 1, depth: 1 },
        Size { permissions: 3, facts: 2, actions: 3, depth: 1 },
        Size { permissions: 4, facts: 4, actions: 5, depth: 2 },
        Size { permissions: 8, facts: 6, actions: 8, depth: 2 },
    ];

    fn clamp(facts: usize) -> usize {
        facts.max(2)
    }
}

/// A generated policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// What it was made from.
    pub seed: u64,
    /// What it was made from.
    pub size: Size,
    /// Each file's path and text.
    pub files: Vec<(String, String)>,
}

/// The policy of a seed and a size; the same on every run. Most policies are well below the size.
pub fn policy(seed: u64, size: Size) -> Policy {
    let mut generator = Generator::new(seed, size);
    generator.size.depth = size.depth.min(*generator.rng.pick(&[1, 1, 2, 2, 3]));
    generator.actions_left = generator.rng.between(1, size.actions);
    generator.enums();
    generator.permissions();
    generator.names.write_out();
    generator.scopes();
    generator.implications();
    generator.facts();
    generator.roles();
    generator.all_sections();
    generator.invariants();
    if generator.rng.chance(40) {
        // The tests come from what the reference says of the rest, so that all of them pass.
        let rest = generator.items.join("\n");
        generator.tests(&Reference::new(&[("rest.placet", rest)]));
    }
    Policy { seed, size, files: generator.files() }
}

/// What is made so far.
struct Generator {
    rng: Rng,
    size: Size,
    /// The declarations at the top level, as text.
    items: Vec<String>,
    names: Names,
    /// Actions that `can` may name.
    made: Vec<Made>,
    templates: Vec<TemplateMade>,
    /// The ids under which sections have an action `open`, as paths.
    opens: BTreeSet<Vec<String>>,
    /// The number of the next name.
    number: usize,
    actions_left: usize,
}

impl Generator {
    fn new(seed: u64, size: Size) -> Generator {
        Generator {
            rng: Rng::new(seed),
            size,
            items: Vec::new(),
            names: Names::default(),
            made: Vec::new(),
            templates: Vec::new(),
            opens: BTreeSet::new(),
            number: 1,
            actions_left: size.actions,
        }
    }

    fn number(&mut self) -> usize {
        self.number += 1;
        self.number - 1
    }

    /// Deals the declarations to one to three files.
    fn files(mut self) -> Vec<(String, String)> {
        self.rng.shuffle(&mut self.items);
        let mut files: Vec<(String, String)> = ["main.placet", "rules/Ünits.placet", "rules/a b.placet"]
            .map(|path| (path.to_owned(), String::new()))
            .to_vec();
        files.truncate(self.rng.between(1, 3));
        for item in self.items {
            let at = self.rng.below(files.len());
            let text = &mut files[at].1;
            if self.rng.chance(15) {
                text.push_str(&format!("{}\n", words::comment(&mut self.rng)));
            }
            text.push_str(&item);
            if self.rng.chance(10) {
                text.push_str(&format!(" {}", words::comment(&mut self.rng)));
            }
            text.push_str(if self.rng.chance(70) { "\n\n" } else { "\n" });
        }
        for (_, text) in &mut files {
            if self.rng.chance(5) {
                *text = text.replace('\n', "\r\n");
            }
            if self.rng.chance(5) {
                text.insert(0, '\u{feff}');
            }
            if self.rng.chance(5) {
                *text = text.trim_end().to_owned();
            }
        }
        files
    }
}
