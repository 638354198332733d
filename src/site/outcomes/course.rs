//! Which way the figures of a series have gone over its last five periods, where that can be tested.

use serde::Serialize;

use super::comparable;
use crate::records::indicator::{Frequency, Indicator, Measure};
use crate::site::{Site, periods};
use crate::statistics::methods::Course;
use crate::statistics::methods::trend::PERIODS;
use crate::statistics::{Marker, PublishedFigure, Series, likely};

/// What a test of trend says, and how it was tested.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct CourseView {
    pub(super) sentence: String,
    /// The test in words.
    pub(super) method: String,
}

/// Which periods are held against one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// Each against the one before it.
    Period,
    /// Each against the same part of the year before: figures of months and quarters have seasons,
    /// unless officers say that they have none.
    Year,
}

/// The course of the last five figures of a series. Nothing where the test cannot be made: where a
/// period is missing or hidden, or where the definition broke between the first and the last.
pub(super) fn course(site: &Site<'_>, indicator: &Indicator, series: &Series) -> Option<CourseView> {
    let step = match (indicator.frequency, indicator.seasons) {
        // Rolling years that follow each other share months: a year apart, they do not.
        (Frequency::RollingYearMonthly | Frequency::RollingYearQuarterly, _) => Step::Year,
        (Frequency::Yearly, _) | (_, Some(false)) => Step::Period,
        _ => Step::Year,
    };
    let figures = last_five(indicator, series, step)?;
    let course = likely::trend(indicator, &figures)?.course;
    let latest = figures.last()?.period();
    let course = match course {
        Course::Rising => "rising",
        Course::Falling => "falling",
        Course::NoClearTrend => "no_clear_trend",
    };
    let over = match (step, indicator.frequency) {
        (Step::Year, Frequency::Monthly | Frequency::Quarterly) => "same_part",
        (_, Frequency::Monthly) => "months",
        (_, Frequency::Quarterly) => "quarters",
        (_, Frequency::Yearly | Frequency::RollingYearMonthly | Frequency::RollingYearQuarterly) => "years",
    };
    let part = periods::part_of_year(site, latest);
    let sentence = site.words.text(&format!("course.{course}.{over}"), &[("part", &part)]);
    Some(CourseView { sentence, method: method(site, indicator, over) })
}

fn method(site: &Site<'_>, indicator: &Indicator, over: &str) -> String {
    let test = match indicator.measure.value {
        Measure::Percentage => "course.test.proportions",
        Measure::Rate => "course.test.rates",
        _ => "course.test.values",
    };
    let mut sentences = vec![site.words.word(test)];
    sentences.extend((over == "same_part").then(|| site.words.word("course.seasons")));
    sentences.push(site.words.word("course.certain"));
    sentences.join(" ")
}

/// The last five figures at one distance from each other, the oldest first.
fn last_five<'s>(indicator: &Indicator, series: &'s Series, step: Step) -> Option<Vec<&'s PublishedFigure>> {
    let all = series.figures();
    let mut found = vec![all.last()?];
    while found.len() < PERIODS {
        let last = found.last()?.period();
        let wanted = if step == Step::Year { periods::year_before(last) } else { periods::previous(last) };
        found.push(series.at(wanted)?);
    }
    found.reverse();
    let (first, last) = (found.first()?, found.last()?);
    let since = all.iter().filter(|figure| figure.period() > first.period());
    let broken = since.into_iter().any(|figure| figure.markers().contains(&Marker::Break));
    let same = comparable(&indicator.definitions, first.definition(), last.definition());
    let there = found.iter().all(|figure| figure.value().value().is_some());
    (!broken && same && there).then_some(found)
}
