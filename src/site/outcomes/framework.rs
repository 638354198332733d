//! The framework at a glance: each domain, outcome and indicator, and where it stands.

use serde::Serialize;

use super::glance::{Glance, TargetResult, glance};
use super::in_order;
use crate::records::Kind;
use crate::records::indicator::{Domain, Framework, Indicator, Outcome};
use crate::site::downloads::Downloads;
use crate::site::head::Head;
use crate::site::{Site, View, addresses, parts};

#[derive(Serialize)]
struct FrameworkView {
    name: String,
    summary: String,
    domains: Vec<DomainView>,
    /// How many latest figures can be held against a target, and how many of them reach it, are
    /// about the same, and do not.
    targets: usize,
    met: usize,
    similar: usize,
    missed: usize,
}

#[derive(Serialize)]
struct DomainView {
    id: String,
    name: String,
    summary: Option<String>,
    outcomes: Vec<OutcomeView>,
}

#[derive(Serialize)]
struct OutcomeView {
    name: String,
    summary: Option<String>,
    indicators: Vec<Glance>,
}

pub(super) fn view(site: &Site<'_>) -> View {
    #[derive(Serialize)]
    struct Outcomes {
        #[serde(flatten)]
        head: Head,
        framework: Option<FrameworkView>,
        releases_href: String,
        downloads: Option<Downloads>,
    }
    let route = addresses::list(Kind::Indicator);
    let framework = site.directory.all::<Indicator>().head();
    let downloads =
        framework.and_then(|framework| Downloads::of_all(site, framework.name.in_language(site.language)));
    View::of(Outcomes {
        downloads,
        head: Head::from_words(site, "outcomes", &route, &[]).under(site, "outcomes", &route),
        framework: framework.map(|framework| framework_view(site, framework)),
        releases_href: addresses::list(Kind::Release).href(site.base),
    })
}

fn framework_view(site: &Site<'_>, framework: &Framework) -> FrameworkView {
    let domains: Vec<_> = framework.domains.iter().map(|domain| domain_view(site, domain)).collect();
    let indicators =
        domains.iter().flat_map(|domain| &domain.outcomes).flat_map(|outcome| &outcome.indicators);
    let results: Vec<TargetResult> =
        indicators.filter_map(|indicator| indicator.target.as_ref()?.result).collect();
    let count = |wanted: &[TargetResult]| results.iter().filter(|one| wanted.contains(one)).count();
    let met = count(&[TargetResult::Met, TargetResult::Better]);
    let similar = count(&[TargetResult::Similar]);
    let missed = count(&[TargetResult::NotMet, TargetResult::Worse]);
    FrameworkView {
        name: framework.name.in_language(site.language).clone(),
        summary: framework.summary.in_language(site.language).clone(),
        targets: met + similar + missed,
        met,
        similar,
        missed,
        domains,
    }
}

fn domain_view(site: &Site<'_>, domain: &Domain) -> DomainView {
    DomainView {
        id: domain.id.to_string(),
        name: domain.name.in_language(site.language).clone(),
        summary: parts::text(site, domain.summary.as_ref()),
        outcomes: domain.outcomes.iter().map(|outcome| outcome_view(site, outcome)).collect(),
    }
}

fn outcome_view(site: &Site<'_>, outcome: &Outcome) -> OutcomeView {
    let indicators =
        in_order(site).into_iter().filter(|entry| entry.record.outcome.value == outcome.id.value);
    OutcomeView {
        name: outcome.name.in_language(site.language).clone(),
        summary: parts::text(site, outcome.summary.as_ref()),
        indicators: indicators.filter_map(|entry| glance(site, entry)).collect(),
    }
}
