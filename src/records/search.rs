//! Search, as `content/site.yml` sets it.

use schemars::JsonSchema;
use serde::Deserialize;

use super::fields::Text;

/// How the search page finds things.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Search {
    /// Set to false to leave the search page out.
    pub offered: bool,
    /// Words that residents use where the site has others, one item a meaning.
    pub synonyms: Vec<Synonym>,
}

impl Default for Search {
    fn default() -> Self {
        Self { offered: true, synonyms: Vec::new() }
    }
}

/// Words that residents use, and what the site calls it.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Synonym {
    /// What residents say, one item a word or a few words. Example: `[grab rail, bath seat]`
    pub words: Vec<Text>,
    /// What the site calls it. Example: minor adaptations
    pub means: Text,
}
