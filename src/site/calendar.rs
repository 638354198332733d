//! The calendar of releases for programs that keep calendars (`iCalendar`, RFC 5545).
//!
//! Of a release to come it says the title and the moment, and nothing else. Every time is one of UTC,
//! so that no time zone has to be described. Nothing in it comes from the moment of the build: the same
//! releases make the same bytes.

use super::parts;
use super::releases::{lead, newest_first};
use super::{Contents, PlannedFile, Site, addresses};
use crate::directory::Announced;
use crate::records::Kind;
use crate::records::fields::{Moment, TimeOfDay};
use crate::records::reading::Entry;
use crate::records::release::{Release, ReleaseStatus};

/// The most bytes of a line, without its end (RFC 5545, section 3.1).
const LINE: usize = 75;

/// Whether there is a calendar: there is no valid one without any release.
pub(super) fn is_there(site: &Site<'_>) -> bool {
    !site.directory.announced().is_empty() || !site.directory.all::<Release>().is_empty()
}

pub(super) fn files(site: &Site<'_>) -> Vec<PlannedFile> {
    let place = site.directory.authority.whole();
    let file =
        || PlannedFile { route: addresses::calendar(), place, contents: Contents::Text(calendar(site)) };
    is_there(site).then(file).into_iter().collect()
}

fn calendar(site: &Site<'_>) -> String {
    let authority = &site.directory.authority.record;
    let name = authority.name.in_language(site.language);
    let title = site.words.text("releases.calendar_name", &[("name", name)]);
    let mut lines = Lines::default();
    lines.plain("BEGIN", "VCALENDAR");
    lines.plain("VERSION", "2.0");
    lines.plain("PRODID", "-//Noticeboard//Calendar of releases//EN");
    lines.plain("CALSCALE", "GREGORIAN");
    lines.plain("METHOD", "PUBLISH");
    // The first of each pair is that of RFC 7986, the second what programs read before it.
    for key in ["NAME", "X-WR-CALNAME"] {
        lines.text(key, &title);
    }
    if authority.demonstration {
        for key in ["DESCRIPTION", "X-WR-CALDESC"] {
            lines.text(key, &site.words.word("demonstration"));
        }
    }
    lines.plain("REFRESH-INTERVAL;VALUE=DURATION", "P1D");
    lines.plain("X-PUBLISHED-TTL", "P1D");
    for release in site.directory.announced() {
        announced(site, release, &mut lines);
    }
    for release in newest_first(site.directory.all::<Release>()) {
        published(site, release, &mut lines);
    }
    lines.plain("END", "VCALENDAR");
    lines.0
}

fn announced(site: &Site<'_>, release: &Announced, lines: &mut Lines) {
    begin(site, &release.uuid.to_string(), release.at, release.title.in_language(site.language), lines);
    lines.plain("END", "VEVENT");
}

fn published(site: &Site<'_>, release: &Entry<Release>, lines: &mut Lines) {
    let record = &release.record;
    let uuid = site.directory.uuid(Kind::Release, &release.id).to_string();
    begin(site, &uuid, record.at.value, &parts::title(site, release), lines);
    if let Some(summary) = parts::text(site, record.summary.as_ref()) {
        lines.text("DESCRIPTION", &summary);
    }
    lines.text("CATEGORIES", &site.words.word(status(record.status.value)));
    if let Some(lead) = record.contact.as_ref().and_then(|contact| lead(site, contact)) {
        lines.text("CONTACT", &lead);
    }
    if let Some(route) = addresses::record(Kind::Release, &release.id) {
        lines.plain("URL", &route.absolute(site.base));
    }
    lines.plain("END", "VEVENT");
}

fn status(status: ReleaseStatus) -> &'static str {
    match status {
        ReleaseStatus::Provisional => "release_status.provisional",
        ReleaseStatus::Final => "release_status.final",
        ReleaseStatus::Revised => "release_status.revised",
    }
}

/// What every event has. A release without a time of day is on all of its day. It takes nobody's time,
/// so that nobody is busy then.
fn begin(site: &Site<'_>, uid: &str, at: Moment, title: &str, lines: &mut Lines) {
    lines.plain("BEGIN", "VEVENT");
    lines.plain("UID", uid);
    let instant = utc(site, at);
    // It has to say when it was made. The moment of the build would make each build another.
    lines.plain("DTSTAMP", &instant);
    if TimeOfDay(at.0.time()).is_midnight() {
        lines.plain("DTSTART;VALUE=DATE", &at.0.strftime("%Y%m%d").to_string());
    } else {
        lines.plain("DTSTART", &instant);
    }
    lines.text("SUMMARY", title);
    lines.plain("TRANSP", "TRANSPARENT");
}

/// A moment of the site's time zone in UTC: `20270223T093000Z`.
fn utc(site: &Site<'_>, at: Moment) -> String {
    let zone = site.directory.clock.now().time_zone().clone();
    let stamp = |moment: jiff::civil::DateTime| moment.strftime("%Y%m%dT%H%M%SZ").to_string();
    zone.to_zoned(at.0)
        .map_or_else(|_| stamp(at.0), |zoned| stamp(zoned.with_time_zone(jiff::tz::TimeZone::UTC).datetime()))
}

/// Lines of a calendar, each folded where it is too long.
#[derive(Default)]
struct Lines(String);

impl Lines {
    /// A line whose value needs no escapes.
    fn plain(&mut self, key: &str, value: &str) {
        self.folded(&format!("{key}:{value}"));
    }

    /// A line whose value is a text (RFC 5545, section 3.3.11).
    fn text(&mut self, key: &str, value: &str) {
        let mut escaped = String::with_capacity(value.len());
        for character in crate::open_data::plain(value).chars() {
            if matches!(character, '\\' | ';' | ',') {
                escaped.push('\\');
            }
            escaped.push(character);
        }
        self.plain(key, &escaped);
    }

    /// Writes a line, with a break and a blank wherever it would be longer than 75 bytes, and never
    /// inside a character.
    fn folded(&mut self, line: &str) {
        let mut here = 0;
        for character in line.chars() {
            if here + character.len_utf8() > LINE {
                self.0.push_str("\r\n ");
                here = 1;
            }
            self.0.push(character);
            here += character.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::Lines;

    #[test]
    fn long_lines_are_folded_between_characters() {
        let mut lines = Lines::default();
        lines.text("SUMMARY", &"é".repeat(40));
        // 8 bytes of the key and the colon, and 33 times 2; then a blank, and the other 7.
        assert_eq!(lines.0, format!("SUMMARY:{}\r\n {}\r\n", "é".repeat(33), "é".repeat(7)));
        assert!(lines.0.lines().all(|line| line.len() <= 75));
    }

    #[test]
    fn what_means_something_in_a_calendar_is_escaped() {
        let mut lines = Lines::default();
        lines.text("SUMMARY", "Falls; rails, and a\nback\\slash: \u{7}end");
        assert_eq!(lines.0, "SUMMARY:Falls\\; rails\\, and a back\\\\slash: end\r\n");
    }
}
