//! Reads HTML as a run of tags and texts, nothing copied that need not be.
//!
//! The rules are those of the HTML standard's tokeniser, as far as pages can tell: a test holds
//! this reader against a complete one. It is our own because every page passes through it, and a
//! complete one takes longer than all the rest of a page's work.

use std::borrow::Cow;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use memchr::{memchr, memchr2};

/// A start tag.
pub(super) struct StartTag<'p> {
    /// Its name in lower case.
    pub(super) name: Cow<'p, str>,
    /// Its attributes as written, names in lower case.
    pub(super) attributes: Vec<(Cow<'p, str>, &'p str)>,
}

/// What a page is told as.
pub(super) enum Event<'a, 'p> {
    Start(&'a StartTag<'p>),
    End(&'a str),
    /// A text as written: `&amp;` is not yet `&`.
    Text(&'p str),
}

/// Elements whose content is text, whatever it looks like.
const RAW_TEXT: [&str; 8] = ["title", "textarea", "style", "script", "xmp", "iframe", "noembed", "noframes"];

/// Tells each tag and text of a page, in order.
pub(super) fn scan<'p>(page: &'p str, mut tell: impl FnMut(Event<'_, 'p>)) {
    let mut scanner = Scanner { text: page, at: 0 };
    let mut tag = StartTag { name: Cow::Borrowed(""), attributes: Vec::new() };
    while scanner.at < page.len() {
        let start = scanner.at;
        let Some(sign) = scanner.next_tag() else {
            tell(Event::Text(&page[start..]));
            return;
        };
        if scanner.at > start {
            tell(Event::Text(&page[start..scanner.at]));
        }
        match sign {
            Sign::Start => {
                if !scanner.start_tag(&mut tag) {
                    return;
                }
                tell(Event::Start(&tag));
                if RAW_TEXT.contains(&&*tag.name) {
                    let raw = scanner.raw_text(&tag.name);
                    if !raw.is_empty() {
                        tell(Event::Text(raw));
                    }
                }
            }
            Sign::End => match scanner.end_tag() {
                Some(name) => tell(Event::End(&name)),
                None => return,
            },
            Sign::Comment => scanner.comment(),
            Sign::Bogus => scanner.skip_past_bracket(),
        }
    }
}

/// What `<` begins.
enum Sign {
    Start,
    End,
    Comment,
    /// A doctype, or what the standard takes for a comment.
    Bogus,
}

struct Scanner<'p> {
    text: &'p str,
    at: usize,
}

impl<'p> Scanner<'p> {
    fn bytes(&self) -> &'p [u8] {
        self.text.as_bytes()
    }

    fn byte(&self, at: usize) -> u8 {
        self.bytes().get(at).copied().unwrap_or_default()
    }

    /// Goes on to the next `<` that begins something; the text before it ends there.
    fn next_tag(&mut self) -> Option<Sign> {
        let mut from = self.at;
        loop {
            let at = from + memchr(b'<', self.bytes().get(from..)?)?;
            let (next, second) = (self.byte(at + 1), self.byte(at + 2));
            let sign = match next {
                b'a'..=b'z' | b'A'..=b'Z' => Some(Sign::Start),
                b'/' if second.is_ascii_alphabetic() => Some(Sign::End),
                b'/' if at + 2 < self.text.len() => Some(Sign::Bogus),
                b'!' if second == b'-' && self.byte(at + 3) == b'-' => Some(Sign::Comment),
                b'!' | b'?' => Some(Sign::Bogus),
                _ => None,
            };
            if sign.is_some() {
                self.at = at;
                return sign;
            }
            from = at + 1;
        }
    }

    fn skip_past_bracket(&mut self) {
        self.at = self.find(b'>', self.at).map_or(self.text.len(), |end| end + 1);
    }

    fn comment(&mut self) {
        let inside = self.at + 4;
        let rest = &self.text[inside..];
        self.at = if rest.starts_with('>') {
            inside + 1
        } else if rest.starts_with("->") {
            inside + 2
        } else {
            let ends = ["-->", "--!>"].into_iter().filter_map(|end| Some(rest.find(end)? + end.len()));
            ends.min().map_or(self.text.len(), |end| inside + end)
        };
    }

    /// Reads a start tag. Answers whether it ends.
    fn start_tag(&mut self, tag: &mut StartTag<'p>) -> bool {
        self.at += 1;
        tag.attributes.clear();
        tag.name = self.name(|byte| matches!(byte, b'/' | b'>'));
        self.attributes(&mut tag.attributes)
    }

    /// Reads an end tag and answers its name, if it ends.
    fn end_tag(&mut self) -> Option<Cow<'p, str>> {
        self.at += 2;
        let name = self.name(|byte| matches!(byte, b'/' | b'>'));
        self.attributes(&mut Vec::new()).then_some(name)
    }

    /// A name up to white space or one of the bytes that end it.
    fn name(&mut self, ends: impl Fn(u8) -> bool) -> Cow<'p, str> {
        let start = self.at;
        let rest = &self.bytes()[start..];
        let length = rest.iter().position(|byte| is_space(*byte) || ends(*byte)).unwrap_or(rest.len());
        self.at = start + length;
        lower(&self.text[start..self.at])
    }

    fn attributes(&mut self, attributes: &mut Vec<(Cow<'p, str>, &'p str)>) -> bool {
        loop {
            while is_space(self.byte(self.at)) || self.byte(self.at) == b'/' {
                self.at += 1;
            }
            match self.bytes().get(self.at) {
                None => return false,
                Some(b'>') => {
                    self.at += 1;
                    return true;
                }
                Some(_) => {}
            }
            let start = self.at;
            // A name may begin with `=`, and end with the next.
            self.at += usize::from(self.byte(start) == b'=');
            let _ = self.name(|byte| matches!(byte, b'/' | b'>' | b'='));
            let name = lower(&self.text[start..self.at]);
            let Some(value) = self.value() else { return false };
            attributes.push((name, value));
        }
    }

    /// The value of an attribute, empty where there is none; nothing when the page ends in it.
    fn value(&mut self) -> Option<&'p str> {
        let mut at = self.at;
        while is_space(self.byte(at)) {
            at += 1;
        }
        if self.byte(at) != b'=' {
            self.at = at;
            return Some("");
        }
        at += 1;
        while is_space(self.byte(at)) {
            at += 1;
        }
        let (start, end) = match self.byte(at) {
            quote @ (b'"' | b'\'') => (at + 1, self.find(quote, at + 1)?),
            b'>' => (at, at),
            _ => {
                let rest = &self.bytes()[at..];
                (at, at + rest.iter().position(|byte| is_space(*byte) || *byte == b'>')?)
            }
        };
        self.at = end + usize::from(start > at);
        Some(&self.text[start..end])
    }

    /// The content of an element that holds only text.
    fn raw_text(&mut self, element: &str) -> &'p str {
        let start = self.at;
        let mut from = start;
        while let Some(at) = self.find(b'<', from) {
            let name = at + 2;
            let end = name + element.len();
            let closes = self.byte(at + 1) == b'/'
                && self
                    .bytes()
                    .get(name..end)
                    .is_some_and(|name| name.eq_ignore_ascii_case(element.as_bytes()))
                && (is_space(self.byte(end)) || matches!(self.byte(end), b'/' | b'>'));
            if closes {
                self.at = at;
                return &self.text[start..at];
            }
            from = at + 1;
        }
        self.at = self.text.len();
        &self.text[start..]
    }

    fn find(&self, byte: u8, from: usize) -> Option<usize> {
        memchr(byte, self.bytes().get(from..)?).map(|at| from + at)
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\t' | b'\r' | b'\x0c')
}

fn lower(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(name.to_ascii_lowercase())
    } else {
        Cow::Borrowed(name)
    }
}

/// A text or a value as it is meant, with its entities read and its line ends made one.
pub(super) fn meant(written: &str, in_attribute: bool) -> Cow<'_, str> {
    if memchr2(b'&', b'\r', written.as_bytes()).is_none() {
        return Cow::Borrowed(written);
    }
    let mut meant = Vec::new();
    let mut emitter = CallbackEmitter::new(
        |event: CallbackEvent<'_>, _: html5gum::Span<()>| -> Option<std::convert::Infallible> {
            match event {
                CallbackEvent::String { value } | CallbackEvent::AttributeValue { value } => {
                    meant.extend_from_slice(value);
                }
                _ => {}
            }
            None
        },
    );
    emitter.naively_switch_states(false);
    // What closes the value or begins a tag is written as an entity; nothing else changes.
    let html = if in_attribute {
        format!("<a a=\"{}\">", written.replace('"', "&quot;"))
    } else {
        written.replace('<', "&lt;")
    };
    // Reading a string cannot fail.
    let _ = html5gum::Tokenizer::new_with_emitter(&html, emitter).finish();
    Cow::Owned(String::from_utf8_lossy(&meant).into_owned())
}
