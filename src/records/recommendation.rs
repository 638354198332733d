//! Recommendations: `content/recommendations/*.yml`. What a committee asked for, and what came of it.

use jiff::ToSpan as _;
use schemars::JsonSchema;
use serde::Deserialize;

use super::committee::Committee;
use super::fields::{AnyReference, Date, Placed, Reference, Text};
use super::report::Report;
use super::{implement_record, record, words};

record! {
    /// What a committee asked for, to whom it went, and what came of it.
    pub struct Recommendation {
        /// Its title, in a few words. Example: Ring everyone back within a day
        pub title: Text,
        /// What is asked for, in full. Example: That the provider ring everyone back within one working day.
        pub text: Text,
        /// The report it belongs to, by its id. Example: home-safety-2026
        pub report: Option<Reference<Report>>,
        /// Its number there. Example: "2"
        pub number: Option<Placed<String>>,
        /// The committee that asks, by its id. Example: health-scrutiny-panel
        pub made_by: Reference<Committee>,
        /// The day on which it was agreed. Example: 2026-10-12
        pub made: Placed<Date>,
        /// Who is asked: a body or an office, never a person's name. Example: Cabinet
        pub addressed_to: Text,
        /// The day on which notice was given under section 9FE of the Local Government Act 2000.
        /// Example: 2026-10-13
        pub notice_given: Option<Placed<Date>>,
        /// The day on which it was received. Example: 2026-10-14
        pub received: Option<Placed<Date>>,
        /// The day by which an answer is due. After a notice, that is within two months; the day on
        /// which it was received is the first of them. Example: 2026-12-13
        pub response_due: Option<Placed<Date>>,
        /// The answer.
        pub response: Option<Response>,
        /// Where it stands.
        pub progress: Placed<RecommendationProgress>,
        /// What has been done, in a sentence. Example: Call-backs began in November 2026.
        pub progress_note: Option<Text>,
        /// What followed from it and what it is about, as kind:id: decisions, plans, indicators.
        /// Example: `[decision:home-safety-award, indicator:feel-safer]`
        #[serde(default)]
        pub about: Vec<Placed<AnyReference>>,
    }
}

impl Recommendation {
    /// The last day on which an answer is in time, where notice was given and the day of receipt
    /// is known.
    ///
    /// Section 9FE of the Local Government Act 2000 gives two months *beginning with* the day on
    /// which the recommendation was received or, if later, the notice. So that day is the first
    /// of them, and by the rule of the corresponding date (Dodds v Walker, House of Lords 1981) the
    /// last is the day before the one of the same number two months on: 13 December after
    /// 14 October. A month too short to have that number ends with its own last day: the last of
    /// February after 30 or 31 December.
    #[must_use]
    pub fn last_day_to_respond(&self) -> Option<Date> {
        let (notice, received) = (self.notice_given.as_ref()?, self.received.as_ref()?);
        last_of_two_months(received.value.max(notice.value))
    }
}

fn last_of_two_months(first: Date) -> Option<Date> {
    let later = first.0.checked_add(2.months()).ok()?;
    let corresponds = later.day() == first.0.day();
    let last = if corresponds { later.yesterday().ok()? } else { later };
    Some(Date(last))
}

/// The answer to a recommendation.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Response {
    /// What the answer is.
    pub answer: ResponseAnswer,
    /// Who answered: a body or an office, never a person's name. Example: Cabinet
    pub by: Text,
    /// The answer in words. Example: We agree. The contract will ask for it from April.
    pub text: Text,
    /// The day on which it was published. Example: 2026-11-30
    pub published: Placed<Date>,
}

words! {
    /// What the answer to a recommendation is.
    pub enum ResponseAnswer {
        /// All of it will be done.
        Accepted,
        /// Some of it will be done.
        PartlyAccepted,
        /// None of it will be done.
        NotAccepted,
    }
}

words! {
    /// Where a recommendation stands.
    pub enum RecommendationProgress {
        /// Nobody has answered yet.
        AwaitingResponse,
        /// It was accepted, and nothing has been done yet.
        NotStarted,
        /// Something has been done.
        UnderWay,
        /// All that was accepted has been done.
        Done,
        /// It will not be done.
        NotToBeDone,
    }
}

implement_record!(Recommendation, title, |recommendation, references| {
    references.to(&recommendation.report);
    references.to([&recommendation.made_by]);
    references.to_any(&recommendation.about);
});

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::records::fields::Scalar as _;

    fn last(first: &str) -> String {
        let first = Date::parse(first).expect("it is a date");
        last_of_two_months(first).expect("the calendar goes on").iso()
    }

    #[test]
    fn two_months_begin_with_the_day_of_receipt() {
        assert_eq!(last("2026-10-14"), "2026-12-13");
        assert_eq!(last("2026-11-01"), "2026-12-31", "two whole months");
        assert_eq!(last("2026-12-01"), "2027-01-31", "past the end of a year");
    }

    #[test]
    fn a_month_too_short_ends_with_its_own_last_day() {
        for first in ["2026-12-29", "2026-12-30", "2026-12-31"] {
            assert_eq!(last(first), "2027-02-28", "{first}");
        }
        assert_eq!(last("2026-12-28"), "2027-02-27");
        assert_eq!(last("2027-12-29"), "2028-02-28", "29 February 2028 corresponds");
        assert_eq!(last("2027-12-30"), "2028-02-29");
        assert_eq!(last("2026-07-31"), "2026-09-30");
        assert_eq!(last("2026-08-31"), "2026-10-30");
    }

    proptest! {
        #[test]
        fn who_receives_later_never_has_to_answer_sooner(day in 0..200_000_i64) {
            let zero = jiff::civil::date(1900, 1, 1);
            let at = |day: i64| Date(zero.saturating_add(day.days()));
            let last = |day| last_of_two_months(at(day)).expect("the calendar goes on");
            prop_assert!(last(day) <= last(day + 1));
            let days = (last(day).0 - at(day).0).get_days() + 1;
            prop_assert!((59..=62).contains(&days), "{days} days");
        }
    }
}
