//! Files in the columns of the ONS Postcode Directory, made up: the demonstration's own, and those
//! of any size for tests and benchmarks. Every postcode in them is invented. The same arguments
//! give the same bytes.

// Each user needs its own part.
#![allow(dead_code, unreachable_pub)]

use std::fmt::Write as _;
use std::io::{self, Write};

/// The letters of the second half of a postcode.
const LETTERS: &[u8; 20] = b"ABDEFGHJLNPQRSTUWXYZ";

/// The columns of the directory of 2025 and 2026.
pub const COLUMNS: &str = "pcd7,pcd8,pcds,dointr,doterm,cty25cd,ced25cd,lad25cd,wd25cd,parncp25cd,usrtypind,east1m,north1m,gridind,hlth19cd,nhser24cd,ctry25cd,rgn25cd,ssr95cd,pcon24cd,eer20cd,educ23cd,ttwa15cd,pco19cd,itl25cd,wdstl05cd,oa01cd,wdcas03cd,npark16cd,lsoa01cd,msoa01cd,ruc01ind,oac01ind,oa11cd,lsoa11cd,msoa11cd,wz11cd,sicbl24cd,bua24cd,ruc11ind,oac11ind,lat,long,lep21cd1,lep21cd2,pfa23cd,imd20ind,cal24cd,icb23cd,oa21cd,lsoa21cd,msoa21cd,ruc21ind";

/// What stands in the columns that nobody reads, after the ward, but for numbers that change.
const REST: &str = "\
E04009999,0,0499999,0299999,1,E18999999,E40999999,E92999999,E12999999,S99999999,E14999999,E15999999,\
E19999999,E30999999,E16999999,TLZ99,99ZZAA,E00999999,99ZZAA,E65999999,E01999999,E02999999,5,7B1,E00999998,\
E01999998,E02999998,E33999999,E38999999,E63999999,C1,7B2,52.999999,-1.999999,E37999999,,E23999999,19999,\
E56999999,E54999999,E00999997,E01999997,E02999997,UN1";

/// A stream of numbers that look drawn by lot (splitmix64).
pub struct Lots(pub u64);

impl Lots {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below another.
    pub fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }
}

/// What follows a postcode district, by its number among the 4,000.
pub fn inward(number: usize) -> String {
    let (digit, pair) = (number / 400, number % 400);
    let letter = |at: usize| char::from(LETTERS[at]);
    format!("{digit}{}{}", letter(pair / 20), letter(pair % 20))
}

/// Writes a directory of the whole country: so many rows, of which one in 45 lies in one of the 12
/// districts of the demonstration. About a third of all postcodes have ended.
pub fn whole_directory(out: &mut impl Write, rows: u64) -> io::Result<()> {
    let mut lots = Lots(1);
    let mut line = String::with_capacity(512);
    writeln!(out, "{COLUMNS}")?;
    for row in 0..rows {
        // Postcode districts of 930 postcodes each, as the real ones have on average.
        let (outward, at) = (row / 930, row % 930);
        let is_ours = outward % 45 == 7;
        let (area, number) = (outward / 20, outward % 20 + 1);
        let letters = [char::from(b'A' + (area / 26 % 26) as u8), char::from(b'A' + (area % 26) as u8)];
        let outward_text = format!("{}{}{number}", letters[0], letters[1]);
        let inward = inward((at * 4_000 / 930) as usize);
        let ended = lots.below(3) == 0;
        let district = if is_ours { 1 + outward / 45 % 12 } else { 21 + outward % 300 };
        line.clear();
        let _ = write!(
            line,
            "{outward_text:<4}{inward},{outward_text:<4} {inward},{outward_text} {inward},198001,"
        );
        if ended {
            let _ = write!(line, "{}{:02}", 1985 + lots.below(41), 1 + lots.below(12));
        }
        let (division, ward) = (1 + lots.below(14), 1 + lots.below(24));
        let _ = write!(line, ",E10999001,E58999{division:03},E07999{district:03},E05999{ward:03},{REST}");
        line.push('\n');
        out.write_all(line.as_bytes())?;
    }
    Ok(())
}

/// A postcode district as large and as torn as any: every second postcode of the 4,000 is in use,
/// one in six has ended, and neighbours lie in one of 24 wards, 12 divisions and four districts.
pub fn large_postcode_district(name: &str) -> String {
    let mut lots = Lots(2);
    let mut file = "pcds,doterm,ced25cd,lad25cd,wd25cd\n".to_owned();
    let mut ward = 0;
    for number in 0..4_000 {
        // A postman's walk: streets follow one another, and a boundary comes after some of them.
        if lots.below(6) == 0 {
            ward = lots.below(24);
        }
        let ended = match lots.below(6) {
            0 => format!("{}{:02}", 1985 + lots.below(41), 1 + lots.below(12)),
            1..=4 => String::new(),
            _ => continue,
        };
        let (division, district) = (1 + ward / 2, 1 + ward / 6);
        let _ = writeln!(
            file,
            "{name} {},{ended},E58999{division:03},E07999{district:03},E05999{:03}",
            inward(number),
            ward + 1
        );
    }
    file
}

/// So many areas of each kind, for `areas.yml`, under the codes that are written here.
/// [`large_postcode_district`] names four districts, 12 divisions and 24 wards, and
/// [`whole_directory`] 12 districts, 14 divisions and 24 wards.
pub fn areas_file(districts: u32, divisions: u32, wards: u32) -> String {
    let mut areas =
        "boundary_sets:\n  lad-2025: Districts\n  ced-2025: Divisions\n  wd-2025: Wards\nareas:\n".to_owned();
    for (kind, code, set, count) in [
        ("district", "E07", "lad", districts),
        ("division", "E58", "ced", divisions),
        ("ward", "E05", "wd", wards),
    ] {
        for number in 1..=count {
            let _ = writeln!(
                areas,
                "  - id: {kind}-{number}\n    name: The {kind} of the number {number}\n    kind: {kind}\n    codes: {{ {set}-2025: {code}999{number:03} }}"
            );
        }
    }
    areas
}

/// A postcode district of the demonstration: its number, the district that it lies in, the one that
/// its last sectors reach into, and the postcodes that the content names.
type Demonstrated = (u32, u32, Option<u32>, &'static [&'static str]);

/// The districts are numbered as in `areas.yml`: 1 Marrowhythe, 2 Saltreach, 3 Wexmarsh, 4 Pellworth,
/// 5 Elverstock, 6 Garrowdale, 7 Hethermoor, 8 Stonnerby, 9 Kettlewick, 10 Millanby, 11 Fennowby,
/// 12 Orrenwold. 21 and 22 lie in another county.
const DEMONSTRATION: [Demonstrated; 14] = [
    (1, 8, None, &["1AA"]),
    (2, 2, Some(3), &["1PA", "1AB"]),
    (3, 1, Some(2), &["1HH", "1DF", "4QT"]),
    (4, 4, Some(5), &["1TH", "3RS"]),
    (5, 5, Some(6), &["1BL", "1AE"]),
    (6, 6, None, &["1BW"]),
    (7, 7, Some(6), &["1TB", "2HJ"]),
    (8, 8, Some(9), &["1GD", "1GP", "2BB", "4FS", "4NH"]),
    (9, 9, None, &["1WH", "2DE", "3SP"]),
    (10, 10, Some(8), &["1RW", "5EQ"]),
    (11, 11, Some(12), &["1DR", "1WD"]),
    (12, 12, Some(11), &["1AA", "1HL"]),
    (13, 3, Some(21), &["1SR"]),
    (14, 22, None, &[]),
];

/// The divisions of each district, in its order.
const DIVISIONS: [&[u32]; 12] =
    [&[1, 2], &[3], &[4], &[5], &[6], &[7], &[8], &[9, 10], &[11], &[12], &[13], &[14]];

/// The file of the demonstration.
pub fn demonstration() -> String {
    let mut lots = Lots(3);
    let mut file = "pcds,doterm,ced25cd,lad25cd,wd25cd\n".to_owned();
    for (number, district, beyond, named) in DEMONSTRATION {
        for at in 400..8 * 400 {
            let inward = inward(at);
            let is_named = named.contains(&inward.as_str());
            let is_drawn = lots.below(32) == 0;
            let has_ended = lots.below(10) == 0;
            let (year, month) = (1994 + lots.below(32), 1 + lots.below(12));
            let (sector, half) = (at / 400, at % 400 / 200);
            let district = match beyond {
                Some(beyond) if sector + half > 6 => beyond,
                _ => district,
            };
            if !is_named && !(is_drawn && (sector < 6 || beyond.is_some())) {
                continue;
            }
            let ended = if has_ended && !is_named { format!("{year}{month:02}") } else { String::new() };
            let _ = writeln!(file, "ZZ{number} {inward},{ended},{}", areas(district, sector));
        }
    }
    file
}

/// The codes of the areas of a sector of a district.
fn areas(district: u32, sector: usize) -> String {
    let second = usize::from(sector > 2);
    let Some(divisions) = DIVISIONS.get(district as usize - 1) else {
        return format!("E58999{:03},E07999{district:03},E05999{:03}", 100 + district, 100 + district);
    };
    let division = divisions[second.min(divisions.len() - 1)];
    let ward = 101 + (district as usize - 1) * 2 + second;
    format!("E58999{division:03},E07999{district:03},E05999{ward:03}")
}
