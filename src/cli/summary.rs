//! The last lines of a run: what was made, and what was held back and why.

use std::path::Path;

use super::options::Talk;
use super::print;
use super::progress::Display;
use crate::directory::{HeldBack, Why};
use crate::publish::Published;
use crate::records::fields::Id;
use crate::statistics::Hiding;

/// What a run has to tell at its end.
pub(super) struct Summary<'a> {
    pub(super) display: &'a Display,
    pub(super) talk: Talk,
    /// What was held back and why, one line each.
    pub(super) held_back: &'a [String],
    /// How many figures are hidden, one line an indicator.
    pub(super) hidden: &'a [String],
    pub(super) pages: usize,
    pub(super) files: usize,
    /// How many errors and warnings were found.
    pub(super) found: (usize, usize),
}

impl Summary<'_> {
    /// Tells the end of a build.
    pub(super) fn of_build(&self, published: Option<&Published>, output: &Path) {
        let found = found(self.found);
        self.tell(&match published {
            Some(published) => format!(
                "Published {} and {} ({}) in {:.1} s to `{}`; {} written. {found}\nThe site's hash is {}.\n",
                count(self.pages, "page", "pages"),
                count(self.files, "other file", "other files"),
                size(published.bytes),
                self.display.elapsed().as_secs_f64(),
                output.display(),
                count(published.written, "file was", "files were"),
                published.hash,
            ),
            None => format!(
                "Nothing was published: {} left as it was. {found}\n",
                if output.exists() {
                    format!("`{}` is", output.display())
                } else {
                    "everything is".to_owned()
                },
            ),
        });
    }

    /// Tells the end of a check.
    pub(super) fn of_check(&self) {
        self.tell(&format!(
            "Checked {} in {:.1} s and wrote nothing. {}\n",
            count(self.pages, "page", "pages"),
            self.display.elapsed().as_secs_f64(),
            found(self.found),
        ));
    }

    fn tell(&self, last: &str) {
        if self.talk.quiet {
            return;
        }
        for line in self.held_back {
            print::say(line);
        }
        if self.talk.verbose {
            for line in self.hidden {
                print::say(line);
            }
            for (stage, time) in self.display.stages() {
                print::say(&format!("{stage:>12} {:>8.1} ms\n", time.as_secs_f64() * 1000.0));
            }
        }
        print::say(last);
    }
}

/// Why a record is held back, as the end of a sentence.
pub(super) fn because(why: Why) -> String {
    match why {
        Why::Draft => "it is a draft".to_owned(),
        Why::Until(moment) => format!("it appears on {}", moment.0.strftime("%-d %B %Y at %H:%M")),
    }
}

/// The line that tells of a record that is held back.
pub(super) fn held_back_line(kind: &str, id: &str, because: &str) -> String {
    format!("Held back: {kind} `{id}`, because {because}.\n")
}

/// What was held back and why, one line each.
pub(super) fn held_back_lines(held_back: &[HeldBack]) -> Vec<String> {
    let line = |held: &HeldBack| held_back_line(held.kind.name(), held.id.as_str(), &because(held.why));
    held_back.iter().map(line).collect()
}

/// How many figures of each indicator are hidden, one line each: how near to the fewest that is.
pub(super) fn hidden_lines<'a>(hiding: impl Iterator<Item = (&'a Id, Hiding)>) -> Vec<String> {
    let line = |(id, Hiding { small, besides, at_least }): (&Id, Hiding)| {
        let hidden = count(small + besides, "figure is", "figures are");
        let small = count(small, "rests on a small count", "rest on small counts");
        let fewest = if besides > 0 {
            format!(" No method could do with fewer than {at_least} of these.")
        } else {
            String::new()
        };
        format!(
            "Of `{id}` {hidden} hidden: {small}, and {besides} would give one away.{fewest}\n",
            id = id.as_str()
        )
    };
    hiding.map(line).collect()
}

fn found(found: (usize, usize)) -> String {
    match found {
        (0, 0) => "No mistakes were found.".to_owned(),
        (0, warnings) => format!("{} to look at.", count(warnings, "warning", "warnings")),
        (errors, 0) => format!("{} to mend.", count(errors, "error", "errors")),
        (errors, warnings) => {
            format!(
                "{} to mend and {} to look at.",
                count(errors, "error", "errors"),
                count(warnings, "warning", "warnings")
            )
        }
    }
}

pub(super) fn count(number: usize, one: &str, several: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { several })
}

pub(super) fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} KB", bytes.div_ceil(1_000)),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}
