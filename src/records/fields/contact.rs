//! How to reach somebody, and when.

use jiff::civil;
use schemars::JsonSchema;
use serde::Deserialize;

use super::{EmailAddress, Misfit, Placed, Postcode, Scalar, Telephone, Text, WebAddress, scalar};

/// A way to reach a provider or the authority. It names a role, never a person.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// What this contact is for, in a few words. Example: Home safety helpline
    pub name: Option<Text>,
    /// The role of whoever answers, never a person's name. Example: Home improvement adviser
    pub role: Option<Text>,
    /// The telephone number, with its area code. Example: 01632 960001
    pub telephone: Option<Placed<Telephone>>,
    /// A number for text messages, where there is one. Example: 07700 900001
    pub text_message: Option<Placed<Telephone>>,
    /// The mail address. Example: help@example.org
    pub email: Option<Placed<EmailAddress>>,
    /// The website. Example: `https://www.example.org`
    pub website: Option<Placed<WebAddress>>,
    /// The postal address.
    pub address: Option<Address>,
    /// When somebody answers.
    #[serde(default)]
    pub hours: Vec<OpeningHours>,
    /// Anything else a caller should know, in a sentence. Example: You can also use Relay UK.
    pub note: Option<Text>,
}

impl Contact {
    /// Whether a resident can reach anybody through it.
    #[must_use]
    pub fn can_be_reached(&self) -> bool {
        self.telephone.is_some() || self.email.is_some() || self.website.is_some() || self.address.is_some()
    }
}

/// A postal address in the United Kingdom.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Address {
    /// The lines above the town, one item a line. Example: `[Harbour House, 1 Quay Street]`
    pub lines: Vec<String>,
    /// The town. Example: Sampleton
    pub town: String,
    /// The county, where the post needs it. Example: Sampleshire
    pub county: Option<String>,
    /// The postcode. Example: ZZ1 1AA
    pub postcode: Placed<Postcode>,
}

/// Days on which somebody answers, and between which hours.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OpeningHours {
    /// The days, one item a day. Example: `[monday, tuesday, wednesday, thursday, friday]`
    pub days: Vec<Day>,
    /// When it opens, on the 24-hour clock. Example: "09:00"
    pub opens: Placed<TimeOfDay>,
    /// When it closes, on the 24-hour clock. Example: "17:00"
    pub closes: Placed<TimeOfDay>,
    /// A word on these hours, like "except bank holidays". Example: Closed on bank holidays
    pub note: Option<Text>,
}

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names of the days say all there is to say")]
pub enum Day {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

/// A time of day on the 24-hour clock, written `09:30`. `24:00` is the end of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TimeOfDay(pub civil::Time);

impl TimeOfDay {
    /// Whether it is the first minute of the day.
    #[must_use]
    pub fn is_midnight(self) -> bool {
        self.0 == civil::Time::midnight()
    }

    /// Whether it is the end of the day, which is kept as its last minute.
    #[must_use]
    pub fn is_end_of_day(self) -> bool {
        (self.0.hour(), self.0.minute()) == (23, 59)
    }
}

impl Scalar for TimeOfDay {
    const FORMAT: &'static str = "time-of-day";
    const PATTERN: &'static str = "^([01][0-9]|2[0-4]):[0-5][0-9]$";

    fn parse(text: &str) -> Result<Self, Misfit> {
        let wrong = || {
            Misfit::new(
                format!("`{text}` is not a time of day"),
                "Write it on the 24-hour clock in quotation marks, like `\"09:30\"`.",
            )
        };
        let (hour, minute) = text.split_once(':').ok_or_else(wrong)?;
        let two_digits = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
        let hour_fits = two_digits(hour) || (hour.len() == 1 && hour.as_bytes()[0].is_ascii_digit());
        if !hour_fits || !two_digits(minute) {
            return Err(wrong());
        }
        if text == "24:00" {
            return Ok(Self(civil::time(23, 59, 0, 0)));
        }
        let hour = hour.parse().map_err(|_| wrong())?;
        let minute = minute.parse().map_err(|_| wrong())?;
        civil::Time::new(hour, minute, 0, 0).map(Self).map_err(|_| wrong())
    }
}

scalar!(TimeOfDay, "a time of day");
