//! Eligibility: who gets what, and why. The list, and all criteria of each record for people who
//! would rather read than answer.

mod words;

use std::sync::Arc;

use serde::Serialize;

use super::head::{Head, RecordPart};
use super::listing::{self, Part};
use super::parts::{self, ContactView, Link, Ref};
use super::{PlannedPage, Site, View, addresses};
use crate::eligibility::{Answer, Answers, Rules, Verdict};
use crate::records::Kind;
use crate::records::authority::Jurisdiction;
use crate::records::eligibility::{Circumstance, Eligibility, Example, Offer, Question, QuestionKind, Tier};
use crate::records::fields::Text;
use crate::records::reading::Entry;

pub(super) fn pages(site: &Site<'_>) -> Vec<PlannedPage> {
    listing::of_kind::<Eligibility>(site, ["eligibility-list.html", "eligibility.html"], list, eligibility)
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
    everyone: Vec<OfferView>,
    more: Vec<OfferView>,
    questions: Vec<QuestionView>,
    examples: Vec<ExampleView>,
    contact: Option<ContactView>,
}

#[derive(Serialize)]
struct OfferView {
    id: String,
    title: String,
    summary: String,
    circumstances: Vec<CircumstanceView>,
    next: String,
    cost: Option<String>,
    services: Vec<Ref>,
}

#[derive(Serialize)]
struct CircumstanceView {
    words: String,
    conditions: Vec<String>,
    reason: String,
    clause: String,
    decision: Option<Ref>,
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
}

#[derive(Serialize)]
struct ExampleView {
    title: String,
    given: Vec<GivenView>,
    gets: Vec<GetsView>,
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
    let offers = |tier| {
        let offers = record.offers.iter().filter(|offer| offer.tier.value == tier);
        offers.map(|offer| offer_view(site, record, offer)).collect()
    };
    let assessment = record.assessment.as_ref().and_then(|service| site.directory.get(service));
    View::of(EligibilityPage {
        head: head.under(site, "eligibility", &list),
        record: RecordPart::of(site, eligibility, &[]),
        summary,
        jurisdiction: site.directory.authority.record.jurisdiction,
        assessment: assessment.and_then(|service| parts::link(site, &**service)),
        everyone: offers(Tier::Universal),
        more: offers(Tier::Targeted),
        questions: record.questions.iter().map(|question| question_view(site, question)).collect(),
        examples: examples(site, record),
        contact: record.contact.as_ref().map(|contact| parts::contact(site, contact)),
    })
}

fn said(site: &Site<'_>, text: &Text) -> String {
    text.in_language(site.language).clone()
}

/// The anchor of an offer on its page.
fn anchor(offer: &Offer) -> String {
    format!("offer_{}", offer.id.as_str())
}

fn offer_view(site: &Site<'_>, record: &Eligibility, offer: &Offer) -> OfferView {
    let circumstance = |circumstance: &Circumstance| CircumstanceView {
        words: said(site, &circumstance.words),
        conditions: words::conditions(site, &record.questions, circumstance),
        reason: said(site, &circumstance.reason),
        clause: said(site, &circumstance.clause),
        decision: parts::references(site, &circumstance.decision).pop(),
    };
    OfferView {
        id: anchor(offer),
        title: said(site, &offer.title),
        summary: said(site, &offer.summary),
        circumstances: offer.circumstances.iter().map(circumstance).collect(),
        next: said(site, &offer.next),
        cost: parts::text(site, offer.cost.as_ref()),
        services: parts::references(site, &offer.services),
    }
}

fn question_view(site: &Site<'_>, question: &Question) -> QuestionView {
    QuestionView {
        text: said(site, &question.text),
        label: said(site, &question.label),
        kind: question.kind.value,
        help: parts::text(site, question.help.as_ref()),
        answers: question.answers.iter().map(|answer| said(site, &answer.text)).collect(),
        numbers: words::numbers(site, question.least.as_ref(), question.most.as_ref()),
        unit: parts::text(site, question.unit.as_ref()),
    }
}

/// The worked examples with what comes out for each; none while the rules cannot be read, which
/// stops the site from being published anyway.
fn examples(site: &Site<'_>, record: &Eligibility) -> Vec<ExampleView> {
    let Some(rules) = Rules::of(record) else { return Vec::new() };
    let view = |example: &Example| {
        let answers: Answers = answers(record, example);
        let given = answers.iter().map(|(number, answer)| given(site, &record.questions[*number], answer));
        let verdicts = rules.verdicts(&answers).into_iter().zip(&record.offers);
        ExampleView {
            title: said(site, &example.title),
            given: given.collect(),
            gets: verdicts.filter_map(|(verdict, offer)| gets(site, &verdict, offer)).collect(),
        }
    };
    record.examples.iter().map(view).collect()
}

/// What an example answers, in the order in which it is asked.
fn answers(record: &Eligibility, example: &Example) -> Answers {
    let read = |(number, question): (usize, &Question)| {
        let given = example.given.get(question.id.as_str())?;
        Some((number, Answer::read(given, question)?.ok()?))
    };
    record.questions.iter().enumerate().filter_map(read).collect()
}

fn given(site: &Site<'_>, question: &Question, answer: &Answer) -> GivenView {
    GivenView { label: said(site, &question.label), answer: words::answer(site, question, answer) }
}

fn gets(site: &Site<'_>, verdict: &Verdict, offer: &Offer) -> Option<GetsView> {
    let because = match verdict {
        Verdict::NotGiven => return None,
        Verdict::Everyone => Vec::new(),
        Verdict::Because(numbers) => {
            numbers.iter().map(|number| said(site, &offer.circumstances[*number].words)).collect()
        }
    };
    Some(GetsView { id: anchor(offer), title: said(site, &offer.title), because })
}
