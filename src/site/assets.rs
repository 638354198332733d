//! The style sheet and the scripts: where they stand, and their files.

use std::collections::BTreeMap;

use super::{Base, Contents, PlannedFile, Route, Site, addresses};
use crate::theme::{Script, StyleSheet};

/// The addresses of the style sheet and the scripts.
#[derive(Debug)]
pub struct Assets {
    pub(super) style_sheet: Route,
    /// By what templates call them.
    scripts: BTreeMap<String, Route>,
}

impl Assets {
    /// The addresses of what a theme brings.
    #[must_use]
    pub fn of(style: &StyleSheet, scripts: &[Script]) -> Self {
        let address = |script: &Script| Some((script.name.clone(), asset(&script.file_name)?));
        Self {
            style_sheet: asset(&style.file_name).unwrap_or_else(Route::home),
            scripts: scripts.iter().filter_map(address).collect(),
        }
    }

    /// The addresses of the scripts as templates write them.
    pub(super) fn script_addresses(&self, base: &Base) -> BTreeMap<String, String> {
        self.scripts.iter().map(|(name, route)| (name.clone(), route.href(base))).collect()
    }

    /// The files of the style sheet and the scripts.
    #[must_use]
    pub fn files(&self, site: &Site<'_>, style: &StyleSheet, scripts: Vec<Script>) -> Vec<PlannedFile> {
        let file = |route: &Route, text| PlannedFile {
            route: route.clone(),
            place: site.directory.authority.whole(),
            contents: Contents::Text(text),
        };
        let of_scripts = scripts.into_iter().filter_map(|script| {
            let route = self.scripts.get(&script.name)?;
            Some(file(route, script.text))
        });
        std::iter::once(file(&self.style_sheet, style.text.clone())).chain(of_scripts).collect()
    }
}

fn asset(file_name: &str) -> Option<Route> {
    addresses::file("assets", file_name)
}
