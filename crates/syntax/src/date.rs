//! Days of the calendar, as `2026-11-22` in a policy.

/// The days from 1970-01-01 to the day that `text` names, in the Gregorian calendar carried back before it was in use.
///
/// None where it names no day: only four digits, two and two with hyphens between them do, from 0001-01-01 on.
///
/// ```
/// assert_eq!(placet_syntax::date::days("1970-01-02"), Some(1));
/// assert_eq!(placet_syntax::date::days("2024-02-29"), Some(19782));
/// assert_eq!(placet_syntax::date::days("2026-02-29"), None);
/// ```
pub fn days(text: &str) -> Option<i32> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 || month.len() != 2 || day.len() != 2 {
        return None;
    }
    let number =
        |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<i32>().ok()).flatten();
    let (year, month, day) = (number(year)?, number(month)?, number(day)?);
    if year < 1 || day < 1 || day > days_in(year, month)? {
        return None;
    }
    // Years that start in March, so that the leap day is their last.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let before_year = 365 * year + year / 4 - year / 100 + year / 400;
    // Days from the first of March to the first of a month: 0, 31, 61, 92, …
    let before_month = (153 * month + 2) / 5;
    Some(before_year + before_month + day - 1 - 719_468)
}

/// How many days a month has; none where there is no such month.
pub(crate) fn days_in(year: i32, month: i32) -> Option<i32> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 => Some(if leap { 29 } else { 28 }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_day_of_the_calendar_is_one_after_the_day_before() {
        let mut expected = days("0001-01-01").unwrap();
        assert_eq!(expected, -719_162);
        for year in 1..=9999 {
            for month in 1..=12 {
                for day in 1..=days_in(year, month).unwrap() {
                    assert_eq!(days(&format!("{year:04}-{month:02}-{day:02}")), Some(expected));
                    expected += 1;
                }
            }
        }
        assert_eq!(days("9999-12-31"), Some(2_932_896));
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in [
            "",
            "2026-11",
            "2026-13-01",
            "2026-00-01",
            "2026-01-00",
            "2026-04-31",
            "0000-01-01",
            "26-11-22",
            "2026-1-2",
            "2026-11-22-1",
            "+026-01-01",
            "2026-11-2é",
            "1900-02-29",
        ] {
            assert_eq!(days(text), None, "{text}");
        }
    }
}
