use super::{findings, html, rendered};

#[test]
fn a_table_has_a_caption_scopes_and_a_region() {
    assert_eq!(
        html(
            "Table: *Cost* a year\n\n| What | Pounds | Who |\n|:-----|-----:|:-:|\n| Rails | 10 | [Us](/us/) |\n"
        ),
        "<div class=\"table-scroll\" role=\"region\" aria-labelledby=\"table_1\" tabindex=\"0\">\
         <table><caption id=\"table_1\"><em>Cost</em> a year</caption>\
         <thead><tr><th scope=\"col\">What</th><th scope=\"col\" class=\"number\">Pounds</th><th scope=\"col\" class=\"middle\">Who</th></tr></thead>\
         <tbody><tr><td>Rails</td><td class=\"number\">10</td><td class=\"middle\"><a href=\"/a/us/\">Us</a></td></tr></tbody></table></div>"
    );
}

#[test]
fn the_caption_may_stand_right_above() {
    assert!(html("Table: Cost\n| A |\n|---|\n| b |\n").contains("<caption id=\"table_1\">Cost</caption>"));
}

#[test]
fn an_empty_header_is_an_ordinary_cell() {
    assert!(
        html("Table: Cost\n\n| | A |\n|---|---|\n| b | c |\n")
            .contains("<tr><td></td><th scope=\"col\">A</th></tr>")
    );
}

#[test]
fn a_table_without_a_caption_gets_one() {
    let source = "## Opening hours\n\n| A |\n|---|\n| b |\n\ntext\n\n| C |\n|---|\n";
    let html = rendered(source).html;
    assert!(html.contains("<caption id=\"table_1\">Opening hours</caption>"), "{html}");
    assert!(html.contains("<caption id=\"table_2\">Opening hours (Table 2)</caption>"), "{html}");
    assert_eq!(
        findings(source)[0],
        "warning table-without-caption at `| A |`: This table has no caption, and gets \"Opening hours\". Say what it shows in a line above it that begins with `Table: `, such as `Table: Opening hours by office`."
    );
    assert!(rendered("| A |\n|---|\n").html.contains("<caption id=\"table_1\">Table</caption>"));
}

#[test]
fn a_line_that_looks_like_a_caption_stays_where_no_table_follows() {
    assert_eq!(html("Table: not one\n\ntext"), "<p>Table: not one</p><p>text</p>");
}
