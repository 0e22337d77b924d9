//! Prints the tree of a file and its errors: `cargo run -p placet-syntax --example tree FILE`.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a tool for maintainers")]

fn main() {
    let path = std::env::args().nth(1).unwrap();
    let text = std::fs::read_to_string(path).unwrap();
    let parsed = placet_syntax::parse(&text);
    assert_eq!(parsed.syntax().text().to_string(), text);
    println!("{:#?}", parsed.syntax());
    for error in parsed.errors() {
        println!("{:?} {} {}", error.range, error.code, error.message);
    }
}
