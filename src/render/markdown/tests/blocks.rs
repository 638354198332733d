use super::{findings, html, rendered};

#[test]
fn each_block_has_its_html() {
    for (source, expected) in [
        (":::callout\nText\n:::", "<div class=\"callout\"><p>Text</p></div>"),
        (
            ":::callout A <b>\nText\n:::",
            "<div class=\"callout\"><p class=\"label\">A &lt;b&gt;</p><p>Text</p></div>",
        ),
        (":::warning\nText\n:::", "<div class=\"warning\"><p class=\"label\">Warning</p><p>Text</p></div>"),
        (
            ":::warning Gas\nText\n:::",
            "<div class=\"warning\"><p class=\"label\">Warning: Gas</p><p>Text</p></div>",
        ),
        (
            ":::contact provider:ternbridge-homes\n:::",
            "<div class=\"contact-card\"><p>Ternbridge Homes</p></div>",
        ),
        (
            ":::key-figure 12 of 12 | districts have a provider\n:::",
            "<p class=\"key-figure\"><strong>12 of 12</strong> districts have a provider</p>",
        ),
        (":::steps\n1. Ring us\n2. Wait\n:::", "<ol class=\"steps\"><li>Ring us</li><li>Wait</li></ol>"),
        (
            ":::expand What to bring\n- A card\n:::",
            "<details class=\"expander\"><summary>What to bring</summary><ul><li>A card</li></ul></details>",
        ),
    ] {
        assert_eq!(html(source), expected, "{source}");
    }
}

#[test]
fn a_block_needs_no_empty_lines_around_it() {
    assert_eq!(
        html("One\n:::callout\n- Two\n:::\nThree\r\n:::expand A\r\nFour\r\n:::\r\n"),
        "<p>One</p><div class=\"callout\"><ul><li>Two</li></ul></div><p>Three</p>\
         <details class=\"expander\"><summary>A</summary><p>Four</p></details>"
    );
}

#[test]
fn a_block_may_stand_in_another() {
    assert_eq!(
        html(":::expand A\n:::callout B\n## C\n:::\n:::contact provider:ternbridge-homes\n:::\nD\n:::"),
        "<details class=\"expander\"><summary>A</summary><div class=\"callout\"><p class=\"label\">B</p><h2 id=\"c\">C</h2></div>\
         <div class=\"contact-card\"><p>Ternbridge Homes</p></div><p>D</p></details>"
    );
}

#[test]
fn a_block_that_holds_nothing_is_closed_right_below() {
    let card = "<div class=\"contact-card\"><p>Ternbridge Homes</p></div>";
    assert_eq!(html(":::contact provider:ternbridge-homes\n\n\n:::\nA"), format!("{card}<p>A</p>"));
    for after in ["A\n", "<div>\n", ":::callout\nA\n:::\n", ""] {
        let source = format!(":::expand T\n:::contact provider:ternbridge-homes\n{after}");
        assert_eq!(
            findings(&source)[0],
            "error unclosed-block at `:::contact provider:ternbridge-homes`: The block `:::contact` is not closed. It holds nothing: write a line of `:::` right below it."
        );
        assert!(rendered(&source).html.contains(card));
    }
}

#[test]
fn blocks_are_found_behind_raw_html_but_not_in_code() {
    assert_eq!(
        rendered(":::callout\n<div>\n:::\nA").html,
        "<div class=\"callout\"><p>&lt;div&gt;</p></div><p>A</p>"
    );
    assert_eq!(html("```\n:::callout\n```"), "<pre><code>:::callout\n</code></pre>");
}

#[test]
fn says_what_is_wrong_with_a_block() {
    for (source, said) in [
        (
            ":::calout A\n:::",
            "error unknown-block at `:::calout A`: There is no block `:::calout`. Did you mean `:::callout`?",
        ),
        (
            ":::xyz\n:::",
            "error unknown-block at `:::xyz`: There is no block `:::xyz`. The blocks are `callout`, `warning`, `contact`, `key-figure`, `steps`, `expand`.",
        ),
        (
            ":::callout A\nb",
            "error unclosed-block at `:::callout A`: The block `:::callout` is not closed. Write a line of `:::` where it ends.",
        ),
        (
            "A\n\n:::",
            "error stray-block-end at `:::`: This `:::` closes no block. Delete it, or write the line that opens the block, such as `:::callout`, above it.",
        ),
        (
            ":::expand A\n:::callout\n:::warning\nb\n:::\n:::\n:::",
            "error block-too-deep at `:::warning`: The block `:::warning` stands inside two others. Close one of them before it with a line of `:::`.",
        ),
        (
            "- a\n  :::callout\n",
            "error indented-block at `:::callout`: `:::` does not stand at the beginning of its line, and is shown as text. Delete what stands before it. A block cannot stand in a list or a quotation.",
        ),
        (
            ":::expand\nA\n:::",
            "error bad-block at `:::expand`: `:::expand` needs a title. Say after it what it holds: `:::expand What to bring`.",
        ),
        (
            ":::steps A\n1. b\n:::",
            "error bad-block at `:::steps A`: `:::steps` has no title. Write the title as a heading above it.",
        ),
        (
            ":::steps\n- a\n:::",
            "error bad-block at `:::steps`: `:::steps` holds no numbered list. Write each step on a line of its own that begins with `1.` and a space.",
        ),
        (
            ":::key-figure 12\n:::",
            "error bad-block at `:::key-figure 12`: `:::key-figure` needs a figure and what it counts. Write them with an upright line between: `:::key-figure 12 of 12 | districts have a provider`.",
        ),
        (
            ":::contact\n:::",
            "error bad-block at `:::contact`: `:::contact` does not say whose contact to show. Write the record after it: `:::contact provider:ternbridge-homes`.",
        ),
        (
            ":::contact ternbridge-homes\n:::",
            "error bad-block at `:::contact ternbridge-homes`: `ternbridge-homes` does not say which kind of record it means. Write the kind, a colon and the id, like `service:home-safety-check`.",
        ),
        (
            ":::contact provider:x\n:::",
            "error dangling-reference at `:::contact provider:x`: There is no provider `x`. Write the id of a provider, which is the name of its file without the ending.",
        ),
        (
            ":::contact provider:quiet\n:::",
            "error no-contact at `:::contact provider:quiet`: `provider:quiet` has no contact to show. Add a contact to that record, or name another.",
        ),
    ] {
        assert_eq!(findings(source), [said]);
    }
}

#[test]
fn what_a_faulty_block_holds_is_shown_all_the_same() {
    assert_eq!(rendered(":::xyz\nA\n:::\nB").html, "<p>A</p><p>B</p>");
    assert_eq!(rendered(":::callout\n- A").html, "<div class=\"callout\"><ul><li>A</li></ul></div>");
    assert_eq!(rendered("> :::x").html, "<blockquote><p>:::x</p></blockquote>");
}
