//! What a view reads of the directory, noted while it is made.
//!
//! A page whose view read only what is as it was shows what it showed, so that the view need not
//! be made again. Every way into the directory and its tables notes what it gives away; a way
//! that did not would let a page grow stale, which the tests of incremental builds look for.

use std::cell::RefCell;
use std::collections::BTreeSet;

use crate::records::Kind;
use crate::records::fields::Id;

/// Something that was read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Read {
    /// A record that is there.
    Record(Kind, Box<str>),
    /// All records of a kind.
    Table(Kind),
    /// Which records are linked with one.
    Links(Kind, Id),
    /// The files that are published as they are.
    Attachments,
    /// The figures.
    Figures,
    /// The boundaries of the districts.
    Boundaries,
    /// The minute itself, or something else that is not told apart.
    Unknown,
}

thread_local! {
    static NOTED: RefCell<Option<BTreeSet<Read>>> = const { RefCell::new(None) };
}

/// Makes something, and answers all that was read of the directory for it.
pub fn noted<T>(make: impl FnOnce() -> T) -> (T, BTreeSet<Read>) {
    let outer = NOTED.replace(Some(BTreeSet::new()));
    let result = make();
    let reads = NOTED.replace(outer).unwrap_or_default();
    (result, reads)
}

/// Notes that something is read, where anybody asks.
pub(crate) fn note(read: impl FnOnce() -> Read) {
    NOTED.with_borrow_mut(|noted| {
        if let Some(noted) = noted {
            noted.insert(read());
        }
    });
}

impl Read {
    /// It as a text, for those who keep it.
    #[must_use]
    pub fn named(&self) -> String {
        match self {
            Self::Record(kind, id) => format!("record {} {id}", kind.name()),
            Self::Table(kind) => format!("table {}", kind.name()),
            Self::Links(kind, id) => format!("links {} {id}", kind.name()),
            Self::Attachments => "attachments".to_owned(),
            Self::Figures => "figures".to_owned(),
            Self::Boundaries => "boundaries".to_owned(),
            Self::Unknown => "unknown".to_owned(),
        }
    }

    /// What a text names.
    #[must_use]
    pub fn of_name(name: &str) -> Self {
        let mut words = name.splitn(3, ' ');
        let (what, kind, id) = (words.next(), words.next(), words.next());
        // Kinds of two words are written with a hyphen, so that a space ends each part.
        let kind = kind.and_then(Kind::from_name);
        match (what, kind, id) {
            (Some("record"), Some(kind), Some(id)) => Self::Record(kind, id.into()),
            (Some("table"), Some(kind), None) => Self::Table(kind),
            (Some("links"), Some(kind), Some(id)) => {
                crate::records::fields::Scalar::parse(id).map_or(Self::Unknown, |id| Self::Links(kind, id))
            }
            (Some("attachments"), None, None) => Self::Attachments,
            (Some("figures"), None, None) => Self::Figures,
            (Some("boundaries"), None, None) => Self::Boundaries,
            _ => Self::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::fields::Scalar as _;

    #[test]
    fn a_name_leads_back_to_what_was_read() {
        let id = || Id::parse("home-safety").expect("an id");
        let mut all = vec![Read::Attachments, Read::Figures, Read::Boundaries, Read::Unknown];
        for kind in Kind::ALL {
            all.extend([
                Read::Record(*kind, "home-safety".into()),
                Read::Table(*kind),
                Read::Links(*kind, id()),
            ]);
        }
        for read in all {
            assert_eq!(Read::of_name(&read.named()), read);
        }
    }

    #[test]
    fn only_what_is_read_within_is_noted() {
        note(|| Read::Figures);
        let ((), outer) = noted(|| {
            note(|| Read::Attachments);
            let ((), inner) = noted(|| note(|| Read::Unknown));
            assert_eq!(inner, BTreeSet::from([Read::Unknown]));
        });
        assert_eq!(outer, BTreeSet::from([Read::Attachments]));
    }
}
