//! What rules depend on besides their record.

use crate::records::area::{Area, AreaKind};
use crate::records::eligibility::{Condition, Eligibility, Question, QuestionKind, Rate, RateValue};
use crate::records::fields::{Bound, Date, Id, Placed};
use crate::records::reading::Entry;

use super::rules::whole;

/// The day, and the districts that a person may live in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// The day on which the rules are applied.
    pub today: Date,
    /// The ids of the districts, in the order of their names.
    pub districts: Vec<Id>,
}

impl Setting {
    /// The setting of a day. Districts that are no more, or not yet, are left out.
    pub fn on<'a, E>(today: Date, areas: impl IntoIterator<Item = &'a E>) -> Self
    where
        E: std::borrow::Borrow<Entry<Area>> + 'a,
    {
        let areas = areas.into_iter().map(std::borrow::Borrow::borrow);
        let stands =
            |area: &&Entry<Area>| area.record.kind == AreaKind::District && area.record.stands_on(today);
        let mut districts: Vec<&Entry<Area>> = areas.filter(stands).collect();
        districts.sort_by(|one, other| one.record.name.english().cmp(other.record.name.english()));
        Self { today, districts: districts.into_iter().map(|district| district.id.clone()).collect() }
    }

    /// The ids of the answers to choose from: yes and no, the districts, or the question's own.
    /// None for a number.
    #[must_use]
    pub fn choices<'a>(&'a self, question: &'a Question) -> Vec<&'a str> {
        match question.kind.value {
            QuestionKind::YesOrNo => vec!["yes", "no"],
            QuestionKind::OneOf | QuestionKind::AnyOf => {
                question.answers.iter().map(|answer| answer.id.as_str()).collect()
            }
            QuestionKind::District => self.districts.iter().map(Id::as_str).collect(),
            QuestionKind::Number | QuestionKind::DateOfBirth => Vec::new(),
        }
    }

    /// The value of a rate on the day. `None` before its first.
    #[must_use]
    pub fn value_of<'r>(&self, rate: &'r Rate) -> Option<&'r RateValue> {
        let begun = rate.values.iter().filter(|value| value.from.value <= self.today);
        begun.max_by_key(|value| value.from.value)
    }

    /// The number that a bound stands for on the day. `None` where there is none.
    #[must_use]
    pub fn number(&self, bound: &Bound, record: &Eligibility) -> Option<u64> {
        match bound {
            Bound::Number(number) => whole(number),
            Bound::Rate(id) => whole(&self.value_of(record.rate(id)?)?.value),
        }
    }

    /// The least and the most that a condition lets pass, where it says; the least may be the larger.
    /// `None` where a bound stands for no number on the day, or no number lies beyond it.
    #[must_use]
    pub fn bounds(&self, condition: &Condition, record: &Eligibility) -> Option<(Option<u64>, Option<u64>)> {
        let number = |bound: &Option<Placed<Bound>>| match bound {
            Some(bound) => self.number(&bound.value, record).map(Some),
            None => Some(None),
        };
        let least = match number(&condition.more_than)? {
            Some(more_than) => number(&condition.at_least)?.max(Some(more_than.checked_add(1)?)),
            None => number(&condition.at_least)?,
        };
        let less_than = match number(&condition.less_than)? {
            Some(less_than) => Some(less_than.checked_sub(1)?),
            None => None,
        };
        let most = [number(&condition.at_most)?, less_than].into_iter().flatten().min();
        Some((least, most))
    }
}
