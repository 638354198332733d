//! The authority itself: `content/site.yml`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::fields::{
    AnyReference, Contact, Date, Language, Money, Number, Placed, RecordUuid, Reference, Text, WebAddress,
};
use super::provider::Provider;
use super::search::Search;
use super::words;

/// The settings of the site and the facts about the authority that publishes it.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Authority {
    /// The version of the content's format. This version of Noticeboard reads 1.
    pub content_format: Placed<u32>,
    /// The identity from which every record's own identity is made. Never change it.
    pub id_namespace: RecordUuid,
    /// The authority's name. Example: Aldermere County Council
    pub name: Text,
    /// The address at which the site will stand. Example: `https://www.example.org/`
    pub base_url: Placed<WebAddress>,
    /// Set to true when the places and figures are invented. Every page then says so.
    #[serde(default)]
    pub demonstration: bool,
    /// The nation whose law applies.
    pub jurisdiction: Jurisdiction,
    /// How the authority takes its decisions.
    pub governance: Governance,
    /// The time zone of every date and time in the content. Example: Europe/London
    pub time_zone: Option<Placed<String>>,
    /// The languages of the site. English comes first.
    pub languages: Vec<Placed<Language>>,
    /// How to reach the authority. It names a role, never a person.
    pub contact: Contact,
    /// Where the page "Contact and help" gets its other answers.
    pub help: Help,
    /// The authority's own record among the providers, where it provides services itself.
    pub own_provider: Option<Reference<Provider>>,
    /// Codes by which others know the authority, one a line: the scheme and the code.
    #[serde(default)]
    pub codes: BTreeMap<String, String>,
    /// The licence under which others may use the content.
    pub licence: Licence,
    /// Where the files in `postcodes/` come from, where there are any. Their licence asks for it.
    pub postcodes: Option<PostcodeSource>,
    /// Where the files in `boundaries/` come from, where there are any. Their licence asks for it.
    pub boundaries: Option<BoundarySource>,
    /// What residents come for most, in order. The home page begins with them.
    #[serde(default)]
    pub top_tasks: Vec<TopTask>,
    /// The look of the site.
    #[serde(default)]
    pub branding: Branding,
    /// How the search page finds things.
    #[serde(default)]
    pub search: Search,
    /// The rules the authority has set itself.
    #[serde(default)]
    pub policies: Policies,
    /// The facts for the accessibility statement, which the law asks for.
    pub accessibility: Accessibility,
}

impl Authority {
    /// Every contact in the settings.
    pub fn contacts(&self) -> impl Iterator<Item = &Contact> {
        let help = &self.help;
        let needed = [&self.contact, &help.complaints, &help.ombudsman, &self.accessibility.contact];
        needed.into_iter().chain(&help.out_of_hours)
    }
}

words! {
    /// A nation of the United Kingdom.
    pub enum Jurisdiction {
        /// England.
        England,
        /// Wales.
        Wales,
        /// Scotland.
        Scotland,
        /// Northern Ireland.
        NorthernIreland,
    }
}

words! {
    /// How an authority takes its decisions. Call-in needs an executive.
    pub enum Governance {
        /// A leader and a cabinet.
        LeaderAndCabinet,
        /// An elected mayor and a cabinet.
        ElectedMayor,
        /// Committees and no executive.
        CommitteeSystem,
    }
}

/// Answers for the page "Contact and help".
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Help {
    /// Whom to ring when the office is closed.
    pub out_of_hours: Option<Contact>,
    /// How somebody else can ring for a resident.
    pub someone_to_ring: Text,
    /// How to check that a caller or visitor is genuine.
    pub genuine_caller: Text,
    /// How to get a page in large print, by post or in another language.
    pub other_formats: Text,
    /// How to complain to the authority.
    pub complaints: Contact,
    /// The ombudsman who looks at complaints that the authority did not settle.
    pub ombudsman: Contact,
}

/// The licence of the content.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Licence {
    /// Its name. Example: Open Government Licence v3.0
    pub name: String,
    /// Its address.
    pub url: Placed<WebAddress>,
}

/// Where the files of postcodes come from.
///
/// Source: the licences of ONS Geography, which ask those who publish from the ONS Postcode
/// Directory to name the Office for National Statistics, OS and Royal Mail, with the year.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PostcodeSource {
    /// What the edition is called. Example: ONS Postcode Directory, August 2026
    pub edition: Text,
    /// The year of the edition. Example: 2026
    pub year: Placed<u16>,
}

/// Where the files of boundaries come from.
///
/// Source: the licences of ONS Geography, which ask those who publish its boundaries to name the
/// Office for National Statistics and OS, with the year.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BoundarySource {
    /// What stands below each map, in the words of the licence.
    /// Example: `"Source: Office for National Statistics licensed under the Open Government Licence v.3.0"`
    pub attribution: Text,
}

/// Something residents come for.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TopTask {
    /// The task in the resident's words. Example: Make my home safer
    pub text: Text,
    /// The record that answers it, as kind:id. Example: service:home-safety-check
    pub to: Placed<AnyReference>,
}

/// The look of the site.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Branding {
    /// The site's own colours, by the names of the theme's tokens.
    #[serde(default)]
    pub colours: BTreeMap<String, Placed<ColourPair>>,
}

/// One colour of the theme in both schemes. A colour is written `#1a2b3c`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ColourPair {
    /// The colour on a light page.
    pub light: Option<Placed<String>>,
    /// The colour on a dark page.
    pub dark: Option<Placed<String>>,
}

/// The rules an authority has set itself.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Policies {
    /// How small counts are kept from view.
    pub disclosure: DisclosurePolicy,
    /// How many times as large as the one before a figure may be, or how many times as small, before
    /// a warning. 0 means that nothing is looked for. Example: 3
    pub largest_jump: Number,
    /// After how many months a service that nobody checked counts as out of date.
    pub freshness_months: u32,
    /// The longest sentence, in words, before a warning.
    pub longest_sentence: u32,
    /// How many working days councillors have to call a decision in.
    pub call_in_days: u32,
    /// From which sum a contract stands in the register.
    pub contract_threshold: Option<Money>,
    /// The headings that every report to a committee has, in their order, one item a heading.
    /// Example: `[Summary of report, Reason for scrutiny, Equality implications]`
    pub report_headings: Vec<Text>,
    /// Set to true to let `--strict` count what time alone has caused, such as a contract that
    /// has ended.
    pub strict_about_time: bool,
}

impl Default for Policies {
    fn default() -> Self {
        Self {
            disclosure: DisclosurePolicy::default(),
            largest_jump: Number(rust_decimal::Decimal::from(3)),
            freshness_months: 12,
            longest_sentence: 25,
            call_in_days: 5,
            contract_threshold: None,
            report_headings: Vec::new(),
            strict_about_time: false,
        }
    }
}

/// How small counts are kept from view.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct DisclosurePolicy {
    /// Counts below this number are not shown. Example: 5
    pub threshold: u32,
    /// Whether a count of none may be shown.
    pub show_zero: bool,
    /// Counts are rounded to a multiple of this number; 1 leaves them as they are. Example: 5
    pub round_to: u32,
}

impl Default for DisclosurePolicy {
    fn default() -> Self {
        Self { threshold: 5, show_zero: true, round_to: 1 }
    }
}

words! {
    /// How far the site meets the accessibility standard.
    pub enum Compliance {
        /// It meets all of it.
        Fully,
        /// It meets most of it.
        Partially,
        /// It does not meet it.
        Not,
    }
}

/// The facts for the accessibility statement: Public Sector Bodies (Websites and Mobile
/// Applications) (No. 2) Accessibility Regulations 2018.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Accessibility {
    /// How far the site meets the Web Content Accessibility Guidelines 2.2 at level AA.
    pub compliance: Placed<Compliance>,
    /// The day on which the statement was prepared.
    pub prepared: Placed<Date>,
    /// The day on which it was last reviewed. The law asks for a review each year.
    pub reviewed: Placed<Date>,
    /// How the site was tested, in a sentence or two.
    pub method: Text,
    /// The last test by people, not by a program alone.
    pub audit: Option<Audit>,
    /// What does not meet the standard yet.
    #[serde(default)]
    pub issues: Vec<AccessibilityIssue>,
    /// What would cost too much to mend now, and how that was judged.
    #[serde(default)]
    pub disproportionate_burden: Vec<Burden>,
    /// What the law does not cover.
    #[serde(default)]
    pub out_of_scope: Vec<Text>,
    /// Whom to tell about a problem. A mail address or a form is needed.
    pub contact: Contact,
    /// Within how many working days an answer comes.
    pub answer_days: u32,
}

/// A test of the site by people.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Audit {
    /// The day of the test.
    pub date: Placed<Date>,
    /// Who tested: an organisation or a role, never a person's name.
    pub by: Text,
    /// What was tested.
    pub sample: Text,
}

/// Something that does not meet the standard yet.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AccessibilityIssue {
    /// The problem, and whom it keeps from what.
    pub problem: Text,
    /// The success criterion it fails, with its number. Example: 1.1.1 Non-text Content
    pub criterion: Placed<String>,
    /// The day by which it will be mended.
    pub fix_by: Placed<Date>,
}

/// Something that would cost too much to mend now.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Burden {
    /// The problem.
    pub problem: Text,
    /// How the cost was weighed against the benefit.
    pub assessment: Text,
}
