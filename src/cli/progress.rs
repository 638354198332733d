//! Tells how far a run has come: on a terminal, once it takes longer than a second.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::Talk;
use crate::pipeline::Progress;

/// A run shorter than this shows no progress.
const PATIENCE: Duration = Duration::from_secs(1);

/// Shows the stages of a run and remembers how long each took.
pub(super) struct Display {
    started: Instant,
    bar: ProgressBar,
    stages: Mutex<Vec<(&'static str, Instant)>>,
}

impl Display {
    /// A display that keeps silent when it is asked to, and where nobody watches a terminal.
    pub(super) fn new(talk: Talk) -> Self {
        let bar = ProgressBar::hidden();
        bar.set_style(
            ProgressStyle::with_template("{msg} {wide_bar} {pos} of {len} pages")
                .unwrap_or_else(|_| ProgressStyle::default_bar()),
        );
        let display = Self { started: Instant::now(), bar, stages: Mutex::new(Vec::new()) };
        if !talk.quiet {
            display.show_later();
        }
        display
    }

    /// Lets the bar appear when the run has taken longer than [`PATIENCE`].
    fn show_later(&self) {
        let bar = self.bar.downgrade();
        std::thread::spawn(move || {
            std::thread::sleep(PATIENCE);
            // A run that has ended has dropped the bar.
            if let Some(bar) = bar.upgrade() {
                bar.set_draw_target(ProgressDrawTarget::stderr());
            }
        });
    }

    /// Takes the progress away from the screen, for the summary to stand there.
    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }

    /// How long the run has taken.
    pub(super) fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }

    /// Each stage with how long it took.
    pub(super) fn stages(&self) -> Vec<(&'static str, Duration)> {
        let stages = self.stages.lock().map(|stages| stages.clone()).unwrap_or_default();
        let ends = stages.iter().skip(1).map(|(_, start)| *start).chain([Instant::now()]);
        stages.iter().zip(ends).map(|((name, start), end)| (*name, end.duration_since(*start))).collect()
    }
}

impl Progress for Display {
    fn stage(&self, name: &'static str) {
        self.bar.set_message(name);
        if let Ok(mut stages) = self.stages.lock() {
            stages.push((name, Instant::now()));
        }
    }

    fn pages(&self, count: usize) {
        self.bar.set_length(count as u64);
    }

    fn page(&self) {
        self.bar.inc(1);
    }
}
