//! Times against sizes.

use super::frame::Frame;
use crate::report::{time, whole};

/// Told apart by hue and by dashes, on white and on black.
const STROKES: [&str; 8] = [
    r##"stroke="#7d8590" stroke-width="2" stroke-dasharray="6 4""##,
    r##"stroke="#2f81f7" stroke-width="3.5""##,
    r##"stroke="#2f81f7" stroke-width="2" stroke-dasharray="8 3 2 3""##,
    r##"stroke="#a371f7" stroke-width="2" stroke-dasharray="2 3""##,
    r##"stroke="#bf8700" stroke-width="2""##,
    r##"stroke="#bf8700" stroke-width="2" stroke-dasharray="8 3 2 3""##,
    r##"stroke="#e5534b" stroke-width="2""##,
    r##"stroke="#2da44e" stroke-width="2""##,
];

/// One line.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What stands behind its last point.
    pub name: String,
    /// Size and nanoseconds of each point, by size; both above nought.
    pub points: Vec<(f64, f64)>,
}

/// The drawing. `title` says what the times are, `below` what the sizes are. A line has the colour of its place among all, so one
/// without points keeps the colours of the others.
pub fn log_log(title: &str, below: &str, lines: &[Line]) -> String {
    let all = || lines.iter().flat_map(|line| &line.points);
    let range = |value: &dyn Fn(&(f64, f64)) -> f64| {
        all().map(value).fold((f64::MAX, f64::MIN), |(low, high), value| (low.min(value), high.max(value)))
    };
    let ((left, right), (low, high)) = (range(&|point| point.0), range(&|point| point.1));
    if left > right {
        return Frame::new(title, below, (1.0, 10.0), (1.0, 10.0)).svg();
    }
    let decades = (low.log10().floor(), high.log10().ceil().max(low.log10().floor() + 1.0));
    // Room for words behind the last points.
    let x = (left / 1.6, right * 12.0);
    let mut frame = Frame::new(title, below, x, (10f64.powf(decades.0), 10f64.powf(decades.1)));
    let mut sizes: Vec<f64> = all().map(|point| point.0).collect();
    sizes.sort_by(f64::total_cmp);
    sizes.dedup();
    for size in sizes {
        frame.column(size, &whole(size));
    }
    let mut decade = decades.0;
    while decade <= decades.1 {
        let ns = 10f64.powf(decade);
        frame.row(ns, &time(ns).replace(".00", "").replace(".0", ""));
        decade += 1.0;
    }
    for (line, stroke) in lines.iter().zip(STROKES.iter().cycle()) {
        frame.line(&line.points, stroke);
        let fill = stroke.replacen("stroke", "fill", 1);
        for point in &line.points {
            frame.point(*point, fill.split(" stroke").next().unwrap_or_default());
        }
    }
    // From the top down, so that words are in the order of the lines.
    let ends = lines.iter().zip(STROKES.iter().cycle());
    let mut ends: Vec<_> = ends.filter_map(|(line, stroke)| Some((*line.points.last()?, &line.name, stroke))).collect();
    ends.sort_by(|one, other| other.0.1.total_cmp(&one.0.1));
    for (point, name, stroke) in ends {
        let colour: Vec<&str> = stroke.split_inclusive('"').take(2).collect();
        frame.label(point, name, &colour.concat());
    }
    frame.svg()
}
