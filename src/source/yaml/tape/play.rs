//! Giving the answers of a tape again.

use std::fmt;

use serde::de::{
    self, Deserialize, DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess,
    Visitor,
};

use super::{Answer, COMMON};

/// Reads a type from a tape and the text it was recorded over.
///
/// # Errors
/// When the tape does not fit the type or the text: it was recorded over others, or is damaged.
pub(in super::super) fn play<'de, T: Deserialize<'de>>(
    tape: &'de [u8],
    text: &'de str,
) -> Result<T, Unplayable> {
    let mut player = Player { tape, text };
    let read = T::deserialize(player.on(&[]))?;
    if player.tape.is_empty() { Ok(read) } else { Err(Unplayable) }
}

/// A tape that does not fit what was asked. Nobody is told why: the text itself is then read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) struct Unplayable;

impl fmt::Display for Unplayable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the tape does not fit")
    }
}

impl std::error::Error for Unplayable {}

impl de::Error for Unplayable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

struct Player<'de> {
    /// What is left of it.
    tape: &'de [u8],
    text: &'de str,
}

impl<'de> Player<'de> {
    fn on<'p>(&'p mut self, names: &'static [&'static str]) -> Playing<'p, 'de> {
        Playing { player: self, names }
    }

    fn byte(&mut self) -> Result<u8, Unplayable> {
        let (byte, rest) = self.tape.split_first().ok_or(Unplayable)?;
        self.tape = rest;
        Ok(*byte)
    }

    fn number(&mut self) -> Result<u64, Unplayable> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err(Unplayable)
    }

    fn index(&mut self) -> Result<usize, Unplayable> {
        usize::try_from(self.number()?).map_err(|_| Unplayable)
    }

    fn word(&mut self) -> Result<&'de str, Unplayable> {
        let (start, length) = (self.index()?, self.index()?);
        let end = start.checked_add(length).ok_or(Unplayable)?;
        self.text.get(start..end).ok_or(Unplayable)
    }

    fn name(&mut self, names: &[&'static str]) -> Result<&'static str, Unplayable> {
        names.get(self.index()?).copied().ok_or(Unplayable)
    }

    fn float(&mut self) -> Result<f64, Unplayable> {
        let (bytes, rest) = self.tape.split_first_chunk().ok_or(Unplayable)?;
        self.tape = rest;
        Ok(f64::from_le_bytes(*bytes))
    }

    /// Whether one more follows.
    fn more(&mut self) -> Result<bool, Unplayable> {
        match Answer::of(self.byte()?) {
            Some(Answer::Item) => Ok(true),
            Some(Answer::End) => Ok(false),
            _ => Err(Unplayable),
        }
    }
}

/// A player at a place where the keys may have these names.
struct Playing<'p, 'de> {
    player: &'p mut Player<'de>,
    names: &'static [&'static str],
}

impl<'de> Playing<'_, 'de> {
    fn answer<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unplayable> {
        let Self { player, names } = self;
        match Answer::of(player.byte()?).ok_or(Unplayable)? {
            Answer::Unit => visitor.visit_unit(),
            Answer::None => visitor.visit_none(),
            Answer::Some => visitor.visit_some(player.on(&[])),
            Answer::False => visitor.visit_bool(false),
            Answer::True => visitor.visit_bool(true),
            Answer::Unsigned => visitor.visit_u64(player.number()?),
            Answer::Signed => visitor.visit_i64(player.number()?.cast_signed()),
            Answer::Float => visitor.visit_f64(player.float()?),
            Answer::Character => {
                let number = u32::try_from(player.number()?).ok();
                visitor.visit_char(number.and_then(char::from_u32).ok_or(Unplayable)?)
            }
            Answer::Newtype => visitor.visit_newtype_struct(player.on(&[])),
            Answer::List => visitor.visit_seq(player.on(&[])),
            Answer::Group => visitor.visit_map(player.on(names)),
            Answer::Choice => visitor.visit_enum(player.on(names)),
            Answer::Text => visitor.visit_str(player.word()?),
            Answer::Borrowed => visitor.visit_borrowed_str(player.word()?),
            Answer::Owned => visitor.visit_string(player.word()?.to_owned()),
            Answer::Field => visitor.visit_str(player.name(names)?),
            Answer::Common => visitor.visit_str(player.name(&COMMON)?),
            Answer::Item | Answer::End => Err(Unplayable),
        }
    }
}

macro_rules! answer {
    ($($method:ident($($argument:ident: $type:ty),*)),* $(,)?) => {$(
        fn $method<V: Visitor<'de>>(self, $($argument: $type,)* visitor: V) -> Result<V::Value, Unplayable> {
            $(let _ = $argument;)*
            self.answer(visitor)
        }
    )*};
}

impl<'de> Deserializer<'de> for Playing<'_, 'de> {
    type Error = Unplayable;

    answer!(
        deserialize_any(), deserialize_bool(), deserialize_i8(), deserialize_i16(), deserialize_i32(),
        deserialize_i64(), deserialize_i128(), deserialize_u8(), deserialize_u16(), deserialize_u32(),
        deserialize_u64(), deserialize_u128(), deserialize_f32(), deserialize_f64(), deserialize_char(),
        deserialize_str(), deserialize_string(), deserialize_bytes(), deserialize_byte_buf(),
        deserialize_option(), deserialize_unit(), deserialize_seq(), deserialize_map(),
        deserialize_identifier(), deserialize_ignored_any(),
        deserialize_unit_struct(name: &'static str),
        deserialize_newtype_struct(name: &'static str),
        deserialize_tuple(length: usize),
        deserialize_tuple_struct(name: &'static str, length: usize),
    );

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unplayable> {
        self.player.on(fields).answer(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unplayable> {
        self.player.on(variants).answer(visitor)
    }
}

impl<'de> SeqAccess<'de> for Playing<'_, 'de> {
    type Error = Unplayable;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Unplayable> {
        if self.player.more()? { seed.deserialize(self.player.on(&[])).map(Some) } else { Ok(None) }
    }
}

impl<'de> MapAccess<'de> for Playing<'_, 'de> {
    type Error = Unplayable;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Unplayable> {
        if self.player.more()? { seed.deserialize(self.player.on(self.names)).map(Some) } else { Ok(None) }
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Unplayable> {
        seed.deserialize(self.player.on(&[]))
    }
}

impl<'de> EnumAccess<'de> for Playing<'_, 'de> {
    type Error = Unplayable;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), Unplayable> {
        let name = seed.deserialize(self.player.on(self.names))?;
        Ok((name, self))
    }
}

impl<'de> VariantAccess<'de> for Playing<'_, 'de> {
    type Error = Unplayable;

    fn unit_variant(self) -> Result<(), Unplayable> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Unplayable> {
        seed.deserialize(self.player.on(&[]))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Unplayable> {
        self.player.on(&[]).answer(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unplayable> {
        self.player.on(fields).answer(visitor)
    }
}
