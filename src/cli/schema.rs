//! `noticeboard schema`: what lets an editor complete and check records.
#![expect(clippy::disallowed_methods, reason = "this command writes the files it is asked for")]

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser};
use serde_json::{Map, Value as Json, json};

use super::options::directory;
use super::{Outcome, print};
use crate::records::authority::Authority;
use crate::records::schema::{EDITOR_COMMENT, Schema};
use crate::records::{Form, Kind, starter};
use crate::source::walk::plain;

/// The name of the settings of the site, which are no kind of record.
const SETTINGS: &str = "site";

/// Write JSON Schemas, with which editors complete and check records
///
/// An editor that knows them offers the fields and words of a record while you type, says what
/// each is for, and underlines what is wrong. Write them again after you have added records:
/// editors then offer the new ids too.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Print the schema of this kind instead of writing those of all kinds
    #[arg(value_parser = kinds())]
    kind: Option<String>,

    /// The folder to write them into
    #[arg(long, value_name = "FOLDER", default_value = "schemas")]
    output: PathBuf,

    /// The folder with the content, whose ids the schemas offer
    #[arg(long, value_name = "FOLDER", default_value = "content")]
    content: PathBuf,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, String> {
    // What cannot be read has no ids to offer.
    let directory = directory(&arguments.content).ok();
    let ids = |kind| {
        let ids = directory.as_ref().map(|directory| directory.tables.ids(kind)).unwrap_or_default();
        ids.into_iter().map(str::to_owned).collect()
    };
    if let Some(name) = &arguments.kind {
        print::result(&text(&schema(name, &ids)))?;
        return Ok(Outcome::Fine);
    }
    let schemas: Vec<(&str, String)> = names().map(|name| (name, text(&schema(name, &ids)))).collect();
    write_all(&arguments.output, &schemas)?;
    let shown = arguments.output.display();
    print::done(&format!(
        "Wrote {} schemas into `{shown}`. In an editor with the YAML language server, such as Visual Studio Code \
         with the extension YAML, put this into its settings for this folder, `.vscode/settings.json`:\n\n{}",
        schemas.len(),
        text(&settings(&arguments.output, &arguments.content)).trim_end()
    ));
    Ok(Outcome::Fine)
}

fn kinds() -> PossibleValuesParser {
    PossibleValuesParser::new(names().map(PossibleValue::new))
}

fn names() -> impl Iterator<Item = &'static str> {
    std::iter::once(SETTINGS).chain(Kind::ALL.iter().map(|kind| kind.name()))
}

fn schema(name: &str, ids: &dyn Fn(Kind) -> Vec<String>) -> Json {
    match Kind::from_name(name) {
        Some(kind) => starter::file_schema(kind).for_editors(kind.about().trim_end_matches('.'), ids),
        None => Schema::of::<Authority>().for_editors("The settings of the site", ids),
    }
}

fn text(json: &Json) -> String {
    serde_json::to_string_pretty(json).unwrap_or_default() + "\n"
}

/// Writes all schemas, or none where a file that this command did not write stands in the way.
fn write_all(folder: &Path, schemas: &[(&str, String)]) -> Result<(), String> {
    let path = |name: &str| folder.join(format!("{name}.json"));
    for (name, _) in schemas {
        let ours = match fs::read_to_string(path(name)) {
            Ok(text) => text.contains(EDITOR_COMMENT),
            Err(error) => error.kind() == ErrorKind::NotFound,
        };
        if !ours {
            return Err(format!(
                "`{}` was not written by this command, so nothing was changed. Name another folder with `--output`.",
                path(name).display()
            ));
        }
    }
    let write = |(name, text): &(&str, String)| fs::write(path(name), text);
    fs::create_dir_all(folder).and_then(|()| schemas.iter().try_for_each(write)).map_err(|error| {
        format!("The schemas cannot be written into `{}`: {}.", folder.display(), plain(&error))
    })
}

/// The settings that tell an editor which schema is for which files. Front matter of Markdown
/// files has none there: the YAML language server reads whole files.
fn settings(output: &Path, content: &Path) -> Json {
    let shown = |path: &Path| path.to_string_lossy().replace('\\', "/");
    let (output, content) = (shown(output), shown(content));
    let mut files = Map::new();
    let mut add = |name: &str, glob: String| {
        files.insert(format!("./{output}/{name}.json"), json!(format!("{content}/{glob}")));
    };
    add(SETTINGS, format!("{SETTINGS}.yml"));
    for kind in Kind::ALL {
        match kind.form() {
            Form::Markdown => {}
            Form::Yaml | Form::List => add(kind.name(), kind.path("*")),
        }
    }
    json!({ "yaml.schemas": files })
}
