//! Old addresses: a small page at each that leads to the new one, and the same for hosts that
//! read a file of redirects.

use serde::Serialize;

use super::head::Head;
use super::parts::Link;
use super::route::{Route, Segment};
use super::{Contents, PlannedFile, PlannedPage, Site, View, addresses};
use crate::diagnostics::{Finding, Place};

struct Move {
    from: Route,
    to: Route,
    text: String,
    place: Place,
}

fn moves(site: &Site<'_>) -> Vec<Move> {
    let mut moves = Vec::new();
    for card in site.directory.cards() {
        let Some(to) = addresses::of(site, card.kind, card.id) else { continue };
        moves.extend(card.publishing.aliases.iter().filter_map(|alias| {
            Some(Move {
                from: Route::try_from(&alias.value).ok()?,
                to: to.clone(),
                text: card.title.in_language(site.language).clone(),
                place: card.place(alias.span),
            })
        }));
    }
    moves
}

/// The old addresses at which no disk can hold a page.
pub(super) fn unpublishable(site: &Site<'_>) -> Vec<Finding> {
    let cards = site.directory.cards();
    let aliases = cards
        .flat_map(|card| card.publishing.aliases.iter().map(move |alias| (card.place(alias.span), alias)));
    let misfits = aliases.filter_map(|(place, alias)| Some((place, Route::try_from(&alias.value).err()?)));
    misfits.map(|(place, misfit)| addresses::unpublishable(place, misfit)).collect()
}

pub(super) fn pages(site: &Site<'_>) -> Vec<PlannedPage> {
    let page = |moved: Move| {
        let Move { from, to, text, place } = moved;
        let mut page = PlannedPage::new(from, "moved.html", place, move |site| view(site, &to, &text));
        page.listed = false;
        page
    };
    moves(site).into_iter().map(page).collect()
}

fn view(site: &Site<'_>, to: &Route, text: &str) -> View {
    #[derive(Serialize)]
    struct Moved {
        #[serde(flatten)]
        head: Head,
        to: Link,
    }
    let head = Head::from_words(site, "moved", to, &[]);
    View::of(Moved { head, to: Link { text: text.to_owned(), href: to.href(site.base) } })
}

/// `_redirects`: one line a move, as hosts of static sites read it.
pub(super) fn files(site: &Site<'_>) -> Vec<PlannedFile> {
    let mut lines: Vec<String> = moves(site)
        .iter()
        .map(|moved| format!("{} {} 301\n", moved.from.href(site.base), moved.to.href(site.base)))
        .collect();
    lines.sort();
    if lines.is_empty() {
        return Vec::new();
    }
    let route = Route::home().file(const { Segment::fixed("_redirects") });
    let place = site.directory.authority.whole();
    vec![PlannedFile { route, place, contents: Contents::Text(lines.concat()) }]
}
