//! The codes of the authority's own areas.

use std::collections::HashMap;

use foldhash::fast::FixedState;
use serde::{Deserialize, Serialize};

use crate::directory::Tables;
use crate::records::area::AreaKind;
use crate::records::fields::Id;

/// The areas by their codes, in whichever set of boundaries those stand.
pub(super) struct Codes {
    /// Every area, by its number.
    pub(super) areas: Vec<Id>,
    districts: Numbers,
    divisions: Numbers,
    wards: Numbers,
    /// The hash of all of it: what was compiled with the same can be used again.
    pub(super) hash: [u8; 32],
}

type Numbers = HashMap<Box<[u8]>, u32, FixedState>;

/// A kind of area smaller than a district. A site need not list any of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) enum Part {
    Division,
    Ward,
}

impl Codes {
    /// Gathers the codes of every area. Where areas share a code, it stands for the one that has
    /// no last day.
    pub(super) fn of(tables: &Tables) -> Self {
        let mut codes = Self {
            areas: tables.areas.iter().map(|area| area.id.clone()).collect(),
            districts: Numbers::default(),
            divisions: Numbers::default(),
            wards: Numbers::default(),
            hash: [0; 32],
        };
        let mut hasher = blake3::Hasher::new();
        let has_ended = |last: bool| {
            tables.areas.iter().enumerate().filter(move |(_, area)| area.record.valid_to.is_some() == last)
        };
        for (number, area) in has_ended(false).chain(has_ended(true)) {
            let of_kind = match area.record.kind {
                AreaKind::County => continue,
                AreaKind::District => &mut codes.districts,
                AreaKind::Division => &mut codes.divisions,
                AreaKind::Ward => &mut codes.wards,
            };
            let Ok(number) = u32::try_from(number) else { break };
            let written = area.record.codes.values().map(|code| code.value.trim());
            for code in written.filter(|code| !says_none(code.as_bytes())) {
                for part in [code, &format!("{:?} {number} {}", area.record.kind, area.id)] {
                    hasher.update(&(part.len() as u64).to_le_bytes()).update(part.as_bytes());
                }
                of_kind.entry(code.as_bytes().into()).or_insert(number);
            }
        }
        codes.hash = hasher.finalize().into();
        codes
    }

    /// The district of a code, where it is one of the authority's own.
    pub(super) fn district(&self, code: &[u8]) -> Option<u32> {
        self.districts.get(code).copied()
    }

    /// The division or ward of a code, where it is listed.
    pub(super) fn part(&self, part: Part, code: &[u8]) -> Option<u32> {
        self.of_part(part).get(code).copied()
    }

    /// Whether any area of that kind has a code.
    pub(super) fn has(&self, part: Part) -> bool {
        !self.of_part(part).is_empty()
    }

    fn of_part(&self, part: Part) -> &Numbers {
        match part {
            Part::Division => &self.divisions,
            Part::Ward => &self.wards,
        }
    }
}

/// Whether a code says that there is none: blank, or one of the pseudo codes of the Office for
/// National Statistics, such as `E99999999` where there are no county electoral divisions.
pub(super) fn says_none(code: &[u8]) -> bool {
    code.is_empty() || code.ends_with(b"99999999")
}
