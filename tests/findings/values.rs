//! Values with rules of their own.

use crate::said;

const PROVIDER: &str = "providers/ternbridge-homes.md";
const CONTRACT: &str = "contracts/coast-2025.yml";

/// What officers read when the provider has one more line in its first contact.
fn said_of_contact(line: &str) -> String {
    said(PROVIDER, "    hours:", &format!("    {line}\n    hours:"))
}

#[test]
fn british_date() {
    insta::assert_snapshot!(said(CONTRACT, "start: 2025-04-01", "start: 01/04/2025"), @r"
    error[bad-date]: `01/04/2025` is not a date as Noticeboard reads them
      --> content/contracts/coast-2025.yml:10:8
       |
    10 | start: 01/04/2025
       |        ^^^^^^^^^^
       |
       = help: Write `2025-04-01`.
    ");
}

#[test]
fn date_in_words() {
    insta::assert_snapshot!(said(CONTRACT, "start: 2025-04-01", "start: next spring"), @r"
    error[bad-date]: `next spring` is not a date as Noticeboard reads them
      --> content/contracts/coast-2025.yml:10:8
       |
    10 | start: next spring
       |        ^^^^^^^^^^^
       |
       = help: Write the year, the month and the day, like `2026-11-22`.
    ");
}

#[test]
fn day_that_is_not_in_the_calendar() {
    insta::assert_snapshot!(said(CONTRACT, "start: 2025-04-01", "start: 2025-02-29"), @r"
    error[bad-date]: There is no day `2025-02-29` in the calendar
      --> content/contracts/coast-2025.yml:10:8
       |
    10 | start: 2025-02-29
       |        ^^^^^^^^^^
       |
       = help: Write the year, the month and the day, like `2026-11-22`.
    ");
}

#[test]
fn moment_with_a_wrong_time() {
    insta::assert_snapshot!(said(PROVIDER, "kind:", "publish_from: 2026-11-01 9.30\nkind:"), @r"
    error[bad-date]: `9.30` is not a time of day
     --> content/providers/ternbridge-homes.md:3:15
      |
    3 | publish_from: 2026-11-01 9.30
      |               ^^^^^^^^^^^^^^^
      |
      = help: Write the time on the 24-hour clock, like `2026-11-22 09:30`.
    ");
}

#[test]
fn time_of_day() {
    insta::assert_snapshot!(said(PROVIDER, "\"09:00\"", "9am"), @r#"
    error[bad-time]: `9am` is not a time of day
     --> content/providers/ternbridge-homes.md:9:16
      |
    9 |         opens: 9am
      |                ^^^
      |
      = help: Write it on the 24-hour clock in quotation marks, like `"09:30"`.
    "#);
}

#[test]
fn telephone_number_that_is_too_short() {
    insta::assert_snapshot!(said(PROVIDER, "01632 960001", "01632 96000"), @r"
    error[bad-telephone]: `01632 96000` has 10 digits, and a United Kingdom telephone number has 11
     --> content/providers/ternbridge-homes.md:6:16
      |
    6 |   - telephone: 01632 96000
      |                ^^^^^^^^^^^
      |
      = help: Write the whole number with its area code, like `01632 960001`.
    ");
}

#[test]
fn telephone_number_with_words() {
    insta::assert_snapshot!(said(PROVIDER, "01632 960001", "01632 960001 ext. 5"), @r"
    error[bad-telephone]: `01632 960001 ext. 5` is not a telephone number: it has letters in it
     --> content/providers/ternbridge-homes.md:6:16
      |
    6 |   - telephone: 01632 960001 ext. 5
      |                ^^^^^^^^^^^^^^^^^^^
      |
      = help: Write the number alone, like `01632 960001`. Words go into `note:`.
    ");
}

#[test]
fn telephone_number_of_another_country() {
    insta::assert_snapshot!(said(PROVIDER, "01632 960001", "+1 212 555 0100"), @r"
    error[bad-telephone]: `+1 212 555 0100` is not a United Kingdom number
     --> content/providers/ternbridge-homes.md:6:16
      |
    6 |   - telephone: +1 212 555 0100
      |                ^^^^^^^^^^^^^^^
      |
      = help: Write the whole number with its area code, like `01632 960001`.
    ");
}

#[test]
fn telephone_number_that_begins_wrongly() {
    insta::assert_snapshot!(said(PROVIDER, "01632 960001", "11632 960001"), @r"
    error[bad-telephone]: No United Kingdom telephone number begins as `11632 960001` does
     --> content/providers/ternbridge-homes.md:6:16
      |
    6 |   - telephone: 11632 960001
      |                ^^^^^^^^^^^^
      |
      = help: Write the whole number with its area code, like `01632 960001`.
    ");
}

#[test]
fn mail_address() {
    insta::assert_snapshot!(said_of_contact("email: help at example.org"), @r"
    error[bad-mail-address]: `help at example.org` is not a mail address
     --> content/providers/ternbridge-homes.md:7:12
      |
    7 |     email: help at example.org
      |            ^^^^^^^^^^^^^^^^^^^
      |
      = help: Write it like `help@example.org`.
    ");
}

#[test]
fn web_address() {
    insta::assert_snapshot!(said_of_contact("website: www.example.org"), @r"
    error[bad-web-address]: `www.example.org` is not a web address
     --> content/providers/ternbridge-homes.md:7:14
      |
    7 |     website: www.example.org
      |              ^^^^^^^^^^^^^^^
      |
      = help: Write the whole address, like `https://www.example.org/help`.
    ");
}

#[test]
fn postcode() {
    let address = "address: { lines: [1 Quay], town: Saltby, postcode: ZZ1 1 }";
    insta::assert_snapshot!(said_of_contact(address), @r"
    error[bad-postcode]: `ZZ1 1` is not a postcode
     --> content/providers/ternbridge-homes.md:7:57
      |
    7 |     address: { lines: [1 Quay], town: Saltby, postcode: ZZ1 1 }
      |                                                         ^^^^^
      |
      = help: Write it like `ZZ1 1AA`, with its space.
    ");
}

#[test]
fn sum_of_money() {
    insta::assert_snapshot!(said(CONTRACT, "value: 400000", "value: about 400000"), @r"
    error[bad-sum]: `about 400000` is not a sum of money
     --> content/contracts/coast-2025.yml:9:8
      |
    9 | value: about 400000
      |        ^^^^^^^^^^^^
      |
      = help: Write pounds, with pence after a full stop where there are any, like `12500` or `12500.50`.
    ");
}

#[test]
fn uuid() {
    insta::assert_snapshot!(said(PROVIDER, "kind:", "uuid: 12\nkind:"), @r"
    error[bad-uuid]: `12` is not a UUID
     --> content/providers/ternbridge-homes.md:3:7
      |
    3 | uuid: 12
      |       ^^
      |
      = help: Write 32 digits and letters in five groups, like `b2f5ff47-43d0-4ac6-a1c4-7b1f0e7c1d52`.
    ");
}

#[test]
fn old_address() {
    insta::assert_snapshot!(said(PROVIDER, "kind:", "aliases: [/../old/]\nkind:"), @r"
    error[bad-alias]: `/../old/` is not an address on this site
     --> content/providers/ternbridge-homes.md:3:11
      |
    3 | aliases: [/../old/]
      |           ^^^^^^^^
      |
      = help: Write the old address from its first slash, like `/old/address/`.
    ");
}

#[test]
fn language() {
    insta::assert_snapshot!(said("site.yml", "languages: [en]", "languages: [English]"), @r"
    error[bad-language]: `English` is not a language code
     --> content/site.yml:8:13
      |
    8 | languages: [English]
      |             ^^^^^^^
      |
      = help: Write two or three small letters, like `en` for English or `cy` for Welsh.
    ");
}
