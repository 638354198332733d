//! Releases: `content/outcomes/releases/*.yml`. A release publishes files of figures at a moment.

use super::fields::{AnyReference, Contact, Moment, Placed, Reference, References, Text};
use super::reading::{self, Records};
use super::sheet_layout::SheetLayout;
use super::{Kind, Publishing, Record, record, words};
use crate::diagnostics::Findings;
use crate::source::Content;

record! {
    /// The publishing of figures at a given moment. Before it, only its title and its moment are
    /// seen, in the calendar of releases.
    pub struct Release {
        /// Its title. Everybody can read it before the moment has come.
        /// Example: Home safety, July to September 2026
        pub title: Text,
        /// The moment at which its figures appear. Example: 2026-11-24 09:30
        pub at: Placed<Moment>,
        /// How firm its figures are.
        pub status: Placed<ReleaseStatus>,
        /// The files of figures in `outcomes/data` that it publishes, with their endings.
        /// Example: `[home-safety-2026-q3.csv]`
        pub data: Vec<Placed<String>>,
        /// How sheets of these files are read that have a column for each period. A sheet with a row for
        /// each figure needs no entry.
        #[serde(default)]
        pub sheets: Vec<SheetLayout>,
        /// What is in it, in a sentence. Example: Falls rose a little, and most people felt safer.
        pub summary: Option<Text>,
        /// For a revised release: the one whose figures it corrects. Example: home-safety-2026-q2
        pub revises: Option<Reference<Release>>,
        /// For a revised release: what was wrong, and why. Example: One lot had counted repairs twice.
        pub revision_reason: Option<Text>,
        /// Whom to ask about it: a role, never a person's name.
        pub contact: Option<Contact>,
        /// Other records it is about, as kind:id. Example: `[report:home-safety-2026]`
        #[serde(default)]
        pub about: Vec<Placed<AnyReference>>,
    }
}

words! {
    /// How firm the figures of a release are.
    pub enum ReleaseStatus {
        /// They may still change.
        Provisional,
        /// They are not expected to change.
        Final,
        /// They correct figures that were published before.
        Revised,
    }
}

impl Record for Release {
    const KIND: Kind = Kind::Release;
    type Head = ();

    fn read(content: &Content, findings: &mut Findings) -> Records<Self> {
        reading::folder(content, findings)
    }
    fn title(&self) -> &Text {
        &self.title
    }
    /// Its own moment is the one from which it may be seen.
    fn publishing(&self) -> Publishing<'_> {
        Publishing { publish_from: Some(&self.at), ..self.publishing_fields() }
    }
    fn references<'a>(&'a self, references: &mut References<'a>) {
        references.to(&self.revises);
        references.to_any(&self.about);
        references.of_contacts(&self.contact);
    }
}
