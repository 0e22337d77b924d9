//! "Did you mean": the known names nearest to one that isn't.

/// The nearest of `known` to `name`, if any is near enough to be worth showing.
pub(crate) fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = name.to_lowercase();
    let letters = letters(&lower);
    let own: Vec<&str> = words(&lower).collect();
    let mut best: Option<(f64, &str)> = None;
    for candidate in known {
        let mut score = word_overlap(&own, candidate);
        if may_be_spelt_alike(&lower, &letters, candidate) {
            score = score.max(strsim::normalized_damerau_levenshtein(&lower, &candidate.to_lowercase()));
        }
        if score >= NEAR && best.is_none_or(|(top, _)| score > top) {
            best = Some((score, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

const NEAR: f64 = 0.7;

/// How often each letter occurs; letters that share their last five bits count as one.
type Letters = [u8; 32];

fn letters(text: &str) -> Letters {
    let mut letters = Letters::default();
    for byte in text.bytes() {
        if let Some(count) = letters.get_mut(usize::from(byte & 31)) {
            *count = count.saturating_add(1);
        }
    }
    letters
}

/// Whether so few letters have to be taken out of one and put into the other that the two may be near: a look that is
/// much quicker than the count of the steps from one to the other, and rules out most names of a large policy set.
fn may_be_spelt_alike(name: &str, own: &Letters, candidate: &str) -> bool {
    if !name.is_ascii() || !candidate.is_ascii() {
        return true;
    }
    // A step changes two counts at most; more than three tenths of the longer name in steps is too far.
    let longer = name.len().max(candidate.len());
    let apart = |candidate: &Letters| -> usize {
        own.iter().zip(candidate).map(|(one, other)| usize::from(one.abs_diff(*other))).sum()
    };
    let far = |steps: usize| steps * 10 > longer * 3;
    !far(name.len().abs_diff(candidate.len())) && !far(apart(&letters(candidate)) / 2)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Names are words joined by `_` and `.`: the same words in another order, or one word more, are near too. `name` is in
/// small letters.
fn word_overlap(name: &[&str], candidate: &str) -> f64 {
    let same = |one: &str, other: &str| match other.is_ascii() {
        true => one.eq_ignore_ascii_case(other),
        false => one == other.to_lowercase(),
    };
    let shared = name.iter().filter(|word| words(candidate).any(|other| same(word, other))).count();
    let total = name.len().max(words(candidate).count());
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
        assert_eq!(nearest("Reports_View", known), Some("view_reports"));
        assert_eq!(nearest("something_else", known), None);
    }

    #[test]
    fn the_quick_look_rules_out_nothing_that_is_near() {
        let words = ["export", "exports", "exprot", "xport", "report", "reports", "import", "imported", "e", "port_ex"];
        for (one, other) in words.iter().flat_map(|one| words.iter().map(move |other| (one, other))) {
            if strsim::normalized_damerau_levenshtein(one, other) >= NEAR {
                assert!(may_be_spelt_alike(one, &letters(one), other), "{one} {other}");
            }
        }
    }
}
