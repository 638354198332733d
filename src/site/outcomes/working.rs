//! How a figure was worked out, in words: "336 of 400 is 84 in each hundred".
//!
//! It is told from the published counts alone. Of a figure that is hidden, nothing is told.

use rust_decimal::Decimal;

use super::numbers::Writer;
use crate::records::indicator::{Indicator, Measure};
use crate::site::Site;
use crate::statistics::{PublishedFigure, Shown};

/// How a figure was worked out, in a sentence.
pub(in crate::site) fn working(site: &Site<'_>, indicator: &Indicator, figure: &PublishedFigure) -> String {
    let value = match figure.value() {
        Shown::Value(value) => value,
        Shown::Suppressed => return site.words.word("source.worked.hidden"),
        Shown::NotAvailable => return site.words.word("source.worked.not_available"),
        Shown::NotApplicable => return site.words.word("source.worked.not_applicable"),
        Shown::Low => return site.words.word("source.worked.low"),
    };
    let writer = Writer::new(site, indicator);
    let measure = indicator.measure.value;
    if measure == Measure::Count {
        return site.words.text("source.worked.count", &[("value", &writer.shown(figure.value()))]);
    }
    let count = |count: Option<Shown<Decimal>>| count.and_then(Shown::value);
    let Some((upper, lower)) = count(figure.numerator()).zip(count(figure.denominator())) else {
        return site.words.word("source.worked.given");
    };
    let (name, parts) = match measure {
        Measure::Percentage => ("percentage", Decimal::ONE_HUNDRED),
        Measure::Rate => ("rate", indicator.per.as_ref().map_or(Decimal::ONE, |per| per.value.0)),
        _ => ("average", Decimal::ONE),
    };
    let exact = upper.checked_mul(parts).and_then(|product| product.checked_div(lower)) == Some(value);
    let name = format!("source.worked.{name}{}", if exact { "" } else { "_rounded" });
    let (upper, lower) = (Writer::count(figure.numerator()), Writer::count(figure.denominator()));
    let blanks = [
        ("numerator", upper.as_str()),
        ("denominator", &lower),
        ("value", &writer.bare(value)),
        ("per", &writer.per()),
    ];
    site.words.text(&name, &blanks)
}
