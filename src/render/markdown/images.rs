//! Images of the site's own folder.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::ImageTarget;
use super::escape::{encoded, push_markup, push_text};
use super::writer::Writer;
use crate::diagnostics::Finding;
use crate::records::fields::Span;

impl Writer<'_> {
    /// Writes a paragraph that is one image with a title as a figure. Answers the index after it;
    /// None where the paragraph is another.
    pub(super) fn figure(&mut self, at: usize) -> Option<usize> {
        let events = self.events;
        let Some((Event::Start(Tag::Image { dest_url, title, .. }), range)) = events.get(at + 1) else {
            return None;
        };
        let end = self.end_of(at + 1) + 1;
        let alone = matches!(events.get(end), Some((Event::End(TagEnd::Paragraph), _)));
        if title.trim().is_empty() || !alone {
            return None;
        }
        self.html.push_str("<figure>");
        self.image(dest_url, "", range, at + 1);
        self.html.push_str("<figcaption>");
        push_text(&mut self.html, title);
        self.html.push_str("</figcaption></figure>");
        Some(end + 1)
    }

    /// Writes an image; one that is not there is shown by its alternative text.
    pub(super) fn image(&mut self, written: &str, title: &str, range: &Range<usize>, at: usize) -> usize {
        let end = self.end_of(at);
        let alternative = self.plain(at);
        if alternative.is_empty() {
            let finding = Finding::error(
                "missing-alternative-text",
                self.place(range),
                "This image has no alternative text",
            );
            self.findings.push(
                finding.help(
                    "Say between the square brackets what the image shows, for people who cannot see it.",
                ),
            );
        }
        match self.image_target(written, range) {
            Some(target) => self.image_element(&target, &alternative, title, range),
            None => push_text(&mut self.html, &alternative),
        }
        end + 1
    }

    fn image_target(&mut self, written: &str, range: &Range<usize>) -> Option<ImageTarget> {
        let place = self.place(range);
        let finding = match written.strip_prefix("image:") {
            Some(name) => match self.directory.image(name) {
                Some(target) => return Some(target),
                None => missing(name, self.directory.nearest_image(name), place),
            },
            None => Finding::error(
                "image-from-elsewhere",
                place,
                format!("`{written}` does not name an image in the folder `images`"),
            )
            .help("Put the file into the folder `images`, and write `image:` and its name: `image:map.svg`."),
        };
        self.findings.push(finding);
        None
    }

    fn image_element(&mut self, target: &ImageTarget, alternative: &str, title: &str, range: &Range<usize>) {
        let href = encoded(&target.href);
        let html = &mut self.html;
        html.push_str("<img src=\"");
        push_text(html, &href);
        html.push_str("\" alt=\"");
        push_text(html, alternative);
        html.push('"');
        for (name, length) in [("width", target.width), ("height", target.height)] {
            if let Some(length) = length {
                push_markup(html, format_args!(" {name}=\"{length}\""));
            }
        }
        if !title.trim().is_empty() {
            html.push_str(" title=\"");
            push_text(html, title);
            html.push('"');
        }
        html.push_str(" loading=\"lazy\">");
        self.found_link(href, range);
    }

    /// Keeps the place of an address that the page leads to.
    pub(super) fn found_link(&mut self, href: String, range: &Range<usize>) {
        let offset = self.source.offset;
        self.links.push((href, Span::new(offset + range.start..offset + range.end)));
    }
}

fn missing(name: &str, nearest: Option<String>, place: crate::diagnostics::Place) -> Finding {
    let help = match nearest {
        Some(nearest) => format!("Did you mean `image:{nearest}`?"),
        None => "Put the file into the folder `images`, or correct the name.".to_owned(),
    };
    let message = format!("There is no image `{name}` in the folder `images`");
    Finding::error("missing-image", place, message).help(help)
}
