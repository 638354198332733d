//! Where pages and files stand: under the base path, each at an address of its own.

use crate::support::{Run, Site};

const BASE: &str = "https://www.example.net/a/b/";

#[test]
fn every_address_begins_with_the_base_path() {
    let site = Site::demonstration();
    site.publish(&["--base-url", BASE]);
    for (path, page) in site.pages() {
        let loaded = page.values("src");
        for address in page.values("href").into_iter().chain(loaded) {
            let elsewhere = ["#", "https://", "tel:", "mailto:", "sms:", "data:"];
            let inside = address.starts_with("/a/b/") && !address.starts_with("/a/b//");
            let other = elsewhere.iter().any(|start| address.starts_with(start));
            assert!(inside || other, "{path} has the address {address}");
        }
        assert!(!page.html.contains("https://www.example.org/services"), "{path} has the old base");
        let refresh = page.values("content").into_iter().find(|content| content.starts_with("0; url="));
        assert!(refresh.is_none_or(|refresh| refresh.starts_with("0; url=/a/b/")), "{path}");
    }
}

#[test]
fn whole_addresses_begin_with_the_base_address() {
    let site = Site::demonstration();
    site.publish(&["--base-url", BASE]);
    let canonical = format!("<link rel=\"canonical\" href=\"{BASE}services/home-safety-check/\">");
    let page = site.page("/services/home-safety-check/");
    assert!(page.values("href").contains(&format!("{BASE}services/home-safety-check/")), "{canonical}");
    for (file, mark) in [("sitemap.xml", "<loc>"), ("feed.xml", "href=\"")] {
        let text = site.read(&format!("output/{file}"));
        let addresses: Vec<&str> = text.split(mark).skip(1).collect();
        assert!(addresses.len() > 5, "{file}");
        for address in addresses {
            assert!(address.starts_with(BASE), "{file}: {address}");
        }
    }
    for line in site.read("output/_redirects").lines() {
        let parts: Vec<&str> = line.split(' ').collect();
        assert!(parts.len() == 3 && parts[0].starts_with("/a/b/") && parts[1].starts_with("/a/b/"), "{line}");
    }
}

#[test]
fn a_base_address_that_cannot_be_one_is_refused() {
    let site = Site::small();
    for wrong in ["/a/b/", "ftp://www.example.org/", "https://www.example.org/?a=b", "www.example.org"] {
        let run = site.build(&["--base-url", wrong]);
        assert_eq!(run.code, 2, "{wrong}: {}", run.stderr);
        assert!(run.stderr.contains("--base-url"), "{}", run.stderr);
    }
    assert!(!site.has("output"));
}

#[test]
fn the_slash_at_the_end_of_the_base_address_may_be_left_out() {
    let site = Site::small();
    site.publish(&["--base-url", "https://www.example.net/a/b"]);
    assert!(site.page("/").values("href").contains(&"/a/b/services/".to_owned()));
}

#[test]
fn an_old_address_leads_on_from_a_page_and_from_a_list_of_redirects() {
    let site = Site::small();
    site.replace(
        "content/services/home-safety-check.md",
        "status: active",
        "status: active\naliases: [/handyman/, /old/check.html, /Visit.aspx]",
    );
    site.publish(&[]);
    for path in ["handyman/index.html", "old/check.html", "Visit.aspx/index.html"] {
        let stub = site.page(&format!("/{path}"));
        assert!(stub.links_to("/services/home-safety-check/"), "{}", stub.html);
        assert!(stub.values("content").contains(&"0; url=/services/home-safety-check/".to_owned()), "{path}");
        assert!(stub.values("content").contains(&"noindex".to_owned()), "{path}");
        let canonical = "https://www.example.org/services/home-safety-check/".to_owned();
        assert!(stub.values("href").contains(&canonical), "{path}");
    }
    let redirects = site.read("output/_redirects");
    for from in ["/handyman/", "/old/check.html", "/Visit.aspx/"] {
        let line = format!("{from} /services/home-safety-check/ 301");
        assert!(redirects.lines().any(|written| written == line), "{redirects}");
    }
    assert!(!site.read("output/sitemap.xml").contains("handyman"));
}

#[test]
fn without_old_addresses_there_are_no_redirects() {
    assert!(!Site::small().publish(&[]).contains_key("_redirects"));
}

/// Builds a site whose two records want one address.
fn clashes(site: &Site) -> Run {
    let run = site.build(&[]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.tells("error", "address-taken"), "{}", run.stderr);
    assert!(!site.has("output"));
    run
}

#[test]
fn a_service_named_like_a_page_of_the_program_is_found() {
    let site = Site::small();
    let service = site.read("content/services/home-safety-check.md");
    site.write("content/services/a-to-z.md", service.replace("name: Home safety check", "name: Letters"));
    let run = clashes(&site);
    assert!(run.stderr.contains("`/services/a-to-z/`"), "{}", run.stderr);
    assert!(run.stderr.contains("content/services/a-to-z.md"), "{}", run.stderr);
}

#[test]
fn an_old_address_where_a_page_stands_is_found() {
    let site = Site::small();
    let alias = "footer_order: 1\naliases: [/Services/Home-Safety-Check/]";
    site.replace("content/pages/about-this-site.md", "footer_order: 1", alias);
    let run = clashes(&site);
    assert!(run.stderr.contains("content/pages/about-this-site.md"), "{}", run.stderr);
}

#[test]
fn one_old_address_of_two_records_is_found() {
    let site = Site::small();
    site.replace("content/pages/about-this-site.md", "footer_order: 1", "footer_order: 1\naliases: [/old/]");
    site.replace(
        "content/services/home-safety-check.md",
        "status: active",
        "status: active\naliases: [/old]",
    );
    clashes(&site);
}

#[test]
fn an_old_address_below_a_file_is_found() {
    let site = Site::small();
    let aliases = "footer_order: 1\naliases: [/old.html, /old.html/more/]";
    site.replace("content/pages/about-this-site.md", "footer_order: 1", aliases);
    clashes(&site);
}
