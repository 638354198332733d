//! A million figures, beside the time to read their file raw: `cargo bench --bench figures`. Each shape
//! runs in a process of its own, so that the most memory that it held is known.
//!
//! `cargo bench --bench figures -- 100` takes a hundredth of the rows.

#![expect(clippy::disallowed_methods, reason = "a benchmark reads what it measures with")]
#![expect(clippy::print_stdout, reason = "it tells what it measured")]
#![expect(clippy::cast_precision_loss, reason = "rows and megabytes are told to three digits")]

#[path = "../tests/support/figures.rs"]
mod figures;

use std::io::{BufWriter, Write as _};
use std::path::Path;
use std::time::{Duration, Instant};

use figures::{RELEASE, Shape};
use noticeboard::diagnostics::{FileName, Findings};
use noticeboard::directory::{Clock, Directory, zone};
use noticeboard::records::indicator::Indicator;
use noticeboard::source::walk;

/// The first three have a quarter, a half and the whole of a million rows.
const SHAPES: [(&str, Shape); 7] = [
    (
        "1 indicator, 40 quarters, 6,375 subjects",
        Shape { indicators: 1, quarters: 40, wards: 362, groups: 16, small_in: 0, rolling: false },
    ),
    (
        "1 indicator, 40 quarters, 12,750 subjects",
        Shape { indicators: 1, quarters: 40, wards: 362, groups: 33, small_in: 0, rolling: false },
    ),
    (
        "1 indicator, 40 quarters, 25,125 subjects",
        Shape { indicators: 1, quarters: 40, wards: 362, groups: 66, small_in: 0, rolling: false },
    ),
    (
        "100 indicators, 40 quarters, 250 subjects",
        Shape { indicators: 100, quarters: 40, wards: 112, groups: 1, small_in: 0, rolling: false },
    ),
    (
        "the same, one ward in 56 with a small count",
        Shape { indicators: 100, quarters: 40, wards: 112, groups: 1, small_in: 56, rolling: false },
    ),
    (
        "the same, one ward in 14 with a small count",
        Shape { indicators: 100, quarters: 40, wards: 112, groups: 1, small_in: 14, rolling: false },
    ),
    (
        "1 indicator, 40 rolling years, 74 subjects, one ward in 6 with a small count",
        Shape { indicators: 1, quarters: 40, wards: 24, groups: 1, small_in: 6, rolling: true },
    ),
];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |name: &str| {
        let at = arguments.iter().position(|argument| argument == name)?;
        arguments.get(at + 1)?.parse::<usize>().ok()
    };
    if let Some(shape) = number("--shape") {
        let part = number("--part").unwrap_or(1);
        let (name, shape) = SHAPES[shape % SHAPES.len()];
        let quarters = (shape.quarters as usize / part).max(1);
        return measure(name, Shape { quarters: u32::try_from(quarters).unwrap_or(1), ..shape });
    }
    // Only `cargo bench` says so. A test of all targets has no use for it.
    if !arguments.iter().any(|argument| argument == "--bench") {
        return;
    }
    let part = arguments.iter().find_map(|argument| argument.parse::<usize>().ok()).unwrap_or(1);
    let program = std::env::current_exe().expect("this program has a place");
    for shape in 0..SHAPES.len() {
        let run = std::process::Command::new(&program)
            .args(["--shape", &shape.to_string(), "--part", &part.to_string()])
            .status();
        assert!(run.is_ok_and(|status| status.success()), "shape {shape} was measured");
    }
}

fn measure(name: &str, shape: Shape) {
    let place = tempfile::tempdir().expect("a temporary folder can be made");
    let content = place.path();
    write_site(content, shape);
    let path = content.join("outcomes/data/figures.csv");
    let megabytes = std::fs::metadata(&path).expect("it is there").len() as f64 / 1e6;
    let raw = timed(|| std::hint::black_box(std::fs::read(&path).expect("it is there")).len()).0;
    let (walked, (mut read, _)) = timed(|| walk::read(content).expect("the folder can be opened"));
    let (whole, (directory, findings)) =
        timed(|| Directory::understand(&mut read, &FileName::from("content")));
    assert!(!findings.has_errors(), "the file is right in every way");
    let rows = f64::from(shape.rows());
    println!("{name}: {} rows, {megabytes:.0} MB", shape.rows());
    println!("  raw {:.0} ms, walk {:.0} ms", raw.as_secs_f64() * 1e3, walked.as_secs_f64() * 1e3);
    println!(
        "  read {:.0} ms, {:.2} million rows a second, {:.0} times the raw read; {} MB so far",
        whole.as_secs_f64() * 1e3,
        rows / whole.as_secs_f64() / 1e6,
        whole.as_secs_f64() / raw.as_secs_f64(),
        most_memory()
    );
    publish(&directory, shape);
}

fn publish(directory: &Directory, shape: Shape) {
    let zone = zone(None).expect("London's time is known");
    let clock = Clock::at(jiff::civil::date(2026, 11, 22).to_zoned(zone).expect("a day"));
    let visible = directory.visible_at(&clock, false).expect("the settings can be read");
    let mut findings = Findings::default();
    let (time, figures) = timed(|| directory.observations.publish(&visible, &mut findings));
    let rows = f64::from(shape.rows());
    println!(
        "  published in {:.1} s, {:.2} million rows a second, with {} findings; {} MB at the most",
        time.as_secs_f64(),
        rows / time.as_secs_f64() / 1e6,
        findings.iter().count(),
        most_memory()
    );
    let indicators = visible.all::<Indicator>();
    let hiding: Vec<_> = indicators.iter().map(|indicator| figures.hiding(&indicator.id)).collect();
    println!(
        "  hidden: {} small, {} besides, of which no method could do without {}",
        hiding.iter().map(|one| one.small).sum::<usize>(),
        hiding.iter().map(|one| one.besides).sum::<usize>(),
        hiding.iter().map(|one| one.at_least).sum::<usize>(),
    );
}

fn write_site(content: &Path, shape: Shape) {
    for folder in ["outcomes/data", "outcomes/releases"] {
        std::fs::create_dir_all(content.join(folder)).expect("made");
    }
    let write = |path: &str, text: &str| std::fs::write(content.join(path), text).expect("written");
    write("areas.yml", &figures::areas_file(shape));
    write("outcomes/framework.yml", &figures::framework_file(shape));
    write("outcomes/releases/all.yml", RELEASE);
    write("site.yml", figures::SITE);
    let file = std::fs::File::create(content.join("outcomes/data/figures.csv")).expect("made");
    let mut file = BufWriter::new(file);
    figures::figures_file(shape, &mut file).expect("written");
    file.flush().expect("written");
}

fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let result = work();
    (start.elapsed(), result)
}

/// In megabytes; nothing where the system does not tell.
fn most_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().split(' ').next()?.parse::<u64>().ok());
    kilobytes.unwrap_or_default() / 1024
}
