//! How to reach somebody.

use schemars::JsonSchema;
use serde::Deserialize;

use super::hours::{DayHours, HoursException, Opening, OpeningHours};
use super::{
    EmailAddress, LinkTarget, Placed, Postcode, References, SpokenLanguage, Telephone, Text, WebAddress,
};

/// A way to reach a provider or the authority. It names a role, never a person.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// What this contact is for, in a few words. Example: Home safety helpline
    pub name: Option<Text>,
    /// The role of whoever answers, never a person's name. Example: Home improvement adviser
    pub role: Option<Text>,
    /// The telephone number, with its area code. Example: 01632 960001
    pub telephone: Option<Placed<Telephone>>,
    /// Whether people who cannot hear or speak reach this number through Relay UK. They do, unless
    /// this says `false`.
    pub relay_uk: Option<Placed<bool>>,
    /// A number that only textphones reach, where there is one. Example: 01632 960002
    pub textphone: Option<Placed<Telephone>>,
    /// A number for text messages, where there is one. Example: 07700 900001
    pub text_message: Option<Placed<Telephone>>,
    /// Where people who use British Sign Language reach you by video.
    /// Example: `https://signs.example.org`
    pub british_sign_language: Option<Placed<WebAddress>>,
    /// The mail address. Example: help@example.org
    pub email: Option<Placed<EmailAddress>>,
    /// The website. Example: `https://www.example.org`
    pub website: Option<Placed<WebAddress>>,
    /// The postal address.
    pub address: Option<Address>,
    /// When somebody answers in an ordinary week.
    #[serde(default)]
    pub hours: Vec<OpeningHours>,
    /// What holds on bank holidays: `closed`, `as usual`, or the hours. Example: closed
    pub bank_holidays: Option<Placed<DayHours>>,
    /// Days on which other hours hold, such as Christmas.
    #[serde(default)]
    pub exceptions: Vec<HoursException>,
    /// The languages spoken by those who answer, one item a language. Example: `[English, Polish]`
    #[serde(default)]
    pub languages: Vec<Placed<SpokenLanguage>>,
    /// How to get an interpreter, where you can arrange one, in a sentence.
    /// Example: Tell us your language, and we will get an interpreter on the line.
    pub interpreters: Option<Text>,
    /// The same in Easy Read: a web address, or a document or page of this site, like
    /// `document:easy-read-guide`. Example: `https://easy.example.org`
    pub easy_read: Option<Placed<LinkTarget>>,
    /// Anything else a caller should know, in a sentence. Example: We can ring you back.
    pub note: Option<Text>,
}

impl Contact {
    /// Whether a resident can reach anybody through it.
    #[must_use]
    pub fn can_be_reached(&self) -> bool {
        let numbers = [&self.telephone, &self.textphone, &self.text_message];
        let addresses = [&self.website, &self.british_sign_language];
        numbers.into_iter().any(Option::is_some)
            || addresses.into_iter().any(Option::is_some)
            || self.email.is_some()
            || self.address.is_some()
    }

    /// When somebody answers.
    #[must_use]
    pub fn opening(&self) -> Opening<'_> {
        Opening {
            hours: &self.hours,
            bank_holidays: self.bank_holidays.as_ref(),
            exceptions: &self.exceptions,
        }
    }

    /// Whether people who cannot hear or speak reach the telephone number through Relay UK.
    #[must_use]
    pub fn takes_relay_calls(&self) -> bool {
        self.relay_uk.as_ref().is_none_or(|takes| takes.value)
    }

    /// Adds the records it names.
    pub(in crate::records) fn mention<'a>(&'a self, references: &mut References<'a>) {
        references.to_targets(&self.easy_read);
    }
}

/// A postal address in the United Kingdom.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Address {
    /// The lines above the town, one item a line. Example: `[Harbour House, 1 Quay Street]`
    pub lines: Vec<String>,
    /// The town. Example: Sampleton
    pub town: String,
    /// The county, where the post needs it. Example: Sampleshire
    pub county: Option<String>,
    /// The postcode. Example: ZZ1 1AA
    pub postcode: Placed<Postcode>,
}
