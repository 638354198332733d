//! Updates: `content/updates/*.md`. The text below the front matter is the news itself.

use super::fields::{AnyReference, Date, Placed, Text};
use super::{implement_record, record};

record! {
    /// A piece of news.
    pub struct Update {
        /// Its title. Example: More home safety visits this winter
        pub title: Text,
        /// The day of the news. Example: 2026-11-02
        pub date: Placed<Date>,
        /// The news in a sentence. Example: We have more visits free before Christmas.
        pub summary: Text,
        /// The records it is about, one item each, as kind:id. Example: `[service:home-safety-check]`
        #[serde(default)]
        pub about: Vec<Placed<AnyReference>>,
    }
}

implement_record!(Update, title, |update, references| {
    references.to_any(&update.about);
});
