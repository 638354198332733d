//! What can be wrong with a file of boundaries, in words.

use crate::diagnostics::{FileName, Finding, Place};

const AGAIN: &str =
    "Download the file again from the Open Geography Portal as GeoJSON, and wait for all of it.";

/// How much of a text from the file is quoted, in characters.
const QUOTED: usize = 40;

/// What keeps a whole file from being read.
#[derive(Debug)]
pub(super) enum FileFault {
    Empty,
    /// It is cut off.
    Ends,
    /// It is not JSON from there on.
    Broken {
        line: usize,
        column: usize,
    },
    /// It is JSON, of this type or of none.
    NoCollection(Option<String>),
}

impl FileFault {
    pub(super) fn of(error: &serde_json::Error) -> Self {
        if error.is_eof() { Self::Ends } else { Self::Broken { line: error.line(), column: error.column() } }
    }

    pub(super) fn finding(&self, file: &FileName) -> Finding {
        let place = Place::file(file);
        match self {
            Self::Empty => Finding::error("empty-file", place, "There is nothing in this file").help(AGAIN),
            Self::Ends => {
                Finding::error("not-json", place, "This file ends before all of it has come").help(AGAIN)
            }
            Self::Broken { line, column } => {
                let message = format!("This file cannot be read from line {line}, column {column} on");
                Finding::error("not-json", place, message).help(AGAIN)
            }
            Self::NoCollection(kind) => {
                let message = match kind.as_deref() {
                    None | Some("FeatureCollection") => "There are no boundaries in this file".to_owned(),
                    Some(kind) => format!("This file is a `{}`, and not a `FeatureCollection`", cut(kind)),
                };
                Finding::error("not-geojson", place, message)
                    .help("Download the boundaries from the Open Geography Portal as GeoJSON.")
            }
        }
    }
}

/// What is wrong with a boundary.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum What {
    /// It is a line or a point.
    NoArea(String),
    NoOutline,
    NoNumbers,
    /// A number of it can be no degree.
    NoDegrees(f64),
    NotClosed,
    TooFewCorners,
}

impl What {
    /// It as a finding; `whose` is the district's name and code, `number` that of its feature.
    pub(super) fn finding(&self, file: &FileName, whose: &str, number: usize) -> Finding {
        let (rule, message, help) = match self {
            Self::NoArea(kind) => (
                "not-an-area",
                format!("The boundary of {whose} is a `{}`", cut(kind)),
                "Use a file in which it is a `Polygon` or a `MultiPolygon`.",
            ),
            Self::NoOutline => ("no-outline", format!("The boundary of {whose} has no outline"), AGAIN),
            Self::NoNumbers => {
                ("outline-without-numbers", format!("An outline of {whose} is not made of numbers"), AGAIN)
            }
            Self::NoDegrees(number) => (
                "not-degrees",
                format!("The places in this file are not in degrees: `{number}` is none"),
                "Choose WGS 84 and GeoJSON when you download it. British National Grid counts in metres.",
            ),
            Self::NotClosed => {
                ("outline-not-closed", format!("An outline of {whose} does not end where it began"), AGAIN)
            }
            Self::TooFewCorners => {
                ("outline-too-short", format!("An outline of {whose} has fewer than four corners"), AGAIN)
            }
        };
        let finding = Finding::error(rule, Place::file(file), message);
        match self {
            Self::NoDegrees(_) => finding.help(help),
            _ => finding.help(format!("{help} This is feature {number} of the file.")),
        }
    }
}

/// That a file has the boundary of a district twice.
pub(super) fn twice(file: &FileName, whose: &str, first: usize, second: usize) -> Finding {
    let message = format!("There are two boundaries of {whose}, in features {first} and {second}");
    Finding::error("boundary-twice", Place::file(file), message)
        .help("Use a file with one feature for each district, not one of their parts, such as wards.")
}

/// That two files have the boundary of a district.
pub(super) fn in_two_files(file: &FileName, whose: &str, other: &FileName) -> Finding {
    let message = format!("The boundary of {whose} stands in {other} too");
    Finding::error("boundary-twice", Place::file(file), message)
        .help("Keep the newer file, and delete the other.")
}

/// That a file has no boundary of the authority's own.
pub(super) fn none_of_ours(file: &FileName) -> Finding {
    let message = "There is no boundary of a district of `areas.yml` in this file";
    Finding::warning("no-own-boundary", Place::file(file), message).help(
        "Write the code of each district into its `codes:`, as it stands in this file, or delete the file.",
    )
}

fn cut(text: &str) -> String {
    text.chars().take(QUOTED).collect()
}
