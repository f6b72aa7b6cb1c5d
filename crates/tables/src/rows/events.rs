//! Events that a reader needs beside a time axis.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, Months, NaiveDate};
use model::Quality;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Something that happened to a country's energy security.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EventRow {
    /// Identifier.
    pub event: String,
    /// When, as closely as the source says.
    pub date: EventDate,
    /// A few words, in English.
    pub label: String,
    /// What happened, in a sentence.
    pub detail: String,
    /// Its source.
    pub source_id: String,
    /// How good the source is.
    pub quality: Quality,
    /// Remark.
    pub note: Option<String>,
}

/// A day, a month or a year: `2026-02-28`, `2015-08` or `2016`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventDate {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
}

/// A text that is no date of the calendar.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{0:?} is no date; write a day of the calendar as YYYY-MM-DD, a month as YYYY-MM or a year as YYYY"
)]
pub struct EventDateError(String);

impl EventDate {
    /// The middle of the day, month or year, in years: the middle of 2016 is 2016.5.
    pub fn decimal_year(self) -> f64 {
        let year = f64::from(self.year);
        self.ends().map_or(year, |(first, last)| {
            let days = if first.leap_year() { 366.0 } else { 365.0 };
            year + f64::from(first.ordinal0() + last.ordinal()) / 2.0 / days
        })
    }

    /// The first and the last day; `None` where the calendar has no such day.
    fn ends(self) -> Option<(NaiveDate, NaiveDate)> {
        let [month, day] = [self.month, self.day].map(|part| u32::from(part.unwrap_or(1)));
        let first = NaiveDate::from_ymd_opt(i32::from(self.year), month, day)?;
        let next = match (self.month, self.day) {
            (None, _) => first.checked_add_months(Months::new(12)),
            (_, None) => first.checked_add_months(Months::new(1)),
            _ => first.succ_opt(),
        };
        Some((first, next?.checked_sub_days(Days::new(1))?))
    }
}

impl FromStr for EventDate {
    type Err = EventDateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let error = || EventDateError(text.to_owned());
        let part = |part: &str| part.parse::<u8>().map_err(|_| error());
        let mut parts = text.split('-');
        let date = Self {
            year: parts
                .next()
                .and_then(|year| year.parse().ok())
                .ok_or_else(error)?,
            month: parts.next().map(part).transpose()?,
            day: parts.next().map(part).transpose()?,
        };
        // Only what is written the one way that `Display` writes is a date.
        let is_date = date.ends().is_some() && date.to_string() == text;
        is_date.then_some(date).ok_or_else(error)
    }
}

impl fmt::Display for EventDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        [self.month, self.day]
            .into_iter()
            .flatten()
            .try_for_each(|part| write!(f, "-{part:02}"))
    }
}

impl<'de> Deserialize<'de> for EventDate {
    fn deserialize<D: Deserializer<'de>>(cell: D) -> Result<Self, D::Error> {
        String::deserialize(cell)?
            .parse()
            .map_err(de::Error::custom)
    }
}

impl Serialize for EventDate {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> f64 {
        text.parse::<EventDate>().unwrap().decimal_year()
    }

    #[track_caller]
    fn assert_near(value: f64, expected: f64) {
        assert!((value - expected).abs() < 1e-9, "{value} is not {expected}");
    }

    #[test]
    fn a_date_stands_for_the_middle_of_what_is_known() {
        assert_near(decimal("2016"), 2016.5);
        // Leap years have a day more.
        assert_near(decimal("2016-02"), 2016.0 + (31.0 + 29.0 / 2.0) / 366.0);
        assert_near(decimal("2015-02"), 2015.0 + (31.0 + 28.0 / 2.0) / 365.0);
        assert_near(decimal("2015-12"), 2016.0 - 31.0 / 2.0 / 365.0);
        assert_near(decimal("2015-01-01"), 2015.0 + 0.5 / 365.0);
        assert_near(decimal("2016-12-31"), 2017.0 - 0.5 / 366.0);
    }

    #[test]
    fn what_the_calendar_lacks_is_no_date() {
        for text in [
            "",
            "16",
            "2015-13",
            "2015-02-29",
            "2015-00",
            "2015-2",
            "2015-02-",
            "2015-02-03-04",
            "+2015",
            "2015-+2",
        ] {
            assert!(text.parse::<EventDate>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_date_is_written_as_it_was_read() {
        for text in ["2016", "2015-08", "2016-02-29"] {
            assert_eq!(text.parse::<EventDate>().unwrap().to_string(), text);
        }
    }
}
