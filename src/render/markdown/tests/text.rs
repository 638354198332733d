use super::{findings, html, rendered};

#[test]
fn raw_html_is_shown_as_text() {
    assert_eq!(rendered("a <b>b</b> c").html, "<p>a &lt;b&gt;b&lt;/b&gt; c</p>");
    assert_eq!(
        rendered("<script>alert(1)</script>\n\n<!-- x -->").html,
        "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p><p>&lt;!-- x --&gt;</p>"
    );
    assert_eq!(
        findings("a <b>b</b> c\n\n<div>\nd\n</div>\n"),
        [
            "warning raw-html at `<b>`: This is HTML, and readers see it as it is written. Write it in Markdown, or delete it.",
            "warning raw-html at `<div>\nd\n</div>`: This is HTML, and readers see it as it is written. Write it in Markdown, or delete it.",
        ]
    );
}

#[test]
fn text_is_marked_up_and_punctuation_left_alone() {
    assert_eq!(
        html("*a* **b** ~~c~~ `d` \"e\" -- f... &amp; &lt; g  \nh\ni"),
        "<p><em>a</em> <strong>b</strong> <del>c</del> <code>d</code> &quot;e&quot; -- f... &amp; &lt; g<br>h\ni</p>"
    );
    assert_eq!(html("a\n\n---\n\n> b"), "<p>a</p><hr><blockquote><p>b</p></blockquote>");
}

#[test]
fn lists_and_definitions() {
    assert_eq!(html("- a\n- b\n  1. c\n"), "<ul><li>a</li><li>b<ol><li>c</li></ol></li></ul>");
    assert_eq!(html("3. a\n4. b\n"), "<ol start=\"3\"><li>a</li><li>b</li></ol>");
    assert_eq!(
        html("Wait\n: Two weeks\n: or three\n"),
        "<dl><dt>Wait</dt><dd>Two weeks</dd><dd>or three</dd></dl>"
    );
}

#[test]
fn tasks_say_in_words_whether_they_are_done() {
    assert_eq!(
        html("- [x] Ring us\n- [ ] Wait\n"),
        "<ul><li class=\"task\"><span class=\"state\">Done:</span> Ring us</li>\
         <li class=\"task\"><span class=\"state\">To do:</span> Wait</li></ul>"
    );
}

#[test]
fn code_keeps_its_lines_and_block_lines_in_it() {
    assert_eq!(
        html("```yaml\n:::callout é\na: <b>\n\n:::\n```\n"),
        "<pre><code>:::callout é\na: &lt;b&gt;\n\n:::\n</code></pre>"
    );
    assert_eq!(html("    a\n    b\n"), "<pre><code>a\nb\n</code></pre>");
}

#[test]
fn long_sentences_are_named_with_their_place() {
    assert_eq!(
        findings("Short one. This sentence has *more* words than\nit `may` have. Short."),
        [
            "warning long-sentence at `This sentence has *more* words than\nit `may` have.`: This sentence has 9 words. The longest should have 8. Split it into two or more."
        ]
    );
}

#[test]
fn code_tables_headings_and_items_are_no_long_sentences() {
    html("## One two three four five six seven eight nine ten\n");
    html("```\none two three four five six seven eight nine ten\n```\n");
    html(
        "Table: T\n\n| one two three four five six seven eight nine |\n|---|\n| one two three four five six seven eight nine |\n",
    );
    html("One two three four five:\n- six seven eight\n- nine ten\n");
    html("One two three four five\\\nsix seven eight nine");
}

#[test]
fn what_stands_too_deep_is_shown_without_a_mark_of_its_own() {
    let deep = format!("{}a", "> ".repeat(30));
    assert_eq!(rendered(&deep).html.matches("<blockquote>").count(), 24);
    assert_eq!(findings(&deep).len(), 1);
    assert!(findings(&deep)[0].ends_with(
        "This stands inside too many lists or quotations, and is shown without a mark of its own. Write it with fewer levels."
    ));
}

#[test]
fn nothing_comes_of_nothing() {
    assert_eq!(html(""), "");
    assert_eq!(html("\n \n"), "");
}
