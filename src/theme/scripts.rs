//! The scripts of a theme: each a file of its own, loaded by the pages that want it and by no other.

use crate::source::theme::ThemeFiles;

/// A script of a theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Script {
    /// What templates call it: the name of its file without the ending.
    pub name: String,
    /// Its text.
    pub text: String,
    /// The name of its published file, with a part that changes when the text does.
    pub file_name: String,
}

impl Script {
    /// The scripts of a theme, in the order of their names.
    #[must_use]
    pub fn all(theme: &ThemeFiles) -> Vec<Self> {
        let scripts = theme.iter().filter_map(|(path, file)| {
            let name = path.strip_prefix("scripts/")?.strip_suffix(".js")?;
            is_name(name).then(|| Self {
                name: name.to_owned(),
                text: file.text.to_string(),
                file_name: super::hashed_name(name, &file.text, "js"),
            })
        });
        scripts.collect()
    }
}

/// Whether templates can write it after a dot.
fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::source::theme::ThemeFile;

    #[test]
    fn a_script_is_found_by_its_name_and_changes_its_address_with_its_text() {
        let theme = |text: &str| {
            ["scripts/find.js", "scripts/deep/find.js", "scripts/read-me.js", "scripts/notes.txt"]
                .map(|path| {
                    let file = ThemeFile { name: Arc::from(path), text: Arc::from(text), is_own: true };
                    (path.to_owned(), file)
                })
                .into()
        };
        let (one, other) = (Script::all(&theme("one")), Script::all(&theme("other")));
        assert_eq!(one.iter().map(|script| script.name.as_str()).collect::<Vec<_>>(), ["find"]);
        assert_eq!(one[0].text, "one");
        assert!(one[0].file_name.starts_with("find-"), "{}", one[0].file_name);
        assert_ne!(one[0].file_name, other[0].file_name);
    }
}
