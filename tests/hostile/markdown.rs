//! Markdown that takes a naive program for ever, or out of its stack.

use std::fmt::Write as _;

use crate::bounded::{MEMORY, accepted, refused, run};
use crate::support::{Site, Written};

/// A site with a page for each body.
fn site(bodies: &[impl AsRef<str>]) -> Written {
    let page = |body: &str| format!("---\ntitle: A page\nsummary: It is one.\n---\n{body}");
    let pages = bodies.iter().enumerate();
    let add = |site: Site, (number, body): (usize, &_)| {
        site.with(&format!("pages/hostile-{number}.md"), page(AsRef::<str>::as_ref(body)))
    };
    pages.fold(Site::small(), add).write()
}

/// What is said of a body in which nothing is wrong.
fn said(body: &str) -> String {
    accepted(&site(&[body]), &["check"])
}

/// Holds that bodies are read to their ends, whatever is wrong with them.
fn end(bodies: &[impl AsRef<str>]) {
    let (code, said) = run(&site(bodies), &["check"], MEMORY);
    assert!(matches!(code, Some(0 | 1)), "{code:?} {said}");
}

#[test]
fn a_hundred_thousand_headings() {
    assert_eq!(said(&"## A heading\n\n".repeat(100_000)), "");
}

#[test]
fn depth_without_an_end() {
    insta::assert_snapshot!(said(&(">".repeat(50_000) + " x")), @r"
    warning[nested-too-deep]: This stands inside too many lists or quotations, and is shown without a mark of its own
     --> content/pages/hostile-0.md:5:25
      |
    5 | ...>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>...>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>...
      |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^...^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: Write it with fewer levels.
    ");
    let lists: String = (0..1_000).map(|depth| format!("{}- x\n", "  ".repeat(depth))).collect();
    end(&[
        lists,
        "- ".repeat(50_000),
        "*a ".repeat(20_000) + &"b* ".repeat(20_000),
        "**a _b ".repeat(20_000),
    ]);
}

#[test]
fn a_megabyte_of_one_sign() {
    end(&["[".repeat(1_000_000)]);
    let signs = ["![", "*", "`", "<", "&", "~~", "\\", "|", ":::", "[^"];
    end(&signs.map(|sign| sign.repeat(100_000 / sign.len())));
}

#[test]
fn marks_that_are_opened_and_never_closed() {
    let ticks: String = (1..600).map(|length| "`".repeat(length) + " ").collect();
    end(&[
        ticks,
        "<!--".repeat(2_000),
        "<a ".repeat(10_000),
        "<?".repeat(10_000),
        "<![CDATA[".repeat(5_000),
        "[a](".repeat(20_000),
        "[a]: <".repeat(20_000),
        "![[]()".repeat(5_000),
        "*a_".repeat(20_000),
        "[^1] ".repeat(2_000) + "\n\n[^1]: x\n",
    ]);
}

#[test]
fn tables_and_definitions_without_number() {
    let wide = format!("|{}\n|{}\n", "a|".repeat(10_000), "-|".repeat(10_000));
    let tall = "|a|b|\n|-|-|\n".to_owned() + &"|x|y|\n".repeat(10_000);
    let gaps = format!("|{}\n|{}\n{}", "a|".repeat(1_000), "-|".repeat(1_000), "|x|\n".repeat(500));
    let mut definitions = String::new();
    for number in 0..20_000 {
        writeln!(definitions, "[a{number}]: https://example.org/{number}").unwrap();
    }
    let long = format!("[a]: https://example.org/{}\n\n{}", "x".repeat(50_000), "[a] ".repeat(20_000));
    end(&[wide, tall, gaps, definitions + "[a1]", long]);
}

#[test]
fn faults_without_number() {
    for (body, rule) in [
        ("[a](/nothing/) ", "broken-link"),
        ("[a](provider:nothing) ", "dangling-reference"),
        ("![a](image:nothing.png) ", "missing-image"),
    ] {
        let told = refused(&site(&[body.repeat(1_100)]), &["check"]);
        assert_eq!(told.matches(&format!("error[{rule}]")).count(), 1_000, "{}", &told[..1_000]);
        assert!(told.contains("error[more-mistakes]"), "{rule}");
    }
    let different: String = (0..1_100).map(|number| format!("[a](/nothing/{number}/) ")).collect();
    let told = refused(&site(&[different]), &["check"]);
    assert_eq!(told.matches("error[broken-link]").count(), 1_000);
}
