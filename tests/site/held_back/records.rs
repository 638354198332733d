//! A record of every kind that has the marker in its id, its texts and its old address.

use std::path::Path;

use super::MARKER;

const CONTACT: &str = "contact:\n  name: WORDS\n  telephone: 01632 960077\n";

/// Records that have a file of their own, each with its path.
pub(super) fn files(publishing: &str) -> Vec<(String, String)> {
    let record = |(number, (path, yaml)): (usize, &(&str, String))| {
        let path = format!("content/{}", path.replace("ID", MARKER));
        let yaml = format!("{yaml}aliases: [/old-{MARKER}/{number}/]\n{}", own(&path, publishing));
        let yaml = filled(&yaml);
        let body = filled("\nThe MARKER body.\n");
        let is_markdown = Path::new(&path).extension().is_some_and(|ending| ending == "md");
        (path, if is_markdown { format!("---\n{yaml}---\n{body}") } else { yaml })
    };
    let all: Vec<_> = directory().into_iter().chain(scrutiny()).chain(figures()).collect();
    all.iter().enumerate().map(record).collect()
}

/// A release says for itself when it appears.
fn own(path: &str, publishing: &str) -> String {
    if path.contains("/releases/") {
        let moment = publishing.strip_prefix("publish_from: ");
        let line =
            moment.map_or_else(|| format!("at: 2026-11-02 09:30\n{publishing}"), |at| format!("at: {at}"));
        return line + "\n";
    }
    format!("{publishing}\n")
}

fn filled(text: &str) -> String {
    text.replace("WORDS", "The MARKER words").replace("MARKER", MARKER)
}

fn directory() -> Vec<(&'static str, String)> {
    vec![
        ("providers/ID.md", "name: WORDS\nkind: charity\nsummary: WORDS.\n".to_owned()),
        (
            "services/ID.md",
            format!(
                "name: WORDS\nsummary: WORDS.\nstatus: active\nneeds: [MARKER]\nhow_to_get_it: WORDS.\ncost: WORDS.\n{CONTACT}"
            ),
        ),
        (
            "lots/ID.md",
            format!(
                "number: 77\nname: WORDS\nsummary: WORDS.\nstatus: planned\ndistricts: [coast]\nservices: [MARKER]\ninterim_{CONTACT}"
            ),
        ),
        (
            "decisions/ID.md",
            format!(
                "title: WORDS\nkind: officer\ndecision_maker: WORDS\nstatus: WORDS\nkey_decision: false\npurpose: WORDS.\nreasons: [WORDS.]\nareas: [coast]\nmade: 2026-11-02\n{CONTACT}"
            ),
        ),
        (
            "updates/ID.md",
            "title: WORDS\ndate: 2026-11-02\nsummary: WORDS.\nabout: [\"service:MARKER\"]\n".to_owned(),
        ),
        (
            "pages/ID.md",
            "title: WORDS\nsummary: WORDS.\nfooter_order: 9\nabout: [\"service:home-safety-check\"]\n".to_owned(),
        ),
        (
            "contracts/ID.yml",
            "reference: WORDS\ntitle: WORDS\ndescription: WORDS.\ndepartment: WORDS\nlots: [MARKER]\nparties:\n  - provider: MARKER\n    role: holder\nvalue: 4000\nstart: 2026-11-02\nend: 2028-11-01\nprocurement:\n  route: quotation\n  regime: below-threshold\n".to_owned(),
        ),
        (
            "deliveries/ID.yml",
            format!(
                "title: WORDS\nservice: home-safety-check\nprovider: MARKER\nareas: [coast]\nbasis: grant\nstatus: active\nnote: WORDS.\n{CONTACT}"
            ),
        ),
        ("documents/ID.yml", "title: WORDS\nfile: MARKER.txt\nsummary: WORDS.\n".to_owned()),
        (
            "eligibility/ID.yml",
            format!(
                "title: WORDS\nsummary: WORDS.\nquestions:\n  - {{ id: alone, text: WORDS?, label: WORDS, kind: yes-or-no }}\noffers:\n  - {{ id: all, tier: universal, title: WORDS, summary: WORDS., next: WORDS. }}\n  - id: more\n    tier: targeted\n    title: WORDS\n    summary: WORDS.\n    next: WORDS.\n    circumstances:\n      - {{ words: WORDS, all: [{{ question: alone, is: [yes] }}], reason: WORDS., clause: WORDS }}\nexamples:\n  - {{ title: WORDS, given: {{ alone: yes }}, expect: [all, more] }}\nabout: [\"service:home-safety-check\"]\n{CONTACT}"
            ),
        ),
    ]
}

fn scrutiny() -> Vec<(&'static str, String)> {
    vec![
        ("committees/ID.yml", "name: WORDS\nkind: scrutiny\nremit: WORDS.\n".to_owned()),
        (
            "meetings/ID.yml",
            "title: WORDS\ncommittee: MARKER\ndate: 2026-11-02\nstatus: held\nagenda:\n  - { number: \"1\", title: WORDS, about: [\"report:MARKER\"], outcome: WORDS. }\n".to_owned(),
        ),
        (
            "reports/ID.md",
            format!(
                "title: WORDS\nsummary: WORDS.\ncommittee: MARKER\nmeeting: MARKER\nagenda_item: \"1\"\ndate: 2026-11-02\nabout: [\"service:home-safety-check\"]\n{CONTACT}"
            ),
        ),
        (
            "recommendations/ID.yml",
            "title: WORDS\ntext: WORDS.\nreport: MARKER\nmade_by: MARKER\nmade: 2026-11-02\naddressed_to: WORDS\nprogress: awaiting-response\nabout: [\"service:home-safety-check\"]\n".to_owned(),
        ),
        (
            "inspections/ID.yml",
            "title: WORDS\ninspector: WORDS\nsummary: WORDS.\ninspected: 2026-06\nratings: [{ scale: MARKER, rating: worse }]\nabout: [\"service:home-safety-check\"]\n".to_owned(),
        ),
        (
            "plans/ID.yml",
            "title: WORDS\nsummary: WORDS.\nupdated: 2026-11-02\ninspections: [MARKER]\nactions:\n  - { number: \"1\", title: WORDS, owner: WORDS, first_due: 2027-03-31, status: on-track }\nabout: [\"service:home-safety-check\"]\n".to_owned(),
        ),
        (
            "scorecards/ID.yml",
            "title: WORDS\nsummary: WORDS.\nperiod: 2026\nscale: MARKER\nelements:\n  - { id: work, name: WORDS, scale: MARKER, rating: worse, source: WORDS. }\nrule:\n  - { when: { work: worse }, overall: worse, source: WORDS }\n  - { when: { work: better }, overall: better, source: WORDS }\nrule_source: WORDS.\nabout: [\"service:home-safety-check\"]\n".to_owned(),
        ),
    ]
}

fn figures() -> Vec<(&'static str, String)> {
    vec![
        (
            "allocations/ID.yml",
            "title: WORDS\nsummary: WORDS.\nperiod: 2026-27\nbudget: 4000\nrule: [WORDS.]\nmeasures:\n  - { id: people, name: WORDS, weight: 1, source: WORDS. }\nareas:\n  - { area: coast, needs: { people: 10 } }\n  - { area: vale, needs: { people: 20 } }\nabout: [\"service:home-safety-check\"]\n".to_owned(),
        ),
        (
            "outcomes/releases/ID.yml",
            "title: The release\nstatus: final\ndata: [MARKER.csv]\nsummary: WORDS.\n".to_owned(),
        ),
    ]
}

/// Records that stand in a list with others, each with the path of the list.
pub(super) fn items(publishing: &str) -> Vec<(&'static str, String)> {
    let item = |number: usize, yaml: &str| {
        let alias = format!("    aliases: [/old-{MARKER}/{number}/]\n");
        filled(&format!("  - id: MARKER\n{yaml}{alias}    {publishing}\n"))
    };
    vec![
        ("content/areas.yml", item(30, "    name: WORDS\n    kind: district\n    parents: [sampleshire]\n")),
        ("content/needs.yml", item(31, "    name: WORDS\n")),
        (
            "content/outcomes/framework.yml",
            item(
                32,
                "    name: WORDS\n    summary: WORDS.\n    outcome: fewer-falls\n    measure: count\n    unit: checks\n    direction: neither\n    frequency: quarterly\n    definitions: [{ from: 2026-Q1, numerator: WORDS }]\n    source: WORDS.\n    about: [\"service:home-safety-check\"]\n",
            ),
        ),
        (
            "content/rating-scales.yml",
            item(
                33,
                "    name: WORDS\n    summary: WORDS.\n    steps: [{ id: worse, name: WORDS }, { id: better, name: WORDS }]\n",
            ),
        ),
    ]
}

/// What stands above the items of a list that a new site does not have.
pub(super) fn head(path: &str) -> &'static str {
    match path {
        "content/outcomes/framework.yml" => {
            "name: Framework\nsummary: What we measure.\ndomains:\n  - id: safety\n    name: Safety\n    outcomes: [{ id: fewer-falls, name: Fewer people fall }]\nindicators:\n"
        }
        _ => "rating_scales:\n",
    }
}
