//! Files of postcodes that were made to fill the memory, or to keep the program busy.

use std::io::Write as _;

use crate::bounded::{refused, run};
use crate::support::Site;

const FILE: &str = "postcodes/shire.csv";

fn site() -> Site {
    let source = "postcodes:\n  edition: ONS Postcode Directory\n  year: 2026\ntop_tasks:\n";
    let areas = Site::small().text("areas.yml").replace(
        "    name: South\n    kind: district\n",
        "    name: South\n    kind: district\n    codes: { lad-2025: E07999002 }\n",
    );
    Site::small().with("areas.yml", areas).replacing("site.yml", "top_tasks:\n", source)
}

const RIGHT: &str = "pcds,doterm,lad25cd\nZZ1 1AA,,E07999001\nZZ2 1AA,,E07999002\n";

#[test]
fn a_line_of_ten_megabytes() {
    let long = format!("{RIGHT}{}\nZZ1 1AB,,E07999001\n", "x".repeat(10_000_000));
    insta::assert_snapshot!(refused(&site().with(FILE, long).write(), &["check"]), @r#"
    error[line-too-long]: This line is too long for a row of postcodes
    --> content/postcodes/shire.csv, row 4, column A
     = help: Open it in your spreadsheet program and save it again as "CSV UTF-8".
    "#);
    insta::assert_snapshot!(refused(&site().with(FILE, "pcds,".repeat(2_000_000)).write(), &["check"]), @r#"
    error[line-too-long]: This line is too long for a row of postcodes
    --> content/postcodes/shire.csv, row 1, column A
     = help: Open it in your spreadsheet program and save it again as "CSV UTF-8".
    "#);
}

#[test]
fn zeros_without_number() {
    let site = site().write();
    let path = site.path(FILE);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    // It takes no room on the disk.
    std::fs::File::create(path).unwrap().set_len(20 << 30).unwrap();
    insta::assert_snapshot!(refused(&site, &["check"]), @r#"
    error[line-too-long]: This line is too long for a row of postcodes
    --> content/postcodes/shire.csv, row 1, column A
     = help: Open it in your spreadsheet program and save it again as "CSV UTF-8".
    "#);
}

#[test]
fn a_large_file_of_other_people_is_read_without_being_held() {
    let row = format!("YY1 1AA,,E07999009,{}\n", "and much that nobody needs".repeat(16));
    let site = site().with(FILE, RIGHT).write();
    let mut file =
        std::io::BufWriter::new(std::fs::File::options().append(true).open(site.path(FILE)).unwrap());
    for _ in 0..1_250_000 {
        file.write_all(row.as_bytes()).unwrap();
    }
    file.flush().unwrap();
    assert!(std::fs::metadata(site.path(FILE)).unwrap().len() > 512 << 20);
    // Less memory than the file has bytes.
    let (code, said) = run(&site, &["check"], 512);
    assert_eq!((code, said.as_str()), (Some(0), ""));
}

#[test]
fn mistakes_without_number() {
    let rows: String = (0..200_000)
        .map(|number| {
            format!("rubbish {number},soon,E07999001\n\"ZZ1 1AB,{number}\nZZ1 1AD,{number},E07999002\n")
        })
        .collect();
    let told = refused(&site().with(FILE, format!("{RIGHT}{rows}")).write(), &["check"]);
    assert!(told.contains("There are 200000 such rows in this file."), "{told}");
    assert!(told.len() < 4_000, "{}", told.len());
}

#[test]
fn a_folder_where_a_file_belongs() {
    let site = site().with(FILE, RIGHT).write();
    std::fs::create_dir_all(site.path("postcodes/folder.csv")).unwrap();
    assert_eq!(run(&site, &["check"], 1024), (Some(0), String::new()));
}
