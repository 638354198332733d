//! Names that mean something else on some system, or to some reader.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;

use crate::bounded::refused;
use crate::support::Site;

const PAGE: &str = "---\ntitle: A page\nsummary: It is one.\n---\nWords.\n";

#[test]
fn ids_that_are_names_of_devices() {
    let site = Site::small()
        .with("pages/con.md", PAGE)
        .with("pages/lpt9.md", PAGE)
        .with("needs.yml", "needs:\n  - id: prn\n    name: I want to print\n");
    insta::assert_snapshot!(refused(&site.write(), &["check"]), @r"
    error[bad-id]: `prn` is the name of a device on Windows, where no file can have it
     --> content/needs.yml:2:9
      |
    2 |   - id: prn
      |         ^^^
      |
      = help: Choose another id, with a second word in it.

    error[bad-id]: The name of this file cannot be the id of a record
    --> content/pages/con.md
     = help: `con` is the name of a device on Windows, where no file can have it. Rename the file.

    error[bad-id]: The name of this file cannot be the id of a record
    --> content/pages/lpt9.md
     = help: `lpt9` is the name of a device on Windows, where no file can have it. Rename the file.
    ");
}

#[test]
fn addresses_that_are_names_of_devices() {
    let aliases = PAGE.replace("summary", "aliases: [/com1/, /old/con.html]\nsummary");
    let site = Site::small()
        .with("documents/NUL.txt", "Words.\n")
        .with("documents/nothing.yml", "title: Nothing\nfile: NUL.txt\nsummary: It is one.\n")
        .with("images/aux.png", "")
        .with("pages/terms.md", aliases.replace("Words.", "![A picture](image:aux.png)"));
    insta::assert_snapshot!(refused(&site.write(), &["check"]), @r"
    error[unpublishable-name]: `NUL.txt` is the name of a device on Windows, where no file can have it
     --> content/documents/nothing.yml:2:7
      |
    2 | file: NUL.txt
      |       ^^^^^^^
      |
      = help: Give it another name.

    error[unpublishable-name]: `aux.png` is the name of a device on Windows, where no file can have it
    --> content/images/aux.png
     = help: Give it another name.

    error[unpublishable-name]: `com1` is the name of a device on Windows, where no file can have it
     --> content/pages/terms.md:3:11
      |
    3 | aliases: [/com1/, /old/con.html]
      |           ^^^^^^
      |
      = help: Give it another name.

    error[unpublishable-name]: `con.html` is the name of a device on Windows, where no file can have it
     --> content/pages/terms.md:3:19
      |
    3 | aliases: [/com1/, /old/con.html]
      |                   ^^^^^^^^^^^^^
      |
      = help: Give it another name.

    error[missing-image]: There is no image `aux.png` in the folder `images`
     --> content/pages/terms.md:6:1
      |
    6 | ![A picture](image:aux.png)
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: Put the file into the folder `images`, or correct the name.
    ");
}

#[test]
fn names_that_look_like_others() {
    let site = Site::small()
        // Twins that differ in case, in how an accent is written, or in the alphabet of a letter.
        .with("pages/Privacy.md", PAGE)
        .with("pages/caf\u{e9}.md", PAGE)
        .with("pages/cafe\u{301}.md", PAGE)
        .with("pages/priv\u{430}cy.md", PAGE)
        // Signs that are not seen, or turn the letters after them round.
        .with("pages/a\u{200b}b.md", PAGE)
        .with("pages/\u{202e}dm.exe.md", PAGE)
        .with("pages/a\nerror[x]: b.md", PAGE)
        .with("pages/\u{1b}[31m.md", PAGE);
    insta::assert_snapshot!(refused(&site.write(), &["check"]), @r"
    error[bad-id]: The name of this file cannot be the id of a record
    --> content/pages/Privacy.md
     = help: Names of files have only lower-case letters, digits and single hyphens. Rename it `privacy`, with its ending.

    error[bad-id]: The name of this file cannot be the id of a record
    --> content/pages/\u{1b}[31m.md
     = help: Names of files have only lower-case letters, digits and single hyphens. Rename it `31m`, with its ending.

    error[bad-id]: The name of this file cannot be the id of a record
    --> content/pages/\u{202e}dm.exe.md
     = help: Names of files have only lower-case letters, digits and single hyphens. Rename it `dm-exe`, with its ending.

    error[bad-id]: The name of this file cannot be the id of a record
    --> content/pages/a\nerror[x]: b.md
     = help: Names of files have only lower-case letters, digits and single hyphens. Rename it `a-error-x-b`, with its ending.

    error[bad-id]: The name of this file cannot be the id of a record
    --> content/pages/a\u{200b}b.md
     = help: Names of files have only lower-case letters, digits and single hyphens. Rename it `a-b`, with its ending.

    error[bad-id]: The name of this file cannot be the id of a record
    --> content/pages/café.md
     = help: Names of files have only lower-case letters, digits and single hyphens. Rename it `cafe`, with its ending.

    error[bad-id]: The name of this file cannot be the id of a record
    --> content/pages/café.md
     = help: Names of files have only lower-case letters, digits and single hyphens. Rename it `caf`, with its ending.

    error[bad-id]: The name of this file cannot be the id of a record
    --> content/pages/privаcy.md
     = help: Names of files have only lower-case letters, digits and single hyphens. Rename it `priv-cy`, with its ending.
    ");
}

#[test]
fn one_line_for_each_finding_whatever_the_names() {
    let site = Site::small().with("pages/a\nb.md", PAGE).with("pages/c\r\u{2028}d.md", PAGE).write();
    let run = site.check(&["--format", "short"]);
    assert_eq!((run.code, run.stdout.lines().count()), (1, 2), "{}", run.stdout);
    assert!(run.stdout.chars().all(|sign| sign == '\n' || !sign.is_control() && sign != '\u{2028}'));
}

#[test]
fn names_that_are_not_text_and_names_as_long_as_can_be() {
    let site = Site::small().write();
    for name in [&b"\xff\xfe.md"[..], b"\xed\xa0\x80.md", &[b"a".repeat(252), b".md".to_vec()].concat()] {
        std::fs::write(site.path("pages").join(OsStr::from_bytes(name)), PAGE).unwrap();
    }
    let folder = site.path("").join(OsStr::from_bytes(b"\xc0"));
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("page.md"), PAGE).unwrap();
    insta::assert_snapshot!(refused(&site, &["check"]), @r"
    error[bad-id]: The name of this file cannot be the id of a record
    --> content/pages/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.md
     = help: Names of files have only lower-case letters, digits and single hyphens. Rename it `aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa`, with its ending.

    error[unreadable-name]: The name of this file is not text that every computer can read
    --> content/pages/��.md
     = help: Rename it with lower-case letters, digits and hyphens.

    error[unreadable-name]: The name of this file is not text that every computer can read
    --> content/pages/���.md
     = help: Rename it with lower-case letters, digits and hyphens.

    error[unreadable-name]: The name of this file is not text that every computer can read
    --> content/�
     = help: Rename it with lower-case letters, digits and hyphens.
    ");
}

#[test]
fn ids_and_references_that_climb() {
    let site = Site::small()
        .with(
            "pages/links.md",
            PAGE.replace(
                "Words.",
                "[a](provider:../x) [b](/../../etc/passwd) [c](..%2f..%2fx) ![d](image:../../etc/passwd)",
            ),
        )
        .replacing("documents/checklist.yml", "file: checklist.txt", "file: ../site.yml")
        .replacing(
            "deliveries/coast-checks.yml",
            "provider: ternbridge-homes",
            "provider: ../ternbridge-homes",
        );
    insta::assert_snapshot!(refused(&site.write(), &["check"]), @r"
    error[bad-id]: `../ternbridge-homes` is not an id: ids have only lower-case letters, digits and single hyphens
     --> content/deliveries/coast-checks.yml:3:11
      |
    3 | provider: ../ternbridge-homes
      |           ^^^^^^^^^^^^^^^^^^^
      |
      = help: Write `ternbridge-homes`.

    warning[file-without-document]: No document names this file, so no page links to it
    --> content/documents/checklist.txt
     = help: Write a record for it with `noticeboard new document ID`, or delete the file.

    error[missing-file]: There is no file `../site.yml` in the folder `documents`
     --> content/documents/checklist.yml:2:7
      |
    2 | file: ../site.yml
      |       ^^^^^^^^^^^
      |
      = help: Put the file there, or correct its name.

    error[bad-id]: `../x` is not an id: ids have only lower-case letters, digits and single hyphens
     --> content/pages/links.md:5:1
      |
    5 | [a](provider:../x) [b](/../../etc/passwd) [c](..%2f..%2fx) ![d](image:../../etc/passwd)
      | ^^^^^^^^^^^^^^^^^^
      |
      = help: Write `x`.

    error[broken-link]: There is no page or file at `/etc/passwd`
     --> content/pages/links.md:5:20
      |
    5 | [a](provider:../x) [b](/../../etc/passwd) [c](..%2f..%2fx) ![d](image:../../etc/passwd)
      |                    ^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: Write the address of a page of this site, with `/` at its end.

    error[relative-link]: `..%2f..%2fx` is not a whole address
     --> content/pages/links.md:5:43
      |
    5 | [a](provider:../x) [b](/../../etc/passwd) [c](..%2f..%2fx) ![d](image:../../etc/passwd)
      |                                           ^^^^^^^^^^^^^^^^
      |
      = help: Write a record such as `service:home-safety-check`, a path of this site that begins with `/`, or a whole address that begins with `https://`, `mailto:` or `tel:`.

    error[missing-image]: There is no image `../../etc/passwd` in the folder `images`
     --> content/pages/links.md:5:60
      |
    5 | [a](provider:../x) [b](/../../etc/passwd) [c](..%2f..%2fx) ![d](image:../../etc/passwd)
      |                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: Put the file into the folder `images`, or correct the name.
    ");
}
