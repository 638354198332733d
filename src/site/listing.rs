//! Lists that are split into pages of 100 entries.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use serde::Serialize;

use super::head::Head;
use super::route::Route;
use super::{PlannedPage, Site, View, addresses};
use crate::diagnostics::Place;
use crate::directory::Held;
use crate::records::Kind;
use crate::records::reading::Entry;
use crate::theme::Blanks;

/// How many entries one page of a list shows.
const PAGE_SIZE: usize = 100;

/// The part of a list that one page shows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    number: u32,
    last: u32,
    total: usize,
}

#[derive(Debug, Serialize)]
struct Pagination {
    number: u32,
    last: u32,
    previous: Option<String>,
    next: Option<String>,
}

/// What the view of every page of a list has besides its head.
#[derive(Debug, Serialize)]
pub(super) struct ListPart {
    pagination: Option<Pagination>,
    total: usize,
}

impl Part {
    /// Its number, from 1.
    pub(super) fn number(self) -> usize {
        self.number as usize
    }

    /// The entries of this part.
    pub(super) fn of<T>(self, entries: Vec<T>) -> Vec<T> {
        let before = (self.number as usize - 1) * PAGE_SIZE;
        entries.into_iter().skip(before).take(PAGE_SIZE).collect()
    }

    /// What the view has of the list as a whole.
    pub(super) fn list(self, site: &Site<'_>, route: &Route) -> ListPart {
        let href = |number| addresses::part(route, number).href(site.base);
        let pagination = (self.last > 1).then(|| Pagination {
            number: self.number,
            last: self.last,
            previous: (self.number > 1).then(|| href(self.number - 1)),
            next: (self.number < self.last).then(|| href(self.number + 1)),
        });
        ListPart { pagination, total: self.total }
    }

    /// The head of this part: further pages say in their title which they are.
    pub(super) fn head(self, site: &Site<'_>, kind: &'static str, route: &Route) -> Head {
        self.head_of(site, kind, route, &[]).under(site, kind, route)
    }

    /// The same for a list below another page, which is not yet among its breadcrumbs.
    pub(super) fn head_of(
        self,
        site: &Site<'_>,
        kind: &'static str,
        route: &Route,
        blanks: &Blanks<'_>,
    ) -> Head {
        let mut head = Head::from_words(site, kind, &addresses::part(route, self.number), blanks);
        if self.number > 1 {
            let (number, last) = (self.number.to_string(), self.last.to_string());
            let blanks = [("title", head.title.as_str()), ("number", &number), ("last", &last)];
            head.title = site.words.text("pages.further.title", &blanks);
        }
        head
    }
}

/// The view of one part of a list: its entries stand under the list's own name, as in
/// `page.services`.
pub(super) fn view<E, T: Serialize + 'static>(
    site: &Site<'_>,
    part: Part,
    kind: &'static str,
    route: &Route,
    all: Vec<E>,
    entry: impl Fn(E) -> Option<T>,
) -> View {
    #[derive(Serialize)]
    struct ListPage<T> {
        #[serde(flatten)]
        head: Head,
        #[serde(flatten)]
        list: ListPart,
        #[serde(flatten)]
        entries: BTreeMap<&'static str, Vec<T>>,
    }
    let entries = part.of(all).into_iter().filter_map(entry).collect();
    View::of(ListPage {
        head: part.head(site, kind, route),
        list: part.list(site, route),
        entries: BTreeMap::from([(kind, entries)]),
    })
}

/// The pages of a kind of record: its list and one for each record.
///
/// `templates` names that of the list and that of a record.
pub(super) fn of_kind<R: Held>(
    site: &Site<'_>,
    templates: [&'static str; 2],
    list: impl Fn(&Site<'_>, Part) -> View + Send + Sync + Copy + 'static,
    record: impl Fn(&Site<'_>, &Entry<R>) -> View + Send + Sync + Copy + 'static,
) -> Vec<PlannedPage> {
    let [list_template, record_template] = templates;
    let place = site.directory.authority.whole();
    let total = site.directory.all::<R>().len();
    let mut all = pages(&addresses::list(R::KIND), list_template, &place, total, list);
    all.extend(PlannedPage::for_each::<R>(site, record_template, |_| true, record));
    all
}

/// The records of a kind, those with the largest key first; of equals, in the order of their ids.
pub(super) fn newest_first<'a, R: Held, K: Ord>(
    site: &Site<'a>,
    key: impl Fn(&R) -> K,
) -> Vec<&'a Arc<Entry<R>>> {
    ordered(site, |entry| Reverse(key(&entry.record)))
}

/// The records of a kind in the order of their list; of equals, in the order of their ids.
///
/// A kind has one order. It is found once, however many pages the list has.
pub(super) fn ordered<'a, R: Held, K: Ord>(
    site: &Site<'a>,
    key: impl Fn(&Entry<R>) -> K,
) -> Vec<&'a Arc<Entry<R>>> {
    let all: Vec<_> = site.directory.all::<R>().iter().collect();
    let find = || {
        let mut order: Vec<usize> = (0..all.len()).collect();
        order.sort_by_cached_key(|number| key(all[*number]));
        order
    };
    match site.orders.0.get(&R::KIND) {
        Some(order) => order.get_or_init(find).iter().map(|number| all[*number]).collect(),
        None => find().iter().map(|number| all[*number]).collect(),
    }
}

/// The orders of lists that were found so far: each record by its number among its kind.
#[derive(Debug)]
pub struct Orders(BTreeMap<Kind, OnceLock<Vec<usize>>>);

impl Default for Orders {
    fn default() -> Self {
        Self(Kind::ALL.iter().map(|kind| (*kind, OnceLock::new())).collect())
    }
}

/// The pages of a list of `total` entries.
pub(super) fn pages(
    route: &Route,
    template: &'static str,
    place: &Place,
    total: usize,
    view: impl Fn(&Site<'_>, Part) -> View + Send + Sync + Copy + 'static,
) -> Vec<PlannedPage> {
    numbered(route, template, place, total.div_ceil(PAGE_SIZE).max(1), move |site, part| {
        view(site, Part { total, ..part })
    })
}

/// The pages of a list that is split in another way than by the number of its entries.
pub(super) fn numbered(
    route: &Route,
    template: &'static str,
    place: &Place,
    last: usize,
    view: impl Fn(&Site<'_>, Part) -> View + Send + Sync + Clone + 'static,
) -> Vec<PlannedPage> {
    let last = u32::try_from(last).unwrap_or(u32::MAX);
    let page = |number| {
        let (part, view) = (Part { number, last, total: 0 }, view.clone());
        PlannedPage::new(addresses::part(route, number), template, place.clone(), move |site| {
            view(site, part)
        })
    };
    (1..=last).map(page).collect()
}
