//! What every page has, and what none may have.

use crate::page::Page;
use crate::support::Site;

/// Every page but those that only lead on from an old address.
fn whole_pages() -> Vec<(String, Page)> {
    let pages = Site::demonstration_built().pages();
    let whole: Vec<_> = pages.into_iter().filter(|(_, page)| !page.is_stub()).collect();
    assert!(whole.len() > 100, "the demonstration has over a hundred pages");
    whole
}

#[test]
fn one_heading_one_main_part_and_one_way_past_the_menu() {
    for (path, page) in whole_pages() {
        for element in ["h1", "main", "header", "footer"] {
            assert_eq!(page.count(element), 1, "{element} on {path}");
        }
        assert!(page.values("id").contains(&"main".to_owned()), "{path}");
        assert_eq!(page.values("href").iter().filter(|href| *href == "#main").count(), 1, "{path}");
        let (skip, menu) = (page.html.find("#main"), page.html.find("<nav"));
        assert!(skip < menu, "the way past the menu comes before it on {path}");
    }
}

#[test]
fn contact_help_and_the_statement_at_the_same_place() {
    for (path, page) in whole_pages() {
        let text = page.text();
        let foot = &text[text.rfind("Contact and help Not sure who to ring?").expect(&path)..];
        for words in ["01632 960100", "In an emergency, ring 999.", "Accessibility statement"] {
            assert!(foot.contains(words), "`{words}` at the foot of {path}");
        }
        let hrefs = page.values("href");
        for address in ["/contact/", "/accessibility-statement/", "tel:+441632960100"] {
            assert!(hrefs.iter().any(|href| href == address), "{address} on {path}");
        }
    }
}

#[test]
fn no_script_no_style_of_its_own_and_nothing_from_elsewhere() {
    for (path, page) in Site::demonstration_built().pages() {
        for forbidden in [" style=", "<iframe", "javascript:", "onclick", "http-equiv=\"set-cookie"] {
            assert!(!page.html.contains(forbidden), "`{forbidden}` on {path}");
        }
        let scripts = page.html.split("<script").skip(1).map(|rest| rest.split('>').next().unwrap_or(rest));
        for script in scripts {
            let is_data = script.contains("type=\"application/ld+json\"")
                || script.contains("type=application/ld+json");
            let is_ours = script.contains("src=\"/assets/");
            assert!(is_data || is_ours, "`<script{script}>` on {path}");
        }
        for source in page.values("src") {
            assert!(source.starts_with('/'), "{path} loads {source}");
        }
        assert!(page.html.contains("Content-Security-Policy"), "{path}");
        assert!(page.html.contains("default-src 'none'"), "{path}");
    }
}

#[test]
fn a_language_a_title_and_an_address_of_its_own() {
    let mut titles = std::collections::BTreeMap::new();
    for (path, page) in whole_pages() {
        assert_eq!(page.values("lang").first().map(String::as_str), Some("en"), "{path}");
        let title = page.html.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next());
        let title = title.expect("a title").to_owned();
        assert!(title.ends_with("Aldermere County Council"), "{title}");
        let folder = path.split('/').next().unwrap_or_default().to_owned();
        let before = titles.insert((folder, title), path.clone());
        assert_eq!(before, None, "{path} has the title of another page of its kind");
        let address = path.strip_suffix("index.html").unwrap_or("");
        assert!(page.html.contains(&format!("https://www.example.org/{address}")), "{path}");
    }
}

#[test]
fn every_link_of_the_site_leads_to_something_published() {
    let site = Site::demonstration_built();
    let output = site.output();
    for (path, page) in site.pages() {
        for address in page.values("href").into_iter().chain(page.values("src")) {
            let Some(inside) = address.strip_prefix('/') else { continue };
            let inside = inside.split('#').next().unwrap_or_default();
            let index = if inside.is_empty() || inside.ends_with('/') { "index.html" } else { "" };
            assert!(output.contains_key(&format!("{inside}{index}")), "{path} leads to {address}");
        }
    }
}
