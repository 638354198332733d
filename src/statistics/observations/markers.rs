//! The column `markers`: shorthand in square brackets, one after another, as in `[e][p]`.

use crate::statistics::disclosure::Raw;
use crate::statistics::figure::Marker;

/// What the markers of a row say.
#[derive(Clone, Copy, Default)]
pub(super) struct Markers {
    /// A bit for each marker of [`Marker::ALL`].
    bits: u8,
    /// What stands in the place of the figure.
    instead: Option<Instead>,
}

/// What can stand in the place of a figure.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Instead {
    Confidential,
    NotAvailable,
    NotApplicable,
    Low,
}

impl Markers {
    /// Reads the markers of a row; nothing where a part of the text is none of them, or where two
    /// of them stand for the figure.
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut markers = Self::default();
        let mut rest = text.trim();
        while !rest.is_empty() {
            let (shorthand, after) = rest.split_at(rest.find(']')? + 1);
            markers.add(&shorthand.to_lowercase())?;
            rest = after.trim_start();
        }
        Some(markers)
    }

    fn add(&mut self, shorthand: &str) -> Option<()> {
        if let Some(at) = Marker::ALL.iter().position(|marker| marker.shorthand() == shorthand) {
            self.bits |= 1 << at;
            return Some(());
        }
        let instead = match shorthand {
            "[c]" => Instead::Confidential,
            "[x]" => Instead::NotAvailable,
            "[z]" => Instead::NotApplicable,
            "[low]" => Instead::Low,
            _ => return None,
        };
        match self.instead.replace(instead) {
            Some(other) if other != instead => None,
            _ => Some(()),
        }
    }

    /// These markers and others of the same figure; nothing where two of them stand for the figure.
    pub(super) fn and(self, other: Self) -> Option<Self> {
        let instead = match (self.instead, other.instead) {
            (Some(one), Some(two)) if one != two => return None,
            (one, two) => one.or(two),
        };
        Some(Self { bits: self.bits | other.bits, instead })
    }

    /// What stands in the place of the figure.
    pub(super) fn instead(self) -> Option<Instead> {
        self.instead
    }

    /// The markers that stand beside the figure, in their order.
    pub(super) fn iter(self) -> impl Iterator<Item = Marker> {
        let set = Marker::ALL.into_iter().enumerate();
        set.filter(move |(at, _)| self.bits & (1 << at) != 0).map(|(_, marker)| marker)
    }
}

impl Instead {
    /// The observation without a figure.
    pub(super) fn raw(self) -> Raw {
        match self {
            Self::Confidential => Raw::Confidential,
            Self::NotAvailable => Raw::NotAvailable,
            Self::NotApplicable => Raw::NotApplicable,
            Self::Low => Raw::Low,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_are_read_one_after_another() {
        let markers = Markers::read(" [P] [e]").expect("both are markers");
        assert_eq!(markers.iter().collect::<Vec<_>>(), [Marker::Estimated, Marker::Provisional]);
        assert!(markers.instead().is_none());
        let markers = Markers::read("[x][r]").expect("both are markers");
        assert!(markers.instead() == Some(Instead::NotAvailable));
        assert_eq!(markers.iter().collect::<Vec<_>>(), [Marker::Revised]);
        assert!(Markers::read("[low]").is_some_and(|markers| markers.instead() == Some(Instead::Low)));
    }

    #[test]
    fn nothing_else_is_a_marker() {
        for text in ["p", "*", "[q]", "[p", "p]", "[p], [e]", "[x][z]", "é"] {
            assert!(Markers::read(text).is_none(), "{text}");
        }
    }
}
