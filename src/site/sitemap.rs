//! For search engines: `sitemap.xml` and `robots.txt`.

use std::fmt::Write as _;

use super::route::{Route, Segment};
use super::{Contents, PlannedFile, PlannedPage, Site};
use crate::characters::escaped;

/// The two files. A demonstration asks to be left out of every index.
pub(super) fn files(site: &Site<'_>, pages: &[PlannedPage]) -> Vec<PlannedFile> {
    let file = |route: Route, text: String| {
        let place = site.directory.authority.whole();
        PlannedFile { route, place, contents: Contents::Text(text) }
    };
    let robots_txt = Route::home().file(const { Segment::fixed("robots.txt") });
    vec![file(robots_txt, robots(site)), file(address(), sitemap(site, pages))]
}

fn address() -> Route {
    Route::home().file(const { Segment::fixed("sitemap.xml") })
}

fn robots(site: &Site<'_>) -> String {
    if site.directory.authority.record.demonstration {
        let note = site.words.word("demonstration");
        // A page that may not be fetched cannot say that it is not to be indexed: so crawling
        // stays allowed, and each page carries `noindex`.
        return format!("# {note}\nUser-agent: *\nAllow: /\n");
    }
    let sitemap = address().absolute(site.base);
    format!("User-agent: *\nAllow: /\nSitemap: {sitemap}\n")
}

fn sitemap(site: &Site<'_>, pages: &[PlannedPage]) -> String {
    let mut addresses: Vec<String> =
        pages.iter().filter(|page| page.listed).map(|page| page.route.absolute(site.base)).collect();
    addresses.sort();
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    if site.directory.authority.record.demonstration {
        // Writing to a string cannot fail.
        let _ = writeln!(xml, "<!-- {} -->", escaped(&site.words.word("demonstration")));
    }
    xml += "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
    for address in &addresses {
        let _ = writeln!(xml, "<url><loc>{}</loc></url>", escaped(address));
    }
    xml + "</urlset>\n"
}
