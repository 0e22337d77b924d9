//! Room for words: none on top of others, nor on lines and points where that can be helped.

/// How high words are.
const ROW: f64 = 15.0;
/// How wide a letter is, at most on average.
const LETTER: f64 = 6.6;
/// How far words are from their point.
const GAP: f64 = 10.0;

/// From a point to a point; also the diagonal of a box.
#[derive(Debug, Clone, Copy)]
pub(super) struct Segment {
    pub(super) from: (f64, f64),
    pub(super) to: (f64, f64),
}

/// What words have to keep off.
pub(super) struct Labels {
    field: Segment,
    segments: Vec<Segment>,
    boxes: Vec<Segment>,
}

impl Labels {
    /// In a field that words are not to leave.
    pub(super) fn new(field: Segment) -> Labels {
        Labels { field, segments: Vec::new(), boxes: Vec::new() }
    }

    /// Words shall not be on this.
    pub(super) fn keep_off(&mut self, segment: Segment) {
        self.segments.push(segment);
    }

    /// Where words begin, and their middle line: right of the point where there is room, else left of it, and as near as can
    /// be. What can't be kept free of lines is at least free of words.
    pub(super) fn place(&mut self, point: (f64, f64), words: &str) -> (f64, f64) {
        let width = f64::from(u32::try_from(words.chars().count()).unwrap_or(0)) * LETTER;
        let mut best: Option<(f64, Segment)> = None;
        for step in 0..48 {
            let far = f64::from(step / 2) * ROW / 2.0;
            let y = if step % 2 == 0 { point.1 - far } else { point.1 + far };
            for (x, side) in [(point.0 + GAP, 0.0), (point.0 - GAP - width, 40.0)] {
                let own = Segment { from: (x, y - ROW / 2.0), to: (x + width, y + ROW / 2.0) };
                let inside = own.from.0 >= self.field.from.0
                    && own.to.0 <= self.field.to.0
                    && own.from.1 >= self.field.from.1
                    && own.to.1 <= self.field.to.1;
                if !inside || self.boxes.iter().any(|other| overlap(&own, other)) {
                    continue;
                }
                let crossed = self.segments.iter().filter(|segment| crosses(&own, segment)).count();
                let cost = far + side + 60.0 * f64::from(u32::try_from(crossed).unwrap_or(0));
                if best.is_none_or(|(known, _)| cost < known) {
                    best = Some((cost, own));
                }
            }
        }
        let own = best.map_or(Segment { from: point, to: point }, |(_, own)| own);
        self.boxes.push(own);
        (own.from.0, f64::midpoint(own.from.1, own.to.1))
    }
}

fn overlap(one: &Segment, other: &Segment) -> bool {
    one.from.0 < other.to.0 && other.from.0 < one.to.0 && one.from.1 < other.to.1 && other.from.1 < one.to.1
}

/// Whether a line is somewhere in a box.
fn crosses(own: &Segment, line: &Segment) -> bool {
    (0..=64).any(|step| {
        let part = f64::from(step) / 64.0;
        let at = |from: f64, to: f64| from + (to - from) * part;
        let (x, y) = (at(line.from.0, line.to.0), at(line.from.1, line.to.1));
        x > own.from.0 && x < own.to.0 && y > own.from.1 && y < own.to.1
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_never_on_words() {
        let mut labels = Labels::new(Segment { from: (0.0, 0.0), to: (400.0, 300.0) });
        labels.keep_off(Segment { from: (0.0, 150.0), to: (400.0, 150.0) });
        for _ in 0..12 {
            labels.place((200.0, 150.0), "by hand, stored");
        }
        for (at, one) in labels.boxes.iter().enumerate() {
            assert!(one.to.0 > one.from.0, "there was room");
            for other in labels.boxes.iter().skip(at + 1) {
                assert!(!overlap(one, other), "{one:?} {other:?}");
            }
            assert!(!crosses(one, &Segment { from: (0.0, 150.0), to: (400.0, 150.0) }), "{one:?}");
        }
    }
}
