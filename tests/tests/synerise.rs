//! `policies/synerise` against `synerise/page.json`, a transcription of the page that was made without looking at the policy.
//!
//! Each bullet of the page is a breadcrumb, the verbs asked for there, and what it is for. An action needs every bullet that
//! is for it, and the action that is called as the heading is needs all of them; so each row is a conjunction, but for one
//! bullet (`Analytics (any)`) that is met in several ways. Rows are asked with every subset of the permissions that they name,
//! once with no other permission and once with all others, and with random sets.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop where they fail"
)]

use std::collections::{BTreeMap, BTreeSet};

use placet_compiler::{Compiler, Method, SourceText, Sources};
use placet_runtime::{Action, FactInput, PermissionId, Policy, RequestBuffer};
use placet_tests::generate::Rng;
use serde_json::Value;

const RANDOM_SETS: usize = 300;
const SEED: u64 = 20_261_122;
/// Rows that name more permissions than this aren't asked with every subset, but with all that lack one or two, or have one.
const SUBSETS: usize = 13;

/// Breadcrumbs that the page writes in two ways, and the one that the policy has.
const ONE_NODE: &[(&str, &str)] = &[
    ("Settings > Business Profile > Managed Domains", "Settings > Business Profile > Managed domains"),
    ("Settings > Customers IAM > Password Policy", "Settings > Customer IAM > Password Policy"),
    ("Settings > API key", "Settings > API keys"),
    ("Communications > Recommendations", "Communication > Recommendations"),
];

// What the page leaves open, as the policy fills it in: the value of the fact, and the label.
const CAMPAIGN_TYPES: &[(&str, &str)] = &[
    ("email", "Email"),
    ("sms", "SMS"),
    ("mobile_push", "Mobile push"),
    ("web_push", "Web push"),
    ("in_app", "In-app messages"),
    ("dynamic_content", "Dynamic content"),
    ("recommendations", "Recommendations"),
];
const ANALYSES: &[(&str, &str)] = &[
    ("segmentations", "Segmentations"),
    ("metrics", "Metrics"),
    ("aggregates", "Aggregates"),
    ("expressions", "Expressions"),
    ("funnels", "Funnels"),
    ("trends", "Trends"),
    ("histograms", "Histograms"),
    ("reports", "Reports"),
    ("dashboards", "Dashboards"),
];
const CATEGORIES: &[(&str, &str)] = &[
    ("ip_allow_listing", "IP allow-listing"),
    ("single_sign_on", "Single sign-on"),
    ("two_factor_authentication", "Two-factor authentication"),
];
const CLIENT_DETAILS: &[&str] = &["Attributes", "Events", "Segmentations", "Agreements"];
const OTHER_OBJECTS: &[(&str, &str)] = &[
    ("template", "Templates"),
    ("attribute", "Assets > Attributes"),
    ("catalog", "Assets > Catalogs"),
    ("code_pool", "Assets > Code pools"),
];

const MOBILE: &str = "manage authentication for mobile apps";
/// Rows whose action stands in a part of the heading's section and is called as the same rows of other headings are.
const IN_A_PART: &[(&str, &str)] = &[
    ("see the settings", "account_confirmation.see_the_settings"),
    ("update the settings", "account_confirmation.update_the_settings"),
    ("see settings in the Authentication methods section", "authentication_methods.see_the_settings"),
    ("change those settings (in the Authentication methods section)", "authentication_methods.update_the_settings"),
    ("see settings in the Access control section", "access_control.see_the_settings"),
    ("change those settings (in the Access control section)", "access_control.update_the_settings"),
];

/// One line of the page: a node, what is needed of it, and by which actions.
#[derive(Clone, Debug)]
struct Bullet {
    node: String,
    verbs: Vec<String>,
    /// `None`: by all of the heading.
    by: Option<Vec<String>>,
    only_with_pii_protection: bool,
}

#[derive(Debug)]
struct Heading {
    name: String,
    bullets: Vec<Bullet>,
    actions: Vec<String>,
    /// The action that the heading's own words name, where that isn't all of them.
    is: Option<String>,
    both_workspaces: bool,
}

fn texts(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().map(|text| text.as_str().unwrap().to_owned()).collect()
}

fn bullet(value: &Value) -> Bullet {
    let node = value["node"].as_str().unwrap();
    let by = match &value["for"] {
        Value::String(all) if all == "all" => None,
        list => Some(texts(list)),
    };
    Bullet {
        node: ONE_NODE.iter().find(|one| one.0 == node).map_or(node, |one| one.1).to_owned(),
        verbs: texts(&value["verbs"]),
        by,
        only_with_pii_protection: match value["if"].as_str() {
            None => false,
            Some("PII protection is enabled") => true,
            Some(other) => panic!("{other}: what is that?"),
        },
    }
}

fn file() -> Value {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/synerise/page.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn page() -> Vec<Heading> {
    let heading = |value: &Value| Heading {
        name: value["heading"].as_str().unwrap().to_owned(),
        bullets: value["bullets"].as_array().into_iter().flatten().map(bullet).collect(),
        actions: texts(&value["actions"]),
        is: value["is"].as_str().map(str::to_owned),
        both_workspaces: value["workspaces"].is_array(),
    };
    file()["headings"].as_array().unwrap().iter().map(heading).collect()
}

fn compiler() -> Compiler {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../policies/synerise");
    let mut sources = Sources::default();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = SourceText { path: name, text: std::fs::read_to_string(&path).unwrap() };
        match path.extension().and_then(|ending| ending.to_str()) {
            Some("placet") => sources.files.push(text),
            Some("toml") => sources.manifest = Some(text),
            _ => {}
        }
    }
    let compiler = Compiler::new(sources);
    let found = compiler.diagnostics();
    assert!(found.is_empty(), "{found:#?}");
    compiler
}

#[test]
fn every_action_is_shown_by_an_exact_method_to_mean_what_the_policy_says() {
    let verification = compiler().compile().unwrap().verification;
    let shown = Method::ALL.map(|method| verification.actions(method));
    assert_eq!(shown, [112, 1, 0, 0]);
    assert!(verification.is_exact() && verification.inexact.is_empty());
}

fn artifact() -> Vec<u8> {
    compiler().graph().unwrap().artifact.clone()
}

fn capitalized(phrase: &str) -> String {
    let first = phrase.chars().take(1).flat_map(char::to_uppercase);
    first.chain(phrase.chars().skip(1)).collect()
}

/// A permission as the page writes it, and whether it is asked of the target workspace.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Asked {
    node: String,
    verb: String,
    in_target: bool,
}

impl Asked {
    fn new(node: &str, verb: &str, in_target: bool) -> Asked {
        Asked { node: node.to_owned(), verb: verb.to_owned(), in_target }
    }

    /// "The portal enables it automatically."
    fn brings(&self, other: &Asked) -> bool {
        self.node == other.node && self.in_target == other.in_target && other.verb == "read"
    }
}

/// All of these, each in one of its ways.
type Needs = Vec<Vec<Asked>>;

/// What the page leaves open, told.
#[derive(Clone, Debug, Default)]
struct Situation {
    says: String,
    facts: Vec<(&'static str, Given)>,
    pii_protection: bool,
    /// The nodes that the `{…}` in a breadcrumb stands for.
    told: Vec<String>,
}

#[derive(Clone, Debug)]
enum Given {
    Is(bool),
    One(&'static str),
    Set(Vec<&'static str>),
}

/// Everything that the page's words can come to, for one heading.
fn situations(heading: &Heading) -> Vec<Situation> {
    let in_node =
        |node: &str, of: &[(&str, &str)]| of.iter().map(|one| format!("{node} > {}", one.1)).collect::<Vec<_>>();
    let each = |fact: &'static str, node: &str, of: &'static [(&'static str, &'static str)]| {
        let mut all = vec![Situation { says: "not told".into(), told: in_node(node, of), ..Situation::default() }];
        for one in of {
            all.push(Situation {
                says: one.0.into(),
                facts: vec![(fact, Given::One(one.0))],
                told: in_node(node, &[*one]),
                ..Situation::default()
            });
        }
        all
    };
    if heading.both_workspaces {
        return cloned();
    }
    if heading.bullets.iter().any(|bullet| bullet.only_with_pii_protection) {
        let unknown =
            Situation { says: "PII protection not told".into(), pii_protection: true, ..Situation::default() };
        let is = |is: bool| Situation {
            says: format!("PII protection: {is}"),
            facts: vec![("workspace.pii_protection", Given::Is(is))],
            pii_protection: is,
            ..Situation::default()
        };
        return vec![unknown, is(true), is(false)];
    }
    let open = |what: &str| heading.bullets.iter().any(|bullet| bullet.node.ends_with(what));
    if open("{campaign type}") {
        return each("template.campaign_type", "Communication", CAMPAIGN_TYPES);
    }
    if open("{category}") {
        return each("setting.category", "Settings > User Access Management", CATEGORIES);
    }
    vec![Situation::default()]
}

/// Objects to clone: each kind for itself, nested in one another, all, none, and not told.
fn cloned() -> Vec<Situation> {
    let clone = |campaigns: Option<&[usize]>, analyses: Option<&[usize]>, others: Option<&[usize]>| {
        let mut situation =
            Situation { says: format!("{campaigns:?} {analyses:?} {others:?}"), ..Situation::default() };
        let kinds = [
            ("clone.campaigns", "Communication > ", CAMPAIGN_TYPES, campaigns),
            ("clone.analyses", "Analytics > ", ANALYSES, analyses),
            ("clone.others", "", OTHER_OBJECTS, others),
        ];
        for (fact, node, of, chosen) in kinds {
            let of: Vec<_> = match chosen {
                Some(chosen) => chosen.iter().map(|at| of[*at]).collect(),
                None => of.to_vec(),
            };
            if chosen.is_some() {
                situation.facts.push((fact, Given::Set(of.iter().map(|one| one.0).collect())));
            }
            situation.told.extend(of.iter().map(|one| format!("{node}{}", one.1)));
        }
        situation
    };
    let mut all = vec![
        clone(Some(&[]), Some(&[]), Some(&[])),
        clone(Some(&[0, 6]), Some(&[0]), Some(&[])),
        clone(Some(&[4]), Some(&[]), Some(&[0, 2])),
        clone(Some(&[]), Some(&[0, 1, 2]), Some(&[1])),
        clone(None, Some(&[]), Some(&[])),
        clone(Some(&[0]), None, Some(&[0])),
        clone(Some(&[]), Some(&[3]), None),
        clone(None, None, None),
    ];
    all.extend((0..CAMPAIGN_TYPES.len()).map(|at| clone(Some(&[at]), Some(&[]), Some(&[]))));
    all.extend((0..ANALYSES.len()).map(|at| clone(Some(&[]), Some(&[at]), Some(&[]))));
    all.extend((0..OTHER_OBJECTS.len()).map(|at| clone(Some(&[]), Some(&[]), Some(&[at]))));
    all
}

/// What bullets ask for.
fn needs<'b>(bullets: impl Iterator<Item = &'b Bullet>, situation: &Situation, both_workspaces: bool) -> Needs {
    let mut needs = Needs::new();
    for bullet in bullets.filter(|bullet| !bullet.only_with_pii_protection || situation.pii_protection) {
        let before = bullet.node.split_once(" > {").map_or(bullet.node.as_str(), |parts| parts.0);
        for verb in &bullet.verbs {
            let one = |node: &str| vec![Asked::new(node, verb, false)];
            match bullet.node.rsplit_once('{').map(|parts| parts.1) {
                None => needs.push(one(before)),
                Some("any}") => {
                    needs.push(ANALYSES.iter().flat_map(|(_, part)| one(&format!("{before} > {part}"))).collect());
                }
                Some("all}") => {
                    needs.push(one(before));
                    needs.extend(CLIENT_DETAILS.iter().map(|part| one(&format!("{before} > {part}"))));
                }
                Some(_) => needs.extend(situation.told.iter().map(|node| one(node))),
            }
        }
    }
    if both_workspaces {
        let there: Needs = needs
            .iter()
            .map(|ways| ways.iter().map(|one| Asked { in_target: true, ..one.clone() }).collect())
            .collect();
        needs.extend(there);
    }
    needs.sort();
    needs.dedup();
    needs
}

/// One action of the page, in one situation.
struct Row {
    heading: String,
    /// `None`: what the heading itself says. The empty text: what opens the heading's section.
    phrase: Option<String>,
    situation: Situation,
    needs: Needs,
}

fn rows() -> Vec<Row> {
    let mut rows = Vec::new();
    for heading in page() {
        let gate = heading.bullets.iter().any(|bullet| bullet.by.is_none());
        let opening = (gate && !heading.actions.is_empty()).then(String::new);
        let phrases = heading.actions.iter().cloned().chain(opening).map(Some);
        for phrase in phrases.chain([None]) {
            for situation in situations(&heading) {
                let named = phrase.as_ref().or(heading.is.as_ref());
                let is_for = |bullet: &&Bullet| match (named, &bullet.by) {
                    (None, _) | (_, None) => true,
                    (Some(action), Some(by)) => by.contains(action),
                };
                let needs = needs(heading.bullets.iter().filter(is_for), &situation, heading.both_workspaces);
                rows.push(Row { heading: heading.name.clone(), phrase: phrase.clone(), situation, needs });
            }
        }
    }
    rows
}

/// The action of a row: the one with that phrase under that heading, but for what is listed above.
fn action_of<'p>(policy: &Policy<'p>, row: &Row) -> Result<Action<'p>, String> {
    let heading = capitalized(&row.heading);
    let part = row.phrase.as_ref().filter(|_| row.heading == MOBILE);
    if let Some((_, id)) = part.and_then(|phrase| IN_A_PART.iter().find(|one| one.0 == phrase)) {
        let id = format!("mobile_authentication.{id}");
        let found = policy.find_action(&id).and_then(|id| policy.action(id));
        return found.ok_or_else(|| format!("no action {id}"));
    }
    let (phrase, sections) = match row.phrase.as_deref() {
        None => (heading, vec!["Settings"]),
        Some("") => ("Open".to_owned(), vec!["Settings", heading.as_str()]),
        Some(phrase) => (capitalized(phrase), vec!["Settings", heading.as_str()]),
    };
    let found =
        policy.actions().filter(|one| one.phrase == phrase && one.sections.clone().eq(sections.iter().copied()));
    match found.collect::<Vec<_>>().as_slice() {
        [action] => Ok(action.clone()),
        found => Err(format!("{sections:?} {phrase}: {} actions", found.len())),
    }
}

/// Everything that is the same for all questions.
struct Checker<'p> {
    policy: Policy<'p>,
    /// All permissions, and again those that can be asked of the target workspace.
    all: Vec<(Asked, PermissionId)>,
    place: BTreeMap<Asked, usize>,
    asked: u64,
}

impl<'p> Checker<'p> {
    fn new(policy: Policy<'p>) -> Self {
        let target = policy.find_scope("target").unwrap();
        let mut all = Vec::new();
        for permission in policy.permissions().filter(|permission| permission.scope.is_none()) {
            let (node, verb) = permission.label.rsplit_once(": ").unwrap();
            all.push((Asked::new(node, verb, false), permission.id));
            if let Some(there) = policy.in_scope(target, permission.id) {
                all.push((Asked::new(node, verb, true), there));
            }
        }
        let place = all.iter().enumerate().map(|(at, (asked, _))| (asked.clone(), at)).collect();
        Checker { policy, all, place, asked: 0 }
    }

    /// Each need as the places of its ways, or the permission that the policy lacks.
    fn places(&self, needs: &Needs) -> Result<Vec<Vec<usize>>, String> {
        let place = |one: &Asked| self.place.get(one).copied().ok_or_else(|| format!("no permission {one:?}"));
        needs.iter().map(|ways| ways.iter().map(place).collect()).collect()
    }

    /// What the page says: held, or brought by what is held.
    fn met(&self, needs: &[Vec<usize>], held: &[bool]) -> bool {
        let has = |at: usize| {
            let asked = &self.all[at].0;
            held[at]
                || asked.verb == "read" && self.all.iter().zip(held).any(|((one, _), held)| *held && one.brings(asked))
        };
        needs.iter().all(|ways| ways.iter().any(|way| has(*way)))
    }

    fn allows(&mut self, action: &Action<'_>, facts: &RequestBuffer<'_>, held: &[bool]) -> bool {
        self.asked += 1;
        let mut words = vec![0; self.policy.permission_words()];
        for ((_, id), held) in self.all.iter().zip(held) {
            if *held {
                self.policy.hold(&mut words, *id);
            }
        }
        self.policy.decide(action.id, &facts.as_request().with_permissions(&words)).unwrap().is_allow()
    }

    /// The sets of permissions to ask with.
    fn sets(&self, needs: &[Vec<usize>], rng: &mut Rng) -> Vec<Vec<bool>> {
        let named: Vec<usize> = needs.iter().flatten().copied().collect::<BTreeSet<_>>().into_iter().collect();
        let none = vec![false; self.all.len()];
        let with = |held: &[usize]| {
            let mut set = none.clone();
            held.iter().for_each(|at| set[*at] = true);
            set
        };
        let mut sets = Vec::new();
        if named.len() <= SUBSETS {
            for mask in 0..1_usize << named.len() {
                let chosen: Vec<usize> =
                    (0..named.len()).filter(|at| mask & 1 << at != 0).map(|at| named[at]).collect();
                sets.push(with(&chosen));
            }
        } else {
            sets.extend([none.clone(), with(&named)]);
            for one in &named {
                sets.push(with(&[*one]));
                for two in &named {
                    let chosen: Vec<usize> = named.iter().copied().filter(|at| at != one && at != two).collect();
                    sets.push(with(&chosen));
                }
            }
        }
        let others: Vec<usize> = (0..self.all.len())
            .filter(|at| !named.iter().any(|one| one == at || self.all[*at].0.brings(&self.all[*one].0)))
            .collect();
        let beside = |set: &Vec<bool>| {
            let mut set = set.clone();
            others.iter().for_each(|at| set[*at] = true);
            set
        };
        let more: Vec<_> = sets.iter().map(beside).collect();
        sets.extend(more);
        for at in 0..RANDOM_SETS {
            let density = [2, 10, 50, 90, 98][at % 5];
            let mut set: Vec<bool> = none.iter().map(|_| rng.chance(density)).collect();
            sets.push(set.clone());
            // What is named, but for one at most: where the answer turns.
            named.iter().for_each(|at| set[*at] = true);
            if let Some(one) = named.get(at % (named.len() + 1)) {
                set[*one] = false;
            }
            sets.push(set);
        }
        sets
    }

    /// Where the policy and the page part, in words.
    fn compare(&mut self, action: &Action<'_>, row: &Row, rng: &mut Rng) -> Option<String> {
        let needs = match self.places(&row.needs) {
            Ok(needs) => needs,
            Err(error) => return Some(error),
        };
        let facts = self.facts(&row.situation);
        for held in self.sets(&needs, rng) {
            let (expected, got) = (self.met(&needs, &held), self.allows(action, &facts, &held));
            if expected != got {
                let shown: Vec<_> = self.all.iter().zip(&held).filter(|one| *one.1).map(|one| &one.0.0).collect();
                let shown =
                    if shown.len() > 12 { format!("{} permissions", shown.len()) } else { format!("{shown:?}") };
                return Some(format!("the page: {expected}, the policy: {got}, holding {shown}"));
            }
        }
        let nothing = vec![0; self.policy.permission_words()];
        let explained = self.policy.explain(action.id, &facts.as_request().with_permissions(&nothing)).unwrap();
        let name = |id: &PermissionId| self.all.iter().find(|one| one.1 == *id).unwrap().0.clone();
        let told: BTreeSet<BTreeSet<Asked>> =
            explained.missing.sets.iter().map(|set| set.iter().map(name).collect()).collect();
        let smallest = smallest(&row.needs);
        (told != smallest).then(|| format!("the smallest sets of the page: {smallest:?}, of the policy: {told:?}"))
    }

    fn facts(&self, situation: &Situation) -> RequestBuffer<'p> {
        let mut facts = RequestBuffer::new(&self.policy);
        facts.scope("target").unwrap();
        for (name, given) in &situation.facts {
            let value = match given {
                Given::Is(is) => FactInput::Boolean(*is),
                Given::One(value) => FactInput::Text(value),
                Given::Set(values) => FactInput::List(values),
            };
            facts.fact(name, value).unwrap_or_else(|error| panic!("{name}: {error}"));
        }
        facts
    }
}

/// The smallest sets that meet all needs, without what another one of the set brings.
fn smallest(needs: &Needs) -> BTreeSet<BTreeSet<Asked>> {
    let mut sets: Vec<BTreeSet<Asked>> = vec![BTreeSet::new()];
    for ways in needs {
        let more = |set: &BTreeSet<Asked>| {
            let with = |way: &Asked| set.iter().cloned().chain([way.clone()]).collect();
            ways.iter().map(with).collect::<Vec<BTreeSet<Asked>>>()
        };
        sets = sets.iter().flat_map(more).collect();
    }
    let without_brought = |set: &BTreeSet<Asked>| -> BTreeSet<Asked> {
        set.iter().filter(|one| !set.iter().any(|other| other != *one && other.brings(one))).cloned().collect()
    };
    sets.iter().map(without_brought).filter(|set| !set.is_empty()).collect()
}

#[test]
fn the_policys_own_tests_pass() {
    let outcomes = compiler().run_tests().unwrap();
    assert!(outcomes.len() >= 60, "{} tests", outcomes.len());
    for outcome in outcomes {
        assert_eq!(outcome.failures, [], "{} at {}", outcome.name, outcome.at);
    }
}

#[test]
fn its_files_are_in_the_canonical_layout() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../policies/synerise");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "placet") {
            let text = std::fs::read_to_string(&path).unwrap();
            assert_eq!(placet_syntax::format::format(&text), text, "{}", path.display());
        }
    }
}

#[test]
fn the_matrix_is_that_of_the_page_and_what_it_leaves_open() {
    let mut expected = BTreeSet::new();
    let mut node = |node: &str, verbs: &[String]| {
        expected.insert(format!("{node}: read"));
        expected.extend(verbs.iter().map(|verb| format!("{node}: {verb}")));
    };
    let file = file();
    let example = file["example"].as_array().unwrap();
    for one in example {
        node(one["node"].as_str().unwrap(), &texts(&one["verbs"]));
    }
    for bullet in page().iter().flat_map(|heading| &heading.bullets) {
        let (before, what) = bullet.node.split_once('{').unwrap_or((&bullet.node, ""));
        let filled: Vec<String> = match what {
            "" => vec![bullet.node.clone()],
            "campaign type}" => CAMPAIGN_TYPES.iter().map(|one| format!("{before}{}", one.1)).collect(),
            "category}" => CATEGORIES.iter().map(|one| format!("{before}{}", one.1)).collect(),
            "any}" => ANALYSES.iter().map(|one| format!("{before}{}", one.1)).collect(),
            "all}" => CLIENT_DETAILS
                .iter()
                .map(|one| format!("{before}{one}"))
                .chain([before.trim_end_matches(" > ").to_owned()])
                .collect(),
            _ => cloned().into_iter().flat_map(|situation| situation.told).collect(),
        };
        filled.iter().for_each(|filled| node(filled, &bullet.verbs));
    }
    let artifact = artifact();
    let policy = Policy::open(&artifact).unwrap();
    let declared: Vec<&str> = policy.permissions().filter(|one| one.scope.is_none()).map(|one| one.label).collect();
    let ours: BTreeSet<String> = declared.iter().map(|label| (*label).to_owned()).collect();
    assert_eq!(ours.len(), declared.len(), "two permissions of one label");
    assert_eq!(ours, expected);
}

#[test]
fn every_row_is_decided_as_the_page_says_and_no_action_is_without_a_row() {
    let artifact = artifact();
    let policy = Policy::open(&artifact).unwrap();
    let mut checker = Checker::new(policy);
    let mut rng = Rng::new(SEED);
    let (mut seen, mut wrong) = (BTreeSet::new(), Vec::new());
    let rows = rows();
    for row in &rows {
        let place = format!("{} | {:?} | {}", row.heading, row.phrase, row.situation.says);
        match action_of(&policy, row) {
            Ok(action) => {
                seen.insert(action.id);
                let what = checker.compare(&action, row, &mut rng);
                wrong.extend(what.map(|what| format!("{place}: {what}")));
            }
            Err(error) => wrong.push(format!("{place}: {error}")),
        }
    }
    for action in policy.actions().filter(|action| !seen.contains(&action.id)) {
        wrong.push(format!("{}: not on the page", action.name));
    }
    assert!(wrong.is_empty(), "{} of {} rows:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
    println!("{} rows, {} actions, {} decisions", rows.len(), seen.len(), checker.asked);
}

#[test]
fn nothing_is_cloned_into_a_workspace_that_the_request_does_not_name() {
    let artifact = artifact();
    let policy = Policy::open(&artifact).unwrap();
    let clone = policy.find_action("clone_objects").unwrap();
    let mut request = RequestBuffer::new(&policy);
    for permission in policy.permissions().filter(|permission| permission.scope.is_none()) {
        request.hold(permission.name).unwrap();
    }
    let explained = policy.explain(clone, &request.as_request()).unwrap();
    assert!(!explained.decision.is_allow());
    assert_eq!(explained.missing_scopes, [policy.find_scope("target").unwrap()]);
    request.scope("target").unwrap();
    let explained = policy.explain(clone, &request.as_request()).unwrap();
    assert!(!explained.decision.is_allow());
    assert_eq!(explained.missing_scopes, []);
    for permission in policy.permissions().filter(|permission| permission.scope.is_none()) {
        request.hold_in("target", permission.name).unwrap();
    }
    assert!(policy.decide(clone, &request.as_request()).unwrap().is_allow());
}
