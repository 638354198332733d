//! Interface words: every word that no officer wrote, by its dotted name, with plural forms.

use std::collections::BTreeMap;

use icu_plurals::{PluralCategory, PluralRules};
use serde::{Deserialize, Serialize};

use crate::diagnostics::{Finding, Place};
use crate::source::theme::ThemeFile;
use crate::source::yaml;

/// What fills the blanks of a text: names with values.
pub type Blanks<'a> = [(&'a str, &'a str)];

/// The words of one language.
pub struct Words {
    root: Entry,
    plurals: PluralRules,
    language: String,
}

/// A word, a group of them by name, or a list of them.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(untagged)]
enum Entry {
    Word(String),
    Group(BTreeMap<String, Entry>),
    List(Vec<Entry>),
}

impl Words {
    /// Reads the words of a language from its file.
    ///
    /// # Errors
    /// A finding when the file is not YAML, or holds anything but words and groups of words.
    pub fn read(language: &str, file: &ThemeFile) -> Result<Self, Box<Finding>> {
        let root = yaml::read::<Entry>(&file.text).map_err(|refusal| {
            let place = refusal.at.map_or_else(|| Place::file(&file.name), |at| Place::text(&file.name, at));
            let finding = Finding::error("bad-words", place, "This file of words cannot be read");
            Box::new(finding.help(
                "It holds names with a text each, in groups. Put texts with a colon between quotation marks.",
            ))
        })?;
        let locale: icu_locale_core::Locale = language.parse().unwrap_or(icu_locale_core::locale!("en"));
        let plurals = PluralRules::try_new_cardinal(locale.into()).map_err(|_| {
            let message = format!("The plural forms of `{language}` are not known");
            let finding = Finding::error("bad-words", Place::file(&file.name), message);
            Box::new(finding.help("Name the file by a language code, like `en.yml`."))
        })?;
        Ok(Self { root, plurals, language: language.to_owned() })
    }

    /// The language's code.
    #[must_use]
    pub fn language(&self) -> &str {
        &self.language
    }

    /// Everything as a tree, for templates.
    #[must_use]
    pub fn tree(&self) -> impl Serialize + '_ {
        &self.root
    }

    /// The word under a dotted name. A missing word is shown as its name, so that a theme's author
    /// sees which.
    #[must_use]
    pub fn word(&self, name: &str) -> String {
        self.say(name, None, &[]).unwrap_or_else(|_| name.to_owned())
    }

    /// The text under a dotted name with its blanks filled in; a missing one is shown as its name.
    #[must_use]
    pub fn text(&self, name: &str, blanks: &Blanks<'_>) -> String {
        self.say(name, None, blanks).unwrap_or_else(|_| name.to_owned())
    }

    /// The text under a dotted name, in the plural form for `number`, with its blanks filled in.
    ///
    /// # Errors
    /// A sentence for the theme's author when there is no such text, it lacks the plural form
    /// `other`, or nothing fills a blank.
    pub fn say(&self, name: &str, number: Option<i64>, blanks: &Blanks<'_>) -> Result<String, String> {
        let entry = name.split('.').try_fold(&self.root, |entry, part| match entry {
            Entry::Group(group) => group.get(part),
            Entry::List(list) => list.get(part.parse::<usize>().ok()?),
            Entry::Word(_) => None,
        });
        let text = match (entry, number) {
            (Some(Entry::Word(text)), _) => text,
            (Some(Entry::Group(forms)), Some(number)) => {
                let form = form_name(self.plurals.category_for(number));
                match forms.get(form).or_else(|| forms.get("other")) {
                    Some(Entry::Word(text)) => text,
                    _ => return Err(format!("`{name}` has no plural form `other`")),
                }
            }
            (Some(Entry::Group(_) | Entry::List(_)), _) => {
                return Err(format!("`{name}` is a group of words, not a text"));
            }
            (None, _) => return Err(format!("there is no text `{name}` among the words of this theme")),
        };
        fill(text, name, number, blanks)
    }
}

fn fill(text: &str, name: &str, number: Option<i64>, blanks: &Blanks<'_>) -> Result<String, String> {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((blank, after)) = after.split_once('}') else { break };
        filled.push_str(before);
        let value = blanks.iter().find(|(name, _)| *name == blank).map(|(_, value)| *value);
        match (value, number) {
            (Some(value), _) => filled.push_str(value),
            (None, Some(number)) if blank == "n" => filled.push_str(&number.to_string()),
            _ => return Err(format!("nothing fills the blank `{{{blank}}}` of `{name}`")),
        }
        rest = after;
    }
    filled.push_str(rest);
    Ok(filled)
}

fn form_name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn words(language: &str, text: &str) -> Words {
        let file = ThemeFile { name: Arc::from("words.yml"), text: Arc::from(text), is_own: true };
        Words::read(language, &file).expect("the words are YAML")
    }

    #[test]
    fn fills_blanks_and_chooses_plural_forms() {
        let words = words("en", "a: { b: 'Ring {name}' }\nc: { one: '{n} lot', other: '{n} lots' }\n");
        assert_eq!(words.say("a.b", None, &[("name", "us")]), Ok("Ring us".into()));
        assert_eq!(words.say("c", Some(1), &[]), Ok("1 lot".into()));
        assert_eq!(words.say("c", Some(0), &[]), Ok("0 lots".into()));
        assert!(words.say("a.b", None, &[]).is_err_and(|why| why.contains("{name}")));
        assert!(words.say("a.c", None, &[]).is_err());
        assert!(words.say("a", None, &[]).is_err());
    }

    /// Unicode CLDR, plural rules, Welsh: zero 0, one 1, two 2, few 3, many 6, other the rest.
    #[test]
    fn welsh_has_six_plural_forms() {
        let words = words("cy", "x: { zero: z, one: o, two: t, few: f, many: m, other: r }\n");
        let forms: Vec<_> = (0..8).map(|n| words.say("x", Some(n), &[]).expect("a form")).collect();
        assert_eq!(forms, ["z", "o", "t", "f", "r", "r", "m", "r"]);
    }
}
