//! Free pages: `content/pages/*.md`. The text below the front matter is the page.

use super::fields::{AnyReference, Placed, Text};
use super::{implement_record, record};

record! {
    /// A page about anything.
    pub struct Page {
        /// Its title.
        pub title: Text,
        /// What the page tells, in a sentence.
        pub summary: Text,
        /// Its place among the links at the foot of every page, lowest first. Leave it out for none.
        pub footer_order: Option<u32>,
        /// The records it is about, one item each, as kind:id.
        #[serde(default)]
        pub about: Vec<Placed<AnyReference>>,
    }
}

implement_record!(Page, title, |page, references| {
    references.to_any(&page.about);
});
