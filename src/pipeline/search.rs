//! The index of the pages that were made. It is made anew only where what is searched has changed.

use std::collections::{HashMap, HashSet};

use foldhash::fast::FixedState;

use super::pages::Produced;
use crate::cache::{Found, Index};
use crate::diagnostics::{Finding, Findings, Place};
use crate::publish::{Refusal, Staging};
use crate::search::{self, IndexFile, Item};
use crate::site::route::RelativePath;
use crate::site::{self, Plan, PlannedPage, Site};

/// Publishes the index of the pages of a site. `before` is that of the build before.
///
/// Without pages to be found, or where nothing is published, there is none. Where it cannot be made there
/// is a finding.
pub(super) fn publish(
    site: &Site<'_>,
    plan: &Plan,
    produced: &[Produced],
    before: &Index,
    staging: Option<&Staging<'_>>,
    findings: &mut Findings,
) -> Result<Index, Refusal> {
    let items = items(site, &site::search::searched(site, plan), produced);
    let is_published = !items.is_empty() && !findings.has_errors();
    let Some(staging) = staging.filter(|_| is_published) else { return Ok(Index::default()) };
    let language = site.language.as_str();
    let key = search::key(&items, language);
    let kept = if before.key == key { keep(before, staging)? } else { HashSet::default() };
    if before.key == key && kept.len() == before.files.len() {
        return Ok(before.clone());
    }
    match search::index(items, language) {
        Ok(files) => write(key, files, before, &kept, staging),
        Err(why) => {
            let place = Place::file(&site.directory.authority.file);
            let message = format!("The index for the search page could not be made: {why}");
            findings.push(
                Finding::error("no-search-index", place, message).help(
                    "Build again. Should it fail again, leave search out: `search: { offered: false }`.",
                ),
            );
            Ok(Index::default())
        }
    }
}

/// Writes the files of an index, but for those that were taken over.
fn write(
    key: [u8; 32],
    files: Vec<IndexFile>,
    before: &Index,
    kept: &HashSet<&str, FixedState>,
    staging: &Staging<'_>,
) -> Result<Index, Refusal> {
    let mut index = Index { key, files: Vec::with_capacity(files.len()) };
    for file in files {
        let Some(path) = site::search::index_file(&file.path) else { continue };
        let digest = match before.files.iter().find(|(known, _)| **known == *path.as_str()) {
            Some((_, digest)) if kept.contains(path.as_str()) => *digest,
            _ => staging.write(&path, &file.bytes)?,
        };
        index.files.push((path.as_str().into(), digest));
    }
    Ok(index)
}

/// Takes over the files of an index, those that still lie on the disk, and answers their paths.
fn keep<'i>(index: &'i Index, staging: &Staging<'_>) -> Result<HashSet<&'i str, FixedState>, Refusal> {
    let mut kept = HashSet::default();
    for (path, digest) in &index.files {
        if let Ok(at) = RelativePath::parse(path)
            && staging.keep(&at, *digest)?
        {
            kept.insert(&**path);
        }
    }
    Ok(kept)
}

fn items(site: &Site<'_>, searched: &[&PlannedPage], produced: &[Produced]) -> Vec<Item> {
    let found: HashMap<&str, &Found, FixedState> =
        produced.iter().filter_map(|page| Some((page.address.as_str(), page.page.found.as_ref()?))).collect();
    let items = searched.iter().filter_map(|page| {
        let found = found.get(page.route.to_string().as_str())?;
        Some(site::search::item(site, page, &found.title, &found.text))
    });
    items.collect()
}
