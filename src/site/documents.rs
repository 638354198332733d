//! Documents: the list, and the files themselves with the images.

use super::listing::{self, Part};
use super::parts;
use super::{Contents, PlannedFile, PlannedPage, RelativePath, Site, View, addresses};
use crate::diagnostics::{Finding, Place};
use crate::records::Kind;
use crate::records::document::Document;
use crate::records::reading::Entry;
use crate::source::Attachment;

pub(super) fn pages(site: &Site<'_>) -> Vec<PlannedPage> {
    let total = site.directory.all::<Document>().len();
    if total == 0 {
        return Vec::new();
    }
    let place = site.directory.authority.whole();
    listing::pages(&addresses::list(Kind::Document), "documents.html", &place, total, list)
}

fn list(site: &Site<'_>, part: Part) -> View {
    let title = |document: &Entry<Document>| document.record.title.in_language(site.language).to_lowercase();
    let all = listing::ordered(site, title);
    let route = addresses::list(Kind::Document);
    listing::view(site, part, "documents", &route, all, |document| parts::document(site, document))
}

/// The files of the documents that a reader may see, and every image.
pub(super) fn files(site: &Site<'_>) -> Vec<PlannedFile> {
    let copy = |route, place: Place, file: &Attachment| PlannedFile {
        route,
        place,
        contents: Contents::Copy(file.location.clone(), file.size),
    };
    let documents = site.directory.all::<Document>().iter().filter_map(|document| {
        let file = site.directory.attachment(&format!("documents/{}", document.record.file.value))?;
        let route = addresses::of(site, Kind::Document, &document.id)?;
        Some(copy(route, document.place(document.record.file.span), file))
    });
    let images = site.directory.attachments().iter().filter_map(|file| {
        let route = addresses::file("images", file.path.strip_prefix("images/")?)?;
        Some(copy(route, Place::file(&file.name), file))
    });
    documents.chain(images).collect()
}

/// The files of documents, and the images, that have names which cannot be published.
pub(super) fn unpublishable(site: &Site<'_>) -> Vec<Finding> {
    let documents = site.directory.all::<Document>().iter().map(|document| {
        let file = &document.record.file;
        (format!("documents/{}", file.value), document.place(file.span))
    });
    let documents = documents.filter(|(path, _)| site.directory.attachment(path).is_some());
    let images = site.directory.attachments().iter().filter(|file| file.path.starts_with("images/"));
    let images = images.map(|image| (image.path.clone(), Place::file(&image.name)));
    let misfit = |(path, place): (String, Place)| Some((place, RelativePath::parse(&path).err()?));
    let misfits = documents.chain(images).filter_map(misfit);
    misfits.map(|(place, misfit)| addresses::unpublishable(place, misfit)).collect()
}
