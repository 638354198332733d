use proptest::prelude::*;

use super::super::{Fault, facts};

/// What is wrong with a page in which nothing is wrong but what is put into it.
fn faults_of(inside: &str) -> Vec<Fault> {
    let page = format!(
        "<!doctype html><html lang=en><head><title>T</title></head><body><main><h1>T</h1>{inside}</main></body></html>"
    );
    facts(&page).faults
}

#[test]
fn reads_links_ids_and_headings() {
    let facts = facts(
        "<html lang=\"en\"><head><title>T &amp; U</title><link rel=stylesheet href=\"/s.css\"></head><body>\
         <main id=main><h1>One <em>two</em>\n three</h1><a href=\"/x/?a=b&amp;c#d\">X</a> <a href=\"/x/?a=b&amp;c#d\">Y</a>\
         <img src=/i.svg srcset=\"/j.svg 1x, /k.svg 2x\" alt><h2 id=\"b\">Two</h2>\
         <form action=/go/><button formaction=/stop/>Go</button></form></main></body></html>",
    );
    assert_eq!(facts.links, ["/s.css", "/x/?a=b&c#d", "/i.svg", "/j.svg", "/k.svg", "/go/", "/stop/"]);
    assert_eq!(facts.ids, ["b", "main"]);
    assert_eq!(facts.headings, [(1, "One two three".to_owned()), (2, "Two".to_owned())]);
    assert_eq!(facts.faults, []);
}

#[test]
fn a_page_that_leads_on_needs_no_heading() {
    let facts = facts(
        "<html lang=en><title>Moved</title><meta http-equiv=refresh content=\"0; url=/new/\"><a href=/new/>It is here</a></html>",
    );
    assert_eq!(facts.links, ["/new/"]);
    assert_eq!(facts.faults, []);
}

#[test]
fn finds_each_fault() {
    for (inside, fault) in [
        ("<p id=a></p><p id=b></p><p id=a></p>", Fault::DuplicateAnchor("a".to_owned())),
        ("<img src=/x.svg>", Fault::ImageWithoutAlternative("/x.svg".to_owned())),
        ("<h1>Two</h1>", Fault::MainHeadings(2)),
        ("<h2> </h2>", Fault::EmptyHeading(2)),
        ("<h2>A</h2><h4>B <b>c</b></h4>", Fault::SkippedLevel { level: 4, above: 2, text: "B c".to_owned() }),
        ("<main>", Fault::Mains(2)),
        ("<a href=/x/> <span></span>&nbsp;</a>", Fault::EmptyLink("/x/".to_owned())),
        ("<a href=/x/><img src=/x.svg alt=\"\"></a>", Fault::EmptyLink("/x/".to_owned())),
        ("<button><svg><path/></svg></button>", Fault::EmptyButton),
        ("<table><tr><td>a</td></tr></table>", Fault::TableWithoutCaption),
        (
            "<table><caption>C</caption><tr><th>a <b>b</b></th></tr></table>",
            Fault::HeaderWithoutScope("a b".to_owned()),
        ),
    ] {
        assert_eq!(faults_of(inside), [fault], "{inside}");
    }
}

#[test]
fn finds_what_a_page_lacks() {
    assert_eq!(
        facts("<html><head><title> </title></head><body>").faults,
        [Fault::NoLanguage, Fault::NoTitle, Fault::Mains(0), Fault::MainHeadings(0)]
    );
    assert_eq!(facts("").faults.len(), 4);
}

#[test]
fn leaves_what_is_right() {
    for inside in [
        "<a href=/x/ aria-label=\"X\"></a>",
        "<a href=/x/><img src=/x.svg alt=\"X\"></a>",
        "<a href=/x/><svg><title>X</title></svg></a>",
        "<a id=x></a>",
        "<button title=X></button>",
        "<script>let a = '<h1 id=a><a href=/nowhere/></a>';</script><style>a::before{content:'<h1>'}</style>",
        "<!-- <h1> -->",
        "<table role=presentation><tr><td>a</td></tr></table>",
        "<table><caption>C</caption><tr><th scope=col>a</th></tr></table>",
        "<h2>A</h2><h3>B</h3><h2>C</h2>",
    ] {
        assert_eq!(faults_of(inside), [], "{inside}");
    }
}

#[test]
fn the_first_heading_is_the_main_one() {
    let skipped = Fault::SkippedLevel { level: 2, above: 0, text: "A".to_owned() };
    assert_eq!(facts("<html lang=en><title>T</title><h2>A</h2><main><h1>B</h1></main>").faults, [skipped]);
}

proptest! {
    #[test]
    fn any_text_has_facts(html in "[<>/a-z =\"'!&;\\-éh1]{0,80}") {
        let _ = facts(&html);
    }
}
