//! Ratings: a step of a scale. A scale has no page of its own, so the pages that rate on it say
//! what its steps are.

use std::collections::BTreeSet;

use serde::Serialize;

use super::head::RecordPart;
use super::{Site, parts};
use crate::records::Kind;
use crate::records::fields::{Id, Reference};
use crate::records::rating_scale::{RatingScale, Step};
use crate::records::reading::Entry;

/// A rating, and where it stands on its scale: "Nil stars (poor), step 1 of 4".
#[derive(Debug, Clone, Serialize)]
pub(super) struct Rating {
    scale: String,
    pub(super) name: String,
    meaning: Option<String>,
    /// Counted from 1 for the worst.
    number: usize,
    last: usize,
}

/// A scale with all its steps, from the worst to the best.
#[derive(Debug, Serialize)]
pub(super) struct Scale {
    name: String,
    summary: String,
    owner: Option<String>,
    steps: Vec<Rating>,
    #[serde(flatten)]
    record: RecordPart,
}

/// A rating on a scale, where the scale is there and has such a step.
pub(super) fn rating(site: &Site<'_>, scale: &Reference<RatingScale>, step: &Id) -> Option<Rating> {
    let scale = site.directory.get(scale)?;
    let (at, step) = scale.record.step(step)?;
    Some(view(site, scale, at, step))
}

/// The scales that a page rates on, each once, in the order in which they are first named.
pub(super) fn scales<'a>(
    site: &Site<'_>,
    named: impl IntoIterator<Item = &'a Reference<RatingScale>>,
) -> Vec<Scale> {
    let mut seen = BTreeSet::new();
    let mut scales = site.directory.get_all(named);
    scales.retain(|scale| seen.insert(scale.id.clone()));
    scales.into_iter().map(|scale| whole(site, scale)).collect()
}

fn whole(site: &Site<'_>, scale: &Entry<RatingScale>) -> Scale {
    let record = &scale.record;
    let steps = record.steps.iter().enumerate().map(|(at, step)| view(site, scale, at, step));
    Scale {
        name: parts::title(site, scale),
        summary: record.summary.in_language(site.language).clone(),
        owner: parts::text(site, record.owner.as_ref()),
        steps: steps.collect(),
        record: RecordPart::of(site, scale, Kind::ALL),
    }
}

fn view(site: &Site<'_>, scale: &Entry<RatingScale>, at: usize, step: &Step) -> Rating {
    Rating {
        scale: parts::title(site, scale),
        name: step.name.in_language(site.language).clone(),
        meaning: parts::text(site, step.meaning.as_ref()),
        number: at + 1,
        last: scale.record.steps.len(),
    }
}

/// The name of a step inside a sentence: "nil stars". Capitals that say more stay as they are.
pub(super) fn in_a_sentence(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(name.chars().skip(1)).collect()
        }
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::in_a_sentence;

    #[test]
    fn the_first_letter_of_a_step_is_small_inside_a_sentence() {
        for (name, inside) in
            [("Nil stars", "nil stars"), ("4", "4"), ("A", "A"), ("NHS grade", "NHS grade"), ("", "")]
        {
            assert_eq!(in_a_sentence(name), inside);
        }
    }
}
