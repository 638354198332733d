//! Conditions and answers in words: "Your age: 75 or more".

use std::ops::RangeInclusive;

use jiff::ToSpan as _;

use crate::eligibility::{Answer, Asks, Setting, Step};
use crate::records::area::Area;
use crate::records::eligibility::{Circumstance, Condition, Eligibility, Question, QuestionKind, Rate};
use crate::records::fields::{Bound, Date, Id, Number, Placed, grouped};
use crate::site::{Site, parts};

/// The conditions of a circumstance in words, one line each.
pub(super) fn conditions(of: &Of<'_>, circumstance: &Circumstance) -> Vec<String> {
    let words = |conditions: &[Condition]| -> Vec<String> {
        conditions.iter().filter_map(|condition| of.condition(condition)).collect()
    };
    let mut lines = words(&circumstance.all);
    let site = of.site;
    let mut add = |key: &str, conditions: &[Condition]| {
        if !conditions.is_empty() {
            let joined = words(conditions).join(&site.words.word("eligibility.semicolon"));
            lines.push(site.words.text(key, &[("conditions", &joined)]));
        }
    };
    add("eligibility.one_of_these", &circumstance.any);
    add("eligibility.none_of_them", &circumstance.none);
    lines
}

/// A record, for those who put its rules into words.
#[derive(Clone, Copy)]
pub(super) struct Of<'a> {
    pub(super) site: &'a Site<'a>,
    pub(super) record: &'a Eligibility,
    pub(super) setting: &'a Setting,
}

impl Of<'_> {
    fn condition(&self, condition: &Condition) -> Option<String> {
        let mut questions = self.record.questions.iter();
        let question = questions.find(|question| question.id.value == condition.question.value)?;
        let label = question.label.in_language(self.site.language);
        let test = self.test(question, condition);
        Some(self.site.words.text("eligibility.condition", &[("label", label), ("test", &test)]))
    }

    fn test(&self, question: &Question, condition: &Condition) -> String {
        let words = self.site.words;
        if let Some(numbers) = self.range(condition) {
            return numbers;
        }
        let is = self.choices(question, &condition.is);
        let is_not = self.choices(question, &condition.is_not);
        match (is.is_empty(), is_not.is_empty()) {
            (_, true) => is,
            (true, false) => words.text("eligibility.not", &[("answers", &is_not)]),
            (false, false) => words.text("eligibility.both", &[("is", &is), ("is_not", &is_not)]),
        }
    }

    /// What a number has to be, in words. Nothing where it may be anything.
    fn range(&self, condition: &Condition) -> Option<String> {
        let words = self.site.words;
        let bound = |bound: &Option<Placed<Bound>>| bound.as_ref().map(|bound| self.bound(&bound.value));
        if let (Some(least), Some(most)) = (bound(&condition.at_least), bound(&condition.at_most)) {
            return Some(words.text("eligibility.between", &[("least", &least), ("most", &most)]));
        }
        let said = |key: &str, name: &str, number: Option<String>| {
            number.map(|number| words.text(key, &[(name, &number)]))
        };
        let parts = [
            said("eligibility.or_more", "least", bound(&condition.at_least)),
            said("eligibility.more_than", "number", bound(&condition.more_than)),
            said("eligibility.or_less", "most", bound(&condition.at_most)),
            said("eligibility.less_than", "number", bound(&condition.less_than)),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(&words.word("eligibility.and")))
    }

    /// A number, or the value of a rate today with its name.
    fn bound(&self, bound: &Bound) -> String {
        let rate = match bound {
            Bound::Number(number) => return number.0.to_string(),
            Bound::Rate(id) => self.record.rate(id),
        };
        let Some(rate) = rate else { return String::new() };
        let value = self.setting.value_of(rate).map(|value| self.amount(rate, &value.value));
        self.site.words.text(
            "eligibility.rate",
            &[("value", &value.unwrap_or_default()), ("label", rate.label.in_language(self.site.language))],
        )
    }

    /// A value of a rate, with what it counts.
    pub(super) fn amount(&self, rate: &Rate, value: &Number) -> String {
        let number = grouped(&value.0.to_string());
        match &rate.unit {
            Some(unit) => {
                let unit = unit.in_language(self.site.language);
                self.site.words.text("eligibility.amount", &[("number", &number), ("unit", unit)])
            }
            None => number,
        }
    }

    /// Answers of which one is enough, as a reader knows them.
    fn choices(&self, question: &Question, ids: &[Placed<Id>]) -> String {
        let choices = self.setting.choices(question);
        let texts = ids.iter().filter_map(|id| {
            let number = choices.iter().position(|choice| *choice == id.as_str())?;
            Some(self.choice(question, number))
        });
        joined(self.site, texts, "eligibility.or")
    }

    /// An answer of a person, as a reader knows it.
    pub(super) fn answer(&self, question: &Question, answer: &Answer) -> String {
        match answer {
            Answer::Unsure => self.site.words.word("eligibility.not_sure"),
            Answer::Number(number) => number.to_string(),
            Answer::Chosen(none) if none.is_empty() => self.site.words.word("eligibility.none_of_these"),
            Answer::Chosen(chosen) => {
                let texts = chosen.iter().map(|number| self.choice(question, *number));
                joined(self.site, texts, "eligibility.and")
            }
        }
    }

    fn choice(&self, question: &Question, number: usize) -> String {
        let words = self.site.words;
        match (question.kind.value, number) {
            (QuestionKind::YesOrNo, 0) => words.word("eligibility.yes"),
            (QuestionKind::YesOrNo, _) => words.word("eligibility.no"),
            (QuestionKind::District, _) => {
                let district = self.setting.districts.get(number);
                let district = district.and_then(|id| self.site.directory.all::<Area>().get(id.as_str()));
                district.map(|district| parts::title(self.site, &**district)).unwrap_or_default()
            }
            _ => {
                let text =
                    question.answers.get(number).map(|answer| answer.text.in_language(self.site.language));
                let text = text.map_or("", String::as_str);
                words.text("eligibility.quoted", &[("answer", text)])
            }
        }
    }
}

impl Of<'_> {
    /// What a step is about, in a few words.
    pub(super) fn step_label(&self, step: &Step) -> String {
        let question = &self.record.questions[step.question];
        let label = question.label.in_language(self.site.language);
        let any_of = self.any_of(step);
        if any_of.is_empty() || any_of.len() == question.answers.len() {
            return label.clone();
        }
        let quoted =
            any_of.iter().map(|answer| self.site.words.text("eligibility.quoted", &[("answer", answer)]));
        let answers = joined(self.site, quoted, "eligibility.or");
        self.site.words.text("eligibility.label_of_some", &[("label", label), ("answers", &answers)])
    }

    /// The answers of which any one is meant, where a step asks for one of several.
    pub(super) fn any_of(&self, step: &Step) -> Vec<String> {
        let question = &self.record.questions[step.question];
        let Asks::Any(group) = &step.asks else { return Vec::new() };
        let answers = group.iter().filter_map(|number| question.answers.get(*number));
        answers.map(|answer| answer.text.in_language(self.site.language).clone()).collect()
    }

    /// An answer to a step, as a reader chooses it, and what makes it plainer.
    pub(super) fn step_answer(&self, step: &Step, answer: usize) -> (String, Option<String>) {
        let words = self.site.words;
        let question = &self.record.questions[step.question];
        if step.is_unsure(answer) {
            return (words.word("eligibility.answer.not_sure"), None);
        }
        match &step.asks {
            Asks::Band(bands) => self.band(question, bands, answer),
            Asks::Any(group) => {
                let one = if group.len() == 1 { "one" } else { "several" };
                let key = if answer == 0 { "yes" } else { "no" };
                (words.word(&format!("eligibility.answer.{key}_{one}")), None)
            }
            Asks::Which(_) => {
                let text = match question.kind.value {
                    QuestionKind::YesOrNo if answer == 0 => words.word("eligibility.answer.yes_one"),
                    QuestionKind::YesOrNo => words.word("eligibility.answer.no_one"),
                    QuestionKind::District => self.choice(question, answer),
                    _ => {
                        let chosen = question.answers.get(answer);
                        chosen
                            .map(|chosen| chosen.text.in_language(self.site.language).clone())
                            .unwrap_or_default()
                    }
                };
                (text, None)
            }
        }
    }

    /// A band of numbers; of ages, also as dates of birth.
    fn band(
        &self,
        question: &Question,
        bands: &[RangeInclusive<u64>],
        answer: usize,
    ) -> (String, Option<String>) {
        let words = self.site.words;
        let band = &bands[answer];
        let is_first = answer == 0 && band.start() == &0;
        let is_last = answer + 1 == bands.len() && bands.len() > 1;
        let number = |number: &u64| grouped(&number.to_string());
        let (least, most) = (number(band.start()), number(band.end()));
        let unit = question.unit.as_ref().map(|unit| unit.in_language(self.site.language).as_str());
        let said = |key: &str| {
            let of = if unit.is_some() { "_of" } else { "" };
            let blanks = [("least", least.as_str()), ("most", &most), ("unit", unit.unwrap_or_default())];
            words.text(&format!("eligibility.{key}{of}"), &blanks)
        };
        let text = match (is_first && !is_last, is_last) {
            (true, _) => said("or_less"),
            (_, true) => said("or_more"),
            _ if band.start() == band.end() => match unit {
                Some(unit) => words.text("eligibility.amount", &[("number", &least), ("unit", unit)]),
                None => least,
            },
            _ => said("between"),
        };
        let born = (question.kind.value == QuestionKind::DateOfBirth)
            .then(|| self.born(band, answer == 0, is_last))
            .flatten();
        (text, born)
    }

    /// When somebody was born whose age in years lies in a band.
    fn born(&self, band: &RangeInclusive<u64>, is_first: bool, is_last: bool) -> Option<String> {
        let words = self.site.words;
        let years_ago = |years: u64| {
            let years = i64::try_from(years).ok().filter(|years| *years < 1000)?;
            self.setting.today.0.checked_sub(years.years()).ok()
        };
        let said = |day: Date| parts::date(self.site, day).text;
        let latest = years_ago(*band.start()).map(|day| said(Date(day)));
        let earliest = band.end().checked_add(1).and_then(years_ago).and_then(|day| day.tomorrow().ok());
        let earliest = earliest.map(|day| said(Date(day)));
        match (is_first, is_last) {
            (true, _) => Some(words.text("eligibility.born_from", &[("date", &earliest?)])),
            (_, true) => Some(words.text("eligibility.born_until", &[("date", &latest?)])),
            _ => Some(words.text("eligibility.born_between", &[("from", &earliest?), ("to", &latest?)])),
        }
    }
}

/// Which numbers may be answered, in words. Nothing where any may.
pub(super) fn numbers(site: &Site<'_>, question: &Question) -> Option<String> {
    let bound = |number: &Option<Placed<Number>>| number.as_ref().map(|number| number.0.to_string());
    Some(match (bound(&question.least), bound(&question.most)) {
        (Some(least), Some(most)) => {
            site.words.text("eligibility.between", &[("least", &least), ("most", &most)])
        }
        (Some(least), None) => site.words.text("eligibility.or_more", &[("least", &least)]),
        (None, Some(most)) => site.words.text("eligibility.or_less", &[("most", &most)]),
        (None, None) => return None,
    })
}

fn joined(site: &Site<'_>, texts: impl Iterator<Item = String>, with: &str) -> String {
    texts.collect::<Vec<_>>().join(&site.words.word(with))
}
