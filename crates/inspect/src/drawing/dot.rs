//! The graph in the language of Graphviz.

use std::fmt::Write as _;

use super::{Drawing, Way};

pub(super) fn dot(drawing: &Drawing) -> String {
    let mut out = String::from("digraph {\n");
    let _ = writeln!(out, "  label = {};", quoted(&drawing.title));
    out += "  node [shape = box, fontname = \"sans-serif\"];\n  edge [fontname = \"sans-serif\"];\n";
    let mut ends = [false; 2];
    let mut way = |out: &mut String, from: &str, to: Way, word: &str| {
        let to = match to {
            Way::Deny => {
                ends[0] = true;
                "deny".to_owned()
            }
            Way::Allow => {
                ends[1] = true;
                "allow".to_owned()
            }
            Way::Node(at) => format!("n{}", at + 1),
        };
        let label = match word {
            "" => String::new(),
            "no" => " [label = \"no\", style = dashed]".to_owned(),
            word => format!(" [label = {}]", quoted(word)),
        };
        let _ = writeln!(out, "  {from} -> {to}{label};");
    };
    for (number, (phrase, to)) in drawing.starts.iter().enumerate() {
        let _ = writeln!(out, "  s{} [label = {}, shape = plaintext];", number + 1, quoted(phrase));
        way(&mut out, &format!("s{}", number + 1), *to, "");
    }
    for (at, node) in drawing.nodes.iter().enumerate() {
        let mut words = node.words.clone();
        words.extend(super::svg::unknown(node).map(str::to_owned));
        let shape = if node.unknown_is_exact.is_some() { ", style = rounded" } else { "" };
        let name = format!("n{}", at + 1);
        let _ = writeln!(out, "  {name} [label = {}{shape}];", quoted(&words.join("\n")));
        way(&mut out, &name, node.yes, "yes");
        way(&mut out, &name, node.no, "no");
    }
    for (end, is_there) in ["deny", "allow"].into_iter().zip(ends) {
        if is_there {
            let _ = writeln!(out, "  {end} [shape = plaintext];");
        }
    }
    out + "}\n"
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}
