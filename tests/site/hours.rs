//! When somebody answers: in words, as a table, for machines, and on days that are not as usual.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use crate::page::Page;
use crate::support::Site;

const PROVIDER: &str = "content/providers/ferry-house.md";

/// A site with a provider whose contact has these lines, each on a line of its own.
fn site_of(lines: &str) -> Site {
    let site = Site::small();
    let lines = lines.trim_end().replace('\n', "\n    ");
    let provider = format!(
        "---\nname: Ferry House\nkind: charity\nsummary: It rows.\nassured: 2026-11-01\ncontacts:\n  \
         - telephone: 01632 960001\n    {lines}\n---\n"
    );
    site.write(PROVIDER, provider);
    site
}

fn page_as_of(lines: &str, day: &str) -> Page {
    let site = site_of(lines);
    let run = site.build(&["--as-of", day]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    site.page("/providers/ferry-house/")
}

fn page(lines: &str) -> Page {
    page_as_of(lines, "2026-11-22")
}

/// Hours as officers write them: days, and pairs of times.
fn hours(items: &[(&str, &str, &str)]) -> String {
    let item = |(days, opens, closes): &(&str, &str, &str)| {
        format!("  - {{ days: [{days}], opens: \"{opens}\", closes: \"{closes}\" }}\n")
    };
    format!("hours:\n{}", items.iter().map(item).collect::<String>())
}

const WORKDAYS: &str = "monday, tuesday, wednesday, thursday, friday";

#[track_caller]
fn are_said(items: &[(&str, &str, &str)], words: &str) {
    let main = page(&hours(items)).main();
    let said = format!("01632 960001 {words} Hours for each day");
    assert!(main.contains(&said), "`{said}` is not in: {main}");
}

#[test]
fn days_that_are_alike_stand_together() {
    are_said(&[(WORKDAYS, "09:00", "17:00")], "Monday to Friday, 9am to 5pm");
    are_said(
        &[("saturday, monday", "10:30", "12:00"), ("tuesday", "00:00", "24:00")],
        "Monday and Saturday, 10:30am to midday Tuesday, all day and night",
    );
    let every_day = format!("{WORKDAYS}, saturday, sunday");
    are_said(&[(&every_day, "00:00", "24:00")], "Every day, all day and night");
}

#[test]
fn a_break_is_said_with_the_days_that_have_it() {
    are_said(
        &[
            ("monday, tuesday", "09:00", "12:00"),
            ("monday, tuesday", "13:00", "17:00"),
            ("wednesday", "09:00", "12:00"),
        ],
        "Monday and Tuesday, 9am to midday and 1pm to 5pm Wednesday, 9am to midday",
    );
}

#[test]
fn hours_past_midnight_are_one() {
    are_said(
        &[
            (WORKDAYS, "17:30", "24:00"),
            (WORKDAYS, "00:00", "08:30"),
            ("saturday", "00:00", "09:00"),
            ("saturday", "12:30", "24:00"),
            ("sunday", "00:00", "24:00"),
        ],
        "Monday to Thursday, 5:30pm to 8:30am the next day Friday, 5:30pm to 9am the next day \
         Saturday, 12:30pm to 8:30am on Monday",
    );
}

#[test]
fn the_table_has_a_row_for_each_day() {
    let page = page(&hours(&[(WORKDAYS, "09:00", "12:30"), ("thursday", "13:15", "24:00")]));
    assert!(
        page.main().contains(
            "Monday 9am to 12:30pm Tuesday 9am to 12:30pm Wednesday 9am to 12:30pm \
             Thursday 9am to 12:30pm and 1:15pm to midnight Friday 9am to 12:30pm \
             Saturday closed Sunday closed"
        ),
        "{}",
        page.main()
    );
    assert!(page.html.contains("script-src 'self'"), "the page may load the script of today");
}

#[test]
fn without_hours_there_is_no_table_and_no_script() {
    let page = page("email: row@example.org");
    assert_eq!(page.count("table"), 0);
    assert!(!page.html.contains("script-src"), "{}", page.html);
    assert_eq!(page.count("script"), 1, "what is said for machines");
}

const CHRISTMAS: &str = "bank_holidays: closed
exceptions:
  - { date: 2028-10-02, hours: as usual, reason: Regatta }
  - { date: 2026-12-24, hours: 09:00 to 12:00 and 13:00 to 14:00 }
  - { date: 2026-12-25, until: 2026-12-28, hours: closed, reason: Christmas }
";

#[test]
fn exceptions_are_told_until_they_are_over() {
    let lines = hours(&[(WORKDAYS, "09:00", "17:00")]) + CHRISTMAS;
    let told = |day: &str| {
        let main = page_as_of(&lines, day).main();
        let start = main.find("Different hours").expect("it tells exceptions");
        main[start..].split(" Hours for each day").next().unwrap_or_default().to_owned()
    };
    let regatta = "Monday 2 October 2028: open as usual (Regatta)";
    let christmas = "Friday 25 December to Monday 28 December: closed (Christmas)";
    assert_eq!(
        told("2026-11-22"),
        format!("Different hours Thursday 24 December: 9am to midday and 1pm to 2pm {christmas} {regatta}")
    );
    assert_eq!(told("2026-12-25"), format!("Different hours {christmas} {regatta}"));
    assert_eq!(told("2026-12-28 23:59"), format!("Different hours {christmas} {regatta}"));
    assert_eq!(told("2026-12-29"), format!("Different hours {regatta}"));
}

#[test]
fn the_next_bank_holidays_are_those_of_the_nation() {
    let lines = hours(&[(WORKDAYS, "09:00", "17:00")]) + "bank_holidays: closed\n";
    let closed = "Closed on bank holidays. The next:";
    let told = |nation: &str, day: &str| {
        let site = site_of(&lines);
        site.replace("content/site.yml", "jurisdiction: england", &format!("jurisdiction: {nation}"));
        site.build(&["--as-of", day]);
        site.page("/providers/ferry-house/").main()
    };
    let england = told("england", "2026-11-22");
    let christmas = "Friday 25 December, Monday 28 December, Friday 1 January Hours for each day";
    assert!(england.contains(&format!("{closed} {christmas}")), "{england}");
    let scotland = told("scotland", "2026-11-22");
    assert!(scotland.contains(&format!("{closed} Monday 30 November, Friday 25 December,")), "{scotland}");
    let summer = told("england", "2026-06-10");
    assert!(summer.contains("Closed on bank holidays Hours for each day"), "none is near: {summer}");
}

#[test]
fn an_exception_decides_for_a_bank_holiday() {
    let lines = hours(&[("monday, friday", "09:00", "17:00")]) + CHRISTMAS;
    let main = page(&lines).main();
    assert!(main.contains("Closed on bank holidays. The next: Friday 1 January Different hours"), "{main}");
    let on_tuesdays = page(&(hours(&[("tuesday", "09:00", "17:00")]) + "bank_holidays: closed\n")).main();
    assert!(
        on_tuesdays.contains("Closed on bank holidays Hours for each day"),
        "closed anyway: {on_tuesdays}"
    );
}

#[test]
fn bank_holidays_can_have_hours_or_be_as_usual() {
    let week = hours(&[(WORKDAYS, "09:00", "17:00")]);
    let open = page(&format!("{week}bank_holidays: 10:00 to 14:00\n")).main();
    assert!(open.contains("Bank holidays, 10am to 2pm. The next: Friday 25 December"), "{open}");
    let usual = page(&format!("{week}bank_holidays: as usual\n")).main();
    assert!(usual.contains("Open as usual on bank holidays Hours for each day"), "{usual}");
}

#[test]
fn what_stands_on_every_page_and_on_paper_does_not_change_with_the_days() {
    let site = Site::demonstration_built();
    assert!(site.page("/contact/").main().contains("Different hours Thursday 24 December"));
    let home = site.page("/").text();
    assert!(home.contains("Closed on bank holidays") && !home.contains("24 December"), "{home}");
    for leaflet in ["leaflet", "large-print"] {
        let leaflet = site.page(&format!("/districts/pellworth/{leaflet}/")).main();
        assert!(leaflet.contains("Closed on bank holidays"), "{leaflet}");
        assert!(!leaflet.contains("December"), "{leaflet}");
    }
}

/// What a page says for machines.
fn structured(page: &Page) -> Option<Json> {
    let start = page.html.split("application/ld+json").nth(1)?;
    let text = start.split_once('>')?.1.split("</script>").next()?;
    Some(serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}")))
}

/// Everything of a type, wherever it stands.
fn of_type<'a>(json: &'a Json, kind: &str, found: &mut Vec<&'a Json>) {
    match json {
        Json::Object(fields) => {
            if fields.get("@type").is_some_and(|of| of == kind) {
                found.push(json);
            }
            fields.values().for_each(|below| of_type(below, kind, found));
        }
        Json::Array(items) => items.iter().for_each(|item| of_type(item, kind, found)),
        _ => {}
    }
}

#[test]
fn machines_read_the_hours_that_people_read() {
    let times = [(WORKDAYS, "09:00", "12:30"), ("thursday", "13:15", "24:00")];
    let page = page(&(hours(&times) + CHRISTMAS));
    let said = structured(&page).expect("the page says it for machines");
    let mut all = Vec::new();
    of_type(&said, "OpeningHoursSpecification", &mut all);
    let mut week: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    let mut apart = Vec::new();
    for hours in all {
        let text = |key: &str| hours[key].as_str().expect(key);
        let times = (text("opens"), text("closes"));
        let days = match &hours["dayOfWeek"] {
            Json::Array(days) => days.iter().filter_map(Json::as_str).collect(),
            day => day.as_str().into_iter().collect::<Vec<_>>(),
        };
        if hours.get("validFrom").is_some() {
            apart.push((text("validFrom"), text("validThrough"), times, days.len()));
        } else {
            for day in days {
                week.entry(day.trim_start_matches("https://schema.org/")).or_default().push(times);
            }
        }
    }
    let morning = ("09:00", "12:30");
    let closed = ("00:00", "00:00");
    assert_eq!(
        week,
        BTreeMap::from([
            ("Monday", vec![morning]),
            ("Tuesday", vec![morning]),
            ("Wednesday", vec![morning]),
            ("Thursday", vec![morning, ("13:15", "23:59")]),
            ("Friday", vec![morning]),
            ("PublicHolidays", vec![closed]),
        ])
    );
    assert_eq!(
        apart,
        [
            ("2027-01-01", "2027-01-01", closed, 0),
            ("2026-12-24", "2026-12-24", ("09:00", "12:00"), 0),
            ("2026-12-24", "2026-12-24", ("13:00", "14:00"), 0),
            ("2026-12-25", "2026-12-28", closed, 0),
            // As usual, on the days of the week of which there are two kinds.
            ("2028-10-02", "2028-10-02", morning, 5),
            ("2028-10-02", "2028-10-02", ("13:15", "23:59"), 1),
        ]
    );
}

#[test]
fn whom_to_ring_stands_on_each_page_for_machines_too() {
    let site = Site::demonstration_built();
    let mut pages = 0;
    for (path, page) in site.pages() {
        let Some(said) = structured(&page) else { continue };
        pages += 1;
        assert_eq!(said["@context"], "https://schema.org", "{path}");
        let mut numbers = Vec::new();
        of_type(&said, "ContactPoint", &mut numbers);
        let hrefs = page.values("href");
        for point in numbers {
            if let Some(number) = point.get("telephone").and_then(Json::as_str) {
                assert!(hrefs.contains(&format!("tel:{number}")), "{number} is not to be read on {path}");
            }
        }
    }
    let of_kind = |kind: &str| {
        site.pages()
            .iter()
            .filter(|(path, _)| path.matches('/').count() == 2 && path.starts_with(kind))
            .count()
    };
    // Every service, provider and district, and the page "Contact and help".
    assert!(pages > of_kind("providers/"), "{pages}");
}

#[test]
fn a_provider_a_place_and_a_service_have_their_types() {
    let site = Site::demonstration_built();
    let council = structured(&site.page("/providers/aldermere-county-council/")).expect("it is said");
    assert_eq!(council["@type"], "GovernmentOrganization");
    assert_eq!(council["name"], "Aldermere County Council");
    assert_eq!(council["contactPoint"][0]["telephone"], "+441632960100");
    assert_eq!(council["contactPoint"][0]["availableLanguage"][1]["alternateName"], "pl");
    let hall = &council["location"][0];
    assert_eq!(hall["address"]["postalCode"], "ZZ1 1AA");
    assert_eq!(hall["amenityFeature"][0]["name"], "Way in without steps");
    assert_eq!(hall["specialOpeningHoursSpecification"][0]["validFrom"], "2026-12-24");
    let service = structured(&site.page("/services/home-safety-check/")).expect("it is said");
    assert_eq!(service["@type"], "GovernmentService");
    let line = &service["availableChannel"][0]["servicePhone"];
    assert_eq!(line["areaServed"][0]["@type"], "AdministrativeArea");
}
