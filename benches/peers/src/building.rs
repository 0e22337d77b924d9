//! From the names of permissions to a decision: what a service does that has them from a token.

use std::collections::HashMap;
use std::hint::black_box;
use std::time::Instant;

use placet_benches::rng::Rng;
use placet_by_hand::{Set as ByHand, maestra, maestra_columns};
use placet_runtime::{ActionId, PermissionId, Policy, Request, RequestBuffer};

use crate::engines::cedar::{Cedar, FromNames, Style};
use crate::engines::regorus::{Regorus, Style as RegoStyle};
use crate::run::{PAIRS, median};
use crate::set::Set;

/// How many permissions a user has.
const NAMES: usize = 57;
/// How many users there are in a stretch.
const USERS: usize = 256;

/// A user as a token says it.
struct Token<'s> {
    action: u32,
    names: Vec<&'s str>,
    ids: Vec<u32>,
    /// The same, as Placet has them.
    permissions: Vec<PermissionId>,
}

/// A way from a token to a decision.
pub struct Way {
    /// Its name in the table.
    pub name: String,
    /// Nanoseconds a request, the median.
    pub ns: f64,
    /// Times the hand-written form of the same kind, the median of the pairs.
    pub ratio: f64,
    /// Allocations a request.
    pub allocations: f64,
}

type Decide<'a> = Box<dyn FnMut(&Token<'_>) -> bool + 'a>;

/// A way before it is measured: its name, the place of the one that it stands beside, and what it does.
type Timed<'a> = (String, usize, Decide<'a>);

/// Measures all ways on Maestra: by names, of another engine in the quickest of its encodings; then by ids.
///
/// # Errors
///
/// - Where two ways decide differently.
pub fn measure(set: &Set) -> Result<Vec<Way>, String> {
    let policy = set.placet;
    let map: HashMap<String, u32> =
        set.policy.permissions.iter().zip(0..).map(|(one, at)| (one.id.to_string(), at)).collect();
    let implied = implied(&policy);
    let cedars = [("context", Style::Context), ("has", Style::Has), ("parents", Style::Parents)];
    let cedars: Vec<_> =
        cedars.into_iter().map(|(word, style)| Ok((word, Cedar::new(set, style)?))).collect::<Result<_, String>>()?;
    let regoruses = [("apart", RegoStyle::Apart), ("held", RegoStyle::Held)];
    let regoruses = regoruses.into_iter().map(|(word, style)| Ok((word, Regorus::new(set, style)?)));
    let regoruses: Vec<_> = regoruses.collect::<Result<_, String>>()?;
    let mut ways: Vec<Timed<'_>> = vec![
        ("hand, names in a HashMap".to_owned(), 0, Box::new(|token| by_names(&map, &implied, token))),
        ("placet, names into a reused RequestBuffer".to_owned(), 0, {
            let mut buffer = RequestBuffer::new(&policy);
            Box::new(move |token| {
                buffer.clear();
                for name in &token.names {
                    let _ = buffer.hold(name);
                }
                policy.decide(ActionId::new(token.action), &buffer.as_request()).is_ok_and(|one| one.is_allow())
            })
        }),
        ("hand, ids".to_owned(), 2, Box::new(|token| by_ids(&implied, token))),
        ("placet, ids".to_owned(), 2, {
            let mut held = vec![0; policy.permission_words()];
            Box::new(move |token| {
                held.fill(0);
                policy.hold_all(&mut held, &token.permissions);
                let request = Request::new(&held, &[], &[]);
                policy.decide(ActionId::new(token.action), &request).is_ok_and(|one| one.is_allow())
            })
        }),
    ];
    let mut by_cedar: Vec<Timed<'_>> = Vec::new();
    for (word, cedar) in &cedars {
        let from = FromNames::new(cedar)?;
        let decide: Decide<'_> = Box::new(move |token| from.allowed(token.action as usize, &token.names));
        by_cedar.push((format!("cedar, {word}: names into a request"), 0, decide));
    }
    ways.push(quickest(set, by_cedar)?);
    let mut by_regorus: Vec<Timed<'_>> = Vec::new();
    for (word, regorus) in &regoruses {
        let decide: Decide<'_> = Box::new(move |token| regorus.allowed(token.action as usize, &token.names));
        by_regorus.push((format!("regorus, {word}: names into an input"), 0, decide));
    }
    ways.push(quickest(set, by_regorus)?);
    let mut seconds: Vec<Vec<f64>> = ways.iter().map(|_| Vec::new()).collect();
    for round in 0..4 * PAIRS {
        let tokens = tokens(set, round);
        let mut first = None;
        let mut order: Vec<_> = ways.iter_mut().zip(&mut seconds).collect();
        // Nobody always comes behind the same other.
        if round % 2 == 1 {
            order.reverse();
        }
        for ((name, _, decide), seconds) in order {
            let decisions: Vec<bool> = tokens.iter().map(&mut *decide).collect();
            if first.get_or_insert_with(|| decisions.clone()) != &decisions {
                return Err(format!("{name} decides otherwise"));
            }
            seconds.push(stretch(decide, &tokens));
        }
    }
    let tokens = tokens(set, 0);
    let mut found = Vec::new();
    for (at, (name, beside, decide)) in ways.iter_mut().enumerate() {
        let (own, other) =
            (seconds.get(at).cloned().unwrap_or_default(), seconds.get(*beside).cloned().unwrap_or_default());
        let mut ratios: Vec<f64> = own.iter().zip(&other).map(|(own, other)| own / other).collect();
        let info = allocation_counter::measure(|| {
            for token in &tokens {
                black_box(decide(token));
            }
        });
        let allocations = info.count_total as f64 / USERS as f64;
        found.push(Way {
            name: name.clone(),
            ns: median(&mut own.clone()) * 1e9,
            ratio: median(&mut ratios),
            allocations,
        });
    }
    Ok(found)
}

/// Seconds a request.
fn stretch(decide: &mut Decide<'_>, tokens: &[Token<'_>]) -> f64 {
    let start = Instant::now();
    for token in tokens {
        black_box(decide(token));
    }
    start.elapsed().as_secs_f64() / USERS as f64
}

/// The one that takes the shortest, of some stretches by turns.
fn quickest<'a>(set: &Set, ways: Vec<Timed<'a>>) -> Result<Timed<'a>, String> {
    let mut ways: Vec<_> = ways.into_iter().map(|way| (way, Vec::new())).collect();
    for round in 0..5 {
        let tokens = tokens(set, 1_000 + round);
        for ((_, _, decide), seconds) in &mut ways {
            seconds.push(stretch(decide, &tokens));
        }
    }
    let mut ways: Vec<_> = ways.into_iter().map(|(way, mut seconds)| (median(&mut seconds), way)).collect();
    ways.sort_by(|one, other| one.0.total_cmp(&other.0));
    ways.into_iter().next().map(|(_, way)| way).ok_or_else(|| "no way to measure".to_owned())
}

/// What each permission brings, itself included.
fn implied(policy: &Policy<'_>) -> Vec<maestra::Held> {
    let all = (0..u32::try_from(maestra_columns::PERMISSIONS).unwrap_or(0)).map(|id| {
        let mut held = maestra::Held::default();
        policy.hold(&mut held, PermissionId::new(id));
        held
    });
    all.collect()
}

fn by_names(map: &HashMap<String, u32>, implied: &[maestra::Held], token: &Token<'_>) -> bool {
    let mut held = maestra::Held::default();
    for name in &token.names {
        if let Some(brings) = map.get(*name).and_then(|id| implied.get(*id as usize)) {
            add(&mut held, brings);
        }
    }
    maestra::Hand::by_table(token.action, &held, &maestra::Facts::default(), 0)
}

fn by_ids(implied: &[maestra::Held], token: &Token<'_>) -> bool {
    let mut held = maestra::Held::default();
    for id in &token.ids {
        if let Some(brings) = implied.get(*id as usize) {
            add(&mut held, brings);
        }
    }
    maestra::Hand::by_table(token.action, &held, &maestra::Facts::default(), 0)
}

fn add(held: &mut maestra::Held, brings: &maestra::Held) {
    for (word, more) in held.iter_mut().zip(brings) {
        *word |= more;
    }
}

/// Users with that many permissions each, in no order.
fn tokens(set: &Set, seed: usize) -> Vec<Token<'_>> {
    let mut rng = Rng::new(seed as u64 + 77);
    let all = set.policy.permissions.len();
    let token = |_| {
        let mut order: Vec<usize> = (0..all).collect();
        for at in 0..NAMES.min(all) {
            let with = at + rng.below(all - at);
            order.swap(at, with);
        }
        order.truncate(NAMES);
        let names = order.iter().filter_map(|at| set.policy.permissions.get(*at)).map(|one| one.id.as_str()).collect();
        let ids: Vec<u32> = order.iter().filter_map(|at| u32::try_from(*at).ok()).collect();
        let permissions = ids.iter().copied().map(PermissionId::new).collect();
        Token { action: u32::try_from(rng.below(set.options.len())).unwrap_or(0), names, ids, permissions }
    };
    (0..USERS).map(token).collect()
}
