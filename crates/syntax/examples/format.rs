//! Prints a file in its canonical layout: `cargo run -p placet-syntax --example format FILE`.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a tool for maintainers")]

fn main() {
    let path = std::env::args().nth(1).unwrap();
    print!("{}", placet_syntax::format::format(&std::fs::read_to_string(path).unwrap()));
}
