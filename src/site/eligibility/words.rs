//! Conditions and answers in words: "Your age: 75 or more".

use crate::eligibility::Answer;
use crate::records::eligibility::{Circumstance, Condition, Question, QuestionKind};
use crate::records::fields::{Id, Number, Placed};
use crate::site::Site;

/// The conditions of a circumstance in words.
pub(super) fn conditions(
    site: &Site<'_>,
    questions: &[Question],
    circumstance: &Circumstance,
) -> Vec<String> {
    let words =
        |condition: &Condition| {
            let question = questions.iter().find(|question| question.id.value == condition.question.value)?;
            let label = question.label.in_language(site.language);
            Some(site.words.text(
                "eligibility.condition",
                &[("label", label), ("test", &test(site, question, condition))],
            ))
        };
    circumstance.all.iter().filter_map(words).collect()
}

fn test(site: &Site<'_>, question: &Question, condition: &Condition) -> String {
    if let Some(numbers) = numbers(site, condition.at_least.as_ref(), condition.at_most.as_ref()) {
        return numbers;
    }
    let is = choices(site, question, &condition.is);
    let is_not = choices(site, question, &condition.is_not);
    match (is.is_empty(), is_not.is_empty()) {
        (_, true) => is,
        (true, false) => site.words.text("eligibility.not", &[("answers", &is_not)]),
        (false, false) => site.words.text("eligibility.both", &[("is", &is), ("is_not", &is_not)]),
    }
}

/// Which numbers lie between two bounds, in words. Nothing where there is neither.
pub(super) fn numbers(
    site: &Site<'_>,
    least: Option<&Placed<Number>>,
    most: Option<&Placed<Number>>,
) -> Option<String> {
    let least = least.map(|number| number.0.to_string());
    let most = most.map(|number| number.0.to_string());
    Some(match (&least, &most) {
        (Some(least), Some(most)) => {
            site.words.text("eligibility.between", &[("least", least), ("most", most)])
        }
        (Some(least), None) => site.words.text("eligibility.or_more", &[("least", least)]),
        (None, Some(most)) => site.words.text("eligibility.or_less", &[("most", most)]),
        (None, None) => return None,
    })
}

/// Answers of which one is enough, as a reader knows them.
fn choices(site: &Site<'_>, question: &Question, ids: &[Placed<Id>]) -> String {
    let texts = ids.iter().filter_map(|id| {
        let number = question.choices().iter().position(|choice| *choice == id.as_str())?;
        Some(choice(site, question, number))
    });
    joined(site, texts, "eligibility.or")
}

/// An answer of a person, as a reader knows it.
pub(super) fn answer(site: &Site<'_>, question: &Question, answer: &Answer) -> String {
    match answer {
        Answer::Number(number) => number.to_string(),
        Answer::Chosen(none) if none.is_empty() => site.words.word("eligibility.none_of_these"),
        Answer::Chosen(chosen) => {
            let texts = chosen.iter().map(|number| choice(site, question, *number));
            joined(site, texts, "eligibility.and")
        }
    }
}

fn choice(site: &Site<'_>, question: &Question, number: usize) -> String {
    match (question.kind.value, number) {
        (QuestionKind::YesOrNo, 0) => site.words.word("eligibility.yes"),
        (QuestionKind::YesOrNo, _) => site.words.word("eligibility.no"),
        _ => {
            let text = question.answers.get(number).map(|answer| answer.text.in_language(site.language));
            let text = text.map_or("", String::as_str);
            site.words.text("eligibility.quoted", &[("answer", text)])
        }
    }
}

fn joined(site: &Site<'_>, texts: impl Iterator<Item = String>, with: &str) -> String {
    texts.collect::<Vec<_>>().join(&site.words.word(with))
}
