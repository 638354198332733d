//! The questions of a record, one at a time, on one page that moves by its own links: no answer
//! leaves the reader's device, not even as part of an address.

use std::sync::Arc;

use serde::Serialize;

use super::words::Of;
use super::{OfferView, offer_view, said, setting};
use crate::eligibility::{Chance, Graph, Known, Next, Place, Rules, compile};
use crate::records::Kind;
use crate::records::area::Area;
use crate::records::authority::Jurisdiction;
use crate::records::eligibility::{Eligibility, Offer, Tier};
use crate::records::reading::Entry;
use crate::records::service::Service;
use crate::site::head::Head;
use crate::site::lines::{Line, lines};
use crate::site::parts::{self, Date, Link, Ref};
use crate::site::route::Route;
use crate::site::ways::{self, ContactView};
use crate::site::{PlannedPage, Site, View, addresses, rings};

/// A page for each record whose questions decide something.
pub(super) fn pages(site: &Site<'_>) -> Vec<PlannedPage> {
    let all = site.directory.all::<Eligibility>().iter();
    all.filter_map(|entry| {
        let (route, shown) = (route(site, entry)?, Arc::clone(entry));
        Some(PlannedPage::new(route, "eligibility-questions.html", entry.whole(), move |site| {
            page(site, &shown)
        }))
    })
    .collect()
}

/// The address of the questions of a record, where they decide something.
pub(super) fn href(site: &Site<'_>, entry: &Entry<Eligibility>) -> Option<String> {
    route(site, entry).map(|route| route.href(site.base))
}

fn route(site: &Site<'_>, entry: &Entry<Eligibility>) -> Option<Route> {
    let record = &entry.record;
    let decides = record.offers.iter().any(|offer| !offer.circumstances.is_empty());
    let route = addresses::questions(&addresses::record(Kind::Eligibility, &entry.id)?);
    (decides && !record.questions.is_empty() && site.directory.sees(Kind::Eligibility, entry.id.as_str()))
        .then_some(route)
}

#[derive(Serialize)]
struct FlowPage {
    #[serde(flatten)]
    head: Head,
    summary: String,
    /// How many questions one person is asked, at the least and at the most.
    fewest: usize,
    most: usize,
    start: String,
    rules_href: String,
    jurisdiction: Jurisdiction,
    assessment: Option<Link>,
    everyone: Vec<OfferView>,
    places: Vec<PlaceView>,
    ends: Vec<EndView>,
    districts: Vec<DistrictView>,
    contact: ContactView,
}

/// A place at which something is asked.
#[derive(Serialize)]
struct PlaceView {
    id: String,
    text: String,
    help: Option<String>,
    /// Where it is asked whether any of several is true: these.
    any_of: Vec<String>,
    answers: Vec<AnswerView>,
    known: Vec<String>,
}

#[derive(Serialize)]
struct AnswerView {
    text: String,
    more: Option<String>,
    to: String,
}

/// What comes out.
#[derive(Serialize)]
struct EndView {
    id: String,
    likely: Vec<LikelyView>,
    ask_us: Vec<OfferView>,
    not_likely: Vec<Link>,
    known: Vec<String>,
}

/// An offer that somebody is likely to get, and why.
#[derive(Serialize)]
struct LikelyView {
    offer: OfferView,
    words: String,
    reason: String,
    clause: String,
    decision: Option<Ref>,
    decided: Option<Date>,
}

/// Whom to ring in a district.
#[derive(Serialize)]
struct DistrictView {
    name: String,
    href: String,
    lines: Vec<Line>,
}

fn page(site: &Site<'_>, entry: &Entry<Eligibility>) -> View {
    let record = &entry.record;
    let setting = setting(site);
    let of = Of { site, record, setting: &setting };
    // What cannot be asked is told by the checks, and nothing is published then.
    let graph = Rules::of(record, &setting).and_then(|rules| compile(&rules).ok());
    let own = addresses::list(Kind::Eligibility).page(&entry.id);
    let rules_href = own.href(site.base);
    let flow =
        graph.as_ref().map(|graph| Flow { of, graph, names: Names::of(&of, graph), rules_href: &rules_href });
    let (fewest, most) = graph.as_ref().map(Graph::lengths).unwrap_or_default();
    let list = addresses::list(Kind::Eligibility);
    let title = said(site, &record.title);
    let route = addresses::questions(&own);
    let head = Head::from_words(site, "eligibility-questions", &route, &[("title", &title)]);
    let assessment = record.assessment.as_ref().and_then(|service| site.directory.get(service));
    let everyone = record.offers.iter().filter(|offer| offer.tier.value == Tier::Universal);
    View::of(FlowPage {
        head: head.under(site, "eligibility", &list),
        summary: said(site, &record.summary),
        fewest,
        most,
        start: flow.as_ref().map(|flow| flow.names.of_next(flow.graph.start)).unwrap_or_default(),
        rules_href: rules_href.clone(),
        jurisdiction: site.directory.authority.record.jurisdiction,
        assessment: assessment.and_then(|service| parts::link(site, &**service)),
        everyone: everyone.map(|offer| offer_view(&of, offer)).collect(),
        places: flow.as_ref().map(Flow::places).unwrap_or_default(),
        ends: flow.as_ref().map(Flow::ends).unwrap_or_default(),
        districts: districts(site, record),
        contact: ways::contact(site, &record.contact),
    })
}

/// The anchors of places and ends.
struct Names {
    places: Vec<String>,
}

impl Names {
    /// A place is named after its question; where the question is asked in several, they are
    /// counted. No id has an underscore in it.
    fn of(of: &Of<'_>, graph: &Graph) -> Self {
        let mut counts = vec![0_usize; of.record.questions.len()];
        let name = |place: &Place| {
            let question = graph.steps.0[place.step].question;
            counts[question] += 1;
            let id = &of.record.questions[question].id.value;
            match counts[question] {
                1 => format!("q-{id}"),
                count => format!("q-{id}_{count}"),
            }
        };
        Self { places: graph.places.iter().map(name).collect() }
    }

    fn of_next(&self, next: Next) -> String {
        match next {
            Next::Place(place) => self.places[place].clone(),
            Next::End(end) => format!("result_{}", end + 1),
        }
    }
}

/// The questions of a record, ready to be shown.
struct Flow<'a> {
    of: Of<'a>,
    graph: &'a Graph,
    names: Names,
    /// The page of all the criteria.
    rules_href: &'a str,
}

impl Flow<'_> {
    fn places(&self) -> Vec<PlaceView> {
        let (known, _) = self.graph.known();
        let place = |(number, place): (usize, &Place)| {
            let step = &self.graph.steps.0[place.step];
            let question = &self.of.record.questions[step.question];
            let answers = place.next.iter().enumerate().map(|(answer, next)| {
                let (text, more) = self.of.step_answer(step, answer);
                AnswerView { text, more, to: self.names.of_next(*next) }
            });
            PlaceView {
                id: self.names.places[number].clone(),
                text: said(self.of.site, &question.text),
                help: parts::text(self.of.site, question.help.as_ref()),
                any_of: self.of.any_of(step),
                answers: answers.collect(),
                known: self.known(&known[number]),
            }
        };
        self.graph.places.iter().enumerate().map(place).collect()
    }

    /// What every way to somewhere has answered, in the order in which it was asked.
    fn known(&self, known: &Known) -> Vec<String> {
        let line = |(step, answer): (&usize, &usize)| {
            let step = &self.graph.steps.0[*step];
            let label = self.of.step_label(step);
            let (test, _) = self.of.step_answer(step, *answer);
            self.of.site.words.text("eligibility.condition", &[("label", &label), ("test", &test)])
        };
        known.iter().map(line).collect()
    }

    fn ends(&self) -> Vec<EndView> {
        let (_, known) = self.graph.known();
        let end = |(number, chances): (usize, &Vec<Chance>)| {
            let offers = || self.of.record.offers.iter().zip(chances);
            let likely = offers().filter_map(|(offer, chance)| match chance {
                Chance::Likely(circumstance) => Some(self.likely(offer, *circumstance)),
                _ => None,
            });
            let with = |wanted: Chance| {
                offers().filter(move |(_, chance)| **chance == wanted).map(|(offer, _)| offer)
            };
            let rule = |offer: &Offer| Link {
                text: said(self.of.site, &offer.title),
                href: format!("{}#{}", self.rules_href, super::anchor(offer)),
            };
            EndView {
                id: self.names.of_next(Next::End(number)),
                likely: likely.collect(),
                ask_us: with(Chance::AskUs).map(|offer| offer_view(&self.of, offer)).collect(),
                not_likely: with(Chance::NotLikely).map(rule).collect(),
                known: self.known(&known[number]),
            }
        };
        self.graph.ends.iter().enumerate().map(end).collect()
    }

    fn likely(&self, offer: &Offer, circumstance: usize) -> LikelyView {
        let site = self.of.site;
        let circumstance = &offer.circumstances[circumstance];
        let decision = circumstance.decision.as_ref().and_then(|decision| site.directory.get(decision));
        LikelyView {
            offer: offer_view(&self.of, offer),
            words: said(site, &circumstance.words),
            reason: said(site, &circumstance.reason),
            clause: said(site, &circumstance.clause),
            decision: decision.map(|decision| parts::reference(site, &**decision)),
            decided: decision.map(|decision| parts::date(site, decision.record.made.value)),
        }
    }
}

/// Whom to ring in each district about the services that any offer of a record is given by.
fn districts(site: &Site<'_>, record: &Eligibility) -> Vec<DistrictView> {
    let mut services: Vec<_> = Vec::new();
    for service in site.directory.get_all(record.offers.iter().flat_map(|offer| &offer.services)) {
        if !services.iter().any(|known: &&Arc<Entry<Service>>| known.id == service.id) {
            services.push(service);
        }
    }
    let view = |district: &Arc<Entry<Area>>| {
        let Link { text, href } = parts::link(site, &**district)?;
        let mut rings = Vec::new();
        for service in &services {
            for answer in site.directory.whom_to_ring(service, &district.id) {
                rings.push(rings::ring(site, String::new(), &answer, Some(service)));
            }
        }
        let lines = lines(rings.iter().map(|ring| (ring, ring.service_reference())));
        Some(DistrictView { name: text, href, lines })
    };
    rings::districts(site).filter_map(view).collect()
}
