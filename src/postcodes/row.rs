//! What is kept of a row: its postcode, its areas and when it ended, in as few bytes as they take.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::records::fields::{Date, Postcode};

/// A row of the authority's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Row {
    pub(super) outward: Outward,
    pub(super) inward: Inward,
    pub(super) areas: Areas,
    /// The month in which the postcode ended, where it has an end.
    pub(super) ended: Option<Month>,
    /// The number of its line, from 1.
    pub(super) line: u32,
}

/// The areas of a postcode, by their numbers among the codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Areas {
    pub(super) district: u32,
    pub(super) division: Option<u32>,
    pub(super) ward: Option<u32>,
}

/// A postcode district, such as `ZZ12`: the half of a postcode before the space.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Outward([u8; 4]);

/// What follows it, such as `1AA`, by its number among all that can follow: `0AA` has 0, `0AB` 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Inward(pub u16);

/// The letters that stand in the second half of a postcode (BS 7666 part 2: not C, I, K, M, O, V).
pub(crate) const LETTERS: &[u8; 20] = b"ABDEFGHJLNPQRSTUWXYZ";

/// How many of them can follow one digit.
pub(crate) const IN_A_SECTOR: u16 = 20 * 20;

/// A month, in months since the beginning of year 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Month(u16);

/// Both halves of a postcode.
pub(super) fn halves(postcode: &Postcode) -> Option<(Outward, Inward)> {
    let (outward, inward) = postcode.halves();
    let mut letters = [b' '; 4];
    letters.get_mut(..outward.len())?.copy_from_slice(outward.as_bytes());
    let [digit, first, second] = inward.as_bytes() else { return None };
    let place = |letter: &u8| u16::try_from(LETTERS.iter().position(|known| known == letter)?).ok();
    let digit = u16::from(digit.checked_sub(b'0').filter(|digit| *digit < 10)?);
    Some((Outward(letters), Inward(digit * IN_A_SECTOR + place(first)? * 20 + place(second)?)))
}

impl Outward {
    /// The postcode district as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        str::from_utf8(&self.0).unwrap_or_default().trim_end()
    }

    /// By what people look for it in a list: `ZZ2` before `ZZ10`.
    #[must_use]
    pub fn order(&self) -> (&str, u8, &str) {
        let text = self.as_str();
        let (area, rest) = text.split_at(text.find(|c: char| c.is_ascii_digit()).unwrap_or(text.len()));
        let (number, letter) = rest.split_at(rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len()));
        (area, number.parse().unwrap_or_default(), letter)
    }
}

impl fmt::Display for Outward {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for Inward {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (digit, letters) = (self.0 / IN_A_SECTOR, usize::from(self.0 % IN_A_SECTOR));
        let letter = |place: usize| char::from(LETTERS[place % 20]);
        write!(f, "{digit}{}{}", letter(letters / 20), letter(letters))
    }
}

impl Month {
    /// A month as the directory writes it: the year, and two digits for the month.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let is_number = text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_digit());
        let number: u32 = is_number.then(|| text.parse().ok()).flatten()?;
        let (year, month) = (number / 100, number % 100);
        let is_month = (1900..3000).contains(&year) && (1..=12).contains(&month);
        is_month.then(|| u16::try_from(year * 12 + month - 1).ok().map(Self)).flatten()
    }

    /// The month of a day.
    #[must_use]
    pub fn of(day: Date) -> Self {
        let months = i32::from(day.0.year()) * 12 + i32::from(day.0.month()) - 1;
        Self(u16::try_from(months).unwrap_or_default())
    }

    /// Its year.
    #[must_use]
    pub fn year(self) -> u16 {
        self.0 / 12
    }

    /// Its number in the year, from 1.
    #[must_use]
    pub fn number(self) -> u8 {
        u8::try_from(self.0 % 12 + 1).unwrap_or(1)
    }
}
