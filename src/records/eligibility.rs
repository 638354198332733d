//! Eligibility: `content/eligibility/*.yml`. Who gets what, and why: offers that everyone gets, and
//! offers for those who need more.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::decision::Decision;
use super::fields::{AnyReference, Bound, Contact, Date, Id, Number, Placed, Reference, Text};
use super::service::Service;
use super::{implement_record, record, words};

record! {
    /// Who gets what, and why: questions, offers, and worked examples that have to come out right.
    pub struct Eligibility {
        /// Its title, as a resident would ask. Example: What help at home can I get?
        pub title: Text,
        /// What it is about, in a sentence. Example: What everyone gets, and who gets more.
        pub summary: Text,
        /// What is asked about a person, in the order in which it is asked.
        pub questions: Vec<Question>,
        /// Rates and limits that change with time, such as how much in savings counts. Conditions
        /// name them in the place of a number.
        #[serde(default)]
        pub rates: Vec<Rate>,
        /// What a person can get. At least one offer is for everyone.
        pub offers: Vec<Offer>,
        /// People whose result is known. The site is not published while one of them comes out
        /// otherwise.
        pub examples: Vec<Example>,
        /// Whom to ask when the answers do not fit, or when they say to ask.
        pub contact: Contact,
        /// The service that assesses care needs, whatever comes out here, by its id.
        /// Example: care-needs-assessment
        pub assessment: Option<Reference<Service>>,
        /// Other records it is about, as kind:id. Example: `[lot:coast-and-estuary]`
        #[serde(default)]
        pub about: Vec<Placed<AnyReference>>,
    }
}

impl Eligibility {
    /// The rate of an id.
    #[must_use]
    pub fn rate(&self, id: &Id) -> Option<&Rate> {
        self.rates.iter().find(|rate| rate.id.value == *id)
    }
}

/// Something that is asked about a person.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its id, used in conditions. Example: lives-alone
    pub id: Placed<Id>,
    /// The question as a resident reads it. Example: Do you live alone?
    pub text: Text,
    /// What it is about, in a few words that can begin a sentence. Example: Living alone
    pub label: Text,
    /// What kind of answer it takes.
    pub kind: Placed<QuestionKind>,
    /// Why it is asked, or how to answer it, in a sentence. Example: Say yes if nobody else sleeps in your home.
    pub help: Option<Text>,
    /// Set to true to let people answer "I am not sure". Where it would decide, they are told to
    /// ask, and are refused nothing.
    #[serde(default)]
    pub unsure: bool,
    /// For a choice: the answers.
    #[serde(default)]
    pub answers: Vec<Answer>,
    /// For a number: what it counts. Example: years
    pub unit: Option<Text>,
    /// For a number: the smallest answer. Example: 0
    pub least: Option<Placed<Number>>,
    /// For a number: the largest answer. Example: 120
    pub most: Option<Placed<Number>>,
}

words! {
    /// What kind of answer a question takes.
    pub enum QuestionKind {
        /// Yes or no.
        YesOrNo,
        /// One of several answers.
        OneOf,
        /// Any number of several answers.
        AnyOf,
        /// A whole number. People choose the range that it lies in.
        Number,
        /// An age in years, asked as a date of birth.
        DateOfBirth,
        /// The district that a person lives in. The answers are the ids of the districts in
        /// `areas.yml`.
        District,
    }
}

impl QuestionKind {
    /// Whether it is answered with a number.
    #[must_use]
    pub fn is_number(self) -> bool {
        matches!(self, Self::Number | Self::DateOfBirth)
    }
}

/// A rate or a limit that changes with time.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rate {
    /// Its id, used in conditions. Example: savings-limit
    pub id: Placed<Id>,
    /// What it is, in a few words. Example: The most you can have in savings
    pub label: Text,
    /// What it counts. Example: pounds
    pub unit: Option<Text>,
    /// Its values, each with the day from which it applies.
    pub values: Vec<RateValue>,
    /// The decision that set it, by its id. Example: charging-policy-2026
    pub decision: Option<Reference<Decision>>,
}

/// A value of a rate.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RateValue {
    /// The day from which it applies. Example: 2026-04-06
    pub from: Placed<Date>,
    /// The value, a whole number. Example: 14250
    pub value: Placed<Number>,
}

/// One of the answers to choose from.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// Its id, used in conditions. Example: own
    pub id: Placed<Id>,
    /// The answer as a resident reads it. Example: I own my home
    pub text: Text,
}

/// Something that a person can get.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Offer {
    /// Its id, used in worked examples. Example: safety-check
    pub id: Placed<Id>,
    /// What it is. Example: A home safety check
    pub title: Text,
    /// Whether everyone gets it, or those who need more.
    pub tier: Placed<Tier>,
    /// What a person gets, in a sentence. Example: We visit you and look for things to trip over.
    pub summary: Text,
    /// The services that give it, by their ids. Example: `[home-safety-check]`
    #[serde(default)]
    pub services: Vec<Reference<Service>>,
    /// Offers that nobody can have besides this one, by their ids. Example: `[short-visit]`
    #[serde(default)]
    pub not_with: Vec<Placed<Id>>,
    /// For a targeted offer: the circumstances in which a person gets it. One of them is enough.
    #[serde(default)]
    pub circumstances: Vec<Circumstance>,
    /// What it costs, in a sentence. Example: It is free.
    pub cost: Option<Text>,
    /// What happens next, in a sentence. Example: Ring the team. They visit within 15 working days.
    pub next: Text,
    /// How long it takes, in a sentence. Example: Most people wait less than 3 weeks.
    pub wait: Option<Text>,
    /// What to have at hand when ringing, one item a line. Example: Your National Insurance number
    #[serde(default)]
    pub at_hand: Vec<Text>,
}

words! {
    /// Whether everyone gets an offer: proportionate universalism (the Marmot review, 2010).
    pub enum Tier {
        /// Everyone gets it.
        Universal,
        /// Those get it who need more.
        Targeted,
    }
}

/// Circumstances in which a person gets an offer. There is at least one condition.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Circumstance {
    /// The circumstances in words. Example: You live alone
    pub words: Text,
    /// The conditions of which all have to hold.
    #[serde(default)]
    pub all: Vec<Condition>,
    /// The conditions of which at least one has to hold.
    #[serde(default)]
    pub any: Vec<Condition>,
    /// The conditions of which none may hold.
    #[serde(default)]
    pub none: Vec<Condition>,
    /// What a person in these circumstances is told. Without it: likely.
    pub result: Option<Placed<Outcome>>,
    /// Why this person gets more, in a sentence. Example: Nobody is there to help after a fall.
    pub reason: Text,
    /// The rule behind it, as the authority quotes it. Example: Policy 3.2
    pub clause: Text,
    /// The decision that made the rule, by its id. Example: home-safety-award
    pub decision: Option<Reference<Decision>>,
    /// The day from which the rule applies, where it does not yet. Example: 2027-04-01
    pub from: Option<Placed<Date>>,
    /// The last day on which the rule applies. Example: 2027-03-31
    pub until: Option<Placed<Date>>,
}

impl Circumstance {
    /// Its conditions, those that all have to hold first.
    pub fn conditions(&self) -> impl Iterator<Item = &Condition> {
        self.all.iter().chain(&self.any).chain(&self.none)
    }
}

words! {
    /// What a person in certain circumstances is told.
    pub enum Outcome {
        /// You are likely to get it.
        Likely,
        /// Ask us: a person decides.
        AskUs,
    }
}

/// One condition: a question, and what its answer has to be.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// The question, by its id. Example: lives-alone
    pub question: Placed<Id>,
    /// The answer is one of these, by their ids: yes or no, or those of the question.
    /// Example: `[yes]`
    #[serde(default)]
    pub is: Vec<Placed<Id>>,
    /// The answer is none of these. Example: `[no]`
    #[serde(default)]
    pub is_not: Vec<Placed<Id>>,
    /// The number is this or more: a number, or the id of a rate. Example: 75
    pub at_least: Option<Placed<Bound>>,
    /// The number is this or less: a number, or the id of a rate. Example: 84
    pub at_most: Option<Placed<Bound>>,
    /// The number is more than this: a number, or the id of a rate. Example: 74
    pub more_than: Option<Placed<Bound>>,
    /// The number is less than this: a number, or the id of a rate. Example: savings-limit
    pub less_than: Option<Placed<Bound>>,
}

impl Condition {
    /// Whether it tests what was chosen.
    #[must_use]
    pub fn chooses(&self) -> bool {
        !self.is.is_empty() || !self.is_not.is_empty()
    }

    /// Whether it tests a number.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.bounds().next().is_some()
    }

    /// Every number or rate that the answer is held against.
    pub fn bounds(&self) -> impl Iterator<Item = &Placed<Bound>> {
        [&self.at_least, &self.more_than, &self.at_most, &self.less_than].into_iter().flatten()
    }
}

/// A person whose result is known.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// Who it is, in a sentence. Example: A man of 80 who lives alone
    pub title: Text,
    /// The answers: each question's id and its answer. Several answers stand in square brackets.
    /// Example: `{lives-alone: yes}`
    pub given: BTreeMap<String, Placed<Given>>,
    /// What this person gets: the ids of every offer, those for everyone too. Example: `[safety-check]`
    pub expect: Vec<Placed<Id>>,
    /// What this person is told to ask about, by the ids of the offers. Example: `[free-repairs]`
    #[serde(default)]
    pub ask_us: Vec<Placed<Id>>,
}

/// An answer as a worked example gives it: an id, a number, or several ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given(pub Vec<String>);

impl<'de> Deserialize<'de> for Given {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(GivenVisitor)
    }
}

struct GivenVisitor;

impl<'de> serde::de::Visitor<'de> for GivenVisitor {
    type Value = Given;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an answer, or a list of answers")
    }
    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Given, E> {
        Ok(Given(vec![text.to_owned()]))
    }
    fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<Given, E> {
        Ok(Given(vec![if value { "yes" } else { "no" }.to_owned()]))
    }
    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<Given, E> {
        Ok(Given(vec![value.to_string()]))
    }
    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<Given, E> {
        Ok(Given(vec![value.to_string()]))
    }
    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Given, E> {
        Ok(Given(vec![value.to_string()]))
    }
    fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut items: A) -> Result<Given, A::Error> {
        let mut answers = Vec::new();
        while let Some(answer) = items.next_element::<String>()? {
            answers.push(answer);
        }
        Ok(Given(answers))
    }
}

impl JsonSchema for Given {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Given".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": ["string", "number", "boolean", "array"],
            "items": { "type": "string" },
        })
    }
}

implement_record!(Eligibility, title, |eligibility, references| {
    for offer in &eligibility.offers {
        references.to(&offer.services);
        references.to(offer.circumstances.iter().flat_map(|circumstance| &circumstance.decision));
    }
    references.to(eligibility.rates.iter().flat_map(|rate| &rate.decision));
    references.to(&eligibility.assessment);
    references.to_any(&eligibility.about);
    references.of_contacts([&eligibility.contact]);
});
