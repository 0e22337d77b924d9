//! The run: first all engines agree on everything, then each is timed beside the hand-written form.

mod agree;
mod kinds;
mod time;

use std::time::Instant;

pub use self::agree::agree;
pub use self::kinds::{KINDS, Kind};
pub use self::time::{Figures, Named, PAIRS, Requests, measure, median};
use crate::building;
use crate::cases::Cases;
use crate::count::Counter;
use crate::engine::Engine;
use crate::every;
use crate::plot::roofline as drawn;
use crate::report::{Row, of_columns, of_set, table, time as in_words, times, tsv};
use crate::set::Set;
use crate::sliced;

/// What is run.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The sets by name.
    pub sets: Vec<String>,
    /// Where figures go.
    pub tsv: Option<String>,
    /// Whether instructions are counted.
    pub instructions: bool,
    /// Only engines whose names have one of these words; the hand-written forms always.
    pub only: Vec<String>,
}

/// On how many requests all engines must agree before anything is timed, at most.
const AGREED: usize = 8_192;
/// How long a slow engine may take for that.
const AGREED_SECONDS: f64 = 4.0;

/// Measures, and prints tables.
///
/// # Errors
///
/// - A disagreement, or what could not be loaded, in words.
pub fn run(options: &Options) -> Result<(), String> {
    let mut rows = Vec::new();
    for name in &options.sets {
        let set = Set::named(name)?;
        let of_this = one_set(&set, options)?;
        println!("{}", of_set(&of_this));
        rows.extend(of_this);
        if name == "maestra" {
            building_table(&set)?;
            every_table(&set)?;
            sliced_table(&set)?;
        }
    }
    if let Some(path) = &options.tsv {
        std::fs::write(path, tsv(&rows)).map_err(|error| format!("{path}: {error}"))?;
    }
    Ok(())
}

struct Loaded<'s> {
    kind: &'static Kind,
    engine: Box<dyn Engine + 's>,
    /// Milliseconds.
    load: f64,
}

impl Loaded<'_> {
    fn named(&self) -> Named<'_> {
        (self.kind.name, self.engine.as_ref())
    }
}

fn one_set(set: &Set, options: &Options) -> Result<Vec<Row>, String> {
    let actions = set.options.len();
    println!(
        "{}: {actions} actions, {} permissions, {} facts; {} bytes of text, {} of artifact ({} and {} an action)",
        set.name,
        set.policy.permissions.len(),
        set.policy.facts.len(),
        set.source_bytes,
        set.artifact.len(),
        set.source_bytes / actions.max(1),
        set.artifact.len() / actions.max(1),
    );
    let mut loaded: Vec<Loaded<'_>> = Vec::new();
    for kind in KINDS.iter().filter(|kind| kind.wanted(actions, &options.only)) {
        let start = Instant::now();
        let Some(engine) = kind.load(set)? else { return Err(format!("no `{}` by hand in this build", set.name)) };
        let mut seconds = vec![start.elapsed().as_secs_f64()];
        while seconds.len() < 21 && seconds.iter().sum::<f64>() < 0.2 {
            let start = Instant::now();
            std::hint::black_box(kind.load(set)?);
            seconds.push(start.elapsed().as_secs_f64());
        }
        loaded.push(Loaded { kind, engine, load: if kind.is_hand() { 0.0 } else { median(&mut seconds) * 1e3 } });
    }
    let asked = agree_on(set, &loaded)?;
    println!("{} engines agree on {asked} decisions and more", loaded.len());
    let mut by_hand = loaded.iter().filter(|one| one.kind.is_hand());
    let mut limit = by_hand.next().ok_or("nothing to measure")?;
    // Whichever way of dispatch is quicker is the limit; a large set has one alone.
    for other in by_hand {
        if measure(set, limit.named(), other.named(), Requests::Fresh)?.ratio < 1.0 {
            limit = other;
        }
    }
    println!("the limit is `{}`\n", limit.kind.name);
    let counter = if options.instructions { Some(Counter::new(set)?) } else { None };
    let mut rows = Vec::new();
    for one in &loaded {
        let fresh = measure(set, limit.named(), one.named(), Requests::Fresh)?;
        let warm = measure(set, limit.named(), one.named(), Requests::Warm)?;
        let repeated = measure(set, limit.named(), one.named(), Requests::Repeated)?;
        rows.push(Row {
            set: set.name.clone(),
            actions,
            engine: one.kind.name.to_owned(),
            fresh: fresh.ns,
            fresh_ratio: fresh.ratio,
            warm: warm.ns,
            warm_ratio: warm.ratio,
            repeated: repeated.ns,
            repeated_ratio: repeated.ratio,
            allocations: fresh.allocations,
            instructions: counter.as_ref().map_or(Ok(0.0), |counter| counter.instructions(one.kind, fresh.ns))?,
            load: one.load,
        });
    }
    lead_table(set, &loaded)?;
    Ok(rows)
}

/// Each engine beside Placet, not beside the limit.
fn lead_table(set: &Set, loaded: &[Loaded<'_>]) -> Result<(), String> {
    let Some(placet) = loaded.iter().find(|one| one.kind.is_placet()) else { return Ok(()) };
    let mut rows = Vec::new();
    for one in loaded.iter().filter(|one| one.kind.is_peer()) {
        let ratio = |requests| measure(set, placet.named(), one.named(), requests).map(|figures| times(figures.ratio));
        rows.push(vec![
            one.kind.name.to_owned(),
            ratio(Requests::Fresh)?,
            ratio(Requests::Warm)?,
            ratio(Requests::Repeated)?,
        ]);
    }
    if !rows.is_empty() {
        println!("{}", table(&["times Placet", "fresh", "warm", "repeated"], &rows));
    }
    Ok(())
}

/// All engines on requests that are not timed; a slow one on the first of them. The ones that are timed are compared too, in
/// [`measure`].
fn agree_on(set: &Set, loaded: &[Loaded<'_>]) -> Result<usize, String> {
    let few = Cases::random(set, 16, 1);
    let mut counts = Vec::new();
    for one in loaded {
        let start = Instant::now();
        one.engine.with(&few, &mut |prepared| {
            prepared.allowed();
        });
        let each = start.elapsed().as_secs_f64() / 16.0;
        counts.push(((AGREED_SECONDS / each) as usize).clamp(32, AGREED));
    }
    let first = loaded.first().ok_or("no engine")?;
    for (one, count) in loaded.iter().zip(&counts) {
        let cases = Cases::random(set, *count, 2);
        agree(set, &[first.named(), one.named()], &cases)?;
    }
    Ok(AGREED)
}

fn building_table(set: &Set) -> Result<(), String> {
    let ways = building::measure(set)?;
    let row = |way: &building::Way| vec![way.name.clone(), in_words(way.ns), times(way.ratio), times(way.allocations)];
    let rows: Vec<_> = ways.iter().map(row).collect();
    println!("{}", table(&["57 permissions and a decision", "time", "×", "allocations"], &rows));
    Ok(())
}

fn every_table(set: &Set) -> Result<(), String> {
    let ways = every::measure(set)?;
    let rows: Vec<_> = ways.iter().map(|way| vec![way.name.to_owned(), in_words(way.ns), times(way.ratio)]).collect();
    println!("{}", table(&["every action of one user", "an action", "×"], &rows));
    Ok(())
}

fn sliced_table(set: &Set) -> Result<(), String> {
    println!("{}", of_columns(&sliced::measure(set)?));
    Ok(())
}

/// Measures every action of many users at once, prints the table, and draws it beside what memory gives.
///
/// # Errors
///
/// - A disagreement, in words.
pub fn roofline() -> Result<String, String> {
    let measured = sliced::measure(&Set::named("maestra")?)?;
    println!("{}", of_columns(&measured));
    Ok(drawn(&measured))
}
