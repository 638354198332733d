//! Stage 2b, understand: the resolved whole. A [`Directory`] holds every record; what a reader
//! may see at one moment is a [`VisibleDirectory`], and no later stage accepts another.

mod clock;
mod resolve;
mod table;
mod visible;
mod whom_to_ring;

use std::sync::Arc;

use crate::diagnostics::{FileName, Findings};
use crate::records::area::{Area, AreasFile};
use crate::records::authority::Authority;
use crate::records::contract::Contract;
use crate::records::decision::Decision;
use crate::records::delivery::Delivery;
use crate::records::document::Document;
use crate::records::fields::Reference;
use crate::records::free_page::Page;
use crate::records::lot::Lot;
use crate::records::need::Need;
use crate::records::provider::Provider;
use crate::records::reading::{self, Entry};
use crate::records::service::Service;
use crate::records::update::Update;
use crate::source::{Attachment, Content};

pub use clock::{Clock, zone};
pub use table::{Card, Held, Table};
pub use visible::{HeldBack, VisibleDirectory, Why};
pub use whom_to_ring::{Answer, Answerer};

/// Names the tables of the directory: one for each kind of record.
macro_rules! tables {
    ($($field:ident: $record:ident;)*) => {
        /// Every record, one table a kind.
        #[derive(Debug, Default)]
        pub struct Tables {
            $(#[doc = concat!("The table of [`", stringify!($record), "`] records.")] pub $field: Table<$record>,)*
        }

        $(impl Held for $record {
            fn table(tables: &Tables) -> &Table<Self> {
                &tables.$field
            }
        })*

        impl Tables {
            /// Every record of every kind, as what all kinds have in common.
            pub fn cards(&self) -> impl Iterator<Item = Card<'_>> {
                std::iter::empty()$(.chain(self.$field.iter().map(|entry| Card::of(entry))))*
            }

            /// Whether a record of that kind and id was written, even one that could not be read.
            #[must_use]
            pub fn knows(&self, kind: crate::records::Kind, id: &str) -> bool {
                match kind {
                    $(<$record as crate::records::Record>::KIND => self.$field.knows(id),)*
                }
            }

            /// Whether a record of that kind and id is here.
            fn holds(&self, kind: crate::records::Kind, id: &str) -> bool {
                match kind {
                    $(<$record as crate::records::Record>::KIND => self.$field.get(id).is_some(),)*
                }
            }

            /// The ids of one kind, to find the nearest to a misspelt one.
            #[must_use]
            pub fn ids(&self, kind: crate::records::Kind) -> Vec<&str> {
                match kind {
                    $(<$record as crate::records::Record>::KIND => self.$field.iter().map(|entry| entry.id.as_str()).collect(),)*
                }
            }

            /// One record as what all kinds have in common.
            #[must_use]
            pub fn card(&self, kind: crate::records::Kind, id: &str) -> Option<Card<'_>> {
                match kind {
                    $(<$record as crate::records::Record>::KIND => self.$field.get(id).map(|entry| Card::of(entry)),)*
                }
            }

            /// The records that pass a test, in tables of their own.
            #[must_use]
            fn filtered(&self, keep: impl Fn(&Card<'_>) -> bool) -> Self {
                Self { $($field: self.$field.filtered(|entry| keep(&Card::of(entry))),)* }
            }
        }
    };
}

tables! {
    areas: Area;
    needs: Need;
    providers: Provider;
    services: Service;
    lots: Lot;
    contracts: Contract;
    deliveries: Delivery;
    decisions: Decision;
    updates: Update;
    pages: Page;
    documents: Document;
}

impl Tables {
    /// The record that a reference names.
    #[must_use]
    pub fn get<R: Held>(&self, reference: &Reference<R>) -> Option<&Arc<Entry<R>>> {
        R::table(self).get(reference.id().as_str())
    }
}

/// Everything that officers wrote, read and resolved. It never changes.
#[derive(Debug)]
pub struct Directory {
    /// The settings of the site, where they could be read.
    pub authority: Option<Arc<Entry<Authority>>>,
    /// The sets of boundaries of the areas, where they could be read.
    pub areas_file: Option<AreasFile>,
    /// The records.
    pub tables: Tables,
    /// The files that are published as they are, ordered by path.
    pub attachments: Vec<Attachment>,
}

impl Directory {
    /// Reads and resolves a content folder.
    ///
    /// `folder` is the folder's name in messages. The directory is whole even where the findings
    /// hold errors: what could not be read is missing from it, but its id is known.
    #[must_use]
    pub fn understand(content: &mut Content, folder: &FileName) -> (Self, Findings) {
        let mut findings = Findings::default();
        if let Some(finding) = reading::other_format(content) {
            findings.push(finding);
            return (Self::empty(), findings);
        }
        reading::misplaced(content, &mut findings);
        let authority = reading::authority(content, folder, &mut findings).map(Arc::new);
        let (areas, areas_file) = reading::areas(content, &mut findings);
        let tables = Tables {
            areas: Table::new(areas),
            needs: Table::new(reading::needs(content, &mut findings)),
            providers: Table::new(reading::folder(content, &mut findings)),
            services: Table::new(reading::folder(content, &mut findings)),
            lots: Table::new(reading::folder(content, &mut findings)),
            contracts: Table::new(reading::folder(content, &mut findings)),
            deliveries: Table::new(reading::folder(content, &mut findings)),
            decisions: Table::new(reading::folder(content, &mut findings)),
            updates: Table::new(reading::folder(content, &mut findings)),
            pages: Table::new(reading::folder(content, &mut findings)),
            documents: Table::new(reading::folder(content, &mut findings)),
        };
        let attachments = std::mem::take(&mut content.attachments);
        let directory = Self { authority, areas_file, tables, attachments };
        resolve::references(&directory, &mut findings);
        (directory, findings)
    }

    fn empty() -> Self {
        Self { authority: None, areas_file: None, tables: Tables::default(), attachments: Vec::new() }
    }

    /// The file at a path inside the content folder that is published as it is.
    #[must_use]
    pub fn attachment(&self, path: &str) -> Option<&Attachment> {
        let at = self.attachments.binary_search_by(|file| file.path.as_str().cmp(path)).ok()?;
        Some(&self.attachments[at])
    }

    /// What a reader may see at a moment.
    ///
    /// `drafts` shows drafts as well, for a preview. Answers nothing while the settings of the
    /// site could not be read.
    #[must_use]
    pub fn visible_at(&self, clock: &Clock, drafts: bool) -> Option<VisibleDirectory> {
        let authority = Arc::clone(self.authority.as_ref()?);
        Some(VisibleDirectory::new(self, authority, clock.clone(), drafts))
    }
}
