//! The words for each fault of a file: what is wrong, and what to write instead.

use jsonschema::paths::LocationSegment;
use serde_json::Value as Json;

use crate::diagnostics::{Finding, Place, nearest};
use crate::records::fields::{Format, grouped};
use crate::records::reading::capital;
use crate::records::schema::{About, Schema};
use crate::source::yaml::{Node, Value};

/// What a fault is about: the file as a whole, a field, or an item of a list.
pub(super) struct Subject {
    what: String,
    field: Option<String>,
    is_item: bool,
}

impl Subject {
    pub(super) fn of(path: &[LocationSegment<'_>], what: &str) -> Self {
        let field = path.iter().rev().find_map(|segment| match segment {
            LocationSegment::Property(name) => Some(name.to_string()),
            LocationSegment::Index(_) => None,
        });
        let is_item = matches!(path.last(), Some(LocationSegment::Index(_)));
        Self { what: what.to_owned(), field, is_item }
    }

    fn name(&self) -> &str {
        self.field.as_deref().unwrap_or("this file")
    }

    /// "a provider", "`contacts`".
    fn owner(&self) -> String {
        self.field.as_ref().map_or_else(|| self.what.clone(), |name| format!("`{name}`"))
    }

    /// "`lots`", "An item of `lots`": what should have another value.
    fn itself(&self) -> String {
        if self.is_item { format!("An item of `{}`", self.name()) } else { format!("`{}`", self.name()) }
    }

    pub(super) fn unknown_key(&self, key: &str, free: &[&str], schema: &Json, place: Place) -> Finding {
        let message = format!("`{key}` is not a field of {}", self.owner());
        let help = match nearest(key, free.iter().copied()) {
            Some(field) => format!("Did you mean `{field}`?"),
            None => format!("The fields are {}.", listed(&Schema::fields(schema))),
        };
        Finding::error("unknown-key", place, message).help(help)
    }

    pub(super) fn missing(&self, key: &str, about: &About, place: Place) -> Finding {
        let of = match &self.field {
            Some(field) if self.is_item => format!("this item of `{field}`"),
            Some(field) => format!("`{field}`"),
            None => self.what.replacen("a ", "this ", 1).replacen("an ", "this ", 1),
        };
        Finding::error("missing-key", place, format!("`{key}` is missing from {of}"))
            .help(about.line_to_add(key))
    }

    pub(super) fn blank(&self, about: &About, commented_out: bool, place: Place) -> Finding {
        let help = if commented_out {
            "YAML takes what follows `#` for a comment. Put the whole text between double quotation marks."
                .to_owned()
        } else if self.is_item {
            "Write it after the hyphen, or delete the line.".to_owned()
        } else {
            about.value_to_write(self.name())
        };
        Finding::error("blank-value", place, format!("{} is blank", self.itself())).help(help)
    }

    pub(super) fn unknown_word(&self, written: &str, schema: &Json, place: Place) -> Finding {
        let words = schema.get("enum").and_then(Json::as_array);
        let words: Vec<&str> = words.into_iter().flatten().filter_map(Json::as_str).collect();
        let help = match nearest(&written.to_lowercase(), words.iter().copied()) {
            Some(word) => format!("Did you mean `{word}`? The words are {}.", listed(&words)),
            None => format!("The words are {}.", listed(&words)),
        };
        let message = format!("`{written}` is not one of the words for `{}`", self.name());
        Finding::error("unknown-word", place, message).help(help)
    }

    pub(super) fn wrong_type(&self, node: &Node, written: &str, schema: &Json, place: Place) -> Finding {
        let (noun, help) = self.right_type(written, schema);
        let what_it_is = match &node.value {
            Value::List(_) => "a list stands here".to_owned(),
            Value::Map(_) => "a group of fields stands here".to_owned(),
            _ => format!("`{}` is not", written.lines().next().unwrap_or_default()),
        };
        let message = format!("{} should be {noun}, and {what_it_is}", self.itself());
        Finding::error("wrong-type", place, message).help(help)
    }

    fn right_type(&self, written: &str, schema: &Json) -> (&'static str, String) {
        let name = self.name();
        match Schema::types(schema).first().copied() {
            Some("array") => (
                "a list",
                format!("Write each item on its own line, after a hyphen and a space, below `{name}:`."),
            ),
            Some("object") => {
                let first = Schema::fields(schema).first().map(|field| format!(", such as `{field}`"));
                let below =
                    if self.is_item { "after the hyphen" } else { "below it, indented by two spaces" };
                let help =
                    format!("Write its fields {below}, each on its own line{}.", first.unwrap_or_default());
                ("a group of fields", help)
            }
            Some("integer") => ("a whole number", "Write digits only.".to_owned()),
            Some("number") => ("a number", "Write digits, with a full stop before decimals.".to_owned()),
            Some("boolean") => ("`true` or `false`", true_or_false(written)),
            _ if self.is_item => ("a text", "Write one text after each hyphen.".to_owned()),
            _ => ("a text", format!("Write the text after `{name}:`, on the same line.")),
        }
    }

    pub(super) fn out_of_range(&self, written: &str, schema: &Json, place: Place) -> Finding {
        let limit = |key| schema.get(key).and_then(Json::as_f64);
        let help = match (limit("minimum"), limit("maximum")) {
            (Some(least), Some(most)) => format!("Write a number from {least} to {most}."),
            (Some(least), None) => format!("Write a number that is not below {least}."),
            (None, Some(most)) => format!("Write a number that is not above {most}."),
            (None, None) => "Write another number.".to_owned(),
        };
        let message = format!("`{written}` is out of the range of `{}`", self.name());
        Finding::error("out-of-range", place, message).help(help)
    }

    pub(super) fn too_long(&self, limit: u64, place: Place) -> Finding {
        let message = format!("{} has more than {} characters", self.itself(), grouped(&limit.to_string()));
        Finding::error("too-long", place, message)
            .help("Say it in fewer words, or put the rest into a document.")
    }

    /// For rules of a schema that no type of ours uses yet.
    pub(super) fn does_not_fit(&self, detail: &str, place: Place) -> Finding {
        let message = format!("`{}` is not as it should be: {detail}", self.name());
        Finding::error("does-not-fit", place, message)
            .help("Compare it with a starter file, which `noticeboard new` writes.")
    }
}

/// A file without any field.
pub(super) fn no_fields(what: &str, tree: &Node, place: Place) -> Finding {
    let message = match &tree.value {
        Value::Blank => format!("There is nothing here where the fields of {what} should stand"),
        Value::List(_) => format!("A list stands here where the fields of {what} should stand"),
        _ => format!("A text stands here where the fields of {what} should stand"),
    };
    Finding::error("no-fields", place, message)
        .help("Write each field on its own line: its key, a colon, a space and its value.")
}

/// A number that would lose something if it were read as a text.
pub(super) fn number_for_text(written: &str, place: Place) -> Finding {
    let message = format!("`{written}` would be read as a number and written another way");
    Finding::error("number-for-text", place, message)
        .help(format!("Put it between double quotation marks: `\"{written}\"`."))
}

/// A text that breaks the rules of its format.
pub(super) fn misfit(format: &str, written: &str, place: Place) -> Finding {
    let misfit = Format::named(format).and_then(|format| (format.check)(written).err());
    // A format without a check of ours cannot fail: only ours are registered.
    let (problem, instead) = misfit.map_or_else(Default::default, |misfit| (misfit.problem, misfit.instead));
    Finding::error(rule_of(format), place, capital(&problem)).help(instead)
}

fn rule_of(format: &str) -> &'static str {
    match format {
        "calendar-date" | "moment" => "bad-date",
        "uk-telephone" => "bad-telephone",
        "uk-postcode" => "bad-postcode",
        "mail-address" => "bad-mail-address",
        "web-address" => "bad-web-address",
        "money" => "bad-sum",
        "decimal-number" => "bad-number",
        "period" => "bad-period",
        "time-of-day" | "hours-of-a-day" => "bad-time",
        "id" => "bad-id",
        "reference" | "link" => "bad-reference",
        "language" | "spoken-language" => "bad-language",
        "old-address" => "bad-alias",
        "record-uuid" => "bad-uuid",
        _ => "bad-value",
    }
}

fn true_or_false(written: &str) -> String {
    let word = match written.trim_matches(['"', '\'']).to_lowercase().as_str() {
        "yes" | "y" | "on" | "true" | "1" => "`true`",
        "no" | "n" | "off" | "false" | "0" => "`false`",
        _ => "`true` or `false`",
    };
    format!("Write {word}, without quotation marks.")
}

/// Words as a list for people, each between grave accents.
pub(crate) fn listed(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}
