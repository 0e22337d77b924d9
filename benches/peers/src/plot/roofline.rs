//! Decisions a second beside what memory gives.

use placet_syntax::grouped;

use super::frame::Frame;
use crate::report::times;
use crate::sliced::{Measured, TARGET, Way};

const HAND: &str = r##"fill="none" stroke="#7d8590" stroke-width="2.5""##;
const PLAN: &str = r##"fill="#2f81f7""##;

/// The drawing: against the bytes that a decision reads and writes, decisions a second on one core; above it what as many bytes
/// take that come from memory or go there.
pub fn roofline(measured: &Measured) -> String {
    let mut ways: Vec<&Way> = measured.ways.iter().filter(|way| way.cores == 1).collect();
    ways.sort_by(|one, other| other.rate().total_cmp(&one.rate()));
    let mut roofs = [(measured.read, "what is read from memory"), (measured.written, "what is written to memory")];
    roofs.sort_by(|one, other| other.0.total_cmp(&one.0));
    let rates = || ways.iter().map(|way| way.rate());
    let bytes = || ways.iter().map(|way| way.bytes());
    let x = (bytes().fold(f64::MAX, f64::min) / 1.6, bytes().fold(f64::MIN, f64::max) * 3.2);
    let roof_low = roofs.iter().map(|roof| roof.0 / x.1).fold(f64::MAX, f64::min);
    let roof_high = roofs.iter().map(|roof| roof.0 / x.0).fold(f64::MIN, f64::max);
    let low = rates().fold(roof_low, f64::min) / 1.3;
    let high = rates().fold(roof_high, f64::max) * 1.3;
    let title = format!("Billion decisions a second on one core, {TARGET}");
    let mut frame = Frame::new(&title, "bytes read and written for a decision", x, (low, high));
    for value in [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0].into_iter().filter(|value| *value > x.0 && *value < x.1) {
        frame.column(value, &format!("{value}"));
    }
    for step in 0..5 {
        for of in [1.0, 2.0, 5.0] {
            let value = of * 10f64.powi(8 + step);
            if value > low && value < high {
                frame.row(value, &format!("{}", value / 1e9));
            }
        }
    }
    for (bandwidth, _) in roofs {
        frame.line(&[(x.0, bandwidth / x.0), (x.1, bandwidth / x.1)], r#"class="roof" stroke-width="1.5""#);
    }
    for way in &ways {
        frame.point((way.bytes(), way.rate()), if way.by_plan { PLAN } else { HAND });
    }
    for way in &ways {
        let by = if way.by_plan { "plan" } else { "hand" };
        let does = if way.stored { "stored" } else { "counted" };
        let words = format!("{by}: {}, {does}, {} users", times(way.rate() / 1e9), grouped(way.users));
        frame.label((way.bytes(), way.rate()), &words, r##"stroke="#7d8590""##);
    }
    // Above the higher roof at its beginning, and below the lower one at its end.
    let places = [(x.0 * 1.7, 1.6), (x.1 / 3.0, 1.0 / 1.8)];
    for ((bandwidth, name), (at, away)) in roofs.into_iter().zip(places) {
        frame.words((at, bandwidth / at * away), &format!("{name}, {:.1} GB/s", bandwidth / 1e9));
    }
    frame.svg()
}
