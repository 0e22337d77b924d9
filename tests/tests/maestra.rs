//! `policies/maestra` against `maestra/page.json`, a transcription of the page that was made without looking at the policy.
//!
//! Each row says which permissions each of its actions needs. Decisions never turn from allow to deny with a further
//! permission, so a row is compared in full by asking for every subset of the permissions that it names, once with no other
//! permission and once with all others. Random sets are asked on top of that.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop where they fail"
)]

use std::collections::{BTreeMap, BTreeSet};

use placet_compiler::{Compiler, Method, SourceText, Sources};
use placet_runtime::{Action, ActionId, FactInput, OptionId, PermissionId, Policy, RequestBuffer};
use placet_tests::generate::Rng;
use serde_json::Value;

const RANDOM_SETS: usize = 2_000;
const SEED: u64 = 20_260_520;

/// What opens a section is always called `Open` in a policy; the page says it in these words, or with the heading alone.
const OPENING: &[&str] = &[
    "open this page",
    "open the section",
    "open either section",
    "open a profile",
    "open the Campaign Manager",
    "open the channel section",
];

/// Rows whose action has another name: the innermost heading, the row, the phrase, the action, and why.
const OTHERWISE_NAMED: &[(&str, &str, &str, &str, &str)] = &[
    (
        "Promo code pools",
        "Edit / Delete promo codes",
        "Edit",
        "promo_code_pools.edit_promo_codes",
        "`Edit` is a pool's, from the row further up",
    ),
    (
        "Settings — Security",
        "Permission groups — create / delete / open / edit",
        "Permission groups — open",
        "security_settings.permission_groups_open_a_group",
        "the page has the phrase in two rows: the list of groups, and one group",
    ),
    ("Bulk Tasks", "View personal bulk tasks only (tasks)", "own tasks", SEE_A_TASK, KINDS),
    ("Bulk Tasks", "View non-system tasks", "user tasks", SEE_A_TASK, KINDS),
    ("Bulk Tasks", "View all system tasks", "technical tasks", SEE_A_TASK, KINDS),
    ("Bulk Tasks", "View personal bulk tasks only (source files)", "own tasks only", SOURCE_FILE, KINDS),
    ("Bulk Tasks", "View imports input files", "download files from any task", SOURCE_FILE, KINDS),
];

const SEE_A_TASK: &str = "system_settings.bulk_tasks.see_a_task";
const SOURCE_FILE: &str = "system_settings.bulk_tasks.download_an_import_source_file";
const EXPORT_FILE: &str = "system_settings.bulk_tasks.download_an_export_file";
const KINDS: &str = "the page lists kinds of tasks; the policy has one action, and the kind is a fact";
/// Conditions with this beginning name one of the kinds of export files, all of which are one action.
const FILE_HOLDS: &str = "the file holds: ";

/// Options are named by what one means to do, after `to`: the page's words, and the policy's where they differ.
const OPTIONS: &[(&str, &str)] = &[
    // The page lists the data; `Export personal data` is what the permission calls them.
    ("to include name, email, phone, DOB", "include personal data"),
    ("if you need to restrict users to specific folders only", "restrict users to specific folders only"),
    // A name holds no quotation marks.
    ("to add an \"Export event log\" step", "add an Export event log step"),
    ("to add an \"Export report\" step", "add an Export report step"),
    // `if changing …` is `to change …`.
    ("if changing the integration", "change the integration"),
    ("only if changing the integration", "change the integration"),
    ("if changing the external system", "change the external system"),
    ("if changing the algorithm", "change the algorithm"),
    ("if refining the targeting segment", "refine the targeting segment"),
    ("if changing the targeting segment", "change the targeting segment"),
    ("optional, only if changing the segment", "change the segment"),
    ("if restricting campaign access", "restrict campaign access"),
];

#[derive(Clone, Copy)]
enum Given {
    Yes,
    No,
    Count(f64),
    Text(&'static str),
    List(&'static [&'static str]),
}

use Given::{Count, List, No, Text, Yes};

type Facts = &'static [(&'static str, Given)];

/// Conditions as the transcription says them: the facts with which each is met, and the sets of facts with which it isn't.
const CONDITIONS: &[(&str, Facts, &[Facts])] = &[
    (
        "the segment is scheduled; the user is Maestra staff",
        &[("segment.scheduled", Yes), ("user.staff", Yes)],
        &[
            &[("segment.scheduled", No), ("user.staff", Yes)],
            &[("segment.scheduled", Yes), ("user.staff", No)],
            &[("segment.scheduled", No), ("user.staff", No)],
        ],
    ),
    ("the project is multibrand", &[("project.multibrand", Yes)], &[&[("project.multibrand", No)]]),
    (
        "a provider connection is set up",
        &[("project.provider_connection", Yes)],
        &[&[("project.provider_connection", No)]],
    ),
    (
        "the promotion is draft, completed, archived or stopped",
        &[("promotion.status", Text("archived"))],
        &[&[("promotion.status", Text("running"))]],
    ),
    (
        "the folder is allowed, or access to folders is not restricted",
        &[("user.folder_restricted", Yes), ("folder", Text("f")), ("user.allowed_folders", List(&["e", "f"]))],
        &[&[("user.folder_restricted", Yes), ("folder", Text("f")), ("user.allowed_folders", List(&["e"]))]],
    ),
    (
        "the brand is allowed, or access to brands is not restricted",
        &[("user.brand_restricted", No), ("brand", Text("b")), ("user.allowed_brands", List(&[]))],
        &[&[("user.brand_restricted", Yes), ("brand", Text("b")), ("user.allowed_brands", List(&[]))]],
    ),
    (
        "the task is the user's own and no system task",
        &[("user", Text("me")), ("task.owner", Text("me")), ("task.system", No)],
        &[&[("user", Text("me")), ("task.owner", Text("other")), ("task.system", No)]],
    ),
    (
        "the task is another user's and no system task",
        &[("user", Text("me")), ("task.owner", Text("other")), ("task.system", No)],
        &[&[("user", Text("me")), ("task.owner", Text("me")), ("task.system", No)]],
    ),
    (
        "the task is a system task; the user is Maestra staff",
        &[("task.system", Yes), ("user.staff", Yes), ("user", Text("me")), ("task.owner", Text("other"))],
        &[&[("task.system", Yes), ("user.staff", No), ("user", Text("me")), ("task.owner", Text("me"))]],
    ),
    (
        "the task is the user's own",
        &[("user", Text("me")), ("task.owner", Text("me"))],
        &[&[("user", Text("me")), ("task.owner", Text("other"))]],
    ),
    ("it is not a system group", &[("permission_group.system", No)], &[&[("permission_group.system", Yes)]]),
    (
        "it is not a system group; no users are assigned to it",
        &[("permission_group.system", No), ("permission_group.members", Count(0.0))],
        &[
            &[("permission_group.system", Yes), ("permission_group.members", Count(0.0))],
            &[("permission_group.system", No), ("permission_group.members", Count(1.0))],
        ],
    ),
    (
        "the user belongs to the group; it is not an internal group",
        &[
            ("permission_group", Text("g")),
            ("user.permission_groups", List(&["g"])),
            ("permission_group.internal", No),
            ("permission_group.permissions", List(&["view_reports"])),
        ],
        &[&[
            ("permission_group", Text("g")),
            ("user.permission_groups", List(&["g"])),
            ("permission_group.internal", Yes),
            ("permission_group.permissions", List(&[])),
        ]],
    ),
    (
        "the user does not belong to the group, which contains View reports and Export areas; it is not an internal group",
        &[
            ("permission_group", Text("g")),
            ("user.permission_groups", List(&["h"])),
            ("permission_group.internal", No),
            ("permission_group.permissions", List(&["view_reports", "export_areas"])),
        ],
        &[
            &[
                ("permission_group", Text("g")),
                ("user.permission_groups", List(&["h"])),
                ("permission_group.internal", Yes),
                ("permission_group.permissions", List(&["view_reports", "export_areas"])),
            ],
            // A permission that the policy doesn't know is one that nobody holds.
            &[
                ("permission_group", Text("g")),
                ("user.permission_groups", List(&["h"])),
                ("permission_group.internal", No),
                ("permission_group.permissions", List(&["view_reports", "export_areas", "not_of_this_policy"])),
            ],
        ],
    ),
    (
        "View reports and Export areas are the permissions given",
        &[("grant.permissions", List(&["view_reports", "export_areas"]))],
        &[&[("grant.permissions", List(&[]))]],
    ),
];

/// Permissions over labels, each by its place among them.
#[derive(Debug)]
enum Needs {
    Holds(usize),
    All(Vec<Needs>),
    Any(Vec<Needs>),
}

impl Needs {
    fn new(value: &Value, labels: &[String]) -> Needs {
        match value {
            Value::String(label) => Needs::Holds(labels.iter().position(|one| one == label).expect(label)),
            Value::Array(parts) => {
                let inner = parts[1..].iter().map(|part| Needs::new(part, labels)).collect();
                if parts[0] == "or" { Needs::Any(inner) } else { Needs::All(inner) }
            }
            _ => panic!("{value}"),
        }
    }

    fn met(&self, held: u128) -> bool {
        match self {
            Needs::Holds(label) => held & (1 << label) != 0,
            Needs::All(parts) => parts.iter().all(|part| part.met(held)),
            Needs::Any(parts) => parts.iter().any(|part| part.met(held)),
        }
    }

    fn named(&self) -> u128 {
        match self {
            Needs::Holds(label) => 1 << label,
            Needs::All(parts) | Needs::Any(parts) => parts.iter().fold(0, |named, part| named | part.named()),
        }
    }
}

struct Row {
    sections: Vec<String>,
    row: String,
    phrases: Vec<String>,
    needs: Needs,
    options: Vec<(String, Needs)>,
    conditions: Option<String>,
    /// What is needed where the conditions aren't met. Outer `None`: not said; inner `None`: nothing helps.
    unmet: Option<Option<Needs>>,
}

struct Page {
    labels: Vec<String>,
    rows: Vec<Row>,
}

fn page() -> Page {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/maestra/page.json")).unwrap();
    let page: Value = serde_json::from_str(&text).unwrap();
    let texts = |list: &Value| -> Vec<String> {
        list.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
    };
    let labels = texts(&page["labels"]);
    let needs = |value: &Value| Needs::new(value, &labels);
    let option = |option: &Value| (option["phrase"].as_str().unwrap().to_owned(), needs(&option["needs"]));
    let row = |row: &Value| Row {
        sections: texts(&row["sections"]).into_iter().chain(row["channel"].as_str().map(str::to_owned)).collect(),
        row: row["row"].as_str().unwrap().to_owned(),
        phrases: texts(&row["phrases"]),
        needs: needs(&row["needs"]),
        options: row["options"].as_array().into_iter().flatten().map(option).collect(),
        conditions: row["conditions"].as_str().map(str::to_owned),
        unmet: row.get("unmet").map(|unmet| (!unmet.is_null()).then(|| needs(unmet))),
    };
    let rows = page["rows"].as_array().unwrap().iter().map(row).collect();
    Page { labels, rows }
}

#[test]
fn every_action_is_shown_by_an_exact_method_to_mean_what_the_policy_says() {
    let verification = compiler().compile().unwrap().verification;
    let shown = Method::ALL.map(|method| verification.actions(method));
    assert_eq!(shown, [327, 1, 0, 0]);
    assert!(verification.is_exact() && verification.inexact.is_empty());
}

fn artifact() -> Vec<u8> {
    compiler().graph().unwrap().artifact.clone()
}

fn sources() -> Sources {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../policies/maestra");
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
    sources
}

fn compiler() -> Compiler {
    let compiler = Compiler::new(sources());
    let found = compiler.diagnostics();
    assert!(found.is_empty(), "{found:#?}");
    compiler
}

/// The action of one phrase of a row: the one with that phrase under those headings, but for what is listed above.
fn action_of<'p>(policy: &Policy<'p>, row: &Row, phrase: &str) -> Result<Action<'p>, String> {
    let heading = row.sections.last().unwrap();
    let named = OTHERWISE_NAMED.iter().find(|other| (other.0, other.1, other.2) == (heading, &row.row, phrase));
    let id = match named {
        Some(other) => Some(other.3),
        None => row.conditions.as_ref().filter(|text| text.starts_with(FILE_HOLDS)).map(|_| EXPORT_FILE),
    };
    if let Some(id) = id {
        let id = policy.find_action(id).ok_or_else(|| format!("no action {id}"))?;
        return Ok(policy.action(id).unwrap());
    }
    let opens = OPENING.contains(&phrase) || phrase == heading;
    let phrase = if opens { "Open".to_owned() } else { capitalized(phrase) };
    let found: Vec<Action<'_>> = policy
        .actions()
        .filter(|action| action.phrase == phrase && action.sections.clone().eq(row.sections.iter().map(String::as_str)))
        .collect();
    // Two actions of one phrase are told apart by hand above; the first is the one that isn't.
    let listed = |action: &Action<'_>| OTHERWISE_NAMED.iter().any(|other| other.3 == action.name);
    match found.iter().filter(|action| !listed(action)).collect::<Vec<_>>()[..] {
        [action] => Ok(action.clone()),
        _ => Err(format!("{:?} {phrase}: {} actions", row.sections, found.len())),
    }
}

fn capitalized(phrase: &str) -> String {
    let first = phrase.chars().take(1).flat_map(char::to_uppercase);
    first.chain(phrase.chars().skip(1)).collect()
}

/// Everything that is the same for all questions.
struct Checker<'p> {
    policy: Policy<'p>,
    labels: Vec<String>,
    permissions: Vec<PermissionId>,
    random: Vec<u128>,
    asked: u64,
}

/// What one action should say, facts and options being given.
struct Case<'c, 'p> {
    action: &'c Action<'p>,
    options: Vec<OptionId>,
    facts: RequestBuffer<'p>,
    /// `None`: nothing helps.
    needs: Option<Needs>,
}

impl Checker<'_> {
    fn all(&self) -> u128 {
        (1 << self.labels.len()) - 1
    }

    fn words(&self, held: u128) -> Vec<u64> {
        let mut words = vec![0; self.policy.permission_words()];
        for (label, permission) in self.permissions.iter().enumerate() {
            if held & (1 << label) != 0 {
                self.policy.hold(&mut words, *permission);
            }
        }
        words
    }

    fn names(&self, held: u128) -> Vec<&str> {
        self.labels
            .iter()
            .enumerate()
            .filter(|(at, _)| held & (1 << at) != 0)
            .map(|(_, label)| label.as_str())
            .collect()
    }

    fn allows(&mut self, case: &Case<'_, '_>, held: u128) -> bool {
        self.asked += 1;
        let words = self.words(held);
        let request = case.facts.as_request().with_permissions(&words).with_options(&case.options);
        self.policy.decide(case.action.id, &request).unwrap().is_allow()
    }

    /// Where the policy and the transcription part, in words.
    fn compare(&mut self, case: &Case<'_, '_>) -> Option<String> {
        let named = case.needs.as_ref().map_or(0, Needs::named);
        let subsets = subsets(named);
        let minimal = minimal(case.needs.as_ref(), &subsets);
        let others = self.all() & !named;
        let mut sets: Vec<u128> = subsets.iter().flat_map(|set| [*set, set | others]).collect();
        for (at, random) in self.random.iter().enumerate() {
            sets.push(*random);
            if let Some(least) = minimal.get(at % minimal.len().max(1)) {
                sets.push(random | least);
                sets.push((random | least) & !(least & least.wrapping_neg()));
            }
        }
        for held in sets {
            let expected = case.needs.as_ref().is_some_and(|needs| needs.met(held));
            let got = self.allows(case, held);
            if got != expected {
                let others = if held & !named == 0 { "and nothing else" } else { "and others" };
                let shown = self.names(held & named);
                return Some(format!("the page: {expected}, the policy: {got}, holding {shown:?} {others}"));
            }
        }
        let request = case.facts.as_request().with_options(&case.options);
        let nothing = vec![0; self.policy.permission_words()];
        let explained = self.policy.explain(case.action.id, &request.with_permissions(&nothing)).unwrap();
        let told: BTreeSet<u128> = explained.missing.sets.iter().map(|set| self.mask(set)).collect();
        let minimal: BTreeSet<u128> = minimal.into_iter().filter(|set| *set != 0).collect();
        (told != minimal).then(|| {
            let names = |sets: &BTreeSet<u128>| sets.iter().map(|set| self.names(*set)).collect::<Vec<_>>();
            format!("the smallest sets of the page: {:?}, of the policy: {:?}", names(&minimal), names(&told))
        })
    }

    fn mask(&self, permissions: &[PermissionId]) -> u128 {
        let place = |id: &PermissionId| self.permissions.iter().position(|one| one == id).unwrap();
        permissions.iter().fold(0, |mask, id| mask | 1 << place(id))
    }
}

fn subsets(of: u128) -> Vec<u128> {
    assert!(of.count_ones() <= 12, "a row of so many permissions isn't asked for in full");
    let mut all = vec![0];
    let mut set = of & of.wrapping_neg();
    while set != 0 {
        all.push(set);
        set = set.wrapping_sub(of) & of;
    }
    all
}

fn minimal(needs: Option<&Needs>, subsets: &[u128]) -> Vec<u128> {
    let Some(needs) = needs else { return Vec::new() };
    let enough = |set: u128| needs.met(set);
    let bits = |set: u128| (0..128).map(|at| 1 << at).filter(move |bit: &u128| set & bit != 0);
    subsets.iter().copied().filter(|set| enough(*set) && bits(*set).all(|bit| !enough(set & !bit))).collect()
}

fn random_sets(labels: usize) -> Vec<u128> {
    let mut rng = Rng::new(SEED);
    let densities = [1, 5, 20, 50, 80, 95, 99];
    (0..RANDOM_SETS)
        .map(|at| {
            let density = densities[at % densities.len()];
            (0..labels).filter(|_| rng.chance(density)).fold(0, |set, label| set | 1 << label)
        })
        .collect()
}

fn know(facts: &mut RequestBuffer<'_>, given: Facts) {
    for (name, value) in given {
        let value = match *value {
            Yes => FactInput::Boolean(true),
            No => FactInput::Boolean(false),
            Count(count) => FactInput::Number(count),
            Text(text) => FactInput::Text(text),
            List(list) => FactInput::List(list),
        };
        facts.fact(name, value).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}

/// The facts of a row's conditions: met, and each way not to be.
fn facts_of<'p>(policy: &Policy<'p>, row: &Row) -> (RequestBuffer<'p>, Vec<RequestBuffer<'p>>) {
    let mut met = RequestBuffer::new(policy);
    let Some(text) = &row.conditions else { return (met, Vec::new()) };
    if let Some(kind) = text.strip_prefix(FILE_HOLDS) {
        met.fact("task.export_type", kind.to_lowercase().replace(' ', "_").as_str()).unwrap();
        return (met, Vec::new());
    }
    let (_, facts, unmet) =
        CONDITIONS.iter().find(|one| one.0 == text).unwrap_or_else(|| panic!("{text}: what is that?"));
    know(&mut met, facts);
    let buffer = |facts: &Facts| {
        let mut buffer = RequestBuffer::new(policy);
        know(&mut buffer, facts);
        buffer
    };
    (met, unmet.iter().map(buffer).collect())
}

fn copy(needs: &Needs) -> Needs {
    let all = |parts: &[Needs]| parts.iter().map(copy).collect();
    match needs {
        Needs::Holds(label) => Needs::Holds(*label),
        Needs::All(parts) => Needs::All(all(parts)),
        Needs::Any(parts) => Needs::Any(all(parts)),
    }
}

/// The row's options in the action, each with what it needs.
fn options_of<'r>(
    policy: &Policy<'_>,
    row: &'r Row,
    action: &Action<'_>,
) -> Result<Vec<(OptionId, &'r Needs)>, String> {
    let declared: Vec<_> = action.options.clone().map(|id| policy.option(id).unwrap()).collect();
    let mut found = Vec::new();
    for (phrase, needs) in &row.options {
        let renamed = OPTIONS.iter().find(|one| one.0 == phrase).map(|one| one.1);
        let wanted = renamed.or(phrase.strip_prefix("to ")).unwrap_or(phrase);
        let option = declared.iter().find(|option| option.phrase == wanted);
        found.push((option.ok_or_else(|| format!("{}: no option `{wanted}`", action.name))?.id, needs));
    }
    if found.len() == declared.len() {
        Ok(found)
    } else {
        Err(format!("{}: {} options too many", action.name, declared.len() - found.len()))
    }
}

#[test]
fn the_policy_gets_no_warning_with_every_lint_on() {
    let mut sources = sources();
    let manifest = "name = \"maestra\"\nlanguage = 1\n\n[lints]\nall = \"deny\"\n".to_owned();
    sources.manifest = Some(SourceText { path: "placet.toml".to_owned(), text: manifest });
    let found = Compiler::new(sources).diagnostics();
    assert!(found.is_empty(), "{found:#?}");
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
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../policies/maestra");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "placet") {
            let text = std::fs::read_to_string(&path).unwrap();
            assert_eq!(placet_syntax::format::format(&text), text, "{}", path.display());
        }
    }
}

#[test]
fn the_labels_are_those_of_the_page() {
    let artifact = artifact();
    let policy = Policy::open(&artifact).unwrap();
    let declared: Vec<&str> = policy.permissions().map(|permission| permission.label).collect();
    let ours: BTreeSet<&str> = declared.iter().copied().collect();
    assert_eq!(ours.len(), declared.len(), "two permissions of one label");
    assert_eq!(ours, page().labels.iter().map(String::as_str).collect());
}

#[test]
fn every_row_is_decided_as_the_page_says_and_no_action_is_without_a_row() {
    let artifact = artifact();
    let policy = Policy::open(&artifact).unwrap();
    let Page { labels, rows } = page();
    let by_label: BTreeMap<&str, PermissionId> = policy.permissions().map(|one| (one.label, one.id)).collect();
    let permissions = labels.iter().map(|label| by_label[label.as_str()]).collect();
    let random = random_sets(labels.len());
    let mut checker = Checker { policy, labels, permissions, random, asked: 0 };
    let (mut seen, mut wrong) = (BTreeSet::<ActionId>::new(), Vec::new());
    for row in &rows {
        for phrase in &row.phrases {
            let place = format!("{} | {} | {phrase}", row.sections.join(" > "), row.row);
            let found = action_of(&policy, row, phrase).and_then(|action| {
                let options = options_of(&policy, row, &action)?;
                Ok((action, options))
            });
            let (action, options) = match found {
                Ok(found) => found,
                Err(error) => {
                    wrong.push(format!("{place}: {error}"));
                    continue;
                }
            };
            seen.insert(action.id);
            for asked in 0..1_usize << options.len() {
                let chosen: Vec<_> = options.iter().enumerate().filter(|(at, _)| asked & (1 << at) != 0).collect();
                let ids: Vec<OptionId> = chosen.iter().map(|(_, (id, _))| *id).collect();
                let with = |needs: &Needs| {
                    let extra = chosen.iter().map(|(_, (_, needs))| copy(needs));
                    Needs::All([copy(needs)].into_iter().chain(extra).collect())
                };
                let (met, unmet) = facts_of(&policy, row);
                let mut cases = vec![("", met, Some(with(&row.needs)))];
                if let Some(needs) = &row.unmet {
                    assert!(!unmet.is_empty(), "{place}: no facts with which the conditions aren't met");
                    cases.extend(unmet.into_iter().map(|facts| (" (not met)", facts, needs.as_ref().map(with))));
                }
                for (when, facts, needs) in cases {
                    let case = Case { action: &action, options: ids.clone(), facts, needs };
                    if let Some(what) = checker.compare(&case) {
                        wrong.push(format!("{place}{when}, {} options, {}: {what}", ids.len(), action.name));
                    }
                }
            }
        }
    }
    for action in policy.actions().filter(|action| !seen.contains(&action.id)) {
        wrong.push(format!("{}: not on the page", action.name));
    }
    assert!(wrong.is_empty(), "{} of {} rows:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
    println!("{} rows, {} actions, {} decisions", rows.len(), seen.len(), checker.asked);
}

#[test]
fn what_is_not_known_counts_against_the_user() {
    let artifact = artifact();
    let policy = Policy::open(&artifact).unwrap();
    let all = (0..policy.permissions().count()).fold(vec![0; policy.permission_words()], |mut words, at| {
        policy.hold(&mut words, PermissionId::new(u32::try_from(at).unwrap()));
        words
    });
    for row in page().rows.iter().filter(|row| matches!(row.unmet, Some(None))) {
        for phrase in &row.phrases {
            let action = action_of(&policy, row, phrase).unwrap();
            let facts = RequestBuffer::new(&policy);
            let decision = policy.decide(action.id, &facts.as_request().with_permissions(&all)).unwrap();
            // Where the group's permissions are all held, it doesn't matter which they are.
            assert!(!decision.is_allow(), "{}: {:?} isn't known", action.name, row.conditions);
        }
    }
}
