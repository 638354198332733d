//! Eligibility: `content/eligibility/*.yml`. Who gets what, and why: offers that everyone gets, and
//! offers for those who need more.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::decision::Decision;
use super::fields::{AnyReference, Contact, Id, Number, Placed, Reference, Text};
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
        /// What a person can get. At least one offer is for everyone.
        pub offers: Vec<Offer>,
        /// People whose result is known. The site is not published while one of them comes out
        /// otherwise.
        pub examples: Vec<Example>,
        /// Whom to ask when the answers do not fit.
        pub contact: Option<Contact>,
        /// The service that assesses care needs, whatever comes out here, by its id.
        /// Example: care-needs-assessment
        pub assessment: Option<Reference<Service>>,
        /// Other records it is about, as kind:id. Example: `[lot:coast-and-estuary]`
        #[serde(default)]
        pub about: Vec<Placed<AnyReference>>,
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

impl Question {
    /// The ids of the answers to choose from: yes and no, or the question's own. None for a number.
    #[must_use]
    pub fn choices(&self) -> Vec<&str> {
        match self.kind.value {
            QuestionKind::YesOrNo => vec!["yes", "no"],
            QuestionKind::OneOf | QuestionKind::AnyOf => {
                self.answers.iter().map(|answer| answer.id.as_str()).collect()
            }
            QuestionKind::Number => Vec::new(),
        }
    }
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
        /// A whole number.
        Number,
    }
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
    /// For a targeted offer: the circumstances in which a person gets it. One of them is enough.
    #[serde(default)]
    pub circumstances: Vec<Circumstance>,
    /// What it costs, in a sentence. Example: It is free.
    pub cost: Option<Text>,
    /// What happens next, in a sentence. Example: Ring the team. They visit within 15 working days.
    pub next: Text,
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

/// Circumstances in which a person gets an offer: all of its conditions hold.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Circumstance {
    /// The circumstances in words. Example: You live alone
    pub words: Text,
    /// The conditions. All of them have to hold.
    pub all: Vec<Condition>,
    /// Why this person gets more, in a sentence. Example: Nobody is there to help after a fall.
    pub reason: Text,
    /// The rule behind it, as the authority quotes it. Example: Policy 3.2
    pub clause: Text,
    /// The decision that made the rule, by its id. Example: home-safety-award
    pub decision: Option<Reference<Decision>>,
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
    /// The number is this or more. Example: 75
    pub at_least: Option<Placed<Number>>,
    /// The number is this or less. Example: 84
    pub at_most: Option<Placed<Number>>,
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
    references.to(&eligibility.assessment);
    references.to_any(&eligibility.about);
});
