//! Findings as they are kept.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use crate::diagnostics::{At, Cause, Finding, Place, Severity};
use crate::records::fields::Span;

/// A finding as it is kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Kept {
    is_error: bool,
    is_of_time: bool,
    rule: String,
    file: String,
    at: KeptAt,
    message: String,
    help: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
enum KeptAt {
    File,
    Text(usize, usize),
    Cell(String, u32, u32),
}

impl Kept {
    pub(super) fn of(finding: &Finding) -> Self {
        Self {
            is_error: finding.severity == Severity::Error,
            is_of_time: finding.cause == Cause::Time,
            rule: finding.rule.to_owned(),
            file: finding.place.file.to_string(),
            at: match &finding.place.at {
                At::File => KeptAt::File,
                At::Text(span) => KeptAt::Text(span.range().start, span.range().end),
                At::Cell { sheet, row, column } => KeptAt::Cell(sheet.clone(), *row, *column),
            },
            message: finding.message.clone(),
            help: finding.help.clone(),
        }
    }

    pub(super) fn finding(&self) -> Finding {
        Finding {
            severity: if self.is_error { Severity::Error } else { Severity::Warning },
            cause: if self.is_of_time { Cause::Time } else { Cause::Writing },
            rule: rule(&self.rule),
            place: Place {
                file: Arc::from(self.file.as_str()),
                at: match &self.at {
                    KeptAt::File => At::File,
                    KeptAt::Text(start, end) => At::Text(Span::new(*start..*end)),
                    KeptAt::Cell(sheet, row, column) => {
                        At::Cell { sheet: sheet.clone(), row: *row, column: *column }
                    }
                },
            },
            message: self.message.clone(),
            help: self.help.clone(),
        }
    }
}

/// The name of a rule, which lives as long as the program. There are few of them, and each is
/// made once.
fn rule(name: &str) -> &'static str {
    static KNOWN: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(rule) = known.get(name) {
        return rule;
    }
    let rule: &'static str = Box::leak(name.to_owned().into_boxed_str());
    known.insert(rule);
    rule
}
