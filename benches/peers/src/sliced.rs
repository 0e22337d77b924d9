//! Every action of many users at once, from columns of permissions: a kernel by hand, and Placet's plans.

mod hand;
mod memory;
mod plan;
mod users;

use std::hint::black_box;
use std::time::Instant;

use placet_by_hand::maestra_columns::{ACTIONS, PERMISSIONS};
use placet_by_hand::sliced::LANES;
use placet_runtime::{ActionId, Columns, Plan, Request};
use placet_syntax::grouped;

use self::hand::Tests;
use self::memory::{read, written};
use self::users::Users;
use crate::cases::Cases;
use crate::engines::placet::fact;
use crate::run::median;
use crate::set::Set;

/// Users of a block of the kernel by hand.
const BLOCK: usize = 64 * LANES;
/// How many users there are: as many as lie in the caches with all that is decided of them, and as many as do not.
pub const USERS: [usize; 2] = [32 * BLOCK, 1_954 * BLOCK];
/// How often both ways are run for a figure; in each round both go first once.
const ROUNDS: usize = 11;
/// How long a run of few users is repeated, in seconds.
const REPEATED_SECONDS: f64 = 2e-3;

/// The vectors that this was compiled for.
pub const TARGET: &str = if cfg!(target_feature = "avx512f") {
    "AVX-512"
} else if cfg!(target_feature = "avx2") {
    "AVX2"
} else {
    "SSE2, what every x86-64 has"
};

/// What was measured.
pub struct Measured {
    /// Bytes a second that one core writes to memory.
    pub written: f64,
    /// Bytes a second that one core reads from memory.
    pub read: f64,
    /// Bytes a second that all cores write.
    pub written_by_all: f64,
    /// How many cores that are.
    pub cores: usize,
    /// The ways, by hand and by plan in turns.
    pub ways: Vec<Way>,
}

/// A way to decide for all users.
pub struct Way {
    /// Whether it is Placet's, and not the kernel by hand.
    pub by_plan: bool,
    /// Whether every bit is stored, and not only how many there are of each action.
    pub stored: bool,
    /// How many users.
    pub users: usize,
    /// How many cores.
    pub cores: usize,
    /// Seconds, the median.
    pub seconds: f64,
    /// Times the kernel by hand, the median of the pairs.
    pub ratio: f64,
}

impl Way {
    /// Its name in tables.
    pub fn name(&self) -> String {
        let (by, does) = (if self.by_plan { "plan" } else { "hand" }, if self.stored { "stored" } else { "counted" });
        let cores = if self.cores == 1 { "1 core".to_owned() } else { format!("{} cores", self.cores) };
        format!("by {by}, {does}, {} users, {cores}", grouped(self.users))
    }

    /// Decisions a second.
    pub fn rate(&self) -> f64 {
        (self.users * ACTIONS) as f64 / self.seconds
    }

    /// Bytes that are read and written for a decision, at least: a bit of each column, and a bit that is stored.
    pub fn bytes(&self) -> f64 {
        let stored = if self.stored { ACTIONS } else { 0 };
        (PERMISSIONS + stored) as f64 / ACTIONS as f64 / 8.0
    }
}

/// Measures storing and counting, by hand and by plan, on one core; and of many users on all cores, where there are more.
///
/// # Errors
///
/// - Where a decision is not Placet's.
pub fn measure(set: &Set) -> Result<Measured, String> {
    // The facts are those of one request; what is asked of many users at once is asked in one situation. Sets of permissions
    // are not known: the kernel by hand has no column of what each user has of them.
    let cases = Cases::random(set, 1, 3);
    let mut facts = cases.facts.first().ok_or("no facts")?.clone();
    for value in &mut facts {
        if matches!(value, placet_by_hand::Value::Permissions(_)) {
            *value = placet_by_hand::Value::Unknown;
        }
    }
    let tests = hand::tests(set, &facts);
    let known: Vec<_> = facts.iter().map(fact).collect();
    let held = vec![0; set.placet.permission_words()];
    let request = Request::new(&held, &known, &[]);
    let actions: Vec<ActionId> = (0..).map(ActionId::new).take(ACTIONS).collect();
    let plan = set.placet.plan_owned(&actions, &request, &[]).map_err(|error| error.to_string())?;
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let mut ways = Vec::new();
    for count in USERS {
        let users = Users::random(set, count);
        let mut runs = Runs::new(&users, &plan, &tests)?;
        runs.compare()?;
        users::compare(set, &users, &known, &runs.rows)?;
        let many = count > BLOCK * 1_000 && cores > 1;
        for cores in [Some(1), many.then_some(cores)].into_iter().flatten() {
            for stored in [true, false] {
                ways.extend(runs.measure(stored, cores));
            }
        }
    }
    let (one, all) = (written(1), if cores == 1 { None } else { Some(written(cores)) });
    Ok(Measured { written: one, read: read(), written_by_all: all.unwrap_or(one), cores, ways })
}

/// Both ways, and what they write to.
struct Runs<'u> {
    users: &'u Users,
    plan: &'u Plan<'static>,
    tests: &'u Tests,
    columns: Columns<'u>,
    scratch: Vec<u64>,
    decided: hand::Decided,
    rows: Vec<u64>,
    counts: Vec<u64>,
}

impl<'u> Runs<'u> {
    fn new(users: &'u Users, plan: &'u Plan<'static>, tests: &'u Tests) -> Result<Runs<'u>, String> {
        let columns = Columns::new(&users.columns, PERMISSIONS, users.count).map_err(|error| error.to_string())?;
        Ok(Runs {
            users,
            plan,
            tests,
            columns,
            scratch: vec![0; plan.scratch_len()],
            decided: hand::nothing(users.blocks.len()),
            rows: vec![0; columns.words() * ACTIONS],
            counts: vec![0; ACTIONS],
        })
    }

    fn by_hand(&mut self, stored: bool, cores: usize) {
        let tests = self.tests;
        if stored {
            let store = |columns: &[_], decided: &mut [_]| hand::store(columns, tests, decided);
            hand::parallel(cores, &self.users.blocks, black_box(&mut self.decided), store);
        } else {
            hand::parallel(cores, &self.users.blocks, &mut self.decided, |columns, _| {
                black_box(hand::count(columns, tests));
            });
        }
    }

    fn by_plan(&mut self, stored: bool, cores: usize) {
        let all = 0..self.columns.words();
        let (columns, scratch) = (&self.columns, &mut self.scratch);
        // It has what it asks for; whether it has is seen in the comparison.
        let _ = match (stored, cores) {
            (true, 1) => self.plan.store(columns, all, scratch, black_box(&mut self.rows)),
            (true, _) => plan::store(self.plan, columns, cores, black_box(&mut self.rows)),
            (false, 1) => self.plan.count(columns, all, scratch, black_box(&mut self.counts)),
            (false, _) => plan::count(self.plan, columns, cores, black_box(&mut self.counts)),
        };
    }

    /// That both say the same of every user and action.
    fn compare(&mut self) -> Result<(), String> {
        for stored in [true, false] {
            self.by_hand(stored, 1);
            self.by_plan(stored, 1);
        }
        let words = self.columns.words();
        for (action, (row, count)) in self.rows.chunks(words).zip(&self.counts).enumerate() {
            let of_block = |block: &'_ [_; ACTIONS]| block.get(action).copied().unwrap_or_default();
            let by_hand = self.decided.iter().flat_map(of_block);
            if !by_hand.eq(row.iter().copied()) {
                return Err(format!("columns: hand and plan differ at action {action}"));
            }
            if row.iter().map(|word| u64::from(word.count_ones())).sum::<u64>() != *count {
                return Err(format!("columns: counting and storing differ at action {action}"));
            }
        }
        if hand::count(&self.users.blocks, self.tests) != self.counts {
            return Err("columns: hand and plan count differently".to_owned());
        }
        Ok(())
    }

    /// By hand, and by plan.
    fn measure(&mut self, stored: bool, cores: usize) -> [Way; 2] {
        let start = Instant::now();
        self.by_hand(stored, cores);
        let repeated = (REPEATED_SECONDS / start.elapsed().as_secs_f64()).ceil().max(1.0) as usize;
        let mut timed = |by_plan: bool| {
            let start = Instant::now();
            for _ in 0..repeated {
                if by_plan { self.by_plan(stored, cores) } else { self.by_hand(stored, cores) }
            }
            start.elapsed().as_secs_f64() / repeated as f64
        };
        let (mut hand, mut plan, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            let (hand_first, plan_second) = (timed(false), timed(true));
            let (plan_first, hand_second) = (timed(true), timed(false));
            hand.extend([hand_first, hand_second]);
            plan.extend([plan_first, plan_second]);
            ratios.push((plan_second / hand_first * (plan_first / hand_second)).sqrt());
        }
        let way = |by_plan: bool, seconds: &mut [f64], ratio: f64| {
            let (users, seconds) = (self.users.count, median(seconds));
            Way { by_plan, stored, users, cores, seconds, ratio }
        };
        [way(false, &mut hand, 1.0), way(true, &mut plan, median(&mut ratios))]
    }
}
