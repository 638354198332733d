//! Texts that stand on many pages, each kept once and known by its number.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use foldhash::fast::FixedState;

/// Texts by their numbers, which many threads may ask for at once. Numbers count from 0, in the
/// order in which the texts were first asked for.
#[derive(Debug, Default)]
pub struct Names(Mutex<Known>);

#[derive(Debug, Default)]
struct Known {
    numbers: HashMap<Arc<str>, u32, FixedState>,
    names: Vec<Arc<str>>,
}

impl Names {
    /// Texts that are numbered as they stand.
    #[must_use]
    pub fn numbered(names: &[Box<str>]) -> Self {
        let mut known = Known::default();
        known.names.reserve(names.len());
        known.numbers.reserve(names.len());
        for name in names {
            known.number(name);
        }
        Self(Mutex::new(known))
    }

    /// The numbers of texts, in their order.
    pub fn numbers_of<'n>(&self, names: impl IntoIterator<Item = &'n str>) -> Vec<u32> {
        let mut known = self.locked();
        names.into_iter().map(|name| known.number(name)).collect()
    }

    /// The text of a number.
    #[must_use]
    pub fn name(&self, number: u32) -> Option<Arc<str>> {
        self.locked().names.get(number as usize).cloned()
    }

    /// Every text, in the order of their numbers.
    #[must_use]
    pub fn in_order(&self) -> Vec<Arc<str>> {
        self.locked().names.clone()
    }

    /// Numbers anew the texts that are still used, and answers them in order. `used` is every
    /// number that stands somewhere.
    pub fn renumber<'u>(&self, used: impl IntoIterator<Item = &'u mut u32>) -> Vec<Box<str>> {
        let old = self.in_order();
        let mut numbers = vec![None; old.len()];
        let mut kept: Vec<Box<str>> = Vec::new();
        for number in used {
            let (Some(name), Some(place)) = (old.get(*number as usize), numbers.get_mut(*number as usize))
            else {
                continue;
            };
            *number = *place.get_or_insert_with(|| {
                kept.push(Box::from(&**name));
                u32::try_from(kept.len() - 1).unwrap_or(u32::MAX)
            });
        }
        kept
    }

    /// A thread that panicked held the lock only to add a text: what is there stays true.
    fn locked(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Known {
    fn number(&mut self, name: &str) -> u32 {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let number = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        let name: Arc<str> = Arc::from(name);
        self.numbers.insert(Arc::clone(&name), number);
        self.names.push(name);
        number
    }
}

/// The hashes of what numbers stand for, each found once a run, whichever thread asks first.
#[derive(Debug, Default)]
pub struct Hashes(Mutex<HashMap<u32, Option<[u8; 32]>, FixedState>>);

impl Hashes {
    /// One hash over those of several numbers, in their order. `find` is asked for those that are
    /// not known yet. Nothing, where it finds none.
    pub fn over(&self, numbers: &[u32], find: impl Fn(u32) -> Option<[u8; 32]>) -> Option<[u8; 32]> {
        let known: Vec<_> = {
            let found = self.locked();
            numbers.iter().map(|number| found.get(number).copied()).collect()
        };
        let mut hasher = blake3::Hasher::new();
        for (number, known) in numbers.iter().zip(known) {
            let hash = known.unwrap_or_else(|| {
                let hash = find(*number);
                self.locked().insert(*number, hash);
                hash
            });
            hasher.update(&hash?);
        }
        Some(hasher.finalize().into())
    }

    /// A thread that panicked held the lock only to add a hash: what is there stays true.
    fn locked(&self) -> MutexGuard<'_, HashMap<u32, Option<[u8; 32]>, FixedState>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_has_one_number() {
        let names = Names::default();
        assert_eq!(names.numbers_of(["a", "b", "a", ""]), [0, 1, 0, 2]);
        assert_eq!(names.numbers_of(["b", "c"]), [1, 3]);
        assert_eq!(names.in_order().iter().map(|name| &**name).collect::<Vec<_>>(), ["a", "b", "", "c"]);
    }

    #[test]
    fn what_is_no_longer_used_loses_its_number() {
        let names = Names::numbered(&["a".into(), "b".into(), "c".into()]);
        let mut used = [2, 0, 2];
        assert_eq!(names.renumber(&mut used), ["c".into(), "a".into()] as [Box<str>; 2]);
        assert_eq!(used, [0, 1, 0]);
    }

    #[test]
    fn a_hash_is_found_once() {
        let hashes = Hashes::default();
        let asked = Mutex::new(Vec::new());
        let find = |number: u32| {
            asked.lock().expect("one thread").push(number);
            (number < 9).then_some([u8::try_from(number).expect("small"); 32])
        };
        let both = hashes.over(&[1, 2, 1], find).expect("both are found");
        assert_eq!(both, *blake3::hash(&[[1; 32], [2; 32], [1; 32]].concat()).as_bytes());
        assert_ne!(hashes.over(&[2, 1, 1], find), Some(both));
        assert_eq!(hashes.over(&[2, 9], find), None);
        assert_eq!(asked.into_inner().expect("one thread").iter().filter(|number| **number == 2).count(), 1);
    }
}
