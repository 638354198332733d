//! Reads a page in one pass, without a tree.

use std::borrow::Cow;
use std::collections::HashSet;

use foldhash::fast::RandomState;

use super::scan::{Event, StartTag, meant, scan};
use super::searchable::Searchable;
use super::{Fault, PageFacts};

/// The attributes that hold an address.
const ADDRESSES: [&str; 6] = ["action", "data", "formaction", "href", "poster", "src"];

/// Reads the facts of a page.
#[must_use]
pub fn facts(html: &str) -> PageFacts<'_> {
    facts_and_words(html, 0)
}

/// Reads the facts of a page, and no more than `most_words` of the words that can be searched for.
#[must_use]
pub fn facts_and_words(html: &str, most_words: usize) -> PageFacts<'_> {
    let mut reader = Reader { searchable: Searchable::of(most_words), ..Reader::default() };
    scan(html, |event| match event {
        Event::Start(tag) => reader.start(tag),
        Event::End(name) => reader.end(name),
        Event::Text(text) => reader.text(text),
    });
    reader.finish()
}

/// Where in a page the reader stands, and what it has met.
#[derive(Default)]
struct Reader<'p> {
    facts: PageFacts<'p>,
    links: HashSet<Cow<'p, str>, RandomState>,
    ids: HashSet<Cow<'p, str>, RandomState>,
    link: Option<Control<'p>>,
    button: Option<Control<'p>>,
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
    searchable: Searchable<'p>,
}

/// What the head of a page says.
#[derive(Default)]
struct Head {
    title: bool,
    language: bool,
    /// Whether the page only leads on to another.
    leads_on: bool,
}

/// A link or a button.
struct Control<'p> {
    href: Cow<'p, str>,
    has_name: bool,
}

impl<'p> StartTag<'p> {
    fn get(&self, name: &str) -> Option<Cow<'p, str>> {
        let (_, value) = self.attributes.iter().find(|(key, _)| *key == name)?;
        Some(meant(value, true))
    }

    fn has(&self, name: &str) -> bool {
        self.get(name).is_some_and(|value| !value.trim().is_empty())
    }

    fn is_named(&self) -> bool {
        self.has("aria-label") || self.has("aria-labelledby") || self.has("title")
    }
}

impl<'p> Reader<'p> {
    fn start(&mut self, tag: &StartTag<'p>) {
        self.addresses(tag);
        self.searchable.start(tag);
        if let Some(id) = tag.get("id")
            && !self.ids.insert(id.clone())
        {
            self.facts.faults.push(Fault::DuplicateAnchor(id.into_owned()));
        }
        match tag.name.as_bytes() {
            b"html" => self.head.language |= tag.has("lang"),
            b"meta" => {
                let leads_on = tag.get("http-equiv").is_some_and(|name| name.eq_ignore_ascii_case("refresh"));
                self.head.leads_on |= leads_on;
            }
            b"title" if !self.in_drawing => self.title = Some(String::new()),
            b"main" => self.mains += 1,
            b"svg" => self.in_drawing = true,
            b"script" | b"style" => self.in_code = true,
            b"a" => {
                if let Some(href) = tag.get("href") {
                    self.link = Some(Control { href, has_name: tag.is_named() });
                }
            }
            b"button" => self.button = Some(Control { href: Cow::Borrowed(""), has_name: tag.is_named() }),
            b"img" => self.image(tag),
            b"table" => {
                let role = tag.get("role");
                self.tables.push(matches!(role.as_deref(), Some("presentation" | "none")));
            }
            b"caption" => self.tables.last_mut().into_iter().for_each(|captioned| *captioned = true),
            b"th" if !tag.has("scope") => self.header = Some(String::new()),
            [b'h', level @ b'1'..=b'6'] => self.heading = Some((level - b'0', String::new())),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        self.searchable.end(name);
        match name.as_bytes() {
            b"title" => self.head.title |= self.title.take().is_some_and(|title| !title.trim().is_empty()),
            b"svg" => self.in_drawing = false,
            b"script" | b"style" => self.in_code = false,
            b"a" => {
                let empty = self.link.take().filter(|link| !link.has_name);
                self.facts.faults.extend(empty.map(|link| Fault::EmptyLink(link.href.into_owned())));
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

    fn text(&mut self, text: &'p str) {
        if self.in_code {
            return;
        }
        self.searchable.text(text);
        if let Some(title) = &mut self.title {
            title.push_str(&meant(text, false));
        } else if self.listens() {
            self.spoken(&meant(text, false));
        }
    }

    /// Whether it matters what is read out here.
    fn listens(&self) -> bool {
        let unnamed = [&self.link, &self.button].into_iter().flatten().any(|control| !control.has_name);
        unnamed || self.heading.is_some() || self.header.is_some()
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

    fn image(&mut self, tag: &StartTag<'p>) {
        if let Some(text) = tag.get("alt") {
            self.spoken(&text);
        } else {
            let source = tag.get("src").unwrap_or_default().into_owned();
            self.facts.faults.push(Fault::ImageWithoutAlternative(source));
        }
    }

    fn addresses(&mut self, tag: &StartTag<'p>) {
        for (name, value) in &tag.attributes {
            if ADDRESSES.contains(&&**name) {
                self.address(meant(value, true));
            } else if *name == "srcset" {
                for part in meant(value, true).split(',') {
                    let address = part.split_whitespace().next().unwrap_or_default();
                    self.address(Cow::Owned(address.to_owned()));
                }
            }
        }
        // `5; url=/new/`
        if tag.name == "meta"
            && tag.has("http-equiv")
            && let Some((_, url)) =
                tag.get("content").as_deref().and_then(|content| content.split_once("url="))
        {
            self.address(Cow::Owned(url.trim().to_owned()));
        }
    }

    fn address(&mut self, address: Cow<'p, str>) {
        if self.links.insert(address.clone()) {
            self.facts.links.push(address);
        }
    }

    fn finish(mut self) -> PageFacts<'p> {
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
        self.facts.ids.sort_unstable();
        self.facts.searchable = self.searchable.finish();
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
