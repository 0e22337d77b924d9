//! The rules as railroad diagrams.

use railroad::{Choice, Diagram, Empty, End, Node as Drawn, NonTerminal, Optional, Repeat, Sequence, Start, Terminal};

use crate::grammar::Node;

/// Plain lines on no ground, so that the picture reads on light and on dark pages.
const STYLE: &str = "svg.railroad path { stroke-width: 2px; stroke: #777; fill: none; }
svg.railroad text { font: 13px monospace; text-anchor: middle; fill: #222; }
svg.railroad rect { stroke-width: 1px; stroke: #777; fill: #eef2f7; }
svg.railroad .terminal rect { fill: #e3f1e3; }
svg.railroad rect.railroad_canvas { stroke-width: 0; fill: none; }";

pub(crate) fn svg(node: &Node) -> String {
    let root: Vec<Box<dyn Drawn>> = vec![Box::new(Start), drawn(node), Box::new(End)];
    let mut diagram = Diagram::new(Sequence::new(root));
    diagram.add_css(STYLE);
    let mut text = diagram.to_string();
    text.push('\n');
    text
}

fn drawn(node: &Node) -> Box<dyn Drawn> {
    match node {
        Node::Literal(text) => Box::new(Terminal::new(text.clone())),
        Node::Name(name) => Box::new(NonTerminal::new(name.clone())),
        Node::Sequence(parts) => Box::new(Sequence::new(parts.iter().map(drawn).collect::<Vec<_>>())),
        Node::Choice(parts) => Box::new(Choice::new(parts.iter().map(drawn).collect::<Vec<_>>())),
        Node::Optional(inner) => Box::new(Optional::new(drawn(inner))),
        Node::Any(inner) => Box::new(Optional::new(Repeat::new(drawn(inner), Box::new(Empty) as Box<dyn Drawn>))),
        Node::Many(inner) => Box::new(Repeat::new(drawn(inner), Box::new(Empty) as Box<dyn Drawn>)),
    }
}
