//! The style sheet: the theme's tokens, with the site's own colours in them, and its parts.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Deserialize;

use super::colour::Colour;
use crate::diagnostics::{Finding, Findings, Place, nearest};
use crate::records::authority::Authority;
use crate::records::fields::Placed;
use crate::records::reading::Entry;
use crate::source::theme::{ThemeFile, ThemeFiles};
use crate::source::yaml;

/// The one style sheet of a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StyleSheet {
    /// Its text.
    pub text: String,
    /// The name of its file, with a part that changes when the text does.
    pub file_name: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Tokens {
    colours: BTreeMap<String, Pair>,
    #[serde(default)]
    contrast: Vec<Contrast>,
    #[serde(default)]
    settings: BTreeMap<String, String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    light: Placed<String>,
    dark: Placed<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Contrast {
    of: String,
    against: String,
    at_least: f64,
    what: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scheme {
    Light,
    Dark,
}

impl Scheme {
    fn of(self, pair: &Pair) -> &str {
        match self {
            Self::Light => &pair.light,
            Self::Dark => &pair.dark,
        }
    }
}

impl StyleSheet {
    /// Compiles the style sheet and measures the contrast of its colours in both schemes.
    pub fn compile(theme: &ThemeFiles, authority: &Entry<Authority>, findings: &mut Findings) -> Self {
        let mut text = String::new();
        match tokens(theme) {
            Ok((tokens, file)) => {
                let colours = with_branding(&tokens, authority, findings);
                measure(&tokens, &colours, authority, file, findings);
                declare(&tokens, &colours, &mut text);
            }
            Err(finding) => findings.push(*finding),
        }
        let parts = theme
            .iter()
            .filter(|(path, _)| path.starts_with("styles/") && path.to_ascii_lowercase().ends_with(".css"));
        for (_, part) in parts {
            push_without_comments(&mut text, part.text.trim());
            text.push('\n');
        }
        Self { file_name: super::hashed_name("site", &text, "css"), text }
    }
}

/// Adds styles without the comments that have lines of their own: those are for whoever works on the
/// theme, and would be a fifth of what each reader loads. Other comments may part two words, so
/// they stay; so do those that begin with `/*!`, which name a licence.
fn push_without_comments(text: &mut String, styles: &str) {
    let mut rest = styles;
    while !rest.is_empty() {
        let comment = lines_of_comment(rest);
        let end = comment.unwrap_or_else(|| rest.find('\n').map_or(rest.len(), |at| at + 1));
        if comment.is_none() {
            text.push_str(&rest[..end]);
        }
        rest = &rest[end..];
    }
}

/// The length of the lines that the comment at the start of a text has to itself.
fn lines_of_comment(styles: &str) -> Option<usize> {
    let start = styles.len() - styles.trim_start_matches([' ', '\t']).len();
    let inside = styles[start..].strip_prefix("/*").filter(|inside| !inside.starts_with('!'))?;
    let end = start + "/*".len() + inside.find("*/")? + "*/".len();
    let line = styles[end..].find('\n').map_or(styles.len(), |at| end + at + 1);
    styles[end..line].trim().is_empty().then_some(line)
}

fn tokens(theme: &ThemeFiles) -> Result<(Tokens, &ThemeFile), Box<Finding>> {
    let Some(file) = theme.get("tokens.yml") else {
        let name = std::sync::Arc::from("tokens.yml");
        return Err(Box::new(
            Finding::error("no-tokens", Place::file(&name), "The theme has no `tokens.yml`")
                .help("Copy the one of the default theme."),
        ));
    };
    match yaml::read(&file.text) {
        Ok(tokens) => Ok((tokens, file)),
        Err(refusal) => {
            let place = refusal.at.map_or_else(|| Place::file(&file.name), |at| Place::text(&file.name, at));
            Err(Box::new(
                Finding::error("bad-tokens", place, "The tokens of this theme cannot be read")
                    .help("Compare the file with the one of the default theme."),
            ))
        }
    }
}

/// The theme's colours with the site's own over them.
fn with_branding(
    tokens: &Tokens,
    authority: &Entry<Authority>,
    findings: &mut Findings,
) -> BTreeMap<String, Pair> {
    let mut colours = tokens.colours.clone();
    for (name, own) in &authority.record.branding.colours {
        let Some(pair) = colours.get_mut(name) else {
            let near = nearest(name, tokens.colours.keys().map(String::as_str));
            let help = near.map_or_else(
                || "`themes/README.md` and the theme's `tokens.yml` list the names.".to_owned(),
                |near| format!("Did you mean `{near}`?"),
            );
            let message = format!("The theme has no colour called `{name}`");
            findings.push(Finding::error("unknown-colour", authority.place(own.span), message).help(help));
            continue;
        };
        for (own, place) in [(&own.light, &mut pair.light), (&own.dark, &mut pair.dark)] {
            let Some(own) = own else { continue };
            if Colour::parse(own).is_some() {
                place.value.clone_from(&own.value);
            } else {
                let message = format!("`{}` is not a colour", own.value);
                findings.push(
                    Finding::error("bad-colour", authority.place(own.span), message)
                        .help("Write a hash sign and six digits or letters from a to f, in quotation marks, like `\"#1a2b3c\"`."),
                );
            }
        }
    }
    colours
}

fn measure(
    tokens: &Tokens,
    colours: &BTreeMap<String, Pair>,
    authority: &Entry<Authority>,
    file: &ThemeFile,
    findings: &mut Findings,
) {
    for pair in &tokens.contrast {
        for scheme in [Scheme::Light, Scheme::Dark] {
            let colour =
                |name: &String| colours.get(name).and_then(|colour| Colour::parse(scheme.of(colour)));
            let (Some(one), Some(other)) = (colour(&pair.of), colour(&pair.against)) else {
                let message =
                    format!("The contrast of `{}` with `{}` cannot be measured", pair.of, pair.against);
                findings.push(
                    Finding::error("bad-tokens", Place::file(&file.name), message)
                        .help("Both have to be colours of this file, written like `#1a2b3c`."),
                );
                break;
            };
            let ratio = one.contrast(other);
            if ratio < pair.at_least {
                findings.push(too_faint(pair, scheme, ratio, authority, file));
            }
        }
    }
}

fn too_faint(
    pair: &Contrast,
    scheme: Scheme,
    ratio: f64,
    authority: &Entry<Authority>,
    file: &ThemeFile,
) -> Finding {
    let own =
        [&pair.of, &pair.against].into_iter().find_map(|name| authority.record.branding.colours.get(name));
    let place = own.map_or_else(|| Place::file(&file.name), |own| authority.place(own.span));
    let page = if scheme == Scheme::Light { "a light page" } else { "a dark page" };
    // Rounded down: 4.499 must not be shown as the 4.5 that it misses.
    let shown = (ratio * 100.0).floor() / 100.0;
    let message = format!("{} is too faint on {page}: the contrast is {shown} to 1", pair.what);
    Finding::error("contrast", place, message).help(format!(
        "Choose a darker or lighter `{}` or `{}` until the contrast is {} to 1.",
        pair.of, pair.against, pair.at_least
    ))
}

/// Writes the tokens as custom properties, those of a dark page where the reader asks for one.
fn declare(tokens: &Tokens, colours: &BTreeMap<String, Pair>, text: &mut String) {
    text.push_str(":root{color-scheme:light dark;");
    declare_colours(colours, Scheme::Light, text);
    for (name, value) in &tokens.settings {
        // Writing to a string cannot fail.
        let _ = write!(text, "--{name}:{value};");
    }
    text.push_str("}\n@media (prefers-color-scheme:dark){:root{");
    declare_colours(colours, Scheme::Dark, text);
    text.push_str("}}\n");
}

fn declare_colours(colours: &BTreeMap<String, Pair>, scheme: Scheme, text: &mut String) {
    for (name, pair) in colours {
        let _ = write!(text, "--colour-{name}:{};", scheme.of(pair));
    }
}

#[cfg(test)]
mod tests {
    use super::push_without_comments;

    #[test]
    fn comments_with_lines_of_their_own_are_for_the_theme_alone() {
        let without = |styles: &str| {
            let mut text = String::new();
            push_without_comments(&mut text, styles);
            text
        };
        assert_eq!(without("/* One\n   long. */\n.a {\n  /* Why. */\n  top: 0;\n}"), ".a {\n  top: 0;\n}");
        for whole in [
            ".a/* or */.b {}\n",
            "/* above */ .a {}\n",
            "/*! The licence. */\n.a {}",
            ".a::before {\n  content: \"/* no comment */\";\n}",
            "/* never ends\n.a {}",
            "",
        ] {
            assert_eq!(without(whole), whole);
        }
    }
}
