//! The arguments of the command.

#![allow(rustdoc::broken_intra_doc_links, reason = "what stands in brackets in a help text is JSON")]

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

const EXIT_CODES: &str = "\
Exit codes:
  0  done, and the answer is yes where there is one
  1  the answer is no, the policy has errors, a test failed, an invariant is not proved,
     `check --deny-warnings` has a warning, or `fmt --check` would change a file
  2  it could not be carried out: arguments, an unknown or ambiguous name, an unreadable file
  3  `diff --deny-looser` found something that is allowed and was not, or that could not be decided

A PATH is a folder with a placet.toml, or anything inside one: the whole policy set is meant.
A folder or a file outside of any set stands for its own .placet files.";

const DECIDE: &str = "\
Decide whether a user may take an action, and say why

What is not given is unknown, and unknown never allows. Exits with 0 for allowed and 1 for denied.

With --stream, every line of standard input is one request in JSON:

  {\"action\": \"customers.delete\", \"permissions\": [\"delete_customers\"], \"roles\": [],
   \"facts\": {\"task.owner\": \"alice\", \"user\": \"alice\", \"clone.kinds\": [\"email\"]}, \"options\": [],
   \"scopes\": {\"target\": {\"permissions\": [\"delete_customers\"], \"roles\": []}}}

The action is an id, or a name that fits one action. All but it may be left out; a fact that is
null is unknown, a date is a string such as \"2026-11-22\", and a scope that is given holds nothing
but what it lists. Names that were given up with `formerly` are good. Each line gets one line
back, in order:

  {\"decision\": \"allow\" or \"deny\", \"missing\": [[ids], …], \"moreMissing\": bool,
   \"refusedBy\": [{\"clause\", \"because\", \"file\", \"line\"}], \"unknownFacts\": [names],
   \"missingScopes\": [names], \"restsOn\": {\"permissions\": [ids], \"facts\": [names]},
   \"openOptions\": [ids]}

Of a policy that was compiled with --strip, clause, because, file and line are null. A line that is no such request gets {\"error\": {\"message\", \"line\"}} in its place, and the stream
goes on. A line may be 1 MiB long. The command exits with 0 once standard input ends.";

/// Policies that people can read, and exact answers about them
#[derive(Debug, Parser)]
#[command(name = "placet", version, after_help = EXIT_CODES, max_term_width = 100)]
#[command(subcommand_required = true, arg_required_else_help = true)]
pub(crate) struct Arguments {
    /// Answer in JSON
    #[arg(long, global = true)]
    pub(crate) json: bool,

    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What is asked.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Check(Check),
    Fmt(Fmt),
    Compile(Compile),
    Decide(Decide),
    Why(Why),
    Needs(Needs),
    Least(Least),
    Unlocks(Unlocks),
    Can(Can),
    WhoCan(WhoCan),
    Matrix(Matrix),
    Actions(Listing),
    Permissions(Permissions),
    Facts(Facts),
    Test(Test),
    Prove(Prove),
    Diff(Diff),
    Explain(Explain),
    Graph(Graph),
    Init(Init),
    Lsp(Lsp),
}

/// Show every mistake in policy sets, and what somebody should look at
///
/// Warnings are told of once there are no errors; `[lints]` in placet.toml sets their levels.
///
/// JSON: an array of {code, severity, message, file, line, column, endLine, endColumn, help,
/// labels, fix}. Lines and columns count from 1; a column is a Unicode character; the end is the
/// place just behind the last one.
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Check {
    /// Policy sets, or files
    #[arg(required = true)]
    pub(crate) path: Vec<PathBuf>,
    /// Say it in plain sentences without drawings, as for a screen reader
    #[arg(long)]
    pub(crate) narrated: bool,
    /// Exit with 1 where there are warnings too, for a build
    #[arg(long)]
    pub(crate) deny_warnings: bool,
}

/// Lay files out in the one canonical way
#[derive(Debug, Args)]
pub(crate) struct Fmt {
    /// Files, or folders of them
    #[arg(required = true)]
    pub(crate) path: Vec<PathBuf>,
    /// Write nothing; list the files that would change, and exit with 1 if there are any
    #[arg(long)]
    pub(crate) check: bool,
}

/// Compile a policy set into the artifact that services open
#[derive(Debug, Args)]
pub(crate) struct Compile {
    /// The policy set
    pub(crate) path: PathBuf,
    /// Where to write the artifact, usually NAME.placetc
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: PathBuf,
    /// Leave out what only people read (texts), or all names too (names)
    #[arg(long, value_name = "WHAT", num_args = 0..=1, require_equals = true, default_missing_value = "texts")]
    pub(crate) strip: Option<Strip>,
    /// Say how it was shown that the artifact means what the policy says
    #[arg(long)]
    pub(crate) explain_verification: bool,
}

/// What an artifact is without. Decisions are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Strip {
    /// Labels, phrases, headings, the words of clauses, `because`, and where it all stands
    Texts,
    /// These, and every name: requests are made of ids, and nothing can be asked for by name
    Names,
}

/// Decide whether a user may take an action, and say why
#[derive(Debug, Args)]
#[command(long_about = DECIDE)]
pub(crate) struct Decide {
    /// A policy set, or a compiled .placetc
    pub(crate) path: PathBuf,
    /// The action: its id, or its name as a person types it
    #[arg(required_unless_present = "stream", conflicts_with = "stream")]
    pub(crate) action: Option<String>,
    /// Permissions that the user holds
    #[arg(long, value_name = "ID,…", value_delimiter = ',', conflicts_with = "stream")]
    pub(crate) holds: Vec<String>,
    /// Roles that the user has
    #[arg(long = "role", value_name = "ID,…", value_delimiter = ',', conflicts_with = "stream")]
    pub(crate) roles: Vec<String>,
    /// Permissions that the user holds in a scope (nothing behind the sign: none)
    #[arg(long, value_name = "SCOPE=ID,…", conflicts_with = "stream")]
    pub(crate) holds_in: Vec<String>,
    /// Roles that the user has in a scope
    #[arg(long = "role-in", value_name = "SCOPE=ID,…", conflicts_with = "stream")]
    pub(crate) roles_in: Vec<String>,
    /// What is known: a boolean is true or false, a date is YYYY-MM-DD, a set is a list with commas (nothing for the
    /// empty set)
    #[arg(long = "fact", value_name = "NAME=VALUE", conflicts_with = "stream")]
    pub(crate) facts: Vec<String>,
    /// Options that are asked for too
    #[arg(long = "option", value_name = "ID,…", value_delimiter = ',', conflicts_with = "stream")]
    pub(crate) options: Vec<String>,
    /// Decide requests in JSON lines from standard input
    #[arg(long)]
    pub(crate) stream: bool,
}

/// What a user holds and what is known, as it is typed.
#[derive(Debug, Args)]
pub(crate) struct Given {
    /// Permissions that the user holds
    #[arg(long, value_name = "ID,…", value_delimiter = ',')]
    pub(crate) holds: Vec<String>,
    /// Roles that the user has
    #[arg(long = "role", value_name = "ID,…", value_delimiter = ',')]
    pub(crate) roles: Vec<String>,
    /// Permissions that the user holds in a scope (nothing behind the sign: none)
    #[arg(long, value_name = "SCOPE=ID,…")]
    pub(crate) holds_in: Vec<String>,
    /// Roles that the user has in a scope
    #[arg(long = "role-in", value_name = "SCOPE=ID,…")]
    pub(crate) roles_in: Vec<String>,
    /// What is known: a boolean is true or false, a date is YYYY-MM-DD, a set is a list with commas (nothing for the
    /// empty set)
    #[arg(long = "fact", value_name = "NAME=VALUE")]
    pub(crate) facts: Vec<String>,
}

/// Say why a request is denied: all that would turn it into a yes, and what never could
///
/// Every minimal set of permissions is counted, and the first 64 are listed; a set is enough whatever the facts are that
/// are not given. Where none is, it says which values of them would help. Exits with 0 where the request is allowed, with 1
/// where it is denied.
///
/// JSON: {action, decision, count, sets: [[ids]], more, roles: [{role, label, permissions, here, scopes}], cases:
/// [{condition, count, sets, more}], refusals: [{clause, because, refuses, file, line}], confirmed}; counts are strings of
/// digits, however long.
#[derive(Debug, Args)]
pub(crate) struct Why {
    /// The policy set
    pub(crate) path: PathBuf,
    /// The action: its id, or words of its name
    #[arg(required = true, num_args = 1..)]
    pub(crate) action: Vec<String>,
    #[command(flatten)]
    pub(crate) given: Given,
    /// Options that are asked for too
    #[arg(long = "option", value_name = "ID,…", value_delimiter = ',')]
    pub(crate) options: Vec<String>,
}

/// Draw the graph that decides an action
///
/// Each node says in the policy's words what is tested; at a test of facts it says what an unknown fact does. Nothing else is
/// needed for a picture; DOT is the language of Graphviz.
///
/// JSON: {action, starts: [{name, node}], nodes: [{test: [lines], yes, no, unknown}]}; yes, no and node are "allow", "deny" or
/// the place of a node, unknown is "both", "deny" or null.
#[derive(Debug, Args)]
pub(crate) struct Graph {
    /// The policy set
    pub(crate) path: PathBuf,
    /// The action: its id, or words of its name
    #[arg(required = true, num_args = 1..)]
    pub(crate) action: Vec<String>,
    /// Options whose graphs are drawn too
    #[arg(long = "option", value_name = "ID,…", value_delimiter = ',')]
    pub(crate) options: Vec<String>,
    /// What to write: by the ending of the output, else DOT
    #[arg(long)]
    pub(crate) format: Option<GraphFormat>,
    /// Where to write it, in place of standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// How a graph is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum GraphFormat {
    /// For Graphviz
    Dot,
    /// A picture
    Svg,
}

/// Show what an action needs: each way to satisfy it
///
/// A name that is close enough is found; where several fit, they are listed.
#[derive(Debug, Args)]
pub(crate) struct Needs {
    /// The policy set
    pub(crate) path: PathBuf,
    /// The action: its id, or words of its name
    #[arg(required = true, num_args = 1..)]
    pub(crate) action: Vec<String>,
    /// List the minimal sets of permissions instead, exactly, under each condition on facts
    #[arg(long)]
    pub(crate) sets: bool,
    /// Options that are meant too
    #[arg(long = "option", value_name = "ID,…", value_delimiter = ',', requires = "sets")]
    pub(crate) options: Vec<String>,
}

/// Find the smallest set of permissions that covers several actions, the nearest role, and what else it unlocks
///
/// Each action is given in quotes, `with` an option where one is meant. The set is enough whatever the facts are that are not
/// given; where no set is, it is enough wherever any is, and that condition is shown. What is said to be held is there already.
///
/// JSON: {actions: [{action, options, covered: "always", "where" or "never", condition, refusals}], set: [ids], count, choices:
/// [{count, sets, more}], notDecided, role: {role, label, extras, surplus}, unlocks: [{action, always}], confirmed}.
#[derive(Debug, Args)]
pub(crate) struct Least {
    /// The policy set
    pub(crate) path: PathBuf,
    /// The actions: ids, or words of their names in quotes
    #[arg(required_unless_present = "every", conflicts_with = "every", num_args = 1..)]
    pub(crate) actions: Vec<String>,
    /// Every action of the set
    #[arg(long)]
    pub(crate) every: bool,
    #[command(flatten)]
    pub(crate) given: Given,
    /// List everything, however long
    #[arg(long)]
    pub(crate) all: bool,
}

/// Show the actions that a permission has a part in
#[derive(Debug, Args)]
pub(crate) struct Unlocks {
    /// The policy set
    pub(crate) path: PathBuf,
    /// The permission: its id, or its label
    #[arg(required = true, num_args = 1..)]
    pub(crate) permission: Vec<String>,
}

/// Show what a role, or whoever holds certain permissions, can do
///
/// Roles and permissions add up. What depends on facts is shown with its condition.
///
/// JSON: {holds: [ids], always, sometimes, never, notDecided}; each of the last four an array of {id, option, sections,
/// phrase}, with the condition under `sometimes`.
#[derive(Debug, Args)]
pub(crate) struct Can {
    /// The policy set
    pub(crate) path: PathBuf,
    /// Roles that somebody has
    #[arg(value_name = "ROLE")]
    pub(crate) named: Vec<String>,
    #[command(flatten)]
    pub(crate) given: Given,
    /// List what they can't do, too
    #[arg(long)]
    pub(crate) all: bool,
}

/// Show who can take an action: which roles, and which users of a file
///
/// A file of users is CSV with a heading, or JSON lines. Columns: user, permissions, roles, for a scope `permissions in
/// SCOPE` and `roles in SCOPE`, and any fact by its name; several ids in one cell are separated by spaces, commas or semicolons.
/// A JSON line has the fields of a request to `placet decide --stream`, with `user` for the action.
///
/// JSON: {action, option, roles: [{id, label, reach, condition}], users: [{user, reach, condition}]}; reach is "always",
/// "sometimes", "never" or "not decided".
#[derive(Debug, Args)]
pub(crate) struct WhoCan {
    /// The policy set
    pub(crate) path: PathBuf,
    /// The action: its id, or words of its name
    #[arg(required = true, num_args = 1..)]
    pub(crate) action: Vec<String>,
    /// Options that are asked for too
    #[arg(long = "option", value_name = "ID,…", value_delimiter = ',')]
    pub(crate) options: Vec<String>,
    /// What is known
    #[arg(long = "fact", value_name = "NAME=VALUE")]
    pub(crate) facts: Vec<String>,
    /// A file of users: CSV, or JSON lines
    #[arg(long, value_name = "FILE")]
    pub(crate) users: Option<PathBuf>,
    /// List those who can't, too
    #[arg(long)]
    pub(crate) all: bool,
}

/// Show each role against each action, as a table, as CSV or as a page with a heat map
///
/// JSON: {roles: [{id, label}], rows: [{id, option, sections, phrase, cells: [reach]}]}.
#[derive(Debug, Args)]
pub(crate) struct Matrix {
    /// The policy set
    pub(crate) path: PathBuf,
    /// As CSV
    #[arg(long, conflicts_with = "html")]
    pub(crate) csv: bool,
    /// As a page for a browser, whole in one file
    #[arg(long)]
    pub(crate) html: bool,
    /// Where to write it, in place of standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// List the actions of a policy set
///
/// JSON: an array of {id, sections, phrase, options: [{id, phrase}], file, line}; sections are headings, outermost first.
#[derive(Debug, Args)]
pub(crate) struct Listing {
    /// The policy set
    pub(crate) path: PathBuf,
}

/// List the permissions of a policy set
///
/// JSON: an array of {id, label, file, line}.
#[derive(Debug, Args)]
pub(crate) struct Permissions {
    /// The policy set
    pub(crate) path: PathBuf,
}

/// List the facts that the rules of a policy set read
///
/// JSON: an array of {name, type, values}; values are those of a `one of` type, else none.
#[derive(Debug, Args)]
pub(crate) struct Facts {
    /// The policy set
    pub(crate) path: PathBuf,
}

/// Run the tests that stand beside the rules, and prove the invariants
///
/// JSON: {passed, failed, tests: [{name, passed, file, line, failures}], proved, refuted, notDecided,
/// invariants}; invariants are those of `placet prove`.
///
/// docs/mutation.md says what counts as covered, and which slips are made.
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Test {
    /// The policy set
    pub(crate) path: PathBuf,
    /// Say what the tests show of each clause
    #[arg(long)]
    pub(crate) coverage: bool,
    /// Make slips in the policy, and list those that no test notices, each with a test that does
    #[arg(long)]
    pub(crate) mutate: bool,
    /// Write tests for those slips into regression.placet of the set; behind it, `-` prints them instead
    #[arg(long)]
    pub(crate) suggest: bool,
    /// Print the suggested tests
    #[arg(hide = true, requires = "suggest", value_parser = ["-"])]
    pub(crate) print: Option<String>,
}

/// Prove the invariants of a policy set, or show the smallest case against each
///
/// A case is a `test` block, ready to be copied: fewest permissions, then fewest facts. The compiled
/// policy has confirmed what it says. Exits with 0 where all are proved.
///
/// JSON: {proved, refuted, notDecided, invariants: [{name, status, text, file, line, upTo, count,
/// cases: [{roles, says, answers: [{action, options, decision}], test}], why}]}; status is "proved"
/// (upTo: comparisons of facts that are taken to be independent, mostly none), "refuted" (count of
/// roles or combinations, 64 of them with a case; 1 where it is not about roles) or "not decided" (why).
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Prove {
    /// The policy set
    pub(crate) path: PathBuf,
    /// Instead of the invariants: that no role can do both of these in one case
    #[arg(long, num_args = 2, value_names = ["ACTION", "ACTION"])]
    pub(crate) separate: Vec<String>,
    /// What is claimed of no role is claimed of up to so many roles of one user together, too
    #[arg(long, value_name = "1|2|3", default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=3), hide_default_value = true)]
    pub(crate) roles: u8,
}

/// Show what a change of a policy set changes, action by action, each with a smallest example
///
/// Exact over every set of permissions and all values of the facts: an action is equal, looser, stricter,
/// or looser in some cases and stricter in others. Tests are not compared.
///
///   placet diff old/policies policies
///   placet diff main:policies policies        as it is at a revision of git
///   placet diff policies --since main         the same, shorter
///
/// JSON: {looser: bool, summary, actions, roles, permissions, facts, subject}; equal actions are only counted.
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Diff {
    /// The old policy set: a path, or REVISION:PATH with a path from the working folder
    pub(crate) old: PathBuf,
    /// The new one
    #[arg(required_unless_present = "since", conflicts_with = "since")]
    pub(crate) new: Option<PathBuf>,
    /// Compare the set that is named with itself at this revision of git
    #[arg(long, value_name = "REVISION", allow_hyphen_values = true)]
    pub(crate) since: Option<String>,
    /// Answer in Markdown, for a comment on a change
    #[arg(long, conflicts_with = "json")]
    pub(crate) markdown: bool,
    /// Exit with 3 where something is looser: an action or an option that is allowed in a case in which it was not, a
    /// role that can do more than it could, or what could not be decided
    #[arg(long)]
    pub(crate) deny_looser: bool,
}

/// Say more about a code that `check` shows; without one, list all codes
///
/// JSON: {code, kind, title, text}, or an array of {code, kind, title}; kind is "error" or "lint".
#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// The code, such as unknown-permission
    pub(crate) code: Option<String>,
}

/// Write a small commented policy set to begin with
///
/// Files that are there already are left alone; then nothing is written.
#[derive(Debug, Args)]
pub(crate) struct Init {
    /// The folder, made where it is missing
    pub(crate) dir: PathBuf,
}

/// Answer an editor on standard input and output, over the language server protocol
///
/// Editors start this by themselves; editors/README.md says how to set one up.
#[derive(Debug, Args)]
pub(crate) struct Lsp {
    /// Speak over standard input and output, which is the only way there is
    #[arg(long, action = clap::ArgAction::Count)]
    pub(crate) stdio: u8,
}
