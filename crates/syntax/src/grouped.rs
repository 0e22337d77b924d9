//! Numbers for people.

/// The number with a comma for each thousand, as messages write it.
///
/// ```
/// assert_eq!(placet_syntax::grouped(999), "999");
/// assert_eq!(placet_syntax::grouped(5_000_000), "5,000,000");
/// ```
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
