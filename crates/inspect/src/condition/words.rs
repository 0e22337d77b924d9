use std::collections::BTreeSet;

use placet_compiler::{Atom, Expr, FactTest, Name, Number};

use super::Condition;
use super::cells::{Cells, Kind, Order};

/// What a product says, fact by fact.
pub(super) fn parts(product: &[BTreeSet<usize>], dimensions: &[Cells]) -> Vec<String> {
    let mut parts = Vec::new();
    for (cells, dimension) in product.iter().zip(dimensions) {
        if cells.len() < dimension.cells.len() {
            parts.extend(said(cells, dimension));
        }
    }
    parts
}

/// The whole condition on one line.
pub(super) fn sentence(condition: &Condition) -> String {
    if condition.is_never() {
        return "never".to_owned();
    }
    if condition.is_always() {
        return "always".to_owned();
    }
    let common: Vec<&String> = match condition.ways.split_first() {
        Some((first, others)) => first.iter().filter(|part| others.iter().all(|way| way.contains(part))).collect(),
        None => Vec::new(),
    };
    let mut either = Vec::new();
    for way in &condition.ways {
        let own: Vec<&str> = way.iter().filter(|part| !common.contains(part)).map(String::as_str).collect();
        either.push(own);
    }
    let several = either.len() > 1 || condition.more;
    let mut ways: Vec<String> = either.iter().map(|own| joined(own, several)).filter(|way| !way.is_empty()).collect();
    if condition.more {
        ways.push("…".to_owned());
    }
    let ways = ways.join(" or ");
    let before: Vec<&str> = common.iter().map(|part| part.as_str()).collect();
    let whole = match (before.is_empty(), ways.is_empty()) {
        (true, _) => ways,
        (false, true) => before.join(" and "),
        (false, false) => format!("{} and ({ways})", before.join(" and ")),
    };
    if condition.negated { format!("not ({whole})") } else { whole }
}

fn joined(parts: &[&str], inside: bool) -> String {
    let all = parts.join(" and ");
    if inside && parts.len() > 1 { format!("({all})") } else { all }
}

fn said(cells: &BTreeSet<usize>, dimension: &Cells) -> Vec<String> {
    match &dimension.kind {
        Kind::Values { fact, values, rest } => {
            let is_open = rest.is_empty() && dimension.cells.len() > values.len();
            vec![of_values(fact, values, rest, is_open, cells)]
        }
        Kind::Line { fact, is_date, bounds } => range(dimension, fact, *is_date, bounds, cells),
        Kind::Pair { left, right, orders } => {
            let allowed = orders.iter().enumerate().filter(|(at, _)| cells.contains(at));
            vec![in_order(left, right, &allowed.flat_map(|(_, orders)| orders).copied().collect::<Vec<_>>())]
        }
        Kind::Test(atom, is_date) => vec![alone(atom, *is_date, cells.contains(&0))],
    }
}

/// The values of a fact; where it is open, all that are not named are one cell, which can't be listed.
fn of_values(fact: &Name, values: &[String], rest: &[String], is_open: bool, cells: &BTreeSet<usize>) -> String {
    let has_rest = cells.contains(&values.len());
    let (mut yes, mut no): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
    for (at, value) in values.iter().enumerate() {
        if cells.contains(&at) { yes.push(value) } else { no.push(value) }
    }
    if is_open {
        return match (has_rest, yes.as_slice(), no.as_slice()) {
            (true, _, [one]) => format!("{fact} is not {one}"),
            (true, _, several) => format!("{fact} is not one of ({})", several.join(", ")),
            (false, [one], _) => format!("{fact} is {one}"),
            (false, several, _) => format!("{fact} is one of ({})", several.join(", ")),
        };
    }
    let others = rest.iter().map(String::as_str);
    if has_rest {
        yes.extend(others)
    } else {
        no.extend(others)
    }
    match (yes.as_slice(), no.as_slice()) {
        ([one], _) => format!("{fact} is {one}"),
        (_, [one]) => format!("{fact} is not {one}"),
        (several, others) if several.len() <= others.len() => format!("{fact} is one of ({})", several.join(", ")),
        (_, others) => format!("{fact} is not one of ({})", others.join(", ")),
    }
}

fn range(
    dimension: &Cells,
    fact: &Name,
    is_date: bool,
    bounds: &[(Number, bool)],
    cells: &BTreeSet<usize>,
) -> Vec<String> {
    let show = |number: &Number| match is_date {
        true => {
            let test = Expr::Fact(FactTest::LessThan(fact.clone(), *number));
            let words = test.words(&|_| true).to_string();
            words.rsplit(' ').next().unwrap_or_default().to_owned()
        }
        false => number.to_string(),
    };
    let (Some(first), Some(last)) = (cells.first(), cells.last()) else { return vec!["never".to_owned()] };
    if let (true, Some(point)) = (first == last, dimension.point(*first)) {
        return vec![format!("{fact} is {}", show(&point))];
    }
    let missing: Vec<usize> = (*first..=*last).filter(|cell| !cells.contains(cell)).collect();
    if let [point] = missing.as_slice()
        && let Some(point) = dimension.point(*point)
    {
        return vec![format!("{fact} is not {}", show(&point))];
    }
    let mut parts = Vec::new();
    if let Some((number, is_below)) = first.checked_sub(1).and_then(|at| bounds.get(at)) {
        parts.push(format!("{fact} {} {}", if *is_below { ">" } else { ">=" }, show(number)));
    }
    if let Some((number, is_below)) = bounds.get(*last) {
        parts.push(format!("{fact} {} {}", if *is_below { "<=" } else { "<" }, show(number)));
    }
    parts
}

fn in_order(left: &Name, right: &Name, orders: &[Order]) -> String {
    let has = |order| orders.contains(&order);
    let sign = match (has(Order::Less), has(Order::Equal), has(Order::Greater)) {
        (true, false, false) => "<",
        (true, true, _) => "<=",
        (false, true, false) => "is",
        (true, false, true) => "is not",
        (false, true, true) => ">=",
        (false, false, _) => ">",
    };
    format!("{left} {sign} {right}")
}

/// One test, or its opposite.
pub(crate) fn alone(atom: &Atom, is_date: bool, so: bool) -> String {
    match atom {
        Atom::Fact(test) => {
            let test = Expr::Fact(test.clone());
            let test = if so { test } else { test.not() };
            test.words(&|_| is_date).to_string()
        }
        other if so => other.to_string(),
        other => format!("not {other}"),
    }
}
