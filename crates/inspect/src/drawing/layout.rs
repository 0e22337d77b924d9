//! Where boxes stand: in layers, each below all that lead to it, with few crossings and short ways.
//!
//! A way that passes layers gets a thin box in each, so that it finds room there. The boxes of a layer are ordered by the mean
//! of their neighbours, a few times down and up; the order with the fewest crossings stays. Then each layer is moved to where its
//! neighbours are, as near as the gaps allow. All is in the order of the boxes, so that equal graphs look alike.

/// Between two boxes of a layer.
const GAP: f64 = 28.0;
/// Between two layers.
const FALL: f64 = 46.0;
/// How often layers are ordered and moved.
const ROUNDS: usize = 12;

/// A point: to the right, and down.
pub(super) type Point = (f64, f64);

/// Places of boxes and ways.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// The middle of the upper side of each box.
    pub(super) boxes: Vec<Point>,
    /// Where the layer of each box ends.
    pub(super) bottoms: Vec<f64>,
    /// Of each way, the points that it passes between its ends.
    pub(super) ways: Vec<Vec<Point>>,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// A box, or a piece of a way.
struct Part {
    size: Point,
    layer: usize,
    x: f64,
    above: Vec<usize>,
    below: Vec<usize>,
}

/// Places boxes of these sizes; ways lead from the first box to the second, never back.
pub(super) fn layout(sizes: &[Point], ways: &[(usize, usize)]) -> Places {
    let mut layers = vec![0usize; sizes.len()];
    for _ in 0..sizes.len() {
        for (from, to) in ways {
            let least = layers.get(*from).map_or(0, |layer| layer + 1);
            if let Some(layer) = layers.get_mut(*to) {
                *layer = (*layer).max(least);
            }
        }
    }
    let part = |size: Point, layer: usize| Part { size, layer, x: 0.0, above: Vec::new(), below: Vec::new() };
    let mut parts: Vec<Part> = sizes.iter().zip(&layers).map(|(size, layer)| part(*size, *layer)).collect();
    let mut passed: Vec<Vec<usize>> = Vec::new();
    for (from, to) in ways {
        let (first, last) = (layers.get(*from).copied().unwrap_or(0), layers.get(*to).copied().unwrap_or(0));
        let mut chain = Vec::new();
        for layer in first + 1..last {
            chain.push(parts.len());
            parts.push(part((8.0, 0.0), layer));
        }
        let all: Vec<usize> = [*from].into_iter().chain(chain.iter().copied()).chain([*to]).collect();
        for (one, other) in all.iter().zip(all.iter().skip(1)) {
            if let Some(part) = parts.get_mut(*one) {
                part.below.push(*other);
            }
            if let Some(part) = parts.get_mut(*other) {
                part.above.push(*one);
            }
        }
        passed.push(chain);
    }
    let rows = parts.iter().map(|part| part.layer + 1).max().unwrap_or(0);
    let mut order: Vec<Vec<usize>> = (0..rows).map(|row| of_layer(&parts, row)).collect();
    ordered(&parts, &mut order);
    placed(&mut parts, &order);
    finished(&parts, &order, sizes.len(), &passed)
}

fn of_layer(parts: &[Part], row: usize) -> Vec<usize> {
    parts.iter().enumerate().filter(|(_, part)| part.layer == row).map(|(at, _)| at).collect()
}

/// The boxes of each layer so that ways cross little.
fn ordered(parts: &[Part], order: &mut Vec<Vec<usize>>) {
    let mut best = (crossings(parts, order), order.clone());
    for round in 0..ROUNDS {
        let down = round % 2 == 0;
        let rows: Vec<usize> = if down { (1..order.len()).collect() } else { (0..order.len()).rev().collect() };
        for row in rows {
            let place = places(parts.len(), order);
            let mean = |at: &usize| {
                let part = parts.get(*at);
                let near = part.map_or(&[][..], |part| if down { &part.above } else { &part.below });
                let own = place.get(*at).copied().unwrap_or(0.0);
                let sum: f64 = near.iter().filter_map(|near| place.get(*near)).sum();
                if near.is_empty() { own } else { sum / float(near.len()) }
            };
            if let Some(row) = order.get_mut(row) {
                let mut keyed: Vec<(f64, usize)> = row.iter().map(|at| (mean(at), *at)).collect();
                keyed.sort_by(|(one, _), (other, _)| one.total_cmp(other));
                *row = keyed.into_iter().map(|(_, at)| at).collect();
            }
        }
        let found = crossings(parts, order);
        if found < best.0 {
            best = (found, order.clone());
        }
    }
    *order = best.1;
}

/// The place of each box in its layer.
fn places(count: usize, order: &[Vec<usize>]) -> Vec<f64> {
    let mut places = vec![0.0; count];
    for (place, at) in order.iter().flat_map(|row| row.iter().enumerate()) {
        if let Some(slot) = places.get_mut(*at) {
            *slot = float(place);
        }
    }
    places
}

fn crossings(parts: &[Part], order: &[Vec<usize>]) -> usize {
    let place = places(parts.len(), order);
    let at = |one: usize| place.get(one).copied().unwrap_or(0.0);
    let mut crossings = 0;
    for row in order {
        let below = |one: &usize| parts.get(*one).map_or(&[][..], |part| part.below.as_slice());
        let ways: Vec<(f64, f64)> =
            row.iter().flat_map(|one| below(one).iter().map(|to| (at(*one), at(*to)))).collect();
        for (number, one) in ways.iter().enumerate() {
            let others = ways.iter().skip(number + 1);
            crossings += others.filter(|other| (one.0 - other.0) * (one.1 - other.1) < 0.0).count();
        }
    }
    crossings
}

/// Each layer to where its neighbours are.
fn placed(parts: &mut [Part], order: &[Vec<usize>]) {
    for row in order {
        let mut x = 0.0;
        for at in row {
            if let Some(part) = parts.get_mut(*at) {
                part.x = x + part.size.0 / 2.0;
                x += part.size.0 + GAP;
            }
        }
    }
    for round in 0..ROUNDS {
        let down = round % 2 == 0;
        let rows: Vec<&Vec<usize>> = if down { order.iter().collect() } else { order.iter().rev().collect() };
        for row in rows {
            let wanted: Vec<(f64, f64)> = row
                .iter()
                .filter_map(|at| {
                    let part = parts.get(*at)?;
                    let near = if down { &part.above } else { &part.below };
                    let sum: f64 = near.iter().filter_map(|near| parts.get(*near)).map(|near| near.x).sum();
                    Some((if near.is_empty() { part.x } else { sum / float(near.len()) }, part.size.0))
                })
                .collect();
            for (at, x) in row.iter().zip(apart(&wanted)) {
                if let Some(part) = parts.get_mut(*at) {
                    part.x = x;
                }
            }
        }
    }
}

/// Middles of boxes with these wanted middles and widths, with gaps between them, as near to what is wanted as can be: boxes that
/// would overlap move together, to the mean of what they want.
fn apart(wanted: &[(f64, f64)]) -> Vec<f64> {
    let mut offset = 0.0;
    let mut before = 0.0;
    let mut offsets = Vec::new();
    // Of each block: the sum of what its boxes want, and how many there are.
    let mut blocks: Vec<(f64, usize)> = Vec::new();
    for (number, (x, width)) in wanted.iter().enumerate() {
        if number > 0 {
            offset += before / 2.0 + GAP + width / 2.0;
        }
        before = *width;
        offsets.push(offset);
        blocks.push((x - offset, 1));
        while let [.., (first, of), (second, and)] = blocks.as_slice()
            && first / float(*of) > second / float(*and)
        {
            let joined = (first + second, of + and);
            blocks.truncate(blocks.len() - 2);
            blocks.push(joined);
        }
    }
    let means = blocks.iter().flat_map(|(sum, count)| std::iter::repeat_n(sum / float(*count), *count));
    means.zip(offsets).map(|(mean, offset)| mean + offset).collect()
}

fn finished(parts: &[Part], order: &[Vec<usize>], boxes: usize, passed: &[Vec<usize>]) -> Places {
    let left = parts.iter().map(|part| part.x - part.size.0 / 2.0).fold(f64::INFINITY, f64::min);
    let right = parts.iter().map(|part| part.x + part.size.0 / 2.0).fold(0.0, f64::max);
    let (mut tops, mut bottoms, mut y) = (Vec::new(), Vec::new(), 0.0);
    for row in order {
        let height = row.iter().filter_map(|at| parts.get(*at)).map(|part| part.size.1).fold(0.0, f64::max);
        tops.push(y);
        bottoms.push(y + height);
        y += height + FALL;
    }
    let row = |list: &[f64], part: &Part| list.get(part.layer).copied().unwrap_or(0.0);
    let places = parts.iter().take(boxes).map(|part| (part.x - left, row(&tops, part)));
    // Straight through each layer, so that it bends only where no boxes are.
    let way = |chain: &Vec<usize>| {
        let passed = chain.iter().filter_map(|at| parts.get(*at));
        passed.flat_map(|part| [(part.x - left, row(&tops, part)), (part.x - left, row(&bottoms, part))]).collect()
    };
    Places {
        boxes: places.collect(),
        bottoms: parts.iter().take(boxes).map(|part| row(&bottoms, part)).collect(),
        ways: passed.iter().map(way).collect(),
        width: (right - left).max(0.0),
        height: (y - FALL).max(0.0),
    }
}

#[expect(clippy::cast_precision_loss, reason = "some hundred boxes")]
fn float(count: usize) -> f64 {
    count as f64
}
