//! Whom figures are about: the whole, a district, a lot, a provider, a group of people.

use serde::Serialize;

use crate::records::Kind;
use crate::records::area::{Area, AreaKind};
use crate::records::fields::Id;
use crate::records::indicator::Indicator;
use crate::site::parts::Ref;
use crate::site::{Site, href_of, title_of};
use crate::statistics::{Series, Subject};

/// What a table breaks figures down by, in the order in which the tables stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum By {
    Whole,
    District,
    Division,
    Ward,
    Lot,
    Provider,
    Group,
    /// By several of these at once.
    Several,
}

impl By {
    /// Its name among the words of the theme.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::District => "district",
            Self::Division => "division",
            Self::Ward => "ward",
            Self::Lot => "lot",
            Self::Provider => "provider",
            Self::Group => "group",
            Self::Several => "several",
        }
    }
}

/// The area that stands for the whole of the authority: the one county of today.
pub(super) fn whole_area<'a>(site: &Site<'a>) -> Option<&'a Id> {
    let today = site.directory.clock.today();
    let mut areas = site.directory.all::<Area>().iter();
    let county = areas.find(|area| area.record.kind == AreaKind::County && area.record.stands_on(today))?;
    Some(&county.id)
}

/// The series of an indicator about the whole of the authority.
pub(in crate::site) fn whole<'a>(site: &Site<'a>, indicator: &Id) -> Option<&'a Series> {
    let area = Subject { area: whole_area(site).cloned(), ..Subject::default() };
    site.figures.series(indicator, &area).or_else(|| site.figures.series(indicator, &Subject::default()))
}

/// The series of an indicator about a subject; one that names nothing is the whole of the authority.
pub(in crate::site) fn series_of<'a>(
    site: &Site<'a>,
    indicator: &Id,
    subject: &Subject,
) -> Option<&'a Series> {
    if *subject == Subject::default() {
        whole(site, indicator)
    } else {
        site.figures.series(indicator, subject)
    }
}

/// What the whole of the authority is called.
pub(in crate::site) fn whole_name(site: &Site<'_>) -> String {
    let area = whole_area(site).and_then(|area| title_of(site, Kind::Area, area));
    area.unwrap_or_else(|| site.words.word("figure.whole"))
}

/// What a subject is broken down by.
pub(super) fn by(site: &Site<'_>, subject: &Subject) -> By {
    let area = subject.area.as_ref().filter(|area| Some(*area) != whole_area(site));
    let parts = [
        area.map(|area| by_area(site, area)),
        subject.lot.as_ref().map(|_| By::Lot),
        subject.provider.as_ref().map(|_| By::Provider),
        subject.group.as_ref().map(|_| By::Group),
    ];
    let mut parts = parts.into_iter().flatten();
    match (parts.next(), parts.next()) {
        (None, _) => By::Whole,
        (Some(by), None) => by,
        (Some(_), Some(_)) => By::Several,
    }
}

fn by_area(site: &Site<'_>, area: &Id) -> By {
    match site.directory.all::<Area>().get(area.as_str()).map(|area| area.record.kind) {
        Some(AreaKind::Division) => By::Division,
        Some(AreaKind::Ward) => By::Ward,
        Some(AreaKind::District | AreaKind::County) | None => By::District,
    }
}

/// A subject by its name. Answers nothing where a reader may not see a record that it names.
pub(in crate::site) fn name(site: &Site<'_>, subject: &Subject) -> Option<Ref> {
    let by = by(site, subject);
    let area = subject.area.as_ref().filter(|area| by == By::Whole || Some(*area) != whole_area(site));
    let records =
        [(Kind::Area, area), (Kind::Lot, subject.lot.as_ref()), (Kind::Provider, subject.provider.as_ref())];
    let mut names = Vec::new();
    for (kind, id) in records {
        let Some(id) = id else { continue };
        names.push(Ref { text: title_of(site, kind, id)?, href: href_of(site, kind, id) });
    }
    if let Some(group) = &subject.group {
        names.push(Ref { text: group_name(site, group), href: None });
    }
    let text = names.iter().map(|name| name.text.as_str()).collect::<Vec<_>>().join(", ");
    match names.len() {
        0 => Some(Ref { text: site.words.word("figure.whole"), href: None }),
        1 => names.pop(),
        _ => Some(Ref { text, href: None }),
    }
}

/// A table of groups: what it is by, the name of its set, and its rows.
pub(super) type GroupTable<'r, 's> = (By, Option<String>, Vec<&'r (Ref, &'s Series)>);

/// The series of groups of people, each set of groups for itself and in its own order; last those of
/// groups that belong to no set.
pub(super) fn group_sets<'r, 's>(site: &Site<'_>, rows: &'r [(Ref, &'s Series)]) -> Vec<GroupTable<'r, 's>> {
    let framework = site.directory.all::<Indicator>().head();
    let sets = framework.map(|framework| framework.group_sets.as_slice()).unwrap_or_default();
    let is_in = |group: &str, row: &(Ref, &Series)| row.1.subject().group.as_deref() == Some(group);
    let mut tables: Vec<_> = sets
        .iter()
        .map(|set| {
            let rows = set.groups.iter().filter_map(|group| rows.iter().find(|row| is_in(group, row)));
            (By::Group, Some(set.name.in_language(site.language).clone()), rows.collect())
        })
        .collect();
    let mut named = sets.iter().flat_map(|set| &set.groups);
    let others = rows.iter().filter(|row| !named.clone().any(|group| is_in(group, row)));
    let others: Vec<_> = others.collect();
    if named.next().is_some() && !others.is_empty() {
        tables.push((By::Group, None, others));
    }
    tables
}

/// What a group of people is called.
pub(in crate::site) fn group_name(site: &Site<'_>, group: &str) -> String {
    let framework = site.directory.all::<Indicator>().head();
    let name = framework.and_then(|framework| framework.groups.get(group));
    name.map_or_else(|| group.to_owned(), |name| name.in_language(site.language).clone())
}
