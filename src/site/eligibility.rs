//! Eligibility: who gets what, and why. The list, and all criteria of each record for people who
//! would rather read than answer.

mod flow;
mod words;

use std::sync::Arc;

use serde::Serialize;

use super::head::{Head, RecordPart};
use super::listing::{self, Part};
use super::parts::{self, Date, Link, Ref};
use super::ways::{self, ContactView};
use super::{PlannedPage, Site, View, addresses};
use crate::eligibility::{Answer, Answers, Rules, Setting, Verdict};
use crate::records::Kind;
use crate::records::area::Area;
use crate::records::authority::Jurisdiction;
use crate::records::eligibility::{
    Circumstance, Eligibility, Example, Offer, Outcome, Question, QuestionKind, Rate, RateValue, Tier,
};
use crate::records::fields::{Id, Placed, Text};
use crate::records::reading::Entry;
use words::Of;

pub(super) fn pages(site: &Site<'_>) -> Vec<PlannedPage> {
    let mut pages = listing::of_kind::<Eligibility>(
        site,
        ["eligibility-list.html", "eligibility.html"],
        list,
        eligibility,
    );
    pages.extend(flow::pages(site));
    pages
}

/// The day, and the districts that a reader may choose from.
fn setting(site: &Site<'_>) -> Setting {
    Setting::on(site.directory.clock.today(), site.directory.all::<Area>().iter())
}

/// The records that a service stands in, for its own page.
pub(super) fn of_service(site: &Site<'_>, service: &crate::records::fields::Id) -> Vec<Link> {
    parts::links(site, site.directory.linked::<Eligibility>(Kind::Service, service))
}

fn list(site: &Site<'_>, part: Part) -> View {
    #[derive(Serialize)]
    struct EligibilityEntry {
        title: String,
        href: String,
        summary: String,
        everyone: Vec<String>,
        more: Vec<String>,
    }
    let entry = |eligibility: &Arc<Entry<Eligibility>>| {
        let Link { text, href } = parts::link(site, &**eligibility)?;
        let titles = |tier| {
            let offers = eligibility.record.offers.iter().filter(|offer| offer.tier.value == tier);
            offers.map(|offer| said(site, &offer.title)).collect()
        };
        Some(EligibilityEntry {
            title: text,
            href,
            summary: said(site, &eligibility.record.summary),
            everyone: titles(Tier::Universal),
            more: titles(Tier::Targeted),
        })
    };
    let all = site.directory.all::<Eligibility>().iter().collect();
    listing::view(site, part, "eligibility", &addresses::list(Kind::Eligibility), all, entry)
}

#[derive(Serialize)]
struct EligibilityPage {
    #[serde(flatten)]
    head: Head,
    #[serde(flatten)]
    record: RecordPart,
    summary: String,
    jurisdiction: Jurisdiction,
    assessment: Option<Link>,
    flow_href: Option<String>,
    everyone: Vec<OfferView>,
    more: Vec<OfferView>,
    rates: Vec<RateView>,
    questions: Vec<QuestionView>,
    examples: Vec<ExampleView>,
    contact: ContactView,
}

#[derive(Serialize)]
struct OfferView {
    id: String,
    title: String,
    summary: String,
    circumstances: Vec<CircumstanceView>,
    next: String,
    wait: Option<String>,
    cost: Option<String>,
    at_hand: Vec<String>,
    not_with: Vec<String>,
    services: Vec<Ref>,
}

#[derive(Serialize)]
struct CircumstanceView {
    words: String,
    conditions: Vec<String>,
    reason: String,
    clause: String,
    decision: Option<Ref>,
    ask_us: bool,
    from: Option<Date>,
    until: Option<Date>,
}

/// A rate or a limit, with every value it has had or will have.
#[derive(Serialize)]
struct RateView {
    label: String,
    values: Vec<RateValueView>,
    decision: Option<Ref>,
}

#[derive(Serialize)]
struct RateValueView {
    from: Date,
    amount: String,
    applies: bool,
}

#[derive(Serialize)]
struct QuestionView {
    text: String,
    label: String,
    kind: QuestionKind,
    help: Option<String>,
    answers: Vec<String>,
    numbers: Option<String>,
    unit: Option<String>,
    unsure: bool,
}

#[derive(Serialize)]
struct ExampleView {
    title: String,
    given: Vec<GivenView>,
    gets: Vec<GetsView>,
    to_ask: Vec<GetsView>,
}

#[derive(Serialize)]
struct GivenView {
    label: String,
    answer: String,
}

#[derive(Serialize)]
struct GetsView {
    id: String,
    title: String,
    because: Vec<String>,
}

fn eligibility(site: &Site<'_>, eligibility: &Entry<Eligibility>) -> View {
    let record = &eligibility.record;
    let list = addresses::list(Kind::Eligibility);
    let summary = said(site, &record.summary);
    let title = said(site, &record.title);
    let head = Head::of_record(site, "eligibility-record", &list.page(&eligibility.id), &title, &summary);
    let setting = setting(site);
    let of = Of { site, record, setting: &setting };
    let offers = |tier| {
        let offers = record.offers.iter().filter(|offer| offer.tier.value == tier);
        offers.map(|offer| offer_view(&of, offer)).collect()
    };
    let assessment = record.assessment.as_ref().and_then(|service| site.directory.get(service));
    View::of(EligibilityPage {
        head: head.under(site, "eligibility", &list),
        record: RecordPart::of(site, eligibility, &[]),
        summary,
        jurisdiction: site.directory.authority.record.jurisdiction,
        assessment: assessment.and_then(|service| parts::link(site, &**service)),
        flow_href: flow::href(site, eligibility),
        everyone: offers(Tier::Universal),
        more: offers(Tier::Targeted),
        rates: record.rates.iter().map(|rate| rate_view(&of, rate)).collect(),
        questions: record.questions.iter().map(|question| question_view(site, question)).collect(),
        examples: examples(&of),
        contact: ways::contact(site, &record.contact),
    })
}

fn said(site: &Site<'_>, text: &Text) -> String {
    text.in_language(site.language).clone()
}

/// The anchor of an offer on its page.
fn anchor(offer: &Offer) -> String {
    format!("offer_{}", offer.id.as_str())
}

fn offer_view(of: &Of<'_>, offer: &Offer) -> OfferView {
    let site = of.site;
    let circumstance = |circumstance: &Circumstance| CircumstanceView {
        words: said(site, &circumstance.words),
        conditions: words::conditions(of, circumstance),
        reason: said(site, &circumstance.reason),
        clause: said(site, &circumstance.clause),
        decision: parts::references(site, &circumstance.decision).pop(),
        ask_us: circumstance.result.as_ref().is_some_and(|result| result.value == Outcome::AskUs),
        from: parts::maybe_date(site, circumstance.from.as_ref()),
        until: parts::maybe_date(site, circumstance.until.as_ref()),
    };
    let title_of = |id: &Placed<Id>| {
        let other = of.record.offers.iter().find(|other| other.id.value == id.value)?;
        Some(said(site, &other.title))
    };
    OfferView {
        id: anchor(offer),
        title: said(site, &offer.title),
        summary: said(site, &offer.summary),
        circumstances: offer.circumstances.iter().map(circumstance).collect(),
        next: said(site, &offer.next),
        wait: parts::text(site, offer.wait.as_ref()),
        cost: parts::text(site, offer.cost.as_ref()),
        at_hand: parts::texts(site, &offer.at_hand),
        not_with: offer.not_with.iter().filter_map(title_of).collect(),
        services: parts::references(site, &offer.services),
    }
}

fn rate_view(of: &Of<'_>, rate: &Rate) -> RateView {
    let applies = of.setting.value_of(rate).map(|value| value.from.value);
    let mut values: Vec<_> = rate.values.iter().collect();
    values.sort_by_key(|value| value.from.value);
    let value = |value: &RateValue| RateValueView {
        from: parts::date(of.site, value.from.value),
        amount: of.amount(rate, &value.value),
        applies: applies == Some(value.from.value),
    };
    RateView {
        label: said(of.site, &rate.label),
        values: values.into_iter().map(value).collect(),
        decision: parts::references(of.site, &rate.decision).pop(),
    }
}

fn question_view(site: &Site<'_>, question: &Question) -> QuestionView {
    QuestionView {
        text: said(site, &question.text),
        label: said(site, &question.label),
        kind: question.kind.value,
        help: parts::text(site, question.help.as_ref()),
        answers: question.answers.iter().map(|answer| said(site, &answer.text)).collect(),
        numbers: words::numbers(site, question),
        unit: parts::text(site, question.unit.as_ref()),
        unsure: question.unsure,
    }
}

/// The worked examples with what comes out for each; none while the rules cannot be read, which
/// stops the site from being published anyway.
fn examples(of: &Of<'_>) -> Vec<ExampleView> {
    let Of { site, record, setting } = of;
    let Some(rules) = Rules::of(record, setting) else { return Vec::new() };
    let view = |example: &Example| {
        let answers: Answers = answers(of, example);
        let given = answers.iter().map(|(number, answer)| {
            let question = &record.questions[*number];
            GivenView { label: said(site, &question.label), answer: of.answer(question, answer) }
        });
        let verdicts = rules.verdicts(&answers);
        let comes_out = |is: fn(&Verdict) -> bool| {
            let those = verdicts.iter().zip(&record.offers).filter(|(verdict, _)| is(verdict));
            those.map(|(verdict, offer)| gets(site, verdict, offer)).collect()
        };
        ExampleView {
            title: said(site, &example.title),
            given: given.collect(),
            gets: comes_out(Verdict::is_given),
            to_ask: comes_out(Verdict::is_to_ask),
        }
    };
    record.examples.iter().map(view).collect()
}

/// What an example answers, in the order in which it is asked.
fn answers(of: &Of<'_>, example: &Example) -> Answers {
    let read = |(number, question): (usize, &Question)| {
        let given = example.given.get(question.id.as_str())?;
        Some((number, Answer::read(given, question, of.setting)?.ok()?))
    };
    of.record.questions.iter().enumerate().filter_map(read).collect()
}

fn gets(site: &Site<'_>, verdict: &Verdict, offer: &Offer) -> GetsView {
    let because = match verdict {
        Verdict::NotGiven | Verdict::Everyone | Verdict::AskUs(_) => Vec::new(),
        Verdict::Because(numbers) => {
            numbers.iter().map(|number| said(site, &offer.circumstances[*number].words)).collect()
        }
    };
    GetsView { id: anchor(offer), title: said(site, &offer.title), because }
}
