//! A site with as many figures as wanted, the same each time: for benchmarks.

use std::fmt::Write as _;
use std::io::{self, Write};

/// How the figures of a site are spread.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shape {
    /// How many indicators there are.
    pub(crate) indicators: u32,
    /// For how many quarters, or years that end with one, each has figures.
    pub(crate) quarters: u32,
    /// How many wards there are, besides the county and its 12 districts.
    pub(crate) wards: u32,
    /// How many groups of people there are, each with figures of every area.
    pub(crate) groups: u32,
    /// Of how many wards one in each group has a count below the threshold; none where it is 0.
    pub(crate) small_in: u32,
    /// Whether the figures are of years, each ending with a quarter.
    pub(crate) rolling: bool,
}

const DISTRICTS: u32 = 12;

impl Shape {
    /// How many subjects each indicator has figures of.
    pub(crate) fn subjects(self) -> u32 {
        (1 + DISTRICTS + self.wards) * (1 + self.groups)
    }

    /// How many rows the file of figures has.
    pub(crate) fn rows(self) -> u32 {
        self.indicators * self.quarters * self.subjects()
    }
}

/// The areas of a shape.
pub(crate) fn areas_file(shape: Shape) -> String {
    let mut file = "areas:\n  - id: county\n    name: County\n    kind: county\n".to_owned();
    for district in 0..DISTRICTS {
        let _ = writeln!(
            file,
            "  - id: district-{district}\n    name: District {district}\n    kind: district\n    parents: [county]"
        );
    }
    for ward in 0..shape.wards {
        let _ = writeln!(
            file,
            "  - id: ward-{ward}\n    name: Ward {ward}\n    kind: ward\n    parents: [district-{}]",
            ward % DISTRICTS
        );
    }
    file
}

/// The framework of a shape: counts, by groups of people.
pub(crate) fn framework_file(shape: Shape) -> String {
    let mut file = "name: Outcomes\nsummary: They are many.\ndomains:\n  - id: all\n    name: All\n    \
                    outcomes:\n      - id: all-of-it\n        name: All of it\ngroups:\n"
        .to_owned();
    for group in 0..shape.groups {
        let _ = writeln!(file, "  group-{group}: Group {group}");
    }
    file.push_str("indicators:\n");
    let frequency = if shape.rolling { "rolling-year-quarterly" } else { "quarterly" };
    let first = period(shape, 0);
    for indicator in 0..shape.indicators {
        let _ = writeln!(
            file,
            "  - id: indicator-{indicator}\n    name: Indicator {indicator}\n    summary: It counts.\n    \
             outcome: all-of-it\n    measure: count\n    unit: visits\n    direction: higher-is-better\n    \
             frequency: {frequency}\n    definitions:\n      - from: {first}\n        numerator: Visits\n    source: Made up"
        );
    }
    file
}

/// The release of a shape, whose file is `figures.csv`.
pub(crate) const RELEASE: &str =
    "title: All figures\nat: 2026-01-10 09:30\nstatus: final\ndata: [figures.csv]\n";

/// The settings of the site.
pub(crate) const SITE: &str = "\
content_format: 1
id_namespace: 56a72494-b257-4c12-9a07-1494452d3290
name: County Council
base_url: https://www.example.org/
jurisdiction: england
governance: leader-and-cabinet
time_zone: Europe/London
languages: [en]
contact:
  telephone: 01632 960100
help:
  someone_to_ring: A friend can ring for you.
  genuine_caller: Ask for the card.
  other_formats: Ring us.
  complaints:
    telephone: 01632 960101
  ombudsman:
    website: https://www.lgo.org.uk/
licence:
  name: Open Government Licence v3.0
  url: https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/
accessibility:
  compliance: partially
  prepared: 2026-05-18
  reviewed: 2026-11-09
  method: A program tests every page.
  audit:
    date: 2026-11-02
    by: The access team
    sample: Every kind of page.
  issues:
    - problem: One PDF has no headings.
      criterion: 1.3.1 Info and Relationships
      fix_by: 2027-03-31
  contact:
    email: web@example.org
  answer_days: 5
";

/// Writes the file of figures: every total is the sum of its parts.
pub(crate) fn figures_file(shape: Shape, file: &mut impl Write) -> io::Result<()> {
    writeln!(file, "indicator,period,area,group,numerator")?;
    let mut counts = vec![vec![0_u64; shape.wards as usize]; shape.groups as usize];
    for indicator in 0..shape.indicators {
        for quarter in 0..shape.quarters {
            for (group, counts) in counts.iter_mut().enumerate() {
                for (ward, count) in counts.iter_mut().enumerate() {
                    *count = count_of(shape, indicator, quarter, group, ward);
                }
            }
            let start = format!("indicator-{indicator},{}", period(shape, quarter));
            write_period(shape, &start, &counts, file)?;
        }
    }
    Ok(())
}

/// A period as the file writes it. The last one is over when the release comes out.
fn period(shape: Shape, quarter: u32) -> String {
    let (year, quarter) = (2026 - shape.quarters.div_ceil(4) + quarter / 4, quarter % 4);
    if shape.rolling {
        format!("year to {year}-{:02}", 3 * quarter + 3)
    } else {
        format!("{year}-Q{}", 1 + quarter)
    }
}

fn count_of(shape: Shape, indicator: u32, quarter: u32, group: usize, ward: usize) -> u64 {
    let mixed = (ward as u64 * 7_919 + group as u64 * 104_729 + u64::from(indicator) * 31) % 40;
    let is_small = shape.small_in > 0 && (ward + group * 17).is_multiple_of(shape.small_in as usize);
    let of_quarter = |quarter: u32| match (is_small, shape.rolling) {
        (false, _) => 20 + mixed + u64::from(quarter % 4),
        (true, false) => 1 + mixed % 4,
        (true, true) => (mixed + u64::from(quarter * quarter / 3)) % 3,
    };
    let quarters = if shape.rolling { 4 } else { 1 };
    (quarter..quarter + quarters).map(of_quarter).sum()
}

fn write_period(shape: Shape, start: &str, counts: &[Vec<u64>], file: &mut impl Write) -> io::Result<()> {
    let districts = DISTRICTS as usize;
    let groups = counts.iter().enumerate().map(|(group, counts)| (format!("group-{group}"), counts.clone()));
    let mut everybody = vec![0; shape.wards as usize];
    for counts in counts {
        everybody.iter_mut().zip(counts).for_each(|(all, count)| *all += count);
    }
    for (group, counts) in std::iter::once((String::new(), everybody)).chain(groups) {
        let all: u64 = counts.iter().sum();
        writeln!(file, "{start},county,{group},{all}")?;
        for district in 0..districts {
            let all: u64 = counts.iter().skip(district).step_by(districts).sum();
            writeln!(file, "{start},district-{district},{group},{all}")?;
        }
        for (ward, count) in counts.iter().enumerate() {
            writeln!(file, "{start},ward-{ward},{group},{count}")?;
        }
    }
    Ok(())
}
