//! Documents: `content/documents/*.yml`, each beside the file it describes.

use super::fields::{AnyReference, Date, Placed, Text};
use super::{implement_record, record};

record! {
    /// An attachment and what it is.
    pub struct Document {
        /// Its title. Example: Home safety checklist
        pub title: Text,
        /// The name of the file in the folder of documents. Example: specification.pdf
        pub file: Placed<String>,
        /// What is in it, in a sentence. Example: A list of things to look for in each room.
        pub summary: Text,
        /// The day of the document. Example: 2026-06-01
        pub date: Option<Placed<Date>>,
        /// The page that says the same on the web, as kind:id. A PDF needs one.
        /// Example: page:stay-safe-at-home
        pub web_version: Option<Placed<AnyReference>>,
    }
}

implement_record!(Document, title, |document, references| {
    references.to_any(&document.web_version);
});
