//! Leaflets: whom to ring in a district, on paper, for people who are not online. Ordinary print is
//! 14 point, and large print 18, as those who write for older readers ask for.

use std::fmt::Write as _;
use std::sync::Arc;

use qrcodegen::{QrCode, QrCodeEcc};
use serde::Serialize;

use super::head::Head;
use super::help::Help;
use super::lines::{Line, lines};
use super::parts::{self, Ref};
use super::route::Route;
use super::ways::{self, ContactView};
use super::{PlannedPage, Site, View, addresses, districts, rings};
use crate::records::Kind;
use crate::records::area::Area;
use crate::records::fields::Id;
use crate::records::reading::Entry;

/// The size of the letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Print {
    Ordinary,
    Large,
}

pub(super) fn pages(site: &Site<'_>) -> Vec<PlannedPage> {
    let each = rings::districts(site).flat_map(|district| {
        [Print::Ordinary, Print::Large].into_iter().filter_map(move |print| {
            let shown = Arc::clone(district);
            let route = route(&district.id, print)?;
            Some(PlannedPage::new(route, "leaflet.html", district.whole(), move |site| {
                leaflet(site, &shown, print)
            }))
        })
    });
    each.collect()
}

fn route(district: &Id, print: Print) -> Option<Route> {
    let own = addresses::record(Kind::Area, district)?;
    Some(match print {
        Print::Ordinary => addresses::leaflet(&own),
        Print::Large => addresses::large_print(&own),
    })
}

/// The address of a district's leaflet, where there is such a district today.
pub(super) fn href(site: &Site<'_>, district: &Entry<Area>, print: Print) -> Option<String> {
    let stands = district.record.stands_on(site.directory.clock.today());
    stands.then(|| route(&district.id, print)).flatten().map(|route| route.href(site.base))
}

#[derive(Serialize)]
struct Leaflet {
    #[serde(flatten)]
    head: Head,
    name: String,
    print: Print,
    district_href: String,
    other_href: Option<String>,
    address: String,
    code: Code,
    numbers: Vec<Number>,
    /// Whether Relay UK reaches each of these numbers.
    relay_uk: bool,
    help: Help,
}

/// Somebody to ring, and what about: services, or in words. The number stands there in words too.
#[derive(Serialize)]
struct Number {
    serves: Vec<Ref>,
    about: Option<String>,
    contact: ContactView,
    spoken: Option<String>,
}

/// A square code, as a path of dark squares on a field with so many squares a side.
#[derive(Serialize, Default)]
struct Code {
    side: i32,
    path: String,
}

fn leaflet(site: &Site<'_>, district: &Entry<Area>, print: Print) -> View {
    let name = parts::title(site, district);
    let list = addresses::list(Kind::Area);
    let own = list.page(&district.id);
    let kind = match print {
        Print::Ordinary => "leaflet",
        Print::Large => "large-print",
    };
    let route = route(&district.id, print).unwrap_or_else(|| own.clone());
    let head = Head::from_words(site, kind, &route, &[("name", &name)]);
    let other = if print == Print::Large { Print::Ordinary } else { Print::Large };
    let (rings, _) = districts::rings_here(site, &district.id);
    let lines = lines(rings.iter().map(|ring| (ring, ring.service_reference())));
    let help = Help::of(site);
    let numbers = numbers(site, lines, &help);
    let refuses = |number: &Number| number.contact.refuses_relay_uk();
    let relay_uk = !numbers.iter().any(refuses) && !help.contacts().any(ContactView::refuses_relay_uk);
    let address = own.absolute(site.base);
    View::of(Leaflet {
        head: head.under(site, "districts", &list),
        name,
        print,
        district_href: own.href(site.base),
        other_href: href(site, district, other),
        code: code(&address),
        address,
        numbers,
        relay_uk,
        help,
    })
}

/// Who answers for each service, then the authority itself: in doubt, by night, and for complaints.
fn numbers(site: &Site<'_>, lines: Vec<Line>, help: &Help) -> Vec<Number> {
    let number = |serves, about, contact: ContactView| Number {
        serves,
        about,
        spoken: contact.telephone.as_ref().map(|link| spoken(site, &link.text)),
        contact: contact.lasting(),
    };
    let mut ours = ways::contact(site, &site.directory.authority.record.contact);
    ours.name = Some(site.directory.authority.record.name.in_language(site.language).clone());
    let own = [
        ("leaflet.not_sure", Some(ours)),
        ("contact_page.out_of_hours", help.out_of_hours().cloned()),
        ("contact_page.complaints", Some(help.complaints().clone())),
    ];
    let own = own
        .into_iter()
        .filter_map(|(about, contact)| Some(number(Vec::new(), Some(site.words.word(about)), contact?)));
    lines.into_iter().map(|line| number(line.serves, None, line.contact)).chain(own).collect()
}

/// A telephone number in words, digit by digit, with a rest where it has a gap.
fn spoken(site: &Site<'_>, number: &str) -> String {
    let group = |group: &str| {
        let digits = group.chars().filter_map(|digit| digit.to_digit(10));
        let words = digits.map(|digit| site.words.word(&format!("digits.{digit}")));
        words.collect::<Vec<_>>().join(" ")
    };
    let groups: Vec<String> =
        number.split_whitespace().map(group).filter(|group| !group.is_empty()).collect();
    groups.join(", ")
}

/// The code of an address. None for one that no code holds: then the address alone stands there.
fn code(address: &str) -> Code {
    let Ok(code) = QrCode::encode_text(address, QrCodeEcc::Medium) else { return Code::default() };
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let start = x;
            while code.get_module(x, y) {
                x += 1;
            }
            if x > start {
                // Writing to a string cannot fail.
                let _ = write!(path, "M{start} {y}h{}v1H{start}z", x - start);
            }
            x += 1;
        }
    }
    Code { side: code.size(), path }
}
