//! Providers: `content/providers/*.md`. The text below the front matter tells residents more.

use schemars::JsonSchema;
use serde::Deserialize;

use super::fields::{
    Address, Contact, Date, DayHours, HoursException, Opening, OpeningHours, Placed, Reference, Text,
    WebAddress,
};
use super::{implement_record, record, words};

record! {
    /// An organisation that provides services, or a partner body.
    pub struct Provider {
        /// Its name. Example: Ternbridge Homes
        pub name: Text,
        /// What kind of organisation it is.
        pub kind: ProviderKind,
        /// What it does, in a sentence. Example: A housing association that helps people stay safe at home.
        pub summary: Text,
        /// Ways to reach it, the best first.
        #[serde(default)]
        pub contacts: Vec<Contact>,
        /// Places where residents can go.
        #[serde(default)]
        pub places: Vec<Place>,
        /// What it does so that everyone can use it, one item each.
        /// Example: Ring us and we will send you large print.
        #[serde(default)]
        pub accessibility: Vec<Text>,
        /// Its numbers in public registers.
        #[serde(default)]
        pub registrations: Vec<Registration>,
        /// Whether it is a small or medium-sized enterprise.
        pub small_or_medium: Option<bool>,
        /// Whether it is a voluntary or community organisation, or a social enterprise.
        pub voluntary: Option<bool>,
        /// For a consortium: the provider that leads it. Example: ternbridge-homes
        pub lead: Option<Reference<Provider>>,
        /// For a consortium: every other member. Example: `[ternbridge-homes, vale-care]`
        #[serde(default)]
        pub members: Vec<Reference<Provider>>,
        /// Names it had before.
        #[serde(default)]
        pub formerly: Vec<FormerName>,
        /// What inspectors said of it.
        #[serde(default)]
        pub ratings: Vec<Rating>,
    }
}

words! {
    /// What kind of organisation it is.
    pub enum ProviderKind {
        /// The authority itself.
        Authority,
        /// Another council, such as a district.
        Council,
        /// A charity.
        Charity,
        /// A company.
        Company,
        /// A community interest company.
        CommunityInterestCompany,
        /// A co-operative.
        CoOperative,
        /// A housing association.
        HousingAssociation,
        /// A group of providers that bid together.
        Consortium,
        /// A part of the National Health Service.
        Nhs,
        /// A fire and rescue service.
        FireService,
        /// The police.
        Police,
        /// A department of central government.
        CentralGovernment,
        /// Anything else.
        Other,
    }
}

/// A place where residents can go.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Its name. Example: Harbour House
    pub name: Text,
    /// Its address.
    pub address: Address,
    /// When it is open in an ordinary week.
    #[serde(default)]
    pub hours: Vec<OpeningHours>,
    /// What holds on bank holidays: `closed`, `as usual`, or the hours. Example: closed
    pub bank_holidays: Option<Placed<DayHours>>,
    /// Days on which other hours hold, such as Christmas.
    #[serde(default)]
    pub exceptions: Vec<HoursException>,
    /// What it has for visitors who need it, one item each. Leave out what it has not.
    /// Example: `[step-free-entrance, hearing-loop]`
    #[serde(default)]
    pub access: Vec<Facility>,
    /// What else a visitor should know about getting in and around.
    /// Example: One step at the front. Ring the bell, and we bring a ramp.
    pub access_note: Option<Text>,
}

impl Place {
    /// When it is open.
    #[must_use]
    pub fn opening(&self) -> Opening<'_> {
        Opening {
            hours: &self.hours,
            bank_holidays: self.bank_holidays.as_ref(),
            exceptions: &self.exceptions,
        }
    }
}

words! {
    /// What a place has for visitors who need it.
    pub enum Facility {
        /// A way in without a step.
        StepFreeEntrance,
        /// A ramp to the way in.
        Ramp,
        /// Doors that open by themselves.
        AutomaticDoors,
        /// No step inside, in all that visitors use.
        StepFreeInside,
        /// A lift to all that visitors use.
        Lift,
        /// A toilet for wheelchair users.
        AccessibleToilet,
        /// A Changing Places toilet, with a hoist and a bench.
        ChangingPlacesToilet,
        /// A hearing loop.
        HearingLoop,
        /// Parking for Blue Badge holders.
        BlueBadgeParking,
        /// A place at the door to be dropped off.
        DropOffPoint,
        /// A wheelchair to borrow.
        WheelchairToBorrow,
        /// Somewhere quiet to wait.
        QuietSpace,
        /// A private room to talk in.
        PrivateRoom,
        /// Signs in large print or Braille, or that can be felt.
        LargePrintOrBrailleSigns,
        /// Assistance dogs are welcome.
        AssistanceDogs,
    }
}

/// A number in a public register.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Registration {
    /// The register.
    pub register: Register,
    /// The number in it. Example: "1234567"
    pub number: Placed<String>,
}

words! {
    /// A public register.
    pub enum Register {
        /// Companies House.
        CompaniesHouse,
        /// The Charity Commission.
        CharityCommission,
        /// The Care Quality Commission.
        CareQualityCommission,
        /// The Regulator of Social Housing.
        RegulatorOfSocialHousing,
        /// The Financial Conduct Authority's register of mutual societies.
        MutualsRegister,
    }
}

/// A name it had before.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FormerName {
    /// The name. Example: Harbour Housing Society
    pub name: Text,
    /// The last day of that name. Example: 2019-03-31
    pub until: Option<Placed<Date>>,
}

/// What an inspector said.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rating {
    /// Who inspected. Example: Care Quality Commission
    pub by: Text,
    /// The rating in the inspector's words. Example: Good
    pub rating: Text,
    /// The day on which it was given. Example: 2026-03-17
    pub date: Placed<Date>,
    /// Where the inspector's report can be read. Example: `https://www.example.org/report`
    pub report: Option<Placed<WebAddress>>,
}

implement_record!(Provider, name, |provider, references| {
    references.to(&provider.lead);
    references.to(&provider.members);
    references.of_contacts(&provider.contacts);
});
