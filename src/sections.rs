//! The sections of a Markdown body: its headings of the second level, each with what stands below.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};

/// A heading of the second level, up to the next one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Section {
    /// The words of the heading.
    pub(crate) heading: String,
    /// Where the heading stands, in bytes from the start of the body.
    pub(crate) range: Range<usize>,
    /// Whether anything but other headings stands below it.
    pub(crate) has_text: bool,
}

/// The sections of a body, in their order. What stands before the first heading belongs to none.
///
/// Headings inside quotations and lists divide nothing.
pub(crate) fn sections(markdown: &str) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut depth = 0_usize;
    let mut in_heading = None;
    for (event, range) in Parser::new(markdown).into_offset_iter() {
        match event {
            Event::Start(tag) => {
                if let Tag::Heading { level, .. } = tag {
                    let divides = level == HeadingLevel::H2 && depth == 0;
                    in_heading = Some(divides);
                    if divides {
                        let end = range.start + markdown[range.clone()].trim_end().len();
                        let range = range.start..end;
                        sections.push(Section { heading: String::new(), range, has_text: false });
                    }
                }
                depth += 1;
            }
            Event::End(tag) => {
                depth -= 1;
                if matches!(tag, TagEnd::Heading(_)) {
                    in_heading = None;
                }
            }
            Event::Text(text) | Event::Code(text) => {
                let Some(section) = sections.last_mut() else { continue };
                match in_heading {
                    Some(true) => section.heading.push_str(&text),
                    Some(false) => {}
                    None => section.has_text |= !text.trim().is_empty(),
                }
            }
            _ => {}
        }
    }
    sections
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(markdown: &str) -> Vec<(String, &str, bool)> {
        let section = |s: Section| (s.heading, &markdown[s.range], s.has_text);
        sections(markdown).into_iter().map(section).collect()
    }

    #[test]
    fn each_heading_has_its_place_and_knows_whether_text_stands_below_it() {
        let body = "Before.\n\n## One `two`\n\n### Deeper\n\n## Three\n\nText.\n\n#### Deep\n\nMore.\n\n\
                    Four\n----\n\n- An item\n";
        let expected = [
            ("One two".to_owned(), "## One `two`", false),
            ("Three".to_owned(), "## Three", true),
            ("Four".to_owned(), "Four\n----", true),
        ];
        assert_eq!(read(body), expected);
    }

    #[test]
    fn headings_in_quotations_and_in_code_divide_nothing() {
        let body = "## One\n\n> ## Quoted\n\n```\n## Code\n```\n";
        assert_eq!(read(body), [("One".to_owned(), "## One", true)]);
        assert_eq!(read("## One\n\n> ## Quoted\n"), [("One".to_owned(), "## One", false)]);
        assert_eq!(read(""), []);
    }

    proptest! {
        #[test]
        fn of_any_text_the_places_rise_and_lie_inside(text in "(#{1,3} |[a-z>\\-`\n é]|\n\n){0,60}") {
            let mut last = 0;
            for section in sections(&text) {
                prop_assert!(last <= section.range.start && text.get(section.range.clone()).is_some());
                last = section.range.end;
            }
        }
    }
}
