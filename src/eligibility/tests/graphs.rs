//! Tests of graphs: any rules at all give the same by their graph as applied directly, and no graph
//! is larger than it must be.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use proptest::prelude::*;

use super::*;

/// Any questions: choices, several choices, and numbers, some of which may be answered unsure.
fn any_questions() -> impl Strategy<Value = Vec<(Possible, bool)>> {
    let possible = prop_oneof![
        (2..4_usize).prop_map(Possible::OneOf),
        (1..4_usize).prop_map(Possible::AnyOf),
        (0..3_u64, 3..9_u64).prop_map(|(least, most)| Possible::Number(least..=most)),
    ];
    prop::collection::vec((possible, any::<bool>()), 1..5)
}

fn any_condition(questions: Vec<(Possible, bool)>) -> impl Strategy<Value = Condition> {
    let numbers = 0..questions.len();
    (
        numbers,
        prop::collection::btree_set(0..4_usize, 0..3),
        prop::collection::btree_set(0..4_usize, 0..2),
        0..9_u64,
        0..9_u64,
    )
        .prop_map(move |(question, is, is_not, one, other)| {
            let test = match &questions[question].0 {
                Possible::Number(_) => Test::Number(one.min(other)..=one.max(other)),
                Possible::OneOf(answers) | Possible::AnyOf(answers) => {
                    let known = |ids: BTreeSet<usize>| ids.into_iter().filter(|id| id < answers).collect();
                    let (is, is_not): (BTreeSet<usize>, BTreeSet<usize>) = (known(is), known(is_not));
                    if is.is_empty() && is_not.is_empty() {
                        Test::Chosen { is: BTreeSet::from([0]), is_not }
                    } else {
                        Test::Chosen { is, is_not }
                    }
                }
            };
            Condition { question, test }
        })
}

fn any_circumstance_of(questions: &[(Possible, bool)]) -> impl Strategy<Value = Circumstance> + use<> {
    let conditions = |least, most| prop::collection::vec(any_condition(questions.to_vec()), least..most);
    (
        conditions(1, 3),
        conditions(0, 3),
        conditions(0, 2),
        prop::bool::weighted(0.2),
        prop::bool::weighted(0.9),
    )
        .prop_map(|(all, any, none, asks, is_in_force)| Circumstance {
            all,
            any,
            none,
            result: if asks { Outcome::AskUs } else { Outcome::Likely },
            is_in_force,
        })
}

fn any_whole_rules() -> impl Strategy<Value = Rules> {
    any_questions().prop_flat_map(|questions| {
        let circumstances = prop::collection::vec(any_circumstance_of(&questions), 1..4);
        let reach =
            prop_oneof![1 => Just(Reach::Everyone), 4 => circumstances.prop_map(Reach::InCircumstances)];
        prop::collection::vec(reach, 1..4).prop_map(move |offers| Rules {
            questions: questions.iter().map(|(possible, _)| possible.clone()).collect(),
            can_be_unsure: questions.iter().map(|(_, unsure)| *unsure).collect(),
            offers,
        })
    })
}

/// Every answer that a question can have.
fn every_answer(possible: &Possible, unsure: bool) -> Vec<Answer> {
    let mut answers: Vec<Answer> = match possible {
        Possible::OneOf(answers) => (0..*answers).map(|answer| Answer::Chosen([answer].into())).collect(),
        Possible::AnyOf(answers) => (0..1_usize << answers)
            .map(|set| Answer::Chosen((0..*answers).filter(|answer| set & (1 << answer) != 0).collect()))
            .collect(),
        Possible::Number(range) => range.clone().map(Answer::Number).collect(),
    };
    if unsure {
        answers.push(Answer::Unsure);
    }
    answers
}

/// Every combination of answers.
fn everybody(rules: &Rules) -> Vec<Answers> {
    let mut all = vec![Answers::new()];
    for (number, (possible, unsure)) in rules.questions.iter().zip(&rules.can_be_unsure).enumerate() {
        let answers = every_answer(possible, *unsure);
        all = all
            .into_iter()
            .flat_map(|person| {
                answers.iter().map(move |answer| {
                    let mut person = person.clone();
                    person.insert(number, answer.clone());
                    person
                })
            })
            .collect();
    }
    all
}

fn way_of<'g>(graph: &'g Graph, answers: &Answers) -> Way<'g> {
    graph.way(|step| match &answers[&step.question] {
        Answer::Unsure => step.can_be_unsure.then(|| step.answers() - 1),
        answer => step.answer_of(answer),
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 96 } else { 1000 }))]

    #[test]
    fn the_graph_says_what_the_rules_say(rules in any_whole_rules()) {
        let graph = compile(&rules).expect("so few questions fit");
        for person in everybody(&rules) {
            let way = way_of(&graph, &person);
            let end = way.end.expect("every way ends");
            for (chance, verdict) in end.iter().zip(rules.verdicts(&person)) {
                match verdict {
                    Verdict::Everyone => prop_assert_eq!(*chance, Chance::Everyone),
                    Verdict::Because(numbers) => {
                        let is_told = matches!(chance, Chance::Likely(number) if numbers.contains(number));
                        prop_assert!(is_told, "{:?} of {:?}", chance, numbers);
                    }
                    Verdict::AskUs(_) => prop_assert_eq!(*chance, Chance::AskUs),
                    Verdict::NotGiven => prop_assert_eq!(*chance, Chance::NotLikely),
                }
            }
            let steps: Vec<usize> = way.asked.iter().map(|(step, _)| *step).collect();
            prop_assert!(steps.is_sorted_by(|one, next| one < next), "asked in the officers' order: {steps:?}");
        }
    }

    #[test]
    fn no_two_places_could_be_one(rules in any_whole_rules()) {
        let graph = compile(&rules).expect("so few questions fit");
        // What each place comes to, for every answer to every step: two places that come to the same are one.
        let mut seen = HashSet::new();
        for place in &graph.places {
            prop_assert!(seen.insert((place.step, place.next.clone())), "two places are alike");
            prop_assert!(place.next.iter().any(|next| *next != place.next[0]), "a place decides nothing");
        }
        let ends: HashSet<&Vec<Chance>> = graph.ends.iter().collect();
        prop_assert_eq!(ends.len(), graph.ends.len(), "two ends are alike");
    }

    #[test]
    fn what_is_known_at_a_place_is_what_every_way_to_it_has_answered(rules in any_whole_rules()) {
        let graph = compile(&rules).expect("so few questions fit");
        let (_, known) = graph.known();
        let mut shared: BTreeMap<usize, BTreeMap<usize, usize>> = BTreeMap::new();
        for person in everybody(&rules) {
            let way = way_of(&graph, &person);
            let end = way.end.expect("every way ends");
            let number = graph.ends.iter().position(|other| other == end).expect("an end");
            let asked: BTreeMap<usize, usize> = way.asked.iter().copied().collect();
            shared
                .entry(number)
                .and_modify(|known| known.retain(|step, answer| asked.get(step) == Some(&*answer)))
                .or_insert(asked);
        }
        for (end, shared) in shared {
            // Some ways give an any-of question two answers that nobody gives at once; those that
            // everybody shares may so be more, and never fewer.
            for (step, answer) in &known[end] {
                prop_assert_eq!(shared.get(step), Some(answer));
            }
        }
    }

    #[test]
    fn the_shortest_and_the_longest_way(rules in any_whole_rules()) {
        let graph = compile(&rules).expect("so few questions fit");
        let (fewest, most) = graph.lengths();
        for person in everybody(&rules) {
            let asked = way_of(&graph, &person).asked.len();
            prop_assert!((fewest..=most).contains(&asked), "{asked} is not in {fewest} to {most}");
        }
    }
}

/// Rules of `pairs` offers, each for whoever answers two questions alike, in four answers.
fn pairs(pairs: usize, order: impl Fn(usize) -> (usize, usize)) -> Rules {
    let offer = |pair: usize| {
        let (one, other) = order(pair);
        let is = |question, answer| Condition {
            question,
            test: Test::Chosen { is: BTreeSet::from([answer]), is_not: BTreeSet::new() },
        };
        Reach::InCircumstances(
            (0..4)
                .map(|answer| Circumstance {
                    all: vec![is(one, answer), is(other, answer)],
                    any: Vec::new(),
                    none: Vec::new(),
                    result: Outcome::Likely,
                    is_in_force: true,
                })
                .collect(),
        )
    };
    Rules {
        questions: vec![Possible::OneOf(4); pairs * 2],
        can_be_unsure: vec![false; pairs * 2],
        offers: (0..pairs).map(offer).collect(),
    }
}

#[test]
fn a_bad_order_is_told_with_a_better_one() {
    // Twenty questions of four answers. One offer needs the first and the eleventh alike or the second
    // and the twelfth, and so on.
    let mut rules = pairs(10, |pair| (pair, pair + 10));
    let circumstances = rules.offers.drain(..).flat_map(|reach| match reach {
        Reach::InCircumstances(circumstances) => circumstances,
        Reach::Everyone => Vec::new(),
    });
    rules.offers = vec![Reach::InCircumstances(
        circumstances
            .collect::<Vec<_>>()
            .into_iter()
            .map(|circumstance| Circumstance { result: Outcome::AskUs, ..circumstance })
            .collect(),
    )];
    let Err(TooMany::Places { places: None, better: Some((order, places)), .. }) = compile(&rules) else {
        panic!("it is too large to be counted, and there is a better order")
    };
    assert!(places <= MOST_PLACES, "{places}");
    for pair in 0..10 {
        let place = |question| order.iter().position(|other| *other == question).expect("every question");
        assert_eq!(place(pair).abs_diff(place(pair + 10)), 1, "{order:?}");
    }
}

#[test]
fn what_no_order_makes_small_is_told_so() {
    // Ten offers that have nothing to do with one another have more than a million results.
    let rules = pairs(10, |pair| (2 * pair, 2 * pair + 1));
    let Err(TooMany::Places { places: None, better: None, .. }) = compile(&rules) else {
        panic!("no order makes it small")
    };
}

#[test]
fn nobody_answers_a_hundred_and_fifty_questions() {
    assert_eq!(compile(&pairs(75, |pair| (2 * pair, 2 * pair + 1))), Err(TooMany::Steps(150)));
}

#[test]
fn a_question_that_no_longer_matters_is_not_asked() {
    let rules = rules_of(&record()).expect("the rules can be read");
    let graph = compile(&rules).expect("they fit");
    let asked = |given: &[(usize, Answer)]| -> Vec<usize> {
        let answers: Answers = given.iter().cloned().collect();
        way_of(&graph, &answers).asked.iter().map(|(step, _)| graph.steps.0[*step].question).collect()
    };
    let home = |answers: &[usize]| (2, Answer::Chosen(answers.iter().copied().collect()));
    let alone = |yes: bool| (1, Answer::Chosen([usize::from(!yes)].into()));
    let age = |age| (0, Answer::Number(age));
    assert_eq!(asked(&[age(80), alone(true), home(&[])]), [0, 1], "the visit is certain");
    assert_eq!(asked(&[age(70), alone(true), home(&[0])]), [0, 2, 2], "living alone decides nothing");
    assert_eq!(asked(&[age(70), alone(true), home(&[2])]), [0, 2], "nor does how big a warm, dry home is");
    let bands = graph.steps.0.iter().find_map(|step| match &step.asks {
        Asks::Band(bands) => Some(bands.clone()),
        _ => None,
    });
    assert_eq!(bands, Some(vec![18..=74, 75..=84, 85..=120]), "numbers are asked where they decide");
}
