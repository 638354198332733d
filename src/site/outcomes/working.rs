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
    let per = || indicator.per.as_ref().map_or(Decimal::ONE, |per| per.value.0);
    let divided = match measure {
        Measure::Percentage => Some(("percentage", Decimal::ONE_HUNDRED)),
        Measure::Rate => Some(("rate", per())),
        // That of everybody is made from the groups, and has a range that comes from them.
        Measure::StandardisedRate => figure.range().is_none().then(|| ("rate", per())),
        Measure::Average | Measure::Rating => Some(("average", Decimal::ONE)),
        Measure::Count | Measure::Money => None,
    };
    let name = match divided {
        Some((name, parts)) => {
            let exact = upper.checked_mul(parts).and_then(|product| product.checked_div(lower));
            format!("source.worked.{name}{}", if exact == Some(value) { "" } else { "_rounded" })
        }
        None if measure == Measure::Money => "source.worked.money".to_owned(),
        None => "source.worked.standardised".to_owned(),
    };
    let (upper, lower) = (Writer::count(figure.numerator()), Writer::count(figure.denominator()));
    let blanks = [
        ("numerator", upper.as_str()),
        ("denominator", &lower),
        ("value", &if measure == Measure::Money { writer.value(figure).cell } else { writer.bare(value) }),
        ("unit", writer.unit()),
        ("per", &writer.per()),
    ];
    site.words.text(&name, &blanks)
}
