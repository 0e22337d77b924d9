//! Nesting costs neither the stack nor more than its share of time. One test, because the count of steps is kept for the
//! whole process.

#![allow(clippy::unwrap_used, reason = "tests may")]

use std::num::NonZeroUsize;

use placet_syntax::limits::NESTING;
use placet_syntax::parse;

/// A stack that any thread of any system has: half a MiB.
const STACK: usize = 512 * 1024;

/// Texts whose brackets nest `depth` deep, each nested in another way: the start, what is repeated, the middle, what
/// closes each, and the end.
const SHAPES: [[&str; 5]; 14] = [
    ["section a {\nX requires ", "(", "p", ")", "\n}"],
    ["section a {\nX requires ", "any of (p, ", "p", ")", "\n}"],
    ["section a {\nX forbidden if ", "not (f and ", "f", ")", "\n}"],
    ["section a {\nX requires ", "by f { a: ", "p", " }", "\n}"],
    ["", "section a {\n", "X requires p", "\n}", ""],
    ["", "permissions {\n", "a", "\n}", ""],
    ["permissions {", "a {", "a", "}", "}"],
    ["section a {\nX requires ", "all of (a.{b, c} in d, e[f].*, ", "p", ")", "\n}"],
    ["section a {\nX\nfor each v in f requires ", "(g[v].h or ", "p", ")", "\n}"],
    ["invariant \"a\" always ", "any of (b, ", "c", ")", " implies d"],
    // Square brackets and the braces of patterns nest only by mistake.
    ["section a {\nX requires ", "a[", "p", "]", "\n}"],
    ["section a {\nX requires all of ", "a.{", "p", "}", "\n}"],
    // Wrong text, with brackets that close and with brackets that don't.
    ["section a {\nX requires p\nwrong ", "(", "p", ")", "\n}"],
    ["section a {\nX requires p\nwrong ", "(", "p", "", "\n}"],
];

fn nested(shape: [&str; 5], depth: usize) -> String {
    let [start, open, middle, close, end] = shape;
    format!("{start}{}{middle}{}{end}", open.repeat(depth), close.repeat(depth))
}

/// How many steps the parser takes: the smallest limit under which it gets through.
fn steps(text: &str) -> usize {
    let gets_through = |limit: usize| {
        pest::set_call_limit(NonZeroUsize::new(limit));
        !parse(text).errors().iter().any(|error| error.code == "not-understood")
    };
    let mut high = 1024;
    while !gets_through(high) {
        high *= 2;
    }
    let mut low = 0;
    while high - low > high / 64 {
        let middle = low.midpoint(high);
        if gets_through(middle) { high = middle } else { low = middle }
    }
    pest::set_call_limit(None);
    high
}

#[test]
fn time_grows_linearly_with_nesting_and_the_deepest_text_fits_a_small_stack() {
    for shape in SHAPES {
        let (shallow, middle, deep) = (steps(&nested(shape, 8)), steps(&nested(shape, 30)), steps(&nested(shape, 60)));
        // Twice the depth from 30 to 60 may cost twice the steps, and a tenth for what the count is off by.
        assert!(deep * 10 <= middle * 22, "{shape:?}: {shallow}, {middle}, {deep} steps");
        assert!(deep <= shallow * 9, "{shape:?}: {shallow}, {middle}, {deep} steps");
    }
    let small = std::thread::Builder::new().stack_size(STACK);
    let deepest = small.spawn(|| {
        for shape in SHAPES {
            // The shapes that start with a section are one deeper than what is repeated.
            for depth in [NESTING - 1, NESTING, NESTING + 1, 100_000] {
                let text = nested(shape, depth);
                let parsed = parse(&text);
                assert_eq!(parsed.syntax().text().to_string(), text);
                placet_syntax::format::format(&text);
            }
        }
    });
    deepest.unwrap().join().unwrap();
}
