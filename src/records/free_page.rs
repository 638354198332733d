//! Free pages: `content/pages/*.md`. The text below the front matter is the page.

use super::fields::{AnyReference, Placed, Text};
use super::{implement_record, record};

record! {
    /// A page about anything.
    pub struct Page {
        /// Its title. Example: How to stay safe at home
        pub title: Text,
        /// What the page tells, in a sentence.
        /// Example: Small things you can do today to stop falls and fires.
        pub summary: Text,
        /// Its place among the links at the foot of every page, lowest first. Leave it out for none.
        /// Example: 1
        pub footer_order: Option<u32>,
        /// The records it is about, one item each, as kind:id. Example: `[service:home-safety-check]`
        #[serde(default)]
        pub about: Vec<Placed<AnyReference>>,
    }
}

implement_record!(Page, title, |page, references| {
    references.to_any(&page.about);
});
