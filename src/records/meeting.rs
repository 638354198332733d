//! Meetings: `content/meetings/*.yml`.

use schemars::JsonSchema;
use serde::Deserialize;

use super::committee::Committee;
use super::decision::Restriction;
use super::document::Document;
use super::fields::{AnyReference, Date, Id, Placed, Reference, Text, TimeOfDay, WebAddress};
use super::{Kind, implement_record, record, words};

record! {
    /// A meeting of a committee, with its agenda.
    pub struct Meeting {
        /// Its title. Example: Health Scrutiny Panel, 12 October 2026
        pub title: Text,
        /// The committee that meets, by its id. Example: health-scrutiny-panel
        pub committee: Reference<Committee>,
        /// The day. Example: 2026-10-12
        pub date: Placed<Date>,
        /// The time of day. Example: "18:00"
        pub time: Option<Placed<TimeOfDay>>,
        /// The place. Example: Committee room 2, County Hall
        pub place: Option<Text>,
        /// Whether it is to come, was held or was called off.
        pub status: Placed<MeetingStatus>,
        /// How the public can attend or watch, in a sentence. Example: Anybody may come and listen.
        pub public: Option<Text>,
        /// Where it can be watched. Example: `https://www.example.org/watch`
        pub webcast: Option<Placed<WebAddress>>,
        /// What is on the agenda, in order.
        #[serde(default)]
        pub agenda: Vec<AgendaItem>,
        /// Its papers and minutes, by their ids. Example: `[panel-minutes]`
        #[serde(default)]
        pub documents: Vec<Reference<Document>>,
    }
}

impl Meeting {
    /// The item of the agenda that names a record.
    #[must_use]
    pub fn item_about(&self, kind: Kind, id: &Id) -> Option<&AgendaItem> {
        self.agenda
            .iter()
            .find(|item| item.about.iter().any(|about| about.kind == kind && about.value.id == *id))
    }
}

words! {
    /// Whether a meeting is to come, was held or was called off.
    pub enum MeetingStatus {
        /// It is to come.
        Planned,
        /// It was held.
        Held,
        /// It was called off.
        Cancelled,
    }
}

/// Something on the agenda of a meeting.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AgendaItem {
    /// Its number on the agenda. Example: "7"
    pub number: Placed<String>,
    /// Its title. Example: How home safety checks are going
    pub title: Text,
    /// The reports, decisions and other records that it is about, as kind:id.
    /// Example: `[report:home-safety-2026]`
    #[serde(default)]
    pub about: Vec<Placed<AnyReference>>,
    /// What the meeting did with it, in a sentence. Example: The panel agreed two recommendations.
    pub outcome: Option<Text>,
    /// Whether the public may see all of it.
    #[serde(default)]
    pub restriction: Restriction,
}

implement_record!(Meeting, title, |meeting, references| {
    references.to([&meeting.committee]);
    references.to_any(meeting.agenda.iter().flat_map(|item| &item.about));
    references.to(&meeting.documents);
});
