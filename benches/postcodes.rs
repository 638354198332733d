//! Postcodes at the full size of the ONS Postcode Directory, beside the time to read the file raw:
//! `cargo bench --bench postcodes`. It writes 1.2 GB into the folder for temporary files.
//!
//! `cargo bench --bench postcodes -- 100000` takes so many rows in place of 2.7 million. The two ways to
//! read take turns, so that whatever else the machine does meets both alike, and ratios are of medians.

#![expect(clippy::disallowed_methods, reason = "a benchmark reads what it measures with")]
#![expect(clippy::print_stdout, reason = "it tells what it measured")]
#![expect(clippy::cast_precision_loss, reason = "rows and megabytes are told to three digits")]

#[path = "../tests/support/postcodes.rs"]
mod postcode_files;

use std::io::{BufWriter, Read as _, Write as _};
use std::path::Path;
use std::time::{Duration, Instant};

use noticeboard::diagnostics::FileName;
use noticeboard::directory::Directory;
use noticeboard::postcodes::CompiledFiles;
use noticeboard::source::walk;

/// As many as the directory has of 2026.
const ROWS: u64 = 2_700_000;

/// The first round is not counted.
const ROUNDS: usize = 6;

fn main() {
    let mut arguments = std::env::args().skip(1);
    // Only `cargo bench` says so. A test of all targets has no use for it.
    if !arguments.any(|argument| argument == "--bench") {
        return;
    }
    let rows = std::env::args().find_map(|argument| argument.parse().ok()).unwrap_or(ROWS);
    let place = tempfile::tempdir().expect("a temporary folder can be made");
    let content = place.path().join("content");
    std::fs::create_dir_all(content.join("postcodes")).expect("made");
    std::fs::write(content.join("areas.yml"), postcode_files::areas_file(12, 14, 24)).expect("written");
    for part in [4, 2, 1] {
        measure(&content, rows / part);
    }
    println!("The most memory that this program ever held: {} MB", most_memory());
}

/// Reads a file of so many rows in both ways, and tells how long each took.
fn measure(content: &Path, rows: u64) {
    let path = content.join("postcodes/whole.csv");
    let mut file = BufWriter::new(std::fs::File::create(&path).expect("made"));
    postcode_files::whole_directory(&mut file, rows).expect("written");
    file.flush().expect("written");
    let megabytes = std::fs::metadata(&path).expect("it is there").len() as f64 / 1e6;
    let (mut raw, mut compiled, mut alone) = (Vec::new(), Vec::new(), Vec::new());
    let mut kept = 0;
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    for _ in 0..ROUNDS {
        raw.push(timed(|| read(&path)).0);
        let (time, count) = timed(|| compile(content));
        compiled.push(time);
        kept = count;
        alone.push(timed(|| one.install(|| compile(content))).0);
    }
    let [raw, compiled, alone] = [raw, compiled, alone].map(median);
    println!("{rows} rows, {megabytes:.0} MB, of which {kept} postcodes are kept");
    println!("  raw, one thread      {:>7.0} ms, {:>6.0} MB/s", raw * 1e3, megabytes / raw);
    for (name, time) in [("compiled", compiled), ("compiled, one thread", alone)] {
        println!(
            "  {name:<20} {:>7.0} ms, {:>6.0} MB/s, {:>5.2} million rows a second, {:.2} times the raw read",
            time * 1e3,
            megabytes / time,
            rows as f64 / time / 1e6,
            time / raw
        );
    }
}

fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let result = work();
    (start.elapsed(), result)
}

fn median(mut times: Vec<Duration>) -> f64 {
    times.remove(0);
    times.sort();
    times[times.len() / 2].as_secs_f64()
}

/// Reads a file and does nothing with it.
fn read(path: &Path) -> u64 {
    let mut file = std::fs::File::open(path).expect("it is there");
    let mut block = vec![0; 256 * 1024];
    let mut all = 0;
    loop {
        match file.read(&mut block).expect("it can be read") {
            0 => return all,
            read => all += std::hint::black_box(&block[..read]).len() as u64,
        }
    }
}

/// Compiles the files of a content folder, and answers how many postcodes are kept.
fn compile(content: &Path) -> usize {
    let (mut read, _) = walk::read(content).expect("the folder can be opened");
    let (mut directory, mut findings) = Directory::understand(&mut read, &FileName::from("content"));
    let before = findings.count();
    directory.compile_postcodes(&read, CompiledFiles::default(), &mut findings);
    assert_eq!(findings.count(), before, "the file is right in every way");
    directory.postcodes.len()
}

/// In megabytes; nothing where the system does not tell.
fn most_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().split(' ').next()?.parse::<u64>().ok());
    kilobytes.unwrap_or_default() / 1024
}
