//! Where an address of a page leads.

use super::Site;

/// What an address leads to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// Another website, or no page at all, such as a telephone number.
    Elsewhere,
    /// A path without a host that is not under the site's base path.
    Outside(String),
    /// A page or file of the site, by its address under the base path, and a part of it.
    Inside {
        /// Percent-decoded.
        address: String,
        /// The id after `#`, percent-decoded; empty where the page as a whole is meant.
        part: String,
    },
}

/// Whether an address leads somewhere else on each page.
pub(super) fn begins_at_its_page(written: &str) -> bool {
    let written = written.trim();
    !written.starts_with('/') && !has_scheme(written.split(['?', '#']).next().unwrap_or_default())
}

/// Finds out where an address leads that stands on the page of an address under the base path.
pub(super) fn target(written: &str, page: &str, site: &Site<'_>) -> Target {
    let written = written.trim();
    let (path, part) = written.split_once('#').unwrap_or((written, ""));
    let path = path.split('?').next().unwrap_or_default();
    let part = decoded(part);
    if path.is_empty() {
        return Target::Inside { address: page.to_owned(), part };
    }
    // A whole address names its host on purpose: outside the base path, that is another site.
    let is_whole = has_scheme(path);
    let Some(path) = on_this_host(path, page, site) else { return Target::Elsewhere };
    let path = decoded(&plain_path(&path));
    match path.strip_prefix(site.base_path) {
        Some(address) => Target::Inside { address: format!("/{address}"), part },
        None if is_whole => Target::Elsewhere,
        None => Target::Outside(path),
    }
}

/// The whole path of an address on the site's own host.
fn on_this_host(path: &str, page: &str, site: &Site<'_>) -> Option<String> {
    if path.starts_with("//") {
        return None;
    }
    if path.starts_with('/') {
        return Some(path.to_owned());
    }
    if has_scheme(path) {
        let rest = path.strip_prefix(site.origin).filter(|_| !site.origin.is_empty())?;
        return match rest {
            "" => Some("/".to_owned()),
            _ => rest.starts_with('/').then(|| rest.to_owned()),
        };
    }
    let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
    Some(format!("{}{}/{path}", site.base_path.trim_end_matches('/'), folder))
}

fn has_scheme(path: &str) -> bool {
    path.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    })
}

/// A path without its `.` and `..`.
fn plain_path(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    let mut names_folder = false;
    for part in path.split('/').skip(1) {
        names_folder = matches!(part, "" | "." | "..");
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    let end = if names_folder && !parts.is_empty() { "/" } else { "" };
    format!("/{}{end}", parts.join("/"))
}

/// A text with its percent-encoding read.
fn decoded(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = after.get(..2).filter(|_| *first == b'%').and_then(|hex| std::str::from_utf8(hex).ok());
        if let Some(byte) = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            bytes.push(byte);
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
