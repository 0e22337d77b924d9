//! What a policy set may hold. Each limit has an error that carries the limit and the value.

/// Files in a policy set.
pub const FILES: usize = 10_000;

/// Actions of a set whose tests are asked whether they can fail: that needs the artifact.
pub(crate) const TESTED_ACTIONS: usize = 20_000;

/// Permissions in a policy set.
pub const PERMISSIONS: usize = 262_144;

/// Bytes in the whole names and the labels of a policy set's permissions and of the nodes that they stand in.
pub const PERMISSION_BYTES: usize = 256 * 1024 * 1024;

/// Implications in a policy set, patterns and verbs written out.
pub const IMPLICATIONS: usize = 1_000_000;

/// What the permissions of a policy set imply, one through another, counted for each that implies it and once more for each
/// scope.
pub const IMPLIED: usize = 4_000_000;

/// What permissions imply and roles hold, included roles too, all together.
pub const HELD: usize = 8_000_000;

/// Actions in a policy set, templates expanded.
pub const ACTIONS: usize = 1_000_000;

/// Permissions and facts that the rules of a policy set ask for: patterns, tables, `for each` and every `can …` written out, and
/// each gate and `every action …` counted once.
pub const ASKED: usize = 5_000_000;

/// Bytes in the ids and names of a policy set's actions and in the headings above each of them, templates expanded.
pub const ACTION_BYTES: usize = 256 * 1024 * 1024;

/// Clauses that hold for the actions of a policy set, counted for each action: its own, its options, and all gates and `every
/// action …` around it.
pub const CLAUSES: usize = 10_000_000;

/// Scopes in a policy set.
pub const SCOPES: usize = 64;

/// Options of one action.
pub const OPTIONS: usize = 64;

/// How deep sections may stand in sections, templates of templates written out.
pub const SECTION_DEPTH: usize = 80;

/// Tests of permissions and facts in one clause, with every `can …` in it written out.
pub const CLAUSE_TESTS: usize = 50_000;

/// How long a chain of `can …` may be, each action asking the next.
pub const CAN_DEPTH: usize = 64;

/// Tests in one question about a policy's meaning, each `can` written out once.
pub const QUESTION_TESTS: usize = 1_000_000;

/// Declared permissions up to which `user holds all of f` of a single permission fact is written out in an exact answer.
pub const WRITTEN_OUT: usize = 256;

/// Nodes of one clause's exact graph; past it the clause is decided without exact handling of unknown facts, and unknown
/// facts deny.
pub const EXACT_NODES: usize = 4_096;

/// Nodes that the clauses of a set may take on the way to their exact graphs, beside some for each clause by its size and for each
/// file by its actions; shared out evenly among the files. A clause that finds none left is decided without exact
/// handling of unknown facts.
pub const EXACT_WORK: usize = 2_000_000;

/// Nodes of a diagram by which a compile shows that an action's graph means what the source means; past it, some of the
/// requests are looked at.
pub const VERIFIED_NODES: usize = 8_192;

/// Nodes of an action's source and graph together up to which diagrams are tried for that.
pub const VERIFIED_TESTS: usize = 20_000;

/// Gates and `every action …` that hold for one action.
pub const AROUND: usize = 1_000;

/// Mistakes that are told of one file; what is past them is not looked at.
pub const MISTAKES: usize = 1_000;

/// Names that the mistakes of one file are compared with, to find the one that was meant.
pub const COMPARED: usize = 250_000;

/// Bytes of a text that a fact is compared with.
pub const TEXT: usize = 4_096;

/// Sections made from one template that an editor is told of.
pub const INSTANCES_LISTED: usize = 1_000;

/// Tests of one action, each `can` written out, past which no lint asks what it means.
pub(crate) const LINTED_TESTS: usize = 2_000;

/// Squares of how many tests actions have, of all actions of a file together, past which no lint asks what the larger ones
/// mean.
pub(crate) const LINTED_WORK: usize = 50_000_000;

/// Nodes of a diagram past which a lint finds nothing.
pub(crate) const LINTED_NODES: usize = 4_096;

/// Parts of one clause past which a lint looks at the clause as a whole only.
pub(crate) const LINTED_PARTS: usize = 256;
