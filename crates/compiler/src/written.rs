//! How much a file's rules ask for and its roles grant, patterns, tables and `for each` written out, before anything is
//! written out.

use placet_syntax::ast::{AstNode as _, ByTable, File as FileNode, ForEach, Item, Path, PathPart, RoleEntry, trimmed};
use placet_syntax::{SyntaxKind, SyntaxNode, TextRange};

use crate::db::{Db, File, PolicySet, parse};
use crate::diagnostic::Place;
use crate::hash::Map;
use crate::index::{Index, index};
use crate::model::{FactType, Name};
use crate::patterns::Part;

/// What a file writes out. Without places in the text, so that it stays equal where lines only get longer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Written {
    /// Permissions and facts that rules, tests and invariants ask for; of a file in which nothing stands for several, none.
    pub(crate) asked: usize,
    /// Permissions that roles grant.
    pub(crate) granted: usize,
    /// The role that grants most, and how many.
    pub(crate) role: Option<(Name, usize)>,
    /// The name that stands for most in all places together, for how many in each, and in all.
    pub(crate) most: Option<(Name, usize, usize)>,
}

/// What stands for several starts so, or has it in it.
const SEVERAL: &[&str] = &["*", "{", "[", "for each", "by "];

/// What a file writes out.
#[salsa::tracked]
pub(crate) fn written(db: &dyn Db, set: PolicySet, file: File) -> Written {
    let text = file.text(db);
    // Braces stand around bodies too: only those of a pattern follow a dot, or start a name.
    if !SEVERAL.iter().any(|one| *one != "{" && text.contains(one)) && !text.contains(".{") && !text.contains(" of {") {
        return Written::default();
    }
    Counting::new(index(db, set)).file(&parse(db, file).file())
}

struct Counting<'a> {
    index: &'a Index,
    /// How many each name that stands for several stands for, and in how many places, by its words.
    known: Map<String, (usize, usize)>,
    /// How many permissions match each name, whatever the facts in its brackets are.
    counted: Map<String, usize>,
    /// The variable of the `for each` around, with how many values it takes.
    variable: Option<(String, usize)>,
    found: Written,
}

impl<'a> Counting<'a> {
    fn new(index: &'a Index) -> Counting<'a> {
        let (known, counted) = (Map::default(), Map::default());
        Counting { index, known, counted, variable: None, found: Written::default() }
    }

    fn file(mut self, file: &FileNode) -> Written {
        for item in file.items() {
            match item {
                Item::Role(role) => {
                    let mut own: usize = 0;
                    for entry in role.entries() {
                        let RoleEntry::Grant(grant) = entry else { continue };
                        own = own.saturating_add(grant.permission().map_or(0, |path| self.path(&path)));
                    }
                    self.found.granted = self.found.granted.saturating_add(own);
                    if let Some(name) = role.name()
                        && self.found.role.as_ref().is_none_or(|(_, most)| *most < own)
                    {
                        self.found.role = Some((name.text().into(), own));
                    }
                }
                Item::Section(one) => self.ask(one.syntax()),
                Item::Template(one) => self.ask(one.syntax()),
                Item::Test(one) => self.ask(one.syntax()),
                Item::Invariant(one) => self.ask(one.syntax()),
                _ => {}
            }
        }
        let all = |(words, (size, places)): (&String, &(usize, usize))| {
            (Name::from(words.as_str()), *size, size.saturating_mul(*places))
        };
        // By its words where two are equal: the table has no order.
        self.found.most = self.known.iter().map(all).max_by(|a, b| (a.2, &b.0).cmp(&(b.2, &a.0)));
        self.found
    }

    fn ask(&mut self, node: &SyntaxNode) {
        let asked = self.size(node);
        self.found.asked = self.found.asked.saturating_add(asked);
    }

    fn size(&mut self, node: &SyntaxNode) -> usize {
        match node.kind() {
            SyntaxKind::Path => Path::cast(node.clone()).map_or(0, |path| self.path(&path)),
            SyntaxKind::ByTable => ByTable::cast(node.clone()).map_or(0, |table| self.table(&table)),
            SyntaxKind::ForEach => ForEach::cast(node.clone()).map_or(0, |each| self.each(&each)),
            _ => self.all(node),
        }
    }

    fn all(&mut self, node: &SyntaxNode) -> usize {
        node.children().fold(0, |sum: usize, child| sum.saturating_add(self.size(&child)))
    }

    /// Each row once for each of its values, with a test of the fact.
    fn table(&mut self, table: &ByTable) -> usize {
        table.rows().iter().fold(0, |sum: usize, row| {
            let one = self.all(row.syntax()).saturating_add(1);
            sum.saturating_add(one.saturating_mul(row.values().len()))
        })
    }

    /// What is required once for each value, with a test of the set.
    fn each(&mut self, each: &ForEach) -> usize {
        let values = each.set().and_then(|path| match self.index.facts.get(path.text().as_str())? {
            FactType::SetOfOneOf(values) => Some(values.len()),
            _ => None,
        });
        let (Some(values), Some(variable), Some(requires)) = (values, each.variable(), each.requires()) else {
            return self.all(each.syntax());
        };
        self.variable = Some((variable.text().to_owned(), values));
        let one = self.all(requires.syntax()).saturating_add(1);
        self.variable = None;
        one.saturating_mul(values)
    }

    fn path(&mut self, path: &Path) -> usize {
        if path.is_plain() {
            return 1;
        }
        let words = path.text();
        if let Some((size, places)) = self.known.get_mut(&words) {
            *places = places.saturating_add(1);
            return *size;
        }
        let index = self.index;
        let mut size = *self.counted.entry(words.clone()).or_insert_with(|| index.sorted.count(&parts(path)));
        if let Some(fact) = path.parts().into_iter().find_map(fact_of) {
            size = match &self.variable {
                // A table of which one row is left for each value.
                Some((variable, values)) if *variable == fact => size.div_ceil(*values),
                _ => size.saturating_add(self.values(&fact)),
            };
            // What a variable stands for is another thing elsewhere.
            return size.max(1);
        }
        let size = size.max(1);
        self.known.insert(words, (size, 1));
        size
    }

    fn values(&self, fact: &str) -> usize {
        match self.index.facts.get(fact) {
            Some(FactType::OneOf(values)) => values.len(),
            _ => 0,
        }
    }
}

/// Where a file first writes a name that stands for several.
pub(crate) fn first_place(db: &dyn Db, file: File, words: &str) -> Option<Place> {
    let paths = parse(db, file).syntax().descendants().filter_map(Path::cast);
    let found = paths.filter(|path| !path.is_plain()).find(|path| path.text() == words)?;
    Some(Place { file: file.path(db), range: found.range().into() })
}

/// The name under `node` that stands for most, how much that is, and where it first stands.
pub(crate) fn largest_name(db: &dyn Db, set: PolicySet, node: &SyntaxNode) -> Option<(String, usize, TextRange)> {
    let mut counting = Counting::new(index(db, set));
    let mut most: Option<(String, usize, TextRange)> = None;
    for path in node.descendants().filter_map(Path::cast).filter(|path| !path.is_plain()) {
        let size = counting.path(&path);
        if most.as_ref().is_none_or(|(_, most, _)| *most < size) {
            most = Some((path.text(), size, path.range()));
        }
    }
    most
}

/// The clause of a file that writes out most.
pub(crate) fn largest_place(db: &dyn Db, set: PolicySet, file: File) -> Option<Place> {
    use SyntaxKind::{ForEach, Forbidden, Gate, Invariant, Option, Requires};
    let clauses = parse(db, file).syntax().descendants();
    let clauses =
        clauses.filter(|node| matches!(node.kind(), ForEach | Forbidden | Gate | Invariant | Option | Requires));
    let mut counting = Counting::new(index(db, set));
    let mut most: std::option::Option<(usize, SyntaxNode)> = None;
    for clause in clauses {
        let size = counting.size(&clause);
        if most.as_ref().is_none_or(|(most, _)| *most < size) {
            most = Some((size, clause));
        }
    }
    most.map(|(_, node)| Place { file: file.path(db), range: trimmed(&node).into() })
}

/// The parts of a name, with any word where a fact chooses one.
fn parts(path: &Path) -> Vec<Part> {
    let part = |part: PathPart| match part {
        PathPart::Name(word) => Part::Name(word.text().into()),
        PathPart::Any(_) | PathPart::Index(..) => Part::Any,
        PathPart::Deep(_) => Part::Deep,
        PathPart::OneOf(words, _) => Part::OneOf(words.iter().map(|word| word.text().into()).collect()),
    };
    path.parts().into_iter().map(part).collect()
}

/// The fact in brackets.
fn fact_of(part: PathPart) -> Option<String> {
    match part {
        PathPart::Index(fact, _) => fact.map(|fact| fact.text()),
        _ => None,
    }
}
