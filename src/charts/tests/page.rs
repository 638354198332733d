//! What holds for every chart, since a page holds it.

use quick_xml::events::BytesStart;

use super::super::plot;
use super::super::{
    AreaMap, Bar, BarChart, Classes, Dot, DotChart, FunnelPlot, FunnelPoint, Limit, LineChart, MapArea,
    Other, Panel, SmallMultiples, Spark, Step, Target, Tile, TileMap, Trend, Verdict, shared_patterns,
};
use super::*;

/// An element of a drawing.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    /// The text right in it, with entities as written.
    pub(super) text: String,
}

impl Element {
    pub(super) fn of(tag: &BytesStart<'_>) -> Self {
        let attributes = tag.attributes().map(|attribute| {
            let attribute = attribute.expect("an attribute, once");
            (attribute.key.as_ref().to_owned(), attribute.value.into_owned())
        });
        Self { name: tag.name().as_ref().to_owned(), attributes: attributes.collect(), text: String::new() }
    }

    pub(super) fn get(&self, name: &str) -> &str {
        self.attributes.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    pub(super) fn is(&self, class: &str) -> bool {
        self.get("class").split(' ').any(|own| own == class)
    }

    /// A number of per cent.
    pub(super) fn share(&self, name: &str) -> f64 {
        self.get(name).trim_end_matches('%').parse().expect("a number")
    }
}

/// A line of three years of quarters, with all that a line can have.
pub(super) fn full_trend() -> Trend {
    let mut trend = trend((0..13_i32).map(|at| value(61.0 + 1.5 * f64::from(at))));
    for (at, point) in trend.points.iter_mut().enumerate() {
        point.period = format!("{} 2022", ["Jan to Mar", "Apr to Jun", "Jul to Sep", "Oct to Dec"][at % 4]);
        point.interval = Some((55.0, 80.0));
    }
    trend.points[5].broken = Some("[b] New question asked".to_owned());
    trend.points[7].figure = kept_back();
    trend.points[9].figure = missing();
    trend.points[12].provisional = true;
    let step = |value, from, to| Step { reading: reading(value), from, to };
    trend.target =
        Some(Target { name: "Target".to_owned(), steps: vec![step(70.0, 0, 5), step(80.0, 6, 12)] });
    let readings = (0..13).map(|_| Some(reading(64.5))).collect();
    trend.other = Some(Other { name: "Aldermere".to_owned(), readings });
    trend.name = Some("Marrowhythe".to_owned());
    trend
}

/// The figure of each district: one of them is kept back, one is missing.
fn figures() -> impl Iterator<Item = (&'static str, Figure)> {
    DISTRICTS.into_iter().enumerate().map(|(at, name)| match at {
        4 => (name, kept_back()),
        7 => (name, missing()),
        _ => (name, value(65.5 + 2.5 * plot::small(at))),
    })
}

pub(super) fn bars() -> BarChart {
    let bar = |(name, figure): (&str, Figure)| Bar { name: name.to_owned(), own: name == "Hexby", figure };
    BarChart { frame: frame("bars"), axis: percent(), bars: figures().map(bar).collect() }
}

pub(super) fn dots() -> DotChart {
    let dot = |(at, (name, figure)): (usize, (&str, Figure))| Dot {
        name: name.to_owned(),
        figure,
        interval: Some((60.0 + plot::small(at), 71.0 + 2.5 * plot::small(at))),
        verdict: Some((Verdict::Better, "better".to_owned())),
        own: false,
    };
    let benchmark = Some(("Aldermere".to_owned(), reading(80.0)));
    DotChart {
        frame: frame("dots"),
        axis: percent(),
        dots: figures().enumerate().map(dot).collect(),
        benchmark,
    }
}

fn classes() -> Classes {
    let names = ["under 70%", "70% to 75%", "75% to 80%", "80% to 85%", "85% and over"].map(str::to_owned);
    Classes {
        names: names.to_vec(),
        kept_back: "[c] not shown, to protect people".to_owned(),
        missing: "[x] not available".to_owned(),
    }
}

pub(super) fn tiles() -> TileMap {
    let tile = |(at, (name, figure)): (u16, (&str, Figure))| Tile {
        row: 3 + at / 4,
        column: at % 4,
        name: name.to_owned(),
        figure,
        class: Some(usize::from(at) / 3),
        own: name == "Hexby",
    };
    TileMap { frame: frame("tiles"), classes: classes(), tiles: (0..).zip(figures()).map(tile).collect() }
}

/// Districts like the pieces of a puzzle: their borders have 300 corners each.
pub(super) fn map() -> AreaMap {
    let border = |from: (f64, f64), to: (f64, f64)| {
        let turned = from > to;
        let (start, end) = if turned { (to, from) } else { (from, to) };
        let corner = |step: i32| {
            let part = f64::from(step) / 300.0;
            let wave = (part * 50.0).sin() * 0.02 * part * (1.0 - part);
            (start.0 + (end.0 - start.0) * part + wave, start.1 + (end.1 - start.1) * part + wave)
        };
        let mut corners: Vec<(f64, f64)> = (0..=300).map(corner).collect();
        if turned {
            corners.reverse();
        }
        corners
    };
    let area = |(at, (name, figure)): (u8, (&str, Figure))| {
        let (west, south) = (-2.5 + 0.2 * f64::from(at % 4), 53.5 + 0.1 * f64::from(at / 4));
        let corners = [(west, south), (west + 0.2, south), (west + 0.2, south + 0.1), (west, south + 0.1)];
        let outline = (0..4).flat_map(|side| border(corners[side], corners[(side + 1) % 4])).collect();
        MapArea { name: name.to_owned(), figure, class: Some(usize::from(at) / 3), outlines: vec![outline] }
    };
    AreaMap { frame: frame("map"), classes: classes(), areas: (0..).zip(figures()).map(area).collect() }
}

pub(super) fn funnel() -> FunnelPlot {
    let point = |(at, name): (usize, &&str)| FunnelPoint {
        name: (*name).to_owned(),
        size: 60.0 + 40.0 * plot::small(at),
        value: if at == 2 { 62.0 } else { 78.0 + plot::small(at % 5) },
        verdict: if at == 2 { Verdict::Worse } else { Verdict::Similar },
        own: false,
    };
    let limit = |at: i32| {
        let (size, half) = (20.0 * f64::from(at), 100.0 / f64::from(at).sqrt());
        Limit { size, nearer: (80.0 - half, 80.0 + half), farther: (80.0 - 1.5 * half, 80.0 + 1.5 * half) }
    };
    FunnelPlot {
        frame: frame("funnel"),
        axis: percent(),
        sizes: Axis { whole: true, title: Some("People who answered".to_owned()), ..Axis::default() },
        average: ("Aldermere".to_owned(), reading(80.0)),
        limits: (1..=30).map(limit).collect(),
        limit_names: ["95% limits".to_owned(), "99.8% limits".to_owned()],
        points: DISTRICTS.iter().enumerate().map(point).collect(),
        left_out: Some("[c] One district is not shown, to protect people.".to_owned()),
    }
}

pub(super) fn small_multiples() -> SmallMultiples {
    let panel = |name: &&str| Panel { frame: frame(&name.replace(' ', "-")), trend: full_trend() };
    SmallMultiples { axis: percent(), panels: DISTRICTS.iter().map(panel).collect() }
}

/// One of each kind.
pub(super) fn one_of_each() -> Vec<String> {
    let (axis, trend) = (percent(), full_trend());
    let line = LineChart { frame: frame("line"), axis: axis.clone(), trend: trend.clone() };
    let mut charts = vec![line.svg(), Spark { frame: frame("spark"), axis, trend }.svg(), bars().svg()];
    charts.extend([dots().svg(), tiles().svg(), map().svg(), funnel().svg()]);
    charts.extend(small_multiples().svgs());
    charts
}

#[test]
fn every_chart_is_an_image_with_a_name_and_a_description() {
    for svg in one_of_each() {
        let elements = read(&svg);
        let images: Vec<_> = elements.iter().filter(|element| element.get("role") == "img").collect();
        assert_eq!(images.len(), 1, "{svg}");
        let named: Vec<&str> = images[0].get("aria-labelledby").split(' ').collect();
        for (kind, id) in ["title", "desc"].iter().zip(named) {
            let element = elements.iter().find(|element| element.get("id") == id).expect("what it refers to");
            assert!(element.name == *kind && !element.text.is_empty());
        }
        let hidden = elements.iter().filter(|element| element.get("aria-hidden") == "true");
        let outer = elements.iter().filter(|element| element.is("chart"));
        assert_eq!(
            hidden.count() + 1,
            outer.count(),
            "what is beside the image is hidden, since its table says it"
        );
    }
}

#[test]
fn no_chart_has_a_style_a_script_or_anything_from_elsewhere() {
    for svg in one_of_each() {
        for element in read(&svg) {
            assert!(
                ["svg", "title", "desc", "text", "tspan", "path", "rect", "circle", "div", "page"]
                    .contains(&&*element.name)
            );
            for (name, value) in &element.attributes {
                assert!(name != "style" && !name.starts_with("on") && !name.contains("href"), "{name}");
                assert!(!value.contains("url(") || value.starts_with("url(#chart_"), "{value}");
            }
        }
    }
}

#[test]
fn no_chart_is_larger_than_six_kilobytes_and_no_coordinate_has_two_decimals() {
    for svg in one_of_each() {
        assert!(svg.len() <= 6 * 1024, "{} bytes: {svg}", svg.len());
        for element in read(&svg) {
            for (name, value) in element.attributes.iter().filter(|(name, _)| name != "aria-labelledby") {
                let decimals = value
                    .split(|sign: char| !sign.is_ascii_digit() && sign != '.')
                    .map(|number| number.split_once('.').map_or(0, |(_, decimals)| decimals.len()));
                assert!(decimals.max() <= Some(1), "{name}={value}");
            }
        }
    }
    let panels: usize = small_multiples().svgs().iter().map(String::len).sum();
    assert!(panels <= 40 * 1024, "12 small charts of {panels} bytes, before they are compressed");
}

#[test]
fn every_pattern_that_a_chart_asks_for_is_there_once() {
    let shared = read(&shared_patterns());
    for svg in one_of_each() {
        for element in read(&svg) {
            if let Some(id) = element.get("fill").strip_prefix("url(#").and_then(|id| id.strip_suffix(')')) {
                assert_eq!(shared.iter().filter(|pattern| pattern.get("id") == id).count(), 1, "{id}");
            }
        }
    }
}

#[test]
fn what_officers_write_is_text() {
    let hostile = "<script>alert(1)</script>\"'&]]>\u{1}";
    let mut chart = bars();
    chart.frame = Frame { id: "a\"b".to_owned(), title: hostile.to_owned(), description: hostile.to_owned() };
    chart.bars[0].name = hostile.to_owned();
    chart.axis.tick = hostile.to_owned();
    let svg = chart.svg();
    assert!(read(&svg).iter().all(|element| element.name != "script"));
    assert!(svg.contains("&lt;script&gt;") && !svg.contains("<script"));
}
