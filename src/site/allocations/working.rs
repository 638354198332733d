//! How a budget is shared out, in words and sums.

use num_bigint::BigInt;
use num_traits::Zero as _;
use serde::Serialize;

use super::super::Site;
use super::super::parts::{self, Ref};
use crate::allocation::{Allotment, Exact, Measure, Part, Share, decimals, number, percentage, pounds};
use crate::records::allocation::{Allocation, AreaNeed, NeedMeasure};

/// Every figure of the sum, as it is written. The areas stand in the order of what they get.
#[derive(Serialize)]
pub(super) struct Working {
    measures: Vec<MeasureView>,
    areas: Vec<AreaView>,
    /// The areas that get most; all of them where all get the same.
    most: Vec<Ref>,
    /// The names of the measures by which the one area that gets most has the greatest need.
    most_need: Vec<String>,
    /// The areas that get least.
    least: Vec<Ref>,
    /// All sums together: the budget.
    total: String,
    rounded_down: String,
    left_over: usize,
    tied: bool,
}

/// A measure of need, and what follows it.
#[derive(Serialize)]
struct MeasureView {
    name: String,
    source: String,
    weight: String,
    of_budget: String,
    sum: String,
    total: String,
    for_each: String,
}

/// What an area gets, with every step on the way.
#[derive(Serialize)]
struct AreaView {
    area: Ref,
    parts: Vec<PartView>,
    before_rounding: String,
    rounded_down: String,
    remainder: String,
    gets_penny: bool,
    sum: String,
    of_budget: String,
    /// How long its bar is beside the longest, from 0 to 100.
    bar: String,
    /// Whether its parts, each rounded, seem not to add up to its sum.
    seems_out: bool,
}

/// What an area gets by one measure.
#[derive(Serialize)]
struct PartView {
    need: String,
    of_need: String,
    sum: String,
}

impl Working {
    /// Nothing where the budget cannot be shared out.
    pub(super) fn of(site: &Site<'_>, allocation: &Allocation) -> Option<Self> {
        let allotment = Allotment::of(allocation)?;
        let mut shares: Vec<(&AreaNeed, &Share)> = allocation.areas.iter().zip(&allotment.shares).collect();
        shares.sort_by(|(a, one), (b, other)| other.sum.cmp(&one.sum).then(a.area.id().cmp(b.area.id())));
        let largest = &shares.first()?.1.sum;
        let smallest = &shares.last()?.1.sum;
        let named = |sum: &Exact| {
            let same = shares.iter().filter(|(_, share)| share.sum == *sum);
            same.map(|(need, _)| name(site, need)).collect::<Vec<_>>()
        };
        let measures = allocation.measures.iter().zip(&allotment.measures);
        Some(Self {
            measures: measures.map(|(named, measure)| measure_view(site, named, measure)).collect(),
            areas: shares.iter().map(|(need, share)| area_view(site, need, share, largest)).collect(),
            most: named(largest),
            most_need: most_need(site, allocation, &shares),
            least: named(smallest),
            total: pounds(&allotment.total(), 2),
            rounded_down: pounds(&allotment.shares.iter().map(|share| &share.rounded_down).sum(), 2),
            left_over: allotment.left_over,
            tied: allotment.tied,
        })
    }
}

/// The measures by which the area at the head of the list has the greatest need.
fn most_need(site: &Site<'_>, allocation: &Allocation, shares: &[(&AreaNeed, &Share)]) -> Vec<String> {
    let need = |share: &Share, at: usize| share.parts[at].need.clone();
    let is_greatest =
        |at: &usize| shares.iter().map(|(_, share)| need(share, *at)).max() == Some(need(shares[0].1, *at));
    let measures = (0..allocation.measures.len()).filter(is_greatest);
    measures.map(|at| allocation.measures[at].name.in_language(site.language).clone()).collect()
}

fn measure_view(site: &Site<'_>, named: &NeedMeasure, measure: &Measure) -> MeasureView {
    MeasureView {
        name: named.name.in_language(site.language).clone(),
        source: named.source.in_language(site.language).clone(),
        weight: number(&measure.weight),
        of_budget: whole_percentage(&measure.of_budget),
        sum: pounds(&measure.sum, 2),
        total: number(&measure.total),
        for_each: pounds(&measure.for_each, 2),
    }
}

/// A percentage without decimals where it has none: officers write weights like 50.
fn whole_percentage(part: &Exact) -> String {
    let hundred = part * BigInt::from(100);
    if hundred.is_integer() { format!("{}%", decimals(&hundred, 0)) } else { percentage(part) }
}

fn area_view(site: &Site<'_>, need: &AreaNeed, share: &Share, largest: &Exact) -> AreaView {
    let bar = if largest.is_zero() { Exact::zero() } else { &share.sum / largest * BigInt::from(100) };
    AreaView {
        area: name(site, need),
        parts: share.parts.iter().map(part_view).collect(),
        before_rounding: pounds(&share.before_rounding, 4),
        rounded_down: pounds(&share.rounded_down, 2),
        remainder: decimals(&share.remainder, 2),
        gets_penny: share.gets_penny,
        sum: pounds(&share.sum, 2),
        of_budget: percentage(&share.of_budget),
        bar: decimals(&bar, 1),
        seems_out: share.parts.iter().map(|part| part.sum.round()).sum::<Exact>() != share.sum,
    }
}

fn part_view(part: &Part) -> PartView {
    PartView { need: number(&part.need), of_need: percentage(&part.of_need), sum: pounds(&part.sum, 2) }
}

/// The name of an area; one that readers may not see yet has none.
fn name(site: &Site<'_>, need: &AreaNeed) -> Ref {
    let named = parts::references(site, [&need.area]).pop();
    named.unwrap_or_else(|| Ref { text: site.words.word("allocation.hidden_area"), href: None })
}
