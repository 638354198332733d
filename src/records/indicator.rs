//! Indicators: `content/outcomes/framework.yml`, which also names the domains and the outcomes.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Deserialize;

use super::authority::DisclosurePolicy;
use super::fields::{AnyReference, Contact, Id, Length, Number, Period, Placed, Text};
use super::{ListFile, implement_record, record, words};

/// The whole file: the framework and every indicator.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FrameworkFile {
    /// What the framework is called. Example: Outcomes framework for help at home
    pub name: Text,
    /// What it is for, in a sentence. Example: It shows whether help at home makes people safer.
    pub summary: Text,
    /// Its domains, each with the outcomes that it hopes for.
    pub domains: Vec<Domain>,
    /// The groups of people by which figures are broken down, by their ids.
    /// Example: `{aged-75-to-84: Aged 75 to 84}`
    #[serde(default)]
    pub groups: BTreeMap<String, Text>,
    /// Groups that are everybody together, such as those by age. Hidden counts are kept from being
    /// worked out of a total by them, and each stands in a table of its own.
    #[serde(default)]
    pub group_sets: Vec<GroupSet>,
    /// Every indicator.
    pub indicators: Vec<Placed<Indicator>>,
}

/// What the framework says besides its indicators.
#[derive(Debug, Clone)]
pub struct Framework {
    /// What it is called.
    pub name: Text,
    /// What it is for.
    pub summary: Text,
    /// Its domains.
    pub domains: Vec<Domain>,
    /// The groups of people by which figures are broken down, by their ids.
    pub groups: BTreeMap<String, Text>,
    /// Groups that are everybody together.
    pub group_sets: Vec<GroupSet>,
}

/// Groups that are everybody together.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupSet {
    /// By what people are told apart. Example: Age
    pub name: Text,
    /// The groups, by their ids, in order. Example: `[aged-65-to-74, aged-75-to-84, aged-85-and-over]`
    pub groups: Vec<Placed<String>>,
    /// How many people of each group the population has that areas are made comparable by, for
    /// standardised rates. One set alone may have one.
    pub standard_population: Option<StandardPopulation>,
}

/// A population that areas are made comparable by.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StandardPopulation {
    /// What it is called. Example: European Standard Population 2013
    pub name: Text,
    /// Where it comes from. Example: Eurostat, Revision of the European Standard Population, 2013
    pub source: Option<Text>,
    /// How many of its people belong to each group, by the group's id.
    /// Example: `{aged-65-to-74: 10500, aged-75-to-84: 6500, aged-85-and-over: 2500}`
    pub people: BTreeMap<String, Placed<Number>>,
}

impl ListFile for FrameworkFile {
    type Item = Indicator;

    fn split(self) -> (Vec<Placed<Indicator>>, Framework) {
        let Self { name, summary, domains, groups, group_sets, indicators } = self;
        (indicators, Framework { name, summary, domains, groups, group_sets })
    }
    fn id_of(indicator: &Indicator) -> &Placed<Id> {
        &indicator.id
    }
}

impl Framework {
    /// The set of groups by which rates are standardised, with its population.
    #[must_use]
    pub fn standard(&self) -> Option<(&GroupSet, &StandardPopulation)> {
        self.group_sets.iter().find_map(|set| Some((set, set.standard_population.as_ref()?)))
    }

    /// Every outcome, in order, each with its domain.
    pub fn outcomes(&self) -> impl Iterator<Item = (&Domain, &Outcome)> {
        self.domains.iter().flat_map(|domain| domain.outcomes.iter().map(move |outcome| (domain, outcome)))
    }
}

/// A part of people's lives that the framework looks at.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Domain {
    /// Its id. Example: safety
    pub id: Placed<Id>,
    /// Its name. Example: Safety
    pub name: Text,
    /// A sentence about it. Example: People are safe in their homes.
    pub summary: Option<Text>,
    /// What the authority hopes for in it.
    pub outcomes: Vec<Outcome>,
}

/// What the authority hopes for.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// Its id, used by indicators. Example: fewer-falls
    pub id: Placed<Id>,
    /// The outcome in words. Example: Fewer people fall at home
    pub name: Text,
    /// A sentence about it. Example: A fall is the most common reason why older people lose their home.
    pub summary: Option<Text>,
}

record! {
    /// Something that is measured, with what it means and where its figures come from.
    pub struct Indicator {
        /// Its id, used in references and in the files of figures. Example: feel-safer
        pub id: Placed<Id>,
        /// Its name. Example: People who feel safer at home
        pub name: Text,
        /// What it tells, in a sentence. Example: Of 100 people we helped, how many say that they feel safer.
        pub summary: Text,
        /// The outcome it belongs to, by its id. Example: fewer-falls
        pub outcome: Placed<Id>,
        /// What kind of figure it is.
        pub measure: Placed<Measure>,
        /// What is counted, in the plural. Of an average: what is measured. Of money: what it was spent on.
        /// Example: people
        pub unit: Text,
        /// For a rate: out of how many. Example: 1000
        pub per: Option<Placed<Number>>,
        /// For a rating: the highest that can be given. Example: 5
        pub highest: Option<Placed<Number>>,
        /// How many decimals its figures are shown with. Example: 1
        #[serde(default)]
        pub decimals: u32,
        /// Which way is better.
        pub direction: Direction,
        /// How often figures come.
        pub frequency: Frequency,
        /// Whether its figures rise and fall with the seasons. Where nothing is said of it, figures of months
        /// and quarters are tested for a trend from year to year only. Example: false
        pub seasons: Option<bool>,
        /// What exactly is counted: each version of the definition, the oldest first.
        pub definitions: Vec<Definition>,
        /// What the authority wants to reach.
        #[serde(default)]
        pub targets: Vec<Target>,
        /// How far from its target a figure may be and still be close to it. With it, figures are rated on
        /// target, close to target or off target. Example: 5
        pub close_to_target: Option<Placed<Number>>,
        /// What others reach.
        #[serde(default)]
        pub benchmarks: Vec<Benchmark>,
        /// Where the figures come from. Example: A survey of everyone we helped, six weeks later.
        pub source: Text,
        /// What a reader has to keep in mind, one item each. Example: Not everyone answers.
        #[serde(default)]
        pub caveats: Vec<Text>,
        /// How small counts of this indicator are kept from view, where site.yml does not fit.
        pub disclosure: Option<DisclosurePolicy>,
        /// How many times as large as the one before a figure may be, before a warning; where site.yml
        /// does not fit. 0 means that nothing is looked for. Example: 10
        pub largest_jump: Option<Placed<Number>>,
        /// Whom to ask about the figures: a role, never a person's name.
        pub contact: Option<Contact>,
        /// The records it is about, as kind:id. Example: `[service:home-safety-check, lot:coast]`
        #[serde(default)]
        pub about: Vec<Placed<AnyReference>>,
    }
}

words! {
    /// What kind of figure an indicator is.
    pub enum Measure {
        /// How many there are: the numerator alone.
        Count,
        /// Numerator in each hundred of the denominator.
        Percentage,
        /// Numerator in so many of the denominator.
        Rate,
        /// Numerator (a sum) divided by the denominator (a count).
        Average,
        /// A sum of pounds: the numerator. The denominator is how many it was spent on, or came from.
        Money,
        /// What people gave on a scale: the numerator (all ratings added up) divided by the denominator
        /// (how many rated).
        Rating,
        /// The rate that there would be if every area had people of the same ages: worked out from the
        /// rates of the groups of a set, by the standard population of that set.
        StandardisedRate,
    }
}

impl Measure {
    /// Whether it tells how much there is in all, so that a part and the whole cannot be compared.
    #[must_use]
    pub fn is_amount(self) -> bool {
        matches!(self, Self::Count | Self::Money)
    }

    /// Whether its numerator adds up what was measured, instead of counting people or events.
    #[must_use]
    pub fn adds_up(self) -> bool {
        matches!(self, Self::Average | Self::Money | Self::Rating)
    }
}

words! {
    /// Which way is better.
    pub enum Direction {
        /// More is better.
        HigherIsBetter,
        /// Less is better.
        LowerIsBetter,
        /// Neither is better.
        Neither,
    }
}

impl Direction {
    /// Whether a value is as good as a limit, or better; nothing where neither way is better.
    #[must_use]
    pub fn reaches(self, value: Decimal, limit: Decimal) -> Option<bool> {
        match self {
            Self::HigherIsBetter => Some(value >= limit),
            Self::LowerIsBetter => Some(value <= limit),
            Self::Neither => None,
        }
    }
}

words! {
    /// How often figures come.
    pub enum Frequency {
        /// Each month.
        Monthly,
        /// Each quarter.
        Quarterly,
        /// Each year.
        Yearly,
        /// Each month, for the twelve months up to it.
        RollingYearMonthly,
        /// Each quarter, for the twelve months up to its end.
        RollingYearQuarterly,
    }
}

impl Frequency {
    /// How long the periods are for which figures come.
    #[must_use]
    pub fn length(self) -> Length {
        match self {
            Self::Monthly => Length::Month,
            Self::Quarterly => Length::Quarter,
            Self::Yearly | Self::RollingYearMonthly | Self::RollingYearQuarterly => Length::Year,
        }
    }

    /// Of years that share months with each other: how many months lie between two of them.
    #[must_use]
    pub fn rolls_by(self) -> Option<i8> {
        match self {
            Self::RollingYearMonthly => Some(1),
            Self::RollingYearQuarterly => Some(3),
            Self::Monthly | Self::Quarterly | Self::Yearly => None,
        }
    }

    /// The period after another for which figures come; none after the last of all years.
    #[must_use]
    pub fn next(self, period: Period) -> Option<Period> {
        period.next(self.rolls_by().unwrap_or(12))
    }

    /// Whether a period is one of those for which figures come.
    #[must_use]
    pub fn has(self, period: Period) -> bool {
        let ends_well = match (self.rolls_by(), period) {
            (Some(months), Period::RollingYear(_, month)) => month % months == 0,
            (rolls, _) => rolls.is_none() && !period.is_rolling(),
        };
        period.length() == self.length() && ends_well
    }
}

/// One version of what exactly is counted.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// The first period it holds for. Example: 2024-04
    pub from: Placed<Period>,
    /// What the numerator counts. Example: People who answered "safer" or "much safer"
    pub numerator: Text,
    /// What the denominator counts, where there is one. Example: Everyone who answered
    pub denominator: Option<Text>,
    /// What changed, in a sentence. Example: From 2025, we also ask people who were helped twice.
    pub change: Option<Text>,
    /// Whether its figures may be compared with those of the version before. Where they may not,
    /// there is a break in the series, and no trend crosses it.
    pub comparable_with_previous: Option<bool>,
}

/// What the authority wants to reach.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// The figure. Example: 80
    pub value: Placed<Number>,
    /// The first period it is for. Example: 2025-Q1
    pub from: Placed<Period>,
    /// The last period it is for. Example: 2025-Q4
    pub to: Option<Placed<Period>>,
    /// Who set it, or why, in a sentence. Example: Agreed by the panel in March 2025.
    pub note: Option<Text>,
}

/// What others reach.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Benchmark {
    /// Whose figure it is. Example: All counties
    pub name: Text,
    /// The figure. Example: 76.5
    pub value: Placed<Number>,
    /// The period it is for. Example: 2025
    pub period: Placed<Period>,
    /// Where it comes from. Example: The national survey of help at home
    pub source: Option<Text>,
}

implement_record!(Indicator in FrameworkFile with Framework, name, |indicator, references| {
    references.to_any(&indicator.about);
    references.of_contacts(&indicator.contact);
});
