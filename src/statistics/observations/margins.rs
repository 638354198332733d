//! Which subjects count what others count in parts: a county its districts, a lot its districts,
//! everybody each group of people.

use std::collections::{BTreeMap, BTreeSet};

use crate::directory::VisibleDirectory;
use crate::records::area::{Area, AreaKind};
use crate::records::fields::{Date, Id, Reference};
use crate::records::indicator::Indicator;
use crate::records::lot::Lot;
use crate::statistics::figure::Subject;

/// A subject and its parts, by their numbers. `is_whole` where no part is known to be missing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Family {
    pub(super) total: u32,
    pub(super) parts: Vec<u32>,
    pub(super) is_whole: bool,
}

/// The subjects of one indicator in one period.
pub(super) struct Subjects<'a> {
    directory: &'a VisibleDirectory,
    day: Date,
    numbers: BTreeMap<&'a Subject, u32>,
    county: Option<&'a Id>,
    /// The areas that lie in each area, those of a kind together.
    parts_of_areas: BTreeMap<&'a Id, BTreeMap<u8, Vec<&'a Id>>>,
    /// The subjects with a lot and no area, by their provider and group.
    by_lots: BTreeMap<(&'a Option<Id>, &'a Option<String>), Vec<&'a Subject>>,
    /// The subjects with a provider, by what they are without it.
    by_providers: BTreeMap<Subject, Vec<&'a Subject>>,
}

impl<'a> Subjects<'a> {
    /// Of the numbered subjects that have a figure in the period that begins on `day`.
    pub(super) fn new(
        directory: &'a VisibleDirectory,
        day: Date,
        subjects: impl Iterator<Item = (&'a Subject, u32)>,
    ) -> Self {
        let mut areas = directory.all::<Area>().iter();
        let county = areas.find(|area| area.record.kind == AreaKind::County && area.record.stands_on(day));
        let mut all = Self {
            directory,
            day,
            numbers: subjects.collect(),
            county: county.map(|area| &area.id),
            parts_of_areas: BTreeMap::new(),
            by_lots: BTreeMap::new(),
            by_providers: BTreeMap::new(),
        };
        all.put_in_order();
        all
    }

    /// Puts parts beside what they are parts of. There may be tens of thousands of subjects, too many
    /// for each to look through all others.
    fn put_in_order(&mut self) {
        let standing = self.directory.all::<Area>().iter().filter(|area| area.record.stands_on(self.day));
        for part in standing {
            for parent in &part.record.parents {
                let parts = self.parts_of_areas.entry(parent.id()).or_default();
                let parts = parts.entry(part.record.kind as u8).or_default();
                if parts.last() != Some(&&part.id) {
                    parts.push(&part.id);
                }
            }
        }
        for subject in self.numbers.keys() {
            if subject.lot.is_some() && subject.area.is_none() {
                self.by_lots.entry((&subject.provider, &subject.group)).or_default().push(subject);
            }
            if subject.provider.is_some() {
                let without = Subject { provider: None, ..(*subject).clone() };
                self.by_providers.entry(without).or_default().push(subject);
            }
        }
    }

    /// How much the loss of a figure about a subject is to readers: most of all that of a total.
    pub(super) fn weight(&self, subject: &Subject) -> f64 {
        let is_wide = subject.area.is_none() || subject.area.as_ref() == self.county;
        let parts = [subject.provider.is_some(), subject.group.is_some(), subject.lot.is_some(), !is_wide];
        match parts.into_iter().filter(|part| *part).count() {
            0 => 100.0,
            1 if subject.lot.is_some() => 10.0,
            1 => 5.0,
            _ => 1.0,
        }
    }

    /// Every total among them with its parts.
    pub(super) fn families(&self) -> Vec<Family> {
        let mut families = BTreeSet::new();
        for (subject, number) in &self.numbers {
            let mut add = |parts: Vec<Subject>| families.extend(self.family(*number, &parts));
            self.by_area(subject).into_iter().for_each(&mut add);
            self.by_lot(subject).into_iter().for_each(&mut add);
            self.by_provider(subject).into_iter().for_each(&mut add);
            self.by_group(subject).into_iter().for_each(&mut add);
        }
        families.into_iter().collect()
    }

    fn family(&self, total: u32, parts: &[Subject]) -> Option<Family> {
        let mut there: Vec<u32> = parts.iter().filter_map(|part| self.numbers.get(part).copied()).collect();
        let is_whole = there.len() == parts.len();
        // A set may name a group twice, and it still counts once.
        let mut seen = BTreeSet::new();
        there.retain(|part| seen.insert(*part));
        (!there.is_empty() && !there.contains(&total)).then_some(Family { total, parts: there, is_whole })
    }

    fn by_area(&self, subject: &Subject) -> Vec<Vec<Subject>> {
        let in_area = |area: &Id| Subject { area: Some(area.clone()), ..subject.clone() };
        let whole = subject.area.is_none() && subject.lot.is_none();
        let area = if whole { self.county } else { subject.area.as_ref() };
        let mut all = Vec::new();
        if let Some(area) = area {
            all.extend(self.parts_of(area).iter().map(|parts| parts.iter().copied().map(in_area).collect()));
            all.extend(self.other_boundaries(area).map(|parts| parts.iter().copied().map(in_area).collect()));
        }
        if let (true, Some(county)) = (whole, self.county) {
            all.push(vec![in_area(county)]);
        }
        all
    }

    /// The areas that make up another one: those of each kind that lie in it.
    fn parts_of(&self, area: &Id) -> Vec<Vec<&'a Id>> {
        let parts = self.parts_of_areas.get(area);
        parts.into_iter().flat_map(BTreeMap::values).cloned().collect()
    }

    /// The areas that an area was made from, or that it became, where they are the same ground.
    fn other_boundaries(&self, area: &Id) -> impl Iterator<Item = Vec<&'a Id>> + use<'a> {
        let areas = self.directory.all::<Area>();
        let only = |list: &[Reference<Area>], id: &Id| list.len() == 1 && list[0].id() == id;
        let entry = areas.get(area.as_str());
        let made_from = entry.map(|entry| &entry.record.predecessors).filter(|from| {
            from.iter()
                .all(|one| areas.get(one.id().as_str()).is_some_and(|one| only(&one.record.successors, area)))
        });
        let became = entry.map(|entry| &entry.record.successors).filter(|to| {
            to.iter().all(|one| {
                areas.get(one.id().as_str()).is_some_and(|one| only(&one.record.predecessors, area))
            })
        });
        let both = [made_from, became].into_iter().flatten().filter(|list| !list.is_empty());
        both.map(|list| list.iter().map(Reference::id).collect()).collect::<Vec<_>>().into_iter()
    }

    /// The parts of the whole, or of a lot, by lots; and of a lot by its districts.
    fn by_lot(&self, subject: &Subject) -> Vec<Vec<Subject>> {
        let lots = self.directory.all::<Lot>();
        let districts = |lot: &Id| -> BTreeSet<&Id> {
            let lot = lots.get(lot.as_str());
            lot.into_iter().flat_map(|lot| lot.record.districts.iter().map(Reference::id)).collect()
        };
        let whole = subject.lot.is_none() && (subject.area.is_none() || subject.area.as_ref() == self.county);
        let own = subject.lot.as_ref().filter(|_| subject.area.is_none()).map(districts);
        if !whole && own.is_none() {
            return Vec::new();
        }
        let inside = |other: &&Subject| {
            let theirs = other.lot.as_ref().map(districts).unwrap_or_default();
            own.as_ref().is_none_or(|own| theirs.is_subset(own))
        };
        let beside = self.by_lots.get(&(&subject.provider, &subject.group)).into_iter().flatten().copied();
        let others: Vec<&Subject> = beside.filter(|other| other.lot != subject.lot).filter(inside).collect();
        // Lots may lie over one another: those that do not can add up to the whole.
        let (mut apart, mut covered) = (Vec::new(), BTreeSet::new());
        for other in &others {
            let theirs = other.lot.as_ref().map(districts).unwrap_or_default();
            if theirs.is_disjoint(&covered) {
                covered.extend(theirs);
                apart.push((*other).clone());
            }
        }
        let mut all = vec![apart, others.into_iter().cloned().collect()];
        all.retain(|parts: &Vec<Subject>| !parts.is_empty());
        if let (Some(lot), Some(own)) = (&subject.lot, own) {
            let part = |lot: Option<&Id>| {
                let part = |area: &&Id| Subject {
                    area: Some((*area).clone()),
                    lot: lot.cloned(),
                    ..subject.clone()
                };
                own.iter().map(part).collect()
            };
            all.extend([part(None), part(Some(lot))]);
        }
        all
    }

    fn by_provider(&self, subject: &Subject) -> Vec<Vec<Subject>> {
        if subject.provider.is_some() {
            return Vec::new();
        }
        let parts = self.by_providers.get(subject).into_iter().flatten();
        vec![parts.map(|part| (*part).clone()).collect()]
    }

    fn by_group(&self, subject: &Subject) -> Vec<Vec<Subject>> {
        if subject.group.is_some() {
            return Vec::new();
        }
        let Some(framework) = self.directory.all::<Indicator>().head() else { return Vec::new() };
        let of = |group: &String| Subject { group: Some(group.clone()), ..subject.clone() };
        let sets =
            framework.group_sets.iter().map(|set| set.groups.iter().map(|group| of(&group.value)).collect());
        let all: Vec<Subject> = framework.groups.keys().map(of).collect();
        sets.chain([all]).collect()
    }
}
