//! What is remembered of files of postcodes.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::inputs::{Inputs, Stamp};
use crate::postcodes::{CompiledFile, CompiledFiles};

/// The files of postcodes as a build compiled them.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct KeptPostcodes(Vec<Kept>);

#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    /// The hash of the file's path.
    file: [u8; 32],
    /// The state of the file when the build began.
    stamp: Stamp,
    compiled: Arc<CompiledFile>,
}

impl KeptPostcodes {
    /// Keeps what was compiled of files that can be known again by their state alone.
    #[must_use]
    pub fn of(compiled: &CompiledFiles, inputs: &Inputs) -> Self {
        let kept = compiled.iter().filter_map(|(path, compiled)| {
            let stamp = inputs.settled(path)?;
            Some(Kept { file: Inputs::hash_of_path(path), stamp, compiled: Arc::clone(compiled) })
        });
        Self(kept.collect())
    }

    /// What was compiled of the files that nobody has touched since.
    #[must_use]
    pub fn unchanged(self, inputs: &Inputs) -> CompiledFiles {
        let unchanged = self.0.into_iter().filter_map(|kept| {
            let path = inputs.path_of(kept.file)?;
            (inputs.stamp(path) == Some(kept.stamp)).then(|| (path.to_owned(), kept.compiled))
        });
        unchanged.collect()
    }
}
