//! Calendar days, as a number of days since 1970-01-01 in the Gregorian calendar, before its
//! introduction too. They know no time of day, no zone and no clock.
//!
//! ```
//! use placet_runtime::date;
//!
//! assert_eq!(date::parse("1970-01-02"), Some(1));
//! assert_eq!(date::parse("2023-02-29"), None);
//! assert_eq!(date::show(1).to_string(), "1970-01-02");
//! ```

use core::fmt;

/// The first day, 0001-01-01.
pub const FIRST: i32 = -719_162;

/// The last day, 9999-12-31.
pub const LAST: i32 = 2_932_896;

const DAYS_OF_ERA: i32 = 146_097;
/// From 0000-03-01, where the eras of 400 years start, to 1970-01-01.
const TO_1970: i32 = 719_468;

/// The day that a text of the form `YYYY-MM-DD` names; `None` where there is no such day.
#[must_use]
pub fn parse(text: &str) -> Option<i32> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *text.as_bytes() else {
        return None;
    };
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0_i32, |number, digit| {
            let digit = digit.is_ascii_digit().then(|| digit.wrapping_sub(b'0'))?;
            number.checked_mul(10)?.checked_add(digit.into())
        })
    };
    let (year, month, day) = (number(&[y1, y2, y3, y4])?, number(&[m1, m2])?, number(&[d1, d2])?);
    let days = days(year, month, day)?;
    // The other way round it has to be the same day, which 2023-02-29 isn't.
    (civil(days)? == (year, month, day)).then_some(days)
}

/// Writes a day as `YYYY-MM-DD`, and a number that is no day as a number.
#[must_use]
pub fn show(days: i32) -> impl fmt::Display {
    Shown(days)
}

/// The days since 1970-01-01 of a day; of one that is not in its month some other day's.
fn days(year: i32, month: i32, day: i32) -> Option<i32> {
    if !(1..=12).contains(&month) {
        return None;
    }
    // A year that starts in March ends with the day that only some years have.
    let (year, month) =
        if month > 2 { (year, month.checked_sub(3)?) } else { (year.checked_sub(1)?, month.checked_add(9)?) };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = month.checked_mul(153)?.checked_add(2)?.div_euclid(5).checked_add(day)?.checked_sub(1)?;
    let leaps = of_era.div_euclid(4).checked_sub(of_era.div_euclid(100))?;
    let of_era = of_era.checked_mul(365)?.checked_add(leaps)?.checked_add(of_year)?;
    era.checked_mul(DAYS_OF_ERA)?.checked_add(of_era)?.checked_sub(TO_1970)
}

/// Year, month and day.
fn civil(days: i32) -> Option<(i32, i32, i32)> {
    if !(FIRST..=LAST).contains(&days) {
        return None;
    }
    let days = days.checked_add(TO_1970)?;
    let (era, of_era) = (days.div_euclid(DAYS_OF_ERA), days.rem_euclid(DAYS_OF_ERA));
    // Without the days that only leap years have, which are every 4 years, but for every 100, but for every 400.
    let leaps = (of_era.div_euclid(1_460)).checked_sub(of_era.div_euclid(36_524))?;
    let leaps = leaps.checked_add(of_era.div_euclid(146_096))?;
    let year = of_era.checked_sub(leaps)?.div_euclid(365);
    let before = year.checked_mul(365)?.checked_add(year.div_euclid(4))?.checked_sub(year.div_euclid(100))?;
    let of_year = of_era.checked_sub(before)?;
    let month = of_year.checked_mul(5)?.checked_add(2)?.div_euclid(153);
    let day = of_year.checked_sub(month.checked_mul(153)?.checked_add(2)?.div_euclid(5))?.checked_add(1)?;
    let year = era.checked_mul(400)?.checked_add(year)?;
    if month < 10 {
        Some((year, month.checked_add(3)?, day))
    } else {
        Some((year.checked_add(1)?, month.checked_sub(9)?, day))
    }
}

struct Shown(i32);

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match civil(self.0) {
            Some((year, month, day)) => write!(f, "{year:04}-{month:02}-{day:02}"),
            None => self.0.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::string::ToString;

    use super::{FIRST, LAST, parse, show};

    #[test]
    fn every_day_is_the_day_after_the_one_before_it() {
        let mut expected = FIRST;
        for year in 1..=9999 {
            let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            for (month, length) in (1..).zip([31, if leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]) {
                for day in 1..=length {
                    let text = std::format!("{year:04}-{month:02}-{day:02}");
                    assert_eq!(parse(&text), Some(expected), "{text}");
                    assert_eq!(show(expected).to_string(), text);
                    expected += 1;
                }
                let text = std::format!("{year:04}-{month:02}-{:02}", length + 1);
                assert_eq!(parse(&text), None, "{text}");
            }
        }
        assert_eq!(expected, LAST + 1);
        assert_eq!(parse("1970-01-01"), Some(0));
    }

    #[test]
    fn what_is_no_day_is_none() {
        let wrong = [
            "",
            "2026-11-22 ",
            " 2026-11-22",
            "2026-1-22",
            "2026/11/22",
            "20261122",
            "+026-11-22",
            "2026-11-22T00:00:00Z",
            "0000-12-31",
            "2026-00-10",
            "2026-13-10",
            "2026-10-00",
            "2026-10-99",
            "2026-11-2a",
            "\u{662}026-11-22",
        ];
        for text in wrong {
            assert_eq!(parse(text), None, "{text:?}");
        }
        assert_eq!(show(LAST + 1).to_string(), "2932897");
        assert_eq!(show(i32::MIN).to_string(), "-2147483648");
    }
}
