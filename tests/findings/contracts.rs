//! Findings of contracts.

use crate::said;
use crate::support::Site;

const CONTRACT: &str = "contracts/coast-2025.yml";
const PARTIES: &str = "  - provider: ternbridge-homes\n    role: holder\n";

fn with(lines: &str) -> Site {
    let text = Site::small().text(CONTRACT) + lines;
    Site::small().with(CONTRACT, text)
}

#[test]
fn ends_before_it_starts() {
    insta::assert_snapshot!(said(CONTRACT, "start: 2025-04-01", "start: 2029-04-01"), @r"
    error[dates-out-of-order]: The last day of the contract comes before the first day of the contract
      --> content/contracts/coast-2025.yml:11:6
       |
    11 | end: 2028-03-31
       |      ^^^^^^^^^^
       |
       = help: The first day of the contract is 2029-04-01. Correct one of the two dates.
    ");
}

#[test]
fn review_after_the_end() {
    insta::assert_snapshot!(with("review: 2028-04-01\n").findings(), @r"
    error[dates-out-of-order]: This day comes after the last day of the contract
      --> content/contracts/coast-2025.yml:16:9
       |
    16 | review: 2028-04-01
       |         ^^^^^^^^^^
       |
       = help: The last day of the contract is 2028-03-31. Correct one of the two dates.
    ");
}

#[test]
fn party_outside_the_contract() {
    let to = format!("{PARTIES}    from: 2024-04-01\n    to: 2028-04-30\n");
    insta::assert_snapshot!(said(CONTRACT, PARTIES, &to), @r"
    error[dates-out-of-order]: The first day of this party comes before the first day of the contract
     --> content/contracts/coast-2025.yml:9:11
      |
    9 |     from: 2024-04-01
      |           ^^^^^^^^^^
      |
      = help: The first day of the contract is 2025-04-01. Correct one of the two dates.

    error[dates-out-of-order]: This day comes after the last day of the contract
      --> content/contracts/coast-2025.yml:10:9
       |
    10 |     to: 2028-04-30
       |         ^^^^^^^^^^
       |
       = help: The last day of the contract is 2028-03-31. Correct one of the two dates.
    ");
}

#[test]
fn party_that_leaves_before_it_comes() {
    let to = format!("{PARTIES}    from: 2027-04-01\n    to: 2026-12-31\n");
    insta::assert_snapshot!(said(CONTRACT, PARTIES, &to), @r"
    error[dates-out-of-order]: The last day of this party comes before the first day of this party
      --> content/contracts/coast-2025.yml:10:9
       |
    10 |     to: 2026-12-31
       |         ^^^^^^^^^^
       |
       = help: The first day of this party is 2027-04-01. Correct one of the two dates.
    ");
}

#[test]
fn change_out_of_order() {
    let site = with(
        "changes:\n  - kind: extension\n    date: 2025-03-01\n    summary: One year more.\n    new_end: 2025-02-01\n    decision: award\n",
    );
    insta::assert_snapshot!(site.findings(), @r"
    error[dates-out-of-order]: The day of this change comes before the first day of the contract
      --> content/contracts/coast-2025.yml:18:11
       |
    18 |     date: 2025-03-01
       |           ^^^^^^^^^^
       |
       = help: The first day of the contract is 2025-04-01. Correct one of the two dates.

    error[dates-out-of-order]: The new last day comes before the day of this change
      --> content/contracts/coast-2025.yml:20:14
       |
    20 |     new_end: 2025-02-01
       |              ^^^^^^^^^^
       |
       = help: The day of this change is 2025-03-01. Correct one of the two dates.
    ");
}

#[test]
fn rating_before_the_contract() {
    let site = with(
        "indicators:\n  - name: Visits\n    target: 100 a year\n    rating: good\n    rated: 2025-03-01\n",
    );
    insta::assert_snapshot!(site.findings(), @r"
    error[dates-out-of-order]: The day of this rating comes before the first day of the contract
      --> content/contracts/coast-2025.yml:20:12
       |
    20 |     rated: 2025-03-01
       |            ^^^^^^^^^^
       |
       = help: The first day of the contract is 2025-04-01. Correct one of the two dates.
    ");
}

#[test]
fn contract_that_has_ended() {
    let site = Site::small().replacing(CONTRACT, "end: 2028-03-31", "end: 2026-03-31").replacing(
        "deliveries/coast-checks.yml",
        "contract: coast-2025\nbasis: contract",
        "basis: spot",
    );
    insta::assert_snapshot!(site.findings(), @r"
    warning[contract-ended]: This contract has ended, and its lot `coast` is still active
      --> content/contracts/coast-2025.yml:11:6
       |
    11 | end: 2026-03-31
       |      ^^^^^^^^^^
       |
       = help: Add the extension to `changes:`, write the contract that follows it, or give the lot the status `complete`.
    ");
}

#[test]
fn contract_that_was_extended_and_has_ended() {
    let site = Site::small()
        .with(CONTRACT, Site::small().text(CONTRACT) + "changes:\n  - kind: extension\n    date: 2026-01-01\n    summary: Half a year more.\n    new_end: 2026-09-30\n    decision: award\n")
        .replacing(CONTRACT, "end: 2028-03-31", "end: 2026-03-31")
        .replacing("deliveries/coast-checks.yml", "contract: coast-2025\nbasis: contract", "basis: spot");
    insta::assert_snapshot!(site.findings(), @r"
    warning[contract-ended]: This contract has ended, and its lot `coast` is still active
      --> content/contracts/coast-2025.yml:20:14
       |
    20 |     new_end: 2026-09-30
       |              ^^^^^^^^^^
       |
       = help: Add the extension to `changes:`, write the contract that follows it, or give the lot the status `complete`.
    ");
}

#[test]
fn contract_that_ended_as_it_should() {
    let ended = Site::small().replacing(CONTRACT, "end: 2028-03-31", "end: 2026-03-31");
    let next = Site::small().text(CONTRACT).replace("SC-1", "SC-2").replace("2025-04-01", "2026-04-01");
    let followed = ended.clone().with("contracts/coast-2026.yml", next).replacing(
        "deliveries/coast-checks.yml",
        "contract: coast-2025",
        "contract: coast-2026",
    );
    assert_eq!(followed.findings(), "");
    let complete = ended.clone().replacing("lots/coast.md", "status: active", "status: complete").replacing(
        "deliveries/coast-checks.yml",
        "contract: coast-2025\nbasis: contract",
        "basis: in-house",
    );
    assert_eq!(complete.findings(), "");
}

#[test]
fn contract_without_a_holder() {
    insta::assert_snapshot!(said(CONTRACT, "role: holder", "role: subcontractor"), @r"
    error[contract-without-holder]: Nobody holds this contract
     --> content/contracts/coast-2025.yml:6:1
      |
    6 | parties:
      | ^^^^^^^
      |
      = help: Give one party `role: holder`, or in a consortium `role: lead`.
    ");
}

#[test]
fn lead_without_members() {
    insta::assert_snapshot!(said(CONTRACT, "role: holder", "role: lead"), @r"
    error[lead-without-members]: This contract has a lead and no members
     --> content/contracts/coast-2025.yml:6:1
      |
    6 | parties:
      | ^^^^^^^
      |
      = help: Add the members with `role: member`, or write `role: holder` for a provider alone.
    ");
}

#[test]
fn change_without_a_decision() {
    let site = with("changes:\n  - kind: modification\n    date: 2026-01-01\n    summary: More visits.\n");
    insta::assert_snapshot!(site.findings(), @r"
    warning[change-without-decision]: Nothing says which decision made this change
      --> content/contracts/coast-2025.yml:17:11
       |
    17 |   - kind: modification
       |           ^^^^^^^^^^^^
       |
       = help: Add a line with `decision:` and the id of the decision.
    ");
}

#[test]
fn extension_without_an_end() {
    let site = with(
        "changes:\n  - kind: extension\n    date: 2026-01-01\n    summary: Longer.\n    decision: award\n",
    );
    insta::assert_snapshot!(site.findings(), @r"
    error[extension-without-end]: This extension has no new last day
      --> content/contracts/coast-2025.yml:17:11
       |
    17 |   - kind: extension
       |           ^^^^^^^^^
       |
       = help: Add a line with `new_end:` and the last day of the contract from then on.
    ");
}

#[test]
fn novation_without_providers() {
    let site = with(
        "changes:\n  - kind: novation\n    date: 2026-01-01\n    summary: Moved.\n    decision: award\n",
    );
    insta::assert_snapshot!(site.findings(), @r"
    error[novation-without-provider]: This novation does not name the provider that left
      --> content/contracts/coast-2025.yml:17:11
       |
    17 |   - kind: novation
       |           ^^^^^^^^
       |
       = help: Add a line with `from:` and the id of the provider that left.

    error[novation-without-provider]: This novation does not name the provider that took over
      --> content/contracts/coast-2025.yml:17:11
       |
    17 |   - kind: novation
       |           ^^^^^^^^
       |
       = help: Add a line with `to:` and the id of the provider that took over.
    ");
}

#[test]
fn novation_to_no_party() {
    let site = with(
        "changes:\n  - kind: novation\n    date: 2026-01-01\n    summary: Moved.\n    from: ternbridge-homes\n    to: vale-homes\n    decision: award\n",
    )
    .with("providers/vale-homes.md", "---\nname: Vale Homes\nkind: company\nsummary: Builds.\n---\n");
    insta::assert_snapshot!(site.findings(), @r"
    error[novation-without-party]: `vale-homes` is not among the parties of this contract
      --> content/contracts/coast-2025.yml:21:9
       |
    21 |     to: vale-homes
       |         ^^^^^^^^^^
       |
       = help: Add it to `parties:`, with the days of its part after `from:` and `to:`.
    ");
}

#[test]
fn duplicate_reference() {
    let text = Site::small().text(CONTRACT);
    insta::assert_snapshot!(Site::small().with("contracts/inland.yml", text).findings(), @r"
    error[duplicate-reference]: The contract `coast-2025` has this reference too
     --> content/contracts/inland.yml:1:12
      |
    1 | reference: SC-1
      |            ^^^^
      |
      = help: Each contract has a reference of its own. Correct one of the two.
    ");
}

/// A contract under the Procurement Act 2023 that is large enough for its indicators.
fn large(indicators: &str) -> Site {
    Site::small().replacing(CONTRACT, "value: 400000", &format!("value: 5000000.01\n{indicators}")).replacing(
        CONTRACT,
        "public-contracts-regulations-2015",
        "procurement-act-2023",
    )
}

#[test]
fn large_contract_without_indicators() {
    insta::assert_snapshot!(large("").findings(), @r"
    warning[too-few-indicators]: A contract over £5 million needs 3 indicators, and this one has none
     --> content/contracts/coast-2025.yml:9:8
      |
    9 | value: 5000000.01
      |        ^^^^^^^^^^
      |
      = help: Add them to `indicators:`. Where the Procurement Act 2023 does not ask for them, say why after `exemption:`, below `procurement:`.
    ");
}

#[test]
fn large_contract_with_old_ratings() {
    let site = large(
        "indicators:
  - { name: Visits, target: 100, rating: good, rated: 2025-11-21 }
  - { name: Answers, target: 100, rating: good, rated: 2025-11-22 }
  - { name: Repairs, target: 100 }",
    );
    insta::assert_snapshot!(site.findings(), @r"
    warning[rating-overdue]: This indicator was not rated in the last 12 months
      --> content/contracts/coast-2025.yml:11:55
       |
    11 |   - { name: Visits, target: 100, rating: good, rated: 2025-11-21 }
       |                                                       ^^^^^^^^^^
       |
       = help: Write the new rating after `rating:` and its day after `rated:`.

    warning[rating-overdue]: This indicator was not rated in the last 12 months
      --> content/contracts/coast-2025.yml:13:13
       |
    13 |   - { name: Repairs, target: 100 }
       |             ^^^^^^^
       |
       = help: Write the new rating after `rating:` and its day after `rated:`.
    ");
}

#[test]
fn large_contract_that_is_exempt() {
    let site = large("").replacing(CONTRACT, "  route:", "  exemption: Light touch services\n  route:");
    assert_eq!(site.findings(), "");
    assert_eq!(large("").replacing(CONTRACT, "open-tender", "framework").findings(), "");
}

/// The contract of the small site, whose work figures rate.
fn measured(lines: &str, limits: [u32; 3]) -> Site {
    let [good, approaching, improvement] = limits;
    let by = format!(
        "value: 400000\nindicators:\n  - name: Safe homes\n    target: 90 in every 100\n{lines}    measured_by:\n      indicator: feel-safer\n      area: north\n      good: {good}\n      approaching_target: {approaching}\n      requires_improvement: {improvement}"
    );
    Site::small().replacing(CONTRACT, "value: 400000", &by)
}

#[test]
fn rated_by_figures() {
    assert_eq!(measured("", [90, 80, 70]).findings(), "");
    insta::assert_snapshot!(measured("    rating: good\n", [90, 80, 70]).findings(), @r"
    error[rated-twice]: This indicator is rated by its figures, and has a rating besides
      --> content/contracts/coast-2025.yml:13:13
       |
    13 |     rating: good
       |             ^^^^
       |
       = help: Delete `rating:` and `rated:`, or `measured_by:`.
    ");
    insta::assert_snapshot!(measured("", [90, 95, 70]).findings(), @r"
    error[limits-out-of-order]: This limit is no worse than the one of the better rating
      --> content/contracts/coast-2025.yml:17:27
       |
    17 |       approaching_target: 95
       |                           ^^
       |
       = help: Write the best figure after `good:`, a worse one after `approaching_target:` and the worst after `requires_improvement:`.
    ");
    let framework = "outcomes/framework.yml";
    let text = Site::small().text(framework);
    let (first, second) = text.rsplit_once("higher-is-better").expect("it is there twice");
    let neither = format!("{first}neither{second}");
    insta::assert_snapshot!(measured("", [90, 80, 70]).with(framework, neither).findings(), @r"
    error[rating-without-direction]: Figures of this indicator cannot be rated: neither way is better
      --> content/contracts/coast-2025.yml:14:18
       |
    14 |       indicator: feel-safer
       |                  ^^^^^^^^^^
       |
       = help: Name another indicator, or write the rating after `rating:`.
    ");
}
