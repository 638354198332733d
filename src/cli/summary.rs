//! The last lines of a run: what was made, and what was held back and why.

use std::path::Path;

use super::options::Run;
use super::{SiteOptions, print};
use crate::directory::{HeldBack, Why};
use crate::pipeline::Rendered;
use crate::publish::Published;

impl Run {
    /// Sums up a build.
    pub(super) fn sum_up(
        &self,
        options: &SiteOptions,
        rendered: &Rendered,
        published: Option<&Published>,
        output: &Path,
    ) {
        if options.talk.quiet {
            return;
        }
        self.tell_held_back();
        self.tell_stages(options);
        let (errors, warnings) = rendered.findings.count();
        print::say(&match published {
            Some(published) => format!(
                "Published {} and {} ({}) in {:.1} s to `{}`; {} written. {}\nThe site's hash is {}.\n",
                count(rendered.pages, "page", "pages"),
                count(rendered.files, "other file", "other files"),
                size(published.bytes),
                self.display.elapsed().as_secs_f64(),
                output.display(),
                count(published.written, "file was", "files were"),
                found(errors, warnings),
                published.hash,
            ),
            None => format!(
                "Nothing was published: {} left as it was. {}\n",
                if output.exists() {
                    format!("`{}` is", output.display())
                } else {
                    "everything is".to_owned()
                },
                found(errors, warnings),
            ),
        });
    }

    /// Sums up a check.
    pub(super) fn sum_up_check(&self, options: &SiteOptions, rendered: &Rendered) {
        if options.talk.quiet {
            return;
        }
        self.tell_held_back();
        self.tell_stages(options);
        let (errors, warnings) = rendered.findings.count();
        print::say(&format!(
            "Checked {} in {:.1} s and wrote nothing. {}\n",
            count(rendered.pages, "page", "pages"),
            self.display.elapsed().as_secs_f64(),
            found(errors, warnings),
        ));
    }

    fn tell_held_back(&self) {
        for HeldBack { kind, id, why } in self.prepared.held_back() {
            let why = match why {
                Why::Draft => "it is a draft".to_owned(),
                Why::Until(moment) => format!("it appears on {}", moment.0.strftime("%-d %B %Y at %H:%M")),
            };
            print::say(&format!("Held back: {} `{id}`, because {why}.\n", kind.name()));
        }
    }

    fn tell_stages(&self, options: &SiteOptions) {
        if options.talk.verbose {
            for (stage, time) in self.display.stages() {
                print::say(&format!("{stage:>12} {:>8.1} ms\n", time.as_secs_f64() * 1000.0));
            }
        }
    }
}

fn found(errors: usize, warnings: usize) -> String {
    match (errors, warnings) {
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
