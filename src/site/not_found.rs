//! The page that a host shows where there is none.

use super::head::Head;
use super::route::{Route, Segment};
use super::{PlannedPage, Site, View};

pub(super) fn pages(site: &Site<'_>) -> Vec<PlannedPage> {
    let route = Route::home().file(const { Segment::fixed("404.html") });
    let mut page = PlannedPage::new(route, "not-found.html", site.directory.authority.whole(), not_found);
    page.listed = false;
    vec![page]
}

fn not_found(site: &Site<'_>) -> View {
    let mut head = Head::from_words(site, "not-found", &Route::home(), &[]);
    head.breadcrumbs.clear();
    View::of(head)
}
