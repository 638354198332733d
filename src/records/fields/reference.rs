//! References from one record to another, by id.

use std::borrow::Cow;
use std::marker::PhantomData;

use serde::Deserialize;

use super::{Contact, Id, LinkTarget, Misfit, Placed, Scalar, Span, scalar};
use crate::records::{Kind, Record};

/// The id of a record of one kind, with the place where it is written.
pub struct Reference<K> {
    id: Placed<Id>,
    kind: PhantomData<fn() -> K>,
}

impl<K: Record> Reference<K> {
    /// The id it names.
    #[must_use]
    pub fn id(&self) -> &Id {
        &self.id.value
    }

    /// Where it stands in its file.
    #[must_use]
    pub fn span(&self) -> Span {
        self.id.span
    }
}

impl<K> Clone for Reference<K> {
    fn clone(&self) -> Self {
        Self { id: self.id.clone(), kind: PhantomData }
    }
}

impl<K> std::fmt::Debug for Reference<K> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.id.value.fmt(f)
    }
}

impl<'de, K> Deserialize<'de> for Reference<K> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self { id: Placed::deserialize(deserializer)?, kind: PhantomData })
    }
}

impl<K: Record> schemars::JsonSchema for Reference<K> {
    fn schema_name() -> Cow<'static, str> {
        format!("ReferenceTo{}", K::KIND.name()).into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "format": Id::FORMAT,
            "x-refers-to": K::KIND.name(),
        })
    }
}

/// A reference to a record of any kind, written `kind:id` as in `service:home-safety-check`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnyReference {
    /// The kind named before the colon.
    pub kind: Kind,
    /// The id named after it.
    pub id: Id,
}

impl Scalar for AnyReference {
    const FORMAT: &'static str = "reference";
    const PATTERN: &'static str = "^[a-z-]+:[a-z0-9]+(-[a-z0-9]+)*$";

    fn parse(text: &str) -> Result<Self, Misfit> {
        let example = "Write the kind, a colon and the id, like `service:home-safety-check`.";
        let Some((kind, id)) = text.split_once(':') else {
            return Err(Misfit::new(format!("`{text}` does not say which kind of record it means"), example));
        };
        let Some(kind) = Kind::from_name(kind) else {
            let kinds: Vec<_> = Kind::ALL.iter().map(|kind| kind.name()).collect();
            let instead = match crate::diagnostics::nearest(kind, kinds.iter().copied()) {
                Some(near) => format!("Did you mean `{near}:{id}`?"),
                None => format!("Write one of {}.", kinds.join(", ")),
            };
            return Err(Misfit::new(format!("there is no kind of record called `{kind}`"), instead));
        };
        Ok(Self { kind, id: Id::parse(id)? })
    }
}

scalar!(AnyReference, "a kind and an id");

/// One reference as the resolver and the cross-links see it.
#[derive(Debug, Clone, Copy)]
pub struct Mention<'a> {
    /// The kind of record it names.
    pub kind: Kind,
    /// The id it names.
    pub id: &'a Id,
    /// Where it stands.
    pub span: Span,
}

/// Collects the references of one record.
#[derive(Debug, Default)]
pub struct References<'a>(Vec<Mention<'a>>);

impl<'a> References<'a> {
    /// Adds each reference of a field that holds any number of them.
    pub fn to<K: Record + 'a>(&mut self, references: impl IntoIterator<Item = &'a Reference<K>>) {
        self.0.extend(references.into_iter().map(|reference| Mention {
            kind: K::KIND,
            id: reference.id(),
            span: reference.span(),
        }));
    }

    /// Adds references that name their kind themselves.
    pub fn to_any(&mut self, references: impl IntoIterator<Item = &'a Placed<AnyReference>>) {
        self.0.extend(references.into_iter().map(|reference| Mention {
            kind: reference.kind,
            id: &reference.value.id,
            span: reference.span,
        }));
    }

    /// Adds links that lead to records.
    pub fn to_targets(&mut self, targets: impl IntoIterator<Item = &'a Placed<LinkTarget>>) {
        self.0.extend(targets.into_iter().filter_map(|target| match &target.value {
            LinkTarget::Record(record) => {
                Some(Mention { kind: record.kind, id: &record.id, span: target.span })
            }
            LinkTarget::Elsewhere(_) => None,
        }));
    }

    /// Adds what ways to reach somebody name.
    pub fn of_contacts(&mut self, contacts: impl IntoIterator<Item = &'a Contact>) {
        contacts.into_iter().for_each(|contact| contact.mention(self));
    }

    /// All that was added, in the order it was added.
    #[must_use]
    pub fn into_vec(self) -> Vec<Mention<'a>> {
        self.0
    }
}
