//! Findings of files of postcodes.

use crate::support::Site;

const FILE: &str = "postcodes/shire.csv";

/// The columns that are read, in the newest edition.
const COLUMNS: &str = "pcds,doterm,ced25cd,lad25cd,wd25cd\n";

/// The small site with both of its districts, two divisions and a ward under codes.
fn site() -> Site {
    let areas = "\
boundary_sets:
  lad-2025: Local authority districts, 2025
  ced-2025: County electoral divisions, 2025
  wd-2025: Wards, 2025
areas:
  - id: shire
    name: Shire
    kind: county
  - id: north
    name: North
    kind: district
    codes: { lad-2025: E07999001 }
    parents: [shire]
  - id: south
    name: South
    kind: district
    codes: { lad-2025: E07999002 }
    parents: [shire]
  - id: pier
    name: Pier
    kind: division
    codes: { ced-2025: E58999001 }
    parents: [shire]
  - id: sands
    name: Sands
    kind: ward
    codes: { wd-2025: E05999001 }
    parents: [north]
";
    let source = "postcodes:\n  edition: ONS Postcode Directory, August 2026\n  year: 2026\ntop_tasks:\n";
    Site::small().with("areas.yml", areas).replacing("site.yml", "top_tasks:\n", source)
}

/// What is said of a file.
fn file(text: impl AsRef<[u8]>) -> String {
    site().with(FILE, text).findings()
}

/// What is said of rows below the usual columns, beside one right row for each district.
fn rows(rows: &str) -> String {
    file(format!("{COLUMNS}{RIGHT}{rows}"))
}

const RIGHT: &str =
    "ZZ1 1AA,,E58999001,E07999001,E05999001\nZZ2 1AA,202403,E99999999,E07999002,\nYY1 1AA,,,E07999009,\n";

#[test]
fn a_file_of_any_edition_without_mistakes() {
    assert_eq!(rows(""), "");
    let older = "PCD,PCD2,PCDS,DOINTR,DOTERM,OSCTY,CED,OSLAUA,OSWARD\n\
        ZZ1 1AA,ZZ1  1AA,ZZ1 1AA,198001,,E10999001,E58999001,E07999001,E05999001\n\
        \"ZZ2 1AA\",\"ZZ2  1AA\",\"ZZ2 1AA\",\"198001\",\"202403\",\"E10999001\",\"E58999001\",\"E07999002\",\"E05999001\"\n";
    assert_eq!(file(older), "");
    let lookup = "pcd,doterm,ced,laua,ward\nZZ11AA,,E58999001,E07999001,E05999001\nzz2  1aa,,E58999001,E07999002,E05999001\n";
    assert_eq!(file(lookup), "");
    let two_years = "lad23cd,pcds,doterm,lad25cd,ced25cd,wd25cd\n\
        E07999008,ZZ1 1AA,,E07999001,E58999001,E05999001\nE07999008,ZZ2 1AA,,E07999002,E58999001,E05999001\n";
    assert_eq!(file(two_years), "", "the newer boundaries hold");
}

#[test]
fn marks_line_ends_and_blank_lines_are_no_mistakes() {
    let text = format!("{COLUMNS}{RIGHT}").replace('\n', "\r\n");
    assert_eq!(file(format!("\u{feff}\u{feff}\r\n{text}\r\n\r\n")), "");
    assert_eq!(rows("pcds,doterm,ced25cd,lad25cd,wd25cd\n"), "", "the names of the columns once more");
}

#[test]
fn file_with_nothing_in_it() {
    insta::assert_snapshot!(file(""), @r"
    error[empty-file]: There is nothing in this file
    --> content/postcodes/shire.csv
     = help: Put a file of the ONS Postcode Directory here, or delete this one.
    ");
    insta::assert_snapshot!(file("\n\n"), @r"
    error[empty-file]: There is nothing in this file
    --> content/postcodes/shire.csv
     = help: Put a file of the ONS Postcode Directory here, or delete this one.
    ");
}

#[test]
fn file_without_a_column() {
    insta::assert_snapshot!(file("doterm,lad25cd\n,E07999001\n"), @r"
    error[missing-column]: There is no column of postcodes
    --> content/postcodes/shire.csv, row 1, column A
     = help: Keep the column `pcds` of the ONS Postcode Directory.
    ");
    insta::assert_snapshot!(file("\npcds,doterm\nZZ1 1AA,\n"), @r"
    error[missing-column]: There is no column of districts
    --> content/postcodes/shire.csv, row 2, column A
     = help: Keep the column of the ONS Postcode Directory that is called `lad25cd`, with its year, or `oslaua`.
    ");
    insta::assert_snapshot!(file("pcds,lad25cd\nZZ1 1AA,E07999001\n"), @r"
    error[missing-column]: There is no column of ends of postcodes
    --> content/postcodes/shire.csv, row 1, column A
     = help: Keep the column `doterm` of the ONS Postcode Directory. It is blank where a postcode is in use.
    ");
    insta::assert_snapshot!(file("pcds,doterm,lad25cd\nZZ1 1AA,,E07999001\nZZ2 1AA,,E07999002\n"), @r"
    warning[missing-column]: There is no column of county electoral divisions
    --> content/postcodes/shire.csv, row 1, column A
     = help: Keep the column of the ONS Postcode Directory that is called `ced25cd`, with its year, or `ced`: councillors are elected for divisions.

    warning[missing-column]: There is no column of wards
    --> content/postcodes/shire.csv, row 1, column A
     = help: Keep the column of the ONS Postcode Directory that is called `wd25cd`, with its year, or `osward`.
    ");
}

#[test]
fn file_with_a_column_twice() {
    insta::assert_snapshot!(file("pcds,doterm,lad25cd,LAD25CD\nZZ1 1AA,,E07999001,E07999002\n"), @r"
    error[duplicate-column]: There are two columns called `lad25cd`
    --> content/postcodes/shire.csv, row 1, column D
     = help: Delete the one that does not hold the districts.
    ");
}

#[test]
fn file_that_is_no_csv_of_today() {
    insta::assert_snapshot!(file("pcds;doterm;lad25cd\nZZ1 1AA;;E07999001\n"), @r#"
    error[other-separator]: The columns of this file are not separated by commas
    --> content/postcodes/shire.csv
     = help: Save it again as "CSV UTF-8 (comma delimited)".
    "#);
    insta::assert_snapshot!(file("pcds,doterm,lad25cd\rZZ1 1AA,,E07999001\r"), @r#"
    error[other-line-ends]: It cannot be told where the lines of this file end
    --> content/postcodes/shire.csv
     = help: Open it in your spreadsheet program and save it again as "CSV UTF-8".
    "#);
    insta::assert_snapshot!(file("pcds,\"doterm,lad25cd\nZZ1 1AA,,E07999001\n"), @r#"
    error[broken-row]: A quotation mark in the names of the columns is not closed
    --> content/postcodes/shire.csv, row 1, column A
     = help: Open it in your spreadsheet program and save it again as "CSV UTF-8".
    "#);
    insta::assert_snapshot!(file(b"PK\x03\x04\x14\x00\xff\xfe,\x9a"), @r#"
    error[not-utf-8]: Line 1 of this file is not UTF-8 text
    --> content/postcodes/shire.csv
     = help: Open it in your spreadsheet program and save it again as "CSV UTF-8".
    "#);
}

#[test]
fn line_that_is_too_long() {
    insta::assert_snapshot!(rows(&format!("ZZ1 1AB,,,E07999001,{}\n", "x".repeat(70_000))), @r#"
    error[line-too-long]: This line is too long for a row of postcodes
    --> content/postcodes/shire.csv, row 5, column A
     = help: Open it in your spreadsheet program and save it again as "CSV UTF-8".
    "#);
}

#[test]
fn file_without_a_postcode_of_ours() {
    insta::assert_snapshot!(file(format!("{COLUMNS}YY1 1AA,,,E07999009,\n")), @r"
    warning[no-own-postcode]: No postcode of this file lies in a district of `areas.yml`
    --> content/postcodes/shire.csv
     = help: Write the code of each district into its `codes:`, as it stands in this file, or delete the file.
    ");
}

#[test]
fn text_that_is_not_utf_8() {
    let mut text = format!("{COLUMNS}{RIGHT}").into_bytes();
    text.extend(b"YY1 1AB,,,E07999009,caf\xe9\nZZ1 1AB,,,E07999001,caf\xe9\nZZ1 1AD,,,E07999001,caf\xe9\n");
    insta::assert_snapshot!(file(text), @r#"
    error[not-utf-8]: Line 6 of this file is not UTF-8 text
    --> content/postcodes/shire.csv, row 6, column E
     = help: Open it in your spreadsheet program and save it again as "CSV UTF-8". There are 2 such rows in this file.
    "#);
}

#[test]
fn rows_that_are_broken() {
    insta::assert_snapshot!(rows("ZZ1 1AB,,\nZZ1 1AD\nZZ1 1AE,,,E07999001\n"), @r"
    error[short-row]: This row has fewer cells than the names of the columns
    --> content/postcodes/shire.csv, row 5, column D
     = help: Take the file from the Office for National Statistics again, or delete the row. There are 3 such rows in this file.
    ");
    insta::assert_snapshot!(rows("\"ZZ1 1AB,,E58999001,E07999001,E05999001\nZZ1 1AD,,E58999001,E07999001,E05999001\n"), @r"
    error[broken-row]: A quotation mark in this row is not closed on its line
    --> content/postcodes/shire.csv, row 5, column D
     = help: Write the row on one line, and close its quotation marks.
    ");
}

#[test]
fn postcodes_that_are_none() {
    insta::assert_snapshot!(rows("ZZ1 1CA,,,E07999001,\nZZ1,,,E07999001,\nrubbish,,,E07999009,\n"), @r"
    warning[bad-postcode]: `ZZ1 1CA` is not a postcode
    --> content/postcodes/shire.csv, row 5, column A
     = help: Nobody can find it by this. Correct it, or delete the row. There are 2 such rows in this file.
    ");
}

#[test]
fn ends_that_are_no_months() {
    insta::assert_snapshot!(rows("ZZ1 1AB,202413,,E07999001,\nZZ1 1AD,March 2024,,E07999001,\nZZ1 1AE,soon,,E07999009,\n"), @r"
    error[bad-end-of-postcode]: `202413` is not a month in which a postcode can end
    --> content/postcodes/shire.csv, row 5, column B
     = help: Write the year and two digits for the month, like `202606`, or leave the cell blank. There are 2 such rows in this file.
    ");
}

#[test]
fn codes_of_areas_that_are_not_listed() {
    insta::assert_snapshot!(rows("ZZ1 1AB,,E58999002,E07999001,E05999003\nZZ1 1AD,,E58999002,E07999001,E05999002\nYY1 1AD,,E58999005,E07999009,E05999005\n"), @r"
    warning[unknown-area-code]: There is no division with the code `E58999002` in `areas.yml`
    --> content/postcodes/shire.csv, row 5, column C
     = help: Add it, so that residents see its name. There are 2 such rows in this file.

    warning[unknown-area-code]: There is no ward with the code `E05999003` in `areas.yml`
    --> content/postcodes/shire.csv, row 5, column E
     = help: Add these, so that residents see their names: `E05999002`, `E05999003`. There are 2 such rows in this file.
    ");
    let many: Vec<String> =
        (10..40).map(|number| format!("ZZ{number} 1AB,,,E07999001,E059991{number}\n")).collect();
    insta::assert_snapshot!(rows(&many.concat()), @r"
    warning[unknown-area-code]: There is no ward with the code `E05999110` in `areas.yml`
    --> content/postcodes/shire.csv, row 5, column E
     = help: Add these, so that residents see their names: `E05999110`, `E05999111`, `E05999112`, `E05999113`, `E05999114`, `E05999115`, `E05999116`, `E05999117`, `E05999118`, `E05999119`, `E05999120`, `E05999121`, `E05999122`, `E05999123`, `E05999124`, `E05999125`, `E05999126`, `E05999127`, `E05999128`, `E05999129` and 10 more. There are 30 such rows in this file.
    ");
}

#[test]
fn postcode_with_two_answers() {
    let again = "ZZ1 1AA,,E58999001,E07999001,E05999001\nZZ1 1AB,,,E07999001,\n";
    assert_eq!(rows(again), "", "the same once more is no mistake");
    insta::assert_snapshot!(rows("ZZ1 1AA,,E58999001,E07999002,E05999001\nZZ2 1AA,,,E07999002,\n"), @r"
    error[postcode-twice]: `ZZ1 1AA` stands in row 2 of content/postcodes/shire.csv too, and says something else
    --> content/postcodes/shire.csv, row 5, column A
     = help: Keep the newer of the two, or delete the older file. There are 2 such postcodes.
    ");
    let older = format!("{COLUMNS}ZZ1 1AA,202001,E58999001,E07999001,E05999001\n");
    let site = site().with(FILE, format!("{COLUMNS}{RIGHT}")).with("postcodes/older.csv", older);
    insta::assert_snapshot!(site.findings(), @r"
    error[postcode-twice]: `ZZ1 1AA` stands in row 2 of content/postcodes/older.csv too, and says something else
    --> content/postcodes/shire.csv, row 2, column A
     = help: Keep the newer of the two, or delete the older file.
    ");
}

#[test]
fn district_without_postcodes() {
    insta::assert_snapshot!(file(format!("{COLUMNS}ZZ1 1AA,,E58999001,E07999001,E05999001\n")), @r"
    warning[district-without-postcodes]: No postcode lies in this district, so nobody can find it by postcode
      --> content/areas.yml:14:9
       |
    14 |   - id: south
       |         ^^^^^
       |
       = help: Write its code into `codes:` as it stands in the files in `postcodes`.
    ");
    let unreadable = format!("{COLUMNS}ZZ1 1AA,,E58999001,E07999001,E05999001\n");
    let said = site().with(FILE, unreadable).with("postcodes/other.csv", "").findings();
    assert!(!said.contains("district-without-postcodes"), "it may stand in the file with a mistake:\n{said}");
}

#[test]
fn areas_that_cannot_be_read_are_blamed_alone() {
    let site =
        site().with(FILE, format!("{COLUMNS}{RIGHT}")).replacing("areas.yml", "kind: ward", "kind: wad");
    let said = site.findings();
    let rules: Vec<&str> =
        said.lines().filter(|line| line.starts_with("error[") || line.starts_with("warning[")).collect();
    assert!(rules.iter().all(|rule| rule.contains("[unknown-word]")), "{said}");
}

#[test]
fn postcodes_without_a_source() {
    let source = "postcodes:\n  edition: ONS Postcode Directory, August 2026\n  year: 2026\n";
    let site = site().with(FILE, format!("{COLUMNS}{RIGHT}"));
    insta::assert_snapshot!(site.clone().replacing("site.yml", source, "").findings(), @r"
    error[postcodes-without-source]: Nothing says where the postcodes in content/postcodes/shire.csv come from
    --> content/site.yml
     = help: Add `postcodes:` with the name of the edition after `edition:` and its year after `year:`. The licence of the ONS Postcode Directory asks for it.
    ");
    insta::assert_snapshot!(site.clone().replacing("site.yml", "year: 2026", "year: 26").findings(), @r"
    error[postcodes-of-no-year]: `26` is not the year of an edition
      --> content/site.yml:24:9
       |
    24 |   year: 26
       |         ^^
       |
       = help: Write a year in four digits, like `2026`.
    ");
    insta::assert_snapshot!(site.clone().replacing("site.yml", "year: 2026", "year: 2027").findings(), @r"
    error[postcodes-of-no-year]: `2027` is not the year of an edition
      --> content/site.yml:24:9
       |
    24 |   year: 2027
       |         ^^^^
       |
       = help: Write a year in four digits, like `2026`.
    ");
    insta::assert_snapshot!(site.replacing("site.yml", "year: 2026", "year: 2024").findings(), @r"
    warning[postcodes-too-old]: These postcodes are of 2024, and new ones are missing
      --> content/site.yml:24:9
       |
    24 |   year: 2024
       |         ^^^^
       |
       = help: Put a newer edition into `postcodes`: there are four a year.
    ");
}

#[test]
fn files_that_are_no_files_of_postcodes() {
    let right = format!("{COLUMNS}{RIGHT}");
    let site = site()
        .with(FILE, &right)
        .with("postcodes/multi.csv/zz.csv", &right)
        .with("postcodes/shire.xlsx", "")
        .with("postcodes/read-me.md", "Made in August.\n");
    insta::assert_snapshot!(site.findings(), @r"
    warning[file-not-used]: No page uses this file
    --> content/postcodes/multi.csv/zz.csv
     = help: Postcodes are read from files that end in `.csv` and lie in `postcodes` itself. Move it there, save it as CSV, or delete it.

    error[file-not-read]: No kind of record is read from here
    --> content/postcodes/read-me.md
     = help: Move it into the folder of its kind: `providers`, `services`, `lots`, `contracts`, `deliveries`, `eligibility`, `outcomes/releases`, `allocations`, `committees`, `meetings`, `decisions`, `reports`, `recommendations`, `inspections`, `plans`, `scorecards`, `updates`, `pages`, `documents`.

    warning[file-not-used]: No page uses this file
    --> content/postcodes/shire.xlsx
     = help: Postcodes are read from files that end in `.csv` and lie in `postcodes` itself. Move it there, save it as CSV, or delete it.
    ");
}
