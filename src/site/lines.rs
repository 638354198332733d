//! The lines behind numbers: each way to reach somebody once, with all it serves.

use std::collections::HashMap;

use serde::Serialize;

use super::parts::{Link, Ref};
use super::rings::Ring;
use super::ways::ContactView;

/// A way to reach somebody that several answers share.
#[derive(Debug, Serialize)]
pub(super) struct Line {
    pub(super) contact: ContactView,
    pub(super) providers: Vec<Ref>,
    pub(super) serves: Vec<Ref>,
    notes: Vec<LineNote>,
}

/// A note on a line, and the services it is about where it is not about all.
#[derive(Debug, Serialize)]
struct LineNote {
    text: String,
    about: Vec<String>,
}

impl Line {
    /// The telephone number.
    pub(super) fn number(&self) -> Option<&str> {
        self.telephone().map(|link| link.text.as_str())
    }

    /// The telephone number, as a link.
    pub(super) fn telephone(&self) -> Option<&Link> {
        self.contact.telephone.as_ref()
    }

    /// Who answers.
    pub(super) fn who(&self) -> Option<String> {
        self.contact
            .name
            .as_deref()
            .or_else(|| self.providers.first().map(|provider| provider.text.as_str()))
            .map(str::to_owned)
    }

    /// What it serves, in one line.
    pub(super) fn served(&self) -> Option<String> {
        let names: Vec<&str> = self.serves.iter().map(|served| served.text.as_str()).collect();
        (!names.is_empty()).then(|| names.join(", "))
    }
}

/// The lines behind answers, in the order in which they first come. Each answer stands beside
/// what it serves there: a service or a district.
pub(super) fn lines<'a>(answers: impl IntoIterator<Item = (&'a Ring, Option<Ref>)>) -> Vec<Line> {
    let mut places: HashMap<&ContactView, usize> = HashMap::new();
    let mut groups: Vec<Vec<(&Ring, Option<Ref>)>> = Vec::new();
    for (ring, serves) in answers {
        let place = *places.entry(&ring.contact).or_insert(groups.len());
        match groups.get_mut(place) {
            Some(group) => group.push((ring, serves)),
            None => groups.push(vec![(ring, serves)]),
        }
    }
    groups.into_iter().filter_map(|group| line(&group)).collect()
}

fn line(answers: &[(&Ring, Option<Ref>)]) -> Option<Line> {
    let (first, _) = answers.first()?;
    let rings = || answers.iter().map(|(ring, _)| *ring);
    let mut notes: Vec<LineNote> = Vec::new();
    for text in unique(rings().filter_map(|ring| ring.note.as_ref())) {
        let with_it = rings().filter(|ring| ring.note.as_ref() == Some(text));
        let about: Vec<String> =
            with_it.filter_map(|ring| Some(ring.service.as_ref()?.text.clone())).collect();
        let is_about_all = about.len() == answers.len();
        notes.push(LineNote { text: text.clone(), about: if is_about_all { Vec::new() } else { about } });
    }
    Some(Line {
        contact: first.contact.clone(),
        providers: unique(rings().filter_map(|ring| ring.provider.as_ref())).cloned().collect(),
        serves: unique(answers.iter().filter_map(|(_, serves)| serves.as_ref())).cloned().collect(),
        notes,
    })
}

/// Each item once, where it first comes.
fn unique<'a, T: std::hash::Hash + Eq + 'a>(
    items: impl Iterator<Item = &'a T>,
) -> impl Iterator<Item = &'a T> {
    let mut seen = std::collections::HashSet::new();
    items.filter(move |item| seen.insert(*item))
}
