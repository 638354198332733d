use super::super::minified;
use super::rendered;

/// The text with white space folded, each tag of a block standing for a space.
fn folded(html: &str) -> String {
    const INLINE: [&str; 7] = ["a", "em", "strong", "del", "code", "sup", "span"];
    let mut text = String::new();
    for (at, part) in html.split('<').enumerate() {
        let (tag, after) = part.split_once('>').unwrap_or(("", part));
        let name: String =
            tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        if at > 0 && !INLINE.contains(&name.as_str()) {
            text.push(' ');
        }
        text.push_str(if at == 0 { part } else { after });
    }
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_text_stays_the_same() {
    let source = "## A & b\n\nOne *two* **three** [four](/x/) `fi  ve`[^1] &lt;six&gt;\nseven  \neight\n\n\
        :::expand Nine <ten>\n:::warning\n- [x] Eleven\n- twelve\n  - thirteen *x* `y`\n:::\n:::\n\n\
        Table: T\n\n| a | b |\n|---|--:|\n| c  | d *e* |\n\n    pre  formatted\n      text\n\n\
        > [!TIP]\n> Fourteen\n\nFifteen\n: sixteen\n\n![Map](image:map.svg \"A map\")\n\n[^1]: Seventeen\n";
    let html = rendered(source).html;
    let small = minified(html.clone());
    assert_eq!(folded(&small), folded(&html));
    assert!(small.len() < html.len());
    assert!(small.contains("<pre><code>pre  formatted\n  text\n</code></pre>"), "{small}");
    assert!(small.contains("<details class=expander><summary>Nine &lt;ten></summary>"), "{small}");
    assert!(
        small.contains("One <em>two</em> <strong>three</strong> <a href=/a/x/>four</a> <code>fi  ve</code>"),
        "{small}"
    );
    for tag in ["p", "li", "td", "tr", "tbody", "thead", "dd", "dt"] {
        let count = |mark: String| small.matches(&mark).count();
        assert_eq!(
            count(format!("<{tag}>")) + count(format!("<{tag} ")),
            count(format!("</{tag}>")),
            "{tag} in {small}"
        );
    }
}

#[test]
fn it_is_the_same_each_time() {
    let html = rendered("![Map](image:map.svg)").html;
    assert_eq!(minified(minified(html.clone())), minified(html));
}
