//! What cells of wide sheets say in place of ids.

use std::collections::BTreeMap;

use crate::directory::{Held, Tables};
use crate::records::sheet_layout::SheetLayout;

use super::super::columns::Column;
use super::super::row::Reader;

/// The ids of records by their names in lower case, for each column; nothing where two records have
/// the same name.
#[derive(Default)]
pub(super) struct Titles(BTreeMap<Column, BTreeMap<String, Option<String>>>);

impl Titles {
    /// The id that the text of a cell stands for: by the layout, as an id, or as a name.
    pub(super) fn id(
        &mut self,
        reader: &Reader<'_>,
        layout: &SheetLayout,
        column: Column,
        text: &str,
    ) -> Option<String> {
        let named = layout.names.iter().find(|(name, _)| name.trim().eq_ignore_ascii_case(text));
        let text = named.map_or(text, |(_, id)| id.trim());
        if text.is_empty() {
            return Some(String::new());
        }
        let is_known = match column.kind() {
            Some(kind) => reader.tables.knows(kind, text),
            None => reader.groups().any(|group| group == text),
        };
        if is_known {
            return Some(text.to_owned());
        }
        let titles = self.0.entry(column).or_insert_with(|| titles(reader.tables, column));
        titles.get(&text.to_lowercase()).cloned().flatten()
    }
}

fn titles(tables: &Tables, column: Column) -> BTreeMap<String, Option<String>> {
    match column {
        Column::Indicator => of(&tables.indicators),
        Column::Area => of(&tables.areas),
        Column::Lot => of(&tables.lots),
        Column::Provider => of(&tables.providers),
        _ => {
            let groups = tables.indicators.head().into_iter().flat_map(|framework| &framework.groups);
            unique(groups.map(|(id, name)| (name.english().as_str(), id.as_str())))
        }
    }
}

fn of<R: Held>(table: &crate::directory::Table<R>) -> BTreeMap<String, Option<String>> {
    unique(table.iter().map(|entry| (entry.record.title().english().as_str(), entry.id.as_str())))
}

fn unique<'a>(names: impl Iterator<Item = (&'a str, &'a str)>) -> BTreeMap<String, Option<String>> {
    let mut ids = BTreeMap::new();
    for (name, id) in names {
        let name = name.trim().to_lowercase();
        ids.entry(name).and_modify(|id| *id = None).or_insert_with(|| Some(id.to_owned()));
    }
    ids
}
