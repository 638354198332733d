use super::{findings, html, rendered, rendered_with};

#[test]
fn headings_have_ids_from_their_text() {
    assert_eq!(
        html(
            "## Who can't get it?\n\n### *Costs* & `fees`\n\n### Costs, fees!\n\n## Tŷ newydd\n\n## Help\n\n## ???\n"
        ),
        "<h2 id=\"who-cant-get-it\">Who can't get it?</h2>\
         <h3 id=\"costs-fees\"><em>Costs</em> &amp; <code>fees</code></h3>\
         <h3 id=\"costs-fees-2\">Costs, fees!</h3>\
         <h2 id=\"tŷ-newydd\">Tŷ newydd</h2>\
         <h2 id=\"help-2\">Help</h2>\
         <h2 id=\"section\">???</h2>"
    );
}

#[test]
fn an_id_never_takes_that_of_another_heading() {
    assert_eq!(
        html("## A\n\n## A 2\n\n## A\n"),
        "<h2 id=\"a\">A</h2><h2 id=\"a-2\">A 2</h2><h2 id=\"a-3\">A</h2>"
    );
}

#[test]
fn headings_begin_at_the_level_of_their_place() {
    let rendered = rendered_with("## A\n\n### B\n\n###### C\n", |source| source.heading_level = 3);
    let headings: Vec<_> =
        rendered.headings.iter().map(|h| (h.level, h.id.as_str(), h.text.as_str())).collect();
    assert_eq!(headings, [(3, "a", "A"), (4, "b", "B"), (5, "c", "C")]);
}

#[test]
fn a_gap_is_named_and_closed() {
    let source = "# A\n\n#### B\n\n#### C\n\n## D\n";
    assert_eq!(
        rendered(source).html,
        "<h2 id=\"a\">A</h2><h3 id=\"b\">B</h3><h3 id=\"c\">C</h3><h2 id=\"d\">D</h2>"
    );
    assert_eq!(
        findings(source),
        [
            "warning heading-level-one at `# A`: `#` is kept for the title of the page. Write `##` for the highest headings of the text.",
            "warning skipped-heading-level at `#### B`: This heading has `####`, and the heading above it has `##`: a level is left out. Write `###`.",
        ]
    );
    assert_eq!(
        findings("### A"),
        [
            "warning skipped-heading-level at `### A`: This heading has `###`, and no heading stands above it: a level is left out. Write `##`."
        ]
    );
}

#[test]
fn an_empty_heading_is_left_out() {
    assert_eq!(rendered("##\n\na").html, "<p>a</p>");
    assert_eq!(
        findings("## \n"),
        ["warning empty-heading at `##`: This heading has no text. Write its text, or delete the line."]
    );
}
