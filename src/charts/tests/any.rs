//! Whatever comes in, a drawing comes out.

use proptest::collection::vec;
use proptest::prelude::*;

use super::super::{
    AreaMap, Bar, BarChart, Classes, Dot, DotChart, FunnelPlot, FunnelPoint, Limit, LineChart, MapArea,
    Other, Panel, SmallMultiples, Spark, Step, Target, Tile, TileMap, Verdict,
};
use super::*;

fn number() -> impl Strategy<Value = f64> + Clone {
    prop_oneof![
        -200.0..200.0_f64,
        -1e18..1e18_f64,
        Just(0.0),
        Just(80.0),
        Just(f64::NAN),
        Just(f64::INFINITY),
        Just(f64::MAX),
        Just(f64::MIN_POSITIVE),
    ]
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof!["[a-zA-Z0-9 %\\[\\]]{0,30}", "\\PC{0,60}", Just("<&\"'>\u{0}\u{202e}".to_owned())]
}

fn figure() -> impl Strategy<Value = Figure> {
    prop_oneof![
        4 => (number(), words()).prop_map(|(value, text)| Figure::Value(Reading { value, text })),
        1 => words().prop_map(Figure::Suppressed),
        1 => words().prop_map(Figure::Missing),
    ]
}

fn range() -> impl Strategy<Value = Option<(f64, f64)>> {
    proptest::option::of((number(), number()))
}

fn verdict() -> impl Strategy<Value = Verdict> {
    prop_oneof![Just(Verdict::Better), Just(Verdict::Similar), Just(Verdict::Worse), Just(Verdict::Lower)]
}

fn any_axis() -> impl Strategy<Value = Axis> {
    let texts = (words(), proptest::option::of(words()), proptest::option::of(words()));
    (texts, any::<bool>()).prop_map(|((tick, title, above_zero), whole)| Axis {
        tick,
        title,
        whole,
        above_zero,
    })
}

fn any_trend() -> impl Strategy<Value = Trend> {
    let point = (words(), figure(), range(), any::<bool>(), proptest::option::weighted(0.1, words()));
    let point = point.prop_map(|(period, figure, interval, provisional, broken)| Point {
        period,
        figure,
        interval,
        provisional,
        broken,
    });
    let step = (number(), words(), 0..40_usize, 0..40_usize);
    let step = step.prop_map(|(value, text, from, to)| Step { reading: Reading { value, text }, from, to });
    let target = (words(), vec(step, 0..4)).prop_map(|(name, steps)| Target { name, steps });
    let readings = vec(proptest::option::of(number()), 0..30);
    let other = (words(), readings).prop_map(|(name, values)| {
        let reading = |value: f64| Reading { value, text: "x".to_owned() };
        Other { name, readings: values.into_iter().map(|value| value.map(reading)).collect() }
    });
    let rest = (proptest::option::of(target), proptest::option::of(other), proptest::option::of(words()));
    (vec(point, 0..30), rest).prop_map(|(points, (target, other, name))| Trend {
        name,
        points,
        target,
        other,
    })
}

/// What is drawn is well-formed, and every number in it is one.
fn holds(svg: &str) {
    for element in read(svg) {
        for (name, value) in &element.attributes {
            let is_number =
                matches!(name.as_str(), "x" | "y" | "width" | "height" | "cx" | "cy" | "d" | "viewBox");
            assert!(!is_number || !value.contains("NaN") && !value.contains("inf"), "{name}={value}");
            if ["width", "height"].contains(&name.as_str()) {
                assert!(!value.starts_with('-'), "{name}={value}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_line_can_be_drawn(axis in any_axis(), trend in any_trend(), title in words()) {
        let frame = Frame { id: "any".to_owned(), title: title.clone(), description: title };
        holds(&LineChart { frame: frame.clone(), axis: axis.clone(), trend: trend.clone() }.svg());
        holds(&Spark { frame: frame.clone(), axis: axis.clone(), trend: trend.clone() }.svg());
        let panels = vec![Panel { frame: frame.clone(), trend }, Panel { frame, trend: Trend::default() }];
        SmallMultiples { axis, panels }.svgs().iter().for_each(|svg| holds(svg));
    }

    #[test]
    fn any_rows_can_be_drawn(
        axis in any_axis(),
        rows in vec((words(), figure(), range(), proptest::option::of((verdict(), words())), any::<bool>()), 0..15),
        benchmark in proptest::option::of((words(), number())),
    ) {
        let bars = rows.iter().cloned().map(|(name, figure, _, _, own)| Bar { name, figure, own }).collect();
        holds(&BarChart { frame: frame("any"), axis: axis.clone(), bars }.svg());
        let dot = |(name, figure, interval, verdict, own)| Dot { name, figure, interval, verdict, own };
        let benchmark = benchmark.map(|(name, value)| (name.clone(), Reading { value, text: name }));
        let dots = rows.into_iter().map(dot).collect();
        holds(&DotChart { frame: frame("any"), axis, dots, benchmark }.svg());
    }

    #[test]
    fn any_map_can_be_drawn(
        tiles in vec((any::<u16>(), 0..6_u16, words(), figure(), proptest::option::of(0..9_usize)), 0..15),
        outlines in vec(vec(vec((-200.0..200.0_f64, -100.0..100.0_f64), 0..9), 0..3), 0..6),
        names in vec(words(), 0..8),
    ) {
        let classes = Classes { names, kept_back: "[c]".to_owned(), missing: "[x]".to_owned() };
        let area = |outlines| MapArea { name: "A".to_owned(), figure: kept_back(), class: Some(1), outlines };
        let areas = outlines.into_iter().map(area).collect();
        holds(&AreaMap { frame: frame("any"), classes: classes.clone(), areas }.svg());
        let tile = |(row, column, name, figure, class)| Tile { row, column, name, figure, class, own: true };
        let tiles = tiles.into_iter().map(tile).collect();
        holds(&TileMap { frame: frame("any"), classes, tiles }.svg());
    }

    #[test]
    fn any_funnel_can_be_drawn(
        axes in (any_axis(), any_axis()),
        average in number(),
        limits in vec((number(), (number(), number()), (number(), number())), 0..9),
        points in vec((words(), number(), number(), verdict(), any::<bool>()), 0..15),
    ) {
        let limit = |(size, nearer, farther)| Limit { size, nearer, farther };
        let point = |(name, size, value, verdict, own)| FunnelPoint { name, size, value, verdict, own };
        holds(&FunnelPlot {
            frame: frame("any"),
            axis: axes.0,
            sizes: axes.1,
            average: ("Average".to_owned(), Reading { value: average, text: "x".to_owned() }),
            limits: limits.into_iter().map(limit).collect(),
            limit_names: ["95%".to_owned(), "99.8%".to_owned()],
            points: points.into_iter().map(point).collect(),
            left_out: None,
        }.svg());
    }
}
