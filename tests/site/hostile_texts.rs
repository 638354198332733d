//! Whatever officers write into a text is shown as text, on every page and in every file.
//!
//! A site that has every field of every kind is built twice: once with a harmless text in each of
//! its text fields, and once with one that would be markup, script or a template anywhere else. But
//! for the texts themselves the two have to be the same, element by element.
//!
//! With `HOSTILE_SITES=FOLDER` the two sites are kept there, as `hostile` and `harmless`, and
//! `tests/run` opens them in a browser.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use html5gum::{Token, Tokenizer};
use noticeboard::records::authority::Authority;
use noticeboard::records::schema::Schema;
use noticeboard::records::{Form, Kind, starter};
use noticeboard::source::front_matter;
use noticeboard::source::yaml::{self, Node, Value};
use quick_xml::escape::unescape;
use quick_xml::events::Event;
use serde_json::{Value as Json, json};

use crate::figure_sources::calendar;
use crate::figures::{is_workbook, unpacked};
use crate::support::{Files, Site, files_in, project};

/// What a hostile text ends with. A browser that ran any of it would set `window.ran`.
const HOSTILE: &str = "\"'><script>window.ran=1</script><img src=x onerror=window.ran=2><svg onload=window.ran=3></style></title></textarea></script>--><!--]]>&lt;&amp;&#x3c;`${window.ran=4}`\\u003c{{ 7*7 }}{% include 'x' %}{# x #}\u{2028}\u{202e}\u{a0}\n javascript:window.ran=5";

/// The same for Markdown, without what means something there.
const HOSTILE_IN_MARKDOWN: &str = "\"'><script>window.ran=1</script><img src=x onerror=window.ran=2><svg onload=window.ran=3></style></title></textarea></script>--><!-- >{{ 7+7 }}{% include 'x' %}{# x #}\u{2028}\u{202e} javascript:window.ran=5";

/// What a harmless text ends with.
const HARMLESS: &str = "words of no harm to anybody who reads them";

/// What is left of a hostile heading in its id, and of a harmless one.
const IDS: [&str; 2] = [
    "text-script-window-ran-1-script-img-src-x-onerror-window-ran",
    "text-words-of-no-harm-to-anybody-who-reads-them",
];

/// Markdown that means all it can mean, with a text in every place that takes one.
const BODY: &str = "\nTEXT\n\n### TEXT\n\n- TEXT\n- [TEXT](/services/)\n- `TEXT`\n- **TEXT**\n- ~~TEXT~~\n\n> TEXT\n\n\
```\nTEXT\n```\n\nTable: TEXT\n\n| TEXT | b |\n|---|---|\n| c | TEXT |\n\nA note[^1].\n\n[^1]: TEXT\n\n\
:::callout TEXT\nTEXT\n:::\n\n:::key-figure 1 | TEXT\n:::\n\n:::expand TEXT\nTEXT\n:::\n";

/// Fields without a format whose values have rules of their own: others refer to them, or a list
/// of the program holds them.
const RULED: [&str; 13] = [
    "criterion",
    "time_zone",
    "data",
    "file",
    "light",
    "dark",
    "report_headings",
    "number",
    "finding",
    "reference",
    "agenda_item",
    "given",
    "sheets",
];

/// Whether a field has rules of its own. Sets of groups name groups by their ids.
fn is_ruled(within: &str, key: &str) -> bool {
    RULED.contains(&key) || (key == "groups" && within.ends_with(".group_sets"))
}

/// The name of the fields of a group that may have any.
const ANY: &str = "*";

/// A site without the packed files of its index, whose names come from what they hold. A test of
/// search looks into them.
fn without_index(mut site: Files) -> Files {
    site.retain(|path, _| !path.starts_with("search/") || path == "search/index.html");
    site
}

/// A site with what its workbooks hold in their place.
fn with_parts_of_workbooks(site: Files) -> Files {
    let mut site = unpacked(site);
    site.retain(|path, _| !is_workbook(path));
    site
}

#[test]
fn texts_stay_texts() {
    let schemas = schemas();
    let (hostile, met) = built(&schemas, HOSTILE);
    let (harmless, _) = built(&schemas, HARMLESS);
    let mut fields = BTreeSet::new();
    for (name, schema) in &schemas {
        gather(schema, schema, name, &mut fields);
    }
    assert!(fields.len() > 150, "only {} fields were found", fields.len());
    let left: Vec<&String> = fields.difference(&met).collect();
    assert!(left.is_empty(), "no record of `tests/site/every_field` has these fields: {left:#?}");
    let [one, other] = [hostile.output(), harmless.output()].map(without_index).map(with_parts_of_workbooks);
    let paths = |files: &Files| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(paths(&one), paths(&other));
    for (path, bytes) in &one {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("text");
        let (hostile, harmless) = (text(bytes), text(&other[path]));
        match Path::new(path).extension().and_then(|ending| ending.to_str()) {
            Some("html") => assert_same(path, &pieces(&hostile), &pieces(&harmless)),
            Some("xml" | "rels") => assert_same(path, &xml(&hostile), &xml(&harmless)),
            Some("csv") => assert_same(path, &cells(&hostile), &cells(&harmless)),
            Some("ics") => assert_same(path, &calendar(&hostile, tidy), &calendar(&harmless, tidy)),
            Some("json") => assert_eq!(said(hostile.as_bytes()), said(harmless.as_bytes()), "{path}"),
            _ if path == ".noticeboard-manifest" => {}
            _ => assert_eq!(hostile, harmless, "{path}"),
        }
    }
    if let Some(folder) = std::env::var_os("HOSTILE_SITES") {
        keep(Path::new(&folder), [("hostile", one), ("harmless", other)]);
    }
}

/// Keeps both sites for the tests in the browser, with the texts by which they differ.
fn keep(folder: &Path, sites: [(&str, Files); 2]) {
    for (name, files) in sites {
        for (path, bytes) in files {
            let path = folder.join(name).join(path);
            fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("made");
            fs::write(path, bytes).expect("written");
        }
    }
    let texts = json!({ "hostile": [HOSTILE, HOSTILE_IN_MARKDOWN], "harmless": HARMLESS });
    fs::write(folder.join("texts.json"), texts.to_string()).expect("written");
}

/// The site with a text in each of its text fields, and these fields.
fn built(schemas: &BTreeMap<&str, Json>, ending: &str) -> (Site, BTreeSet<String>) {
    let site = Site::empty();
    let mut texts = Texts { ending, count: 0, met: BTreeSet::new() };
    for (path, bytes) in files_in(&project("tests/site/every_field/content")) {
        let content = match kind_of(&path) {
            Some(kind) => {
                let file = std::str::from_utf8(&bytes).expect("text");
                texts.written_into(file, kind, &schemas[kind]).into_bytes()
            }
            None => bytes,
        };
        site.write(&format!("content/{path}"), content);
    }
    let run = site.build(&[]);
    let errors: Vec<&str> = run.stderr.split("\n\n").filter(|told| told.starts_with("error")).collect();
    assert!(run.code == 0 && errors.is_empty(), "{}", errors.join("\n"));
    (site, texts.met)
}

/// The name of the schema of a file.
fn kind_of(path: &str) -> Option<&'static str> {
    let lies_in = |folder: &str, ending: &str| {
        let inside = path.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/'));
        inside.and_then(|name| name.rsplit_once('.')).is_some_and(|(_, end)| end == ending)
    };
    let is_of = |kind: &Kind| match kind.form() {
        Form::List => kind.list_paths().iter().any(|list| list == path),
        Form::Markdown => lies_in(kind.at(), "md"),
        Form::Yaml => lies_in(kind.at(), "yml"),
    };
    if path == "site.yml" {
        Some("site")
    } else {
        Kind::ALL.iter().find(|kind| is_of(kind)).map(|kind| kind.name())
    }
}

/// The schema of each kind of file, by the kind's name.
fn schemas() -> BTreeMap<&'static str, Json> {
    let kinds = Kind::ALL.iter().map(|kind| (kind.name(), starter::file_schema(*kind)));
    let settings = [("site", Schema::of::<Authority>())];
    kinds.chain(settings).map(|(name, schema)| (name, schema.root().clone())).collect()
}

/// Writes texts into fields, each with a number of its own, by which lists keep their order.
struct Texts<'a> {
    ending: &'a str,
    count: usize,
    /// The fields that were met, after the names of their kinds.
    met: BTreeSet<String>,
}

impl Texts<'_> {
    fn next(&mut self) -> String {
        self.count += 1;
        format!("Text {:04} {}", self.count, self.ending)
    }

    fn written_into(&mut self, file: &str, kind: &str, schema: &Json) -> String {
        let parts = front_matter::split(file).ok();
        let end = parts.as_ref().map_or(file.len(), |parts| parts.front_matter.end);
        let fields = &file[..end];
        let tree = yaml::tree(fields).unwrap_or_else(|fault| panic!("{}", fault.message));
        let mut found = Vec::new();
        find(&tree, schema, (schema, kind), &mut found);
        let places: Vec<&Node> = found.iter().map(|(node, _)| *node).collect();
        self.met.extend(found.into_iter().map(|(_, field)| field));
        let mut written = fields.to_owned();
        // From the end, so that the places before it stay where they are.
        let texts: Vec<String> = places.iter().map(|_| self.next()).collect();
        for (place, text) in places.iter().zip(texts).rev() {
            let range = place.span.range();
            let taken = &fields[range.clone()];
            let end = range.start + taken.trim_end().len();
            written.replace_range(range.start..end, &Json::from(text).to_string());
        }
        if let Some(parts) = parts {
            let ending = if self.ending == HOSTILE { HOSTILE_IN_MARKDOWN } else { self.ending };
            written.push_str("---\n");
            written.push_str(&file[parts.body]);
            written.push_str(&BODY.replace("TEXT", &format!("Text {ending}")));
        }
        written
    }
}

/// Finds the nodes of every text that has no rules but those of texts, with the names of their fields.
fn find<'n>(node: &'n Node, schema: &Json, (root, name): (&Json, &str), found: &mut Vec<(&'n Node, String)>) {
    let schema = resolved(schema, root);
    match &node.value {
        Value::Map(entries) => {
            for (key, value) in entries {
                let named = schema.get("properties").and_then(|fields| fields.get(&key.value));
                let (below, key) = match named {
                    Some(below) => (below, key.value.as_str()),
                    None => (schema.get("additionalProperties").unwrap_or(&Json::Null), ANY),
                };
                if !is_ruled(name, key) {
                    find(value, below, (root, &format!("{name}.{key}")), found);
                }
            }
        }
        Value::List(items) => {
            for item in items {
                find(item, schema.get("items").unwrap_or(&Json::Null), (root, name), found);
            }
        }
        Value::Text(_) if is_free(schema) => found.push((node, name.to_owned())),
        _ => {}
    }
}

/// Gathers the names of the fields of a schema that `find` looks for.
fn gather(schema: &Json, root: &Json, name: &str, fields: &mut BTreeSet<String>) {
    let schema = resolved(schema, root);
    if is_free(schema) {
        fields.insert(name.to_owned());
        return;
    }
    for (key, below) in schema.get("properties").and_then(Json::as_object).into_iter().flatten() {
        if !is_ruled(name, key) {
            gather(below, root, &format!("{name}.{key}"), fields);
        }
    }
    if let Some(items) = schema.get("items") {
        gather(items, root, name, fields);
    }
    if let Some(below) = schema.get("additionalProperties").filter(|below| below.is_object()) {
        gather(below, root, &format!("{name}.{ANY}"), fields);
    }
}

fn resolved<'j>(schema: &'j Json, root: &'j Json) -> &'j Json {
    let mut schema = schema;
    while let Some(target) = schema.get("$ref").and_then(Json::as_str) {
        schema = root.pointer(target.trim_start_matches('#')).expect("the schema is whole");
    }
    let choices = schema.get("anyOf").and_then(Json::as_array);
    choices
        .into_iter()
        .flatten()
        .map(|choice| resolved(choice, root))
        .find(|choice| is_free(choice))
        .unwrap_or(schema)
}

fn is_free(schema: &Json) -> bool {
    let types = schema.get("type");
    let is_text =
        types.is_some_and(|types| types == "string" || types.get(0).is_some_and(|first| first == "string"));
    let pattern = schema.get("pattern").and_then(Json::as_str);
    is_text
        && schema.get("enum").is_none()
        && schema.get("format").is_none()
        && pattern.is_none_or(|pattern| pattern == "\\S")
}

/// A piece of a page: a tag with its attributes, or a text.
fn pieces(html: &str) -> Vec<String> {
    let text = |bytes: &[u8]| tidy(&String::from_utf8_lossy(bytes));
    let mut pieces: Vec<String> = Vec::new();
    for token in Tokenizer::new(html) {
        let piece = match token.expect("reading a string cannot fail") {
            Token::StartTag(tag) => {
                let attributes =
                    tag.attributes.iter().map(|(name, value)| format!(" {}={}", text(name), text(value)));
                format!("<{}{}>", text(&tag.name), attributes.collect::<String>())
            }
            Token::EndTag(tag) => format!("</{}>", text(&tag.name)),
            Token::String(words) => said(&words).unwrap_or_else(|| text(&words)),
            Token::Comment(words) => format!("<!--{}-->", text(&words)),
            Token::Doctype(_) => "<!doctype>".to_owned(),
            Token::Error(error) => format!("{error:?}"),
        };
        // A text may come in several parts.
        match pieces.last_mut() {
            Some(last) if !last.starts_with('<') && !piece.starts_with('<') => last.push_str(&piece),
            _ => pieces.push(piece),
        }
    }
    pieces
}

/// The cells of a CSV file.
fn cells(csv: &str) -> Vec<String> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_bytes());
    let lines = reader.records().map(|line| line.expect("a line with as many cells as the others"));
    lines.flat_map(|line| line.iter().map(tidy).collect::<Vec<_>>()).collect()
}

/// What a page says for machines in JSON, with its texts as a reader would have them.
fn said(words: &[u8]) -> Option<String> {
    let mut json: Json = serde_json::from_slice(words).ok().filter(Json::is_object)?;
    tidy_within(&mut json);
    Some(json.to_string())
}

fn tidy_within(json: &mut Json) {
    match json {
        Json::String(text) => *text = tidy(text),
        Json::Array(items) => items.iter_mut().for_each(tidy_within),
        Json::Object(fields) => fields.values_mut().for_each(tidy_within),
        _ => {}
    }
}

/// A text with the hostile ending as the harmless one.
fn tidy(text: &str) -> String {
    let fold = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let [hostile, harmless] = IDS;
    let text = fold(text).replace(&fold(HOSTILE), HARMLESS).replace(&fold(HOSTILE_IN_MARKDOWN), HARMLESS);
    without_size(text.replace(hostile, harmless))
}

/// A text without the size of a file at its end, in which the texts count.
fn without_size(text: String) -> String {
    for unit in [" KB)", " B"] {
        if let Some(before) = text.strip_suffix(unit) {
            let rest = before.trim_end_matches(|sign: char| sign.is_ascii_digit());
            return if rest.len() < before.len() { format!("{rest}{unit}") } else { text };
        }
    }
    text
}

fn xml(text: &str) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_str(text);
    reader.config_mut().enable_all_checks(true);
    let (mut pieces, mut open, mut words) = (Vec::new(), 0, String::new());
    loop {
        let piece = match reader.read_event().unwrap_or_else(|error| panic!("{error}: {text}")) {
            Event::Eof => break,
            Event::Text(more) => {
                words.push_str(&more.xml10_content());
                continue;
            }
            Event::GeneralRef(entity) => {
                let sign = match &*entity {
                    "lt" => '<',
                    "gt" => '>',
                    "amp" => '&',
                    "quot" => '"',
                    "apos" => '\'',
                    _ => entity.resolve_char_ref().expect("an entity").expect("of XML itself"),
                };
                words.push(sign);
                continue;
            }
            Event::Start(tag) => {
                open += 1;
                format!("<{}>", tidy(&unescape(&tag).expect("entities of XML")))
            }
            Event::Empty(tag) => format!("<{}/>", tidy(&unescape(&tag).expect("entities of XML"))),
            Event::End(tag) => {
                open -= 1;
                format!("</{}>", &*tag)
            }
            other => format!("{other:?}"),
        };
        pieces.push(tidy(&std::mem::take(&mut words)));
        pieces.push(piece);
    }
    assert_eq!(open, 0, "{text}");
    pieces
}

fn assert_same(path: &str, hostile: &[String], harmless: &[String]) {
    let differs = hostile.iter().zip(harmless).find(|(hostile, harmless)| hostile != harmless);
    assert_eq!(differs, None, "{path}");
    assert_eq!(hostile.len(), harmless.len(), "{path}");
}
