//! Templates of a site's own that go round in a circle, or never come to an end.

use crate::bounded::refused;
use crate::support::Site;

/// What is said of a site with templates of its own.
fn said(templates: &[(&str, &str)]) -> String {
    let site = Site::small().write();
    let folder = site.place().join("themes/own/templates");
    std::fs::create_dir_all(&folder).unwrap();
    for (name, template) in templates {
        std::fs::write(folder.join(name), template).unwrap();
    }
    refused(&site, &["check", "--theme", "own"])
}

/// A page with something in its main part.
fn page(inside: &str) -> String {
    format!(
        "{{% extends \"base.html\" %}}\n{{% block main %}}\n<h1>A page</h1>\n{inside}\n{{% endblock main %}}\n"
    )
}

#[test]
fn templates_that_use_themselves() {
    insta::assert_snapshot!(said(&[("page.html", "{% include \"page.html\" %}")]), @r#"
    error[template]: The templates of the theme cannot be loaded
    --> themes/own/templates/page.html
     = help: Circular include detected for template 'page.html'. Include chain: `["page.html", "page.html"]`
    "#);
    insta::assert_snapshot!(said(&[
        ("page.html", &page("{% include \"a.html\" %}")),
        ("a.html", "{% include \"b.html\" %}"),
        ("b.html", "{% include \"a.html\" %}"),
    ]), @r#"
    error[template]: The templates of the theme cannot be loaded
    --> themes/own/templates/a.html
     = help: Circular include detected for template 'a.html'. Include chain: `["a.html", "b.html", "a.html"]`
    "#);
    insta::assert_snapshot!(said(&[
        ("page.html", "{% extends \"a.html\" %}"),
        ("a.html", "{% extends \"page.html\" %}"),
    ]), @r#"
    error[template]: The templates of the theme cannot be loaded
    --> themes/own/templates/a.html
     = help: Circular extend detected for template 'a.html'. Inheritance chain: `["page.html", "a.html"]`
    "#);
    insta::assert_snapshot!(said(&[
        ("page.html", &page("{{ <around /> }}")),
        ("around.html", "{% component around() %}{{ <around /> }}{% endcomponent around %}"),
    ]), @r"
    error[template]: The template `page.html` cannot be rendered
    --> themes/own/templates/page.html
     = help: Maximum render recursion depth for components exceeded.
    ");
}

#[test]
fn loops_that_never_end() {
    insta::assert_snapshot!(said(&[("page.html", &page("{% for n in range(end=1000000000) %}x{% endfor %}"))]), @r#"
    error[template]: The template `page.html` cannot be rendered
    --> themes/own/templates/page.html
     = help: error: Function `range` would produce 1000000000 elements, which exceeds the limit of 100000
              --> page.html:1:71
               |
             1 | {% extends "base.html" %} {% block main %} <h1>A page</h1>{% for n in range(end=1000000000) %}x{% endfor %} {% endblock main %}
               |                                                                       ^^^^^^^^^^^^^^^^^^^^^
    "#);
    let nested = "{% for a in range(end=100000) %}{% for b in range(end=100000) %}{% endfor %}{% endfor %}";
    insta::assert_snapshot!(said(&[("page.html", &page(nested))]), @r"
    error[endless-template]: The template `page.html` does not come to an end
    --> themes/own/templates/page.html
     = help: Look for a loop in a loop, or for components and includes that use one another many times.
    ");
    let lists = "{% set r = range(end=100000) %}{{ [[1 for a in r] for b in r] | length }}";
    assert!(said(&[("page.html", &page(lists))]).contains("error[endless-template]"));
}

#[test]
fn one_page_that_never_ends_is_enough() {
    let base = std::fs::read_to_string("themes/default/templates/base.html").unwrap();
    let loops = "{% for a in range(end=100000) %}{% for b in range(end=100000) %}{% endfor %}{% endfor %}";
    let told = said(&[("base.html", &base.replace("<main", &format!("{loops}<main")))]);
    assert!(told.contains("error[endless-template]"), "{told}");
}

#[test]
fn pieces_that_use_one_another_without_number() {
    let names: Vec<String> = (0..9).map(|number| format!("part-{number}.html")).collect();
    let includes: Vec<String> =
        (1..10).map(|number| format!("{{% include \"part-{number}.html\" %}}").repeat(10)).collect();
    let start = page("{% include \"part-0.html\" %}");
    let mut templates = vec![("page.html", start.as_str()), ("part-9.html", "x")];
    templates.extend(names.iter().map(String::as_str).zip(includes.iter().map(String::as_str)));
    insta::assert_snapshot!(said(&templates), @r"
    error[endless-template]: The template `page.html` does not come to an end
    --> themes/own/templates/page.html
     = help: Look for a loop in a loop, or for components and includes that use one another many times.
    ");
}

#[test]
fn pages_that_grow_without_end() {
    let long = format!("{{% for n in range(end=100000) %}}{}{{% endfor %}}", "x".repeat(10_000));
    insta::assert_snapshot!(said(&[("page.html", &page(&long))]), @r"
    error[endless-template]: The template `page.html` makes a page of more than 64 megabytes
    --> themes/own/templates/page.html
     = help: Show less on a page, or look for a loop in a loop.
    ");
}

#[test]
fn depth_without_an_end() {
    insta::assert_snapshot!(said(&[("page.html", &page(&"{% if true %}".repeat(2_000)))]), @r"
    error[template]: The templates of the theme cannot be loaded
     --> themes/own/templates/page.html:4:1
      |
    4 | {% if true %}{% if true %}{% if true %}{% if ...true %}{% if true %}{% if true %}{% if true %}{%...
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^...^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: error: The template nesting is too deep
               --> page.html:4:506
    ");
    let brackets = format!("{{{{ {}1{} }}}}", "(".repeat(100_000), ")".repeat(100_000));
    assert!(said(&[("page.html", &page(&brackets))]).contains("error[template]"));
    assert!(said(&[("page.html", &page(&"{{".repeat(100_000)))]).contains("error[template]"));
}

#[test]
fn a_fault_is_shown_in_the_line_that_its_author_wrote() {
    insta::assert_snapshot!(said(&[("page.html", &page("{% for x in [1] %}<p>{{ nothing.here }}</p>{% endfor %}"))]), @r#"
    error[template]: The template `page.html` cannot be rendered
    --> themes/own/templates/page.html
     = help: error: Variable `nothing` is not defined. Available variables: page, site, text
              --> page.html:1:83
               |
             1 | {% extends "base.html" %} {% block main %} <h1>A page</h1>{% for x in [1] %}<p>{{ nothing.here }}</p>{% endfor %} {% endblock main %}
               |                                                                                   ^^^^^^^
    "#);
}
