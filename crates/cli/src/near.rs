//! Names that a person may have meant.

/// How many names a message offers at most.
const OFFERED: usize = 3;
/// How alike a name has to be, where 1 is the same.
const NEAR: f64 = 0.85;
/// How much less alike than the best another one may be.
const AS_NEAR: f64 = 0.04;

/// The known names that are nearest to what was given, nearest first; none where all are far.
pub(crate) fn near<'n>(given: &str, known: impl IntoIterator<Item = &'n str>) -> Vec<&'n str> {
    let given = given.to_lowercase();
    let mut scored = Vec::new();
    for name in known {
        let lower = name.to_lowercase();
        let last = lower.rsplit('.').next().unwrap_or_default();
        let score = strsim::jaro_winkler(&given, &lower).max(strsim::jaro_winkler(&given, last));
        if score > NEAR {
            scored.push((score, name));
        }
    }
    // A stable sort: equally near names stay in the order of declaration.
    scored.sort_by(|one, other| other.0.total_cmp(&one.0));
    let best = scored.first().map_or(0.0, |(score, _)| *score);
    scored.retain(|(score, _)| best - score < AS_NEAR);
    scored.into_iter().take(OFFERED).map(|(_, name)| name).collect()
}

/// `did you mean ...?` for names that are near, and nothing else.
pub(crate) fn did_you_mean<'n>(given: &str, known: impl IntoIterator<Item = &'n str>) -> Option<String> {
    let names: Vec<String> = near(given, known).into_iter().map(|name| format!("`{name}`")).collect();
    let (last, others) = names.split_last()?;
    if others.is_empty() {
        return Some(format!("did you mean {last}?"));
    }
    Some(format!("did you mean {} or {last}?", others.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::did_you_mean;

    #[test]
    fn a_typing_mistake_finds_the_name() {
        let known = ["export_customers", "view_customer", "delete_products"];
        assert_eq!(did_you_mean("exprot_customers", known), Some("did you mean `export_customers`?".into()));
    }

    #[test]
    fn a_far_name_finds_nothing() {
        assert_eq!(did_you_mean("xyz", ["export_customers"]), None);
    }
}
