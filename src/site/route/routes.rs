//! The set of all addresses of a site.

use std::collections::BTreeMap;

use super::Route;

/// Two outputs that cannot both be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash<O> {
    /// The address that was taken first, and whose it is.
    pub first: (Route, O),
    /// The address that came later, and whose it is.
    pub second: (Route, O),
}

/// The addresses of a site, each with its owner: the place of the record, or whatever else tells
/// a person where the page comes from.
///
/// It refuses two pages at one address. Addresses are compared without case, because some disks
/// and some servers tell `A` from `a` and others do not; and a file `a` is refused beside a page
/// `a/`, because no disk can hold both.
#[derive(Debug, Clone)]
pub struct Routes<O> {
    /// By the path in small letters.
    files: BTreeMap<String, (Route, O)>,
    /// Folders in small letters, each with the first file that lies in it.
    folders: BTreeMap<String, String>,
}

impl<O> Default for Routes<O> {
    fn default() -> Self {
        Self { files: BTreeMap::new(), folders: BTreeMap::new() }
    }
}

impl<O: Clone> Routes<O> {
    /// Adds an address.
    ///
    /// # Errors
    /// The [`Clash`] when another output has the address, or needs its name for a folder. The
    /// set is then as it was.
    pub fn insert(&mut self, route: Route, owner: O) -> Result<(), Clash<O>> {
        let key = route.file_path().as_str().to_lowercase();
        if let Some(first) = self.taken_by(&key) {
            return Err(Clash { first: first.clone(), second: (route, owner) });
        }
        for folder in folders(&key) {
            self.folders.entry(folder.to_owned()).or_insert_with(|| key.clone());
        }
        self.files.insert(key, (route, owner));
        Ok(())
    }

    /// Each address with its owner, ordered by the path of its file in small letters.
    pub fn iter(&self) -> impl Iterator<Item = &(Route, O)> {
        self.files.values()
    }

    /// Whose output stands in the way of a path.
    fn taken_by(&self, key: &str) -> Option<&(Route, O)> {
        let same = self.files.get(key);
        let below = || self.folders.get(key).and_then(|first| self.files.get(first));
        let above = || folders(key).find_map(|folder| self.files.get(folder));
        same.or_else(below).or_else(above)
    }
}

fn folders(key: &str) -> impl Iterator<Item = &str> {
    key.match_indices('/').map(|(end, _)| &key[..end])
}

#[cfg(test)]
mod tests {
    use super::super::RelativePath;
    use super::*;

    fn route(path: &str) -> Route {
        Route::from(RelativePath::parse(path).unwrap())
    }

    fn clash(first: &str, second: &str) -> Option<(&'static str, &'static str)> {
        let mut routes = Routes::default();
        routes.insert(route("other/index.html"), "somebody else").unwrap();
        routes.insert(route(first), "first").unwrap();
        routes.insert(route(second), "second").err().map(|clash| (clash.first.1, clash.second.1))
    }

    #[test]
    fn tells_both_owners_of_one_address() {
        let both = Some(("first", "second"));
        assert_eq!(clash("a/index.html", "a/index.html"), both);
        assert_eq!(clash("a/index.html", "A/index.html"), both);
        assert_eq!(clash("Tŷ.pdf", "TŶ.pdf"), both);
        assert_eq!(clash("a", "a/index.html"), both);
        assert_eq!(clash("a/index.html", "A"), both);
        assert_eq!(clash("a/b/c.html", "a"), both);
        assert_eq!(clash("a", "a/b/c.html"), both);
        assert_eq!(clash("a.html", "a/index.html"), None);
        assert_eq!(clash("ab/index.html", "a"), None);
    }

    #[test]
    fn a_refused_address_leaves_the_set_as_it_was() {
        let mut routes = Routes::default();
        routes.insert(route("a"), 1).unwrap();
        routes.insert(route("a/b/c"), 2).unwrap_err();
        routes.insert(route("B"), 3).unwrap();
        let all: Vec<_> = routes.iter().map(|(route, owner)| (route.to_string(), *owner)).collect();
        assert_eq!(all, [("/a".to_owned(), 1), ("/B".to_owned(), 3)]);
    }
}
