//! Whatever a body holds, its HTML is whole.

use html5gum::{Token, Tokenizer};
use proptest::prelude::*;

use super::rendered_with;

const VOID: [&str; 3] = ["br", "hr", "img"];
const BLOCKS: [&str; 13] =
    ["p", "div", "ul", "ol", "dl", "table", "blockquote", "pre", "h2", "details", "section", "figure", "hr"];

/// Checks that each element is closed in its turn, that none stands where a browser would move
/// it, and that none is there which no body has.
fn check(html: &str) {
    let mut open: Vec<String> = Vec::new();
    let mut ids: Vec<String> = Vec::new();
    for token in Tokenizer::new(html) {
        match token.expect("reading a string cannot fail") {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                assert!(
                    !["script", "style", "iframe", "b", "input"].contains(&name.as_str()),
                    "<{name}> in {html}"
                );
                let inside = |outer: &str| open.iter().any(|open| open == outer);
                assert!(!(inside("p") && BLOCKS.contains(&name.as_str())), "<{name}> in <p> in {html}");
                assert!(!(inside("a") && name == "a"), "<a> in <a> in {html}");
                if name == "li" {
                    assert!(
                        matches!(open.last().map(String::as_str), Some("ul" | "ol")),
                        "a bare <li> in {html}"
                    );
                }
                for (key, value) in &tag.attributes {
                    let (key, value) = (String::from_utf8_lossy(key), String::from_utf8_lossy(value));
                    assert!(!key.starts_with("on") && key != "style", "{key} in {html}");
                    if key == "href" {
                        let fine = ["/", "#", "https://", "http://", "mailto:", "tel:"]
                            .iter()
                            .any(|start| value.starts_with(start));
                        assert!(fine, "{value} in {html}");
                    }
                    if key == "id" {
                        ids.push(value.into_owned());
                    }
                }
                if !VOID.contains(&name.as_str()) {
                    open.push(name);
                }
            }
            Token::EndTag(tag) => {
                assert_eq!(open.pop().unwrap_or_default().as_bytes(), &**tag.name, "{html}");
            }
            Token::String(_) => {}
            other => panic!("{other:?} in {html}"),
        }
    }
    assert!(open.is_empty(), "{open:?} stay open in {html}");
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), count, "an id stands twice in {html}");
}

fn check_body(markdown: &str) {
    let rendered = rendered_with(markdown, |source| source.id_prefix = "x-");
    check(&rendered.html);
    for finding in rendered.findings {
        assert!(!finding.message.is_empty() && !finding.message.ends_with('.'), "{finding:?}");
    }
}

/// Pieces of Markdown, so that bodies often hold what has rules.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "\n",
        "\n\n",
        " ",
        "  ",
        "    ",
        "\r\n",
        "\r",
        "\t",
        "a",
        "B. ",
        "é",
        "1. ",
        "- ",
        "* ",
        "> ",
        "# ",
        "## ",
        "#### ",
        "**",
        "*",
        "_",
        "~~",
        "`",
        "```\n",
        "~~~\n",
        "| a | b |\n|---|--:|\n",
        "|",
        "Table: ",
        "Table: c\n\n",
        "[",
        "]",
        "(",
        ")",
        "[x](/y)",
        "[a](service:home-safety-check)",
        "![",
        "![i](image:map.svg \"t\")",
        "[^1]",
        "[^1]: ",
        "\n[^1]: n\n",
        "[^2]",
        "<",
        ">",
        "<b>",
        "</b>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<div>\n",
        "<?",
        "?>",
        "&amp;",
        "&",
        "#",
        "copy",
        "notin",
        ";",
        "&#0;",
        "&lt;",
        "\\",
        "\"",
        ":::",
        "\n:::\n",
        "\n:::callout T\n",
        "\n:::expand T\n",
        "\n:::steps\n",
        "\n:::contact provider:ternbridge-homes\n",
        "\n:::x\n",
        "\n:::key-figure 1 | a\n",
        "> [!NOTE]\n> ",
        "- [x] ",
        "t\n: d\n",
        ": ",
        "---\n",
        "===\n",
        "<https://a.example>",
        "<a@b.example>",
        "[r][l]",
        "\n[l]: /u 't'\n",
        "\0",
        "\u{feff}",
        "{{ x }}",
        "{% y %}",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_becomes_whole_html(markdown in any::<String>()) {
        check_body(&markdown);
    }

    #[test]
    fn any_pieces_of_markdown_become_whole_html(markdown in pieces()) {
        check_body(&markdown);
    }
}

#[test]
fn depth_does_not_run_out_of_stack() {
    for piece in ["> ", "- ", "*a ", "[", "![", ":::expand a\n", "1. - > ", "**a *b ", "<div>", "t\n: "] {
        check_body(&piece.repeat(3000));
    }
}
