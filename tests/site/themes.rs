//! A site's own theme and colours, over those of the default theme.

use crate::support::Site;

#[test]
fn one_template_and_one_word_of_its_own() {
    let site = Site::small();
    let template = "{% extends \"base.html\" %}\n{% block main %}\n<h1>{{ page.heading }}</h1>\n\
        <p>Our own way: {{ page.summary }}</p>\n{{ page.body | safe }}\n{% endblock main %}\n";
    site.write("themes/own/templates/page.html", template);
    let words = std::fs::read_to_string(crate::support::project("themes/default/text/en.yml"))
        .expect("the default theme has words");
    let own = words.replace("strapline: Services for residents", "strapline: Help on the coast");
    assert_ne!(own, words);
    site.write("themes/own/text/en.yml", own);
    site.publish(&["--theme", "own"]);
    let page = site.page("/pages/about-this-site/");
    assert!(page.main().contains("Our own way: What this site is for"), "{}", page.main());
    assert!(page.text().contains("Help on the coast"), "{}", page.text());
    assert!(site.page("/").main().contains("What do you need help with?"), "the rest is the default theme's");
}

#[test]
fn a_theme_may_be_named_by_its_folder() {
    let site = Site::small();
    site.write("looks/plain/styles/99-own.css", "h1{letter-spacing:0.5em}");
    let output = site.publish(&["--theme", "looks/plain"]);
    let style = output.iter().find(|(path, _)| path.starts_with("assets/site-")).expect("a style sheet").1;
    assert!(String::from_utf8_lossy(style).contains("h1{letter-spacing:0.5em}"));
}

#[test]
fn braces_among_attributes_are_used_as_they_are_written() {
    let site = Site::small();
    let template = "{% extends \"base.html\" %}\n{% block main %}\n<h1>{{ page.heading }}</h1>\n\
        <p {% if page.body %}hidden{% endif %}   class=\"own\">Still   whole</p>\n{% endblock main %}\n";
    site.write("themes/own/templates/page.html", template);
    let run = site.build(&["--theme", "own"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.tells("warning", "template-not-minified"), "{}", run.stderr);
    assert!(run.stderr.contains("themes/own/templates/page.html:4"), "{}", run.stderr);
    let html = site.page("/pages/about-this-site/").html;
    assert!(html.contains("<p hidden   class=\"own\">Still   whole</p>"), "{html}");
}

#[test]
fn a_template_with_a_fault_of_syntax_is_a_finding() {
    let site = Site::small();
    site.write("themes/own/templates/page.html", "{% extends \"base.html\" %}{% block main %}<h1>{{ page.");
    let run = site.build(&["--theme", "own"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.tells("error", "template"), "{}", run.stderr);
    assert!(run.stderr.contains("themes/own/templates/page.html"), "{}", run.stderr);
    assert!(!site.has("output"));
}

#[test]
fn a_template_without_a_heading_is_a_finding() {
    let site = Site::small();
    let template = "{% extends \"base.html\" %}{% block main %}<p>{{ page.summary }}</p>{% endblock main %}";
    site.write("themes/own/templates/page.html", template);
    let run = site.build(&["--theme", "own"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stderr.contains("themes/own/templates/page.html"), "{}", run.stderr);
}

#[test]
fn words_that_are_missing_are_a_finding() {
    let site = Site::small();
    site.write("themes/own/text/en.yml", "skip: Skip\n");
    let run = site.build(&["--theme", "own"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stderr.contains("error["), "{}", run.stderr);
}

fn with_colours(colours: &str) -> Site {
    let site = Site::small();
    let settings = site.read("content/site.yml");
    site.write("content/site.yml", settings + "\nbranding:\n  colours:\n    " + colours + "\n");
    site
}

#[test]
fn own_colours_stand_in_the_style_sheet() {
    let site = with_colours("brand: { light: \"#0b3d4a\", dark: \"#a0dcea\" }");
    let output = site.publish(&[]);
    let style = output.iter().find(|(path, _)| path.starts_with("assets/site-")).expect("a style sheet").1;
    let style = String::from_utf8_lossy(style);
    assert!(style.contains("--colour-brand:#0b3d4a") && style.contains("--colour-brand:#a0dcea"));
    let first = Site::small().publish(&[]);
    assert!(!first.keys().any(|path| path.starts_with("assets/site-") && output.contains_key(path)));
}

#[test]
fn colours_too_faint_to_read_are_a_finding_that_names_the_pair() {
    let site = with_colours("ink: { light: \"#999999\" }");
    let run = site.build(&[]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.tells("error", "contrast"), "{}", run.stderr);
    let message = "Text on the page is too faint on a light page: the contrast is 2.4";
    assert!(run.stderr.contains(message), "{}", run.stderr);
    assert!(run.stderr.contains("Choose a darker or lighter `ink` or `page`"), "{}", run.stderr);
    assert!(run.stderr.contains("content/site.yml:"), "{}", run.stderr);
}

#[test]
fn a_colour_that_the_theme_does_not_have_is_a_finding() {
    let run = with_colours("brend: { light: \"#0b3d4a\" }").build(&[]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stderr.contains("Did you mean `brand`?"), "{}", run.stderr);
}
