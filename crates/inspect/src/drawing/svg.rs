//! The graph as a picture, written out.

use std::fmt::Write as _;

use super::layout::{Point, layout};
use super::{Drawing, DrawnNode, Way};

const LINE: f64 = 18.0;
const MARGIN: f64 = 20.0;
/// How wide a letter of 13 pixels is taken to be; a little more than most are.
const LETTER: f64 = 7.3;

const STYLE: &str = "\
text{font:13px system-ui,sans-serif;fill:#1c2733}\
.ground{fill:#fff}\
.held{fill:#eaf2fb;stroke:#2f6db3}\
.fact{fill:#fdf4df;stroke:#a87512}\
.head{font-weight:600}\
.small{font-size:11px;fill:#5a6672}\
.way{fill:none;stroke:#5a6672;stroke-width:1.4}\
.no{stroke-dasharray:5 4}\
.tip{fill:#5a6672}\
.allow{fill:#dff3e3;stroke:#2c7a3f}\
.deny{fill:#fbe6e6;stroke:#b03a3a}\
@media (prefers-color-scheme:dark){\
text{fill:#e6edf3}\
.ground{fill:#0d1117}\
.held{fill:#142c47;stroke:#6aa7ea}\
.fact{fill:#3a2e10;stroke:#d9a93a}\
.small{fill:#9aa7b4}\
.way{stroke:#9aa7b4}\
.tip{fill:#9aa7b4}\
.allow{fill:#12351d;stroke:#57b36c}\
.deny{fill:#3f1a1a;stroke:#e07a7a}}";

/// What is said of an unknown fact, where facts are tested.
pub(super) fn unknown(node: &DrawnNode) -> Option<&'static str> {
    node.unknown_is_exact.map(|exact| if exact { "unknown: both ways have to allow" } else { "unknown: deny" })
}

/// A box of the picture.
struct Shape {
    class: &'static str,
    lines: Vec<String>,
    /// A last line in small letters.
    small: Option<&'static str>,
}

impl Shape {
    fn size(&self) -> Point {
        let width = |line: &str| float(line.chars().count()) * LETTER;
        let widest = self.lines.iter().map(|line| width(line)).fold(0.0, f64::max);
        let small = self.small.map_or(0.0, |line| width(line) * 0.86);
        // Room for `yes` and `no` between the ways that leave it.
        let narrowest = if matches!(self.class, "held" | "fact") { 60.0 } else { 0.0 };
        let lines = float(self.lines.len()) + if self.small.is_some() { 0.9 } else { 0.0 };
        (widest.max(small).max(narrowest) + 24.0, lines * LINE + 14.0)
    }
}

/// A way of the picture, from one shape to another.
struct Arrow {
    from: usize,
    to: usize,
    /// `yes`, `no`, or nothing at a start.
    word: &'static str,
}

pub(super) fn svg(drawing: &Drawing) -> String {
    let (shapes, arrows) = pieces(drawing);
    let sizes: Vec<Point> = shapes.iter().map(Shape::size).collect();
    let ways: Vec<(usize, usize)> = arrows.iter().map(|arrow| (arrow.from, arrow.to)).collect();
    let places = layout(&sizes, &ways);
    let (width, height) = (places.width + 2.0 * MARGIN, places.height + 2.0 * MARGIN);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" width=\"{width:.0}\" \
         height=\"{height:.0}\" role=\"img\" aria-labelledby=\"title desc\">\n"
    );
    let _ = writeln!(out, "<title id=\"title\">How {} is decided</title>", escaped(&drawing.title));
    let _ = writeln!(out, "<desc id=\"desc\">{}</desc>", escaped(&drawing.sentences().join(" ")));
    let _ = writeln!(out, "<style>{STYLE}</style>");
    out += "<marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\">\
            <path class=\"tip\" d=\"M0 0 8 4 0 8z\"/></marker>\n";
    let _ = writeln!(out, "<rect class=\"ground\" width=\"{width:.0}\" height=\"{height:.0}\"/>");
    let at = |one: usize| {
        let (x, y) = places.boxes.get(one).copied().unwrap_or_default();
        let (width, height) = sizes.get(one).copied().unwrap_or_default();
        (x + MARGIN, y + MARGIN, width, height)
    };
    for (number, arrow) in arrows.iter().enumerate() {
        let passed = places.ways.get(number).map_or(&[][..], Vec::as_slice);
        let passed: Vec<Point> = passed.iter().map(|(x, y)| (x + MARGIN, y + MARGIN)).collect();
        let (x, top, width, height) = at(arrow.from);
        let (to, to_top, ..) = at(arrow.to);
        // Two ways leave a box side by side, each on the side to which it leads.
        let next = passed.first().map_or(to, |point| point.0);
        let other = arrows.iter().enumerate().find(|(other, one)| one.from == arrow.from && *other != number);
        let other = other.map(|(other, one)| {
            places.ways.get(other).and_then(|way| way.first()).map_or(at(one.to).0, |point| point.0 + MARGIN)
        });
        let aside = (width / 4.0).clamp(26.0, 36.0);
        let start = match other {
            None => x,
            Some(other) if next < other || (next - other).abs() < 0.5 && arrow.word == "yes" => x - aside,
            Some(_) => x + aside,
        };
        // Down to the end of the layer, past taller boxes beside this one.
        let bottom = places.bottoms.get(arrow.from).map_or(0.0, |bottom| bottom + MARGIN);
        let past = (bottom > top + height + 1.0).then_some((start, bottom));
        let points: Vec<Point> =
            [(start, top + height)].into_iter().chain(past).chain(passed).chain([(to, to_top - 1.0)]).collect();
        way(&mut out, &points, arrow.word, start < x);
    }
    for (number, shape) in shapes.iter().enumerate() {
        let (x, y, width, height) = at(number);
        drawn(&mut out, shape, (x, y), (width, height));
    }
    out + "</svg>\n"
}

/// The shapes and arrows: a start for each decision, the nodes, one end that allows, and one that denies for each node that
/// leads there, so that no long ways cross the picture.
fn pieces(drawing: &Drawing) -> (Vec<Shape>, Vec<Arrow>) {
    let (starts, nodes) = (drawing.starts.len(), drawing.nodes.len());
    let mut shapes: Vec<Shape> = Vec::new();
    for (phrase, _) in &drawing.starts {
        shapes.push(Shape { class: "start", lines: vec![phrase.clone()], small: None });
    }
    for node in &drawing.nodes {
        let class = if node.unknown_is_exact.is_some() { "fact" } else { "held" };
        shapes.push(Shape { class, lines: node.words.clone(), small: unknown(node) });
    }
    let end = |class: &'static str| Shape { class, lines: vec![class.to_owned()], small: None };
    let all =
        drawing.nodes.iter().flat_map(|node| [node.yes, node.no]).chain(drawing.starts.iter().map(|start| start.1));
    let allow = all.into_iter().any(|way| way == Way::Allow).then(|| {
        shapes.push(end("allow"));
        starts + nodes
    });
    let mut arrows = Vec::new();
    let mut lead = |from: usize, way: Way, word: &'static str| {
        let to = match way {
            Way::Node(at) => starts + at,
            Way::Allow => allow.unwrap_or(0),
            Way::Deny => {
                shapes.push(end("deny"));
                shapes.len() - 1
            }
        };
        arrows.push(Arrow { from, to, word });
    };
    for (at, (_, way)) in drawing.starts.iter().enumerate() {
        lead(at, *way, "");
    }
    for (at, node) in drawing.nodes.iter().enumerate() {
        if node.yes == Way::Deny && node.no == Way::Deny {
            continue;
        }
        lead(starts + at, node.yes, "yes");
        lead(starts + at, node.no, "no");
    }
    (shapes, arrows)
}

fn way(out: &mut String, points: &[Point], word: &str, on_the_left: bool) {
    let Some((mut x, mut y)) = points.first().copied() else { return };
    let (first_x, first_y) = (x, y);
    let mut path = format!("M{x:.1} {y:.1}");
    for (to_x, to_y) in points.iter().skip(1) {
        let middle = (y + to_y) / 2.0;
        let _ = write!(path, "C{x:.1} {middle:.1} {to_x:.1} {middle:.1} {to_x:.1} {to_y:.1}");
        (x, y) = (*to_x, *to_y);
    }
    let class = if word == "no" { "way no" } else { "way" };
    let _ = writeln!(out, "<path class=\"{class}\" marker-end=\"url(#tip)\" d=\"{path}\"/>");
    if !word.is_empty() {
        // Between the two ways, where neither passes.
        let (side, anchor) = if on_the_left { (6.0, "start") } else { (-6.0, "end") };
        let (x, y) = (first_x + side, first_y + 13.0);
        let _ = writeln!(out, "<text class=\"small\" x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{word}</text>");
    }
}

fn drawn(out: &mut String, shape: &Shape, (x, y): Point, (width, height): Point) {
    if shape.class != "start" {
        let round = match shape.class {
            "held" => 5.0,
            _ => 15.0,
        };
        let _ = writeln!(
            out,
            "<rect class=\"{}\" x=\"{:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" rx=\"{round}\"/>",
            shape.class,
            x - width / 2.0
        );
    }
    let head = shape.class == "start" || shape.lines.len() > 1;
    let mut line_y = y + 7.0 + 13.0;
    for (number, line) in shape.lines.iter().enumerate() {
        let class = if head && number == 0 { " class=\"head\"" } else { "" };
        let _ = writeln!(
            out,
            "<text{class} x=\"{x:.1}\" y=\"{line_y:.1}\" text-anchor=\"middle\">{}</text>",
            escaped(line)
        );
        line_y += LINE;
    }
    if let Some(line) = shape.small {
        let y = line_y - 2.0;
        let _ = writeln!(out, "<text class=\"small\" x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"middle\">{line}</text>");
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[expect(clippy::cast_precision_loss, reason = "letters of a line")]
fn float(count: usize) -> f64 {
    count as f64
}
