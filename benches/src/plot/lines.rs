//! Lines against a size, both by powers of ten.

use std::fmt::Write as _;

use super::{COLOURS, HEIGHT, LEFT, TOP, line, text};

const WIDTH: f64 = 420.0;
/// The room for names behind the last points.
const NAMES: f64 = 190.0;
/// How far names are apart.
const ROW: f64 = 15.0;

/// One line.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What stands behind its last point.
    pub name: String,
    /// Size and value of each point; both above nought.
    pub points: Vec<(f64, f64)>,
}

/// The drawing: `title` says what the values are, `unit` stands behind each at the side.
pub fn log_log(title: &str, unit: &str, lines: &[Line]) -> String {
    let all = || lines.iter().flat_map(|line| &line.points);
    let decades = |values: &mut dyn Iterator<Item = f64>| {
        let (low, high) = values.fold((f64::MAX, f64::MIN), |(low, high), value| (low.min(value), high.max(value)));
        if low > high { (0.0, 1.0) } else { (low.log10().floor(), high.log10().ceil()) }
    };
    let (left, right) = decades(&mut all().map(|point| point.0));
    let (low, high) = decades(&mut all().map(|point| point.1));
    let x = |size: f64| LEFT + WIDTH * (size.log10() - left) / (right - left).max(1.0);
    let y = |value: f64| TOP + HEIGHT * (high - value.log10()) / (high - low).max(1.0);
    let (width, height) = (LEFT + WIDTH + NAMES, TOP + HEIGHT + 40.0);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" font-size=\"12\" fill=\"#222\">\n<rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>\n"
    );
    text(&mut out, LEFT, TOP - 22.0, "start", title);
    let grid = r##"stroke="#ddd""##;
    let mut decade = low;
    while decade <= high {
        let at = y(10f64.powf(decade));
        line(&mut out, (LEFT, at), (LEFT + WIDTH, at), grid);
        text(&mut out, LEFT - 6.0, at + 4.0, "end", &format!("{} {unit}", 10f64.powf(decade)));
        decade += 1.0;
    }
    let mut decade = left;
    while decade <= right {
        let at = x(10f64.powf(decade));
        line(&mut out, (at, TOP), (at, TOP + HEIGHT), grid);
        text(&mut out, at, TOP + HEIGHT + 18.0, "middle", &format!("{}", 10f64.powf(decade)));
        decade += 1.0;
    }
    // Names by the height of the last points, none on top of another.
    let mut ends: Vec<(f64, f64, &str, &str)> = Vec::new();
    for (one, colour) in lines.iter().zip(COLOURS.iter().cycle()) {
        let points: Vec<String> =
            one.points.iter().map(|point| format!("{:.1},{:.1}", x(point.0), y(point.1))).collect();
        let _ = writeln!(
            out,
            r#"<polyline points="{}" fill="none" stroke="{colour}" stroke-width="2"/>"#,
            points.join(" ")
        );
        for point in &one.points {
            let _ = writeln!(out, r#"<circle cx="{:.1}" cy="{:.1}" r="3" fill="{colour}"/>"#, x(point.0), y(point.1));
        }
        if let Some(last) = one.points.last() {
            ends.push((x(last.0), y(last.1), &one.name, colour));
        }
    }
    ends.sort_by(|one, other| one.1.total_cmp(&other.1));
    let mut next = f64::MIN;
    for (from, at, name, colour) in ends {
        next = at.max(next + ROW);
        line(&mut out, (from, at), (LEFT + WIDTH + 8.0, next), &format!(r#"stroke="{colour}" stroke-dasharray="1 3""#));
        text(&mut out, LEFT + WIDTH + 12.0, next + 4.0, "start", name);
    }
    out.push_str("</svg>\n");
    out
}
