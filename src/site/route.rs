//! Addresses on the site. Stand-in until the full module lands.
use crate::records::fields::{Id, OldAddress};

/// The origin and the base path of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base { origin: String, path: String }

impl Base {
    /// From `base_url`.
    #[must_use]
    pub fn new(address: &str) -> Self {
        let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
        let host = rest.split('/').next().unwrap_or_default();
        let origin = address[..address.len() - rest.len() + host.len()].to_owned();
        let path = rest[host.len()..].trim_matches('/');
        let path = if path.is_empty() { "/".to_owned() } else { format!("/{path}/") };
        Self { origin, path }
    }
    /// The path.
    #[must_use]
    pub fn path(&self) -> &str { &self.path }
}

/// An address.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Route(String);

impl Route {
    /// Home.
    #[must_use]
    pub fn home() -> Self { Self(String::new()) }
    /// A folder below.
    #[must_use]
    pub fn below(&self, part: &'static str) -> Self { Self(format!("{}{part}/", self.0)) }
    /// A record below.
    #[must_use]
    pub fn record(&self, id: &Id) -> Self { Self(format!("{}{id}/", self.0)) }
    /// The n-th part of a list.
    #[must_use]
    pub fn part(&self, number: usize) -> Self { if number < 2 { self.clone() } else { Self(format!("{}page/{number}/", self.0)) } }
    /// A file below.
    #[must_use]
    pub fn file(&self, name: &str) -> Option<Self> { Some(Self(format!("{}{name}", self.0))) }
    /// An old address.
    #[must_use]
    pub fn old(address: &OldAddress) -> Self { Self(address.segments().collect::<Vec<_>>().join("/") + "/") }
    /// For links.
    #[must_use]
    pub fn href(&self, base: &Base) -> String { format!("{}{}", base.path, self.0) }
    /// Whole.
    #[must_use]
    pub fn absolute(&self, base: &Base) -> String { format!("{}{}{}", base.origin, base.path, self.0) }
    /// The file.
    #[must_use]
    pub fn file_path(&self) -> String { if self.0.is_empty() || self.0.ends_with('/') { format!("{}index.html", self.0) } else { self.0.clone() } }
}
