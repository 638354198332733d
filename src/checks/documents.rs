//! Checks of documents and the files beside them.

use std::collections::BTreeSet;
use std::path::Path;

use super::{Checking, dates, sentences};
use crate::diagnostics::{Finding, Findings, Place, nearest};
use crate::records::document::Document;
use crate::records::reading::Entry;

const FOLDER: &str = "documents/";

/// Each document has its file, each file its document, and a PDF the same on a web page.
pub(super) fn check(checking: &Checking<'_>, findings: &mut Findings) {
    for document in &checking.tables().documents {
        file(checking, document, findings);
        web_version(document, findings);
        dates::not_in_future(
            document,
            ("the day of the document", document.record.date.as_ref()),
            checking.today,
            findings,
        );
        sentences::check(document, [&document.record.summary], checking.longest_sentence(), findings);
    }
    unnamed_files(checking, findings);
}

fn file(checking: &Checking<'_>, document: &Entry<Document>, findings: &mut Findings) {
    let name = &document.record.file;
    if checking.directory.attachment(&format!("{FOLDER}{}", name.value)).is_some() {
        return;
    }
    let help = match nearest(&name.value, files(checking).map(|(name, _)| name)) {
        Some(near) => format!("Did you mean `{near}`?"),
        None => "Put the file there, or correct its name.".to_owned(),
    };
    let message = format!("There is no file `{}` in the folder `documents`", name.value);
    findings.push(Finding::error("missing-file", document.place(name.span), message).help(help));
}

fn files<'a>(checking: &Checking<'a>) -> impl Iterator<Item = (&'a str, Place)> {
    let attachments = checking.directory.attachments.iter();
    attachments.filter_map(|file| Some((file.path.strip_prefix(FOLDER)?, Place::file(&file.name))))
}

fn web_version(document: &Entry<Document>, findings: &mut Findings) {
    let ending = Path::new(&document.record.file.value).extension();
    let is_pdf = ending.is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"));
    if is_pdf && document.record.web_version.is_none() {
        let place = document.place(document.record.file.span);
        let message = "This PDF has no page on the web that says the same";
        findings.push(Finding::warning("pdf-without-web-version", place, message).help(
            "Many people cannot read a PDF on a phone or with a screen reader. Write a page, and name it here like `web_version: page:its-id`.",
        ));
    }
}

fn unnamed_files(checking: &Checking<'_>, findings: &mut Findings) {
    let documents = &checking.tables().documents;
    if !documents.is_whole() {
        return;
    }
    // A misspelt name is told at its document: the file that is meant counts as named.
    let named: BTreeSet<&str> = documents
        .iter()
        .map(|document| document.record.file.as_str())
        .flat_map(|name| [Some(name), nearest(name, files(checking).map(|(name, _)| name))])
        .flatten()
        .collect();
    for (_, place) in files(checking).filter(|(name, _)| !named.contains(name)) {
        findings.push(
            Finding::warning(
                "file-without-document",
                place,
                "No document names this file, so no page links to it",
            )
            .help("Write a record for it with `noticeboard new document ID`, or delete the file."),
        );
    }
}
