//! The name of a published figure, by which anybody can point at it.

use std::fmt::Write as _;

use super::figure::Subject;
use crate::records::fields::{Id, Period};

/// The name of a figure: `feel-safer/2026-27-Q2/area:coast`. It stays the same as long as the ids
/// in it do. It has no white space, so that it can be an `id` in HTML and the fragment of a link.
///
/// Its parts are the indicator, the period with hyphens for blanks, and what the figure is about, each
/// part with its kind: an area and a lot may have one id.
#[must_use]
pub fn name_of(indicator: &Id, subject: &Subject, period: Period) -> String {
    let mut name = format!("{indicator}/{}", period.to_string().replace(' ', "-"));
    let parts = [("area", &subject.area), ("lot", &subject.lot), ("provider", &subject.provider)];
    for (kind, id) in parts {
        if let Some(id) = id {
            // Writing to a string cannot fail.
            let _ = write!(name, "/{kind}:{id}");
        }
    }
    if let Some(group) = &subject.group {
        let _ = write!(name, "/group:{}", encoded(group));
    }
    name
}

/// Whether somebody who typed a text meant a name: capital letters and blanks do not matter.
#[must_use]
pub fn names_same(typed: &str, name: &str) -> bool {
    typed.trim().replace(' ', "-").eq_ignore_ascii_case(name)
}

/// The key of a group as a name holds it. Officers may write any text for a key, so what could not
/// stand in an address as it is becomes its number, as in `aged_2075`: with per cent signs it would
/// become another text where addresses are decoded.
fn encoded(key: &str) -> String {
    let mut encoded = String::with_capacity(key.len());
    for byte in key.bytes() {
        if byte.is_ascii_alphanumeric() || b"-.~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "_{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::fields::Scalar as _;

    fn id(text: &str) -> Id {
        Id::parse(text).expect("an id")
    }

    fn period(text: &str) -> Period {
        Period::parse(text).expect("a period")
    }

    #[test]
    fn a_name_holds_what_a_figure_is_about() {
        let whole = Subject::default();
        assert_eq!(name_of(&id("checks"), &whole, period("2026-27 Q2")), "checks/2026-27-Q2");
        assert_eq!(name_of(&id("checks"), &whole, period("September 2008")), "checks/September-2008");
        let all = Subject {
            area: Some(id("coast")),
            lot: Some(id("coast")),
            provider: Some(id("vale-care")),
            group: Some("aged-75".to_owned()),
        };
        assert_eq!(
            name_of(&id("checks"), &all, period("2026")),
            "checks/2026/area:coast/lot:coast/provider:vale-care/group:aged-75"
        );
    }

    #[test]
    fn a_name_can_stand_in_an_address() {
        let odd = Subject { group: Some("Aged 75 & over\"é".to_owned()), ..Subject::default() };
        assert_eq!(
            name_of(&id("checks"), &odd, period("2026-07")),
            "checks/2026-07/group:Aged_2075_20_26_20over_22_C3_A9"
        );
    }

    #[test]
    fn people_may_type_blanks_and_small_letters() {
        assert!(names_same(" checks/2026-27 q2/area:coast", "checks/2026-27-Q2/area:coast"));
        assert!(!names_same("checks/2026-27 q2", "checks/2026-27-Q2/area:coast"));
    }
}
