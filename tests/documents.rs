//! What the README and the officers' guide say is so: their commands and options exist, and the
//! records they show have nothing wrong with them.
#![expect(clippy::disallowed_methods, reason = "tests prepare and read the folders they run in")]

#[path = "support/program.rs"]
mod program;

use std::collections::BTreeSet;
use std::fs;

use clap::CommandFactory as _;
use noticeboard::records::Kind;
use tempfile::TempDir;

use program::{new_site, noticeboard};

const README: &str = include_str!("../README.md");
const GUIDE: &str =
    concat!(include_str!("../docs/officers-guide.md"), include_str!("../docs/transparency-guide.md"));
const PUBLISHING: &str = include_str!("../docs/publishing.md");

/// What follows the program's name on each line of code, and in each piece of code in a text.
fn invocations(document: &str) -> Vec<&str> {
    let mut found = Vec::new();
    // The language of the block that a line stands in. One of `text` shows what is printed.
    let mut block = None;
    for line in document.lines() {
        match (line.strip_prefix("```"), block) {
            (Some(language), None) => block = Some(language),
            (Some(_), Some(_)) => block = None,
            (None, Some("text")) => {}
            (None, Some(_)) => found.push(line.split(" #").next().unwrap_or(line)),
            (None, None) => found.extend(line.split('`').skip(1).step_by(2)),
        }
    }
    let starts = ["noticeboard ", "cargo run --release -- "];
    found.into_iter().filter_map(|code| starts.iter().find_map(|start| code.strip_prefix(start))).collect()
}

/// A record that a document shows in full.
struct Shown {
    path: String,
    text: String,
    /// Whether it is to stand at the end of a file that is there.
    at_the_end: bool,
}

/// The blocks of code that follow a line such as "In `content/areas.yml`:".
fn records(document: &str) -> Vec<Shown> {
    let mut lines = document.lines();
    let mut shown = Vec::new();
    while let Some(line) = lines.next() {
        let at_the_end = line.starts_with("At the end of `content/");
        if !(at_the_end || line.starts_with("In `content/")) || !line.ends_with("`:") {
            continue;
        }
        let path = line.split('`').nth(1).unwrap_or_default().to_owned();
        let block = lines.by_ref().skip_while(|line| !line.starts_with("```")).skip(1);
        let text: String =
            block.take_while(|line| *line != "```").map(|line| line.to_owned() + "\n").collect();
        shown.push(Shown { path, text, at_the_end });
    }
    shown
}

/// A new site with every record of the guide in it, and with the files they name.
fn site_of_the_guide() -> TempDir {
    let folder = new_site();
    for record in records(GUIDE) {
        let path = folder.path().join(&record.path);
        fs::create_dir_all(path.parent().expect("a record lies in a folder")).expect("a folder");
        let before =
            if record.at_the_end { fs::read_to_string(&path).expect("a list") + "\n" } else { String::new() };
        fs::write(&path, before + &record.text).expect("a file");
        if let Some((_, file)) = record.text.split_once("\nfile: ") {
            let file = file.lines().next().unwrap_or_default();
            fs::write(path.with_file_name(file), "%PDF-1.7\n").expect("a file");
        }
    }
    let body: String = fragments(GUIDE).collect();
    let page = format!("---\ntitle: Every block\nsummary: What the guide shows.\n---\n{body}");
    fs::write(folder.path().join("content/pages/every-block.md"), page).expect("a page");
    folder
}

/// The pieces of Markdown that are not whole records.
fn fragments(document: &str) -> impl Iterator<Item = String> {
    let blocks = document.split("\n```markdown\n").skip(1);
    let blocks = blocks.filter_map(|block| block.split("\n```\n").next());
    blocks.filter(|block| !block.starts_with("---")).map(|block| format!("\n{block}\n"))
}

#[test]
fn the_commands_and_options_in_documents_exist() {
    let program = noticeboard::cli::Arguments::command();
    let found = [README, GUIDE, PUBLISHING].into_iter().flat_map(invocations);
    let mut seen = BTreeSet::new();
    for invocation in found {
        let mut words = invocation.split_whitespace().peekable();
        let name = words.next().unwrap_or_default();
        if name == "help" {
            continue;
        }
        let command = program.find_subcommand(name);
        let command = command.unwrap_or_else(|| panic!("`noticeboard {invocation}`: no such command"));
        let below = words.peek().and_then(|word| command.find_subcommand(word));
        let command = below.unwrap_or(command);
        for word in words {
            let Some(option) = word.strip_prefix("--") else { continue };
            let known = command.get_arguments().any(|argument| argument.get_long() == Some(option));
            assert!(known, "`noticeboard {invocation}`: no such option");
        }
        seen.insert(name.to_owned());
    }
    let options: BTreeSet<_> = program
        .get_subcommands()
        .flat_map(|command| command.get_arguments().filter_map(clap::Arg::get_long))
        .collect();
    let bare = [README, GUIDE, PUBLISHING].into_iter().flat_map(|document| document.split('`'));
    for code in
        bare.filter_map(|code| code.strip_prefix("--")).filter(|code| code.starts_with(char::is_alphabetic))
    {
        let option = code.split(' ').next().unwrap_or_default();
        assert!(options.contains(option), "`--{code}`: no such option");
    }
    let all: BTreeSet<_> = program.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    assert_eq!(seen, all, "the documents name every command");
}

#[test]
fn the_table_of_options_is_that_of_build() {
    let program = noticeboard::cli::Arguments::command();
    let build = program.find_subcommand("build").expect("there is a command `build`");
    let table = README.lines().filter_map(|line| line.strip_prefix("| `--")?.split(['`', ' ']).next());
    let options = build.get_arguments().filter_map(clap::Arg::get_long);
    let told: BTreeSet<_> = table.collect();
    let known: BTreeSet<&str> = options.filter(|option| !["help", "version"].contains(option)).collect();
    assert_eq!(told, known);
}

#[test]
fn the_guide_shows_a_record_of_every_kind() {
    let shown = records(GUIDE);
    for kind in Kind::ALL {
        let start = format!("content/{}", kind.at());
        assert!(shown.iter().any(|record| record.path.starts_with(&start)), "{start}");
        assert!(GUIDE.contains(&format!("\n| `{}` | `content/{}", kind.name(), kind.at())));
    }
}

#[test]
fn the_records_of_the_guide_have_nothing_wrong_with_them() {
    let site = site_of_the_guide();
    let checked = noticeboard(site.path(), &["check", "--format", "json"]);
    let told: serde_json::Value = serde_json::from_slice(&checked.stdout).expect("JSON");
    assert_eq!(told["findings"], serde_json::json!([]), "{told:#}");
    assert!(checked.status.success());
}

#[test]
fn the_message_in_the_guide_is_the_one_that_is_printed() {
    let site = site_of_the_guide();
    let path = site.path().join("content/providers/vale-care.md");
    let text = fs::read_to_string(&path).expect("the provider");
    fs::write(&path, text.replace("01632 960020", "01632 9600")).expect("the provider");
    let checked = noticeboard(site.path(), &["check"]);
    let printed = String::from_utf8(checked.stderr).expect("text");
    let mut messages = printed.split("\n\n");
    let message = messages.find(|message| message.contains("[bad-telephone]")).unwrap_or_default();
    assert!(GUIDE.contains(&format!("```text\n{message}\n```")), "{printed}");
}
