//! What a reader sees in each kind of chart.

use super::super::{BarChart, FunnelPoint, LineChart, Verdict};
use super::page::{Element, bars, dots, full_trend, funnel, map, small_multiples, tiles};
use super::*;

fn line(trend: Trend) -> Vec<Element> {
    read(&LineChart { frame: frame("line"), axis: percent(), trend }.svg())
}

/// The runs of a line, each with the places across of its points.
fn runs(elements: &[Element], class: &str) -> Vec<Vec<f64>> {
    let path = elements.iter().find(|element| element.is(class)).map_or("", |element| element.get("d"));
    let numbers = |run: &str| run.split(' ').map(|number| number.parse::<f64>().expect("a number")).collect();
    let runs = path.split('M').filter(|run| !run.is_empty()).map(|run| -> Vec<f64> { numbers(run) });
    runs.map(|run| run.chunks(2).map(|place| place[0]).collect()).collect()
}

fn texts(elements: &[Element]) -> Vec<&str> {
    elements.iter().filter(|element| element.name == "text").map(|element| element.text.as_str()).collect()
}

#[test]
fn no_line_goes_over_a_gap_or_a_break() {
    let mut trend =
        trend([value(50.0), value(52.0), missing(), value(55.0), kept_back(), value(57.0), value(58.0)]);
    trend.points[6].broken = Some("[b]".to_owned());
    let elements = line(trend);
    let lengths: Vec<usize> = runs(&elements, "chart-series").iter().map(Vec::len).collect();
    assert_eq!(lengths, [2, 1, 1, 1]);
    let rule = runs(&elements, "chart-breaks");
    let series = runs(&elements, "chart-series");
    assert!(series[2][0] < rule[0][0] && rule[0][0] < series[3][0], "the rule stands between the two");
    assert!(texts(&elements).contains(&"[b]"));
}

#[test]
fn a_script_is_told_the_edges_between_which_the_points_stand() {
    let elements = line(trend([value(50.0), value(52.0), value(55.0)]));
    let inner = elements.iter().find(|element| !element.get("data-plot").is_empty()).expect("its edges");
    let edges: Vec<f64> =
        inner.get("data-plot").split(' ').map(|edge| edge.parse().expect("a number")).collect();
    let &[left, top, right, bottom] = &edges[..] else { panic!("{edges:?}") };
    let across = &runs(&elements, "chart-series")[0];
    assert!((across[0] - left).abs() <= 1.0 && (across[2] - right).abs() <= 1.0, "{across:?} in {edges:?}");
    let zero = elements.iter().find(|element| element.is("chart-zero")).map_or("", |rule| rule.get("d"));
    assert!(zero.ends_with(&format!(" {bottom}")), "the rule at the bottom, {zero}, in {edges:?}");
    assert!(0.0 < top && top < bottom && bottom < 1_000.0, "{edges:?}");
}

#[test]
fn a_figure_that_is_kept_back_has_a_mark_on_the_axis_that_tells_nothing() {
    let elements = line(trend([value(50.0), kept_back(), kept_back(), value(58.0)]));
    let marks: Vec<&Element> = elements.iter().filter(|element| element.is("chart-kept")).collect();
    assert_eq!(marks.len(), 2);
    assert_eq!(texts(&elements).iter().filter(|text| **text == "[c]").count(), 1, "once for a run of them");
    let zero =
        elements.iter().find(|element| element.is("chart-zero")).map_or("", |element| element.get("d"));
    let down: f64 = zero.rsplit(' ').next().and_then(|y| y.parse().ok()).expect("a rule across");
    for mark in elements.iter().filter(|element| element.get("viewBox") == "0 0 16 16") {
        assert!((mark.share("y") * 10.0 - down).abs() < 1.0, "on the axis, not at a height of its own");
    }
}

#[test]
fn the_last_figure_and_the_target_are_named_beside_their_ends() {
    let elements = line(full_trend());
    let texts = texts(&elements);
    assert!(texts.contains(&"79%") && texts.contains(&"Marrowhythe"), "{texts:?}");
    assert!(texts.contains(&"Target 80%") && texts.contains(&"Aldermere"), "{texts:?}");
    assert!(texts.contains(&"Jan to Mar") && texts.contains(&"[b] New question asked"), "{texts:?}");
    assert!(elements.iter().any(|element| element.is("chart-open")), "a provisional figure is hollow");
    let steps = runs(&elements, "chart-target");
    assert!(steps.len() == 1 && steps[0].len() == 4, "one line that steps up: {steps:?}");
}

#[test]
fn a_scale_that_begins_above_zero_says_so_in_the_description_and_in_the_drawing() {
    let note = "The scale begins at 78%, not at zero.";
    let chart =
        |axis| LineChart { frame: frame("line"), axis, trend: trend([value(78.0), value(86.0)]) }.svg();
    let svg = chart(percent());
    let elements = read(&svg);
    let description = elements.iter().find(|element| element.name == "desc").expect("a description");
    assert!(description.text.ends_with(note), "{}", description.text);
    assert!(texts(&elements).contains(&note));
    let from_zero = chart(Axis { above_zero: None, ..percent() });
    assert!(!from_zero.contains("not at zero") && texts(&read(&from_zero)).contains(&"0%"));
}

#[test]
fn bars_begin_at_zero_and_are_as_long_as_their_numbers() {
    let bar = |name: &str, figure| super::super::Bar { name: name.to_owned(), figure, own: false };
    let bars = vec![bar("A", value(80.0)), bar("B", value(40.0)), bar("C", kept_back()), bar("D", missing())];
    // Even where the scale of another kind of chart would begin higher.
    let elements = read(&BarChart { frame: frame("bars"), axis: percent(), bars }.svg());
    let drawn: Vec<&Element> = elements.iter().filter(|element| element.is("chart-bar")).collect();
    assert_eq!(drawn.len(), 2);
    assert!((drawn[0].share("width") - 2.0 * drawn[1].share("width")).abs() < 0.2);
    assert!(drawn[0].get("x") == drawn[1].get("x"));
    let stub = elements.iter().find(|element| element.get("fill") == "url(#chart_kept)").expect("a stub");
    assert!(stub.share("width") < drawn[1].share("width"));
    assert!(texts(&elements).contains(&"[c]") && texts(&elements).contains(&"[x]"));
    assert!(texts(&elements).contains(&"0%"));
}

#[test]
fn the_bar_that_a_page_is_about_stands_out_in_weight_and_in_its_name() {
    let elements = read(&bars().svg());
    let own: Vec<&str> = elements
        .iter()
        .filter(|element| element.is("chart-own"))
        .map(|element| element.text.as_str())
        .collect();
    assert_eq!(own, ["Hexby"]);
    assert_eq!(
        elements.iter().filter(|element| element.is("chart-bar") && !element.is("chart-quiet")).count(),
        1
    );
}

#[test]
fn each_verdict_has_a_shape_of_its_own_and_its_word() {
    let mut chart = dots();
    let verdicts = [
        (Verdict::Better, "better"),
        (Verdict::Similar, "similar"),
        (Verdict::Worse, "worse"),
        (Verdict::Higher, "higher"),
    ];
    chart.dots.truncate(4);
    for (dot, (verdict, word)) in chart.dots.iter_mut().zip(verdicts) {
        dot.verdict = Some((verdict, word.to_owned()));
    }
    chart.dots.push(super::super::Dot {
        verdict: Some((Verdict::Lower, "lower".to_owned())),
        ..chart.dots[0].clone()
    });
    let elements = read(&chart.svg());
    let marks = elements.iter().filter(|element| element.is("chart-dot"));
    let mut shapes: Vec<_> =
        marks.map(|mark| (mark.name.clone(), mark.get("d").to_owned(), mark.is("chart-open"))).collect();
    shapes.sort();
    shapes.dedup();
    assert_eq!(shapes.len(), 5, "{shapes:?}");
    for word in ["better", "similar", "worse", "higher", "lower", "Aldermere 80%"] {
        assert!(texts(&elements).contains(&word), "{word}");
    }
}

#[test]
fn long_names_stand_above_their_rows_in_lines_that_fit() {
    let mut chart = dots();
    chart.dots[0].name = "Lot 1: Home safety checks in the northern districts".to_owned();
    let elements = read(&chart.svg());
    assert!(texts(&elements).iter().any(|text| text.starts_with("Lot 1")));
    assert!(
        texts(&elements).iter().all(|text| super::super::words::width(text) <= super::super::canvas::WIDTH)
    );
}

#[test]
fn small_multiples_have_one_scale() {
    let mut charts = small_multiples();
    charts.panels[3].trend.points[2].figure = value(250.0);
    let ticks = |svg: &String| {
        let elements = read(svg);
        let ticks = elements.iter().filter(|element| element.is("chart-tick")).take(2);
        ticks.map(|element| element.text.clone()).collect::<Vec<_>>()
    };
    let svgs = charts.svgs();
    assert_eq!(svgs.len(), 12);
    for svg in &svgs {
        assert_eq!(ticks(svg), ["0%", "250%"]);
    }
}

#[test]
fn a_map_of_tiles_shows_names_where_they_fit_and_else_numbers_with_a_key() {
    let mut chart = tiles();
    let elements = read(&chart.svg());
    assert!(elements.iter().any(|element| element.is("chart-narrow") && element.text == "12"));
    assert!(elements.iter().any(|element| element.is("chart-wide") && element.text == "Marrowhythe"));
    assert!(elements.iter().any(|element| element.is("chart-key") && element.is("chart-narrow")));
    chart.tiles.iter_mut().for_each(|tile| tile.name.truncate(3));
    let elements = read(&chart.svg());
    assert!(!elements.iter().any(|element| element.is("chart-narrow")));
    for text in ["Mar", "[c]", "[x]", "under 70%", "[c] not shown, to protect people", "[x] not available"] {
        assert!(texts(&elements).contains(&text), "{text}");
    }
}

#[test]
fn a_map_numbers_its_areas_in_their_order_and_names_them_in_a_key() {
    let elements = read(&map().svg());
    let areas = elements.iter().filter(|element| element.name == "path").count();
    assert_eq!(areas, 12);
    let numbers: Vec<&str> = texts(&elements).into_iter().filter(|text| text.parse::<u8>().is_ok()).collect();
    let once: Vec<String> = (1..=12).map(|number| number.to_string()).collect();
    assert_eq!(numbers, [once.clone(), once].concat(), "on the map, and in the key");
    let names: Vec<&str> = elements
        .iter()
        .filter(|element| element.name == "tspan")
        .map(|element| element.text.as_str())
        .collect();
    assert_eq!(names.iter().step_by(2).copied().collect::<Vec<_>>(), DISTRICTS);
}

#[test]
fn a_funnel_names_the_points_outside_its_limits_and_its_curves() {
    let mut chart = funnel();
    let elements = read(&chart.svg());
    let texts = texts(&elements);
    assert!(texts.contains(&"Wexmarsh") && !texts.contains(&"Saltreach"), "{texts:?}");
    for text in ["95% limits", "99.8% limits", "People who answered", "0"] {
        assert!(texts.contains(&text), "{text}: {texts:?}");
    }
    assert_eq!(runs(&elements, "chart-far").len(), 2, "a curve above and one below");
    chart.points.push(FunnelPoint { own: true, name: "Ours".to_owned(), ..chart.points[0].clone() });
    assert!(chart.svg().contains(">Ours</text>"));
}
