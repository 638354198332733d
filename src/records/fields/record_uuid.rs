//! Identities that outlive names and addresses.

use uuid::Uuid;

use super::{Misfit, Scalar, scalar};

/// A universally unique identifier (RFC 9562).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordUuid(pub Uuid);

impl Scalar for RecordUuid {
    const FORMAT: &'static str = "record-uuid";
    const PATTERN: &'static str = "^[{]?[0-9A-Fa-f-]{32,36}[}]?$";

    fn parse(text: &str) -> Result<Self, Misfit> {
        Uuid::try_parse(text).map(Self).map_err(|_| {
            Misfit::new(
                format!("`{text}` is not a UUID"),
                "Write 32 digits and letters in five groups, like `b2f5ff47-43d0-4ac6-a1c4-7b1f0e7c1d52`.",
            )
        })
    }
}

scalar!(RecordUuid, "a UUID");
