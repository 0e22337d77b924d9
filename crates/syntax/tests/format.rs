//! Layouts, each with the text that it is of.

#![allow(clippy::unwrap_used, reason = "tests may")]

use placet_syntax::format::format;

macro_rules! layouts {
    ($($name:ident)*) => {$(
        #[test]
        fn $name() {
            let text = include_str!(concat!("layout/", stringify!($name), ".placet"));
            let page = format!("── written\n{text}\n── laid out\n{}", format(text));
            insta::assert_snapshot!(stringify!($name), page);
        }
    )*};
}

layouts! { permissions facts_and_roles names sections clauses tests mistakes }

#[test]
fn line_ends_become_line_feeds_and_the_file_ends_in_one() {
    assert_eq!(format("\u{feff}role a { b }\r\n\r\n\r\nrole c { d }"), "role a { b }\n\nrole c { d }\n");
    assert_eq!(format(""), "");
    assert_eq!(format("\n\n"), "");
    assert_eq!(format("// only\n\n"), "// only\n");
}

#[test]
fn a_text_that_never_closes_stays_as_it_is() {
    let text = "section a {\n   Delete   requires b\n";
    assert_eq!(format(text), text);
}
