//! The headings of reports: every report has those that `site.yml` lists, in their order, and says
//! something below each, so that a reader sees on purpose where there is nothing to say.

use super::Checking;
use crate::diagnostics::{Finding, Findings, Place, nearest};
use crate::records::reading::{Body, Entry};
use crate::records::report::Report;
use crate::sections::{Section, sections};

/// What a report says where there is nothing to say.
const NOTHING: &str = "`None directly associated with this report.`";

/// No heading is listed twice in the settings.
pub(super) fn listed(checking: &Checking<'_>, findings: &mut Findings) {
    let Some(site) = &checking.directory.authority else { return };
    let headings = &site.record.policies.report_headings;
    for (at, heading) in headings.iter().enumerate() {
        if headings[..at].iter().any(|earlier| earlier.english() == heading.english()) {
            let place = site.field(&format!("policies.report_headings.{at}"));
            let message = format!("The heading `{}` stands twice here", heading.english());
            findings.push(Finding::error("duplicate-heading", place, message).help("Delete one of the two."));
        }
    }
}

/// Holds the text of a report against the headings that the authority asks for.
pub(super) fn check(checking: &Checking<'_>, report: &Entry<Report>, findings: &mut Findings) {
    let mut asked: Vec<&str> = Vec::new();
    for heading in &checking.policies.report_headings {
        if !asked.contains(&heading.english().as_str()) {
            asked.push(heading.english());
        }
    }
    if asked.is_empty() {
        return;
    }
    let Some(body) = report.body.as_ref().filter(|body| !body.is_empty()) else {
        let message = "This report has no text";
        let help =
            format!("Write it below the second line of `---`, under the headings {}.", written(&asked));
        findings.push(Finding::error("report-without-text", report.field("title"), message).help(help));
        return;
    };
    let sections = sections(body.text());
    let headings = Headings { report, body, asked: &asked, sections: &sections };
    let found = headings.recognised(findings);
    headings.missing(&found, findings);
    headings.out_of_order(&found, findings);
    for section in sections.iter().filter(|section| !section.has_text) {
        let message = format!("Nothing stands below the heading `{}`", section.heading);
        let finding = Finding::error("empty-section", headings.place(section), message);
        findings.push(finding.help(format!("Write what there is to say, or {NOTHING}")));
    }
}

/// Headings as a list for people, as an officer writes them.
fn written(headings: &[&str]) -> String {
    let quoted: Vec<String> = headings.iter().map(|heading| format!("`## {heading}`")).collect();
    super::named(quoted.iter().map(String::as_str))
}

/// The headings of one report beside those that are asked for.
struct Headings<'a> {
    report: &'a Entry<Report>,
    body: &'a Body,
    asked: &'a [&'a str],
    sections: &'a [Section],
}

/// A section that is one of those asked for: its number among them.
struct Found<'a> {
    number: usize,
    section: &'a Section,
}

impl<'a> Headings<'a> {
    fn place(&self, section: &Section) -> Place {
        let from = self.body.offset();
        Place::text(&self.report.file, section.range.start + from..section.range.end + from)
    }

    /// The sections that are asked for, in the order in which they are written, each once. A
    /// misspelt heading counts as the one that was meant, so that it is told only once.
    fn recognised(&self, findings: &mut Findings) -> Vec<Found<'a>> {
        let mut found: Vec<Found<'a>> = Vec::new();
        for section in self.sections {
            let number = self.asked.iter().position(|asked| *asked == section.heading);
            let Some(number) = number.or_else(|| self.meant(section, findings)) else { continue };
            if found.iter().any(|earlier| earlier.number == number) {
                let message = format!("The heading `{}` stands twice", self.asked[number]);
                let finding = Finding::error("duplicate-heading", self.place(section), message);
                findings
                    .push(finding.help("Put both texts under the first of the two, and delete the other."));
            } else {
                found.push(Found { number, section });
            }
        }
        found
    }

    /// The heading that was meant by one that is not asked for. That it is not asked for is told.
    fn meant(&self, section: &Section, findings: &mut Findings) -> Option<usize> {
        let is_free = |asked: &&&str| !self.sections.iter().any(|other| other.heading == **asked);
        let near = nearest(&section.heading, self.asked.iter().filter(is_free).copied());
        let help = near.map_or_else(
            || {
                format!(
                    "Write one of {}. A heading inside a section has three signs, `###`.",
                    written(self.asked)
                )
            },
            |near| format!("Did you mean `## {near}`?"),
        );
        let message = format!("Reports have no heading `{}`", section.heading);
        findings.push(Finding::error("unknown-heading", self.place(section), message).help(help));
        self.asked.iter().position(|asked| Some(*asked) == near)
    }

    /// Headings that are missing, those that follow one another in one finding.
    fn missing(&self, found: &[Found<'_>], findings: &mut Findings) {
        let is_missing = |number: usize| !found.iter().any(|section| section.number == number);
        let numbers: Vec<usize> = (0..self.asked.len()).collect();
        for run in numbers.chunk_by(|one, next| is_missing(*one) == is_missing(*next)) {
            let (first, last) = (run[0], run[run.len() - 1]);
            if !is_missing(first) {
                continue;
            }
            let find = |number: usize| found.iter().find(|section| section.number == number);
            let before = first.checked_sub(1).and_then(find);
            let (place, side) = match (before, find(last + 1)) {
                (Some(before), _) => (self.place(before.section), "after this section"),
                (None, Some(after)) => (self.place(after.section), "before this section"),
                (None, None) => (self.report.field("title"), "in the text of this report"),
            };
            let (message, help) = match &self.asked[first..=last] {
                [one] => (
                    format!("The heading `{one}` is missing. It belongs {side}"),
                    format!("Add `## {one}`, and below it what there is to say, or {NOTHING}"),
                ),
                several => (
                    format!("{} headings are missing. They belong {side}", several.len()),
                    format!("Add {}, and below each what there is to say, or {NOTHING}", written(several)),
                ),
            };
            findings.push(Finding::error("missing-heading", place, message).help(help));
        }
    }

    fn out_of_order(&self, found: &[Found<'_>], findings: &mut Findings) {
        let numbers: Vec<usize> = found.iter().map(|section| section.number).collect();
        for (section, stays) in found.iter().zip(in_place(&numbers)) {
            if stays {
                continue;
            }
            let before = numbers.iter().filter(|number| **number < section.number).max();
            let where_to = before.map_or_else(
                || "Move this section to the beginning.".to_owned(),
                |before| {
                    format!("Move this section behind `## {}` and what stands below it.", self.asked[*before])
                },
            );
            let message = format!("The heading `{}` is not in its place", self.asked[section.number]);
            let finding = Finding::error("heading-out-of-order", self.place(section.section), message);
            findings.push(finding.help(where_to));
        }
    }
}

/// Which of some different numbers can stay so that as few as possible have to move for them to
/// rise: those of a longest rising run.
fn in_place(numbers: &[usize]) -> Vec<bool> {
    // For each place, the length of the longest rising run that ends there, and the place before.
    let mut runs: Vec<(usize, Option<usize>)> = Vec::with_capacity(numbers.len());
    for (at, number) in numbers.iter().enumerate() {
        let before =
            (0..at).filter(|earlier| numbers[*earlier] < *number).max_by_key(|earlier| runs[*earlier].0);
        runs.push((before.map_or(1, |before| runs[before].0 + 1), before));
    }
    let mut stays = vec![false; numbers.len()];
    let mut at = (0..numbers.len()).max_by_key(|at| runs[*at].0);
    while let Some(place) = at {
        stays[place] = true;
        at = runs[place].1;
    }
    stays
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn one_heading_that_was_moved_is_one_finding() {
        assert_eq!(in_place(&[5, 0, 1, 2, 3, 4]), [false, true, true, true, true, true]);
        assert_eq!(in_place(&[1, 2, 3, 4, 5, 0]), [true, true, true, true, true, false]);
        assert_eq!(in_place(&[0, 1, 2]), [true, true, true]);
        assert_eq!(in_place(&[]), [] as [bool; 0]);
    }

    proptest! {
        #[test]
        fn what_stays_rises_and_a_single_move_is_seen_as_one(
            mut numbers in Just((0..9_usize).collect::<Vec<_>>()).prop_shuffle(),
            from in 0..9_usize,
            to in 0..9_usize,
        ) {
            let kept = |numbers: &[usize]| -> Vec<usize> {
                numbers.iter().zip(in_place(numbers)).filter(|(_, stays)| *stays).map(|(n, _)| *n).collect()
            };
            let rising = kept(&numbers);
            prop_assert!(rising.is_sorted() && !rising.is_empty());
            numbers.sort_unstable();
            let moved = numbers.remove(from);
            numbers.insert(to, moved);
            prop_assert!(kept(&numbers).len() >= 8);
        }
    }
}
