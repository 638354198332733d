//! Reads a page in one pass, without a tree.

use std::collections::BTreeSet;
use std::convert::Infallible;

use html5gum::Tokenizer;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};

use super::{Fault, PageFacts};

/// The attributes that anything is asked of.
const ATTRIBUTES: [&str; 17] = [
    "action",
    "alt",
    "aria-label",
    "aria-labelledby",
    "content",
    "data",
    "formaction",
    "href",
    "http-equiv",
    "id",
    "lang",
    "poster",
    "role",
    "scope",
    "src",
    "srcset",
    "title",
];

/// Those of them that hold an address.
const ADDRESSES: [&str; 6] = ["action", "data", "formaction", "href", "poster", "src"];

/// Reads the facts of a page.
#[must_use]
pub fn facts(html: &str) -> PageFacts {
    let mut reader = Reader::default();
    let mut emitter =
        CallbackEmitter::new(|event: CallbackEvent<'_>, _: html5gum::Span<()>| -> Option<Infallible> {
            reader.event(&event);
            None
        });
    // Scripts, styles and titles hold no elements.
    emitter.naively_switch_states(true);
    // Reading a string cannot fail.
    let _ = Tokenizer::new_with_emitter(html, emitter).finish();
    reader.finish()
}

/// Where in a page the reader stands, and what it has met.
#[derive(Default)]
struct Reader {
    facts: PageFacts,
    links: BTreeSet<String>,
    ids: BTreeSet<String>,
    tag: Option<Tag>,
    link: Option<Control>,
    button: Option<Control>,
    heading: Option<(u8, String)>,
    title: Option<String>,
    /// Whether each table that is open has a caption or needs none.
    tables: Vec<bool>,
    /// The text of a header cell without a scope.
    header: Option<String>,
    in_code: bool,
    in_drawing: bool,
    head: Head,
    mains: usize,
}

/// What the head of a page says.
#[derive(Default)]
struct Head {
    title: bool,
    language: bool,
    /// Whether the page only leads on to another.
    leads_on: bool,
}

/// A start tag that is being read.
struct Tag {
    name: Vec<u8>,
    attributes: Vec<(&'static str, String)>,
}

/// A link or a button.
struct Control {
    href: String,
    has_name: bool,
}

impl Tag {
    fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| *key == name).map(|(_, value)| value.as_str())
    }

    fn has(&self, name: &str) -> bool {
        self.get(name).is_some_and(|value| !value.trim().is_empty())
    }

    fn is_named(&self) -> bool {
        self.has("aria-label") || self.has("aria-labelledby") || self.has("title")
    }
}

impl Reader {
    fn event(&mut self, event: &CallbackEvent<'_>) {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag = Some(Tag { name: name.to_vec(), attributes: Vec::new() });
            }
            CallbackEvent::AttributeName { name } => {
                let known = ATTRIBUTES.iter().find(|known| known.as_bytes() == *name);
                if let Some(tag) = &mut self.tag {
                    // One that nothing is asked of takes the value that follows, too.
                    tag.attributes.push((known.copied().unwrap_or_default(), String::new()));
                }
            }
            CallbackEvent::AttributeValue { value } => {
                let attribute = self.tag.as_mut().and_then(|tag| tag.attributes.last_mut());
                if let Some((_, kept)) = attribute.filter(|(name, _)| !name.is_empty()) {
                    *kept = String::from_utf8_lossy(value).into_owned();
                }
            }
            CallbackEvent::CloseStartTag { .. } => {
                if let Some(tag) = self.tag.take() {
                    self.start(&tag);
                }
            }
            CallbackEvent::EndTag { name } => self.end(name),
            CallbackEvent::String { value } => self.text(&String::from_utf8_lossy(value)),
            CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag) {
        self.addresses(tag);
        if let Some(id) = tag.get("id")
            && !self.ids.insert(id.to_owned())
        {
            self.facts.faults.push(Fault::DuplicateAnchor(id.to_owned()));
        }
        match tag.name.as_slice() {
            b"html" => self.head.language |= tag.has("lang"),
            b"meta" => {
                let leads_on = tag.get("http-equiv").is_some_and(|name| name.eq_ignore_ascii_case("refresh"));
                self.head.leads_on |= leads_on;
            }
            b"title" if !self.in_drawing => self.title = Some(String::new()),
            b"main" => self.mains += 1,
            b"svg" => self.in_drawing = true,
            b"script" | b"style" => self.in_code = true,
            b"a" if tag.get("href").is_some() => {
                let href = tag.get("href").unwrap_or_default().to_owned();
                self.link = Some(Control { href, has_name: tag.is_named() });
            }
            b"button" => self.button = Some(Control { href: String::new(), has_name: tag.is_named() }),
            b"img" => self.image(tag),
            b"table" => self.tables.push(matches!(tag.get("role"), Some("presentation" | "none"))),
            b"caption" => self.tables.last_mut().into_iter().for_each(|captioned| *captioned = true),
            b"th" if !tag.has("scope") => self.header = Some(String::new()),
            [b'h', level @ b'1'..=b'6'] => self.heading = Some((level - b'0', String::new())),
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8]) {
        match name {
            b"title" => self.head.title |= self.title.take().is_some_and(|title| !title.trim().is_empty()),
            b"svg" => self.in_drawing = false,
            b"script" | b"style" => self.in_code = false,
            b"a" => {
                let empty = self.link.take().filter(|link| !link.has_name);
                self.facts.faults.extend(empty.map(|link| Fault::EmptyLink(link.href)));
            }
            b"button" => {
                let empty = self.button.take().filter(|button| !button.has_name);
                self.facts.faults.extend(empty.map(|_| Fault::EmptyButton));
            }
            b"table" if self.tables.pop() == Some(false) => {
                self.facts.faults.push(Fault::TableWithoutCaption);
            }
            b"th" => {
                let text = self.header.take();
                self.facts.faults.extend(text.map(|text| Fault::HeaderWithoutScope(folded(&text))));
            }
            [b'h', b'1'..=b'6'] => {
                let heading = self.heading.take().map(|(level, text)| (level, folded(&text)));
                self.facts.headings.extend(heading);
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_code {
            return;
        }
        if let Some(title) = &mut self.title {
            title.push_str(text);
            return;
        }
        self.spoken(text);
    }

    /// Takes a text that is read out: that of an element, or the alternative of an image.
    fn spoken(&mut self, text: &str) {
        if !text.trim().is_empty() {
            for control in [&mut self.link, &mut self.button].into_iter().flatten() {
                control.has_name = true;
            }
        }
        for part in [self.heading.as_mut().map(|(_, part)| part), self.header.as_mut()].into_iter().flatten()
        {
            part.push_str(text);
        }
    }

    fn image(&mut self, tag: &Tag) {
        if let Some(text) = tag.get("alt") {
            self.spoken(text);
        } else {
            let source = tag.get("src").unwrap_or_default().to_owned();
            self.facts.faults.push(Fault::ImageWithoutAlternative(source));
        }
    }

    fn addresses(&mut self, tag: &Tag) {
        for (name, value) in &tag.attributes {
            if ADDRESSES.contains(name) {
                self.address(value);
            } else if *name == "srcset" {
                for part in value.split(',') {
                    self.address(part.split_whitespace().next().unwrap_or_default());
                }
            }
        }
        // `5; url=/new/`
        if tag.name == b"meta"
            && let Some((_, url)) = tag.get("content").and_then(|content| content.split_once("url="))
            && tag.has("http-equiv")
        {
            self.address(url.trim());
        }
    }

    fn address(&mut self, address: &str) {
        if self.links.insert(address.to_owned()) {
            self.facts.links.push(address.to_owned());
        }
    }

    fn finish(mut self) -> PageFacts {
        let faults = &mut self.facts.faults;
        if !self.head.language {
            faults.push(Fault::NoLanguage);
        }
        if !self.head.title {
            faults.push(Fault::NoTitle);
        }
        if !self.head.leads_on {
            if self.mains != 1 {
                faults.push(Fault::Mains(self.mains));
            }
            outline(&self.facts.headings, faults);
        }
        self.facts.ids = self.ids.into_iter().collect();
        self.facts
    }
}

/// Finds what is wrong with the headings of a page.
fn outline(headings: &[(u8, String)], faults: &mut Vec<Fault>) {
    let first = headings.iter().filter(|(level, _)| *level == 1).count();
    if first != 1 {
        faults.push(Fault::MainHeadings(first));
    }
    let mut above = 0;
    for (level, text) in headings {
        if text.is_empty() {
            faults.push(Fault::EmptyHeading(*level));
        }
        // Where there is no `h1` at all, that is said already.
        if *level > above + 1 && (above > 0 || first > 0) {
            faults.push(Fault::SkippedLevel { level: *level, above, text: text.clone() });
        }
        above = *level;
    }
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
