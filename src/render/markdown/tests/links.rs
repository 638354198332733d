use super::{OFFSET, findings, html, rendered, rendered_with};

#[test]
fn links_lead_to_what_may_be_linked() {
    for (written, href) in [
        ("https://www.example.org/a?b=c&d", "https://www.example.org/a?b=c&amp;d"),
        ("HTTPS://www.example.org", "https://www.example.org"),
        ("mailto:help@example.org?subject=Help", "mailto:help@example.org?subject=Help"),
        ("tel:01632%20960001", "tel:+441632960001"),
        ("#who-can-get-it", "#who-can-get-it"),
        ("/services/?a=b#c", "/a/services/?a=b#c"),
        ("service:home-safety-check", "/a/services/home-safety-check/"),
        ("service:home-safety-check#cost", "/a/services/home-safety-check/#cost"),
    ] {
        let html = html(&format!("[Home safety check]({written})"));
        assert_eq!(html, format!("<p><a href=\"{href}\">Home safety check</a></p>"));
    }
    assert_eq!(
        html("<help@example.org> [Help][h]\n\n[h]: /help/ \"By \\\"us\\\"\""),
        "<p><a href=\"mailto:help@example.org\">help@example.org</a> \
         <a href=\"/a/help/\" title=\"By &quot;us&quot;\">Help</a></p>"
    );
}

#[test]
fn each_link_is_kept_with_its_place() {
    let source = "é [Check](service:home-safety-check) and ![Map](image:map.svg)";
    let links = rendered(source).links;
    let kept: Vec<_> = links
        .iter()
        .map(|(href, span)| (href.as_str(), &source[span.range().start - OFFSET..span.range().end - OFFSET]))
        .collect();
    assert_eq!(
        kept,
        [
            ("/a/services/home-safety-check/", "[Check](service:home-safety-check)"),
            ("/a/images/map.svg", "![Map](image:map.svg)"),
        ]
    );
}

#[test]
fn a_fragment_gets_the_prefix_of_ids() {
    let html = rendered_with("## Cost\n\n[Cost](#cost)", |source| source.id_prefix = "update-").html;
    assert_eq!(html, "<h2 id=\"update-cost\">Cost</h2><p><a href=\"#update-cost\">Cost</a></p>");
}

#[test]
fn other_addresses_are_refused_and_their_text_stays() {
    for written in [
        "javascript:alert(1)",
        "JavaScript:x",
        "data:text/html,x",
        "//evil.example",
        "/\\evil.example",
        "java&#9;script:x",
    ] {
        let rendered = rendered(&format!("[Text](<{written}>)"));
        assert_eq!(rendered.html, "<p>Text</p>", "{written}");
        assert_eq!(rendered.findings.len(), 1, "{written}");
        assert!(rendered.links.is_empty(), "{written}");
    }
}

const ALL: &str = "Write a record such as `service:home-safety-check`, a path of this site that begins with `/`, or a whole address that begins with `https://`, `mailto:` or `tel:`.";

#[test]
fn says_what_is_wrong_with_an_address() {
    for (written, said) in [
        ("javascript:x", format!("error unknown-address at `[A](javascript:x)`: A link cannot begin with `javascript:`. {ALL}")),
        ("servise:x", "error unknown-address at `[A](servise:x)`: A link cannot begin with `servise:`. Did you mean `service:x`?".into()),
        ("ftp://x.org", format!("error unknown-address at `[A](ftp://x.org)`: A link cannot begin with `ftp:`. {ALL}")),
        ("services/x", format!("error relative-link at `[A](services/x)`: `services/x` is not a whole address. {ALL}")),
        ("", format!("error relative-link at `[A]()`: `` is not a whole address. {ALL}")),
        ("www.x.org", "error relative-link at `[A](www.x.org)`: `www.x.org` is not a whole address. Did you mean `https://www.x.org`?".into()),
        ("a@x.org", "error relative-link at `[A](a@x.org)`: `a@x.org` is not a whole address. Did you mean `mailto:a@x.org`?".into()),
        ("//x.org", "error relative-link at `[A](//x.org)`: `//x.org` is not a whole address. Did you mean `https://x.org`?".into()),
        ("https://x", "error bad-web-address at `[A](https://x)`: `https://x` is not a web address. Write the whole address, like `https://www.example.org/help`.".into()),
        ("mailto:x", "error bad-mail-address at `[A](mailto:x)`: `x` is not a mail address. Write it like `help@example.org`.".into()),
        ("tel:1", "error bad-telephone at `[A](tel:1)`: no United Kingdom telephone number begins as `1` does. Write the whole number with its area code, like `01632 960001`.".into()),
    ] {
        assert_eq!(findings(&format!("[A]({written})")), [said]);
    }
}

#[test]
fn says_what_is_wrong_with_a_link_to_a_record() {
    for (written, said) in [
        (
            "service:home-saftey-check",
            "error dangling-reference at `[A](service:home-saftey-check)`: There is no service `home-saftey-check`. Did you mean `service:home-safety-check`?",
        ),
        (
            "area:north#x",
            "error dangling-reference at `[A](area:north#x)`: There is no area `north`. Write the id of an area, which is the name of its file without the ending.",
        ),
        (
            "update:launch",
            "warning not-yet-visible at `[A](update:launch)`: The site does not show `update:launch` yet, so nothing leads to it from here. Nothing is to be done if the record is published soon: the link then appears by itself.",
        ),
        (
            "delivery:x",
            "error record-without-page at `[A](delivery:x)`: `delivery:x` has no page of its own to link to. Link to a record that readers can open, such as a service or a provider.",
        ),
        (
            "service:Home_Check",
            "error bad-id at `[A](service:Home_Check)`: `Home_Check` is not an id: ids have only lower-case letters, digits and single hyphens. Write `home-check`.",
        ),
    ] {
        assert_eq!(findings(&format!("[A]({written})")), [said]);
        assert_eq!(rendered(&format!("[A]({written})")).html, "<p>A</p>");
    }
}

#[test]
fn vague_texts_are_named() {
    for text in ["click here", "Here", "Read more...", "**more**", "This link"] {
        let source = format!("[{text}](/help/)");
        let shown = text.replace('*', "");
        assert_eq!(
            findings(&source),
            [format!(
                "warning vague-link at `{source}`: `{shown}` does not say where this link leads. Write what the reader finds there, such as `Ask for a home safety check`."
            )]
        );
    }
    for source in ["<https://www.example.org>", "[www.example.org/a](https://www.example.org/a)"] {
        assert_eq!(
            findings(source),
            [format!(
                "warning vague-link at `{source}`: The text of this link is a web address, which is long to listen to. Write what the reader finds there, with the address after it: `[How to apply](https://www.example.org/apply)`."
            )]
        );
    }
    html("[More services](/services/)");
}

#[test]
fn an_empty_link_is_left_out() {
    assert_eq!(rendered("a [ ](/help/) b").html, "<p>a  b</p>");
    assert_eq!(
        findings("[](/help/)"),
        [
            "error empty-link at `[](/help/)`: This link has no text. Write between the square brackets what the reader finds there."
        ]
    );
    html("[![Map of the county](image:map.svg)](/districts/)");
}
