//! Tests of the rules, on a small record and on any rules at all.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::records::eligibility::{Eligibility, Given};
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
";

fn record() -> Eligibility {
    yaml::read(RECORD).expect("the record can be read")
}

/// The verdict on the visit for answers as an example gives them.
fn visit(given: &[(&str, &[&str])]) -> Verdict {
    let record = record();
    let answers = given.iter().map(|(id, given)| {
        let number = record.questions.iter().position(|question| question.id.as_str() == *id);
        let number = number.expect("there is the question");
        (number, read(&record, number, given).expect("the answer fits"))
    });
    let rules = Rules::of(&record).expect("the rules can be read");
    rules.verdicts(&answers.collect()).remove(1)
}

fn read(record: &Eligibility, question: usize, given: &[&str]) -> Result<Answer, Unfit> {
    let given = Given(given.iter().map(|text| (*text).to_owned()).collect());
    Answer::read(&given, &record.questions[question]).expect("the question can be answered")
}

#[test]
fn all_conditions_of_a_circumstance_have_to_hold() {
    assert_eq!(visit(&[("age", &["75"]), ("alone", &["yes"])]), Verdict::Because(vec![0]));
    assert_eq!(visit(&[("age", &["84"]), ("alone", &["yes"])]), Verdict::Because(vec![0]));
    assert_eq!(visit(&[("age", &["74"]), ("alone", &["yes"])]), Verdict::NotGiven);
    assert_eq!(visit(&[("age", &["85"]), ("alone", &["yes"])]), Verdict::NotGiven);
    assert_eq!(visit(&[("age", &["75"]), ("alone", &["no"])]), Verdict::NotGiven);
}

#[test]
fn one_circumstance_is_enough_and_each_that_holds_is_told() {
    assert_eq!(visit(&[("home", &["damp"])]), Verdict::Because(vec![1]));
    let both = visit(&[("age", &["80"]), ("alone", &["yes"]), ("home", &["cold", "damp"])]);
    assert_eq!(both, Verdict::Because(vec![0, 1]));
}

#[test]
fn what_must_not_be_chosen_outweighs_what_must() {
    assert_eq!(visit(&[("home", &["cold", "big"])]), Verdict::NotGiven);
    assert_eq!(visit(&[("home", &[])]), Verdict::NotGiven);
}

#[test]
fn a_question_without_an_answer_makes_nothing_hold() {
    assert_eq!(visit(&[]), Verdict::NotGiven);
    assert_eq!(visit(&[("age", &["80"])]), Verdict::NotGiven);
    let anything_but = Test::Chosen { is: BTreeSet::new(), is_not: BTreeSet::from([0]) };
    let condition = Condition { question: 0, test: anything_but };
    assert!(!condition.holds(&Answers::new()), "not even that it is not something");
    assert!(condition.holds(&Answers::from([(0, Answer::Chosen(BTreeSet::new()))])));
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
        assert_eq!(Rules::of(&record), None, "{to}");
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
    prop::collection::vec(condition, 1..4).prop_map(|conditions| Circumstance { conditions })
}

fn any_rules() -> impl Strategy<Value = Rules> {
    let targeted = prop::collection::vec(any_circumstance(), 1..4).prop_map(Reach::InCircumstances);
    let reach = prop_oneof![Just(Reach::Everyone), targeted];
    prop::collection::vec(reach, 1..6).prop_map(|offers| Rules { questions: Vec::new(), offers })
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
                circumstances[0].conditions.extend(circumstance.conditions.clone());
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
                prop_assert_eq!(circumstance.holds(&answers), told.contains(&number));
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
        if at_least.passes(&Answer::Number(number)) {
            prop_assert!(at_least.passes(&Answer::Number(number + more)));
        }
    }

    #[test]
    fn without_answers_only_what_is_for_everyone_comes_out(rules in any_rules()) {
        for verdict in rules.verdicts(&Answers::new()) {
            prop_assert!(!matches!(verdict, Verdict::Because(_)), "nothing holds before anything is answered");
        }
    }
}
