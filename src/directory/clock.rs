//! Time is an input: the moment as of which a site is built.

use jiff::Zoned;
use jiff::tz::TimeZone;

use crate::records::fields::{Date, Moment};

/// The moment as of which a site is built, in the site's own time zone.
#[derive(Debug, Clone)]
pub struct Clock {
    now: Zoned,
}

impl Clock {
    /// The clock that stands at a moment.
    #[must_use]
    pub fn at(now: Zoned) -> Self {
        Self { now }
    }

    /// The moment.
    #[must_use]
    pub fn now(&self) -> &Zoned {
        &self.now
    }

    /// The day.
    #[must_use]
    pub fn today(&self) -> Date {
        Date(self.now.date())
    }

    /// Whether a moment has come. Where the clocks go back, the first of the two is meant.
    #[must_use]
    pub fn has_reached(&self, moment: Moment) -> bool {
        let zone = self.now.time_zone().clone();
        zone.to_zoned(moment.0).is_ok_and(|moment| moment <= self.now)
    }
}

/// The time zone of a name, from the data compiled into the program. Without a name, that of
/// London.
#[must_use]
pub fn zone(name: Option<&str>) -> Option<TimeZone> {
    jiff::tz::TimeZoneDatabase::bundled().get(name.unwrap_or("Europe/London")).ok()
}
