//! Free pages.

use serde::Serialize;

use super::head::{Head, RecordPart};
use super::{PlannedPage, Site, View, addresses, parts};
use crate::records::Kind;
use crate::records::free_page::Page;
use crate::records::reading::Entry;

pub(super) fn pages(site: &Site<'_>) -> Vec<PlannedPage> {
    PlannedPage::for_each::<Page>(site, "page.html", |_| true, page)
}

fn page(site: &Site<'_>, page: &Entry<Page>) -> View {
    #[derive(Serialize)]
    struct FreePage {
        #[serde(flatten)]
        head: Head,
        #[serde(flatten)]
        record: RecordPart,
        summary: String,
    }
    let summary = page.record.summary.in_language(site.language).clone();
    let route = addresses::list(Kind::Page).page(&page.id);
    let head = Head::of_record(site, "page", &route, &parts::title(site, page), &summary);
    View::of(FreePage { head, record: RecordPart::of(site, page, &[]), summary })
}
