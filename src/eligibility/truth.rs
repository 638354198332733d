//! What is known of a statement while some answers are missing.

use std::ops::{BitAnd, BitOr, Not};

/// Whether a statement holds: the three values of Kleene's strong logic (S. C. Kleene,
/// *Introduction to Metamathematics*, 1952, section 64). What is not known stays so, except where
/// the rest decides already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Truth {
    /// It does not hold.
    False,
    /// It depends on what was not answered.
    Unknown,
    /// It holds.
    True,
}

impl Truth {
    /// Whether all of several statements hold; so all of none.
    pub fn all(statements: impl IntoIterator<Item = Self>) -> Self {
        statements.into_iter().fold(Self::True, |all, one| all & one)
    }

    /// Whether one of several statements holds; so none of none.
    pub fn any(statements: impl IntoIterator<Item = Self>) -> Self {
        statements.into_iter().fold(Self::False, |any, one| any | one)
    }
}

impl From<bool> for Truth {
    fn from(holds: bool) -> Self {
        if holds { Self::True } else { Self::False }
    }
}

impl BitAnd for Truth {
    type Output = Self;
    fn bitand(self, other: Self) -> Self {
        self.min(other)
    }
}

impl BitOr for Truth {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        self.max(other)
    }
}

impl Not for Truth {
    type Output = Self;
    fn not(self) -> Self {
        match self {
            Self::False => Self::True,
            Self::Unknown => Self::Unknown,
            Self::True => Self::False,
        }
    }
}
