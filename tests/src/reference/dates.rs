//! Calendar days, counted as people count them: by the lengths of the months.

use std::fmt;

/// A day from 0001-01-01 to 9999-12-31. Later days are greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The day that is written `YYYY-MM-DD`.
    pub fn of(text: &str) -> Option<Date> {
        let parts: Vec<&str> = text.split('-').collect();
        let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
        if lengths != [4, 2, 2] || !text.bytes().all(|byte| byte == b'-' || byte.is_ascii_digit()) {
            return None;
        }
        let date = Date { year: parts[0].parse().ok()?, month: parts[1].parse().ok()?, day: parts[2].parse().ok()? };
        let exists = date.year > 0 && (1..=12).contains(&date.month) && (1..=date.days_in_month()).contains(&date.day);
        exists.then_some(date)
    }

    /// The day after; none after the last.
    pub fn next(self) -> Option<Date> {
        if self.day < self.days_in_month() {
            Some(Date { day: self.day + 1, ..self })
        } else if self.month < 12 {
            Some(Date { month: self.month + 1, day: 1, ..self })
        } else {
            (self.year < 9999).then_some(Date { year: self.year + 1, month: 1, day: 1 })
        }
    }

    /// The day before; none before the first.
    pub fn previous(self) -> Option<Date> {
        let end = |date: Date| Date { day: date.days_in_month(), ..date };
        if self.day > 1 {
            Some(Date { day: self.day - 1, ..self })
        } else if self.month > 1 {
            Some(end(Date { month: self.month - 1, ..self }))
        } else {
            (self.year > 1).then(|| end(Date { year: self.year - 1, month: 12, day: 1 }))
        }
    }

    fn days_in_month(self) -> u8 {
        let is_leap = self.year.is_multiple_of(4) && !self.year.is_multiple_of(100) || self.year.is_multiple_of(400);
        match self.month {
            2 if is_leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}
