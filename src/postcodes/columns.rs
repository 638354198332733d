//! The columns of the ONS Postcode Directory, by their names.
//!
//! Since 2025 most names tell the year of their boundaries (`lad25cd`, `wd25cd`, `ced25cd`). Before
//! that they were `oslaua`, `osward` and `ced`; the lookup of the same office has `laua` and `ward`.

use serde::{Deserialize, Serialize};

use super::compile::Cells;
use super::faults::HeaderFault;

/// Where each column stands, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) postcode: usize,
    pub(super) district: usize,
    pub(super) ended: usize,
    pub(super) division: Option<usize>,
    pub(super) ward: Option<usize>,
}

/// A column that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) enum Column {
    Postcode,
    District,
    Ended,
    Division,
    Ward,
}

impl Column {
    /// What its names begin with where they tell a year, and its other names, the best first.
    fn names(self) -> (&'static str, &'static [&'static str]) {
        match self {
            Self::Postcode => ("", &["pcds", "pcd", "pcd7", "pcd8", "pcd2", "postcode"]),
            Self::District => ("lad", &["ladcd", "oslaua", "laua", "lad"]),
            Self::Ended => ("", &["doterm"]),
            Self::Division => ("ced", &["cedcd", "ced", "ceded"]),
            Self::Ward => ("wd", &["wdcd", "osward", "ward", "wd"]),
        }
    }

    /// How well a name fits; the larger, the better. Of names with years the newest is best: it
    /// names the areas of today.
    fn fits(self, name: &str) -> Option<usize> {
        let (start, others) = self.names();
        let year = name.strip_prefix(start).and_then(|rest| rest.strip_suffix("cd"));
        let year = year.filter(|year| !start.is_empty() && year.len() == 2);
        if let Some(year) = year.and_then(|year| year.parse::<u8>().ok()) {
            return Some(100 + usize::from(year));
        }
        others.iter().rev().position(|other| *other == name)
    }
}

impl Columns {
    /// Finds the columns by the header row.
    ///
    /// # Errors
    /// What keeps the file from being read.
    pub(super) fn of(header: &[u8]) -> Result<Self, HeaderFault> {
        let text = str::from_utf8(header).map_err(|_| HeaderFault::NotText)?;
        if text.contains('\r') {
            return Err(HeaderFault::OtherLineEnds);
        }
        let cells = Cells::of(header).collect::<Result<Vec<_>, _>>().map_err(|_| HeaderFault::Broken)?;
        let names: Vec<String> =
            cells.iter().map(|cell| String::from_utf8_lossy(cell).trim().to_lowercase()).collect();
        if matches!(names.as_slice(), [one] if one.contains([';', '\t'])) {
            return Err(HeaderFault::OtherSeparator);
        }
        let needed = |column| place(&names, column)?.ok_or(HeaderFault::Missing(column));
        Ok(Self {
            postcode: needed(Column::Postcode)?,
            district: needed(Column::District)?,
            ended: needed(Column::Ended)?,
            division: place(&names, Column::Division)?,
            ward: place(&names, Column::Ward)?,
        })
    }
}

/// Where a column stands, where it does.
fn place(names: &[String], column: Column) -> Result<Option<usize>, HeaderFault> {
    let fitting = names.iter().enumerate().filter_map(|(at, name)| Some((column.fits(name)?, at)));
    let Some((best, first)) = fitting.max_by_key(|(fit, at)| (*fit, std::cmp::Reverse(*at))) else {
        return Ok(None);
    };
    let again = names.iter().skip(first + 1).position(|name| column.fits(name) == Some(best));
    match again {
        Some(after) => Err(HeaderFault::Twice { column, at: first + 1 + after, name: names[first].clone() }),
        None => Ok(Some(first)),
    }
}
