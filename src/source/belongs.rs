//! Which files are read as what, and where others belong.

use super::{BOUNDARIES_FOLDER, DATA_FOLDER, POSTCODES_FOLDER, ending};

/// The endings of files of figures.
const DATA_ENDINGS: [&str; 3] = ["csv", "xlsx", "ods"];

/// The endings of files of boundaries.
const BOUNDARY_ENDINGS: [&str; 2] = ["geojson", "json"];

/// Whether a file holds figures.
pub(super) fn is_data(path: &str) -> bool {
    DATA_ENDINGS.contains(&ending(path).as_str()) && lies_in(DATA_FOLDER, path)
}

/// Whether a file holds boundaries.
pub(super) fn is_boundaries(path: &str) -> bool {
    BOUNDARY_ENDINGS.contains(&ending(path).as_str()) && lies_in(BOUNDARIES_FOLDER, path)
}

/// Whether a file lies in a folder, and not in a folder inside it.
pub(super) fn lies_in(folder: &str, path: &str) -> bool {
    path.rsplit_once('/').is_some_and(|(around, _)| around == folder)
}

/// Where a file belongs that nothing uses.
pub(super) fn where_it_belongs(path: &str) -> &'static str {
    if path.strip_prefix(POSTCODES_FOLDER).is_some_and(|rest| rest.starts_with('/')) {
        return "Postcodes are read from files that end in `.csv` and lie in `postcodes` itself. Move it there, save it as CSV, or delete it.";
    }
    if path.strip_prefix(BOUNDARIES_FOLDER).is_some_and(|rest| rest.starts_with('/')) {
        return "Boundaries are read from files that end in `.geojson` and lie in `boundaries` itself. Move it there, download it as GeoJSON, or delete it.";
    }
    if ending(path) == "geojson" {
        return "Put files of boundaries into the folder `boundaries` and attachments into the folder `documents`, or delete the file.";
    }
    let is_below = path.strip_prefix(DATA_FOLDER).is_some_and(|rest| rest.starts_with('/'));
    let is_data = DATA_ENDINGS.contains(&ending(path).as_str());
    match (is_data, is_below) {
        (true, true) => "Move it into `outcomes/data` itself, or delete it.",
        (true, false) => {
            "Put files of figures into the folder `outcomes/data` and attachments into the folder `documents`, or delete the file."
        }
        (false, true) => {
            "Figures are read from files that end in `.csv`, `.xlsx` or `.ods`. Save it as one of them, or delete it."
        }
        (false, false) => {
            "Put images into the folder `images` and attachments into the folder `documents`, or delete the file."
        }
    }
}
