//! What findings about observations may say.
//!
//! One invariant, which a test holds: no message holds a digit that stands in a cell. A figure in
//! the wrong column, or beside a fault, is not told to anybody who reads the messages of a run.

use crate::records::fields::{Length, Period};
use crate::records::indicator::{Frequency, Measure};
use crate::records::reading::with_article;

use super::number;

/// A cell's text where a message may quote it: it has a letter and no digit.
pub(super) fn quoted(text: &str) -> Option<&str> {
    const LONGEST: usize = 80;
    let fits = text.len() <= LONGEST
        && text.chars().any(char::is_alphabetic)
        && text.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '_' | '\''));
    fits.then_some(text)
}

/// What is wrong with a cell: the rule it breaks, what to say, and what to write instead.
pub(super) struct Fault {
    pub(super) rule: &'static str,
    pub(super) message: String,
    pub(super) help: String,
}

fn fault(rule: &'static str, message: impl Into<String>, help: impl Into<String>) -> Fault {
    Fault { rule, message: message.into(), help: help.into() }
}

impl Fault {
    /// The same fault of a cell in a sheet that has a column for each period, and none for markers or for
    /// each of the numbers.
    pub(super) fn in_wide_sheet(self) -> Self {
        let help = match self.rule {
            "bad-number-in-figures" => {
                "Write digits, with decimals after a full stop where there are any. Where there is no number, leave the cell blank, or write a marker such as `[x]` into it."
            }
            "no-denominator" => {
                "Say in the release where it stands: after `denominator:` in `endings:`, or in an entry of its own with `cells: denominator`."
            }
            "count-as-value" => {
                "Write `cells: numerator` in the release, or `numerator:` in `endings:`, so that a small count can be kept from view."
            }
            "value-and-counts" => {
                "Leave the columns of ready-made figures out of `endings:`: they are calculated from the counts."
            }
            _ => return self,
        };
        Self { help: help.to_owned(), ..self }
    }
}

/// The id of a record, or the key of a group, that nobody wrote, and in how many rows it stands.
pub(super) fn unknown(kind: &str, quoted: Option<&str>, near: Option<&str>, rows: usize) -> Fault {
    let message = match quoted {
        Some(id) => format!("There is no {kind} with the id `{id}`"),
        None => format!("There is no {kind} with the id that stands here"),
    };
    let help = match near {
        Some(near) => format!("Did you mean `{near}`?"),
        None if kind == "group" => {
            "Write the id of a group in `groups:` of `outcomes/framework.yml`.".to_owned()
        }
        None => format!("Write the id of {} that is there.", with_article(kind)),
    };
    let help = if rows > 1 { format!("{help} It stands in {rows} rows of this file.") } else { help };
    fault("unknown-in-figures", message, help)
}

pub(super) fn stray_cell() -> Fault {
    let help = "Delete it, or write the name of its column into the first row. A comma inside a cell needs quotation marks around the cell.";
    fault("cell-without-column", "This cell stands in a column without a name", help)
}

pub(super) fn several_lines() -> Fault {
    let help = "Write it on one line. If it is not meant to go on, a quotation mark in it is not closed.";
    fault("cell-of-several-lines", "This cell runs over several lines", help)
}

pub(super) fn no_indicator() -> Fault {
    fault("no-indicator", "This row names no indicator", "Write the id of an indicator, or delete the row.")
}

pub(super) fn no_period() -> Fault {
    fault("no-period", "This row names no period", FORMS_OF_PERIODS)
}

const FORMS_OF_PERIODS: &str = "Write a month like `2026-07`, a quarter like `2026-Q3` or `2026-27 Q2`, a year like `2026`, a financial year like `2026-27`, or the twelve months up to one like `year to 2026-09`. If your spreadsheet program makes a date of it, give the column the format Text first.";

pub(super) fn bad_period() -> Fault {
    fault("bad-period-in-figures", "This is not a period", FORMS_OF_PERIODS)
}

pub(super) fn other_length(period: Period, frequency: Frequency) -> Fault {
    let is = if period.is_rolling() { "twelve months up to a month" } else { one(period.length()) };
    let (each, example) = (each(frequency), example(frequency));
    let message = format!("This period is {is}, and the indicator has a figure for {each}");
    let what = match frequency.rolls_by() {
        None => one(frequency.length()),
        Some(1) => "the last month",
        Some(_) => "the last month of a quarter",
    };
    fault("period-of-other-length", message, format!("Write {what} like {example}."))
}

fn one(length: Length) -> &'static str {
    match length {
        Length::Month => "a month",
        Length::Quarter => "a quarter",
        Length::Year => "a year",
    }
}

fn each(frequency: Frequency) -> &'static str {
    match frequency {
        Frequency::Monthly => "each month",
        Frequency::Quarterly => "each quarter",
        Frequency::Yearly => "each year",
        Frequency::RollingYearMonthly => "the twelve months up to each month",
        Frequency::RollingYearQuarterly => "the twelve months up to the end of each quarter",
    }
}

fn example(frequency: Frequency) -> &'static str {
    match frequency {
        Frequency::Monthly => "`2026-07`",
        Frequency::Quarterly => "`2026-Q3` or `2026-27 Q2`",
        Frequency::Yearly => "`2026` or `2026-27`",
        Frequency::RollingYearMonthly => "`year to 2026-08`",
        Frequency::RollingYearQuarterly => "`year to 2026-09`",
    }
}

pub(super) fn before_definition(first: Period) -> Fault {
    let message = "This period lies before the first definition of the indicator";
    let help = format!(
        "The first definition holds from {first}. Correct the period, or add an earlier definition to `outcomes/framework.yml`."
    );
    fault("period-before-definition", message, help)
}

pub(super) fn bad_marker() -> Fault {
    let help = "Write one or more of `[b]`, `[e]`, `[f]`, `[p]`, `[r]` and `[u]`, or in the place of a figure one of `[c]`, `[low]`, `[x]` and `[z]`.";
    fault("bad-marker", "This is not a marker", help)
}

pub(super) fn number(found: number::Fault) -> Fault {
    match found {
        number::Fault::NotANumber => fault(
            "bad-number-in-figures",
            "This is not a number",
            "Write digits, with decimals after a full stop where there are any. Where there is no number, leave the cell blank and say why in the column `markers`.",
        ),
        number::Fault::BelowZero => {
            fault("number-below-zero", "This number is below zero", "Write a number that is not below zero.")
        }
        number::Fault::PerCent => fault(
            "number-with-unit",
            "A per cent sign stands in this cell beside the number",
            "Write the number alone: out of a hundred, without the sign. That it is a percentage stands in the `measure` of the indicator.",
        ),
        number::Fault::Pounds => fault(
            "number-with-unit",
            "A pound sign stands in this cell beside the number",
            "Write the number alone. That it is pounds stands in `measure: money`, or in the `unit` of the indicator.",
        ),
        number::Fault::Words => fault(
            "number-with-unit",
            "Words stand in this cell beside the number",
            "Write the number alone. What it counts stands in the `unit` of the indicator.",
        ),
    }
}

pub(super) fn value_and_counts() -> Fault {
    let help = "Leave `value` blank where there are counts: the figure is calculated from them.";
    fault("value-and-counts", "This row has both a ready-made figure and counts", help)
}

pub(super) fn figure_and_marker() -> Fault {
    let message = "A marker here says that there is no figure, and there is one";
    fault("figure-and-marker", message, "Delete the marker, or the figure.")
}

pub(super) fn no_figure() -> Fault {
    let help = "Write the figure, or say in the column `markers` why there is none: `[x]` for not available, `[z]` for not applicable, `[c]` for kept back.";
    fault("no-figure", "This row has no figure, and no marker that says why", help)
}

pub(super) fn count_as_value() -> Fault {
    let help = "Move it into the column `numerator`, so that a small count can be kept from view.";
    fault(
        "count-as-value",
        "This indicator is a count, and its figure is written as a ready-made `value`",
        help,
    )
}

pub(super) fn above_hundred() -> Fault {
    let help = "Write how many in each hundred, like `82.5`.";
    fault("percentage-above-hundred", "This percentage is above 100", help)
}

pub(super) fn above_highest() -> Fault {
    let help = "Correct the figure, or `highest:` of the indicator. The numerator is all ratings added up.";
    fault("rating-above-highest", "This rating is above the highest that can be given", help)
}

pub(super) fn deviation_without_average() -> Fault {
    let help = "Delete it, or give the indicator the measure `average` or `rating`, and write how many there were in the column `denominator`.";
    fault("deviation-without-average", "This standard deviation has no average to stand beside", help)
}

pub(super) fn standardised_without_group() -> Fault {
    let help = "Write a row for each group of the set that has a `standard_population:`. The rate of everybody is worked out from them.";
    fault(
        "standardised-without-group",
        "This indicator is a standardised rate, and this row is about no group of its set",
        help,
    )
}

pub(super) fn count_with_denominator() -> Fault {
    let help = "Delete the denominator, or give the indicator another `measure:`.";
    fault("count-with-denominator", "This indicator is a count, and a count has no denominator", help)
}

pub(super) fn no_numerator() -> Fault {
    let help = "Write the numerator, or delete the denominator and write a marker such as `[x]`.";
    fault("no-numerator", "There is a denominator here without a numerator", help)
}

pub(super) fn no_denominator(measure: Measure) -> Fault {
    let what = match measure {
        Measure::Average => "an average",
        Measure::Rate | Measure::StandardisedRate => "a rate",
        Measure::Money => "a sum of pounds",
        Measure::Rating => "a rating",
        Measure::Percentage | Measure::Count => "a percentage",
    };
    let help = match measure {
        Measure::Money => "Write in the column `denominator` how many it was spent on, or came from.",
        Measure::Rating => "Write in the column `denominator` how many people rated.",
        _ => "Write out of how many in the column `denominator`.",
    };
    fault("no-denominator", format!("This indicator is {what}, and its denominator is missing"), help)
}

pub(super) fn numerator_above_denominator() -> Fault {
    let help = "Of a percentage, the numerator is a part of the denominator. Correct one of the two.";
    fault("numerator-above-denominator", "The numerator is larger than the denominator", help)
}

pub(super) fn zero_denominator() -> Fault {
    let help = "Correct one of the two counts.";
    fault("zero-denominator", "The denominator is zero, and the numerator is not", help)
}

pub(super) fn other_unit(unit: &str) -> Fault {
    let message = "This is not the unit of the indicator";
    let help = format!(
        "The indicator counts {unit}. Where the figure does too, write that, or leave the cell blank. If not, correct the figure."
    );
    fault("other-unit", message, help)
}

pub(super) fn same_cell(row: u32) -> Fault {
    let message = format!("Row {row} gives the same figure as this cell");
    let help = "There is one figure for each indicator, period, area, lot, provider and group. Delete one of the two, or say in the release what tells them apart.";
    fault("duplicate-observation", message, help)
}
