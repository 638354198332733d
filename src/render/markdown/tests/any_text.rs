//! Whatever a body holds, its HTML is whole.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use crate::fuzzing::markdown_blocks;

fn check_body(markdown: &str) {
    markdown_blocks(markdown.as_bytes());
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

/// The same texts each time, so that nobody's change fails by chance; `NOTICEBOARD_LONG_TESTS=1`
/// tries others each time.
fn config() -> ProptestConfig {
    let long = std::env::var_os("NOTICEBOARD_LONG_TESTS").is_some();
    let rng_seed = if long { RngSeed::Random } else { RngSeed::Fixed(1) };
    ProptestConfig { cases: 600, failure_persistence: None, rng_seed, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

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
