#![expect(clippy::disallowed_methods, reason = "tests prepare the files that are read")]

use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::records::fields::{Date, Postcode, Scalar as _};
use crate::source::lines::LargeFile;
use crate::source::{TextFile, walk};

const AREAS: &str = "\
boundary_sets: { lad-2025: Districts, lad-2018: Districts, ced-2025: Divisions, wd-2025: Wards }
areas:
  - { id: shire, name: Shire, kind: county }
  - { id: north, name: North, kind: district, codes: { lad-2025: E07999001, lad-2018: E07999011 } }
  - { id: south, name: South, kind: district, codes: { lad-2025: E07999002 } }
  - { id: pier, name: Pier, kind: division, codes: { ced-2025: E58999001 } }
  - { id: sands, name: Sands, kind: ward, codes: { wd-2025: E05999001 } }
";

fn tables() -> Tables {
    let text = TextFile { name: "areas.yml".into(), path: "areas.yml".into(), text: AREAS.into() };
    let mut content = Content { texts: vec![text], ..Content::default() };
    crate::directory::Directory::understand(&mut content, &"content".into()).0.tables
}

fn compile(folder: &Path, bytes: &[u8]) -> (Postcodes, Findings) {
    let location = folder.join("any.csv");
    std::fs::write(&location, bytes).unwrap();
    let (name, path) = (FileName::from("any.csv"), "postcodes/any.csv".to_owned());
    let file = LargeFile { name, path, location, size: bytes.len() as u64 };
    let content = Content { postcode_files: vec![file], ..Content::default() };
    let mut findings = Findings::default();
    let postcodes = Postcodes::compile(&content, &tables(), CompiledFiles::default(), &mut findings);
    (postcodes, findings)
}

/// Each row that is kept, as text.
fn kept(postcodes: &Postcodes) -> Vec<String> {
    let area = |number: Option<u32>| number.map_or("-", |number| postcodes.areas[number as usize].as_str());
    let row = |row: &Row| {
        let ended =
            row.ended.map_or_else(String::new, |month| format!(" {}-{}", month.year(), month.number()));
        let areas = [Some(row.areas.district), row.areas.division, row.areas.ward].map(area).join(" ");
        format!("{} {} {areas}{ended}", row.outward, row.inward)
    };
    postcodes.rows.iter().map(row).collect()
}

#[test]
fn only_rows_of_our_own_districts_are_kept_each_once_and_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let text = "pcds,doterm,ced25cd,lad25cd,wd25cd\n\
        ZZ2 1AA,,E58999001,E07999002,E05999001\n\
        zz11ab,201906,E58999001,E07999001,E99999999\n\
        ZZ1 1AA,,E99999999,E07999011,\n\
        YY1 1AA,,E58999001,E07999003,E05999001\n\
        ZZ1 1AA,,E99999999,E07999011,\n";
    let (postcodes, findings) = compile(folder.path(), text.as_bytes());
    assert_eq!(findings.count(), (0, 0), "{findings:?}");
    assert_eq!(
        kept(&postcodes),
        ["ZZ1 1AA north - -", "ZZ1 1AB north pier - 2019-6", "ZZ2 1AA south pier sands"]
    );
    assert_eq!(postcodes.districts().into_iter().map(Id::as_str).collect::<Vec<_>>(), ["north", "south"]);
}

#[test]
fn every_postcode_has_a_number_that_leads_back_to_it() {
    for number in 0..4_000 {
        let text = Inward(number).to_string();
        let postcode = Postcode::parse(&format!("ZZ12 {text}")).unwrap();
        let (outward, inward) = row::halves(&postcode).unwrap();
        assert_eq!((outward.as_str(), inward.0), ("ZZ12", number), "{text}");
    }
}

#[test]
fn postcode_districts_stand_as_people_look_for_them() {
    let names = ["ZZ10", "ZZ2", "ZZ1", "Z9", "EC1Y", "EC1A", "EC2A", "ZZ1A"];
    let mut outwards: Vec<Outward> = names
        .iter()
        .map(|name| row::halves(&Postcode::parse(&format!("{name} 1AA")).unwrap()).unwrap().0)
        .collect();
    outwards.sort_by(|a, b| a.order().cmp(&b.order()));
    let sorted: Vec<&str> = outwards.iter().map(Outward::as_str).collect();
    assert_eq!(sorted, ["EC1A", "EC1Y", "EC2A", "Z9", "ZZ1", "ZZ1A", "ZZ2", "ZZ10"]);
}

#[test]
fn a_month_is_written_as_six_digits() {
    let month = Month::parse("202606").unwrap();
    assert_eq!((month.year(), month.number()), (2026, 6));
    assert_eq!(month, Month::of(Date(jiff::civil::date(2026, 6, 30))));
    assert!(month < Month::of(Date(jiff::civil::date(2026, 7, 1))));
    for text in ["", "2026", "2026-06", "202600", "202613", "+20260", "020206", "300001"] {
        assert_eq!(Month::parse(text), None, "{text}");
    }
}

#[test]
fn what_was_compiled_by_other_codes_is_compiled_again() {
    let folder = tempfile::tempdir().unwrap();
    let text = "pcds,doterm,lad25cd\nZZ2 1AA,,E07999002\n";
    let (first, _) = compile(folder.path(), text.as_bytes());
    let location = folder.path().join("any.csv");
    std::fs::write(&location, "pcds,doterm,lad25cd\n").unwrap();
    let file = LargeFile { name: "any.csv".into(), path: "postcodes/any.csv".into(), location, size: 20 };
    let content = Content { postcode_files: vec![file], ..Content::default() };
    let again = |tables: &Tables| {
        Postcodes::compile(&content, tables, first.compiled.clone(), &mut Findings::default()).len()
    };
    assert_eq!(again(&tables()), 1, "by the same codes, the file is not even opened");
    assert_eq!(again(&Tables::default()), 0);
}

#[test]
fn a_file_that_vanishes_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let location = folder.path().join("gone.csv");
    let file = LargeFile { name: "gone.csv".into(), path: "postcodes/gone.csv".into(), location, size: 9 };
    let content = Content { postcode_files: vec![file], ..Content::default() };
    let mut findings = Findings::default();
    let postcodes = Postcodes::compile(&content, &tables(), CompiledFiles::default(), &mut findings);
    assert!(!postcodes.is_whole());
    assert_eq!(findings.iter().map(|finding| finding.rule).collect::<Vec<_>>(), ["vanished"]);
    let unreadable = walk::unreadable(&"gone.csv".into(), None);
    assert_eq!(unreadable.rule, "unreadable");
}

/// Cells that have to do with postcodes, and some that have not.
fn any_cell() -> impl Strategy<Value = String> {
    const KNOWN: [&str; 11] = [
        "pcds",
        "lad25cd",
        "doterm",
        "ZZ1 1AA",
        "E07999001",
        "E58999001",
        "202606",
        "",
        "\"",
        "\r",
        "\u{feff}",
    ];
    prop_oneof![3 => proptest::sample::select(&KNOWN[..]).prop_map(str::to_owned), 1 => "[^\n]{0,6}"]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_file_is_read_alike_twice(
        rows in prop::collection::vec(prop::collection::vec(any_cell(), 0..6), 0..12),
        noise in prop::collection::vec(any::<u8>(), 0..20),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let mut bytes = b"pcds,lad25cd,doterm,ced\n".to_vec();
        bytes.extend(rows.iter().map(|row| row.join(",")).collect::<Vec<_>>().join("\n").into_bytes());
        bytes.extend(noise);
        let (postcodes, findings) = compile(folder.path(), &bytes);
        let (again, more) = compile(folder.path(), &bytes);
        prop_assert_eq!(kept(&postcodes), kept(&again));
        prop_assert!(findings.iter().eq(&more));
        prop_assert!(postcodes.len() <= rows.len() + 21);
    }

    #[test]
    fn cells_are_those_of_the_csv_crate(cells in prop::collection::vec("[^\n\r]{0,8}", 1..8)) {
        let mut writer = csv::WriterBuilder::new().has_headers(false).from_writer(Vec::new());
        writer.write_record(&cells).unwrap();
        let line = writer.into_inner().unwrap();
        let read = compile::Cells::of(line.trim_ascii_end());
        let read: Vec<String> = read.map(|cell| String::from_utf8_lossy(&cell.unwrap()).into_owned()).collect();
        let last = cells.last().unwrap();
        // What the test cuts off with the line feed is white space of the last cell.
        prop_assert_eq!(&read[..cells.len() - 1], &cells[..cells.len() - 1]);
        prop_assert!(last.starts_with(read.last().unwrap().as_str()) || last.is_empty());
    }
}
