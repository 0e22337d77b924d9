//! `placet graph`: what decides an action, as a picture or for Graphviz.

use std::fs;

use placet_inspect::{DrawError, Drawing, Way, draw};
use serde_json::{Value, json};

use crate::answer::{Answer, Stop};
use crate::arguments::{Graph, GraphFormat};
use crate::exit::Exit;
use crate::load::Loaded;
use crate::problem::{Move, Problem};
use crate::render::{Screen, count};
use crate::typed;

pub(crate) fn run(arguments: &Graph, screen: &Screen) -> Result<Answer, Stop> {
    let loaded = Loaded::open(&arguments.path, screen)?;
    let action = typed::action(&loaded.policy, &arguments.action.join(" "))?;
    let options = typed::options(action, &typed::given(&arguments.options))?;
    let compiled = loaded.compiled()?;
    let drawing = draw(&loaded.policy, &compiled.graph, action, &options).map_err(|error| match error {
        DrawError::TooLarge { .. } => Problem::new(Move::Author, format!("`{}` can't be drawn: {error}", action.id))
            .help("`placet needs` says what it asks for in words"),
        DrawError::OtherPolicy => Problem::new(Move::Us, error.to_string()),
    })?;
    let ending = arguments.output.as_ref().and_then(|file| file.extension()?.to_str());
    let format = match (arguments.format, ending) {
        (Some(format), _) => format,
        (None, Some("svg")) => GraphFormat::Svg,
        (None, None | Some("dot" | "gv")) => GraphFormat::Dot,
        (None, Some(other)) => {
            let message = format!("a graph can't be written as `.{other}`");
            return Err(Problem::caller(message).help("end the file in `.svg` or `.dot`, or say --format").into());
        }
    };
    let written = match (format, screen.json) {
        (_, true) => return Ok(Answer::json(&about(&action.id, &drawing), Exit::Done)),
        (GraphFormat::Svg, _) => drawing.svg(),
        (GraphFormat::Dot, _) => drawing.dot(),
    };
    let Some(file) = &arguments.output else { return Ok(Answer::text(written, Exit::Done)) };
    fs::write(file, written).map_err(|error| Problem::io("written", file, &error))?;
    let said = format!("{}: {}\n", file.display(), count(drawing.nodes.len(), "node"));
    Ok(Answer::text(said, Exit::Done))
}

fn about(action: &str, drawing: &Drawing) -> Value {
    let way = |way: Way| match way {
        Way::Allow => json!("allow"),
        Way::Deny => json!("deny"),
        Way::Node(at) => json!(at),
    };
    let starts: Vec<Value> =
        drawing.starts.iter().map(|(phrase, to)| json!({ "name": phrase, "node": way(*to) })).collect();
    let unknown = |exact: Option<bool>| exact.map(|exact| if exact { "both" } else { "deny" });
    let nodes: Vec<Value> = drawing
        .nodes
        .iter()
        .map(|node| {
            let unknown = unknown(node.unknown_is_exact);
            json!({ "test": node.words, "yes": way(node.yes), "no": way(node.no), "unknown": unknown })
        })
        .collect();
    json!({ "action": action, "starts": starts, "nodes": nodes })
}
