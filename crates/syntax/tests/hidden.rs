//! Characters that make a rule look like another one are mistakes.

use placet_syntax::parse;

fn codes(text: &str) -> Vec<&'static str> {
    parse(text).errors().iter().map(|error| error.code).collect()
}

#[test]
fn a_carriage_return_on_its_own_does_not_quietly_end_a_comment() {
    assert_eq!(codes("section s {\n    X requires a // note\r or b\n}\n"), ["hidden-character"]);
    assert!(codes("section s {\r\n    X requires a // note\r\n}\r\n").is_empty());
}

#[test]
fn letters_without_a_shape_make_no_second_name_of_the_same_look() {
    for letter in ['\u{3164}', '\u{115f}', '\u{1160}', '\u{ffa0}'] {
        assert_eq!(
            codes(&format!("permissions {{ a, a{letter} }}\n")),
            ["hidden-character"],
            "U+{:04X}",
            u32::from(letter)
        );
    }
}

#[test]
fn an_odd_space_before_requires_does_not_make_it_part_of_the_name() {
    assert_eq!(codes("section s {\n    X\u{2003}requires a\n        requires b\n}\n"), ["hidden-character"]);
    assert!(codes("section s {\n    X\u{a0}requires a\n    A\u{3000}B requires a\n}\n").is_empty());
}
