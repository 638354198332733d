//! Starter files: a commented file for each kind of record, for `noticeboard new`. They are made
//! from the schema of the kind's own type, so that they never ask for what the reader refuses.

use serde_json::Value as Json;

use super::fields::Id;
use super::schema::{About, Schema};
use super::{Form, Kind, Record, every_kind};

/// What a line of explanation begins with. A field that may be left out begins with half of it,
/// so that a reader, and a program, can tell the two apart.
const EXPLAINS: &str = "##";

/// What stands in front of a field that may be left out.
const LEFT_OUT: &str = "# ";

/// The longest line of explanation, in characters.
const WIDTH: usize = 96;

macro_rules! schemas {
    ($(#[doc = $about:literal] $plural:ident: $module:ident::$kind:ident, $name:literal, $form:ident $at:literal;)*) => {
        /// The schema of a kind's records.
        #[must_use]
        pub fn schema(kind: Kind) -> Schema {
            match kind { $(Kind::$kind => Schema::of::<super::$module::$kind>(),)* }
        }

        /// The schema of a kind's files: of the one that lists every record, where there is such
        /// a file.
        #[must_use]
        pub fn file_schema(kind: Kind) -> Schema {
            match kind { $(Kind::$kind => <super::$module::$kind as Record>::file_schema(),)* }
        }
    };
}
every_kind!(schemas);

/// The starter file for a record of a kind that keeps one file a record.
///
/// Each field that a record needs stands with its blank, each other one behind `# `; a line above
/// each says what it is for.
#[must_use]
pub fn file(kind: Kind) -> String {
    let schema = schema(kind);
    let mut writer = Writer::new(&schema);
    let markdown = kind.form() == Form::Markdown;
    if markdown {
        writer.text.push_str("---\n");
    }
    writer.head();
    writer.record();
    if markdown {
        writer.text.push('\n');
        writer.explain(BODY, Spot::TOP);
        writer.text.push_str("---\n\n");
    }
    writer.text
}

/// The starter item for a kind whose records stand in one list. The hyphens of the list stand
/// `indent` spaces in.
#[must_use]
pub fn item(kind: Kind, id: &Id, indent: usize) -> String {
    let schema = schema(kind);
    let mut writer = Writer::new(&schema);
    writer.preset = Some(("id", id.as_str()));
    writer.hyphen = true;
    writer.fields(schema.at(&[]), Spot { indent: indent + 2, left_out: false });
    writer.text
}

/// The starter file for a kind whose records stand in one list, with one item in it.
#[must_use]
pub fn list(kind: Kind, id: &Id) -> String {
    let schema = file_schema(kind);
    let mut writer = Writer::new(&schema);
    let group = schema.at(&[]);
    let (needed, others) = writer.sorted(group);
    for key in needed.into_iter().filter(|key| *key != kind.plural()) {
        writer.field(group, key, Spot::TOP);
        writer.text.push('\n');
    }
    for key in others {
        writer.field(group, key, Spot { left_out: true, ..Spot::TOP });
        writer.text.push('\n');
    }
    writer.text + &format!("{}:\n{}", kind.plural(), item(kind, id, 2))
}

/// What stands at the head of every starter file, below what the kind is.
const HOW: &[&str] = &[
    "Lines with ## explain. Fill in what has nothing after its colon or its hyphen.",
    "A line with one # may be left out. To use it, take away the # and the space after it.",
    "`noticeboard check` says what is still missing.",
];

/// What stands above the fields that may be left out.
const OTHERS: &str = "You may leave out everything from here on.";

/// What stands at the end of the front matter.
const BODY: &str = "Below the next line, write what readers should know. Leave a blank line between \
    paragraphs. Begin a heading with two hash signs and a space, and each item of a list with a \
    hyphen and a space.";

/// Where a line stands.
#[derive(Clone, Copy)]
struct Spot {
    /// How many spaces in.
    indent: usize,
    /// Whether it belongs to a field that may be left out, so that it stands behind `# `.
    left_out: bool,
}

impl Spot {
    const TOP: Self = Self { indent: 0, left_out: false };

    fn deeper(self, spaces: usize) -> Self {
        Self { indent: self.indent + spaces, ..self }
    }
}

/// Writes the fields of one schema.
struct Writer<'a> {
    schema: &'a Schema,
    text: String,
    /// A field whose value is known already.
    preset: Option<(&'a str, &'a str)>,
    /// Whether the next field begins an item of a list.
    hyphen: bool,
}

impl<'a> Writer<'a> {
    fn new(schema: &'a Schema) -> Self {
        Self { schema, text: String::new(), preset: None, hyphen: false }
    }

    fn head(&mut self) {
        let about = self.schema.root().get("description").and_then(Json::as_str).unwrap_or_default();
        self.explain(&about.split_whitespace().collect::<Vec<_>>().join(" "), Spot::TOP);
        for line in HOW {
            self.explain(line, Spot::TOP);
        }
    }

    /// Every field of the record, with a blank line before each.
    fn record(&mut self) {
        let group = self.schema.at(&[]);
        let (needed, others) = self.sorted(group);
        for key in needed {
            self.text.push('\n');
            self.field(group, key, Spot::TOP);
        }
        self.text.push('\n');
        self.explain(OTHERS, Spot::TOP);
        for key in others {
            self.text.push('\n');
            self.field(group, key, Spot { left_out: true, ..Spot::TOP });
        }
    }

    /// The fields of a group: those it needs first. Where it needs none, but stands itself
    /// among the needed, its plain fields are blanks too: one of them has to be filled in.
    fn fields(&mut self, group: &Json, spot: Spot) {
        let (mut needed, mut others) = self.sorted(group);
        if needed.is_empty() && !spot.left_out {
            (needed, others) =
                others.into_iter().partition(|key| self.schema.about(group, key).type_name == "string");
        }
        for key in needed {
            self.field(group, key, spot);
        }
        for key in others {
            self.field(group, key, Spot { left_out: true, ..spot });
        }
    }

    /// The fields that a group needs, and the others, each in the order of the type.
    fn sorted<'g>(&self, group: &'g Json) -> (Vec<&'g str>, Vec<&'g str>) {
        Schema::fields(group).into_iter().partition(|key| self.schema.about(group, key).required)
    }

    fn field(&mut self, group: &Json, key: &str, spot: Spot) {
        // Once only: a field of the same name further in has a value of its own.
        if let Some((_, value)) = self.preset.take_if(|(preset, _)| *preset == key) {
            self.line(&format!("{key}: {value}"), spot);
            return;
        }
        let about = self.schema.about(group, key);
        let inside = self.schema.group(group, key);
        self.explain(&explanation(&about, inside, spot), spot);
        if inside.get("properties").is_some() {
            let list = about.type_name == "array";
            self.line(&format!("{key}:"), spot);
            self.hyphen = list;
            self.fields(inside, spot.deeper(if list { 4 } else { 2 }));
        } else {
            self.plain_field(key, about, spot);
        }
    }

    /// A field that holds no group: its blank, or an example of what may stand in it.
    fn plain_field(&mut self, key: &str, about: About, spot: Spot) {
        let example = about.words.into_iter().next().or(about.example).unwrap_or_default();
        let (first, below) = match (spot.left_out, about.type_name.as_str()) {
            (false, "array") => (format!("{key}:"), Some("- ".to_owned())),
            (false, _) => (format!("{key}: "), None),
            (true, "array") if !example.starts_with('[') => (format!("{key}:"), Some(format!("- {example}"))),
            (true, "object") if !example.starts_with('{') => (format!("{key}:"), Some(example)),
            (true, "boolean") => (format!("{key}: true"), None),
            (true, _) => (format!("{key}: {example}").trim_end().to_owned(), None),
        };
        self.line(&first, spot);
        if let Some(below) = below {
            self.line(&below, spot.deeper(2));
        }
    }

    fn line(&mut self, text: &str, spot: Spot) {
        if spot.left_out {
            self.text.push_str(LEFT_OUT);
        }
        let hyphen = std::mem::take(&mut self.hyphen);
        let spaces = if hyphen { spot.indent.saturating_sub(2) } else { spot.indent };
        self.text.push_str(&" ".repeat(spaces));
        self.text.push_str(if hyphen { "- " } else { "" });
        self.text.push_str(text);
        self.text.push('\n');
    }

    /// Writes an explanation over as many lines as it takes.
    fn explain(&mut self, text: &str, spot: Spot) {
        let spaces = " ".repeat(spot.indent);
        let start = if spot.left_out { format!("{EXPLAINS}{spaces}") } else { format!("{spaces}{EXPLAINS}") };
        let mut line = start.clone();
        for word in text.split_whitespace() {
            if line.len() > start.len() && line.chars().count() + 1 + word.chars().count() > WIDTH {
                self.text.push_str(&line);
                self.text.push('\n');
                line.clone_from(&start);
            }
            line.push(' ');
            line.push_str(word);
        }
        self.text.push_str(&line);
        self.text.push('\n');
    }
}

/// What a field is for, what may stand in it, and, where it is a blank, an example.
fn explanation(about: &About, inside: &Json, spot: Spot) -> String {
    let mut parts = vec![about.description.clone()];
    let words: Vec<&str> =
        inside.get("enum").and_then(Json::as_array).into_iter().flatten().filter_map(Json::as_str).collect();
    if !words.is_empty() {
        parts.push(format!("One of: {}.", words.join(", ")));
    }
    if about.required && spot.left_out {
        parts.push("Needed.".to_owned());
    }
    if !spot.left_out {
        match about.type_name.as_str() {
            "boolean" => parts.push("Write true or false.".to_owned()),
            "array" if inside.get("properties").is_none() => {
                parts.push("One item a line, after a hyphen and a space.".to_owned());
            }
            "object" if inside.get("required").is_none() => {
                parts.push("Fill in at least one of its lines.".to_owned());
            }
            _ => {}
        }
        parts.extend(about.example.as_ref().map(|example| format!("Example: {example}")));
    }
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every field of a group and of the groups in it, by its path.
    fn all(schema: &Schema, group: &Json, path: &str, found: &mut Vec<(String, About, bool)>) {
        for key in Schema::fields(group) {
            let path = format!("{path}.{key}");
            let inside = schema.group(group, key);
            let shown = inside.get("properties").is_some() || inside.get("enum").is_some();
            found.push((path.clone(), schema.about(group, key), shown));
            all(schema, inside, &path, found);
        }
    }

    #[test]
    fn every_field_says_what_it_is_for_and_shows_what_to_write() {
        let mut poor = Vec::new();
        for kind in Kind::ALL {
            let schema = schema(*kind);
            let mut fields = Vec::new();
            all(&schema, schema.at(&[]), kind.name(), &mut fields);
            poor.extend(fields.into_iter().filter_map(|(path, about, shown)| {
                let new_record_has_none = path.contains(".uuid");
                let shown = shown || about.example.is_some() || about.type_name == "boolean";
                let shown = shown || new_record_has_none;
                (about.description.is_empty() || !shown).then_some(path)
            }));
        }
        assert_eq!(poor, Vec::<String>::new());
    }
}
