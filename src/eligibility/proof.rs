//! What can be proved of the rules for all answers at once: which circumstances anybody can be in,
//! which conditions decide something, and which offers meet.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use super::graph::Functions;
use super::{Chance, Circumstance, Condition, Graph, Next, Outcome, Reach, Rules, Steps, Test};

/// How large a proof may become. What would be larger is not proved, and nothing is said of it.
const MOST_BRANCHES: usize = 20_000;

/// Something that holds for all answers, and should not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// A condition holds whatever is answered.
    AlwaysHolds(ConditionAt),
    /// A condition holds for no answer.
    NeverHolds(ConditionAt),
    /// Nobody can be in a circumstance, though each of its conditions can hold: these contradict
    /// each other.
    Contradiction {
        /// The offer.
        offer: usize,
        /// Its circumstance.
        circumstance: usize,
        /// The conditions, by number. All of them, where no two suffice.
        conditions: Vec<usize>,
    },
    /// Everybody is in a circumstance.
    HoldsForAll {
        /// The offer.
        offer: usize,
        /// Its circumstance.
        circumstance: usize,
    },
    /// Whoever is in a circumstance is in another of the same offer, so that it decides nothing.
    Covered {
        /// The offer.
        offer: usize,
        /// The circumstance that decides nothing.
        circumstance: usize,
        /// The one that covers it.
        by: usize,
    },
    /// Two circumstances of an offer that are alike but for the range of a number leave out the
    /// numbers between.
    Gap(Ranges),
    /// Two circumstances of an offer that are alike but for the range of a number share numbers.
    Overlap(Ranges),
}

/// A condition of an offer, by numbers: among all conditions of its circumstance, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ConditionAt {
    /// The offer.
    pub offer: usize,
    /// Its circumstance.
    pub circumstance: usize,
    /// The condition of it.
    pub condition: usize,
}

/// Two conditions that test the same number, the lower range first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranges {
    /// The condition of the lower range.
    pub lower: ConditionAt,
    /// The condition of the upper range.
    pub upper: ConditionAt,
    /// The numbers that are left out, or shared.
    pub numbers: RangeInclusive<u64>,
}

/// Everything that is wrong with the rules of a record.
#[must_use]
pub fn faults(rules: &Rules) -> Vec<Fault> {
    let order: Vec<usize> = (0..rules.questions.len()).collect();
    let steps = Steps::of(rules, &order);
    let mut faults = Vec::new();
    for (number, reach) in rules.offers.iter().enumerate() {
        if let Reach::InCircumstances(circumstances) = reach {
            let proof = Proof { offer: number, circumstances, steps: &steps };
            let before = faults.len();
            proof.conditions(&mut faults);
            // What follows from a condition that says nothing is not told besides.
            if faults.len() == before {
                proof.circumstances(&mut faults);
                proof.ranges(&mut faults);
            }
        }
    }
    faults
}

/// Ranges of a number, each with its condition, by the question and by all else that their
/// circumstances say.
type Alike = BTreeMap<(usize, String), Vec<(RangeInclusive<u64>, ConditionAt)>>;

struct Proof<'a> {
    offer: usize,
    circumstances: &'a [Circumstance],
    steps: &'a Steps,
}

impl Proof<'_> {
    fn conditions(&self, faults: &mut Vec<Fault>) {
        for (circumstance, written) in self.circumstances.iter().enumerate() {
            for (condition, tested) in written.conditions().enumerate() {
                let place = ConditionAt { offer: self.offer, circumstance, condition };
                let mut functions = Functions::of(self.steps, MOST_BRANCHES);
                let Some(holds) = functions.of_condition(tested) else { continue };
                if !functions.can_fail(holds) {
                    faults.push(Fault::AlwaysHolds(place));
                } else if !functions.can_hold(holds) {
                    faults.push(Fault::NeverHolds(place));
                }
            }
        }
    }

    fn circumstances(&self, faults: &mut Vec<Fault>) {
        let offer = self.offer;
        let mut functions = Functions::of(self.steps, MOST_BRANCHES);
        let all: Vec<_> = self.circumstances.iter().map(|one| functions.of_circumstance(one)).collect();
        for (circumstance, written) in self.circumstances.iter().enumerate() {
            let Some(holds) = all[circumstance] else { continue };
            if !written.is_in_force {
                continue;
            }
            if !functions.can_hold(holds) {
                let conditions = self.contradiction(written);
                faults.push(Fault::Contradiction { offer, circumstance, conditions });
            } else if !functions.can_fail(holds) {
                faults.push(Fault::HoldsForAll { offer, circumstance });
            } else if let Some(by) = self.covered(&mut functions, &all, circumstance) {
                faults.push(Fault::Covered { offer, circumstance, by });
            }
        }
    }

    /// Two conditions that cannot hold at once; all of them, where no two are to blame.
    fn contradiction(&self, circumstance: &Circumstance) -> Vec<usize> {
        let mut functions = Functions::of(self.steps, MOST_BRANCHES);
        // One of several has to hold: no single one of them is to blame.
        let certain = |number: usize| {
            number < circumstance.all.len() || number >= circumstance.all.len() + circumstance.any.len()
        };
        let mut holds = Vec::new();
        for (number, condition) in
            circumstance.conditions().enumerate().filter(|(number, _)| certain(*number))
        {
            let Some(mut is) = functions.of_condition(condition) else { continue };
            if number >= circumstance.all.len() {
                let Some(contrary) = functions.contrary(is) else { continue };
                is = contrary;
            }
            holds.push((number, is));
        }
        for (at, (one, holds_one)) in holds.iter().enumerate() {
            for (other, holds_other) in &holds[at + 1..] {
                let both = functions.both(*holds_one, *holds_other);
                if both.is_some_and(|both| !functions.can_hold(both)) {
                    return vec![*one, *other];
                }
            }
        }
        (0..circumstance.conditions().count()).collect()
    }

    /// Another circumstance that holds wherever one does. Of two that hold for the same people, the
    /// first covers the second.
    fn covered(
        &self,
        functions: &mut Functions<'_>,
        all: &[Option<super::graph::Holds>],
        circumstance: usize,
    ) -> Option<usize> {
        let holds = all[circumstance]?;
        let covers = |functions: &mut Functions<'_>, one, other| {
            let contrary = functions.contrary(other)?;
            let only_one = functions.both(one, contrary)?;
            Some(!functions.can_hold(only_one))
        };
        let this = &self.circumstances[circumstance];
        let can_cover = |by: &usize| {
            let other = &self.circumstances[*by];
            *by != circumstance && other.is_in_force && tells_all_of(other, this)
        };
        (0..all.len()).filter(can_cover).find(|by| {
            let Some(other) = all[*by] else { return false };
            let is_covered = covers(functions, holds, other) == Some(true);
            let is_equal = is_covered
                && tells_all_of(this, &self.circumstances[*by])
                && covers(functions, other, holds) == Some(true);
            is_covered && (!is_equal || *by < circumstance)
        })
    }

    fn ranges(&self, faults: &mut Vec<Fault>) {
        for ((_, _), mut ranges) in self.alike() {
            ranges.sort_by_key(|(range, _)| (*range.start(), *range.end()));
            for pair in ranges.windows(2) {
                let [(lower, lower_place), (upper, upper_place)] = pair else { continue };
                let ranges = |numbers| Ranges { lower: *lower_place, upper: *upper_place, numbers };
                if upper.end() <= lower.end() {
                    // The lower covers the upper, which is another fault.
                } else if upper.start() <= lower.end() {
                    let shared = *upper.start()..=*lower.end().min(upper.end());
                    faults.push(Fault::Overlap(ranges(shared)));
                } else if *upper.start() - *lower.end() > 1 {
                    faults.push(Fault::Gap(ranges(lower.end() + 1..=upper.start() - 1)));
                }
            }
        }
    }

    /// The ranges of a number in circumstances that are alike but for it.
    fn alike(&self) -> Alike {
        let mut alike = Alike::new();
        for (number, circumstance) in self.circumstances.iter().enumerate() {
            if !circumstance.is_in_force || !circumstance.any.is_empty() || !circumstance.none.is_empty() {
                continue;
            }
            for (at, condition) in circumstance.all.iter().enumerate() {
                let Test::Number(range) = &condition.test else { continue };
                let mut others: Vec<String> = circumstance
                    .all
                    .iter()
                    .enumerate()
                    .filter(|(other, _)| *other != at)
                    .map(|(_, other): (_, &Condition)| format!("{other:?}"))
                    .collect();
                others.sort();
                let place = ConditionAt { offer: self.offer, circumstance: number, condition: at };
                let key = (condition.question, format!("{:?} {}", circumstance.result, others.join("\n")));
                alike.entry(key).or_default().push((range.clone(), place));
            }
        }
        alike
    }
}

/// Whether a circumstance tells all that another tells.
fn tells_all_of(one: &Circumstance, other: &Circumstance) -> bool {
    one.result == Outcome::Likely || other.result == Outcome::AskUs
}

impl Graph {
    /// Answers by which two offers are both likely, as the number of each step with that of its
    /// answer.
    #[must_use]
    pub fn both_likely(&self, one: usize, other: usize) -> Option<Vec<(usize, usize)>> {
        let is_likely = |chance: &Chance| matches!(chance, Chance::Likely(_) | Chance::Everyone);
        let end = self.ends.iter().position(|end| is_likely(&end[one]) && is_likely(&end[other]))?;
        Some(self.a_way_to(Next::End(end)))
    }

    /// A way to somewhere in the graph.
    #[must_use]
    pub fn a_way_to(&self, goal: Next) -> Vec<(usize, usize)> {
        let mut way = Vec::new();
        let mut next = goal;
        // Each place comes after all that lead to it, so that the way back is found in one go.
        for (number, place) in self.places.iter().enumerate().rev() {
            if let Some(answer) = place.next.iter().position(|to| *to == next) {
                way.push((place.step, answer));
                next = Next::Place(number);
            }
        }
        way.reverse();
        way
    }

    /// Whether an offer can come out as likely, or as something to ask about.
    #[must_use]
    pub fn can_come_out(&self, offer: usize) -> bool {
        self.ends.iter().any(|end| end[offer] != Chance::NotLikely)
    }
}
