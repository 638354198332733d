//! The index behind the search page: of the words that pages show, and of nothing else.
//!
//! It comes after the pages are inspected and before they are published. [Pagefind] makes it, as
//! small files of which a reader's browser fetches the few that a search needs: there is no server
//! to ask, and nobody is told what was searched for.
//!
//! [Pagefind]: https://pagefind.app

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use pagefind::api::PagefindIndex;
use pagefind::options::PagefindServiceConfig;

/// How many words of all pages together are searched. An index of so many is made in about two
/// seconds, in less than 400 megabytes; both grow with the words.
const MOST_WORDS: usize = 500_000;

/// How many words of one page are searched, at the least and at the most.
const WORDS_OF_A_PAGE: (usize, usize) = (16, 4096);

/// How many pages are searched. Beyond, an index takes longer than all the rest of a build.
pub const MOST_PAGES: usize = 20_000;

/// How many files hold what results show. Pages share them where there are more.
const MOST_FRAGMENTS: u32 = 1_000;

/// What Pagefind brings for others to build a page on, and this site does not use.
const UNUSED: [&str; 6] = [
    "pagefind-component-ui",
    "pagefind-highlight",
    "pagefind-modular-ui",
    "pagefind-ui",
    "pagefind-worker",
    "wasm.unknown",
];

/// A page that can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its address under the base path, such as `/services/x/`.
    pub address: String,
    /// Its title, which counts for more than the rest.
    pub title: String,
    /// Its words.
    pub text: String,
    /// What kind of page it is, in the words of readers.
    pub kind: String,
    /// The names of the needs that it answers.
    pub needs: Vec<String>,
    /// The names of the districts that it is about.
    pub districts: Vec<String>,
}

/// A file of an index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexFile {
    /// Its path inside the folder of the index.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// How many words of each page are searched, where so many pages are. It changes by steps, so that
/// one page more does not change every other.
#[must_use]
pub fn words_of_a_page(pages: usize) -> usize {
    let (least, most) = WORDS_OF_A_PAGE;
    let share = (MOST_WORDS / pages.max(1)).clamp(least, most);
    1 << share.ilog2()
}

/// The hash of all that an index is made from.
#[must_use]
pub fn key(items: &[Item], language: &str) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    let mut add = |text: &str| {
        hasher.update(&(text.len() as u64).to_le_bytes());
        hasher.update(text.as_bytes());
    };
    add(language);
    for item in items {
        for text in [&item.address, &item.title, &item.text, &item.kind] {
            add(text);
        }
        for names in [&item.needs, &item.districts] {
            add(&names.len().to_string());
            for name in names {
                add(name);
            }
        }
    }
    hasher.finalize().into()
}

/// Makes the index of pages in one language, in the order of its files' paths.
///
/// # Errors
/// Why it could not be made, as the library tells it.
pub fn index(items: Vec<Item>, language: &str) -> Result<Vec<IndexFile>, String> {
    let runtime = tokio::runtime::Builder::new_current_thread().build().map_err(|error| error.to_string())?;
    let files = runtime.block_on(files(items, language)).map_err(|error| error.to_string())?;
    let files = files.into_iter().map(|file| IndexFile {
        path: file.filename.to_string_lossy().replace('\\', "/"),
        bytes: file.contents,
    });
    let mut files: Vec<IndexFile> = files.filter(|file| !is_unused(&file.path)).collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

async fn files(
    items: Vec<Item>,
    language: &str,
) -> Result<Vec<pagefind::api::SyntheticFile>, Box<dyn std::error::Error + Send + Sync>> {
    let options = PagefindServiceConfig::builder()
        .force_language(language.to_owned())
        .max_fragments(MOST_FRAGMENTS)
        .build();
    let mut index = PagefindIndex::new(Some(options))?;
    for item in items {
        let kind = BTreeMap::from([("title".to_owned(), item.title), ("kind".to_owned(), item.kind.clone())]);
        let filters = [("kind", vec![item.kind]), ("need", item.needs), ("district", item.districts)];
        let filters = filters.into_iter().filter(|(_, values)| !values.is_empty());
        let filters = filters.map(|(name, values)| (name.to_owned(), values)).collect();
        let language = language.to_owned();
        // The library marks places in a text with words like this, and takes them for its own.
        let text = item.text.replace("___PAGEFIND_", "");
        index.add_custom_record(item.address, text, language, Some(kind), Some(filters), None).await?;
    }
    Ok(index.get_files().await?)
}

fn is_unused(path: &str) -> bool {
    UNUSED.iter().any(|name| path.strip_prefix(name).is_some_and(|rest| rest.starts_with('.')))
}
