//! `noticeboard schema`: what editors get accepts what the program accepts, and underlines what is
//! wrong.
#![expect(clippy::disallowed_methods, reason = "tests prepare and read the folders they run in")]

#[path = "support/program.rs"]
mod program;

use std::fs;
use std::path::{Path, PathBuf};

use noticeboard::records::{Form, Kind};
use noticeboard::source::front_matter;
use noticeboard::source::yaml::{self, Node, Value};
use serde_json::{Value as Json, json};
use tempfile::TempDir;

use program::{new_site, noticeboard};

/// The schema of a kind as the program prints it in a folder.
fn schema(folder: &Path, kind: &str) -> Json {
    let printed = noticeboard(folder, &["schema", kind]);
    assert!(printed.status.success(), "{printed:?}");
    serde_json::from_slice(&printed.stdout).expect("it is JSON")
}

/// YAML as an editor reads it: without knowing what the fields are.
fn as_an_editor_reads_it(node: &Node) -> Json {
    match &node.value {
        Value::Blank => Json::Null,
        Value::Boolean(value) => json!(value),
        Value::Number(number) => Json::Number(number.clone()),
        Value::Text(text) => json!(text),
        Value::List(items) => items.iter().map(as_an_editor_reads_it).collect(),
        Value::Map(entries) => entries
            .iter()
            .map(|(key, value)| (key.value.clone(), as_an_editor_reads_it(value)))
            .collect::<serde_json::Map<_, _>>()
            .into(),
    }
}

/// What an editor underlines in a text.
fn underlined(schema: &Json, text: &str) -> Vec<String> {
    let fields = front_matter::split(text).map_or(text, |parts| &text[parts.front_matter]);
    let tree = yaml::tree(fields).expect("it is YAML");
    let validator = jsonschema::validator_for(schema).expect("it is a JSON Schema");
    validator.iter_errors(&as_an_editor_reads_it(&tree)).map(|error| error.to_string()).collect()
}

/// The files of a kind in the demonstration.
fn files(kind: Kind) -> Vec<PathBuf> {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    if kind.form() == Form::List {
        return Some(content.join(kind.path(""))).into_iter().filter(|path| path.exists()).collect();
    }
    let Ok(entries) = fs::read_dir(content.join(kind.at())) else { return Vec::new() };
    let files = entries.map(|entry| entry.expect("an entry can be read").path());
    files.filter(|path| path.extension().is_some_and(|ending| ending == "md" || ending == "yml")).collect()
}

#[test]
fn an_editor_underlines_nothing_in_the_demonstration() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let schemas = TempDir::new().expect("a temporary folder can be made");
    let place = schemas.path().to_str().expect("its name is text");
    assert!(noticeboard(project, &["schema", "--output", place]).status.success());
    let written = |name: &str| -> Json {
        let text = fs::read(schemas.path().join(format!("{name}.json"))).expect("a schema");
        serde_json::from_slice(&text).expect("it is JSON")
    };
    let mut looked_at = 0;
    for kind in Kind::ALL {
        let schema = written(kind.name());
        for file in files(*kind) {
            let text = fs::read_to_string(&file).expect("a record can be read");
            assert_eq!(underlined(&schema, &text), [""; 0], "{}", file.display());
            looked_at += 1;
        }
    }
    assert!(looked_at >= Kind::ALL.len(), "the records were found: {looked_at}");
    let settings = fs::read_to_string(project.join("content/site.yml")).expect("the settings");
    assert_eq!(underlined(&written("site"), &settings), [""; 0]);
}

#[test]
fn an_editor_underlines_what_the_program_refuses() {
    let folder = TempDir::new().expect("a temporary folder can be made");
    let schema = schema(folder.path(), "update");
    let right = "title: News\ndate: 2026-11-22\nsummary: Something changed.\n";
    assert_eq!(underlined(&schema, right), [""; 0]);
    for (what, wrong) in [
        ("a key that there is not", right.to_owned() + "titel: News\n"),
        ("a date the British way", right.replace("2026-11-22", "22/11/2026")),
        ("a needed field left out", right.replace("title: News\n", "")),
        ("a list in the place of a text", right.replace("News", "[News]")),
        ("a moment without its minutes", right.to_owned() + "publish_from: 2026-11-22 9\n"),
    ] {
        assert_eq!(underlined(&schema, &wrong).len(), 1, "{what}: {wrong}");
    }
}

#[test]
fn an_editor_lets_stand_what_the_program_reads() {
    let folder = TempDir::new().expect("a temporary folder can be made");
    let schema = schema(folder.path(), "contract");
    let record = "reference: 25\ntitle: 2026\ndescription: { en: Rails, cy: Rheiliau }\ndepartment: true\n\
                  parties: []\nvalue: £1,250.50\nstart: 2025-04-01\nend: 2028-03-31\nreview:\n\
                  procurement: { route: open-tender, regime: below-threshold }\n";
    assert_eq!(underlined(&schema, record), [""; 0]);
}

#[test]
fn the_ids_that_are_there_are_offered_and_others_may_be_written() {
    let site = new_site();
    let schema = schema(site.path(), "lot");
    let offered = &schema["properties"]["services"]["items"]["anyOf"][0]["enum"];
    assert_eq!(*offered, json!(["home-safety-check"]));
    let lot = "number: 1\nname: A\nsummary: B.\nstatus: active\ndistricts: []\nservices: [not-yet-there]\n";
    assert_eq!(underlined(&schema, lot), [""; 0]);
    assert_eq!(underlined(&schema, &lot.replace("not-yet-there", "Not An Id")).len(), 1);
}

#[test]
fn all_are_written_and_written_again() {
    let site = new_site();
    for _ in 0..2 {
        let written = noticeboard(site.path(), &["schema"]);
        assert!(written.status.success(), "{written:?}");
        insta::assert_snapshot!("schemas_are_written", String::from_utf8_lossy(&written.stdout));
    }
    for kind in Kind::ALL {
        let path = site.path().join(format!("schemas/{}.json", kind.name()));
        let text = fs::read_to_string(path).expect("a schema");
        let read: Json = serde_json::from_str(&text).expect("it is JSON");
        assert!(jsonschema::meta::is_valid(&read), "{}", kind.name());
        assert!(read["title"].is_string() && read["description"].is_string(), "{}", kind.name());
    }
}

#[test]
fn a_file_of_somebody_else_is_never_overwritten() {
    let site = new_site();
    fs::create_dir(site.path().join("schemas")).expect("a folder");
    fs::write(site.path().join("schemas/lot.json"), "{}").expect("a file");
    let refused = noticeboard(site.path(), &["schema"]);
    assert_eq!(refused.status.code(), Some(2));
    insta::assert_snapshot!("a_schema_of_somebody_else", String::from_utf8_lossy(&refused.stderr));
    assert_eq!(fs::read_to_string(site.path().join("schemas/lot.json")).expect("the file"), "{}");
    assert_eq!(fs::read_dir(site.path().join("schemas")).expect("the folder").count(), 1);
}

#[test]
fn each_word_says_what_it_means() {
    let folder = TempDir::new().expect("a temporary folder can be made");
    let schema = schema(folder.path(), "lot").to_string();
    assert!(schema.contains("It was put out and nobody suitable bid."), "{schema}");
}
