//! A field with both axes by powers of ten.

use std::fmt::Write as _;

use super::labels::{Labels, Segment};

const WIDTH: f64 = 760.0;
const HEIGHT: f64 = 440.0;
const LEFT: f64 = 84.0;
const RIGHT: f64 = 24.0;
const TOP: f64 = 56.0;
const BOTTOM: f64 = 64.0;

/// The page is white or nearly black, as the reader has it; colours of lines are in between and can be told on both.
const STYLE: &str = "<style>
.paper{fill:#fff}.ink{fill:#1f2328}.faint{fill:#59636e}.grid{stroke:#d1d9e0}.roof{stroke:#59636e}
@media (prefers-color-scheme:dark){.paper{fill:#0d1117}.ink{fill:#f0f6fc}.faint{fill:#9198a1}.grid{stroke:#2f3742}.roof{stroke:#9198a1}}
</style>";

/// A drawing while it is made.
pub(super) struct Frame {
    out: String,
    x: (f64, f64),
    y: (f64, f64),
    labels: Labels,
}

impl Frame {
    /// A field from the first to the last value of each axis.
    pub(super) fn new(title: &str, below: &str, x: (f64, f64), y: (f64, f64)) -> Frame {
        let mut out = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" font-family=\"sans-serif\" font-size=\"12\">\n{STYLE}\n<rect class=\"paper\" width=\"{WIDTH}\" height=\"{HEIGHT}\"/>\n"
        );
        let _ = writeln!(out, r#"<text class="ink" x="{LEFT}" y="28" font-size="15">{title}</text>"#);
        let _ = writeln!(
            out,
            r#"<text class="faint" x="{:.1}" y="{:.1}" text-anchor="middle">{below}</text>"#,
            f64::midpoint(LEFT, WIDTH - RIGHT),
            HEIGHT - 18.0
        );
        let field = Segment { from: (LEFT, TOP), to: (WIDTH - RIGHT, HEIGHT - BOTTOM) };
        Frame { out, x, y, labels: Labels::new(field) }
    }

    /// Where a value is.
    pub(super) fn at(&self, x: f64, y: f64) -> (f64, f64) {
        let part = |value: f64, (low, high): (f64, f64)| (value / low).log10() / (high / low).log10();
        let width = WIDTH - LEFT - RIGHT;
        let height = HEIGHT - TOP - BOTTOM;
        (LEFT + width * part(x, self.x), HEIGHT - BOTTOM - height * part(y, self.y))
    }

    /// A line of the grid at a value of the lower axis, and what it is called.
    pub(super) fn column(&mut self, value: f64, name: &str) {
        let (x, y) = (self.at(value, self.y.0).0, HEIGHT - BOTTOM);
        let _ = writeln!(self.out, r#"<path class="grid" d="M{x:.1} {TOP}V{y}"/>"#);
        let _ =
            writeln!(self.out, r#"<text class="faint" x="{x:.1}" y="{}" text-anchor="middle">{name}</text>"#, y + 18.0);
    }

    /// The same of the axis at the side.
    pub(super) fn row(&mut self, value: f64, name: &str) {
        let (x, y) = (WIDTH - RIGHT, self.at(self.x.0, value).1);
        let _ = writeln!(self.out, r#"<path class="grid" d="M{LEFT} {y:.1}H{x}"/>"#);
        let _ = writeln!(
            self.out,
            r#"<text class="faint" x="{}" y="{:.1}" text-anchor="end">{name}</text>"#,
            LEFT - 8.0,
            y + 4.0
        );
    }

    /// A line through points; `style` is of the stroke.
    pub(super) fn line(&mut self, points: &[(f64, f64)], style: &str) {
        let points: Vec<(f64, f64)> = points.iter().map(|point| self.at(point.0, point.1)).collect();
        for (from, to) in points.iter().zip(points.iter().skip(1)) {
            self.labels.keep_off(Segment { from: *from, to: *to });
        }
        let points: Vec<String> = points.iter().map(|point| format!("{:.1},{:.1}", point.0, point.1)).collect();
        let _ = writeln!(self.out, r#"<polyline points="{}" fill="none" {style}/>"#, points.join(" "));
    }

    /// A point; `style` is of the circle.
    pub(super) fn point(&mut self, point: (f64, f64), style: &str) {
        let (x, y) = self.at(point.0, point.1);
        self.labels.keep_off(Segment { from: (x - 4.0, y - 4.0), to: (x + 4.0, y + 4.0) });
        let _ = writeln!(self.out, r#"<circle cx="{x:.1}" cy="{y:.1}" r="4" {style}/>"#);
    }

    /// Words beside a point, as near as there is room, with a line to it where that is not near; `stroke` is of
    /// that line. All lines and points come first.
    pub(super) fn label(&mut self, point: (f64, f64), words: &str, stroke: &str) {
        let point = self.at(point.0, point.1);
        let (x, y) = self.labels.place(point, words);
        if (y - point.1).abs() > 6.0 {
            // Words on the left end where their line begins.
            let (from, to) = if x > point.0 { (point.0 + 5.0, x - 2.0) } else { (point.0 - 5.0, point.0 - 9.0) };
            let _ = writeln!(self.out, r#"<path d="M{from:.1} {:.1}L{to:.1} {y:.1}" {stroke}/>"#, point.1);
        }
        let _ = writeln!(self.out, r#"<text class="ink" x="{x:.1}" y="{:.1}">{words}</text>"#, y + 4.0);
    }

    /// Words about a line, near a point that is not on it.
    pub(super) fn words(&mut self, point: (f64, f64), words: &str) {
        let (x, y) = self.labels.place(self.at(point.0, point.1), words);
        let _ = writeln!(self.out, r#"<text class="faint" x="{x:.1}" y="{:.1}">{words}</text>"#, y + 4.0);
    }

    /// The drawing.
    pub(super) fn svg(mut self) -> String {
        self.out.push_str("</svg>\n");
        self.out
    }
}
