#!/usr/bin/env python3
"""Make one neutral public-service-directory data set and write it for each generator.

    generate.py N [--paged-lots] [--out DIR] [--only neutral,zola,hugo,...] [--seed S]

writes DIR/N/neutral   one YAML file per record, records.jsonl and expected.json
       DIR/N/zola      a Zola site     (TOML front matter)
       DIR/N/zola-yaml the same with YAML front matter
       DIR/N/hugo      a Hugo site     (YAML front matter)
       DIR/N/hugo-toml the same with TOML front matter
       DIR/N/noticeboard  a Noticeboard content folder

Choices that favour the peers: names of records that are linked to stand beside their ids, so that
no peer has to look another page up; there are no feeds, no search and no images. A provider's
eligibility, outcomes and links stand in the Markdown of its Noticeboard record, since they are not
fields of one; the page shows the same parts. A lot's providers are the holders of a contract for
that lot, whose page lists them, as the peers' pages of a lot do.

With --paged-lots the listing of each lot is split into pages of 100 entries, as the
section listings always are, and the folder is DIR/Np; without it a lot is one page.

Everything is drawn from one seeded generator, so a given (N, seed) always gives
the same bytes.  Python 3.9+, standard library only.
"""
import argparse
import json
import math
import os
import random
import re
import shutil
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
PAGE_SIZE = 100          # entries on one listing page
QUARTERS = ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4",
            "2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"]
INDICATORS = ["referrals", "supported", "completed", "satisfaction"]

# Lot names are single words so that every tool derives the same slug from them.
LOTS = ["Ashvale", "Brackenford", "Calderbrook", "Dunmere", "Eastholme", "Fernleigh",
        "Grangemoor", "Hollowdale", "Inglewick", "Kestrelby", "Longreach", "Marshgate"]
TYPES = ["advice", "housing", "domestic abuse", "substance use", "mental health",
         "employment", "carers", "young people", "older people", "debt"]
PLACES = ["Abbey", "Bridge", "Canal", "Castle", "Chapel", "Copper", "Cross", "Dale", "Elm",
          "Foundry", "Garden", "Harbour", "High Street", "Ivy", "Junction", "King's", "Lark",
          "Lime", "Market", "Mill", "Minster", "North", "Oak", "Orchard", "Park", "Priory",
          "Quay", "Queen's", "River", "Rowan", "School Lane", "South", "Station", "Stone",
          "Town Hall", "Union", "Valley", "Well", "West", "Willow"]
THEMES = ["Advice", "Befriending", "Care", "Carers", "Community", "Counselling", "Debt",
          "Drop-in", "Employment", "Family", "Food", "Health", "Home", "Housing", "Independent",
          "Learning", "Legal", "Mentoring", "Money", "Outreach", "Recovery", "Respite",
          "Skills", "Support", "Tenancy", "Transport", "Welfare", "Wellbeing", "Women's", "Youth"]
FORMS = ["Centre", "Partnership", "Trust", "Project", "Service", "Network", "Hub", "Alliance",
         "Association", "Collective", "Foundation", "Group"]
ELIGIBILITY = [
    "Aged 16 or over", "Aged 18 or over", "Lives in the district", "Works in the district",
    "Referred by a GP or social worker", "Referred by the housing team", "Self-referral accepted",
    "Receives Universal Credit", "At risk of homelessness", "Has caring responsibilities",
    "Has a diagnosed health condition", "Household income below the local threshold",
    "Leaving care or custody", "Pregnant or with a child under five", "Registered with a local practice",
]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
HOURS = ["9am to 5pm", "9am to 1pm", "10am to 4pm", "1pm to 7pm", "Closed"]
OPENERS = [
    "The team works with people across {lot} who need practical help at short notice.",
    "This contract covers {lot} and is reviewed by the council every quarter.",
    "Staff offer one-to-one sessions in {lot}, by telephone and by video call.",
    "People in {lot} can ask for help in person, online or through a trusted professional.",
    "The service was commissioned for {lot} after a public consultation in 2023.",
]
FILLERS = [
    "An adviser will talk through what you need and agree a written plan with you.",
    "Interpreters, including British Sign Language interpreters, can be booked free of charge.",
    "You can bring a friend, a relative or an advocate to any appointment.",
    "If the service is full you will be told how long the wait is & offered an alternative.",
    "The building has step-free access, an accessible toilet and a hearing loop.",
    "Information you give is kept private unless somebody is at risk of harm.",
    "Most people are seen within ten working days of a complete referral.",
    "Home visits are available where travelling is difficult or unsafe.",
    "Support usually lasts between six and twelve weeks, and it can be extended once.",
    "Every plan is checked at the half-way point and again before it closes.",
    "Feedback is collected by an independent charity and published every quarter.",
    "The provider also trains volunteers who live in the area.",
]
STEPS = [
    "Check that you meet the conditions listed on this page.",
    "Call the number above, or ask a professional to make the referral for you.",
    "Have your National Insurance number and proof of address ready.",
    "Tell the adviser about any adjustments that would help you.",
    "Complete the short online form and keep the reference number.",
]


def slugify(text):
    return re.sub(r"[^a-z0-9]+", "-", text.lower().replace("'", "")).strip("-")


def make_body(rng, lot, service):
    """About 250 words of Markdown: headings, lists, links, emphasis and one table."""
    fill = rng.sample(FILLERS, 9)
    steps = rng.sample(STEPS, 3)
    who = rng.sample(ELIGIBILITY, 4)
    out = ["## About this service", "",
           f"{rng.choice(OPENERS).format(lot=lot)} {fill[0]} It is part of the "
           f"[{service['name']}](/services/{service['slug']}/) programme. {fill[1]}", "",
           f"{fill[2]} {fill[3]}", "",
           "## Who it is for", "",
           f"The service is open to people who meet **at least one** of these conditions. {fill[4]}", ""]
    out += [f"- {w}" for w in who]
    out += ["", "### How to get help", ""]
    out += [f"{i}. {s}" for i, s in enumerate(steps, 1)]
    out += ["", f"{fill[5]} {fill[6]}", "", "## Opening hours", "",
            "| Day | Hours | Drop-in |", "| --- | --- | ---: |"]
    out += [f"| {d} | {rng.choice(HOURS)} | {rng.choice(['yes', 'no'])} |" for d in DAYS]
    out += ["", "## More information", "",
            f"{fill[7]} Read the [guidance for residents](https://www.example.org/guidance/{rng.randrange(900)}) "
            f"or the *provider handbook*. {fill[8]} "
            f"See also [all services in {lot}](/lots/{lot.lower()}/).", ""]
    return "\n".join(out)


def make_outcomes(rng):
    rows, base = [], rng.randrange(40, 400)
    for q in QUARTERS:
        ref = max(5, base + rng.randrange(-20, 25))
        sup = int(ref * rng.uniform(.7, .95))
        rows.append({"quarter": q, "referrals": ref, "supported": sup,
                     "completed": int(sup * rng.uniform(.5, .9)),
                     "satisfaction": round(rng.uniform(70, 99), 1)})
        base = ref
    return rows


def make_name(rng):
    return f"{rng.choice(PLACES)} {rng.choice(THEMES)} {rng.choice(FORMS)}"


def make_data(n, seed):
    rng = random.Random(seed)
    lots = [{"slug": l.lower(), "name": l, "population": rng.randrange(40_000, 310_000),
             "summary": f"{l} is one of twelve delivery areas. {rng.choice(FILLERS)} {rng.choice(FILLERS)}"}
            for l in LOTS]
    n_serv, n_rep = max(1, n // 10), max(1, n // 20)

    services = []
    for i in range(n_serv):
        typ = rng.choice(TYPES)
        name = f"{rng.choice(THEMES)} and {typ} support"
        services.append({"slug": f"{slugify(name)}-{i:06d}", "name": name, "category": typ, "weight": i + 1,
                         "summary": f"{name} for residents. {rng.choice(FILLERS)}"})

    providers = []
    for i, name in enumerate(sorted(make_name(rng) for _ in range(n))):
        lot_names = sorted(rng.sample(LOTS, rng.randrange(1, 5)))
        servs = [services[rng.randrange(n_serv)] for _ in range(rng.randrange(2, 5))]
        slug = f"{slugify(name)}-{i:06d}"
        providers.append({
            "slug": slug, "name": name, "weight": i + 1,
            "summary": f"{name} works in {' and '.join(lot_names[:2])}. {rng.choice(FILLERS)}",
            "updated": f"2026-{rng.randrange(1, 7):02d}-{rng.randrange(1, 29):02d}",
            "phone": f"01632 960{rng.randrange(1000):03d}",
            "email": f"hello@{slug}.example.org",
            "address": {"street": f"{rng.randrange(1, 240)} {rng.choice(PLACES)} Road",
                        "town": lot_names[0], "postcode": f"ZZ{rng.randrange(1, 99)} {rng.randrange(1, 9)}AA"},
            "lots": lot_names,
            "service_types": sorted({s["category"] for s in servs}),
            "services": [{"slug": s["slug"], "name": s["name"]} for s in servs],
            "eligibility": rng.sample(ELIGIBILITY, rng.randrange(3, 6)),
            "outcomes": make_outcomes(rng),
            "body": make_body(rng, lot_names[0], servs[0]),
        })

    def refs(count):
        return [{"slug": p["slug"], "name": p["name"]}
                for p in (providers[rng.randrange(n)] for _ in range(count))]

    for p in providers:
        p["related"] = refs(5)
    for i, s in enumerate(services):
        s["providers"] = refs(8)
        s["body"] = make_body(rng, rng.choice(LOTS), services[(i + 1) % n_serv])

    reports = []
    for i in range(n_rep):
        lot, typ = rng.choice(LOTS), rng.choice(TYPES)
        q = QUARTERS[i % len(QUARTERS)]
        name = f"{lot} {typ} outcomes {q}"
        reports.append({"slug": f"{slugify(name)}-{i:06d}", "name": name, "weight": i + 1, "period": q,
                        "district": lot, "summary": f"Published results for {typ} in {lot}, {q}.",
                        "outcomes": make_outcomes(rng), "providers": refs(10),
                        "body": make_body(rng, lot, services[rng.randrange(n_serv)])})
    return {"lots": lots, "services": services, "providers": providers, "reports": reports}


def expected(data, paged_lots):
    """How many HTML pages a complete build has (redirect stubs and 404 pages not counted)."""
    pages = lambda k: max(1, math.ceil(k / PAGE_SIZE))
    per_lot = {l["name"]: 0 for l in data["lots"]}
    for p in data["providers"]:
        for l in p["lots"]:
            per_lot[l] += 1
    out = {"home": 1, "lot_index": 1, "lot_pages": sum(pages(k) if paged_lots else 1 for k in per_lot.values())}
    for kind in ("providers", "services", "reports"):
        out[kind] = len(data[kind])
        out[kind + "_index"] = pages(len(data[kind]))
    out["total"] = sum(out.values())
    out["providers_per_lot"] = per_lot
    out["page_size"] = PAGE_SIZE
    return out


# --- writers -----------------------------------------------------------------

q = lambda s: json.dumps(s, ensure_ascii=False)     # a JSON string is a YAML and a TOML string


def yaml_value(key, val, ind=""):
    if isinstance(val, dict):
        return f"{ind}{key}:\n" + "".join(yaml_value(k, v, ind + "  ") for k, v in val.items())
    if isinstance(val, list):
        rows = "".join(f"{ind}  - " + (("{" + ", ".join(f"{k}: {q(v)}" for k, v in x.items()) + "}")
                                       if isinstance(x, dict) else q(x)) + "\n" for x in val)
        return f"{ind}{key}:\n{rows}"
    return f"{ind}{key}: {q(val)}\n"


def to_yaml(rec):
    return "".join(yaml_value(k, v) for k, v in rec.items())


def toml_inline(val):
    if isinstance(val, dict):
        return "{ " + ", ".join(f"{k} = {toml_inline(v)}" for k, v in val.items()) + " }"
    if isinstance(val, list):
        if val and isinstance(val[0], dict):
            return "[\n" + "".join(f"  {toml_inline(v)},\n" for v in val) + "]"
        return "[" + ", ".join(toml_inline(v) for v in val) + "]"
    return q(val)


def write(path, text):
    with open(path, "w", encoding="utf-8", newline="\n") as f:
        f.write(text)


SECTIONS = {"providers": ("Providers", "Organisations that deliver public services in the area."),
            "services": ("Services", "What you can get help with."),
            "reports": ("Outcome reports", "Published outcome statistics.")}
HEAD = ("name", "summary", "weight", "slug", "body")   # handled apart from the custom fields


def write_neutral(data, root, paged_lots):
    for kind in SECTIONS:
        os.makedirs(f"{root}/{kind}")
        for r in data[kind]:
            body = "".join(f"  {line}\n" if line else "\n" for line in r["body"].rstrip("\n").split("\n"))
            write(f"{root}/{kind}/{r['slug']}.yaml",
                  to_yaml({k: v for k, v in r.items() if k != "body"}) + "body: |\n" + body)
    write(f"{root}/lots.json", json.dumps(data["lots"], indent=1))
    with open(f"{root}/records.jsonl", "w", encoding="utf-8") as f:
        for kind in ("lots", *SECTIONS):
            for r in data[kind]:
                f.write(json.dumps({"kind": kind, **r}, ensure_ascii=False) + "\n")
    write(f"{root}/expected.json", json.dumps(expected(data, paged_lots), indent=1))


def switch(path, old, new):
    text = open(path, encoding="utf-8").read()
    assert old in text, (path, old)
    write(path, text.replace(old, new))


def toml_doc(head):
    """TOML front matter; nested tables come after the plain keys."""
    plain = "".join(f"{k} = {toml_inline(v)}\n" for k, v in head.items() if k not in ("taxonomies", "extra"))
    return plain + "".join(f"[{t}]\n" + "".join(f"{k} = {toml_inline(v)}\n" for k, v in head[t].items())
                           for t in ("taxonomies", "extra") if t in head)


def page_file(head, body, fmt):
    return f"+++\n{toml_doc(head)}+++\n{body}" if fmt == "toml" else f"---\n{to_yaml(head)}---\n{body}"


def write_zola(data, root, paged_lots, fmt="toml"):
    if paged_lots:
        for name in ("config.toml", "config-min.toml"):
            switch(f"{root}/{name}", 'name = "lots"', f'name = "lots", paginate_by = {PAGE_SIZE}')
    c = f"{root}/content"
    os.makedirs(c)
    write(f"{c}/_index.md", '+++\ntitle = "Home"\n+++\n')
    for kind, (title, desc) in SECTIONS.items():
        os.makedirs(f"{c}/{kind}")
        tpl = kind[:-1]
        write(f"{c}/{kind}/_index.md",
              f'+++\ntitle = {q(title)}\ndescription = {q(desc)}\nsort_by = "weight"\n'
              f'paginate_by = {PAGE_SIZE}\npage_template = "{tpl}.html"\n+++\n')
        for r in data[kind]:
            head = {"title": r["name"], "description": r["summary"], "weight": r["weight"]}
            if "lots" in r:
                head["taxonomies"] = {"lots": r["lots"]}
            head["extra"] = {k: v for k, v in r.items() if k not in HEAD + ("lots",)}
            write(f"{c}/{kind}/{r['slug']}.md", page_file(head, r["body"], fmt))
    os.makedirs(f"{root}/data")
    write(f"{root}/data/lots.json", json.dumps({l["slug"]: l for l in data["lots"]}, indent=1))


def flat_head(r):
    return {"title": r["name"], "description": r["summary"], "weight": r["weight"],
            **{k: v for k, v in r.items() if k not in HEAD}}


def write_hugo(data, root, paged_lots, fmt="yaml"):
    if paged_lots:
        switch(f"{root}/hugo.toml", "pagedLots = false", "pagedLots = true")
    c = f"{root}/content"
    os.makedirs(c)
    write(f"{c}/_index.md", '---\ntitle: "Home"\n---\n')
    for kind, (title, desc) in SECTIONS.items():
        os.makedirs(f"{c}/{kind}")
        write(f"{c}/{kind}/_index.md", f"---\ntitle: {q(title)}\ndescription: {q(desc)}\n---\n")
        for r in data[kind]:
            write(f"{c}/{kind}/{r['slug']}.md", page_file(flat_head(r), r["body"], fmt))
    os.makedirs(f"{root}/data")
    write(f"{root}/data/lots.json", json.dumps({l["slug"]: l for l in data["lots"]}, indent=1))


def outcome_table(rows, caption):
    """The same rows as the peers' outcome tables, as officers write a table in Markdown."""
    out = [f"Table: {caption}", "", "| Quarter | Referrals | Supported | Completed | Satisfaction (%) |",
           "| --- | ---: | ---: | ---: | ---: |"]
    out += [f"| {r['quarter']} | {r['referrals']} | {r['supported']} | {r['completed']} | {r['satisfaction']} |"
            for r in rows]
    return "\n".join(out)


def bullets(items):
    return "\n".join(f"- {item}" for item in items)


def record_links(kind, refs):
    """Links to records: each once, since a list with a name twice helps no reader."""
    unique = {r["slug"]: r["name"] for r in refs}
    return bullets(f"[{name}]({kind}:{slug})" for slug, name in unique.items())


def with_caption(body):
    """The body with the caption that Noticeboard asks for on its table of opening hours."""
    return body.strip().replace("| Day |", "Table: Opening hours of the week\n\n| Day |")


SITE = """content_format: 1
id_namespace: 56a72494-b257-4c12-9a07-1494452d3290
name: Benchmark Council
base_url: https://directory.example.org/
demonstration: true
jurisdiction: england
governance: leader-and-cabinet
time_zone: Europe/London
languages: [en]
contact: {contact}
help:
  someone_to_ring: A friend or a relative can ring for you.
  genuine_caller: Ring us before you let anybody in.
  other_formats: Ring us and we will send you large print.
  complaints: {contact}
  ombudsman:
    name: Local Government and Social Care Ombudsman
    website: https://www.lgo.org.uk/
licence:
  name: Open Government Licence v3.0
  url: https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/
policies: {policies}
accessibility:
  compliance: partially
  prepared: 2026-01-05
  reviewed: 2026-01-05
  method: This site exists only to be built again and again.
  issues:
    - problem: Nobody has tested this site, since it exists only to be built again and again.
      criterion: 1.3.1 Info and Relationships
      fix_by: 2030-01-05
  contact: {contact}
  answer_days: 5
search: {{ offered: false }}
"""
CONTACT = ('{ name: Contact the council, role: Customer adviser, telephone: "01632 960000", '
           'email: directory@example.org }')


def write_noticeboard(data, root, paged_lots):
    """A Noticeboard content folder. What the peers' front matter holds and a Noticeboard record has
    no field for (eligibility and outcomes of a provider, links between providers) stands in the
    record's Markdown, so that every page shows the same parts."""
    c = f"{root}/content"
    for folder in ("providers", "services", "reports", "lots", "contracts", "committees"):
        os.makedirs(f"{c}/{folder}")
    write(f"{c}/site.yml", SITE.format(contact=CONTACT, policies="{ longest_sentence: 40 }"))
    districts = "".join(f"  - id: {l['slug']}\n    name: {l['name']}\n    kind: district\n" for l in data["lots"])
    write(f"{c}/areas.yml", f"boundary_sets: {{}}\nareas:\n{districts}")
    write(f"{c}/committees/scrutiny.yml", "name: Scrutiny committee\nkind: scrutiny\n"
          "remit: It reads every report.\nfrom: 2021-05-01\n")
    needs = "".join(f"  - id: {slugify(t)}\n    name: I need help with {t}\n    summary: Help with {t}.\n" for t in TYPES)
    write(f"{c}/needs.yml", f"needs:\n{needs}")
    holders = {l["name"]: [] for l in data["lots"]}
    for p in data["providers"]:
        for lot in p["lots"]:
            holders[lot].append(p["slug"])
        head = {"name": p["name"], "kind": "charity", "summary": p["summary"],
                "contacts": [{"name": p["name"], "role": "Adviser", "telephone": p["phone"], "email": p["email"]}],
                "places": [{"name": "Office", "address": {"lines": [p["address"]["street"]],
                            "town": p["address"]["town"], "postcode": p["address"]["postcode"]}}],
                "assured": p["updated"]}
        body = "\n\n".join([
            "## Eligibility", bullets(p["eligibility"]),
            f"Service types: {', '.join(p['service_types'])}.",
            "## Services", record_links("service", p["services"]), with_caption(p["body"]),
            "## Outcomes", outcome_table(p["outcomes"], "Outcomes by quarter"),
            "## Related providers", record_links("provider", p["related"])])
        write(f"{c}/providers/{p['slug']}.md", record(head, body))
    for s in data["services"]:
        head = {"name": s["name"], "summary": s["summary"], "status": "active",
                "needs": [slugify(s["category"])], "audience": s["category"],
                "responsible": s["providers"][0]["slug"], "how_to_get_it": "Ring one of the providers below.", "cost": "Free"}
        body = with_caption(s["body"]) + "\n\n## Providers of this service\n\n" + record_links("provider", s["providers"])
        write(f"{c}/services/{s['slug']}.md", record(head, body))
    for r in data["reports"]:
        year, quarter = r["period"].split("-Q")
        head = {"title": r["name"], "summary": r["summary"], "committee": "scrutiny",
                "date": f"{year}-{int(quarter) * 3:02d}-28", "areas": [r["district"].lower()],
                "contact": {"name": "Contact the council", "role": "Performance officer", "telephone": "01632 960001"}}
        body = "\n\n".join([
            f"Period: {r['period']}.",
            outcome_table(r["outcomes"], "Results up to the reporting period"), with_caption(r["body"]),
            "## Providers included", record_links("provider", r["providers"])])
        write(f"{c}/reports/{r['slug']}.md", record(head, body))
    for number, lot in enumerate(data["lots"], 1):
        head = {"number": number, "name": lot["name"], "summary": lot["summary"], "status": "active",
                "districts": [lot["slug"]], "services": [s["slug"] for s in data["services"][:10]]}
        write(f"{c}/lots/{lot['slug']}.md", record(head, f"Population: {lot['population']}."))
        parties = "".join(f"  - provider: {slug}\n    role: holder\n" for slug in holders[lot["name"]])
        write(f"{c}/contracts/{lot['slug']}.yml",
              f"reference: FRAMEWORK-{number:02d}\ntitle: Services in {lot['name']}\n"
              f"description: A framework that every provider in {lot['name']} belongs to.\n"
              f"department: Commissioning\nlots: [{lot['slug']}]\nstart: 2025-04-01\nend: 2030-03-31\n"
              f"procurement:\n  route: open-tender\n  regime: procurement-act-2023\nparties:\n{parties}")


def record(head, body):
    return f"---\n{to_block_yaml(head)}---\n\n{body}\n"


def to_block_yaml(value, ind=""):
    """YAML as officers write it: blocks, plain words, quotation marks only where they are needed."""
    out = ""
    for key, val in value.items():
        if isinstance(val, dict):
            out += f"{ind}{key}:\n{to_block_yaml(val, ind + '  ')}"
        elif isinstance(val, list) and val and isinstance(val[0], dict):
            out += f"{ind}{key}:\n"
            for item in val:
                lines = to_block_yaml(item, ind + "    ")
                out += f"{ind}  - {lines[len(ind) + 4:]}"
        elif isinstance(val, list):
            out += f"{ind}{key}: [{', '.join(plain_or_quoted(v) for v in val)}]\n"
        else:
            out += f"{ind}{key}: {plain_or_quoted(val)}\n"
    return out


def plain_or_quoted(val):
    text = str(val)
    plain = re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9 .@/-]*", text) and ": " not in text
    return text if plain and not text.endswith(" ") else q(text)


WRITERS = {"neutral": write_neutral, "zola": write_zola, "zola-yaml": lambda *a: write_zola(*a, fmt="yaml"),
           "hugo": write_hugo, "hugo-toml": lambda *a: write_hugo(*a, fmt="toml"),
           "noticeboard": write_noticeboard}


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("n", type=int)
    ap.add_argument("--paged-lots", action="store_true")
    ap.add_argument("--out", default=os.path.join(HERE, "..", "data"))
    ap.add_argument("--only", default=",".join(WRITERS))
    ap.add_argument("--seed", type=int, default=20260101)
    a = ap.parse_args()
    data = make_data(a.n, a.seed)
    words = [len(re.findall(r"\w+", p["body"])) for p in data["providers"][:200]]
    print(f"N={a.n}: {expected(data, a.paged_lots)['total']} pages expected, "
          f"{sum(words) / len(words):.0f} words of body a page", file=sys.stderr)
    for name in a.only.split(","):
        root = os.path.join(a.out, f"{a.n}{'p' * a.paged_lots}", name)
        shutil.rmtree(root, ignore_errors=True)
        theme = os.path.join(HERE, "themes", name.split("-")[0])
        if os.path.isdir(theme):
            shutil.copytree(theme, root)
            os.makedirs(f"{root}/static", exist_ok=True)
            shutil.copy(os.path.join(HERE, "themes", "site.css"), f"{root}/static/site.css")
        else:
            os.makedirs(root)
        WRITERS[name](data, root, a.paged_lots)
        print(f"  wrote {root}", file=sys.stderr)


if __name__ == "__main__":
    main()
