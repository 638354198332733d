//! How unequal a figure is between groups of people: the gap between the highest and the lowest.

use rust_decimal::Decimal;

use super::numbers::Writer;
use crate::records::indicator::Indicator;
use crate::site::Site;
use crate::site::parts::Ref;
use crate::statistics::{PublishedFigure, Shown, likely};

/// The gap between the groups of one set in one period, in sentences. Nothing where fewer than two have
/// a figure with a likely range: how many people of a group there are says nothing of how they fare.
pub(super) fn sentences(
    site: &Site<'_>,
    indicator: &Indicator,
    rows: &[(&Ref, Option<&PublishedFigure>)],
) -> Vec<String> {
    let value = |figure: &PublishedFigure| figure.value().value();
    let there = rows.iter().filter_map(|(name, figure)| Some((*name, (*figure)?, value((*figure)?)?)));
    let mut there: Vec<(&Ref, &PublishedFigure, Decimal)> = there.collect();
    there.sort_by_key(|(.., value)| *value);
    let (Some((low_name, low, lowest)), Some((high_name, high, highest))) = (there.first(), there.last())
    else {
        return Vec::new();
    };
    let Some(range) = (there.len() > 1).then(|| likely::gap(indicator, high, low)).flatten() else {
        return Vec::new();
    };
    let (words, writer) = (&site.words, Writer::new(site, indicator));
    if highest == lowest {
        return vec![words.word("gap.none")];
    }
    let stands = |name: &Ref, value: Decimal| {
        words.text("gap.stands", &[("group", &name.text), ("value", &writer.words(value))])
    };
    let mut sentences = vec![stands(high_name, *highest), stands(low_name, *lowest)];
    let apart = writer.distance(*highest - *lowest);
    let ends = likely::published(indicator, range).filter(|_| range.lower() > 0.0);
    if let Some([lower, upper]) = ends.map(|ends| ends.map(|end| writer.distance(end))) {
        let blanks = [("gap", apart.as_str()), ("lower", &lower), ("upper", &upper)];
        sentences.push(words.text("gap.clear", &blanks));
    } else {
        sentences.push(words.text("gap.unclear", &[("gap", &apart)]));
    }
    let is_hidden = |figure: Option<&PublishedFigure>| {
        figure.is_some_and(|figure| matches!(figure.value(), Shown::Suppressed))
    };
    if rows.iter().any(|(_, figure)| is_hidden(*figure)) {
        sentences.push(words.word("gap.hidden"));
    }
    sentences
}
