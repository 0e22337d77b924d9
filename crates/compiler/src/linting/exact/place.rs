//! Places in expressions, and expressions without what is there.

use crate::model::Expr;

/// Some neighbouring children of an `all` or an `any` in an expression.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ExprPlace {
    /// From the whole to the `all` or `any`: the child of an `all` or an `any`; 0 in a `not`; in a `when` 0 for its
    /// condition, 1 for what holds then and 2 for what holds otherwise.
    path: Vec<usize>,
    /// The first of them.
    first: usize,
    count: usize,
}

impl ExprPlace {
    pub(crate) fn new(path: Vec<usize>, first: usize, count: usize) -> ExprPlace {
        ExprPlace { path, first, count }
    }

    /// The same place in an expression that has this one below `start`.
    pub(crate) fn below(&self, start: &[usize]) -> ExprPlace {
        let path = start.iter().chain(&self.path).copied().collect();
        ExprPlace { path, ..*self }
    }

    /// The same place in what the outermost `not` is about.
    pub(crate) fn lift(&mut self) {
        if !self.path.is_empty() {
            self.path.remove(0);
        }
    }

    /// The same place where the outermost children are not the first of their kind.
    pub(crate) fn shift(&mut self, by: usize) {
        match self.path.first_mut() {
            Some(child) => *child = child.saturating_add(by),
            None => self.first = self.first.saturating_add(by),
        }
    }

    fn has(&self, child: usize) -> bool {
        child.checked_sub(self.first).is_some_and(|at| at < self.count)
    }
}

/// Every single child of an `all` or an `any` in an expression.
pub(crate) fn single_places(expr: &Expr) -> Vec<ExprPlace> {
    let mut found = Vec::new();
    walk(expr, &mut Vec::new(), &mut found);
    found
}

fn walk(expr: &Expr, path: &mut Vec<usize>, found: &mut Vec<ExprPlace>) {
    let mut inner = |parts: &[&Expr], found: &mut Vec<ExprPlace>| {
        for (at, part) in parts.iter().enumerate() {
            path.push(at);
            walk(part, path, found);
            path.pop();
        }
    };
    match expr {
        Expr::All(parts) | Expr::Any(parts) => {
            inner(&parts.iter().collect::<Vec<_>>(), found);
            found.extend((0..parts.len()).map(|at| ExprPlace::new(path.clone(), at, 1)));
        }
        Expr::Not(one) => inner(&[one], found),
        Expr::When { condition, then, otherwise } => inner(&[condition, then, otherwise], found),
        _ => {}
    }
}

/// The expression as it is when what is at the places is left out.
pub(crate) fn without(expr: &Expr, places: &[ExprPlace]) -> Expr {
    let all: Vec<(&[usize], &ExprPlace)> = places.iter().map(|place| (place.path.as_slice(), place)).collect();
    left(expr, &all)
}

fn left(expr: &Expr, places: &[(&[usize], &ExprPlace)]) -> Expr {
    if places.is_empty() {
        return expr.clone();
    }
    let inner = |at: usize, part: &Expr| {
        let below: Vec<(&[usize], &ExprPlace)> = places
            .iter()
            .filter_map(|(path, place)| match path.split_first() {
                Some((first, rest)) if *first == at => Some((rest, *place)),
                _ => None,
            })
            .collect();
        left(part, &below)
    };
    let kept = |parts: &[Expr]| -> Vec<Expr> {
        let goes = |at: usize| places.iter().any(|(path, place)| path.is_empty() && place.has(at));
        parts.iter().enumerate().filter(|(at, _)| !goes(*at)).map(|(at, part)| inner(at, part)).collect()
    };
    match expr {
        Expr::All(parts) => Expr::all(kept(parts)),
        Expr::Any(parts) => Expr::any(kept(parts)),
        Expr::Not(one) => inner(0, one).not(),
        Expr::When { condition, then, otherwise } => Expr::When {
            condition: Box::new(inner(0, condition)),
            then: Box::new(inner(1, then)),
            otherwise: Box::new(inner(2, otherwise)),
        },
        other => other.clone(),
    }
}

/// What is at a place.
pub(crate) fn children_at<'e>(expr: &'e Expr, place: &ExprPlace) -> &'e [Expr] {
    let mut at = expr;
    for step in &place.path {
        let inner = match at {
            Expr::All(parts) | Expr::Any(parts) => parts.get(*step),
            Expr::Not(inner) => Some(inner.as_ref()),
            Expr::When { condition, then, otherwise } => match step {
                0 => Some(condition.as_ref()),
                1 => Some(then.as_ref()),
                _ => Some(otherwise.as_ref()),
            },
            _ => None,
        };
        let Some(inner) = inner else { return &[] };
        at = inner;
    }
    match at {
        Expr::All(parts) | Expr::Any(parts) => {
            parts.get(place.first..place.first.saturating_add(place.count)).unwrap_or_default()
        }
        _ => &[],
    }
}
