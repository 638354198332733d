//! Sites with figures, for the tests of what may not be seen of them.

use std::io::{Cursor, Read as _};
use std::path::Path;

use zip::ZipArchive;

use crate::support::{Files, Run, Site, files_in};

/// A framework with a count and a percentage of each quarter.
const FRAMEWORK: &str = "\
name: Outcomes of help at home
summary: It shows whether homes are safer.
domains:
  - id: safety
    name: Safety
    outcomes:
      - id: safer-homes
        name: Homes are safer
indicators:
  - id: checks
    name: Home safety checks
    summary: How many checks we made.
    outcome: safer-homes
    measure: count
    unit: checks
    direction: higher-is-better
    frequency: quarterly
    definitions:
      - from: 2025-Q1
        numerator: Checks that were finished
    source: The provider's records
  - id: feel-safer
    name: People who feel safer
    summary: Of 100 people, how many feel safer.
    outcome: safer-homes
    measure: percentage
    unit: people
    decimals: 2
    direction: higher-is-better
    frequency: quarterly
    definitions:
      - from: 2025-Q1
        numerator: People who feel safer
        denominator: Everyone who answered
    source: A survey
";

/// The small site with that framework, and with one release of these lines.
pub(crate) fn site_with(release: &str) -> Site {
    let site = Site::small();
    site.write("content/outcomes/framework.yml", FRAMEWORK);
    site.write("content/outcomes/releases/first.yml", release);
    site
}

/// Every file in the folder of a site but its content: the output, and whatever lies beside it.
/// What is packed in workbooks stands beside them.
pub(crate) fn left_behind(site: &Site) -> Files {
    let mut files = files_in(site.folder());
    files.retain(|path, _| !path.starts_with("content/"));
    unpacked(files)
}

/// Whether a file is a workbook.
pub(crate) fn is_workbook(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|ending| ending == "xlsx")
}

/// Files with the parts of their workbooks: `all.xlsx/xl/sharedStrings.xml`.
pub(crate) fn unpacked(mut files: Files) -> Files {
    let mut parts = Files::new();
    for (path, bytes) in files.iter().filter(|(path, _)| is_workbook(path)) {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a workbook is an archive");
        for number in 0..archive.len() {
            let mut part = archive.by_index(number).expect("a part can be opened");
            let mut unpacked = Vec::new();
            part.read_to_end(&mut unpacked).expect("a part can be unpacked");
            let name = part.name().expect("a part has a name").into_owned();
            parts.insert(format!("{path}/{name}"), unpacked);
        }
    }
    files.append(&mut parts);
    files
}

/// The files in whose path or bytes one of some texts stands, and the words of a run that hold
/// one, each with that text.
pub(crate) fn finds(texts: &[&str], files: &Files, runs: &[&Run]) -> Vec<String> {
    let words = runs.iter().flat_map(|run| [run.stdout.as_str(), run.stderr.as_str()]);
    let mut found = Vec::new();
    for text in texts {
        let holds = |hay: &[u8]| hay.windows(text.len()).any(|part| part == text.as_bytes());
        let in_files = files.iter().filter(|(path, bytes)| holds(path.as_bytes()) || holds(bytes));
        found.extend(in_files.map(|(path, _)| format!("{text} in {}", Path::new(path).display())));
        found.extend(
            words.clone().filter(|words| holds(words.as_bytes())).map(|words| format!("{text} in {words}")),
        );
    }
    found
}
