//! The figures: as a table for people, as tab-separated values for programs, and as drawings.

use placet_benches::plot::float;
use placet_syntax::grouped;

use crate::plot::{Line, log_log};
use crate::sliced::{Measured, TARGET, Way};

/// One engine on one set.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// The set.
    pub set: String,
    /// How many actions it has.
    pub actions: usize,
    /// The engine and its encoding.
    pub engine: String,
    /// Nanoseconds of a decision on requests that are all new.
    pub fresh: f64,
    /// The same, times the limit.
    pub fresh_ratio: f64,
    /// Nanoseconds of a decision on requests that were each decided once before.
    pub warm: f64,
    /// The same, times the limit.
    pub warm_ratio: f64,
    /// Nanoseconds of a decision on a few requests again and again.
    pub repeated: f64,
    /// The same, times the limit.
    pub repeated_ratio: f64,
    /// Allocations a decision.
    pub allocations: f64,
    /// Instructions a decision; nought where they were not counted.
    pub instructions: f64,
    /// Milliseconds until the engine is ready to decide, from its own stored form: bytes, or the text of its policies.
    pub load: f64,
}

const HEAD: &str = "set\tactions\tengine\tfresh ns\tfresh times\twarm ns\twarm times\trepeated ns\trepeated times\tallocations\tinstructions\tload ms";

/// All rows as tab-separated values.
pub fn tsv(rows: &[Row]) -> String {
    let line = |row: &Row| {
        let times = [row.fresh, row.fresh_ratio, row.warm, row.warm_ratio, row.repeated, row.repeated_ratio];
        let numbers = times.into_iter().chain([row.allocations, row.instructions, row.load]);
        let numbers = numbers.map(|number| format!("{number:.5}")).collect::<Vec<_>>().join("\t");
        format!("{}\t{}\t{}\t{numbers}\n", row.set, row.actions, row.engine)
    };
    let lines: String = rows.iter().map(line).collect();
    format!("{HEAD}\n{lines}")
}

/// What [`tsv`] wrote; lines that it did not write are left out.
pub fn read(text: &str) -> Vec<Row> {
    text.lines().skip(1).filter_map(row).collect()
}

fn row(line: &str) -> Option<Row> {
    let mut cells = line.split('\t');
    let (set, actions, engine) = (cells.next()?.to_owned(), cells.next()?.parse().ok()?, cells.next()?.to_owned());
    let mut number = || cells.next()?.parse::<f64>().ok();
    Some(Row {
        set,
        actions,
        engine,
        fresh: number()?,
        fresh_ratio: number()?,
        warm: number()?,
        warm_ratio: number()?,
        repeated: number()?,
        repeated_ratio: number()?,
        allocations: number()?,
        instructions: number()?,
        load: number()?,
    })
}

/// A table in Markdown, aligned, so that it is one on a terminal too.
pub fn table(head: &[&str], rows: &[Vec<String>]) -> String {
    let width = |at: usize| {
        let cells = rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.chars().count());
        cells.chain(head.get(at).map(|cell| cell.chars().count())).max().unwrap_or(0)
    };
    let line = |cells: &mut dyn Iterator<Item = &str>| {
        let cells = cells.enumerate().map(|(at, cell)| {
            let (space, width) = (cell.chars().count(), width(at));
            let fill = " ".repeat(width.saturating_sub(space));
            if at == 0 { format!("{cell}{fill}") } else { format!("{fill}{cell}") }
        });
        format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "))
    };
    let mut out = line(&mut head.iter().copied());
    let rule: Vec<String> = (0..head.len())
        .map(|at| if at == 0 { "-".repeat(width(at)) } else { format!("{}:", "-".repeat(width(at).saturating_sub(1))) })
        .collect();
    out.push_str(&line(&mut rule.iter().map(String::as_str)));
    for row in rows {
        out.push_str(&line(&mut row.iter().map(String::as_str)));
    }
    out
}

/// The rows of one set as a table.
pub fn of_set(rows: &[Row]) -> String {
    let head = ["", "fresh", "×", "warm", "×", "repeated", "×", "allocations", "instructions", "load"];
    let cells = |row: &Row| {
        let instructions = if row.instructions > 0.0 { whole(row.instructions) } else { "—".to_owned() };
        vec![
            row.engine.clone(),
            time(row.fresh),
            times(row.fresh_ratio),
            time(row.warm),
            times(row.warm_ratio),
            time(row.repeated),
            times(row.repeated_ratio),
            whole(row.allocations),
            instructions,
            if row.load > 0.0 { time(row.load * 1e6) } else { "—".to_owned() },
        ]
    };
    table(&head, &rows.iter().map(cells).collect::<Vec<_>>())
}

/// Every action of many users at once, as a table, and what memory gives.
pub fn of_columns(measured: &Measured) -> String {
    let gigabytes = |bytes: f64| format!("{:.1} GB/s", bytes / 1e9);
    let mut out = format!("every action of many users at once; compiled for {TARGET}\nmemory: one core writes ");
    out.push_str(&format!("{} and reads {}", gigabytes(measured.written), gigabytes(measured.read)));
    if measured.cores > 1 {
        out.push_str(&format!("; {} cores write {}", measured.cores, gigabytes(measured.written_by_all)));
    }
    out.push_str("\n\n");
    let row = |way: &Way| {
        // What is stored can't be quicker than its bits are written, where they don't stay in the caches.
        let bandwidth = if way.cores == 1 { measured.written } else { measured.written_by_all };
        let part = if way.stored { format!("{:.2}", way.rate() / 8.0 / bandwidth) } else { "—".to_owned() };
        vec![way.name(), time(way.seconds * 1e9), times(way.rate() / 1e9), times(way.ratio), part]
    };
    let rows: Vec<_> = measured.ways.iter().map(row).collect();
    out.push_str(&table(&["", "time", "billion decisions a second", "×", "of what memory takes"], &rows));
    out
}

/// Nanoseconds in the unit that people would say.
pub fn time(ns: f64) -> String {
    match ns {
        ..10.0 => format!("{ns:.2} ns"),
        ..1e3 => format!("{ns:.0} ns"),
        ..1e4 => format!("{:.2} µs", ns / 1e3),
        ..1e6 => format!("{:.0} µs", ns / 1e3),
        ..1e9 => format!("{:.1} ms", ns / 1e6),
        _ => format!("{:.1} s", ns / 1e9),
    }
}

/// How many times, in as many digits as say something.
pub fn times(ratio: f64) -> String {
    if ratio < 10.0 { format!("{ratio:.2}") } else { whole(ratio) }
}

/// A count with commas, rounded.
pub fn whole(count: f64) -> String {
    grouped(count.round() as usize)
}

/// The lines that are drawn: Placet, the limit, and each engine at its quickest. The sets that count are the generated ones.
const DRAWN: [&str; 8] = [
    "hand, table",
    "placet, prepared",
    "placet, by id",
    "bdd, a bit at a time",
    "cedar, parents",
    "cedar, natural",
    "regorus, held",
    "casbin, bits",
];

/// A decision against the size of the set, and the same for loading.
pub fn drawings(rows: &[Row]) -> [String; 2] {
    let lines = |value: &dyn Fn(&Row) -> f64| -> Vec<Line> {
        let line = |name: &&str| {
            let points = rows.iter().filter(|row| row.engine == **name && row.set.parse::<usize>().is_ok());
            let points = points.map(|row| (float(row.actions), value(row))).filter(|point| point.1 > 0.0);
            let mut points: Vec<(f64, f64)> = points.collect();
            points.sort_by(|one, other| one.0.total_cmp(&other.0));
            Line { name: (*name).to_owned(), points }
        };
        DRAWN.iter().map(line).collect()
    };
    let below = "actions of the set";
    [
        log_log("Time of a decision on warm requests", below, &lines(&|row| row.warm)),
        log_log("Time until ready to decide", below, &lines(&|row| row.load * 1e6)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::KINDS;

    /// The figures that the drawings of `docs/performance.md` are made of.
    const KEPT: &str = include_str!("../../../docs/performance/peers.tsv");

    fn is_engine(name: &str) -> bool {
        KINDS.iter().any(|kind| kind.name == name)
    }

    #[test]
    fn what_is_drawn_and_what_is_kept_are_engines_of_today() {
        for name in DRAWN {
            assert!(is_engine(name), "{name}");
        }
        let rows = read(KEPT);
        assert!(rows.len() > 20 && rows.len() + 1 == KEPT.lines().count(), "{} rows", rows.len());
        for row in rows {
            assert!(is_engine(&row.engine), "{}", row.engine);
        }
    }

    #[test]
    fn each_line_is_drawn_in_both() {
        let rows = DRAWN.map(|name| {
            let engine = name.to_owned();
            Row { set: "200".to_owned(), actions: 200, engine, warm: 10.0, load: 0.5, ..Row::default() }
        });
        for drawing in drawings(&rows) {
            for name in DRAWN {
                assert_eq!(drawing.matches(&format!(">{name}<")).count(), 1, "{name}");
            }
        }
    }

    #[test]
    fn counts_have_commas() {
        assert_eq!([0.4, 999.6, 1_234_567.0].map(whole), ["0", "1,000", "1,234,567"]);
    }
}
