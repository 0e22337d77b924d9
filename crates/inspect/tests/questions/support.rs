//! Policies, and the truth about them by trying every set of permissions.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use placet_compiler::{Action, Compiler, Policy, PolicyIndex, SourceText, Sources};
use placet_inspect::Grant;
use placet_runtime::RequestBuffer;

pub(super) struct Opened {
    pub(super) policy: Arc<Policy>,
    pub(super) artifact: Vec<u8>,
}

impl Opened {
    pub(super) fn text(text: &str) -> Opened {
        let file = SourceText { path: "policy.placet".into(), text: text.into() };
        Opened::of(Sources { manifest: None, files: vec![file] })
    }

    /// One of the repository's policies.
    pub(super) fn product(name: &str) -> Opened {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../policies").join(name);
        let mut files = Vec::new();
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "placet") {
                let text = std::fs::read_to_string(&path).unwrap();
                files.push(SourceText { path: path.file_name().unwrap().to_str().unwrap().into(), text });
            }
        }
        Opened::of(Sources { manifest: None, files })
    }

    fn of(sources: Sources) -> Opened {
        let compiler = Compiler::new(sources);
        assert_eq!(compiler.mistakes(), []);
        let artifact = compiler.graph().unwrap().artifact.to_vec();
        Opened { policy: compiler.policy(), artifact }
    }

    pub(super) fn action(&self, id: &str) -> &Action {
        self.policy.actions.iter().find(|action| action.id == id).unwrap()
    }
}

/// The minimal closed sets of permissions that, added to what is held, make all of `ids` allowed, by trying every set: each
/// by what brings the rest of it, the smallest first, then in the order of declaration.
pub(super) fn minimal_sets(opened: &Opened, request: &RequestBuffer<'_>, ids: &[&str]) -> Vec<Vec<String>> {
    let policy = *request.policy();
    let index = PolicyIndex::new(&opened.policy);
    let all: Vec<_> = policy.permissions().collect();
    let held: Vec<bool> = all.iter().map(|one| request.as_request().holds(one.id)).collect();
    let closed = |set: u32| {
        all.iter().enumerate().filter(|(at, _)| set & (1 << at) != 0).all(|(_, one)| {
            one.implies.clone().all(|other| set & (1 << other.index()) != 0 || held[other.index() as usize])
        })
    };
    let mut allowed: Vec<u32> = Vec::new();
    for set in 0..1_u32 << all.len() {
        if !closed(set) || all.iter().enumerate().any(|(at, _)| set & (1 << at) != 0 && held[at]) {
            continue;
        }
        let mut bits = request.as_request().permissions().to_vec();
        for (at, one) in all.iter().enumerate() {
            if set & (1 << at) != 0 {
                policy.hold(&mut bits, one.id);
            }
        }
        let with = request.as_request().with_permissions(&bits);
        let allows = |id: &&str| policy.decide(policy.find_action(id).unwrap(), &with).unwrap().is_allow();
        if ids.iter().all(allows) {
            allowed.push(set);
        }
    }
    let minimal = allowed.iter().filter(|set| !allowed.iter().any(|other| other != *set && *other & **set == *other));
    let mut shown: Vec<Vec<usize>> = Vec::new();
    for set in minimal {
        let members: Vec<usize> = (0..all.len()).filter(|at| set & (1 << at) != 0).collect();
        let brought: BTreeSet<usize> = members
            .iter()
            .flat_map(|at| all[*at].implies.clone().map(|other| other.index() as usize).collect::<Vec<_>>())
            .collect();
        shown.push(members.into_iter().filter(|at| !brought.contains(at)).collect());
    }
    let _ = index;
    shown.sort_by_key(|set| (set.len(), set.clone()));
    shown.iter().map(|set| set.iter().map(|at| all[*at].name.to_owned()).collect()).collect()
}

pub(super) fn names(sets: &[Vec<Grant>]) -> Vec<Vec<String>> {
    sets.iter().map(|set| set.iter().map(Grant::to_string).collect()).collect()
}

/// A policy with a little of everything.
pub(super) const SHOP: &str = "
permissions { a, b, c, d, e, f }
implication a implies b
implication d implies c, f
subject user { staff: boolean }
scope target
resource thing {
    kind: one of (x, y, z), size: number, day: date, owner: user, grants: set of permission, archived: boolean
}
role small \"Small\" { b, c }
role large \"Large\" { a, b, c, d, e }
section things on thing {
    Plain requires a and (b or c)
    Either requires b or d
    Both requires (a or c) and (b or d) and (e or f)
    Table requires by thing.kind { x: a, y: b and c, z: d or e }
    Owned requires a if thing.owner is user, otherwise a and d
    Sized
        requires e if thing.size > 5
        requires c
    Dated
        requires b
        requires f unless thing.day < 2026-01-01
    Granting
        requires a
        requires user holds all of thing.grants
    Closed
        forbidden if thing.archived because \"It is in the archive\"
        requires b or c
    Far requires a in target and b
    Asks
        requires can things.either
        requires e
    Nobody
        requires a
        forbidden because \"Never\"
    Staff requires a or (b and user.staff)
}
";
