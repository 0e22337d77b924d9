//! "Did you mean": the known names nearest to one that isn't.

/// The nearest of `known` to `name`, if any is near enough to be worth showing.
pub(crate) fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = name.to_lowercase();
    let mut best: Option<(f64, &str)> = None;
    for candidate in known {
        let score = strsim::normalized_damerau_levenshtein(&lower, &candidate.to_lowercase())
            .max(word_overlap(&lower, candidate));
        if score >= 0.7 && best.is_none_or(|(top, _)| score > top) {
            best = Some((score, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Names are words joined by `_` and `.`: the same words in another order, or one word more, are near too.
fn word_overlap(name: &str, candidate: &str) -> f64 {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
    };
    let (left, right) = (words(name), words(candidate));
    if left.is_empty() || right.is_empty() {
        return 0.0;
    }
    let shared = left.iter().filter(|word| right.contains(word)).count();
    let total = left.len().max(right.len());
    // Word counts are tiny: the conversion is exact.
    if shared == 0 {
        0.0
    } else {
        f64::from(u32::try_from(shared).unwrap_or(0)) / f64::from(u32::try_from(total).unwrap_or(1)) - 0.01
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typing_mistake_and_another_order_are_near() {
        let known = ["export_customers", "view_reports"];
        assert_eq!(nearest("exprot_customers", known), Some("export_customers"));
        assert_eq!(nearest("reports_view", known), Some("view_reports"));
        assert_eq!(nearest("something_else", known), None);
    }
}
