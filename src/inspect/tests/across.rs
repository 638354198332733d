use std::borrow::Cow;
use std::collections::BTreeSet;

use super::super::{Addresses, Fault, Inspected, PageFacts, Site, across};
use crate::diagnostics::{FileName, Findings, Severity, SourceTexts, report};
use crate::records::fields::Span;

fn facts<'p>(links: &[&'p str], ids: &[&'p str]) -> PageFacts<'p> {
    let borrowed = |texts: &[&'p str]| texts.iter().map(|text| Cow::Borrowed(*text)).collect();
    PageFacts { links: borrowed(links), ids: borrowed(ids), ..PageFacts::default() }
}

/// What is said about pages, each an address and its facts, under `/a/b/`.
fn said(pages: &[(&str, PageFacts<'_>)]) -> Vec<String> {
    let template = FileName::from("themes/default/templates/page.html");
    let templates = vec![&template; pages.len()];
    let with_templates =
        pages.iter().zip(templates).map(|((address, facts), template)| (*address, facts, template));
    told(&with_templates.collect::<Vec<_>>())
}

fn told(pages: &[(&str, &PageFacts<'_>, &FileName)]) -> Vec<String> {
    let addresses = Addresses::default();
    let kept: Vec<_> = pages.iter().map(|(_, facts, _)| addresses.keep((*facts).clone(), &[])).collect();
    let pages: Vec<_> = pages
        .iter()
        .zip(&kept)
        .map(|((address, _, template), facts)| Inspected { address, facts, template, body: None })
        .collect();
    let files = BTreeSet::from(["/style.css".to_owned(), "/documents/plan.pdf".to_owned()]);
    let site =
        Site { origin: "https://www.example.org", base_path: "/a/b/", files: &files, addresses: &addresses };
    let mut findings: Findings = across(&pages, &site).into_iter().collect();
    findings.sort();
    let drawn = report::draw(&findings, &SourceTexts::default(), report::Format::Short, false);
    drawn.lines().map(str::to_owned).collect()
}

fn pages<'a>(links: &[&'a str]) -> Vec<(&'static str, PageFacts<'a>)> {
    vec![
        ("/", facts(&[], &["main"])),
        ("/services/", facts(&[], &["main"])),
        ("/services/home-safety-check/", facts(links, &["cost", "main", "who-can-get-it"])),
        ("/404.html", facts(&[], &["main"])),
    ]
}

#[test]
fn addresses_that_are_there_are_fine() {
    let fine = [
        "/a/b/",
        "/a/b/services/",
        "/a/b/services/?page=2",
        "/a/b/services/home-safety-check/#cost",
        "#cost",
        "#top",
        "#",
        "",
        "/a/b/services/index.html",
        "/a/b/404.html",
        "/a/b/style.css",
        "/a/b/documents/plan.pdf#page=2",
        "../",
        "../../style.css",
        "./",
        "?a=b",
        "https://www.example.org/a/b/services/",
        "https://www.example.com/",
        "//cdn.example/",
        "tel:+441632960001",
        "https://www.example.org/another-site/",
        "mailto:a@b.example",
        "data:image/svg+xml,%3Csvg/%3E",
        "/a/b/%73ervices/",
        "#who%2Dcan-get-it",
    ];
    assert_eq!(said(&pages(&fine)), Vec::<String>::new());
}

#[test]
fn addresses_that_lead_nowhere_are_named() {
    for (href, message) in [
        (
            "/a/b/servces/",
            "broken-link]: There is no page or file at `/servces/`, linked from the page `/services/home-safety-check/`. Did you mean `/services/`?",
        ),
        (
            "/a/b/services",
            "broken-link]: There is no page or file at `/services`, linked from the page `/services/home-safety-check/`. Did you mean `/services/`?",
        ),
        (
            "../home-saftey-check/",
            "broken-link]: There is no page or file at `/services/home-saftey-check/`, linked from the page `/services/home-safety-check/`. Did you mean `/services/home-safety-check/`?",
        ),
        (
            "/a/b/old/home-safety-check/",
            "broken-link]: There is no page or file at `/old/home-safety-check/`, linked from the page `/services/home-safety-check/`. Did you mean `/services/home-safety-check/`?",
        ),
        (
            "/a/b/xyz/",
            "broken-link]: There is no page or file at `/xyz/`, linked from the page `/services/home-safety-check/`. Write the address of a page of this site, with `/` at its end.",
        ),
        (
            "/services/",
            "broken-link]: The address `/services/` leads out of this site, linked from the page `/services/home-safety-check/`. The addresses of this site begin with `/a/b/`.",
        ),
        (
            "https://www.example.org/a/b/zyx/",
            "broken-link]: There is no page or file at `/zyx/`, linked from the page `/services/home-safety-check/`. Write the address of a page of this site, with `/` at its end.",
        ),
        (
            "#costs",
            "broken-fragment]: The page `/services/home-safety-check/` has no part `#costs`, linked from the page `/services/home-safety-check/`. Did you mean `#cost`?",
        ),
        (
            "/a/b/services/#zzz",
            "broken-fragment]: The page `/services/` has no part `#zzz`, linked from the page `/services/home-safety-check/`. Write the text of a heading there in lower case, with hyphens for spaces: `#who-can-get-it`.",
        ),
    ] {
        assert_eq!(
            said(&pages(&[href])),
            [format!("themes/default/templates/page.html: error[{message}")],
            "{href}"
        );
    }
}

#[test]
fn an_officers_link_is_told_at_its_place() {
    let template = FileName::from("themes/default/templates/page.html");
    let file = FileName::from("content/pages/help.md");
    let addresses = Addresses::default();
    let links =
        [("/a/b/servces/".to_owned(), Span::new(40..50)), ("/a/b/servces/".to_owned(), Span::new(60..70))];
    let facts = addresses.keep(facts(&["/a/b/servces/", "/a/b/nav/"], &[]), &links);
    let page = Inspected { address: "/help/", facts: &facts, template: &template, body: Some(&file) };
    let site = Site { origin: "", base_path: "/a/b/", files: &BTreeSet::new(), addresses: &addresses };
    let found: Vec<_> = across(&[page], &site)
        .into_iter()
        .map(|finding| (finding.place, finding.severity, finding.message))
        .collect();
    let place = |span| crate::diagnostics::Place::span(&file, span);
    assert_eq!(
        found,
        [
            (place(Span::new(40..50)), Severity::Error, "There is no page or file at `/servces/`".to_owned()),
            (place(Span::new(60..70)), Severity::Error, "There is no page or file at `/servces/`".to_owned()),
            (
                crate::diagnostics::Place::file(&template),
                Severity::Error,
                "There is no page or file at `/nav/`, linked from the page `/help/`".to_owned()
            ),
        ]
    );
}

#[test]
fn a_fault_of_a_template_is_told_once_for_all_pages() {
    let links = ["/a/b/zyx/", "/a/b/./zyx/"];
    let pages = [("/", facts(&links, &[])), ("/b/", facts(&links, &[])), ("/c/", facts(&links, &[]))];
    let line = |seen: &str| {
        format!(
            "themes/default/templates/page.html: error[broken-link]: There is no page or file at `/zyx/`, linked from {seen}. Write the address of a page of this site, with `/` at its end."
        )
    };
    assert_eq!(said(&pages), [line("the page `/` and 2 more")]);
    assert_eq!(said(&pages[..2]), [line("the page `/` and one more")]);
}

#[test]
fn says_what_is_wrong_with_a_page() {
    for (fault, message) in [
        (
            Fault::DuplicateAnchor("a".into()),
            "error[duplicate-anchor]: Two elements have the id `a`, on the page `/`. Give one of them another id: a link to it leads to the first only.",
        ),
        (
            Fault::ImageWithoutAlternative("/x.svg".into()),
            "error[image-without-alternative]: The image `/x.svg` has no `alt`, on the page `/`. Write in `alt` what it shows, or `alt=\"\"` if it only decorates.",
        ),
        (
            Fault::MainHeadings(0),
            "error[one-main-heading]: There is no `h1`, on the page `/`. Write one `h1`, which says what the page is about.",
        ),
        (
            Fault::MainHeadings(2),
            "error[one-main-heading]: There are 2 `h1` where there should be one, on the page `/`. Write one `h1`, which says what the page is about.",
        ),
        (
            Fault::EmptyHeading(3),
            "error[empty-heading]: An `h3` has no text, on the page `/`. Give it a text, or leave it out.",
        ),
        (
            Fault::SkippedLevel { level: 4, above: 2, text: "B".into() },
            "warning[skipped-heading-level]: The heading \"B\" leaves out a level, from `h2` to `h4`, on the page `/`. Make it an `h3`.",
        ),
        (
            Fault::Mains(0),
            "error[one-main]: There is no `main` element, on the page `/`. Put what the page is about into one `main` element.",
        ),
        (
            Fault::NoLanguage,
            "error[no-language]: The `html` element does not say its language, on the page `/`. Write `lang=\"en\"` in it, so that the page is read out with the right sounds.",
        ),
        (
            Fault::NoTitle,
            "error[no-title]: The page has no title, on the page `/`. Write one between `<title>` and `</title>`.",
        ),
        (
            Fault::EmptyLink("/x/".into()),
            "error[empty-link]: The link to `/x/` has no text, on the page `/`. Write in it what the reader finds there, or name it with `aria-label`.",
        ),
        (
            Fault::EmptyButton,
            "error[empty-button]: A button has no text, on the page `/`. Write in it what it does, or name it with `aria-label`.",
        ),
        (
            Fault::TableWithoutCaption,
            "warning[table-without-caption]: A table has no caption, on the page `/`. Say in a `caption` what it shows.",
        ),
        (
            Fault::HeaderWithoutScope("A".into()),
            "warning[header-without-scope]: The header cell \"A\" does not say what it heads, on the page `/`. Write `scope=\"col\"` if it heads a column, `scope=\"row\"` if it heads a row.",
        ),
    ] {
        let facts = PageFacts { faults: vec![fault], ..PageFacts::default() };
        assert_eq!(said(&[("/", facts)]), [format!("themes/default/templates/page.html: {message}")]);
    }
}

#[test]
fn a_heading_above_the_main_one_is_told() {
    let fault = Fault::SkippedLevel { level: 2, above: 0, text: "B".into() };
    let facts = PageFacts { faults: vec![fault], ..PageFacts::default() };
    assert_eq!(
        said(&[("/", facts)]),
        [
            "themes/default/templates/page.html: warning[skipped-heading-level]: The heading \"B\", an `h2`, stands above the `h1`, on the page `/`. Begin the page with its `h1`."
        ]
    );
}
