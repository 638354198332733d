//! Workbooks that unpack to any size, name more cells than there are, or are never closed.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;

use crate::bounded::refused;
use crate::support::Site;

type Parts<'a> = Vec<(&'a str, Vec<u8>)>;

fn archive(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in parts {
        zip.start_file(*path, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook by its ending and bytes, and the rule that it breaks.
type Book = (&'static str, Vec<u8>, &'static str);

/// What is said of a site whose figures stand in workbooks.
fn said(books: &[Book]) -> String {
    let name = |(number, (ending, ..)): (usize, &Book)| format!("book-{number}.{ending}");
    let names: Vec<String> = books.iter().enumerate().map(name).collect();
    let mut site = Site::small().without("outcomes/data/safety-2026-q3.csv").replacing(
        "outcomes/releases/safety-2026-q3.yml",
        "safety-2026-q3.csv",
        &names.join(", "),
    );
    for (name, (_, bytes, _)) in names.iter().zip(books) {
        site = site.with(&format!("outcomes/data/{name}"), bytes);
    }
    refused(&site.write(), &["check"])
}

/// Holds that each workbook breaks its rule, and no other.
fn assert_told(books: &[Book]) {
    let said = said(books);
    for (number, (ending, _, rule)) in books.iter().enumerate() {
        let about = |told: &&str| told.contains(&format!("data/book-{number}.{ending}"));
        let rules: Vec<&str> = said
            .split("\n\n")
            .filter(about)
            .filter_map(|told| told.strip_prefix("error[")?.split(']').next())
            .collect();
        assert_eq!(rules, [*rule], "book-{number}.{ending}: {said}");
    }
}

const TABLE: &str =
    "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"Figures\">";
const END: &str = "</table:table></office:spreadsheet></office:body></office:document-content>";

fn ods(content: &str) -> Vec<u8> {
    archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet".to_vec()),
        ("META-INF/manifest.xml", b"<manifest:manifest/>".to_vec()),
        ("content.xml", content.as_bytes().to_vec()),
    ])
}

fn ods_row(cells: &[&str]) -> String {
    let cell = |text: &&str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    format!("<table:table-row>{}</table:table-row>", cells.iter().map(cell).collect::<String>())
}

fn ods_header() -> String {
    ods_row(&["indicator", "period", "numerator"])
}

/// The parts of an XLSX workbook around what a test puts into it.
fn xlsx<'a>(sheets: &str, strings: &str, styles: &str, sheet: &str) -> Parts<'a> {
    let part = |text: String| text.into_bytes();
    let relationship = |id: &str, kind: &str, target: &str| {
        format!(
            "<Relationship Id=\"{id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}\"/>"
        )
    };
    let inner = [
        relationship("r1", "worksheet", "worksheets/sheet1.xml"),
        relationship("r2", "sharedStrings", "sharedStrings.xml"),
        relationship("r3", "styles", "styles.xml"),
    ];
    vec![
        (
            "_rels/.rels",
            part(format!(
                "<Relationships>{}</Relationships>",
                relationship("r1", "officeDocument", "xl/workbook.xml")
            )),
        ),
        ("xl/_rels/workbook.xml.rels", part(format!("<Relationships>{}</Relationships>", inner.concat()))),
        ("xl/workbook.xml", part(format!("<workbook><sheets>{sheets}</sheets></workbook>"))),
        ("xl/sharedStrings.xml", part(strings.to_owned())),
        ("xl/styles.xml", part(format!("<styleSheet>{styles}</styleSheet>"))),
        ("xl/worksheets/sheet1.xml", part(format!("<worksheet>{sheet}</worksheet>"))),
    ]
}

const SHEET: &str = "<sheet name=\"Figures\" sheetId=\"1\" r:id=\"r1\"/>";
const HEADER: &str = "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>indicator</v></c><c r=\"B1\" t=\"str\"><v>period</v></c><c r=\"C1\" t=\"str\"><v>numerator</v></c></row>";

fn rows(rows: &str) -> String {
    format!("<sheetData>{HEADER}{rows}</sheetData>")
}

/// A workbook with one sheet around what a test puts into it.
fn xlsx_of(strings: &str, styles: &str, sheet: &str) -> Vec<u8> {
    archive(&xlsx(SHEET, strings, styles, sheet))
}

#[test]
fn workbooks_put_together_here_are_read() {
    let row = "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" t=\"inlineStr\"><is><t>2026-Q9</t></is></c></row>";
    let strings = "<sst><si><r><t>che</t></r><r><t>cks</t></r><rPh><t>x</t></rPh></si></sst>";
    let books: [Book; 2] = [
        ("xlsx", xlsx_of(strings, "", &rows(row)), ""),
        ("ods", ods(&format!("{TABLE}{}{}{END}", ods_header(), ods_row(&["checks", "2026-Q9"]))), ""),
    ];
    let told = said(&books);
    assert_eq!(told.matches("sheet Figures, row 2, column B").count(), 2, "{told}");
    assert!(!told.contains("column A"), "{told}");
}

#[test]
fn parts_that_are_never_closed() {
    let cell =
        format!("{TABLE}{}<table:table-row><table:table-cell office:value-type=\"string\">", ods_header());
    let tables = [
        format!("{TABLE}{}", ods_header()),
        format!("{TABLE}{}<table:table-row>", ods_header()),
        format!("{cell}<office:annotation>"),
        format!("{cell}<text:p>"),
        format!("{cell}{TABLE}{END}{END}"),
        format!("{TABLE}{}</table:table-row>", ods_header()),
    ];
    let sheets = ["<sheetData>", "<sheetData><row><c><v>1", "<sheetData></row>"];
    let tables = tables.iter().map(|table| ("ods", ods(table), "not-a-workbook"));
    let sheets = sheets.iter().map(|sheet| ("xlsx", xlsx_of("<sst/>", "", sheet), "not-a-workbook"));
    let strings = [("xlsx", xlsx_of("<sst><si><t>", "", &rows("")), "not-a-workbook")];
    assert_told(&tables.chain(sheets).chain(strings).collect::<Vec<_>>());
}

#[test]
fn small_files_that_unpack_to_gigabytes() {
    // A little more than may stand between two pieces of markup.
    let mut parts = xlsx(SHEET, "<sst/>", "", "");
    parts.pop();
    parts.push(("xl/worksheets/sheet1.xml", vec![b' '; 17 << 20]));
    let long = archive(&parts);
    assert!(long.len() < 1 << 20);
    insta::assert_snapshot!(said(&[("xlsx", long.clone(), "")]), @r"
    error[too-large]: There is more in this file than Noticeboard reads
    --> content/outcomes/data/book-0.xlsx
     = help: Keep what is no figure out of it, and split the figures into several files.
    ");
    // The table of contents says that the part is small.
    let entry = long.windows(4).rposition(|window| window == b"PK\x01\x02").unwrap();
    let mut lying = long.clone();
    lying[entry + 24..entry + 28].copy_from_slice(&10_u32.to_le_bytes());
    // A little more than is unpacked of one workbook, in parts each of which is well.
    let one = archive(&[("0", [vec![b' '; 10 << 20], b"<a/>".to_vec()].concat())]);
    let mut one = zip::ZipArchive::new(Cursor::new(one)).unwrap();
    let mut many = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..26 {
        many.raw_copy_file_rename(one.by_index(0).unwrap(), number.to_string()).unwrap();
    }
    // What a bomb in a workbook holds is not unpacked.
    let mut parts = xlsx(SHEET, "<sst/>", "", &rows(""));
    parts.push(("xl/media/picture.zip", long));
    assert_told(&[
        ("xlsx", lying, "not-a-workbook"),
        ("xlsx", many.finish().unwrap().into_inner(), "too-large"),
        ("xlsx", archive(&parts), "no-figures"),
    ]);
}

#[test]
fn more_cells_than_there_are() {
    let repeated = |rows: &str, columns: &str, cell: &str| {
        let row = format!(
            "<table:table-row table:number-rows-repeated=\"{rows}\"><table:table-cell table:number-columns-repeated=\"{columns}\" {cell}</table:table-row>"
        );
        ods(&format!("{TABLE}{}{row}{END}", ods_header()))
    };
    let cell =
        |text: &str| format!("office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>");
    let text = cell(&"x".repeat(1_000));
    // Cells that only the corners of the sheet make.
    let empty = "<table:table-row table:number-rows-repeated=\"1000000\"/>";
    let corners = format!("{TABLE}{}{empty}{}{END}", ods_header(), ods_row(&["x"]));
    let corner = "<dimension ref=\"A1:XFD1048576\"/>".to_owned()
        + &rows("<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>");
    assert_told(&[
        ("ods", repeated("1048576", "16384", &text), "too-large"),
        ("ods", repeated("10000", "16384", &text), "too-large"),
        ("ods", repeated("18446744073709551615", "1", &text), "too-large"),
        ("ods", repeated("99999999999999999999999", "1", &text), "not-a-workbook"),
        ("ods", repeated("0", "1", &text), "not-a-workbook"),
        // Few cells with much text.
        ("ods", repeated("70000", "1", &text), "too-large"),
        ("ods", repeated("1", "1", &cell("<text:s text:c=\"18446744073709551615\"/>")), "too-large"),
        // Rows without anything in them take no room: spreadsheet programs end their sheets with them.
        ("ods", repeated("1048574", "16384", "/>"), "no-figures"),
        ("ods", ods(&corners), "too-large"),
        ("xlsx", xlsx_of("<sst/>", "", &corner), "no-figures"),
    ]);
}

#[test]
fn texts_that_are_shared_too_often() {
    let counted = "<sst count=\"1\" uniqueCount=\"99999999999999\"></sst>";
    let many = format!("<sst>{}</sst>", "<si/>".repeat(500_001));
    let long = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(1_000_000));
    let cell = "<c t=\"s\"><v>0</v></c>";
    let tall = rows(&format!("<row>{cell}</row>").repeat(200));
    let wide = rows(&format!("<row>{}</row>", cell.repeat(200)));
    assert_told(&[
        ("xlsx", xlsx_of(counted, "", &rows("")), "too-large"),
        ("xlsx", xlsx_of(&many, "", &rows("")), "too-large"),
        ("xlsx", xlsx_of(&long, "", &tall), "too-large"),
        ("xlsx", xlsx_of(&long, "", &wide), "too-large"),
        ("xlsx", xlsx_of("<sst/>", "", &rows(&format!("<row>{cell}</row>"))), "not-a-workbook"),
    ]);
}

#[test]
fn a_sheet_that_is_named_a_thousand_times() {
    let named = |times: usize| {
        let sheets: String =
            (0..times).map(|number| format!("<sheet name=\"Sheet {number}\" r:id=\"r1\"/>")).collect();
        let sheet = format!("<sheetData>{}</sheetData>", "<row><c/></row>".repeat(2_000));
        archive(&xlsx(&sheets, "<sst/>", "", &sheet))
    };
    let table = format!("<table:table table:name=\"A\">{}</table:table>", ods_row(&["x"]).repeat(10));
    assert_told(&[
        ("xlsx", named(900), "too-large"),
        ("xlsx", named(2_000), "too-large"),
        ("ods", ods(&format!("<a>{}</a>", table.repeat(500))), "no-sheet-of-figures"),
    ]);
}

#[test]
fn styles_without_number() {
    let styles = |format: &str, times: usize| {
        let styles = format!(
            "<numFmts><numFmt numFmtId=\"164\" formatCode=\"{format}\"/></numFmts><cellXfs>{}</cellXfs>",
            "<xf numFmtId=\"164\"/>".repeat(times)
        );
        xlsx_of("<sst/>", &styles, &rows(""))
    };
    assert_told(&[
        ("xlsx", styles("0.0", 5_000), "no-figures"),
        ("xlsx", styles(&"0".repeat(100_000), 5_000), "too-large"),
        ("xlsx", styles("0", 500_001), "too-large"),
    ]);
}

#[test]
fn places_that_no_sheet_has() {
    let cells = ["ZZZZZZZZZZ1", "A99999999999", "1A", "É1", "A1:B2:C3", ""];
    let cells = cells.map(|place| rows(&format!("<row><c r=\"{place}\"><v>1</v></c></row>")));
    let reversed = "<dimension ref=\"B2:A1\"/>".to_owned() + &rows("");
    let sheets = cells.iter().chain([&reversed]);
    let books = sheets.map(|sheet| ("xlsx", xlsx_of("<sst/>", "", sheet), "not-a-workbook"));
    assert_told(&books.collect::<Vec<_>>());
}

#[test]
fn archives_of_other_things() {
    let names: Vec<String> = (0..5_100).map(|number| number.to_string()).collect();
    let many: Vec<(&str, Vec<u8>)> = names.iter().map(|name| (name.as_str(), Vec::new())).collect();
    let locked: Vec<u8> = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        .iter()
        .copied()
        .chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    assert_told(&[
        ("xlsx", archive(&many), "too-large"),
        ("ods", archive(&[("inner.ods", ods(""))]), "not-a-workbook"),
        ("xlsx", archive(&[]), "not-a-workbook"),
        ("xlsx", b"PK\x05\x06".to_vec(), "not-a-workbook"),
        ("xlsx", locked[..8].to_vec(), "not-a-workbook"),
        ("xlsx", locked, "locked-workbook"),
    ]);
}
