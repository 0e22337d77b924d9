use super::*;
use crate::patterns::Part;

fn names(list: &[&str]) -> SortedNames {
    let list: Vec<Name> = list.iter().map(|name| Name::from(*name)).collect();
    SortedNames::new(list.iter())
}

fn parts(text: &str) -> Vec<Part> {
    let part = |part: &str| match part {
        "*" => Part::Any,
        "**" => Part::Deep,
        list if list.starts_with('{') => {
            Part::OneOf(list.trim_matches(['{', '}']).split(',').map(Name::from).collect())
        }
        name => Part::Name(name.into()),
    };
    text.split('.').map(part).collect()
}

fn settings() -> SortedNames {
    names(&[
        "settings.users.read",
        "settings.users.edit",
        "settings.profile.edit",
        "settings.profile.domains.read",
        "settings_old.edit",
        "manage",
    ])
}

#[track_caller]
fn check(pattern: &str, expected: &[&str]) {
    assert_eq!(settings().matching(&parts(pattern)), expected, "{pattern}");
}

#[test]
fn a_star_is_one_level_and_two_are_any_depth() {
    check("settings.*.edit", &["settings.users.edit", "settings.profile.edit"]);
    check("settings.*", &[]);
    check("*", &["manage"]);
    check(
        "settings.**",
        &["settings.users.read", "settings.users.edit", "settings.profile.edit", "settings.profile.domains.read"],
    );
    check("settings.users.edit.**", &["settings.users.edit"]);
    check("manage.**.**", &["manage"]);
    check("**.read", &["settings.users.read", "settings.profile.domains.read"]);
    check("settings.**.domains.**", &["settings.profile.domains.read"]);
    check("settings.**.**.edit", &["settings.users.edit", "settings.profile.edit"]);
}

#[test]
fn braces_name_several_in_the_order_of_declaration() {
    check("settings.{profile,users}.edit", &["settings.users.edit", "settings.profile.edit"]);
    check("settings.users.{edit,read,edit}", &["settings.users.read", "settings.users.edit"]);
    check("{manage,settings_old}.*", &["settings_old.edit"]);
    check("settings.users.edit", &["settings.users.edit"]);
    check("settings.users", &[]);
}

#[test]
fn a_word_in_braces_that_brings_nothing_is_found() {
    let nothing = |pattern: &str| settings().matching_nothing(&parts(pattern));
    assert_eq!(nothing("settings.users.{read,delete}"), Some("delete".into()));
    assert_eq!(nothing("settings.**.{read,edit}"), None);
    assert_eq!(nothing("settings.{users,groups}.*"), Some("groups".into()));
}

#[test]
fn many_words_in_braces_match_as_few_do() {
    let all: Vec<String> = (0..20).flat_map(|a| (0..20).map(move |b| format!("n.a{a}.b{b}"))).collect();
    let sorted = names(&all.iter().map(String::as_str).collect::<Vec<_>>());
    let list = |letter: char| Part::OneOf((0..20).map(|at| Name::from(format!("{letter}{at}"))).collect());
    let pattern = [Part::Name("n".into()), list('a'), list('b')];
    assert_eq!(sorted.matching(&pattern).len(), 400);
}

#[test]
fn every_short_pattern_matches_what_matches_one_by_one() {
    let words = ["a", "b"];
    let mut all: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    for _ in 0..2 {
        let longer = all.iter().flat_map(|name| words.iter().map(move |word| format!("{name}.{word}")));
        all = all.iter().cloned().chain(longer).collect::<BTreeSet<_>>().into_iter().collect();
    }
    let sorted = names(&all.iter().map(String::as_str).collect::<Vec<_>>());
    let parts_of = ["a", "b", "c", "*", "**", "{a,b}", "{b,c}"];
    let mut patterns: Vec<String> = parts_of.iter().map(|part| (*part).to_owned()).collect();
    for _ in 0..3 {
        let longer = patterns.iter().flat_map(|start| parts_of.iter().map(move |part| format!("{start}.{part}")));
        patterns = patterns.iter().cloned().chain(longer).collect::<BTreeSet<_>>().into_iter().collect();
    }
    for pattern in patterns {
        let parts = parts(&pattern);
        let one_by_one = |name: &&String| matches(&parts, &name.split('.').collect::<Vec<_>>());
        let expected: Vec<&String> = all.iter().filter(one_by_one).collect();
        assert_eq!(sorted.matching(&parts), expected, "{pattern}");
        assert_eq!(sorted.count(&parts), expected.len(), "{pattern}");
    }
}

#[test]
fn a_pattern_that_matches_little_looks_at_little() {
    let all: Vec<String> = (0..100_000).map(|n| format!("n{}.w{n}.x", n % 7)).collect();
    let sorted = names(&all.iter().map(String::as_str).collect::<Vec<_>>());
    for n in 0..50_000 {
        assert_eq!(sorted.count(&parts(&format!("**.w{n}.*"))), 1);
        assert_eq!(sorted.count(&parts("*.*.*.*")), 0);
    }
}
