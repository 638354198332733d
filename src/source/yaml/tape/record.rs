//! Listening to the answers of a deserializer, and writing them down.

use std::cell::RefCell;
use std::fmt;

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, VariantAccess,
    Visitor,
};

use super::{Answer, COMMON};

/// How far ahead of the last word the next is looked for, in bytes.
const AHEAD: usize = 64 * 1024;

/// Reads a type from a deserializer over a text, and writes down every answer. There is no tape
/// where an answer cannot be played: a text that does not stand so in the file, for one.
pub(in super::super) fn record<'de, T, D>(
    text: &str,
    deserializer: D,
) -> Result<(T, Option<Vec<u8>>), D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    let tape = RefCell::new(Tape { bytes: Vec::with_capacity(512), last: 0, is_spoilt: false });
    let at = At { tape: &tape, text, names: &[], is_key: false };
    let read = T::deserialize(at.around(deserializer))?;
    let Tape { bytes, is_spoilt, .. } = tape.into_inner();
    Ok((read, (!is_spoilt).then_some(bytes)))
}

struct Tape {
    bytes: Vec<u8>,
    /// Where the last word was found: the next stands behind it.
    last: usize,
    is_spoilt: bool,
}

impl Tape {
    fn put(&mut self, answer: Answer) {
        self.bytes.push(answer as u8);
    }

    fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.bytes.push(number.to_le_bytes()[0] | 0x80);
            number >>= 7;
        }
        self.bytes.push(number.to_le_bytes()[0]);
    }

    fn word(&mut self, answer: Answer, word: &str, text: &str) {
        match self.place(word, text) {
            Some(at) => {
                self.put(answer);
                self.number(at as u64);
                self.number(word.len() as u64);
                self.last = at;
            }
            None => self.is_spoilt = true,
        }
    }

    /// Where the text holds a word. Any place will do, since only its letters are read there.
    fn place(&self, word: &str, text: &str) -> Option<usize> {
        if self.is_spoilt {
            return None;
        }
        let rest = &text.as_bytes()[self.last..];
        let near = &rest[..rest.len().min(AHEAD + word.len())];
        memchr::memmem::find(near, word.as_bytes()).map(|at| self.last + at)
    }
}

/// Where answers are written down, and what the names of the keys at this place may be.
#[derive(Clone, Copy)]
struct At<'r> {
    tape: &'r RefCell<Tape>,
    text: &'r str,
    names: &'static [&'static str],
    is_key: bool,
}

impl<'r> At<'r> {
    fn around<X>(self, inner: X) -> Heard<'r, X> {
        Heard { inner, at: self }
    }

    fn with_names(self, names: &'static [&'static str]) -> Self {
        Self { names, ..self }
    }

    /// Inside: what stands there has nothing to do with the keys here.
    fn inside(self) -> Self {
        Self { names: &[], is_key: false, ..self }
    }

    fn put(self, answer: Answer) {
        self.tape.borrow_mut().put(answer);
    }

    fn number(self, answer: Answer, number: u64) {
        let mut tape = self.tape.borrow_mut();
        tape.put(answer);
        tape.number(number);
    }

    fn spoil(self) {
        self.tape.borrow_mut().is_spoilt = true;
    }

    fn word(self, answer: Answer, word: &str) {
        if self.is_key {
            for (answer, names) in [(Answer::Field, self.names), (Answer::Common, &COMMON)] {
                if let Some(at) = names.iter().position(|name| *name == word) {
                    return self.number(answer, at as u64);
                }
            }
        }
        self.tape.borrow_mut().word(answer, word, self.text);
    }

    /// Writes down that something follows, and takes it back where nothing does.
    fn one_more<T, E>(self, ask: impl FnOnce() -> Result<Option<T>, E>) -> Result<Option<T>, E> {
        let before = self.tape.borrow().bytes.len();
        self.put(Answer::Item);
        let answer = ask()?;
        if answer.is_none() {
            self.tape.borrow_mut().bytes.truncate(before);
            self.put(Answer::End);
        }
        Ok(answer)
    }
}

/// Anything that takes part in reading, with an ear on it.
struct Heard<'r, X> {
    inner: X,
    at: At<'r>,
}

macro_rules! ask_on {
    ($($method:ident),* $(,)?) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
            self.inner.$method(self.at.around(visitor))
        }
    )*};
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Heard<'_, D> {
    type Error = D::Error;

    ask_on!(
        deserialize_any,
        deserialize_bool,
        deserialize_i8,
        deserialize_i16,
        deserialize_i32,
        deserialize_i64,
        deserialize_i128,
        deserialize_u8,
        deserialize_u16,
        deserialize_u32,
        deserialize_u64,
        deserialize_u128,
        deserialize_f32,
        deserialize_f64,
        deserialize_char,
        deserialize_str,
        deserialize_string,
        deserialize_bytes,
        deserialize_byte_buf,
        deserialize_option,
        deserialize_unit,
        deserialize_seq,
        deserialize_map,
        deserialize_identifier,
        deserialize_ignored_any,
    );

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.inner.deserialize_unit_struct(name, self.at.around(visitor))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.inner.deserialize_newtype_struct(name, self.at.around(visitor))
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, D::Error> {
        self.inner.deserialize_tuple(length, self.at.around(visitor))
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.inner.deserialize_tuple_struct(name, length, self.at.around(visitor))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.inner.deserialize_struct(name, fields, self.at.with_names(fields).around(visitor))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.inner.deserialize_enum(name, variants, self.at.with_names(variants).around(visitor))
    }

    fn is_human_readable(&self) -> bool {
        self.inner.is_human_readable()
    }
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Heard<'_, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.expecting(f)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<V::Value, E> {
        self.at.put(if value { Answer::True } else { Answer::False });
        self.inner.visit_bool(value)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<V::Value, E> {
        self.at.number(Answer::Signed, value.cast_unsigned());
        self.inner.visit_i64(value)
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<V::Value, E> {
        self.at.spoil();
        self.inner.visit_i128(value)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<V::Value, E> {
        self.at.number(Answer::Unsigned, value);
        self.inner.visit_u64(value)
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<V::Value, E> {
        self.at.spoil();
        self.inner.visit_u128(value)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<V::Value, E> {
        self.at.put(Answer::Float);
        self.at.tape.borrow_mut().bytes.extend_from_slice(&value.to_le_bytes());
        self.inner.visit_f64(value)
    }

    fn visit_char<E: Error>(self, value: char) -> Result<V::Value, E> {
        self.at.number(Answer::Character, u32::from(value).into());
        self.inner.visit_char(value)
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<V::Value, E> {
        self.at.word(Answer::Text, value);
        self.inner.visit_str(value)
    }

    fn visit_borrowed_str<E: Error>(self, value: &'de str) -> Result<V::Value, E> {
        self.at.word(Answer::Borrowed, value);
        self.inner.visit_borrowed_str(value)
    }

    fn visit_string<E: Error>(self, value: String) -> Result<V::Value, E> {
        self.at.word(Answer::Owned, &value);
        self.inner.visit_string(value)
    }

    fn visit_bytes<E: Error>(self, value: &[u8]) -> Result<V::Value, E> {
        self.at.spoil();
        self.inner.visit_bytes(value)
    }

    fn visit_borrowed_bytes<E: Error>(self, value: &'de [u8]) -> Result<V::Value, E> {
        self.at.spoil();
        self.inner.visit_borrowed_bytes(value)
    }

    fn visit_byte_buf<E: Error>(self, value: Vec<u8>) -> Result<V::Value, E> {
        self.at.spoil();
        self.inner.visit_byte_buf(value)
    }

    fn visit_none<E: Error>(self) -> Result<V::Value, E> {
        self.at.put(Answer::None);
        self.inner.visit_none()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
        self.at.put(Answer::Some);
        self.inner.visit_some(self.at.inside().around(deserializer))
    }

    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        self.at.put(Answer::Unit);
        self.inner.visit_unit()
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
        self.at.put(Answer::Newtype);
        self.inner.visit_newtype_struct(self.at.inside().around(deserializer))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<V::Value, A::Error> {
        self.at.put(Answer::List);
        self.inner.visit_seq(self.at.inside().around(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<V::Value, A::Error> {
        self.at.put(Answer::Group);
        self.inner.visit_map(self.at.around(entries))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, choice: A) -> Result<V::Value, A::Error> {
        self.at.put(Answer::Choice);
        self.inner.visit_enum(self.at.around(choice))
    }
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Heard<'_, S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        self.inner.deserialize(self.at.around(deserializer))
    }
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Heard<'_, A> {
    type Error = A::Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error> {
        let at = self.at;
        at.one_more(|| self.inner.next_element_seed(at.inside().around(seed)))
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Heard<'_, A> {
    type Error = A::Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error> {
        let at = self.at;
        at.one_more(|| self.inner.next_key_seed(At { is_key: true, ..at }.around(seed)))
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        self.inner.next_value_seed(self.at.inside().around(seed))
    }
}

impl<'de, 'r, A: EnumAccess<'de>> EnumAccess<'de> for Heard<'r, A> {
    type Error = A::Error;
    type Variant = Heard<'r, A::Variant>;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self::Variant), A::Error> {
        let name = At { is_key: true, ..self.at };
        let (value, variant) = self.inner.variant_seed(name.around(seed))?;
        Ok((value, self.at.inside().around(variant)))
    }
}

impl<'de, A: VariantAccess<'de>> VariantAccess<'de> for Heard<'_, A> {
    type Error = A::Error;

    fn unit_variant(self) -> Result<(), A::Error> {
        self.inner.unit_variant()
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, A::Error> {
        self.inner.newtype_variant_seed(self.at.around(seed))
    }

    fn tuple_variant<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, A::Error> {
        self.inner.tuple_variant(length, self.at.around(visitor))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, A::Error> {
        self.inner.struct_variant(fields, self.at.with_names(fields).around(visitor))
    }
}
