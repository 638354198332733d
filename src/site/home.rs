//! The home page: what residents come for first.

use std::collections::BTreeSet;

use serde::Serialize;

use super::decisions::{self, DecisionEntry};
use super::head::Head;
use super::parts::{self, Link};
use super::route::Route;
use super::updates::{self, UpdateEntry};
use super::{PlannedPage, Site, View, addresses, browse, hubs, rings};
use crate::records::Kind;
use crate::records::need::Need;
use crate::records::service::Service;

/// How many pieces of news, and how many decisions, the home page shows.
const NEWEST: usize = 3;

pub(super) fn pages(site: &Site<'_>) -> Vec<PlannedPage> {
    vec![PlannedPage::new(Route::home(), "home.html", site.directory.authority.whole(), home)]
}

/// A main link for councillors; `key` names it among the words.
#[derive(Serialize)]
struct Section {
    key: &'static str,
    link: Link,
}

/// What councillors come for: whether it works, what was decided, and where the money goes.
fn councillors(site: &Site<'_>) -> Vec<Section> {
    let outcomes = (!site.directory.ids(Kind::Indicator).is_empty())
        .then(|| ("outcomes", addresses::list(Kind::Indicator)));
    let mut hubs: Vec<_> = hubs::shown(site).collect();
    hubs.sort_by_key(|(key, _)| *key != "scrutiny");
    let section = |(key, route): (&'static str, Route)| {
        let text = site.words.word(&format!("nav.{key}"));
        Section { key, link: Link { text, href: route.href(site.base) } }
    };
    outcomes.into_iter().chain(hubs).map(section).collect()
}

fn home(site: &Site<'_>) -> View {
    #[derive(Serialize)]
    struct Letter {
        letter: String,
        href: String,
    }
    #[derive(Serialize)]
    struct Home {
        #[serde(flatten)]
        head: Head,
        tasks: Vec<Link>,
        needs: Vec<Link>,
        letters: Vec<Letter>,
        districts: Vec<Link>,
        councillors: Vec<Section>,
        updates: Vec<UpdateEntry>,
        decisions: Vec<DecisionEntry>,
    }
    let mut head = Head::from_words(site, "home", &Route::home(), &[]);
    head.breadcrumbs.clear();
    let tasks = site.directory.authority.record.top_tasks.iter().filter_map(|task| {
        let href = super::href_of(site, task.to.kind, &task.to.value.id)?;
        Some(Link { text: task.text.in_language(site.language).clone(), href })
    });
    let names = site.directory.all::<Service>().iter().map(|service| parts::title(site, &**service));
    let letters: BTreeSet<String> = names.map(|name| browse::letter_of(&name)).collect();
    let a_to_z = addresses::a_to_z().href(site.base);
    let letters = letters
        .into_iter()
        .map(|letter| Letter { href: format!("{a_to_z}#{}", browse::letter_id(&letter)), letter });
    let updates = updates::newest_first(site).into_iter().filter_map(|update| updates::entry(site, update));
    let decisions =
        decisions::newest_first(site).into_iter().filter_map(|decision| decisions::entry(site, decision));
    View::of(Home {
        head,
        tasks: tasks.collect(),
        needs: parts::links(site, site.directory.all::<Need>()),
        letters: letters.collect(),
        districts: parts::links(site, rings::districts(site)),
        councillors: councillors(site),
        updates: updates.take(NEWEST).collect(),
        decisions: decisions.take(NEWEST).collect(),
    })
}
