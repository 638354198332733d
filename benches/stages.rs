//! How long each stage takes on the demonstration: `cargo bench --bench stages`.
//!
//! The figures belong to one machine and one moment. To see what a change does, run it before and
//! after in one sitting; `benches/peers/run.py` holds a whole build against other programs.

#![expect(clippy::disallowed_methods, reason = "a benchmark reads what it measures with")]

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};

use noticeboard::cache::{Inputs, Roots};
use noticeboard::checks;
use noticeboard::diagnostics::FileName;
use noticeboard::directory::{Clock, Directory, zone};
use noticeboard::inspect;
use noticeboard::pipeline::{self, Progress, Request};
use noticeboard::records::provider::Provider;
use noticeboard::source::{front_matter, walk, yaml};

fn main() {
    divan::main();
}

fn content() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("content")
}

fn clock() -> Clock {
    let zone = zone(None).expect("London's time is known");
    Clock::at(jiff::civil::date(2026, 11, 22).to_zoned(zone).expect("a day"))
}

struct Silent;

impl Progress for Silent {
    fn stage(&self, _: &'static str) {}
    fn pages(&self, _: usize) {}
    fn page(&self) {}
}

#[divan::bench]
fn look_at_the_inputs() -> Inputs {
    Inputs::take(Roots { content: &content(), theme: None }, SystemTime::UNIX_EPOCH)
}

#[divan::bench]
fn read_the_folder(bencher: Bencher<'_, '_>) {
    let folder = content();
    let (read, _) = walk::read(&folder).expect("the demonstration");
    bencher.counter(ItemsCount::new(read.texts.len())).bench(|| walk::read(black_box(&folder)));
}

#[divan::bench]
fn read_a_provider(bencher: Bencher<'_, '_>) {
    let path = content().join("providers/saltreach-homes.md");
    let text = std::fs::read_to_string(path).expect("the demonstration");
    let parts = front_matter::split(&text).expect("it has front matter");
    let fields = &text[parts.front_matter];
    bencher.counter(BytesCount::of_str(fields)).bench(|| yaml::read::<Provider>(black_box(fields)));
}

#[divan::bench]
fn understand_the_content(bencher: Bencher<'_, '_>) {
    let folder = content();
    let name = FileName::from("content");
    bencher
        .with_inputs(|| walk::read(&folder).expect("the demonstration").0)
        .bench_refs(|content| Directory::understand(content, &name));
}

#[divan::bench]
fn check_the_directory(bencher: Bencher<'_, '_>) {
    let (mut read, _) = walk::read(&content()).expect("the demonstration");
    let (directory, _) = Directory::understand(&mut read, &FileName::from("content"));
    let visible = directory.visible_at(&clock(), false);
    bencher.bench(|| checks::all(black_box(&directory), visible.as_ref(), &clock()));
}

#[divan::bench]
fn plan_and_render_every_page(bencher: Bencher<'_, '_>) {
    let folder = content();
    let request = Request {
        content: &folder,
        theme: None,
        readings: &yaml::Readings::default,
        compiled: &Default::default,
        base_url: None,
        drafts: false,
        strict: false,
    };
    bencher
        .with_inputs(|| pipeline::prepare(&request, |_| Ok(clock()), &Silent).expect("the demonstration"))
        .bench_refs(|prepared| prepared.render(|| Ok(None), &Silent).map(|(rendered, _)| rendered.pages));
}

#[divan::bench]
fn inspect_a_page(bencher: Bencher<'_, '_>) {
    let item = "<li><a href=\"/services/home-safety-check/\">Home safety check</a> <span>Ring 01632 960211</span></li>";
    let page = format!(
        "<!doctype html><html lang=en><title>T</title><main><h1>T</h1><ul>{}</ul></main></html>",
        item.repeat(120)
    );
    bencher.counter(BytesCount::of_str(&page)).bench(|| inspect::facts(black_box(&page)).links.len());
}
