use super::{findings, html, rendered, rendered_with};

#[test]
fn notes_stand_at_the_end_with_links_both_ways() {
    assert_eq!(
        html("A[^b] c[^a] d[^b].\n\n[^a]: First.\n\n[^b]: - item\n\nLast."),
        "<p>A<sup><a id=\"note_1_from_1\" href=\"#note_1\" aria-label=\"Note 1\">1</a></sup> \
         c<sup><a id=\"note_2_from_1\" href=\"#note_2\" aria-label=\"Note 2\">2</a></sup> \
         d<sup><a id=\"note_1_from_2\" href=\"#note_1\" aria-label=\"Note 1\">1</a></sup>.</p><p>Last.</p>\
         <section class=\"footnotes\" aria-labelledby=\"notes_heading\"><h2 id=\"notes_heading\">Notes</h2><ol>\
         <li id=\"note_1\"><ul><li>item</li></ul><p><a href=\"#note_1_from_1\">Back to the text (1)</a> \
         <a href=\"#note_1_from_2\">Back to the text (2)</a></p></li>\
         <li id=\"note_2\"><p>First. <a href=\"#note_2_from_1\">Back to the text</a></p></li></ol></section>"
    );
}

#[test]
fn notes_work_across_blocks_and_with_a_prefix() {
    let source = ":::callout\nA[^1]\n:::\n\n[^1]: Note\n\n:::expand More about it\nB[^1]\n:::\n";
    let html = rendered_with(source, |source| source.id_prefix = "x-").html;
    assert!(html.contains("id=\"x-note_1_from_2\" href=\"#x-note_1\""), "{html}");
    assert!(html.contains("<li id=\"x-note_1\"><p>Note <a href=\"#x-note_1_from_1\">"), "{html}");
    assert_eq!(findings(source), Vec::<String>::new());
}

#[test]
fn says_what_is_wrong_with_notes() {
    let source = "A[^x] b\n\n[^y]: One\n\n[^z]: Two[^z]\n\n[^z]: Three";
    assert_eq!(
        findings(source),
        [
            "warning missing-footnote at `[^x]`: There is no note for `[^x]`. Write it on a line of its own: `[^x]: The note`.",
            "warning duplicate-footnote at `[^z]: Three`: There are two notes for `[^z]`, and only the first is shown. Give one of the two another number, or delete it.",
            "warning unused-footnote at `[^y]: One`: Nothing in the text points to the note `[^y]`. Write `[^y]` where it belongs, or delete the note.",
        ]
    );
    assert!(rendered(source).html.contains("<li id=\"note_2\"><p>One</p></li>"));
    assert_eq!(html("A \\[^x]"), "<p>A [^x]</p>");
}
