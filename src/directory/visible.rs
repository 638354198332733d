//! What a reader may see at one moment.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::reads::{Read, note};
use super::{Clock, Directory, Held, Table, Tables};
use crate::boundaries::{Boundaries, Outline};
use crate::diagnostics::FileName;
use crate::records::Kind;
use crate::records::area::Area;
use crate::records::authority::Authority;
use crate::records::fields::{Id, Moment, Reference, Text};
use crate::records::reading::Entry;
use crate::records::release::Release;
use crate::source::Attachment;

/// Why a record is held back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It is a draft.
    Draft,
    /// Its moment has not come.
    Until(Moment),
}

/// A record that is held back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldBack {
    /// Its kind.
    pub kind: Kind,
    /// Its id.
    pub id: Id,
    /// Why.
    pub why: Why,
}

/// A release whose moment has not come: all that anybody may know of it.
#[derive(Debug, Clone)]
pub struct Announced {
    /// Its title.
    pub title: Text,
    /// The moment at which it will appear.
    pub at: Moment,
    /// Its identity, by which programs that keep calendars know it again. It stays the same when the
    /// release appears.
    pub uuid: uuid::Uuid,
}

/// The records that a reader may see at one moment, with the cross-links between them.
#[derive(Debug)]
pub struct VisibleDirectory {
    /// The settings of the site.
    pub authority: Arc<Entry<Authority>>,
    /// The moment.
    pub clock: Clock,
    /// What is held back, ordered by kind and id.
    pub held_back: Vec<HeldBack>,
    attachments: Vec<Attachment>,
    announced: Vec<Announced>,
    boundaries: Arc<Boundaries>,
    tables: Tables,
    known: BTreeSet<(Kind, Id)>,
    links: BTreeMap<(Kind, Id), BTreeSet<(Kind, Id)>>,
}

impl VisibleDirectory {
    pub(super) fn new(
        directory: &Directory,
        authority: Arc<Entry<Authority>>,
        clock: Clock,
        drafts: bool,
    ) -> Self {
        let why = |card: &super::Card<'_>| {
            let moment = card.publishing.publish_from.map(|moment| moment.value);
            match moment.filter(|moment| !clock.has_reached(*moment)) {
                _ if card.publishing.draft && !drafts => Some(Why::Draft),
                Some(moment) => Some(Why::Until(moment)),
                None => None,
            }
        };
        let cards = || directory.tables.cards();
        let ((tables, links), (known, held_back)) = rayon::join(
            || {
                let tables = directory.tables.filtered(|card| why(card).is_none());
                let links = cross_links(&tables);
                (tables, links)
            },
            || {
                let known = cards().map(|card| (card.kind, card.id.clone())).collect();
                let held_back = cards().filter_map(|card| {
                    why(&card).map(|why| HeldBack { kind: card.kind, id: card.id.clone(), why })
                });
                (known, held_back.collect())
            },
        );
        let attachments = directory.attachments.clone();
        let announced = announced(directory, &authority.record, &clock, drafts);
        let boundaries = Arc::clone(&directory.boundaries);
        Self { authority, clock, held_back, attachments, announced, boundaries, tables, known, links }
    }

    /// The files that are published as they are, ordered by path.
    #[must_use]
    pub fn attachments(&self) -> &[Attachment] {
        note(|| Read::Attachments);
        &self.attachments
    }

    /// The releases that are to come, in the order of their moments.
    #[must_use]
    pub fn announced(&self) -> &[Announced] {
        note(|| Read::Unknown);
        &self.announced
    }

    /// The outlines of a district, where the site gives its boundary.
    #[must_use]
    pub fn boundary(&self, district: &Id) -> Option<&[Outline]> {
        note(|| Read::Boundaries);
        self.boundaries.of(district)
    }

    /// The state of something that was read: the same as long as reading it again gives the same.
    /// `state_of_file` is that of a file's text. Nothing, where the state cannot be told.
    #[must_use]
    pub fn state(&self, read: &Read, state_of_file: impl Fn(&FileName) -> [u8; 32]) -> Option<[u8; 32]> {
        let mut hasher = blake3::Hasher::new();
        let mut add = |kind: Kind, id: &str| {
            let Some(card) = self.card(kind, id) else {
                hasher.update(b"none");
                return;
            };
            for part in [kind.name(), id, &card.whole.file, &format!("{:?}", card.whole.at)] {
                hasher.update(&(part.len() as u64).to_le_bytes()).update(part.as_bytes());
            }
            hasher.update(&state_of_file(&card.whole.file));
        };
        match read {
            Read::Record(kind, id) => add(*kind, id),
            Read::Table(kind) => self.ids(*kind).into_iter().for_each(|id| add(*kind, id)),
            Read::Links(kind, id) => {
                let linked = self.links.get(&(*kind, id.clone())).into_iter().flatten();
                let seen = linked.filter(|(kind, id)| self.sees(*kind, id.as_str()));
                let names: Vec<String> = seen.map(|(kind, id)| format!("{} {id}", kind.name())).collect();
                hasher.update(names.join("\n").as_bytes());
            }
            Read::Attachments => {
                let names = self.attachments.iter().map(|file| format!("{} {}", file.path, file.size));
                hasher.update(names.collect::<Vec<_>>().join("\n").as_bytes());
            }
            Read::Boundaries => {
                hasher.update(&self.boundaries.state());
            }
            Read::Figures | Read::Unknown => return None,
        }
        Some(hasher.finalize().into())
    }

    /// The records of a kind.
    #[must_use]
    pub fn all<R: Held>(&self) -> &Table<R> {
        R::table(&self.tables)
    }

    /// The record that a reference names, where a reader may see it.
    #[must_use]
    pub fn get<R: Held>(&self, reference: &Reference<R>) -> Option<&Arc<Entry<R>>> {
        self.tables.get(reference)
    }

    /// The records that several references name, in their order, those that a reader may see.
    #[must_use]
    pub fn get_all<'a, R: Held>(
        &self,
        references: impl IntoIterator<Item = &'a Reference<R>>,
    ) -> Vec<&Arc<Entry<R>>> {
        references.into_iter().filter_map(|reference| self.get(reference)).collect()
    }

    /// Every record that a reader may see, as what all kinds have in common.
    pub fn cards(&self) -> impl Iterator<Item = super::Card<'_>> {
        self.tables.cards()
    }

    /// One record as what all kinds have in common, where a reader may see it.
    #[must_use]
    pub fn card(&self, kind: Kind, id: &str) -> Option<super::Card<'_>> {
        self.tables.card(kind, id)
    }

    /// Whether a reader may see a record.
    #[must_use]
    pub fn sees(&self, kind: Kind, id: &str) -> bool {
        self.tables.holds(kind, id)
    }

    /// Whether a record was written, whether or not a reader may see it, and even where it could
    /// not be read.
    #[must_use]
    pub fn knows(&self, kind: Kind, id: &Id) -> bool {
        note(|| Read::Unknown);
        self.known.contains(&(kind, id.clone())) || self.tables.knows(kind, id.as_str())
    }

    /// Whether a record that could be read is not to be seen yet.
    #[must_use]
    pub fn is_held_back(&self, kind: Kind, id: &Id) -> bool {
        note(|| Read::Unknown);
        self.held_back.iter().any(|held| held.kind == kind && held.id == *id)
    }

    /// The ids of a kind that a reader may see.
    #[must_use]
    pub fn ids(&self, kind: Kind) -> Vec<&str> {
        self.tables.ids(kind)
    }

    /// The records of a kind that this one refers to or that refer to it, ordered by id. This
    /// one mechanism makes every cross-link run both ways.
    #[must_use]
    pub fn linked<R: Held>(&self, kind: Kind, id: &Id) -> Vec<&Arc<Entry<R>>> {
        note(|| Read::Links(kind, id.clone()));
        let linked = self.links.get(&(kind, id.clone())).into_iter().flatten();
        linked
            .filter(|(other, _)| *other == R::KIND)
            .filter_map(|(_, id)| self.all::<R>().get(id.as_str()))
            .collect()
    }

    /// The records that this one refers to or that refer to it, ordered by kind and id, as what
    /// all kinds have in common.
    #[must_use]
    pub fn linked_cards(&self, kind: Kind, id: &Id) -> Vec<super::Card<'_>> {
        note(|| Read::Links(kind, id.clone()));
        let linked = self.links.get(&(kind, id.clone())).into_iter().flatten();
        linked.filter_map(|(kind, id)| self.card(*kind, id.as_str())).collect()
    }

    /// What a set of boundaries is called.
    #[must_use]
    pub fn boundary_set(&self, id: &str) -> Option<&Text> {
        self.all::<Area>().head()?.get(id)
    }

    /// The identity of a record that outlives its name: its own, or one made from the site's
    /// namespace and its kind and id (RFC 9562, version 5).
    #[must_use]
    pub fn uuid(&self, kind: Kind, id: &Id) -> uuid::Uuid {
        let own = self.card(kind, id.as_str()).and_then(|card| card.publishing.uuid.map(|uuid| uuid.0));
        own.unwrap_or_else(|| identity(&self.authority.record, kind, id))
    }

    /// The file at a path inside the content folder that is published as it is.
    #[must_use]
    pub fn attachment(&self, path: &str) -> Option<&Attachment> {
        note(|| Read::Attachments);
        let at = self.attachments.binary_search_by(|file| file.path.as_str().cmp(path)).ok()?;
        Some(&self.attachments[at])
    }
}

/// The identity of a record that has none of its own: it is made from the site's namespace and the
/// record's kind and id (RFC 9562, version 5).
fn identity(authority: &Authority, kind: Kind, id: &Id) -> uuid::Uuid {
    uuid::Uuid::new_v5(&authority.id_namespace.0, format!("{}/{id}", kind.name()).as_bytes())
}

/// The releases to come, drafts apart.
fn announced(directory: &Directory, authority: &Authority, clock: &Clock, drafts: bool) -> Vec<Announced> {
    let to_come =
        directory.tables.releases.iter().filter(|release| {
            !clock.has_reached(release.record.at.value) && (drafts || !release.record.draft)
        });
    let announce = |release: &Arc<Entry<Release>>| Announced {
        title: release.record.title.clone(),
        at: release.record.at.value,
        uuid: super::Card::of(release)
            .publishing
            .uuid
            .map_or_else(|| identity(authority, Kind::Release, &release.id), |uuid| uuid.0),
    };
    let mut announced: Vec<Announced> = to_come.map(announce).collect();
    announced.sort_by(|a, b| (a.at, a.title.english()).cmp(&(b.at, b.title.english())));
    announced
}

fn cross_links(tables: &Tables) -> BTreeMap<(Kind, Id), BTreeSet<(Kind, Id)>> {
    let mut links: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for card in tables.cards() {
        let this = (card.kind, card.id.clone());
        for mention in &card.references() {
            let that = (mention.kind, mention.id.clone());
            links.entry(this.clone()).or_default().insert(that.clone());
            links.entry(that).or_default().insert(this.clone());
        }
    }
    links
}
