//! Files that lie where no kind of record is read from, or not as their kind is kept.

use crate::diagnostics::{Finding, Findings, Place, nearest};
use crate::records::faults::listed;
use crate::records::fields::{Id, Scalar as _};
use crate::records::{Form, Kind, Record};
use crate::source::front_matter::Fault;
use crate::source::{Content, DATA_FOLDER, TextFile};

use super::{Refused, capital, is_markdown, stem, with_article};

/// The settings of the site, without their ending.
const SETTINGS: &str = "site";

/// Finds files of text that no kind of record reads: a record in the wrong place would be lost
/// in silence. What lies in a misspelt folder counts as lost from the right one.
pub fn misplaced(content: &mut Content, findings: &mut Findings) {
    let (lists, folders) = places();
    let mut lost = Vec::new();
    for file in &content.texts {
        let (folder, inside) = file.path.rsplit_once('/').unwrap_or(("", &file.path));
        let stem_path = without_ending(&file.path);
        let is_read = folders.iter().any(|known| is_below(folder, known))
            || (lists.contains(&stem_path) && !is_markdown(file));
        if is_read {
            continue;
        }
        let help = if is_below(folder, DATA_FOLDER) {
            "Only files of figures lie here, which end in `.csv`, `.xlsx` or `.ods`. Move it, or delete it."
                .to_owned()
        } else if let Some(near) = nearest(&stem_path.to_lowercase(), lists.iter().copied()) {
            lost.push(format!("{near}.yml"));
            format!("Did you mean `{near}.yml`?")
        } else if folder.is_empty() {
            "Move it into the folder of its kind, such as `providers`, or delete it.".to_owned()
        } else if let Some(near) = nearest(&folder.to_lowercase(), folders.iter().copied()) {
            lost.push(format!("{near}/{inside}"));
            format!("Did you mean the folder `{near}`?")
        } else {
            format!("Move it into the folder of its kind: {}.", listed(&folders))
        };
        let message = "No kind of record is read from here";
        findings.push(Finding::error("file-not-read", Place::file(&file.name), message).help(help));
    }
    content.unreadable.extend(lost);
    second_lists(content, &lists, findings);
}

/// The files that list every record of a kind, without their endings, and the folders of the
/// other kinds.
fn places() -> (Vec<&'static str>, Vec<&'static str>) {
    let (lists, folders): (Vec<Kind>, Vec<Kind>) =
        Kind::ALL.iter().partition(|kind| kind.form() == Form::List);
    let at = |kinds: Vec<Kind>| kinds.into_iter().map(Kind::at);
    (std::iter::once(SETTINGS).chain(at(lists)).collect(), at(folders).collect())
}

/// Whether a folder is another or lies below it.
fn is_below(folder: &str, outer: &str) -> bool {
    folder.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn without_ending(path: &str) -> &str {
    path.rsplit_once('.').map_or(path, |(before, _)| before)
}

/// Finds `areas.yaml` beside `areas.yml`: only the first is read.
fn second_lists(content: &Content, lists: &[&str], findings: &mut Findings) {
    for list in lists {
        let (Some(first), Some(second)) =
            (content.text(&format!("{list}.yml")), content.text(&format!("{list}.yaml")))
        else {
            continue;
        };
        let message = format!("This file is not read, because {} is there too", first.name);
        findings.push(
            Finding::error("two-files", Place::file(&second.name), message)
                .help("Move what it holds into the other file, and delete this one."),
        );
    }
}

/// The id of a record, which is its file's name. Where the name is wrong, the id that it
/// probably means, so that references to it do not dangle.
pub(super) fn id_of<R: Record>(file: &TextFile) -> Result<Id, Refused> {
    let folder = R::KIND.at();
    let inside = file.path.strip_prefix(folder).map_or("", |rest| rest.trim_start_matches('/'));
    let nearest = Id::nearest_to(stem(inside));
    let meant = Id::parse(&nearest).ok();
    if inside.contains('/') {
        let message = format!("This file lies in a folder inside `{folder}`");
        let finding = Finding::error("folder-in-folder", Place::file(&file.name), message);
        return Err((meant, vec![finding.help(format!("Move it into `{folder}` itself."))]));
    }
    Id::parse(stem(inside)).map_err(|misfit| {
        let help = if meant.is_none() {
            format!("{}. Rename the file.", capital(&misfit.problem))
        } else {
            format!("Names of files have only lower-case letters, digits and single hyphens. Rename it `{nearest}`, with its ending.")
        };
        let message = "The name of this file cannot be the id of a record";
        (meant, vec![Finding::error("bad-id", Place::file(&file.name), message).help(help)])
    })
}

pub(super) fn wrong_ending<R: Record>(place: Place, ending: &str) -> Finding {
    let what = capital(&with_article(R::KIND.name()));
    Finding::error("wrong-ending", place, format!("{what} is kept in a file that ends in `{ending}`")).help(
        format!(
            "Change the end of the file's name to `{ending}`. `noticeboard new {} ID` writes a starter file.",
            R::KIND.name()
        ),
    )
}

pub(super) fn no_front_matter(fault: Fault, place: Place) -> Finding {
    match fault {
        Fault::NotOpened => {
            Finding::error("no-front-matter", place, "This file does not begin with a line of `---`")
                .help("Write `---` on the first line, the fields below it, and `---` again before the text.")
        }
        Fault::NotClosed => {
            Finding::error("no-front-matter", place, "The fields at the head of this file are not closed")
                .help("Write a line of `---` between the fields and the text.")
        }
    }
}
