use crate::reference::Date;

fn date(text: &str) -> Date {
    Date::of(text).unwrap()
}

#[test]
fn a_date_is_a_day_that_there_is() {
    for text in ["2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31", "2026-04-30"] {
        assert_eq!(date(text).to_string(), text);
    }
    for text in [
        "2023-02-29",
        "1900-02-29",
        "0000-01-01",
        "2026-13-01",
        "2026-00-01",
        "2026-04-31",
        "2026-4-30",
        "26-04-30",
        "2026-04",
        "+026-04-30",
        "2026-04-30 ",
        "",
    ] {
        assert_eq!(Date::of(text), None, "{text}");
    }
}

#[test]
fn the_next_day_and_the_day_before_undo_one_another() {
    for (one, next) in [
        ("2026-11-22", "2026-11-23"),
        ("2024-02-28", "2024-02-29"),
        ("2023-02-28", "2023-03-01"),
        ("1999-12-31", "2000-01-01"),
        ("1969-12-31", "1970-01-01"),
    ] {
        assert_eq!(date(one).next(), Some(date(next)));
        assert_eq!(date(next).previous(), Some(date(one)));
        assert!(date(one) < date(next));
    }
    assert_eq!(date("9999-12-31").next(), None);
    assert_eq!(date("0001-01-01").previous(), None);
}

#[test]
fn four_hundred_years_have_146_097_days() {
    let mut day = date("1600-03-01");
    for _ in 0..146_097 {
        day = day.next().unwrap();
    }
    assert_eq!(day, date("2000-03-01"));
}
