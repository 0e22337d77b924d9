//! Random pairs of small policies, every request of which is decided by both compiled policies.

use placet_compiler::Compiler;
use placet_inspect::Verdict;

use super::both::{compared, compiler};

const PAIRS: u64 = 120;
const PERMISSIONS: [&str; 4] = ["a", "b", "c", "d"];

struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end).unwrap()
    }

    fn permission(&mut self) -> &'static str {
        PERMISSIONS[self.below(4)]
    }

    fn expr(&mut self, depth: u32) -> String {
        match self.below(if depth == 0 { 6 } else { 10 }) {
            0..4 => self.permission().to_owned(),
            4 => "user.staff".to_owned(),
            5 => "task.kind is x".to_owned(),
            6 => "user holds all of task.given".to_owned(),
            7 => format!("not task.given contains {}", self.permission()),
            at => {
                let word = if at == 8 { "and" } else { "or" };
                format!("({} {word} {})", self.expr(depth - 1), self.expr(depth - 1))
            }
        }
    }

    fn policy(&mut self, first: &str) -> String {
        let values = if self.below(3) == 0 { "x, y, z" } else { "x, y" };
        let mut text = format!(
            "permissions {{ a, b, c, d }}\nsubject user {{ staff: boolean }}\n\
             resource task {{ kind: one of ({values}), given: set of permission }}\n"
        );
        for _ in 0..self.below(3) {
            let (one, other) = (self.below(3), self.below(4));
            if one < other {
                text += &format!("implication {} implies {}\n", PERMISSIONS[one], PERMISSIONS[other]);
            }
        }
        let second = self.expr(2);
        let role = self.permission();
        text += &format!(
            "section s on task {{\n First requires {first}\n Second\n requires can s.first\n requires {second}\n}}\n\
             role one {{ {role} }}\nrole two {{ b, c }}\n"
        );
        text
    }
}

/// A complete request.
#[derive(Debug, Clone, Copy)]
struct Request {
    held: usize,
    given: usize,
    staff: bool,
    kind: &'static str,
}

/// Every request; `z` is in the sets too, which no policy declares.
fn requests() -> impl Iterator<Item = Request> {
    let kinds = ["x", "y", "z"].into_iter();
    let all = kinds.flat_map(|kind| [true, false].map(|staff| (kind, staff)));
    all.flat_map(|(kind, staff)| {
        (0..32).flat_map(move |given| (0..16).map(move |held| Request { held, given, staff, kind }))
    })
}

fn members(set: usize) -> Vec<&'static str> {
    ["a", "b", "c", "d", "z"].into_iter().enumerate().filter(|(at, _)| set >> at & 1 == 1).map(|(_, one)| one).collect()
}

/// Whether it is allowed, as a service asks that sends what the policy reads; a role stands for what it holds.
fn allowed(
    policy: &placet_runtime::Policy<'_>,
    action: &str,
    request: Request,
    role: Option<&str>,
    reads_kind: bool,
) -> bool {
    let mut buffer = placet_runtime::RequestBuffer::new(policy);
    match role {
        Some(role) => buffer.role(role).unwrap(),
        None => members(request.held).into_iter().for_each(|one| buffer.hold(one).unwrap()),
    }
    let given = members(request.given);
    buffer.fact("task.given", given.as_slice()).unwrap();
    buffer.fact("user.staff", request.staff).unwrap();
    if buffer.fact("task.kind", request.kind).is_err() && reads_kind {
        return false;
    }
    policy.decide(policy.find_action(action).unwrap(), &buffer.as_request()).unwrap().is_allow()
}

/// Of how many differences there are, for how many no example was written down.
fn agree(old: &Compiler, new: &Compiler, texts: [&str; 2]) -> [usize; 2] {
    let [mut all, mut unsaid] = [0, 0];
    let comparison = compared(old, new);
    let (before, after) = (old.graph().unwrap(), new.graph().unwrap());
    let before = placet_runtime::Policy::open(&before.artifact).unwrap();
    let after = placet_runtime::Policy::open(&after.artifact).unwrap();
    let any_z = texts.iter().any(|text| text.contains("y, z"));
    // A value that neither policy has is none that a service could send.
    let said = |request: &Request| request.kind != "z" || any_z;
    for action in &comparison.actions {
        let clauses = |text: &str| -> bool {
            let (_, rules) = text.split_once("First").unwrap();
            let rules = if action.id == "s.first" { rules.split_once("Second").unwrap().0 } else { rules };
            rules.contains("task.kind")
        };
        let [old_reads, new_reads] = texts.map(clauses);
        let differs = |role: Option<&str>| {
            let (mut looser, mut stricter) = (false, false);
            for request in requests().filter(|one| said(one) && (role.is_none() || one.held == 0)) {
                let was = allowed(&before, &action.id, request, role, old_reads);
                let is = allowed(&after, &action.id, request, role, new_reads);
                looser |= is && !was;
                stricter |= was && !is;
            }
            (looser, stricter)
        };
        let verdict = match differs(None) {
            (false, false) => Verdict::Equal,
            (true, false) => Verdict::Looser,
            (false, true) => Verdict::Stricter,
            (true, true) => Verdict::Incomparable,
        };
        assert_eq!(action.change.verdict, verdict, "{}\n{}\n---\n{}", action.id, texts[0], texts[1]);
        for (is, example) in [
            (action.change.verdict.is_looser(), &action.change.looser),
            (action.change.verdict.is_stricter(), &action.change.stricter),
        ] {
            all += usize::from(is);
            unsaid += usize::from(is && example.is_none());
        }
        for role in ["one", "two"] {
            let (gains, loses) = differs(Some(role));
            let told = |roles: &[placet_compiler::Name]| roles.iter().any(|one| one == role);
            let change = &action.change;
            let context = || format!("{role} {}\n{}\n---\n{}", action.id, texts[0], texts[1]);
            assert_eq!(told(&change.gained), gains, "gains {}", context());
            assert_eq!(told(&change.lost), loses, "loses {}", context());
        }
    }
    [all, unsaid]
}

#[test]
fn what_is_said_of_random_policies_is_what_they_decide() {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let [mut all, mut unsaid] = [0, 0];
    for _ in 0..PAIRS {
        let shared = random.expr(2);
        let old = random.policy(&shared);
        let first = if random.below(2) == 0 { shared } else { random.expr(2) };
        let new = random.policy(&first);
        let found = agree(&compiler(&old), &compiler(&new), [&old, &new]);
        (all, unsaid) = (all + found[0], unsaid + found[1]);
    }
    // Where every permission that is declared is asked for, none is left to say that another is lacked.
    assert!(all > 100 && unsaid * 10 < all, "{unsaid} of {all}");
}
