//! Help that every resident may need, whichever service they ring about.

use serde::Serialize;

use super::Site;
use super::ways::{self, ContactView};

/// Who can ring for somebody, how to tell a genuine caller, and where to turn when we are closed or
/// have not helped.
#[derive(Debug, Serialize)]
pub(super) struct Help {
    out_of_hours: Option<ContactView>,
    someone_to_ring: String,
    genuine_caller: String,
    other_formats: String,
    complaints: ContactView,
    ombudsman: ContactView,
}

impl Help {
    pub(super) fn of(site: &Site<'_>) -> Self {
        let help = &site.directory.authority.record.help;
        Self {
            out_of_hours: help.out_of_hours.as_ref().map(|contact| ways::contact(site, contact)),
            someone_to_ring: help.someone_to_ring.in_language(site.language).clone(),
            genuine_caller: help.genuine_caller.in_language(site.language).clone(),
            other_formats: help.other_formats.in_language(site.language).clone(),
            complaints: ways::contact(site, &help.complaints),
            ombudsman: ways::contact(site, &help.ombudsman),
        }
    }

    /// The ways to reach the authority itself.
    pub(super) fn of_the_authority(&self) -> impl Iterator<Item = &ContactView> {
        self.out_of_hours.iter().chain([&self.complaints])
    }

    /// Each way to reach somebody.
    pub(super) fn contacts(&self) -> impl Iterator<Item = &ContactView> {
        self.of_the_authority().chain([&self.ombudsman])
    }

    /// Whom to ring when the authority itself is closed.
    pub(super) fn out_of_hours(&self) -> Option<&ContactView> {
        self.out_of_hours.as_ref()
    }

    /// Where to complain.
    pub(super) fn complaints(&self) -> &ContactView {
        &self.complaints
    }
}
