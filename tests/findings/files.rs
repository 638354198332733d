//! Files and folders that are not as they should be.

use crate::support::{self, Site};

const PROVIDER: &str = "providers/ternbridge-homes.md";
const CONTRACT: &str = "contracts/coast-2025.yml";

/// The small site with a file under another name.
fn renamed(from: &str, to: &str) -> String {
    let site = Site::small();
    let text = site.text(from);
    site.without(from).with(to, text).findings()
}

#[test]
fn no_settings() {
    insta::assert_snapshot!(Site::small().without("site.yml").findings(), @r"
    error[no-settings]: There is no `site.yml` in the content folder
    --> content
     = help: Run `noticeboard init` in an empty folder to see one, or name the right folder with `--content`.
    ");
}

#[test]
fn no_content_folder() {
    let run = Site::small().write().run(&["check", "--content", "contents"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    insta::assert_snapshot!(run.stderr, @r"error: The content folder `contents` cannot be opened: there is no such file or folder.");
}

#[test]
fn file_in_the_place_of_the_content_folder() {
    let run = Site::small().write().run(&["check", "--content", "content/site.yml"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    insta::assert_snapshot!(run.stderr, @r"error: `content/site.yml` is a file. The content has to be a folder.");
}

#[test]
fn misspelt_folder() {
    insta::assert_snapshot!(renamed(PROVIDER, "provider/ternbridge-homes.md"), @r"
    error[file-not-read]: No kind of record is read from here
    --> content/provider/ternbridge-homes.md
     = help: Did you mean the folder `providers`?
    ");
}

#[test]
fn unknown_folder() {
    insta::assert_snapshot!(Site::small().with("xyzzy/a.md", "").findings(), @r"
    error[file-not-read]: No kind of record is read from here
    --> content/xyzzy/a.md
     = help: Move it into the folder of its kind: `providers`, `services`, `lots`, `contracts`, `deliveries`, `eligibility`, `outcomes/releases`, `allocations`, `committees`, `meetings`, `decisions`, `reports`, `recommendations`, `inspections`, `plans`, `scorecards`, `updates`, `pages`, `documents`.
    ");
}

#[test]
fn misspelt_list() {
    insta::assert_snapshot!(renamed("areas.yml", "area.yml"), @r"
    error[file-not-read]: No kind of record is read from here
    --> content/area.yml
     = help: Did you mean `areas.yml`?
    ");
}

#[test]
fn list_with_the_wrong_ending() {
    insta::assert_snapshot!(renamed("needs.yml", "needs.md"), @r"
    error[file-not-read]: No kind of record is read from here
    --> content/needs.md
     = help: Did you mean `needs.yml`?
    ");
}

#[test]
fn record_at_the_top() {
    insta::assert_snapshot!(Site::small().with("handrails.md", "").findings(), @r"
    error[file-not-read]: No kind of record is read from here
    --> content/handrails.md
     = help: Move it into the folder of its kind, such as `providers`, or delete it.
    ");
}

#[test]
fn two_lists() {
    insta::assert_snapshot!(Site::small().with("areas.yaml", "areas: []\n").findings(), @r"
    error[two-files]: This file is not read, because content/areas.yml is there too
    --> content/areas.yaml
     = help: Move what it holds into the other file, and delete this one.
    ");
}

#[test]
fn folder_in_a_folder() {
    insta::assert_snapshot!(renamed(PROVIDER, "providers/charities/ternbridge-homes.md"), @r"
    error[folder-in-folder]: This file lies in a folder inside `providers`
    --> content/providers/charities/ternbridge-homes.md
     = help: Move it into `providers` itself.
    ");
}

#[test]
fn name_that_is_no_id() {
    insta::assert_snapshot!(renamed(PROVIDER, "providers/Ternbridge Homes.md"), @r"
    error[bad-id]: The name of this file cannot be the id of a record
    --> content/providers/Ternbridge Homes.md
     = help: Names of files have only lower-case letters, digits and single hyphens. Rename it `ternbridge-homes`, with its ending.
    ");
}

#[test]
fn name_without_a_letter() {
    insta::assert_snapshot!(Site::small().with("pages/---.md", "").findings(), @r"
    error[bad-id]: The name of this file cannot be the id of a record
    --> content/pages/---.md
     = help: `---` has no letter or digit in it. Rename the file.
    ");
}

#[test]
fn reserved_name() {
    insta::assert_snapshot!(Site::small().with("pages/index.md", "").findings(), @r"
    error[bad-id]: The name of this file cannot be the id of a record
    --> content/pages/index.md
     = help: `index` is kept for the site's own addresses. Rename the file.
    ");
}

#[test]
fn yaml_where_markdown_belongs() {
    insta::assert_snapshot!(renamed(PROVIDER, "providers/ternbridge-homes.yml"), @r"
    error[wrong-ending]: A provider is kept in a file that ends in `.md`
    --> content/providers/ternbridge-homes.yml
     = help: Change the end of the file's name to `.md`. `noticeboard new provider ID` writes a starter file.
    ");
}

#[test]
fn markdown_where_yaml_belongs() {
    insta::assert_snapshot!(renamed(CONTRACT, "contracts/coast-2025.md"), @r"
    error[wrong-ending]: A contract is kept in a file that ends in `.yml`
    --> content/contracts/coast-2025.md
     = help: Change the end of the file's name to `.yml`. `noticeboard new contract ID` writes a starter file.
    ");
}

#[test]
fn no_front_matter() {
    insta::assert_snapshot!(Site::small().with(PROVIDER, "We make homes safer.\n").findings(), @r"
    error[no-front-matter]: This file does not begin with a line of `---`
    --> content/providers/ternbridge-homes.md
     = help: Write `---` on the first line, the fields below it, and `---` again before the text.
    ");
}

#[test]
fn front_matter_that_is_not_closed() {
    insta::assert_snapshot!(Site::small().with(PROVIDER, "---\nname: Ternbridge Homes\n").findings(), @r"
    error[no-front-matter]: The fields at the head of this file are not closed
    --> content/providers/ternbridge-homes.md
     = help: Write a line of `---` between the fields and the text.
    ");
}

#[test]
fn empty_front_matter() {
    insta::assert_snapshot!(Site::small().with(PROVIDER, "---\n---\nHello\n").findings(), @r"
    error[no-fields]: There is nothing here where the fields of a provider should stand
    --> content/providers/ternbridge-homes.md
     = help: Write each field on its own line: its key, a colon, a space and its value.
    ");
}

#[test]
fn empty_file() {
    insta::assert_snapshot!(Site::small().with(CONTRACT, "# Nothing yet\n").findings(), @r"
    error[no-fields]: There is nothing here where the fields of a contract should stand
    --> content/contracts/coast-2025.yml
     = help: Write each field on its own line: its key, a colon, a space and its value.
    ");
}

#[test]
fn file_with_a_text_alone() {
    insta::assert_snapshot!(Site::small().with(CONTRACT, "Nothing yet\n").findings(), @r"
    error[no-fields]: A text stands here where the fields of a contract should stand
    --> content/contracts/coast-2025.yml
     = help: Write each field on its own line: its key, a colon, a space and its value.
    ");
}

#[test]
fn file_with_a_list_alone() {
    insta::assert_snapshot!(Site::small().with(CONTRACT, "- Nothing\n- yet\n").findings(), @r"
    error[no-fields]: A list stands here where the fields of a contract should stand
    --> content/contracts/coast-2025.yml
     = help: Write each field on its own line: its key, a colon, a space and its value.
    ");
}

#[test]
fn file_that_no_page_uses() {
    insta::assert_snapshot!(Site::small().with("pages/photo.jpg", "").findings(), @r"
    warning[file-not-used]: No page uses this file
    --> content/pages/photo.jpg
     = help: Put images into the folder `images` and attachments into the folder `documents`, or delete the file.
    ");
}

#[test]
fn file_that_is_not_utf_8() {
    let bytes: &[u8] = b"---\nname: Caf\xe9\n---\n";
    insta::assert_snapshot!(Site::small().with("pages/cafe.md", bytes).findings(), @r#"
    error[not-utf-8]: Line 2 of this file is not UTF-8 text
    --> content/pages/cafe.md
     = help: Open it in your editor, choose "Save as" and the encoding UTF-8.
    "#);
}

#[test]
fn byte_order_mark_and_windows_line_ends_are_read() {
    let mut site = Site::small();
    for path in ["site.yml", "areas.yml", PROVIDER, CONTRACT] {
        let text = format!("\u{feff}{}", site.text(path).replace('\n', "\r\n"));
        site = site.with(path, text);
    }
    assert_eq!(site.findings(), "");
}

#[test]
fn windows_line_ends_keep_the_place() {
    let text = Site::small().text(PROVIDER).replace("charity", "club").replace('\n', "\r\n");
    let run = Site::small().with(PROVIDER, text).write().check(&["--format", "short"]);
    assert!(run.stdout.starts_with("content/providers/ternbridge-homes.md:3:7: "), "{}", run.stdout);
}

#[test]
fn hidden_files_are_left_alone() {
    let site = Site::small().with(".git/config", "x").with("pages/.draft.md.swp", "x").with(".DS_Store", "x");
    assert_eq!(site.findings(), "");
}

#[test]
fn newer_format_says_nothing_else() {
    let site = Site::small()
        .replacing("site.yml", "content_format: 1", "content_format: 2\nnew_field: 1")
        .replacing(PROVIDER, "kind: charity", "sort: charity");
    insta::assert_snapshot!(site.findings(), @r"
    error[other-format]: This content is in format 2, and this version of Noticeboard reads format 1
     --> content/site.yml:1:17
      |
    1 | content_format: 2
      |                 ^
      |
      = help: Use the version of Noticeboard that wrote it, or a newer one. Nothing else was looked at.
    ");
}

#[test]
fn format_that_never_was() {
    insta::assert_snapshot!(crate::said("site.yml", "content_format: 1", "content_format: 0"), @r"
    error[other-format]: This content is in format 0, and this version of Noticeboard reads format 1
     --> content/site.yml:1:17
      |
    1 | content_format: 0
      |                 ^
      |
      = help: Write `content_format: 1`. Nothing else was looked at.
    ");
}

#[test]
fn content_folder_under_another_name() {
    let site = Site::small().replacing(PROVIDER, "kind: charity", "kind: club").write();
    let place = site.place().join("content");
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_noticeboard"));
    let run = support::run(command.args(["check", "--content", ".", "--format", "short"]), &place);
    assert!(run.stdout.starts_with("./providers/ternbridge-homes.md:3:7: "), "{}", run.stdout);
}
