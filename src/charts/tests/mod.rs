mod any;
mod drawn;
mod page;

use super::{Axis, Figure, Frame, Point, Reading, Trend};
use page::Element;
use quick_xml::events::Event;

/// The districts of the demonstration, and figures of theirs.
const DISTRICTS: [&str; 12] = [
    "Marrowhythe",
    "Saltreach",
    "Wexmarsh",
    "Pellworth",
    "Elverstock",
    "Garrowdale",
    "Orrenwold",
    "Thrushford",
    "Linnet Vale",
    "Corvedale",
    "Brackenmoor",
    "Hexby",
];

fn frame(id: &str) -> Frame {
    let title = "People who feel safer at home".to_owned();
    let description =
        "In July to September 2025, 82% of the 410 people who answered said that they felt safer at \
        home. The likely range is 78% to 85%. The target is 80%."
            .to_owned();
    Frame { id: id.to_owned(), title, description }
}

fn reading(value: f64) -> Reading {
    Reading { value, text: format!("{value}%") }
}

fn value(value: f64) -> Figure {
    Figure::Value(reading(value))
}

fn kept_back() -> Figure {
    Figure::Suppressed("[c]".to_owned())
}

fn missing() -> Figure {
    Figure::Missing("[x]".to_owned())
}

fn percent() -> Axis {
    let above_zero = Some("The scale begins at {number}%, not at zero.".to_owned());
    Axis { tick: "{number}%".to_owned(), above_zero, ..Axis::default() }
}

/// A line through figures, a year each, the first of them 2014/15.
fn trend(figures: impl IntoIterator<Item = Figure>) -> Trend {
    let point = |(year, figure)| Point {
        period: format!("{}/{}", 2014 + year, 15 + year),
        figure,
        interval: None,
        provisional: false,
        broken: None,
    };
    Trend { points: figures.into_iter().enumerate().map(point).collect(), ..Trend::default() }
}

/// The elements of a drawing, each with the text in it. Panics if it is not well-formed XML.
fn read(svg: &str) -> Vec<Element> {
    let whole = format!("<page>{svg}</page>");
    let mut reader = quick_xml::Reader::from_str(&whole);
    let (mut elements, mut open) = (Vec::<Element>::new(), Vec::new());
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Eof => break,
            Event::Start(tag) => {
                open.push(elements.len());
                elements.push(Element::of(&tag));
            }
            Event::Empty(tag) => elements.push(Element::of(&tag)),
            Event::End(_) => assert!(open.pop().is_some()),
            Event::Text(text) => {
                let text = text.xml10_content();
                open.last().into_iter().for_each(|at: &usize| elements[*at].text.push_str(&text));
            }
            Event::GeneralRef(name) => {
                assert!(["amp", "lt", "gt", "quot", "#39"].contains(&&*name), "&{};", &*name);
                let name = &*name;
                open.last().into_iter().for_each(|at: &usize| elements[*at].text.extend(["&", name, ";"]));
            }
            other => panic!("{other:?}"),
        }
    }
    assert!(open.is_empty());
    elements
}
