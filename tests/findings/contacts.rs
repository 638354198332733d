//! Findings of contacts and opening hours: those of a day, of bank holidays and of exceptions.

use crate::said;
use crate::support::Site;

const PROVIDER: &str = "providers/ternbridge-homes.md";

/// What is said when lines stand below the hours of the contact.
fn below_the_hours(lines: &str) -> String {
    said(PROVIDER, "        closes: \"17:00\"\n", &format!("        closes: \"17:00\"\n{lines}"))
}

#[test]
fn hours_that_meet_on_one_day() {
    let lines = "      - { days: [monday, friday], opens: \"16:30\", closes: \"18:00\" }\n";
    insta::assert_snapshot!(below_the_hours(lines), @r#"
    error[overlapping-hours]: These hours meet others of the same day: monday
      --> content/providers/ternbridge-homes.md:11:42
       |
    11 |       - { days: [monday, friday], opens: "16:30", closes: "18:00" }
       |                                          ^^^^^^^
       |
       = help: Correct the days or the times, so that each hour stands once.
    "#);
}

#[test]
fn hours_that_follow_one_another_do_not_meet() {
    let lines = "      - { days: [monday], opens: \"17:00\", closes: \"18:00\" }
      - { days: [tuesday], opens: \"09:00\", closes: \"17:00\" }\n";
    assert_eq!(below_the_hours(lines), "");
}

#[test]
fn exceptions_on_the_same_day() {
    let lines = "    exceptions:
      - { date: 2099-12-24, until: 2099-12-27, hours: closed }
      - { date: 2099-12-26, until: 2099-12-30, hours: 10:00 to 14:00 }\n";
    insta::assert_snapshot!(below_the_hours(lines), @r"
    error[overlapping-exceptions]: Another exception holds on 2099-12-26 too
      --> content/providers/ternbridge-homes.md:13:17
       |
    13 |       - { date: 2099-12-26, until: 2099-12-30, hours: 10:00 to 14:00 }
       |                 ^^^^^^^^^^
       |
       = help: Correct the days of one of them, so that one alone says what holds on each day.
    ");
}

#[test]
fn exception_that_ends_before_it_begins() {
    let lines = "    exceptions:\n      - { date: 2099-12-24, until: 2099-12-23, hours: closed }\n";
    insta::assert_snapshot!(below_the_hours(lines), @r"
    error[dates-out-of-order]: The last day comes before the first day
      --> content/providers/ternbridge-homes.md:12:36
       |
    12 |       - { date: 2099-12-24, until: 2099-12-23, hours: closed }
       |                                    ^^^^^^^^^^
       |
       = help: The first day is 2099-12-24. Correct one of the two dates.
    ");
}

#[test]
fn exception_whose_days_have_passed() {
    let lines = "    exceptions:\n      - { date: 2019-12-24, until: 2019-12-27, hours: closed }\n";
    insta::assert_snapshot!(below_the_hours(lines), @r"
    warning[exception-past]: These days have passed
      --> content/providers/ternbridge-homes.md:12:36
       |
    12 |       - { date: 2019-12-24, until: 2019-12-27, hours: closed }
       |                                    ^^^^^^^^^^
       |
       = help: Delete this exception. Pages have stopped showing it.
    ");
}

#[test]
fn hours_of_a_day_in_other_words() {
    insta::assert_snapshot!(below_the_hours("    bank_holidays: shut all day\n"), @r"
    error[bad-time]: `shut all day` does not say what holds on such a day
      --> content/providers/ternbridge-homes.md:11:20
       |
    11 |     bank_holidays: shut all day
       |                    ^^^^^^^^^^^^
       |
       = help: Write `closed`, `as usual`, or hours on the 24-hour clock, like `10:00 to 14:00`. A break goes like `09:00 to 12:00 and 13:00 to 17:00`.
    ");
}

#[test]
fn hours_of_a_day_that_cannot_be() {
    let lines = "    exceptions:\n      - { date: 2099-12-24, hours: 14:00 to 10:00 }\n";
    insta::assert_snapshot!(below_the_hours(lines), @r"
    error[bad-time]: `14:00 to 10:00` closes before it opens
      --> content/providers/ternbridge-homes.md:12:36
       |
    12 |       - { date: 2099-12-24, hours: 14:00 to 10:00 }
       |                                    ^^^^^^^^^^^^^^
       |
       = help: Write the time of opening first. Hours past midnight end at `24:00`.
    ");
    insta::assert_snapshot!(below_the_hours("    bank_holidays: 09:00 to 12:00 and 11:00 to 13:00\n"), @r"
    error[bad-time]: `11:00 to 13:00` begins before the hours in front of it end
      --> content/providers/ternbridge-homes.md:11:20
       |
    11 |     bank_holidays: 09:00 to 12:00 and 11:00 to 13:00
       |                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
       |
       = help: Write the hours in the order of the day, and each hour once.
    ");
}

#[test]
fn closed_and_hours_at_once() {
    insta::assert_snapshot!(below_the_hours("    bank_holidays: closed and 10:00 to 14:00\n"), @r"
    error[bad-time]: `closed and 10:00 to 14:00` does not say what holds on such a day
      --> content/providers/ternbridge-homes.md:11:20
       |
    11 |     bank_holidays: closed and 10:00 to 14:00
       |                    ^^^^^^^^^^^^^^^^^^^^^^^^^
       |
       = help: Write `closed`, `as usual`, or hours on the 24-hour clock, like `10:00 to 14:00`. A break goes like `09:00 to 12:00 and 13:00 to 17:00`.
    ");
}

#[test]
fn as_usual_where_no_hours_are_usual() {
    let site = Site::small().replacing(
        PROVIDER,
        "    hours:\n      - days: [monday]\n        opens: \"09:00\"\n        closes: \"17:00\"\n",
        "    bank_holidays: as usual\n",
    );
    insta::assert_snapshot!(site.findings(), @r"
    error[no-usual-hours]: No hours stand here that are usual
     --> content/providers/ternbridge-homes.md:7:20
      |
    7 |     bank_holidays: as usual
      |                    ^^^^^^^^
      |
      = help: Add `hours:` with the days and times of an ordinary week.
    ");
}

#[test]
fn relay_uk_without_a_telephone() {
    insta::assert_snapshot!(said(PROVIDER, "telephone: 01632 960001", "email: us@example.org\n    relay_uk: false"), @r"
    error[relay-without-telephone]: This speaks of Relay UK, but there is no telephone number
     --> content/providers/ternbridge-homes.md:7:15
      |
    7 |     relay_uk: false
      |               ^^^^^
      |
      = help: Add `telephone:`, or delete `relay_uk:`.
    ");
}

#[test]
fn a_textphone_is_a_way_to_reach_somebody() {
    assert_eq!(said(PROVIDER, "telephone: 01632 960001", "textphone: 01632 960002"), "");
}

#[test]
fn easy_read_that_leads_nowhere() {
    insta::assert_snapshot!(below_the_hours("    easy_read: document:easy-checklist\n"), @r"
    error[dangling-reference]: There is no document with the id `easy-checklist`
      --> content/providers/ternbridge-homes.md:11:16
       |
    11 |     easy_read: document:easy-checklist
       |                ^^^^^^^^^^^^^^^^^^^^^^^
       |
       = help: Write the id of a document that is there, or make this one with `noticeboard new document easy-checklist`.
    ");
    insta::assert_snapshot!(below_the_hours("    easy_read: easy.pdf\n"), @r"
    error[bad-reference]: `easy.pdf` is neither a web address nor a record
      --> content/providers/ternbridge-homes.md:11:16
       |
    11 |     easy_read: easy.pdf
       |                ^^^^^^^^
       |
       = help: Write a web address that begins with `https://`, or a record like `document:easy-read-guide`.
    ");
}

#[test]
fn easy_read_of_the_authority_that_leads_nowhere() {
    let contact = "contact:\n  telephone: 01632 960100\n";
    let with_easy_read = format!("{contact}  easy_read: page:easy\n");
    insta::assert_snapshot!(said("site.yml", contact, &with_easy_read), @r"
    error[dangling-reference]: There is no page with the id `easy`
      --> content/site.yml:11:14
       |
    11 |   easy_read: page:easy
       |              ^^^^^^^^^
       |
       = help: Write the id of a page that is there, or make this one with `noticeboard new page easy`.
    ");
}

#[test]
fn language_that_is_not_known() {
    insta::assert_snapshot!(below_the_hours("    languages: [English, Polnish, Klingon]\n"), @r"
    error[bad-language]: `Polnish` is not a language that Noticeboard knows
      --> content/providers/ternbridge-homes.md:11:26
       |
    11 |     languages: [English, Polnish, Klingon]
       |                          ^^^^^^^
       |
       = help: Did you mean `Polish`?

    error[bad-language]: `Klingon` is not a language that Noticeboard knows
      --> content/providers/ternbridge-homes.md:11:35
       |
    11 |     languages: [English, Polnish, Klingon]
       |                                   ^^^^^^^
       |
       = help: Write its name in English, like `Polish`. If that is not known either, add its code in brackets, like `Kinyarwanda (rw)`.
    ");
}

#[test]
fn facility_that_is_not_one_of_the_words() {
    let places = "places:
  - name: Office
    address: { lines: [1 Quay], town: Saltby, postcode: ZZ1 1AA }
    access: [lifts]
contacts:";
    insta::assert_snapshot!(said(PROVIDER, "contacts:", places), @r"
    error[unknown-word]: `lifts` is not one of the words for `access`
     --> content/providers/ternbridge-homes.md:8:14
      |
    8 |     access: [lifts]
      |              ^^^^^
      |
      = help: Did you mean `lift`? The words are `step-free-entrance`, `ramp`, `automatic-doors`, `step-free-inside`, `lift`, `accessible-toilet`, `changing-places-toilet`, `hearing-loop`, `blue-badge-parking`, `drop-off-point`, `wheelchair-to-borrow`, `quiet-space`, `private-room`, `large-print-or-braille-signs`, `assistance-dogs`.
    ");
}
