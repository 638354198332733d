//! The key of a map: what its patterns stand for, and who its numbers are.

use super::canvas::{Canvas, Fill, WIDTH};
use super::parts::Figure;
use super::plot::small;
use super::{patterns, words};

/// The classes of a map, from the lowest to the highest: five at most.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Classes {
    /// What each stands for: `under 70%`, `70% to 75%`.
    pub names: Vec<String>,
    /// What stands for figures that are kept back: `[c] not shown`.
    pub kept_back: String,
    /// What stands for areas without a figure: `[x] not available`.
    pub missing: String,
}

/// The height of a line of a key, in em.
const PITCH: f64 = 1.6;

/// What fills the area of a figure, and which class it belongs to.
pub(super) fn fill(figure: &Figure, class: Option<usize>) -> Fill<'static> {
    match (figure, class) {
        (Figure::Suppressed(_), _) => Fill::Pattern(patterns::KEPT_BACK),
        (Figure::Value(_), Some(class)) => Fill::Pattern(patterns::id(class)),
        _ => Fill::Class("chart-none"),
    }
}

/// What the patterns stand for: as many in a line as fit.
pub(super) fn of_patterns<'a>(classes: &Classes, figures: impl Iterator<Item = &'a Figure>) -> String {
    let (mut kept_back, mut missing) = (false, false);
    for figure in figures {
        kept_back |= matches!(figure, Figure::Suppressed(_));
        missing |= matches!(figure, Figure::Missing(_));
    }
    let named = classes.names.iter().take(patterns::CLASSES).enumerate();
    let mut entries: Vec<(Fill<'_>, &str)> =
        named.map(|(class, name)| (Fill::Pattern(patterns::id(class)), name.as_str())).collect();
    entries.extend(kept_back.then_some((Fill::Pattern(patterns::KEPT_BACK), classes.kept_back.as_str())));
    entries.extend(missing.then_some((Fill::Class("chart-none"), classes.missing.as_str())));
    let (mut places, mut x, mut line) = (Vec::new(), 0.0, 0);
    for (_, name) in &entries {
        let width = words::width(name).min(WIDTH - 2.2) + 3.2;
        if x > 0.0 && x + width - 1.0 > WIDTH {
            (x, line) = (0.0, line + 1);
        }
        places.push((x, PITCH * small(line)));
        x += width;
    }
    let mut canvas = Canvas::silent("chart-key", PITCH * small(line + 1) + 0.4);
    for ((fill, name), (x, y)) in entries.into_iter().zip(places) {
        canvas.swatch(fill, (x + 0.1, y + 0.2), (1.6, 1.1));
        canvas.label((x + 2.2, y + 1.1), &words::cut(name.to_owned(), WIDTH - 2.2));
    }
    canvas.finish()
}

/// Who the numbers are, in their order. On a map their figures stand here too.
pub(super) fn of_numbers<'a>(
    kind: &str,
    entries: impl ExactSizeIterator<Item = (&'a str, Option<&'a Figure>)>,
) -> String {
    let mut canvas = Canvas::silent(kind, PITCH * small(entries.len()) + 0.4);
    for (row, (name, figure)) in entries.enumerate() {
        let y = PITCH * small(row) + 1.1;
        let name = words::cut(name.to_owned(), WIDTH - 7.0);
        let after = (2.6 + words::width(&name)).max(9.5);
        let text = figure.map(|figure| words::cut(figure.text().to_owned(), 6.0)).unwrap_or_default();
        canvas.row(y, &(row + 1).to_string(), &[("", 2.0, &name), ("chart-value", after, &text)]);
    }
    canvas.finish()
}
