//! Reads of JSON what is of interest, whatever else stands there.

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// A value of which something is of interest. Whatever it does not ask for is passed over, so that
/// nothing but broken JSON stops the reading.
pub(super) trait Part<'de>: Sized {
    /// What comes of it.
    type Value;

    /// What comes of anything that is not asked for.
    fn other(self) -> Self::Value;

    fn number(self, _: f64) -> Self::Value {
        self.other()
    }

    fn text(self, _: &str) -> Self::Value {
        self.other()
    }

    fn list<A: SeqAccess<'de>>(self, list: A) -> Result<Self::Value, A::Error> {
        pass_over(list)?;
        Ok(self.other())
    }

    fn object<A: MapAccess<'de>>(self, mut object: A) -> Result<Self::Value, A::Error> {
        while object.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(self.other())
    }
}

/// Passes over the rest of a list.
pub(super) fn pass_over<'de, A: SeqAccess<'de>>(mut list: A) -> Result<(), A::Error> {
    while list.next_element::<IgnoredAny>()?.is_some() {}
    Ok(())
}

/// Reads a part.
pub(super) struct Read<P>(pub(super) P);

impl<'de, P: Part<'de>> DeserializeSeed<'de> for Read<P> {
    type Value = P::Value;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<P::Value, D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de, P: Part<'de>> Visitor<'de> for Read<P> {
    type Value = P::Value;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("anything")
    }

    fn visit_bool<E>(self, _: bool) -> Result<P::Value, E> {
        Ok(self.0.other())
    }

    fn visit_i64<E>(self, number: i64) -> Result<P::Value, E> {
        #[expect(clippy::cast_precision_loss, reason = "no degree and no metre is as large as that")]
        let number = number as f64;
        Ok(self.0.number(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<P::Value, E> {
        #[expect(clippy::cast_precision_loss, reason = "no degree and no metre is as large as that")]
        let number = number as f64;
        Ok(self.0.number(number))
    }

    fn visit_f64<E>(self, number: f64) -> Result<P::Value, E> {
        Ok(self.0.number(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<P::Value, E> {
        Ok(self.0.text(text))
    }

    fn visit_unit<E>(self) -> Result<P::Value, E> {
        Ok(self.0.other())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<P::Value, A::Error> {
        self.0.list(list)
    }

    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<P::Value, A::Error> {
        self.0.object(object)
    }
}

/// A text, where one stands there.
pub(super) struct Text;

impl Part<'_> for Text {
    type Value = Option<String>;

    fn other(self) -> Option<String> {
        None
    }

    fn text(self, text: &str) -> Option<String> {
        Some(text.to_owned())
    }
}
