use super::rendered;

/// Elements that stand within text, where white space is a space.
const INLINE: [&str; 7] = ["a", "em", "strong", "del", "code", "sup", "span"];

/// Bodies go out as they are written, so they are written small.
#[test]
fn nothing_stands_between_blocks() {
    let source = "## A & b\n\nOne *two* **three** [four](/x/) `fi  ve`[^1] &lt;six&gt;\nseven  \neight\n\n\
        :::expand Nine <ten>\n:::warning\n- [x] Eleven\n- twelve\n  - thirteen *x* `y`\n:::\n:::\n\n\
        Table: T\n\n| a | b |\n|---|--:|\n| c  | d *e* |\n\n    pre  formatted\n      text\n\n\
        > [!TIP]\n> Fourteen\n\nFifteen\n: sixteen\n\n![Map](image:map.svg \"A map\")\n\n[^1]: Seventeen\n";
    let html = rendered(source).html;
    assert!(html.contains("<pre><code>pre  formatted\n  text\n</code></pre>"), "{html}");
    for (at, _) in html.match_indices('<') {
        let tag = html[at + 1..].trim_start_matches('/');
        let name: String = tag.chars().take_while(char::is_ascii_alphanumeric).collect();
        let before = &html[..at];
        if !INLINE.contains(&name.as_str()) {
            assert_eq!(before.trim_end(), before, "white space stands before <{name}> in {html}");
        }
    }
}
