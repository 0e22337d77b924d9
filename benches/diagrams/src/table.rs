//! Runs everything and prints the tables.

use std::process::Command;
use std::time::Duration;

use biodivine_lib_bdd::Bdd;
use oxidd::bcdd::BCDDFunction;
use oxidd::bdd::BDDFunction;

use crate::diagrams::biodivine::{Arrays, LimitedArrays};
use crate::diagrams::oxidd::{Budgeted, Large, Managed};
use crate::diagrams::{Diagrams, Full};
use crate::hard::{Order, holds_all};
use crate::problem::Problems;
use crate::work::{Answer, Done, STEPS, Sharing, Times, through};
use crate::{memory, sets};

/// How often each set is worked through with each library.
pub(crate) const RUNS: usize = 41;

/// What is slow is tried once in so many runs.
const SELDOM: usize = 10;

/// A library, and a way to use it.
pub(crate) struct Library {
    pub(crate) name: &'static str,
    pub(crate) sharing: Sharing,
    pub(crate) through: fn(&Problems, Sharing) -> Result<Done, Full>,
    /// It is tried once in so many runs.
    every: usize,
}

const fn library<D: Diagrams>(name: &'static str, sharing: Sharing, every: usize) -> Library {
    Library { name, sharing, through: through::<D>, every }
}

/// All that are measured.
pub(crate) const LIBRARIES: [Library; 8] = [
    library::<Arrays>("biodivine", Sharing::Apart, 1),
    library::<LimitedArrays>("biodivine, limits", Sharing::Apart, 1),
    library::<Managed<BDDFunction, Large>>("oxidd, one order", Sharing::Shared, SELDOM),
    library::<Managed<BCDDFunction, Large>>("oxidd, one order, complement edges", Sharing::Shared, SELDOM),
    library::<Managed<BDDFunction, Large>>("oxidd, one better order", Sharing::Beside, SELDOM),
    library::<Managed<BDDFunction, Budgeted>>("oxidd, a manager an action", Sharing::Apart, SELDOM),
    library::<Managed<BDDFunction, Large>>("oxidd, an order an action", Sharing::Positions, 1),
    library::<Managed<BCDDFunction, Large>>("oxidd, an order an action, complement edges", Sharing::Positions, 1),
];

/// Functions of both libraries can be kept and sent between threads; checked when this is compiled.
const fn sent_and_shared<T: Send + Sync + Clone + Eq + std::hash::Hash + 'static>() {}
const _: () = {
    sent_and_shared::<Bdd>();
    sent_and_shared::<BDDFunction>();
    sent_and_shared::<BCDDFunction>();
};

/// The policy sets.
pub(crate) fn sets(runs: usize) -> Result<(), String> {
    for name in sets::NAMES {
        let problems = sets::read(name)?;
        print_shape(name, &problems);
        let mut times: Vec<Vec<Times>> = LIBRARIES.iter().map(|_| Vec::new()).collect();
        let mut nodes = vec![[0; 2]; LIBRARIES.len()];
        let mut given_up = vec![(0, Duration::ZERO); LIBRARIES.len()];
        // What the first library said of each action.
        let mut first: Vec<Option<Answer>> = Vec::new();
        for run in 0..runs {
            let columns = LIBRARIES.iter().zip(&mut times).zip(&mut nodes).zip(&mut given_up);
            for (((library, times), nodes), given_up) in columns {
                if run % library.every != 0 {
                    continue;
                }
                let done = (library.through)(&problems, library.sharing);
                let done = done.map_err(|full| format!("{name}, {}: {full}", library.name))?;
                *given_up = (done.answers.iter().filter(|answer| answer.is_none()).count(), done.given_up);
                if first.is_empty() {
                    first = done.answers;
                } else {
                    for (at, (one, other)) in first.iter().zip(&done.answers).enumerate() {
                        let agree = one.is_none() || other.is_none() || one == other;
                        assert!(agree, "{name}, action {at}: {} answers something else", library.name);
                    }
                }
                times.push(done.times);
                *nodes = done.nodes;
            }
        }
        let bare = memory::apart("none", name)?;
        println!("| library | all | {} | nodes | largest | given up | memory |", STEPS.join(" | "));
        println!("| --- |{}", " --- |".repeat(STEPS.len() + 5));
        let columns = LIBRARIES.iter().zip(&times).zip(&nodes).zip(&given_up);
        for (((library, times), [sum, most]), (without, after)) in columns {
            let given_up = if *without == 0 { "0".to_owned() } else { format!("{without}, after {} ms", ms(*after)) };
            let all = median(times.iter().map(|times| times.iter().sum()).collect());
            let steps = (0..STEPS.len()).map(|step| times.iter().filter_map(move |times| times.get(step).copied()));
            let steps: Vec<String> = steps.map(|step| ms(median(step.collect()))).collect();
            let memory = memory::apart(library.name, name)?.saturating_sub(bare);
            println!(
                "| {} | {} | {} | {sum} | {most} | {given_up} | {:.1} MiB |",
                library.name,
                ms(all),
                steps.join(" | "),
                f64::from(u32::try_from(memory).unwrap_or(u32::MAX)) / 1024.0
            );
        }
        println!();
    }
    Ok(())
}

fn print_shape(name: &str, problems: &Problems) {
    let mut support: Vec<usize> = problems.all.iter().map(|problem| problem.everywhere.len()).collect();
    support.sort_unstable();
    let theory: usize = problems.all.iter().map(|problem| problem.theory.len()).sum();
    let at = |part: usize| support.get((support.len() * part / 100).min(support.len().saturating_sub(1))).copied();
    println!(
        "{name}: {} actions over {} variables; variables of an action {} at the median, {} at the 99th percentile, {} at \
         most; {theory} clauses of theory. Milliseconds, medians.\n",
        problems.all.len(),
        problems.variables,
        at(50).unwrap_or(0),
        at(99).unwrap_or(0),
        support.last().copied().unwrap_or(0),
    );
}

/// The hard functions.
pub(crate) fn hard() -> Result<(), String> {
    for (order, sizes) in [(Order::Interleaved, [16, 32, 64, 128, 256, 512]), (Order::Apart, [6, 8, 10, 12, 14, 16])] {
        println!("`holds all of`, {order:?}: milliseconds and nodes, by permissions\n");
        println!("| library |{}", sizes.map(|size| format!(" {size} |")).concat());
        println!("| --- |{}", " --- |".repeat(sizes.len()));
        row("biodivine", sizes, |size| holds_all::<Arrays>(size, order))?;
        row("oxidd", sizes, |size| holds_all::<Managed<BDDFunction, Large>>(size, order))?;
        row("oxidd, complement edges", sizes, |size| holds_all::<Managed<BCDDFunction, Large>>(size, order))?;
        println!();
    }
    println!("40 random clauses over 60 permissions, budget 100,000 nodes, 10 processes each\n");
    println!("| library | ends with | clauses joined | nodes by then | ms | peak MiB | then |");
    println!("| --- | --- | --- | --- | --- | --- | --- |");
    for library in ["biodivine", "oxidd", "oxidd, complement edges"] {
        let runs: Vec<Vec<String>> = (0..10).map(|_| budget(library)).collect::<Result<_, _>>()?;
        let cells = (0..6).map(|cell| {
            let mut seen: Vec<&str> = runs.iter().filter_map(|run| run.get(cell).map(String::as_str)).collect();
            let value = |text: &str| text.parse::<f64>().unwrap_or(0.0);
            seen.sort_by(|a, b| value(a).total_cmp(&value(b)).then(a.cmp(b)));
            seen.dedup();
            match seen.as_slice() {
                [first, .., last] => format!("{first} to {last}"),
                one => one.concat(),
            }
        });
        println!("| {library} | {} |", cells.collect::<Vec<_>>().join(" | "));
    }
    println!();
    Ok(())
}

fn row(name: &str, sizes: [usize; 6], work: impl Fn(usize) -> Result<(Duration, usize), Full>) -> Result<(), String> {
    let mut cells = Vec::new();
    for size in sizes {
        let runs: Result<Vec<(Duration, usize)>, Full> = (0..5).map(|_| work(size)).collect();
        let runs = runs.map_err(|full| format!("{name}, {size}: {full}"))?;
        let nodes = runs.first().map_or(0, |(_, nodes)| *nodes);
        cells.push(format!("{}, {nodes}", ms(median(runs.into_iter().map(|(took, _)| took).collect()))));
    }
    println!("| {name} | {} |", cells.join(" | "));
    Ok(())
}

fn budget(library: &str) -> Result<Vec<String>, String> {
    let this = std::env::current_exe().map_err(|error| error.to_string())?;
    let output = Command::new(this).args(["budget", library]).output().map_err(|error| error.to_string())?;
    let text = String::from_utf8_lossy(&output.stdout);
    let mut cells: Vec<String> = text.trim().split('|').map(str::to_owned).collect();
    if !output.status.success() {
        cells.resize(6, String::new());
        if let Some(last) = cells.last_mut() {
            last.push_str(&format!("; then the process ends: {}", output.status));
        }
    }
    Ok(cells)
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn ms(time: Duration) -> String {
    let ms = time.as_secs_f64() * 1e3;
    if ms < 10.0 { format!("{ms:.2}") } else { format!("{ms:.0}") }
}
