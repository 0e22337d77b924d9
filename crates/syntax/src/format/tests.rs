#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests read the real policies")]

use std::path::Path;

use proptest::prelude::*;

use super::{layout, same::meaning};

/// Every real policy and every broken file that the crate is tested with.
fn texts() -> Vec<(String, String)> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts = Vec::new();
    for folder in ["../../policies/maestra", "../../policies/synerise", "tests/broken", "tests/layout"] {
        for entry in std::fs::read_dir(here.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "placet") {
                texts.push((path.display().to_string(), std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    texts.sort();
    texts
}

#[test]
fn a_layout_means_what_the_text_means_and_keeps_every_comment() {
    for (path, text) in texts() {
        assert_eq!(meaning(&text), meaning(&layout(&text)), "{path}:\n{}", layout(&text));
    }
}

#[test]
fn a_layout_laid_out_again_is_the_same() {
    for (path, text) in texts() {
        let once = layout(&text);
        assert_eq!(layout(&once), once, "{path}");
    }
}

#[test]
fn an_item_with_a_mistake_stays_byte_for_byte() {
    let text = "section a {\n  Delete   requires p ,, q   \n  Open   requires r\n}\nrole   b  {p}\n";
    let laid_out = "section a {\n  Delete   requires p ,, q\n    Open requires r\n}\n\nrole b { p }\n";
    assert_eq!(layout(text), laid_out);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    /// White space moved about in real policies changes neither what they mean nor how they are laid out.
    #[test]
    fn blanks_do_not_matter(picked in any::<prop::sample::Index>(), seed in any::<u64>()) {
        let texts: Vec<(String, String)> = texts().into_iter().filter(|(path, _)| path.contains("policies")).collect();
        let (path, text) = picked.get(&texts);
        let shaken = shake(text, seed);
        prop_assert_eq!(meaning(text), meaning(&shaken), "{}: the shaking changed the text:\n{}", path, shaken);
        let once = layout(&shaken);
        prop_assert_eq!(meaning(text), meaning(&once), "{}:\n{}", path, once);
        prop_assert_eq!(layout(&once), once, "{}", path);
    }
}

/// The text with other indentation, more blanks before words, blanks at line ends, more empty lines and other line ends.
fn shake(text: &str, mut seed: u64) -> String {
    let mut next = |below: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    let mut shaken = String::new();
    for line in text.lines() {
        shaken.push_str(&" ".repeat(usize::try_from(next(9)).unwrap()));
        shaken.push_str(line.trim_start());
        shaken.push_str(&" ".repeat(usize::try_from(next(3)).unwrap()));
        shaken.push_str(if next(4) == 0 { "\r\n" } else { "\n" });
        for _ in 0..next(8).saturating_sub(6) {
            shaken.push_str(if line.trim_end().ends_with('/') { "" } else { "\n" });
        }
    }
    shaken
}
