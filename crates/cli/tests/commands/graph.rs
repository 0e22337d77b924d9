//! What `placet graph` draws.

use std::fs;
use std::path::Path;

use insta::assert_snapshot;

use super::run::{placet, placet_in};

const PAGE: &str = include_str!("../../../../docs/decision-graph.md");

#[test]
fn a_graph_is_written_for_graphviz_as_a_picture_and_for_programs() {
    assert_snapshot!(placet("graph notes delete"));
    assert_snapshot!(placet("graph notes delete --format svg"));
    assert_snapshot!(placet("graph notes delete --json"));
}

#[test]
fn options_have_starts_of_their_own_and_the_ending_of_the_output_says_what_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let text = "permissions {\n    edit  \"Edit \\\"all\\\" <pages>\"\n    shout\n}\n\nscope target\n\nresource page { day: date, \
                locked: boolean }\n\nsection pages \"Pages\" on page {\n    Change a page\n        requires edit in target\n        \
                forbidden if page.day < 2026-11-22\n        to shout also requires shout if page.locked\n    Look at a page\n        \
                allowed to everyone\n}\n";
    fs::write(folder.path().join("pages.placet"), text).unwrap();
    let said = placet_in(folder.path(), "graph pages.placet change --option shout -o change.svg", "");
    let svg = fs::read_to_string(folder.path().join("change.svg")).unwrap();
    assert_snapshot!(format!("{said}\n\n{svg}"));
    let said = placet_in(folder.path(), "graph pages.placet change -o change.png", "");
    assert!(said.contains("error: a graph can't be written as `.png`"), "{said}");
    assert!(!folder.path().join("change.png").exists());
    assert_snapshot!(placet_in(folder.path(), "graph pages.placet change --option shout", ""));
    assert_snapshot!(placet_in(folder.path(), "graph pages.placet look", ""));
}

/// A rule of two nodes for each of some facts, and of one for each of some sets.
fn ladder(facts: usize, sets: usize) -> String {
    let declared: Vec<String> = (0..facts).map(|n| format!("f{n}: boolean")).collect();
    let names: Vec<String> = (0..facts).map(|n| format!("p{n}")).collect();
    let set = |n: usize| format!("        requires s{n} or t{n}\n");
    let clauses = (0..facts).map(|n| format!("        requires p{n} if r.f{n}\n"));
    format!(
        "permissions {{ s0, t0, s1, t1, {} }}\n\nresource r {{ {} }}\n\nsection s \"S\" on r {{\n    Go\n{}}}\n",
        names.join(", "),
        declared.join(", "),
        (0..sets).map(set).chain(clauses).collect::<String>()
    )
}

#[test]
fn a_graph_of_the_largest_size_is_drawn_and_a_larger_one_is_told_with_its_size() {
    let folder = tempfile::tempdir().unwrap();
    for (facts, sets) in [(99, 2), (100, 1)] {
        fs::write(folder.path().join("r.placet"), ladder(facts, sets)).unwrap();
        let said = placet_in(folder.path(), "graph r.placet go --json", "");
        let size = 2 * facts + sets;
        match size > placet_inspect::LARGEST {
            true => assert_snapshot!(said),
            false => assert_eq!(said.matches("\"test\"").count(), size),
        }
    }
}

#[test]
fn the_pictures_of_the_page_are_what_the_command_draws() {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let folder = tempfile::tempdir().unwrap();
    let mut pictures = 0;
    for line in PAGE.lines().filter_map(|line| line.strip_prefix("cargo run --quiet -- ")) {
        let (command, file) = line.split_once(" -o ").unwrap();
        let drawn = folder.path().join("drawn.svg");
        placet_in(&workspace, &format!("{command} -o {}", drawn.display()), "");
        let (drawn, stored) = (fs::read_to_string(&drawn).unwrap(), fs::read_to_string(workspace.join(file)).unwrap());
        assert!(drawn == stored, "{file} is no longer what is drawn; run: cargo run -- {line}");
        assert!(PAGE.contains(&format!("({})", file.strip_prefix("docs/").unwrap())), "{file} is not shown");
        pictures += 1;
    }
    assert_eq!(pictures, 3);
    assert_eq!(fs::read_dir(workspace.join("docs/decision-graph")).unwrap().count(), pictures);
}
