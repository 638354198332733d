//! A record of each kind with every field it can have reads without a finding. That no field is
//! left out is checked against the kind's own schema.

use noticeboard::records::area::AreasFile;
use noticeboard::records::authority::Authority;
use noticeboard::records::contract::Contract;
use noticeboard::records::decision::Decision;
use noticeboard::records::delivery::Delivery;
use noticeboard::records::document::Document;
use noticeboard::records::free_page::Page;
use noticeboard::records::lot::Lot;
use noticeboard::records::need::NeedsFile;
use noticeboard::records::provider::Provider;
use noticeboard::records::schema::Schema;
use noticeboard::records::service::Service;
use noticeboard::records::update::Update;
use noticeboard::source::front_matter;
use noticeboard::source::yaml::{self, Node, Value};

use crate::support::Site;

/// What every record may have, with an identity that ends in a given digit.
pub(super) fn publishing(digit: u8) -> String {
    format!(
        "draft: false
publish_from: 2026-01-05 09:30
aliases: [/old-{digit}/, /older/{digit}.html]
uuid: b2f5ff47-43d0-4ac6-a1c4-7b1f0e7c1d5{digit}
source_note: Invented for a test.
assured: 2026-10-01
review_by: 2027-04-01
"
    )
}

pub(super) const CONTACT: &str = "name: Helpline
    role: Adviser
    telephone: 01632 960001
    relay_uk: true
    textphone: 01632 960002
    text_message: 07700 900001
    british_sign_language: https://signs.example.org/
    email: help@example.org
    website: https://help.example.org/
    address:
      lines: [Harbour House, 1 Quay]
      town: Saltby
      county: Shire
      postcode: ZZ1 1AA
    hours:
      - days: [monday, tuesday, wednesday, thursday, friday, saturday, sunday]
        opens: \"09:00\"
        closes: \"24:00\"
        note: Ring the bell
    bank_holidays: closed
    exceptions:
      - date: 2028-12-24
        until: 2028-12-26
        hours: 10:00 to 12:00 and 13:00 to 14:00
        reason: Christmas
    languages: [Polish, Kinyarwanda (rw)]
    interpreters: We can book one.
    easy_read: https://easy.example.org/
    note: Ask for a home visit.
";

/// A contact as a field of its own, two spaces deep.
pub(super) fn contact(key: &str) -> String {
    format!("{key}:\n  {}", CONTACT.replace("\n    ", "\n  "))
}

/// Asserts that a file with every field of its type reads without a finding.
#[track_caller]
pub(super) fn reads<T: schemars::JsonSchema>(path: &str, site: &Site) {
    let missing = leaves_out::<T>(path, site);
    assert!(missing.is_empty(), "{path} leaves out {missing:?}");
    assert_eq!(site.told(), "");
}

/// The fields of its type that a file leaves out.
pub(super) fn leaves_out<T: schemars::JsonSchema>(path: &str, site: &Site) -> Vec<String> {
    let text = site.text(path);
    let fields = front_matter::split(&text).map_or(text.as_str(), |parts| &text[parts.front_matter]);
    let tree = yaml::tree(fields).expect("it is YAML");
    let schema = Schema::of::<T>();
    let mut missing = Vec::new();
    left_out(&schema, schema.root(), &tree, "", &mut missing);
    missing
}

fn left_out(schema: &Schema, group: &serde_json::Value, node: &Node, path: &str, missing: &mut Vec<String>) {
    for field in Schema::fields(group) {
        let here = format!("{path}{field}");
        let Some(value) = node.field(field) else {
            missing.push(here);
            continue;
        };
        let below = schema.group(group, field);
        match &value.value {
            // Of a list, one item with every field is enough.
            Value::List(items) => {
                let lacks = items.iter().map(|item| {
                    let mut lacks = Vec::new();
                    left_out(schema, below, item, &format!("{here}."), &mut lacks);
                    lacks
                });
                missing.extend(lacks.min_by_key(Vec::len).unwrap_or_default());
            }
            _ => left_out(schema, below, value, &format!("{here}."), missing),
        }
    }
}

#[test]
fn authority() {
    let short = Site::small().text("site.yml");
    let accessibility = short.find("accessibility:").expect("it is there");
    let text = short[..accessibility]
        .replace("contact:\n  telephone: 01632 960100\n", &contact("contact"))
        .replace(
            "help:\n",
            &format!("help:\n  {}", contact("out_of_hours").replace('\n', "\n  ").trim_end_matches(' ')),
        )
        .replace("  complaints:\n    telephone: 01632 960101\n", &nested("complaints"))
        .replace("  ombudsman:\n    website: https://www.lgo.org.uk/\n", &nested("ombudsman"))
        + "demonstration: true
own_provider: ternbridge-homes
codes: { ons: E10999001 }
postcodes: { edition: \"ONS Postcode Directory, August 2026\", year: 2026 }
boundaries: { attribution: Invented for a test. }
branding:
  colours:
    link: { light: \"#1a4f8b\", dark: \"#9cc4f0\" }
search:
  offered: true
  synonyms: [{ words: [grab rail], means: minor adaptations }]
policies:
  disclosure: { threshold: 5, show_zero: true, round_to: 5 }
  largest_jump: 3
  freshness_months: 12
  longest_sentence: 25
  call_in_days: 5
  contract_threshold: 5000
  report_headings: [Summary of report]
  strict_about_time: false
" + &short[accessibility..]
        .replace("  contact:\n    email: web@example.org\n", &nested("contact"))
        + "  disproportionate_burden:
    - problem: Old minutes are scans.
      assessment: Few people read them.
  out_of_scope: [Maps]
";
    reads::<Authority>("site.yml", &Site::small().with("site.yml", text));
}

/// A contact as a field of a group, four spaces deep.
pub(super) fn nested(key: &str) -> String {
    format!("  {key}:\n    {CONTACT}")
}

#[test]
fn areas() {
    let text = format!(
        "boundary_sets: {{ lad-2025: Districts, lad-2018: Older districts }}
areas:
  - {{ id: shire, name: Shire, kind: county }}
  - {{ id: old-north, name: Old North, kind: district, valid_to: 2019-03-31 }}
  - {{ id: new-north, name: New North, kind: district, valid_from: 2099-04-01, parents: [shire] }}
  - {{ id: south, name: South, kind: district, parents: [shire] }}
  - {{ id: quay, name: Quay, kind: ward, parents: [north] }}
  - {{ id: sands, name: Sands, kind: division, parents: [north, south] }}
  - id: north
    name: {{ en: North, cy: Gogledd }}
    kind: district
    codes: {{ lad-2025: E07999001, lad-2018: E07999011 }}
    parents: [shire]
    valid_from: 2019-04-01
    valid_to: 2099-03-31
    predecessors: [old-north]
    successors: [new-north]
    tile: {{ row: 1, column: 2 }}
    summary: By the sea.
    {}",
        publishing(1).replace('\n', "\n    ").trim_end()
    );
    // The district that is to come has nobody to ring yet: the delivery is for the whole county.
    let site = Site::small()
        .with("areas.yml", text)
        .replacing("lots/coast.md", "[north, south]", "[shire]")
        .replacing("deliveries/coast-checks.yml", "[north, south]", "[shire]");
    reads::<AreasFile>("areas.yml", &site);
}

#[test]
fn needs() {
    let need = "  - id: feel-safe\n    name: I want to feel safe\n    summary: At home.\n    synonyms: [burglar, lock]\n    ";
    let text = format!("needs:\n{need}{}", publishing(2).replace('\n', "\n    ").trim_end());
    reads::<NeedsFile>("needs.yml", &Site::small().with("needs.yml", text));
}

#[test]
fn provider() {
    let text = format!(
        "---
name: Homes Together
kind: consortium
summary: Two of us.
contacts:
  - {CONTACT}places:
  - name: Harbour House
    address: {{ lines: [1 Quay], town: Saltby, county: Shire, postcode: ZZ1 1AA }}
    hours: [{{ days: [monday], opens: 9:00, closes: 17:00, note: By appointment }}]
    bank_holidays: as usual
    exceptions: [{{ date: 2028-12-24, until: 2028-12-26, hours: closed, reason: Christmas }}]
    access: [step-free-entrance]
    access_note: Ring the bell.
accessibility: [Hearing loop]
registrations: [{{ register: charity-commission, number: 0123456 }}]
small_or_medium: true
voluntary: false
lead: ternbridge-homes
members: [vale-homes]
formerly: [{{ name: Homes Apart, until: 2020-03-31 }}]
ratings: [{{ by: The inspectorate, rating: Good, date: 2025-02-03, report: https://inspectors.example.org/report }}]
{}---
Together.
",
        publishing(3)
    );
    let site = Site::small()
        .with("providers/together.md", text)
        .with("providers/vale-homes.md", "---\nname: Vale Homes\nkind: company\nsummary: Builds.\n---\n");
    reads::<Provider>("providers/together.md", &site);
}

#[test]
fn service() {
    let text = format!(
        "---
name: Fire visit
summary: {{ en: A visit., cy: Ymweliad. }}
status: active
alert: Visits take longer this month.
needs: [feel-safe]
audience: Everybody.
eligibility: [You live here.]
people: [older-people]
minimum_age: 18
maximum_age: 120
what_happens: [You ring., We come.]
how_to_get_it: Ring us.
cost: Free
wait: A week.
documents_needed: [Nothing]
responsible: ternbridge-homes
funded_by: ternbridge-homes
{}decisions: [award]
documents: [checklist]
{}---
",
        contact("contact"),
        publishing(4)
    );
    reads::<Service>("services/fire-visit.md", &Site::small().with("services/fire-visit.md", text));
}

#[test]
fn lot() {
    let text = format!(
        "---
number: 2
name: Inland
summary: Nobody suitable bid.
status: unsuccessful
districts: [north, south]
services: [safety-check]
value: 250000.50
{}decisions: [award]
documents: [checklist]
{}---
",
        contact("interim_contact"),
        publishing(5)
    );
    reads::<Lot>("lots/inland.md", &Site::small().with("lots/inland.md", text));
}

#[test]
fn contract() {
    let text = format!(
        "reference: SC-2
title: Home safety, large
description: Home safety checks.
department: Adult care
lots: [coast]
parties:
  - {{ provider: ternbridge-homes, role: lead, from: 2025-04-01, to: 2026-03-31 }}
  - {{ provider: vale-homes, role: lead, from: 2026-04-01, to: 2029-03-31 }}
  - {{ provider: quay-homes, role: member }}
value: 6000000
annual_value: 1500000
irrecoverable_vat: 0
start: 2025-04-01
end: 2028-03-31
review: 2027-10-01
procurement:
  route: restricted-tender
  regime: procurement-act-2023
  exemption: Light touch services
  notice: 2025/S 000-000001
indicators:
  - {{ name: Visits, target: 1000 a year, rating: approaching-target, rated: 2026-04-30, comment: Nearly. }}
  - name: Safe
    target: 90 in every 100
    measured_by:
      indicator: feel-safer
      lot: coast
      provider: quay-homes
      area: north
      good: 90
      approaching_target: 80
      requires_improvement: 70.5
changes:
  - kind: novation
    date: 2026-04-01
    summary: Vale Homes took over.
    from: ternbridge-homes
    to: vale-homes
    new_end: 2029-03-31
    decision: award
decisions: [award]
documents: [checklist]
{}",
        publishing(6)
    );
    let body = |name: &str| format!("---\nname: {name}\nkind: company\nsummary: Builds.\n---\n");
    // Figures or an officer rate a measure, and never both.
    let site = Site::small()
        .with("contracts/large.yml", text)
        .with("providers/vale-homes.md", body("Vale Homes"))
        .with("providers/quay-homes.md", body("Quay Homes"));
    let missing = leaves_out::<Contract>("contracts/large.yml", &site);
    assert_eq!(missing, ["indicators.measured_by"], "the other one has it");
    assert_eq!(site.told(), "");
}

#[test]
fn delivery() {
    let text = format!(
        "title: Safety checks by the sea
service: safety-check
provider: ternbridge-homes
areas: [north]
lot: coast
contract: coast-2025
basis: contract
status: active
from: 2025-04-01
to: 2028-03-31
{}note: We come in the evening too.
{}",
        contact("contact"),
        publishing(7)
    );
    reads::<Delivery>("deliveries/full.yml", &Site::small().with("deliveries/full.yml", text));
}

#[test]
fn decision() {
    let text = format!(
        "---
title: Report on home safety
kind: scrutiny-consideration
reference: 2014/31
decision_maker: Scrutiny Committee
status: Recommendations noted
key_decision: true
reason_key: Significant effect in 2 or more electoral divisions
subject_to_call_in: false
purpose: To look at the report.
decision: [To support the proposals.]
resolved: [That parts of the report be written again.]
reasons: [They were unclear.]
alternatives: [None]
conflicts: [None]
dispensations: [None]
standing_orders: [{{ number: 25, complied_with: true, note: Notice was given. }}]
divisions_affected: All divisions
areas: [shire]
{}lead_officer: Director of adult care
meeting: Scrutiny Committee
due: 2014-11-04
made: 2014-11-04
published: 2014-11-05
effective: 2014-11-12
notice_published: 2014-10-01
restriction: part-exempt
documents: []
follows: [award]
{}---
",
        contact("contact"),
        publishing(8)
    );
    reads::<Decision>("decisions/report.md", &Site::small().with("decisions/report.md", text));
}

#[test]
fn update() {
    let text = format!(
        "---\ntitle: News\ndate: 2026-01-05\nsummary: It began.\nabout: [service:safety-check, lot:coast]\n{}---\nIt began.\n",
        publishing(9)
    );
    reads::<Update>("updates/news.md", &Site::small().with("updates/news.md", text));
}

#[test]
fn page() {
    let text = format!(
        "---\ntitle: Terms\nsummary: Our terms.\nfooter_order: 2\nabout: [page:privacy]\n{}---\nOur terms.\n",
        publishing(0)
    );
    reads::<Page>("pages/terms.md", &Site::small().with("pages/terms.md", text));
}

#[test]
fn document() {
    let text = format!(
        "title: Leaflet\nfile: leaflet.pdf\nsummary: A leaflet.\ndate: 2026-01-05\nweb_version: page:privacy\n{}",
        publishing(1)
    );
    let site = Site::small().with("documents/leaflet.pdf", "%PDF-1.7").with("documents/leaflet.yml", text);
    reads::<Document>("documents/leaflet.yml", &site);
}
