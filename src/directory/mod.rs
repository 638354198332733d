//! Stage 2b, understand: the resolved whole. A [`Directory`] holds every record; what a reader
//! may see at one moment is a [`VisibleDirectory`], and no later stage accepts another.

mod bank_holidays;
mod clock;
pub mod reads;
mod resolve;
mod table;
mod visible;
mod whom_to_ring;

use std::sync::Arc;

use crate::boundaries::Boundaries;
use crate::diagnostics::{FileName, Findings};
use crate::postcodes::{CompiledFiles, Postcodes};
use crate::records::authority::Authority;
use crate::records::fields::Reference;
use crate::records::reading::{self, Entry};
use crate::records::{Record as _, every_kind};
use crate::source::{Attachment, Content};
use crate::statistics::Observations;

pub use bank_holidays::bank_holidays;
pub use clock::{Clock, zone};
pub use table::{Card, Held, Table};
pub use visible::{Announced, HeldBack, VisibleDirectory, Why};
pub use whom_to_ring::{Answer, Answerer};

/// Makes the tables of the directory: one for each kind of record.
macro_rules! tables {
    ($(#[doc = $about:literal] $field:ident: $module:ident::$record:ident, $name:literal, $form:ident $at:literal;)*) => {
        $(use crate::records::$module::$record;)*

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
            /// Reads every record of every kind.
            fn read(content: &Content, findings: &mut Findings) -> Self {
                Self { $($field: Table::new($record::read(content, findings)),)* }
            }

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

every_kind!(tables);

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
    /// The records.
    pub tables: Tables,
    /// The files that are published as they are, ordered by path.
    pub attachments: Vec<Attachment>,
    /// The figures as officers keep them. No page, file or message can hold one.
    pub observations: Observations,
    /// The postcodes of the authority's own districts. They are compiled once all else is
    /// understood, for those who need them.
    pub postcodes: Postcodes,
    /// The boundaries of the authority's own districts.
    pub boundaries: Arc<Boundaries>,
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
        let tables = Tables::read(content, &mut findings);
        let attachments = std::mem::take(&mut content.attachments);
        let observations = Observations::read(content, &tables, &mut findings);
        // Once read, figures stand among the observations and nowhere else.
        content.data_files.clear();
        let boundaries = Arc::new(Boundaries::read(content, &tables, &mut findings));
        let postcodes = Postcodes::default();
        let directory = Self { authority, tables, attachments, observations, postcodes, boundaries };
        resolve::references(&directory, &mut findings);
        (directory, findings)
    }

    /// Compiles the postcodes. `before` has the files that were compiled before and have not changed
    /// since.
    pub fn compile_postcodes(&mut self, content: &Content, before: CompiledFiles, findings: &mut Findings) {
        self.postcodes = Postcodes::compile(content, &self.tables, before, findings);
    }

    fn empty() -> Self {
        Self {
            authority: None,
            tables: Tables::default(),
            attachments: Vec::new(),
            observations: Observations::default(),
            postcodes: Postcodes::default(),
            boundaries: Arc::default(),
        }
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
