//! `noticeboard new`: a commented starter file for a record.
#![expect(clippy::disallowed_methods, reason = "this command writes the file it is asked for")]

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::{Outcome, print};
use crate::records::fields::{Id, Scalar as _};
use crate::records::{Form, Kind, starter};
use crate::source::walk::{file_name, plain};
use crate::source::yaml::{self, Node, Value};

/// Write a commented starter file for a new record
///
/// The file is written to its place in the content folder. It holds every field of its kind:
/// those that the record needs as blanks to fill in, the others behind a `#`, each below a line
/// that says what it is for. A file that is there already is never changed.
///
/// Areas, needs, indicators and rating scales stand in one file each. There, a starter item is added below the last one.
/// Nothing above it is changed. Where that file ends in something else, the item is printed for
/// you to paste.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// What kind of record it is
    #[arg(value_parser = kinds())]
    kind: Kind,

    /// The id: the name of the file and the last part of the page's address
    ///
    /// Small letters, digits and single hyphens, such as ternbridge-homes.
    id: String,

    /// The folder with the content
    #[arg(long, value_name = "FOLDER", default_value = "content")]
    content: PathBuf,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, String> {
    let id = Id::parse(&arguments.id).map_err(|misfit| format!("{}. {}", misfit.problem, misfit.instead))?;
    if !arguments.content.is_dir() {
        return Err(format!(
            "There is no content folder `{}` here. Name it with `--content`, or make a new site with `noticeboard init`.",
            arguments.content.display()
        ));
    }
    match arguments.kind.form() {
        Form::Markdown | Form::Yaml => write_file(&arguments.content, arguments.kind, &id),
        Form::List => add_item(&arguments.content, arguments.kind, &id),
    }
}

/// The kinds by their names; a plural is let through as well.
fn kinds() -> impl TypedValueParser<Value = Kind> {
    let names = Kind::ALL.iter().map(|kind| PossibleValue::new(kind.name()).alias(kind.plural()));
    PossibleValuesParser::new(names).try_map(|name| {
        let known = Kind::ALL.iter().find(|kind| kind.name() == name || kind.plural() == name);
        known.copied().ok_or("there is no such kind of record")
    })
}

fn write_file(content: &Path, kind: Kind, id: &Id) -> Result<Outcome, String> {
    let folder = content.join(kind.at());
    let there = ["md", "yml", "yaml"].map(|ending| format!("{id}.{ending}"));
    if let Some(name) = there.iter().find(|name| folder.join(name).symlink_metadata().is_ok()) {
        return Err(format!(
            "`{}` is there already, and it was not changed. Choose another id, or open that file.",
            file_name(content, &format!("{}/{name}", kind.at()))
        ));
    }
    let path = kind.path(id.as_str());
    let shown = file_name(content, &path);
    fs::create_dir_all(&folder)
        .and_then(|()| create(&content.join(&path), &starter::file(kind)))
        .map_err(|error| format!("`{shown}` cannot be written: {}.", plain(&error)))?;
    print::done(&format!("Wrote `{shown}`. Fill in its blanks, then run `noticeboard check`."));
    Ok(Outcome::Fine)
}

/// Writes a file that was not there. Leaves nothing behind when it cannot be written whole.
pub(super) fn create(path: &Path, text: &str) -> std::io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(text.as_bytes()).inspect_err(|_| {
        // The disk is probably full. What was begun is of no use to anybody.
        let _ = fs::remove_file(path);
    })
}

/// Adds an item to the file that lists every record of a kind.
fn add_item(content: &Path, kind: Kind, id: &Id) -> Result<Outcome, String> {
    let list = kind.plural();
    let names = kind.list_paths();
    let name = names.iter().find(|name| content.join(name).symlink_metadata().is_ok());
    let shown = file_name(content, name.unwrap_or(&names[0]));
    let could_not =
        |what: &str, error: &std::io::Error| format!("`{shown}` cannot be {what}: {}.", plain(error));
    let Some(name) = name else {
        let text = starter::list(kind, id);
        let path = content.join(&names[0]);
        fs::create_dir_all(path.parent().unwrap_or(content))
            .and_then(|()| create(&path, &text))
            .map_err(|error| could_not("written", &error))?;
        print::done(&format!("Wrote `{shown}`. Fill in its blanks, then run `noticeboard check`."));
        return Ok(Outcome::Fine);
    };
    let path = content.join(name);
    let bytes = fs::read(&path).map_err(|error| could_not("read", &error))?;
    let text = String::from_utf8(bytes).map_err(|_| {
        format!(
            "`{shown}` is not UTF-8 text. Open it in your editor, choose \"Save as\" and the encoding UTF-8."
        )
    })?;
    let before = yaml::tree(text.trim_start_matches('\u{feff}')).ok();
    if before.as_ref().is_some_and(|before| items(before, list).iter().any(|item| has_id(item, id))) {
        return Err(format!("The id `{id}` is taken already, in `{shown}`. Choose another one."));
    }
    let Some(addition) = before.and_then(|before| addition(&text, &before, kind, id)) else {
        print::say(&format!(
            "`{shown}` does not end in its list, so it was not changed. Paste this below the last item:\n"
        ));
        print::result(&starter::item(kind, id, 2))?;
        return Ok(Outcome::Fine);
    };
    append(&path, &addition).map_err(|error| could_not("written", &error))?;
    print::done(&format!(
        "Added `{id}` to the end of `{shown}`. Fill in its blanks, then run `noticeboard check`."
    ));
    Ok(Outcome::Fine)
}

/// What to write at the end of a file so that its list holds one more item and all else in it
/// means what it meant. The right indent is found by trying.
fn addition(text: &str, before: &Node, kind: Kind, id: &Id) -> Option<String> {
    let break_of_line = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let gap = if text.is_empty() || text.ends_with('\n') { "\n" } else { "\n\n" };
    (0..=8).find_map(|indent| {
        let addition = format!("{gap}{}", starter::item(kind, id, indent)).replace('\n', break_of_line);
        let after = yaml::tree((text.to_owned() + &addition).trim_start_matches('\u{feff}')).ok()?;
        holds_one_more(before, after, kind.plural(), id).then_some(addition)
    })
}

fn holds_one_more(before: &Node, mut after: Node, list: &str, id: &Id) -> bool {
    let Value::Map(fields) = &mut after.value else { return false };
    let field = fields.iter_mut().find(|(key, _)| key.value == list);
    let Some((_, Node { value: Value::List(items), .. })) = field else { return false };
    let added = items.pop();
    added.is_some_and(|item| has_id(&item, id)) && same(before, &after)
}

/// Whether two trees mean the same, wherever they stand.
fn same(one: &Node, other: &Node) -> bool {
    match (&one.value, &other.value) {
        (Value::Map(one), Value::Map(other)) => {
            let pairs = || one.iter().zip(other);
            one.len() == other.len() && pairs().all(|(a, b)| a.0.value == b.0.value && same(&a.1, &b.1))
        }
        (Value::List(one), Value::List(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(a, b)| same(a, b))
        }
        (Value::Text(one), Value::Text(other)) => one == other,
        (Value::Number(one), Value::Number(other)) => one == other,
        (Value::Boolean(one), Value::Boolean(other)) => one == other,
        // A list that nobody has begun yet.
        (Value::Blank, Value::List(items)) => items.is_empty(),
        (Value::Blank, Value::Blank) => true,
        _ => false,
    }
}

fn items<'a>(tree: &'a Node, list: &str) -> &'a [Node] {
    let Value::Map(fields) = &tree.value else { return &[] };
    match fields.iter().find(|(key, _)| key.value == list) {
        Some((_, Node { value: Value::List(items), .. })) => items,
        _ => &[],
    }
}

fn has_id(item: &Node, id: &Id) -> bool {
    let Value::Map(fields) = &item.value else { return false };
    let written = fields.iter().find(|(key, _)| key.value == "id").map(|(_, value)| &value.value);
    matches!(written, Some(Value::Text(text)) if text == id.as_str())
}

/// Adds to the end of a file, or leaves it as it was.
fn append(path: &Path, addition: &str) -> std::io::Result<()> {
    let mut file = OpenOptions::new().append(true).open(path)?;
    let length = file.metadata()?.len();
    file.write_all(addition.as_bytes()).inspect_err(|_| {
        // The disk is probably full: what was there before is what counts.
        let _ = file.set_len(length);
    })
}
