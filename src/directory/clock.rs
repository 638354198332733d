//! Time is an input: the moment as of which a site is built.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::Zoned;
use jiff::tz::TimeZone;

use crate::records::fields::{Date, Moment};

/// The moment as of which a site is built, in the site's own time zone.
#[derive(Debug, Clone)]
pub struct Clock {
    now: Zoned,
    /// The nearest moment that was asked for and has not come, in seconds since 1970.
    next: Arc<AtomicI64>,
}

impl Clock {
    /// The clock that stands at a moment.
    #[must_use]
    pub fn at(now: Zoned) -> Self {
        Self { now, next: Arc::new(AtomicI64::new(i64::MAX)) }
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
        let Ok(moment) = zone.to_zoned(moment.0) else { return false };
        let reached = moment <= self.now;
        if !reached {
            self.next.fetch_min(moment.timestamp().as_second(), Ordering::Relaxed);
        }
        reached
    }

    /// The moments at which this clock would have said the same to all it was asked so far: in
    /// seconds since 1970, from the first, up to but not including the second. The day ends at
    /// the latest.
    #[must_use]
    pub fn valid(&self) -> (i64, i64) {
        let now = self.now.timestamp().as_second();
        let tomorrow = self.now.tomorrow().and_then(|tomorrow| tomorrow.start_of_day());
        let midnight = tomorrow.map_or(now, |midnight| midnight.timestamp().as_second());
        (now, midnight.min(self.next.load(Ordering::Relaxed)))
    }
}

/// The time zone of a name, from the data compiled into the program. Without a name, that of
/// London.
#[must_use]
pub fn zone(name: Option<&str>) -> Option<TimeZone> {
    jiff::tz::TimeZoneDatabase::bundled().get(name.unwrap_or("Europe/London")).ok()
}
