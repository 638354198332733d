//! CSV that was made to fill the memory.

use crate::bounded::refused;
use crate::support::Site;

const FILE: &str = "outcomes/data/safety-2026-q3.csv";

fn said(text: &str) -> String {
    refused(&Site::small().with(FILE, text).write(), &["check"])
}

#[test]
fn cells_without_number() {
    let row = ",".repeat(8_999) + "1\n";
    let told = said(&("indicator,period,value\n".to_owned() + &row.repeat(2_223)));
    assert_eq!(told.matches("error[cell-without-column]").count(), 1_000, "{}", &told[..500]);
    assert!(told.contains("error[more-mistakes]"));
}

#[test]
fn columns_without_number() {
    insta::assert_snapshot!(said(&("indicator,period".to_owned() + &",".repeat(2_000_000))), @r"
    error[too-large]: There is more in this file than Noticeboard reads
    --> content/outcomes/data/safety-2026-q3.csv
     = help: Keep what is no figure out of it, and split the figures into several files.
    ");
    // A header row that is wide, and many rows after it that are not.
    let wide = format!("indicator,period{}\n{}", ",".repeat(9_000), "checks,2026\n".repeat(5_000));
    let told = said(&wide);
    assert!(told.contains("error[missing-column]"), "{told}");
}

#[test]
fn faults_without_number() {
    let told = said(&("indicator,period,value\n".to_owned() + &"checks,never,nothing\n".repeat(5_000)));
    assert_eq!(told.matches("error[bad-period-in-figures]").count(), 500, "{}", &told[..500]);
    assert!(told.contains("error[more-mistakes]"));
    let unknown: String = (0..5_000).map(|number| format!("no-{number},2026-Q3,1\n")).collect();
    let told = said(&("indicator,period,value\n".to_owned() + &unknown));
    assert_eq!(told.matches("error[unknown-in-figures]").count(), 1_000);
}

#[test]
fn a_quotation_mark_that_is_never_closed() {
    let told = said(&("indicator,period,value\n\"".to_owned() + &"a\n".repeat(500_000)));
    assert!(told.contains("error[cell-of-several-lines]"), "{told}");
    assert!(told.len() < 10_000);
}
