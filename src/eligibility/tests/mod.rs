//! Tests of the rules, on a small record and on any rules at all.

mod graphs;

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::records::eligibility::{Eligibility, Given};
use crate::records::fields::{Date, Scalar as _};
use crate::source::yaml;

const RECORD: &str = "\
title: What help can I get?
summary: What everyone gets, and who gets more.
questions:
  - { id: age, text: How old are you?, label: Your age, kind: number, least: 18, most: 120 }
  - { id: alone, text: Do you live alone?, label: Living alone, kind: yes-or-no }
  - id: home
    text: What is true of your home?
    label: Your home
    kind: any-of
    answers: [{ id: cold, text: Cold }, { id: damp, text: Damp }, { id: big, text: Big }]
offers:
  - { id: advice, title: Advice, tier: universal, summary: We talk., next: Ring us. }
  - id: visit
    title: A visit
    tier: targeted
    summary: We come.
    next: Ring us.
    circumstances:
      - words: You are 75 to 84 and live alone
        all: [{ question: age, at_least: 75, at_most: 84 }, { question: alone, is: [yes] }]
        reason: Nobody is there.
        clause: '1'
      - words: Your home is cold or damp, and not big
        all: [{ question: home, is: [cold, damp], is_not: [big] }]
        reason: It is bad for you.
        clause: '2'
examples: []
contact: { telephone: 01632 960004 }
";

fn record() -> Eligibility {
    yaml::read(RECORD).expect("the record can be read")
}

pub(super) fn setting() -> Setting {
    let today = Date::parse("2026-11-26").expect("a day");
    Setting { today, districts: Vec::new() }
}

pub(super) fn rules_of(record: &Eligibility) -> Option<Rules> {
    Rules::of(record, &setting())
}

/// The verdict on the visit for answers as an example gives them.
fn visit(given: &[(&str, &[&str])]) -> Verdict {
    let record = record();
    let answers = given.iter().map(|(id, given)| {
        let number = record.questions.iter().position(|question| question.id.as_str() == *id);
        let number = number.expect("there is the question");
        (number, read(&record, number, given).expect("the answer fits"))
    });
    let rules = rules_of(&record).expect("the rules can be read");
    rules.verdicts(&answers.collect()).remove(1)
}

fn read(record: &Eligibility, question: usize, given: &[&str]) -> Result<Answer, Unfit> {
    let given = Given(given.iter().map(|text| (*text).to_owned()).collect());
    Answer::read(&given, &record.questions[question], &setting()).expect("the question can be answered")
}

#[test]
fn all_conditions_of_a_circumstance_have_to_hold() {
    assert_eq!(visit(&[("age", &["75"]), ("alone", &["yes"])]), Verdict::Because(vec![0]));
    assert_eq!(visit(&[("age", &["84"]), ("alone", &["yes"])]), Verdict::Because(vec![0]));
    assert_eq!(visit(&[("age", &["74"]), ("alone", &["yes"]), ("home", &[])]), Verdict::NotGiven);
    assert_eq!(visit(&[("age", &["85"]), ("alone", &["yes"]), ("home", &[])]), Verdict::NotGiven);
    assert_eq!(visit(&[("age", &["75"]), ("alone", &["no"]), ("home", &[])]), Verdict::NotGiven);
}

#[test]
fn one_circumstance_is_enough_and_each_that_holds_is_told() {
    assert_eq!(visit(&[("home", &["damp"])]), Verdict::Because(vec![1]));
    let both = visit(&[("age", &["80"]), ("alone", &["yes"]), ("home", &["cold", "damp"])]);
    assert_eq!(both, Verdict::Because(vec![0, 1]));
}

#[test]
fn what_must_not_be_chosen_outweighs_what_must() {
    let alone: (&str, &[&str]) = ("alone", &["no"]);
    assert_eq!(visit(&[alone, ("home", &["cold", "big"])]), Verdict::NotGiven);
    assert_eq!(visit(&[alone, ("home", &[])]), Verdict::NotGiven);
}

#[test]
fn what_hangs_on_a_missing_answer_is_for_a_person_to_decide() {
    assert_eq!(visit(&[]), Verdict::AskUs(vec![0, 1]));
    assert_eq!(visit(&[("age", &["80"]), ("home", &[])]), Verdict::AskUs(vec![0]));
    assert_eq!(visit(&[("age", &["70"]), ("home", &[])]), Verdict::NotGiven, "nothing hangs on the rest");
    assert_eq!(visit(&[("home", &["cold"])]), Verdict::Because(vec![1]), "nor here");
    let anything_but = Test::Chosen { is: BTreeSet::new(), is_not: BTreeSet::from([0]) };
    let condition = Condition { question: 0, test: anything_but };
    assert_eq!(condition.holds(&Answers::new()), Truth::Unknown);
    assert_eq!(condition.holds(&Answers::from([(0, Answer::Unsure)])), Truth::Unknown);
    assert_eq!(condition.holds(&Answers::from([(0, Answer::Chosen(BTreeSet::new()))])), Truth::True);
}

/// The visit, by its only circumstance in this form.
fn visit_where(conditions: &str, given: &[(&str, &[&str])]) -> Verdict {
    let start = RECORD.find("      - words: You are 75").expect("the first circumstance");
    let end = RECORD.find("examples:").expect("the examples");
    let circumstance = format!("      - words: So\n{conditions}        reason: So.\n        clause: '1'\n");
    let text = format!("{}{circumstance}{}", &RECORD[..start], &RECORD[end..]);
    let record: Eligibility = yaml::read(&text).expect("the record can be read");
    let answers = given.iter().map(|(id, given)| {
        let number = record.questions.iter().position(|question| question.id.as_str() == *id);
        let number = number.expect("there is the question");
        (number, read(&record, number, given).expect("the answer fits"))
    });
    rules_of(&record).expect("the rules can be read").verdicts(&answers.collect()).remove(1)
}

#[test]
fn one_of_several_conditions_and_none_of_others() {
    let rule = "        any: [{ question: age, at_least: 75 }, { question: home, is: [cold] }]\n        \
                none: [{ question: alone, is: [no] }, { question: home, is: [big] }]\n";
    let young: &[&str] = &["40"];
    assert_eq!(
        visit_where(rule, &[("age", &["80"]), ("alone", &["yes"]), ("home", &[])]),
        Verdict::Because(vec![0])
    );
    assert_eq!(
        visit_where(rule, &[("age", young), ("alone", &["yes"]), ("home", &["cold"])]),
        Verdict::Because(vec![0])
    );
    assert_eq!(visit_where(rule, &[("age", young), ("alone", &["yes"]), ("home", &[])]), Verdict::NotGiven);
    assert_eq!(visit_where(rule, &[("age", &["80"]), ("alone", &["no"]), ("home", &[])]), Verdict::NotGiven);
    assert_eq!(
        visit_where(rule, &[("age", &["80"]), ("alone", &["yes"]), ("home", &["cold", "big"])]),
        Verdict::NotGiven
    );
}

#[test]
fn bounds_that_do_not_count_themselves() {
    let rule = "        all: [{ question: age, more_than: 59, less_than: 75 }]\n";
    for (age, gets) in [("59", false), ("60", true), ("74", true), ("75", false)] {
        assert_eq!(visit_where(rule, &[("age", &[age])]).is_given(), gets, "{age}");
    }
}

#[test]
fn a_circumstance_may_say_to_ask() {
    let rule = "        all: [{ question: alone, is: [yes] }]\n        result: ask-us\n";
    assert_eq!(visit_where(rule, &[("alone", &["yes"])]), Verdict::AskUs(vec![0]));
    assert_eq!(visit_where(rule, &[("alone", &["no"])]), Verdict::NotGiven);
}

#[test]
fn a_rule_applies_from_its_first_day_to_its_last() {
    for (dates, gets) in [
        ("from: 2026-11-26", true),
        ("from: 2026-11-27", false),
        ("until: 2026-11-26", true),
        ("until: 2026-11-25", false),
        ("from: 2026-01-01\n        until: 2026-12-31", true),
    ] {
        let rule = format!("        all: [{{ question: alone, is: [yes] }}]\n        {dates}\n");
        assert_eq!(visit_where(&rule, &[("alone", &["yes"])]).is_given(), gets, "{dates}");
    }
}

#[test]
fn a_rate_has_the_value_of_the_day() {
    let rates = "rates:
  - id: limit
    label: The limit
    values: [{ from: 2025-04-06, value: 70 }, { from: 2026-04-06, value: 75 }, { from: 2027-04-06, value: 80 }]
offers:
";
    let text = RECORD.replace("offers:\n", rates).replace("at_least: 75, at_most: 84", "at_least: limit");
    let record: Eligibility = yaml::read(&text).expect("the record can be read");
    let gets_at = |age: u64, today: &str| {
        let today = Date::parse(today).expect("a day");
        let rules = Rules::of(&record, &Setting { today, districts: Vec::new() })?;
        let answers =
            [(0, Answer::Number(age)), (1, Answer::Chosen([0].into())), (2, Answer::Chosen([].into()))];
        Some(rules.verdicts(&Answers::from(answers))[1].is_given())
    };
    assert_eq!(gets_at(75, "2026-11-26"), Some(true));
    assert_eq!(gets_at(74, "2026-11-26"), Some(false));
    assert_eq!(gets_at(74, "2026-04-05"), Some(true), "the day before the new limit");
    assert_eq!(gets_at(79, "2027-04-06"), Some(false), "the day of the next");
    assert_eq!(gets_at(75, "2025-04-05"), None, "there was no limit yet");
}

#[test]
fn answers_that_fit_their_question() {
    let record = record();
    assert_eq!(read(&record, 0, &["80"]), Ok(Answer::Number(80)));
    assert_eq!(read(&record, 1, &["no"]), Ok(Answer::Chosen(BTreeSet::from([1]))));
    assert_eq!(read(&record, 2, &["big", "cold"]), Ok(Answer::Chosen(BTreeSet::from([0, 2]))));
}

#[test]
fn answers_that_do_not_fit_their_question() {
    let record = record();
    assert_eq!(read(&record, 0, &["17"]), Err(Unfit::OutOfRange(17)));
    assert_eq!(read(&record, 0, &["80.5"]), Err(Unfit::NotWhole("80.5".to_owned())));
    assert_eq!(read(&record, 0, &["80", "81"]), Err(Unfit::NotOne(2)));
    assert_eq!(read(&record, 1, &[]), Err(Unfit::NotOne(0)));
    assert_eq!(read(&record, 1, &["maybe"]), Err(Unfit::Unknown("maybe".to_owned())));
    assert_eq!(read(&record, 2, &["cold", "new"]), Err(Unfit::Unknown("new".to_owned())));
}

#[test]
fn half_a_rule_is_none() {
    for (from, to) in [
        ("question: alone, is: [yes]", "question: pets, is: [yes]"),
        ("question: alone, is: [yes]", "question: alone, is: [maybe]"),
        ("question: alone, is: [yes]", "question: alone"),
        ("question: alone, is: [yes]", "question: alone, at_least: 1"),
        ("question: alone, is: [yes]", "question: alone, is: [yes], at_least: 1"),
        ("at_most: 84", "at_most: 60"),
        ("at_most: 84", "at_most: 84.5"),
        ("least: 18, most: 120", "least: 18, most: 12"),
        ("[{ question: home, is: [cold, damp], is_not: [big] }]", "[]"),
        ("tier: universal", "tier: targeted"),
    ] {
        assert_eq!(RECORD.matches(from).count(), 1, "{from}");
        let record: Eligibility = yaml::read(&RECORD.replace(from, to)).expect("the record can be read");
        assert_eq!(rules_of(&record), None, "{to}");
    }
}

/// The number of questions of any rules here; each is answered by a choice of four or a number.
const QUESTIONS: usize = 4;

fn any_test() -> impl Strategy<Value = Test> {
    let choices = || prop::collection::btree_set(0..4_usize, 0..3);
    prop_oneof![
        (choices(), choices()).prop_map(|(is, is_not)| Test::Chosen { is, is_not }),
        (0..100_u64, 0..100_u64).prop_map(|(least, more)| Test::Number(least..=least + more)),
    ]
}

fn any_circumstance() -> impl Strategy<Value = Circumstance> {
    let condition = (0..QUESTIONS, any_test()).prop_map(|(question, test)| Condition { question, test });
    prop::collection::vec(condition, 1..4).prop_map(|all| Circumstance {
        all,
        any: Vec::new(),
        none: Vec::new(),
        result: Outcome::Likely,
        is_in_force: true,
    })
}

fn any_rules() -> impl Strategy<Value = Rules> {
    let targeted = prop::collection::vec(any_circumstance(), 1..4).prop_map(Reach::InCircumstances);
    let reach = prop_oneof![Just(Reach::Everyone), targeted];
    prop::collection::vec(reach, 1..6).prop_map(|offers| Rules {
        questions: Vec::new(),
        can_be_unsure: Vec::new(),
        offers,
    })
}

fn any_answers() -> impl Strategy<Value = Answers> {
    let answer = prop_oneof![
        prop::collection::btree_set(0..4_usize, 0..4).prop_map(Answer::Chosen),
        (0..220_u64).prop_map(Answer::Number),
    ];
    prop::collection::btree_map(0..QUESTIONS, answer, 0..=QUESTIONS)
}

proptest! {
    #[test]
    fn a_further_circumstance_never_takes_an_offer_away(
        rules in any_rules(),
        circumstance in any_circumstance(),
        answers in any_answers(),
    ) {
        let before = rules.verdicts(&answers);
        let mut wider = rules;
        for reach in &mut wider.offers {
            if let Reach::InCircumstances(circumstances) = reach {
                circumstances.push(circumstance.clone());
            }
        }
        for (before, after) in before.iter().zip(wider.verdicts(&answers)) {
            prop_assert!(!before.is_given() || after.is_given());
        }
    }

    #[test]
    fn a_further_condition_never_gives_more(
        rules in any_rules(),
        circumstance in any_circumstance(),
        answers in any_answers(),
    ) {
        let before = rules.verdicts(&answers);
        let mut narrower = rules;
        for reach in &mut narrower.offers {
            if let Reach::InCircumstances(circumstances) = reach {
                circumstances[0].all.extend(circumstance.all.clone());
            }
        }
        for (before, after) in before.iter().zip(narrower.verdicts(&answers)) {
            prop_assert!(before.is_given() || !after.is_given());
        }
    }

    #[test]
    fn everyone_gets_what_is_for_everyone(rules in any_rules(), answers in any_answers()) {
        let verdicts = rules.verdicts(&answers);
        for (reach, verdict) in rules.offers.iter().zip(verdicts) {
            prop_assert_eq!(*reach == Reach::Everyone, verdict == Verdict::Everyone);
        }
    }

    #[test]
    fn every_circumstance_that_is_told_holds_and_no_other_does(rules in any_rules(), answers in any_answers()) {
        for (reach, verdict) in rules.offers.iter().zip(rules.verdicts(&answers)) {
            let Reach::InCircumstances(circumstances) = reach else { continue };
            let told = if let Verdict::Because(told) = verdict { told } else { Vec::new() };
            for (number, circumstance) in circumstances.iter().enumerate() {
                prop_assert_eq!(circumstance.holds(&answers) == Truth::True, told.contains(&number));
            }
        }
    }

    #[test]
    fn the_order_of_answers_does_not_matter(
        asked in Just(vec!["age", "alone", "home"]).prop_shuffle(),
        home in Just(vec!["cold", "damp"]).prop_shuffle(),
    ) {
        let given: Vec<(&str, &[&str])> = asked
            .into_iter()
            .map(|id| (id, match id { "age" => &["80"], "alone" => &["yes"], _ => home.as_slice() }))
            .collect();
        prop_assert_eq!(visit(&given), Verdict::Because(vec![0, 1]));
    }

    #[test]
    fn who_has_enough_has_enough_with_more(least in 0..1000_u64, number in 0..1000_u64, more in 0..1000_u64) {
        let at_least = Test::Number(least..=u64::MAX);
        if at_least.passes(&Answer::Number(number)) == Truth::True {
            prop_assert_eq!(at_least.passes(&Answer::Number(number + more)), Truth::True);
        }
    }

    #[test]
    fn without_answers_only_what_is_for_everyone_comes_out(rules in any_rules()) {
        for verdict in rules.verdicts(&Answers::new()) {
            prop_assert!(!matches!(verdict, Verdict::Because(_)), "nothing holds before anything is answered");
        }
    }
}
