//! The engines by name, and how each is loaded.

use placet_by_hand::maestra;

use crate::engine::Engine;
use crate::engines::bdd::Bdd;
use crate::engines::casbin::{Casbin, Style as CasbinStyle};
use crate::engines::cedar::{Cedar, Style};
use crate::engines::hand::{Dispatch, Hand};
use crate::engines::placet::{Placet, Style as PlacetStyle};
use crate::engines::regorus::{Regorus, Style as RegoStyle};
use crate::set::Set;

/// One row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    /// Its name in tables and on the command line.
    pub name: &'static str,
    /// The largest set that it is asked about, in actions; what is larger takes it minutes or gigabytes.
    pub actions: usize,
    /// How it is loaded.
    load: Load,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Load {
    Hand(Dispatch),
    Placet(PlacetStyle),
    Bdd,
    Cedar(Style),
    Regorus(RegoStyle),
    Casbin(CasbinStyle),
}

/// All of them; the quicker of the forms by hand is the limit.
pub const KINDS: &[Kind] = &[
    Kind { name: "hand, table", actions: usize::MAX, load: Load::Hand(Dispatch::Table) },
    Kind { name: "hand, match", actions: 1_000, load: Load::Hand(Dispatch::Match) },
    Kind { name: "placet, prepared", actions: usize::MAX, load: Load::Placet(PlacetStyle::Prepared) },
    Kind { name: "placet, by id", actions: usize::MAX, load: Load::Placet(PlacetStyle::ById) },
    Kind { name: "bdd, a bit at a time", actions: usize::MAX, load: Load::Bdd },
    Kind { name: "cedar, natural", actions: 1_000, load: Load::Cedar(Style::Natural) },
    Kind { name: "cedar, apart", actions: 20_000, load: Load::Cedar(Style::Apart) },
    Kind { name: "cedar, context", actions: 20_000, load: Load::Cedar(Style::Context) },
    Kind { name: "cedar, has", actions: 20_000, load: Load::Cedar(Style::Has) },
    Kind { name: "cedar, parents", actions: 20_000, load: Load::Cedar(Style::Parents) },
    Kind { name: "regorus, natural", actions: 1_000, load: Load::Regorus(RegoStyle::Natural) },
    Kind { name: "regorus, apart", actions: 1_000, load: Load::Regorus(RegoStyle::Apart) },
    Kind { name: "regorus, held", actions: 20_000, load: Load::Regorus(RegoStyle::Held) },
    Kind { name: "casbin, natural", actions: 1_000, load: Load::Casbin(CasbinStyle::Natural) },
    Kind { name: "casbin, bits", actions: 20_000, load: Load::Casbin(CasbinStyle::Bits) },
    Kind { name: "casbin, bits and facts by the host", actions: 20_000, load: Load::Casbin(CasbinStyle::ByHost) },
];

impl Kind {
    /// The engine of that name; where none is called so, the first whose name begins with it.
    pub fn named(name: &str) -> Option<&'static Kind> {
        let exact = KINDS.iter().find(|kind| kind.name == name);
        exact.or_else(|| KINDS.iter().find(|kind| !name.is_empty() && kind.name.starts_with(name)))
    }

    /// The names of all, for people.
    pub fn names() -> String {
        KINDS.iter().map(|kind| format!("`{}`", kind.name)).collect::<Vec<_>>().join(", ")
    }

    /// Whether it is asked about a set of that size, where only names with one of these words are wanted.
    pub fn wanted(&self, actions: usize, only: &[String]) -> bool {
        let named = only.is_empty() || self.is_hand() || only.iter().any(|word| self.name.contains(word.as_str()));
        named && actions <= self.actions
    }

    /// Whether it is a hand-written form.
    pub fn is_hand(&self) -> bool {
        matches!(self.load, Load::Hand(_))
    }

    /// Whether it is Placet in its quickest form.
    pub fn is_placet(&self) -> bool {
        matches!(self.load, Load::Placet(PlacetStyle::Prepared))
    }

    /// Whether it is another policy engine: no form by hand, and no reference diagram.
    pub fn is_peer(&self) -> bool {
        matches!(self.load, Load::Cedar(_) | Load::Regorus(_) | Load::Casbin(_))
    }

    /// The engine with the set loaded; nothing where the build has no such set by hand.
    ///
    /// # Errors
    ///
    /// - What went wrong, in words.
    pub fn load<'s>(&self, set: &'s Set) -> Result<Option<Box<dyn Engine + 's>>, String> {
        Ok(Some(match self.load {
            Load::Hand(dispatch) => return Ok(by_hand(&set.name, dispatch)),
            Load::Placet(style) => Box::new(Placet::new(set, style)?),
            Load::Bdd => Box::new(Bdd::new(set)?),
            Load::Cedar(style) => Box::new(Cedar::new(set, style)?),
            Load::Regorus(style) => Box::new(Regorus::new(set, style)?),
            Load::Casbin(style) => Box::new(Casbin::new(set, style)?),
        }))
    }
}

fn by_hand(name: &str, dispatch: Dispatch) -> Option<Box<dyn Engine>> {
    Some(match name {
        "maestra" => Box::new(Hand::<maestra::Hand>::new(dispatch)),
        "200" => Box::new(Hand::<placet_by_hand_200::Hand>::new(dispatch)),
        #[cfg(feature = "twenty-thousand")]
        "20000" => Box::new(Hand::<placet_by_hand_20000::Hand>::new(dispatch)),
        #[cfg(feature = "two-hundred-thousand")]
        "200000" => Box::new(Hand::<placet_by_hand_200000::Hand>::new(dispatch)),
        _ => return None,
    })
}
