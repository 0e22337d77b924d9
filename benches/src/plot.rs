//! Figures as a drawing: time against size, and where the time of one action goes.

use std::fmt::Write as _;

use crate::measure::{Figures, STEPS};

/// One colour a step, told apart by people who see fewer colours too.
const COLOURS: [&str; 10] =
    ["#0b3c5d", "#328cc1", "#9bd0f0", "#d9b310", "#f2dc8f", "#a23b3b", "#e0a0a0", "#4f7942", "#7d5ba6", "#a8cf9d"];

const HEIGHT: f64 = 300.0;
const WIDTH: f64 = 320.0;
const TOP: f64 = 50.0;
const LEFT: f64 = 70.0;
const GAP: f64 = 100.0;

/// A count as a number to draw with.
pub fn float(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The drawing.
pub fn svg(all: &[Figures]) -> String {
    let mut out = String::new();
    let (width, height) = (LEFT + WIDTH + GAP + WIDTH + 130.0, TOP + HEIGHT + 60.0);
    let _ = writeln!(
        out,
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12" fill="#222">"##
    );
    let _ = writeln!(out, r##"<rect width="{width}" height="{height}" fill="#fff"/>"##);
    against_size(&mut out, all);
    of_one_action(&mut out, all);
    out.push_str("</svg>\n");
    out
}

fn text(out: &mut String, x: f64, y: f64, anchor: &str, words: &str) {
    let _ = writeln!(out, r#"<text x="{x:.1}" y="{y:.1}" text-anchor="{anchor}">{words}</text>"#);
}

fn line(out: &mut String, from: (f64, f64), to: (f64, f64), style: &str) {
    let _ = writeln!(out, r#"<line x1="{:.1}" y1="{:.1}" x2="{:.1}" y2="{:.1}" {style}/>"#, from.0, from.1, to.0, to.1);
}

/// Seconds against actions, both by powers of ten: what grows in proportion lies on a line of slope one.
fn against_size(out: &mut String, all: &[Figures]) {
    let decades = |values: &mut dyn Iterator<Item = f64>| {
        let (low, high) = values.fold((f64::MAX, f64::MIN), |(low, high), value| (low.min(value), high.max(value)));
        (low.log10().floor(), high.log10().ceil())
    };
    let (left, right) = decades(&mut all.iter().map(|one| float(one.actions)));
    let (low, high) = decades(&mut all.iter().map(Figures::total));
    let x = |actions: f64| LEFT + WIDTH * (actions.log10() - left) / (right - left).max(1.0);
    let y = |seconds: f64| TOP + HEIGHT * (high - seconds.log10()) / (high - low).max(1.0);
    text(out, LEFT, TOP - 22.0, "start", "Seconds from text to artifact, against actions");
    let grid = r##"stroke="#ddd""##;
    let mut decade = low;
    while decade <= high {
        let at = y(10f64.powf(decade));
        line(out, (LEFT, at), (LEFT + WIDTH, at), grid);
        text(out, LEFT - 6.0, at + 4.0, "end", &format!("{} s", 10f64.powf(decade)));
        decade += 1.0;
    }
    let mut decade = left;
    while decade <= right {
        let at = x(10f64.powf(decade));
        line(out, (at, TOP), (at, TOP + HEIGHT), grid);
        text(out, at, TOP + HEIGHT + 18.0, "middle", &format!("{}", 10f64.powf(decade)));
        decade += 1.0;
    }
    // What it would be if each action took as long as in the smallest set.
    if let (Some(first), Some(last)) = (all.first(), all.last()) {
        let each = first.total() / float(first.actions);
        let (from, to) = (float(first.actions), float(last.actions));
        let dashed = r##"stroke="#999" stroke-dasharray="4 4""##;
        line(out, (x(from), y(each * from)), (x(to), y(each * to)), dashed);
    }
    let points: Vec<String> =
        all.iter().map(|one| format!("{:.1},{:.1}", x(float(one.actions)), y(one.total()))).collect();
    let _ =
        writeln!(out, r##"<polyline points="{}" fill="none" stroke="#0b3c5d" stroke-width="2"/>"##, points.join(" "));
    for one in all {
        let (x, y) = (x(float(one.actions)), y(one.total()));
        let _ = writeln!(out, r##"<circle cx="{x:.1}" cy="{y:.1}" r="3.5" fill="#0b3c5d"/>"##);
        text(out, x + 8.0, y + 14.0, "start", &format!("{:.3} s", one.total()));
    }
    text(out, LEFT, TOP + HEIGHT + 40.0, "start", "dashed: in proportion to the smallest set");
}

/// Microseconds an action, one bar a size, by steps: bars of one height are growth in proportion.
fn of_one_action(out: &mut String, all: &[Figures]) {
    let left = LEFT + WIDTH + GAP;
    let each = |one: &Figures, seconds: f64| seconds * 1e6 / float(one.actions).max(1.0);
    let most = all.iter().map(|one| each(one, one.total())).fold(1.0, f64::max);
    let scale = HEIGHT / (most * 1.05);
    text(out, left, TOP - 22.0, "start", "Microseconds an action, by step");
    let step = 10f64.powf(most.log10().floor()) / if most.log10().fract() < 0.3 { 5.0 } else { 2.0 };
    let mut at = 0.0;
    while at <= most * 1.05 {
        let y = TOP + HEIGHT - at * scale;
        line(out, (left, y), (left + WIDTH, y), r##"stroke="#ddd""##);
        text(out, left - 6.0, y + 4.0, "end", &format!("{at:.0}"));
        at += step;
    }
    let room = WIDTH / float(all.len()).max(1.0);
    for (number, one) in all.iter().enumerate() {
        let x = left + room * (float(number) + 0.2);
        let mut y = TOP + HEIGHT;
        for (seconds, colour) in one.seconds.iter().zip(COLOURS) {
            let height = each(one, *seconds) * scale;
            y -= height;
            let _ = writeln!(
                out,
                r#"<rect x="{x:.1}" y="{y:.1}" width="{:.1}" height="{height:.1}" fill="{colour}"/>"#,
                room * 0.6
            );
        }
        text(out, x + room * 0.3, TOP + HEIGHT + 18.0, "middle", &format!("{}", one.actions));
        text(out, x + room * 0.3, y - 6.0, "middle", &format!("{:.1}", each(one, one.total())));
    }
    for (number, ((_, name), colour)) in STEPS.iter().zip(COLOURS).enumerate() {
        let (x, y) = (left + WIDTH + 20.0, TOP + HEIGHT - 12.0 - 20.0 * float(number));
        let _ = writeln!(out, r#"<rect x="{x:.1}" y="{y:.1}" width="12" height="12" fill="{colour}"/>"#);
        text(out, x + 18.0, y + 10.0, "start", name);
    }
}
