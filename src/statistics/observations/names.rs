//! Names that stand in many rows, each kept once.

use std::collections::HashMap;
use std::hash::Hash;

use foldhash::fast::FixedState;

use crate::records::fields::Id;
use crate::statistics::figure::Subject;

/// The names that observations use, by their numbers.
#[derive(Default)]
pub(super) struct Names {
    /// The indicators.
    pub(super) indicators: Numbered<Id>,
    /// The subjects.
    pub(super) subjects: Numbered<Subject>,
}

/// Values with their numbers, from 0, in the order in which they were met.
pub(super) struct Numbered<T> {
    values: Vec<T>,
    numbers: HashMap<T, u32, FixedState>,
}

impl<T> Default for Numbered<T> {
    fn default() -> Self {
        Self { values: Vec::new(), numbers: HashMap::default() }
    }
}

impl<T: Eq + Hash + Clone> Numbered<T> {
    /// The number of a value, which is a new one where it was not met before.
    pub(super) fn number(&mut self, value: T) -> u32 {
        if let Some(number) = self.numbers.get(&value) {
            return *number;
        }
        let number = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
        self.values.push(value.clone());
        self.numbers.insert(value, number);
        number
    }

    /// The number of a value that was met before.
    pub(super) fn find(&self, value: &T) -> Option<u32> {
        self.numbers.get(value).copied()
    }

    /// The value of a number.
    pub(super) fn get(&self, number: u32) -> &T {
        &self.values[number as usize]
    }

    /// Every value, in the order of the numbers.
    pub(super) fn iter(&self) -> std::slice::Iter<'_, T> {
        self.values.iter()
    }
}
