//! What a run reads of YAML, and what the run before read: a text that the run before read into
//! the same type need not be parsed again.

use std::any::type_name;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::{DoesNotFit, options, tape};

/// One in so many texts is a few.
const A_FEW: usize = 100;

/// The tapes of texts, by the hashes of the text and of the type it was read into.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tapes(BTreeMap<[u8; 32], Arc<[u8]>>);

/// Reads texts, and knows what the run before read.
#[derive(Debug, Default)]
pub struct Readings {
    before: Tapes,
    /// What this run read. Without it, nothing is kept for the next.
    now: Option<Mutex<Tapes>>,
}

impl Readings {
    /// Of a run that keeps what it reads for the next.
    #[must_use]
    pub fn after(before: Tapes) -> Self {
        Self { before, now: Some(Mutex::default()) }
    }

    /// Reads a text into a type, as [`read`](super::read) does.
    ///
    /// # Errors
    /// As [`read`](super::read).
    pub fn read<T: DeserializeOwned>(&self, text: &str) -> Result<T, DoesNotFit> {
        let of = self.now.is_some().then(|| key::<T>(text));
        if let Some(tape) = of.and_then(|of| self.before.0.get(&of))
            && let Ok(read) = tape::play(tape, text)
        {
            self.keep(of, Arc::clone(tape));
            return Ok(read);
        }
        // Where nothing is kept, a tape is made all the same: every type would otherwise be compiled
        // for one more way to read it.
        let (read, tape) = super::checked(text, |text, duplicates| {
            serde_yaml::with_deserializer_from_str_with_options(text, options(duplicates), |deserializer| {
                tape::record(text, deserializer)
            })
        })?;
        if let Some(tape) = tape {
            self.keep(of, tape.into());
        }
        Ok(read)
    }

    fn keep(&self, of: Option<[u8; 32]>, tape: Arc<[u8]>) {
        if let (Some(now), Some(of)) = (&self.now, of) {
            now.lock().unwrap_or_else(PoisonError::into_inner).0.insert(of, tape);
        }
    }

    /// What is kept for the next run; nothing where it is nearly what was kept before: to parse a
    /// few texts again costs less than to write all tapes.
    #[must_use]
    pub fn changed(self) -> Option<Tapes> {
        let now = self.now?.into_inner().unwrap_or_else(PoisonError::into_inner);
        let new = now.0.keys().filter(|key| !self.before.0.contains_key(*key)).count();
        let gone = (self.before.0.len() + new).saturating_sub(now.0.len());
        ((new + gone) * A_FEW > now.0.len()).then_some(now)
    }
}

fn key<T>(text: &str) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(type_name::<T>().as_bytes()).update(&[0]).update(text.as_bytes());
    hasher.finalize().into()
}
