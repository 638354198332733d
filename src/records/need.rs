//! Needs: `content/needs.yml`.

use schemars::JsonSchema;
use serde::Deserialize;

use super::fields::{Id, Placed, Text};
use super::{ListFile, implement_record, record};

/// The whole file: every need.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NeedsFile {
    /// Every need.
    pub needs: Vec<Placed<Need>>,
}

impl ListFile for NeedsFile {
    type Item = Need;

    fn split(self) -> (Vec<Placed<Need>>, ()) {
        (self.needs, ())
    }
    fn id_of(need: &Need) -> &Placed<Id> {
        &need.id
    }
}

record! {
    /// What residents come with, in their words.
    pub struct Need {
        /// Its id, used in references. Example: feel-safe-at-home
        pub id: Placed<Id>,
        /// The need in a resident's words. Example: I want to feel safe at home
        pub name: Text,
        /// A sentence about it. Example: Falls, fire, doors that do not lock well, or just a worry.
        pub summary: Option<Text>,
        /// Other words people use for it, one item a word. Example: `[home safety, burglar, smoke alarm]`
        #[serde(default)]
        pub synonyms: Vec<Text>,
    }
}

implement_record!(Need in NeedsFile with (), name, |_need, _references| {});
