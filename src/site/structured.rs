//! What a page says of whom to ring and where to go, once more for machines: schema.org in JSON-LD.
//!
//! It is made from the views, never from records, so that machines read what people read.

use serde_json::{Value, json};

use super::Site;
use super::hours::{DaysApart, Hours, Span, WeekDay};
use super::parts::Ref;
use super::ways::{ContactView, PlaceView, Post};
use crate::records::provider::{Facility, ProviderKind};

const DAYS: [(&str, &str); 7] = [
    ("monday", "https://schema.org/Monday"),
    ("tuesday", "https://schema.org/Tuesday"),
    ("wednesday", "https://schema.org/Wednesday"),
    ("thursday", "https://schema.org/Thursday"),
    ("friday", "https://schema.org/Friday"),
    ("saturday", "https://schema.org/Saturday"),
    ("sunday", "https://schema.org/Sunday"),
];

const BANK_HOLIDAYS: &str = "https://schema.org/PublicHolidays";

/// Something said in JSON-LD, as the text of a script element. No sign in it could end that element
/// or begin another.
pub(super) fn text(mut said: Value) -> String {
    if let Some(said) = said.as_object_mut() {
        said.shift_insert(0, "@context".into(), "https://schema.org".into());
    }
    // Outside its strings JSON has none of these.
    let escapes = [
        ("<", "\\u003c"),
        (">", "\\u003e"),
        ("&", "\\u0026"),
        ("\u{2028}", "\\u2028"),
        ("\u{2029}", "\\u2029"),
    ];
    escapes.iter().fold(said.to_string(), |text, (sign, escaped)| text.replace(sign, escaped))
}

/// The type of an organisation.
pub(super) fn organisation_type(kind: ProviderKind) -> &'static str {
    match kind {
        ProviderKind::Authority
        | ProviderKind::Council
        | ProviderKind::Nhs
        | ProviderKind::FireService
        | ProviderKind::Police
        | ProviderKind::CentralGovernment => "GovernmentOrganization",
        ProviderKind::Charity => "NGO",
        _ => "Organization",
    }
}

/// Something with a type and fields; those that hold nothing are left out.
pub(super) fn thing(kind: &str, fields: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    let says = |value: &Value| match value {
        Value::Null => false,
        Value::Array(items) => !items.is_empty(),
        _ => true,
    };
    let mut thing = serde_json::Map::new();
    thing.insert("@type".into(), kind.into());
    let fields = fields.into_iter().filter(|(_, value)| says(value));
    thing.extend(fields.map(|(name, value)| (name.to_owned(), value)));
    Value::Object(thing)
}

/// An area by its name.
pub(super) fn area(name: &str) -> Value {
    thing("AdministrativeArea", [("name", name.into())])
}

/// A body by its name.
pub(super) fn body(body: &Ref) -> Value {
    thing("Organization", [("name", body.text.as_str().into())])
}

/// A way to be given a service: somebody to ring.
pub(super) fn channels(contact: &ContactView, areas: &[Value]) -> Vec<Value> {
    let points = contact_points(contact, areas).into_iter();
    points.map(|point| thing("ServiceChannel", [("servicePhone", point)])).collect()
}

/// A way to reach somebody; its textphone and its video calls are ways of their own.
pub(super) fn contact_points(contact: &ContactView, areas: &[Value]) -> Vec<Value> {
    let hours = contact.hours.as_ref().map(|hours| {
        let (mut all, apart) = specifications(hours);
        all.extend(apart);
        all
    });
    let hours = Value::from(hours.unwrap_or_default());
    let number = contact.telephone.as_ref().map(|link| dialled(&link.href));
    let is_free = number.is_some_and(|it| ["+44800", "+44808"].iter().any(|free| it.starts_with(free)));
    let languages = contact.languages.iter().map(|spoken| language(&spoken.name, &spoken.code));
    let mut all = vec![thing(
        "ContactPoint",
        [
            ("name", contact.name.clone().into()),
            ("telephone", number.into()),
            ("contactOption", is_free.then_some("https://schema.org/TollFree").into()),
            ("email", contact.email.as_ref().map(|link| link.text.as_str()).into()),
            ("url", contact.website.as_ref().map(|link| link.href.as_str()).into()),
            ("availableLanguage", languages.collect()),
            ("areaServed", areas.to_vec().into()),
            ("hoursAvailable", hours.clone()),
        ],
    )];
    if let Some(textphone) = &contact.textphone {
        all.push(for_deaf_people(contact, &hours, ("telephone", dialled(&textphone.href).into())));
    }
    if let Some(video) = &contact.british_sign_language {
        let mut point = for_deaf_people(contact, &hours, ("url", video.href.as_str().into()));
        point["availableLanguage"] = language("British Sign Language", "bfi");
        all.push(point);
    }
    all
}

/// A way for people who cannot hear.
fn for_deaf_people(contact: &ContactView, hours: &Value, address: (&'static str, Value)) -> Value {
    thing(
        "ContactPoint",
        [
            ("name", contact.name.clone().into()),
            address,
            ("contactOption", "https://schema.org/HearingImpairedSupported".into()),
            ("hoursAvailable", hours.clone()),
        ],
    )
}

fn language(name: &str, code: &str) -> Value {
    thing("Language", [("name", name.into()), ("alternateName", code.into())])
}

/// The number that a `tel:` address dials.
fn dialled(href: &str) -> &str {
    href.strip_prefix("tel:").unwrap_or(href)
}

/// A place to go.
pub(super) fn place(site: &Site<'_>, place: &PlaceView) -> Value {
    let (week, apart) = place.hours.as_ref().map(specifications).unwrap_or_default();
    let features = place.access.iter().map(|facility| {
        let name = site.words.word(&format!("access.{}", word(*facility)));
        thing("LocationFeatureSpecification", [("name", name.into()), ("value", true.into())])
    });
    thing(
        "Place",
        [
            ("name", place.name.as_str().into()),
            ("address", address(&place.post)),
            ("openingHoursSpecification", week.into()),
            ("specialOpeningHoursSpecification", apart.into()),
            ("amenityFeature", features.collect()),
        ],
    )
}

/// A postal address.
pub(super) fn address(post: &Post) -> Value {
    thing(
        "PostalAddress",
        [
            ("streetAddress", post.street.as_str().into()),
            ("addressLocality", post.town.as_str().into()),
            ("addressRegion", post.county.clone().into()),
            ("postalCode", post.postcode.as_str().into()),
            ("addressCountry", "GB".into()),
        ],
    )
}

/// The word of a facility, as in records and among the theme's words.
fn word(facility: Facility) -> String {
    serde_json::to_value(facility).ok().and_then(|word| word.as_str().map(str::to_owned)).unwrap_or_default()
}

/// Opening hours: those of the week with bank holidays, and those of days apart.
fn specifications(hours: &Hours) -> (Vec<Value>, Vec<Value>) {
    let mut week = of_week(&hours.week, &[]);
    if let Some(spans) = &hours.on_bank_holidays {
        week.extend(of_spans(spans, &[("dayOfWeek", BANK_HOLIDAYS.into())]));
    }
    let apart = hours.next_bank_holidays.iter().chain(&hours.ahead).flat_map(|days| {
        let valid = valid(days);
        match &days.spans {
            Some(spans) => of_spans(spans, &valid),
            None => of_week(&hours.week, &valid),
        }
    });
    (week, apart.collect())
}

fn valid(days: &DaysApart) -> [(&'static str, Value); 2] {
    let last = days.to.as_ref().unwrap_or(&days.from);
    [("validFrom", days.from.iso.as_str().into()), ("validThrough", last.iso.as_str().into())]
}

/// The week, days with the same times together.
fn of_week(week: &[WeekDay], valid: &[(&'static str, Value)]) -> Vec<Value> {
    let mut groups: Vec<(&Span, Vec<&str>)> = Vec::new();
    for day in week {
        let Some((_, address)) = DAYS.iter().find(|(name, _)| *name == day.day) else { continue };
        for span in &day.spans {
            match groups.iter_mut().find(|(of, _)| *of == span) {
                Some((_, days)) => days.push(address),
                None => groups.push((span, vec![address])),
            }
        }
    }
    let groups = groups.into_iter();
    groups.map(|(span, days)| specification(span, [("dayOfWeek", json!(days))].iter().chain(valid))).collect()
}

/// Hours of a day; no hours are opening and closing at once.
fn of_spans(spans: &[Span], fields: &[(&'static str, Value)]) -> Vec<Value> {
    let closed = Span { opens: "00:00".to_owned(), closes: "00:00".to_owned() };
    let spans = if spans.is_empty() { std::slice::from_ref(&closed) } else { spans };
    spans.iter().map(|span| specification(span, fields)).collect()
}

fn specification<'a>(span: &Span, fields: impl IntoIterator<Item = &'a (&'static str, Value)>) -> Value {
    // A time of day ends at 23:59 there: the day that follows begins at 00:00.
    let closes = if span.closes == "24:00" { "23:59" } else { span.closes.as_str() };
    let times = [("opens", span.opens.as_str().into()), ("closes", closes.into())];
    thing("OpeningHoursSpecification", fields.into_iter().cloned().chain(times))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_the_element_it_stands_in() {
        let name = "</script><!--<script>&amp;\u{2028}\"\\";
        let written = text(thing("Organization", [("name", name.into())]));
        assert!(!written.contains(['<', '>', '&', '\u{2028}']), "{written}");
        let read: Value = serde_json::from_str(&written).expect("it is JSON");
        assert_eq!(read["name"], name);
        assert_eq!(read["@context"], "https://schema.org");
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        let fields = [("name", Value::Null), ("email", json!([])), ("value", json!(false))];
        assert_eq!(thing("Place", fields).to_string(), r#"{"@type":"Place","value":false}"#);
    }
}
