//! Which templates a template uses, so that a page is rendered again when any of them changes.

use std::collections::{BTreeMap, BTreeSet};

/// The hash of each template's text with those of all templates that it uses, by name.
pub(super) fn hashes(texts: &[(&str, String)]) -> BTreeMap<String, blake3::Hash> {
    let owners: BTreeMap<&str, &str> = texts
        .iter()
        .flat_map(|(name, text)| components(text).into_iter().map(move |component| (component, *name)))
        .collect();
    let texts: BTreeMap<&str, &str> = texts.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let uses: BTreeMap<&str, BTreeSet<&str>> =
        texts.iter().map(|(name, text)| (*name, used(text, &texts, &owners))).collect();
    let closure = |name: &str| {
        let mut hasher = blake3::Hasher::new();
        for used in reached(name, &uses) {
            for part in [used, texts[used]] {
                hasher.update(&(part.len() as u64).to_le_bytes());
                hasher.update(part.as_bytes());
            }
        }
        hasher.finalize()
    };
    texts.keys().map(|name| ((*name).to_owned(), closure(name))).collect()
}

/// A template and all that it uses, at any depth.
fn reached<'t>(name: &'t str, uses: &BTreeMap<&'t str, BTreeSet<&'t str>>) -> BTreeSet<&'t str> {
    let mut reached = BTreeSet::from([name]);
    let mut waiting = vec![name];
    while let Some(name) = waiting.pop() {
        for used in uses.get(name).into_iter().flatten() {
            if reached.insert(used) {
                waiting.push(used);
            }
        }
    }
    reached
}

/// The names of the components that a template defines.
fn components(text: &str) -> Vec<&str> {
    let after = text.split("{%").skip(1).map(|tag| tag.trim_start_matches('-').trim_start());
    after.filter_map(|tag| tag.strip_prefix("component ")).map(name_at_the_start).collect()
}

/// The templates that a template names, and those of the components it calls. A name that stands
/// there for something else only makes the page be rendered once too often.
fn used<'t>(
    text: &str,
    names: &BTreeMap<&'t str, &'t str>,
    owners: &BTreeMap<&str, &'t str>,
) -> BTreeSet<&'t str> {
    let called = text.match_indices('<').map(|(at, _)| name_at_the_start(&text[at + 1..]));
    let called = called.filter_map(|name| owners.get(name).copied());
    let texts = text.split(['"', '\'', '`']);
    let included = texts.filter_map(|text| Some(*names.get_key_value(text)?.0));
    called.chain(included).collect()
}

fn name_at_the_start(text: &str) -> &str {
    let text = text.trim_start();
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '.').unwrap_or(text.len());
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn templates(button: &str) -> Vec<(&'static str, String)> {
        vec![
            ("base.html", "<html>{% block main %}{% endblock %}</html>".to_owned()),
            ("parts.html", format!("{{% component button(to) -%}}{button}{{%- endcomponent button %}}")),
            ("card.html", "{%- component card(to) %}{{ <button to /> }}{% endcomponent card %}".to_owned()),
            ("lot.html", "{% extends \"base.html\" %}{{ <card to={page.to} /> }}".to_owned()),
            ("update.html", "{% extends \"base.html\" %}<button>".to_owned()),
            ("feed.html", "{{ page.title }}".to_owned()),
        ]
    }

    #[test]
    fn a_change_reaches_all_that_use_it_and_no_other() {
        let (before, after) = (hashes(&templates("<b>")), hashes(&templates("<i>")));
        let changed: Vec<_> = before
            .iter()
            .filter(|(name, hash)| after[*name] != **hash)
            .map(|(name, _)| name.as_str())
            .collect();
        assert_eq!(changed, ["card.html", "lot.html", "parts.html", "update.html"]);
    }

    #[test]
    fn templates_that_use_each_other_end() {
        let circle = vec![
            ("a.html", "{% include \"b.html\" %}".to_owned()),
            ("b.html", "{% include \"a.html\" %}".to_owned()),
        ];
        assert_eq!(hashes(&circle).len(), 2);
    }
}
