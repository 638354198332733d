//! Findings of the settings of the site.

use crate::said;
use crate::support::Site;

const SITE: &str = "site.yml";

#[test]
fn unknown_time_zone_with_a_near_one() {
    insta::assert_snapshot!(said(SITE, "Europe/London", "Europe/Lundon"), @r"
    error[unknown-time-zone]: There is no time zone `Europe/Lundon`
     --> content/site.yml:7:12
      |
    7 | time_zone: Europe/Lundon
      |            ^^^^^^^^^^^^^
      |
      = help: Did you mean `Europe/London`?
    ");
}

#[test]
fn unknown_time_zone_without_a_near_one() {
    insta::assert_snapshot!(said(SITE, "Europe/London", "12345"), @r"
    error[unknown-time-zone]: There is no time zone `12345`
     --> content/site.yml:7:12
      |
    7 | time_zone: 12345
      |            ^^^^^
      |
      = help: Write `Europe/London`.
    ");
}

#[test]
fn english_is_not_first() {
    insta::assert_snapshot!(said(SITE, "languages: [en]", "languages: [cy, en]"), @r"
    error[english-first]: English is not the first language of the site
     --> content/site.yml:8:13
      |
    8 | languages: [cy, en]
      |             ^^
      |
      = help: Every record has its texts in English, so write `en` first, like `languages: [en]`.

    warning[language-not-made]: No pages are made in the language `cy` yet
     --> content/site.yml:8:13
      |
    8 | languages: [cy, en]
      |             ^^
      |
      = help: Leave it out for now. This version of Noticeboard makes English pages only.
    ");
}

#[test]
fn no_language() {
    insta::assert_snapshot!(said(SITE, "languages: [en]", "languages: []"), @r"
    error[english-first]: English is not the first language of the site
     --> content/site.yml:8:1
      |
    8 | languages: []
      | ^^^^^^^^^
      |
      = help: Every record has its texts in English, so write `en` first, like `languages: [en]`.
    ");
}

#[test]
fn language_that_stands_twice() {
    insta::assert_snapshot!(said(SITE, "languages: [en]", "languages: [en, en]"), @r"
    error[duplicate-language]: The language `en` stands twice here
     --> content/site.yml:8:17
      |
    8 | languages: [en, en]
      |                 ^^
      |
      = help: Delete one of the two.
    ");
}

#[test]
fn rounding_to_nothing() {
    let to = "policies:\n  disclosure:\n    round_to: 0\naccessibility:";
    insta::assert_snapshot!(said(SITE, "accessibility:", to), @r"
    error[rounding-to-nothing]: Counts cannot be rounded to a multiple of 0
      --> content/site.yml:27:15
       |
    27 |     round_to: 0
       |               ^
       |
       = help: Write `round_to: 5`, or `round_to: 1` to leave counts as they are.
    ");
}

#[test]
fn unreachable_contacts() {
    let site = Site::small()
        .replacing(SITE, "contact:\n  telephone: 01632 960100", "contact:\n  role: Adviser")
        .replacing(SITE, "telephone: 01632 960101", "role: Complaints officer");
    insta::assert_snapshot!(site.findings(), @r"
    error[unreachable-contact]: Nobody can be reached through this contact
     --> content/site.yml:9:1
      |
    9 | contact:
      | ^^^^^^^
      |
      = help: Add a telephone number, a mail address, a website or a postal address to it.

    error[unreachable-contact]: Nobody can be reached through this contact
      --> content/site.yml:15:3
       |
    15 |   complaints:
       |   ^^^^^^^^^^
       |
       = help: Add a telephone number, a mail address, a website or a postal address to it.
    ");
}
