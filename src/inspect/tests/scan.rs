//! The reader of pages against a complete tokeniser of HTML.

use std::convert::Infallible;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use proptest::prelude::*;

use super::super::scan::{Event, meant, scan};

/// What a page is told as, one line an event. Texts that follow one another are one.
#[derive(Default)]
struct Told {
    lines: Vec<String>,
    text: String,
}

impl Told {
    fn tell(&mut self, line: String) {
        self.end_text();
        self.lines.push(line);
    }

    fn end_text(&mut self) {
        if !self.text.is_empty() {
            self.lines.push(format!("text {:?}", std::mem::take(&mut self.text)));
        }
    }
}

fn ours(page: &str) -> Vec<String> {
    let mut told = Told::default();
    let mut raw = false;
    scan(page, |event| match event {
        Event::Start(tag) => {
            let attributes: Vec<_> =
                tag.attributes.iter().map(|(name, value)| format!("{name}={}", meant(value, true))).collect();
            told.tell(format!("<{} {attributes:?}>", tag.name));
            raw = matches!(&*tag.name, "style" | "script" | "xmp" | "iframe" | "noembed" | "noframes");
        }
        Event::End(name) => {
            raw = false;
            told.tell(format!("</{name}>"));
        }
        Event::Text(text) => {
            let text = if std::mem::take(&mut raw) { text.into() } else { meant(text, false) };
            told.text.push_str(&text);
        }
    });
    told.end_text();
    told.lines
}

fn complete(page: &str) -> Vec<String> {
    let mut told = Told::default();
    let mut open: Option<(String, Vec<(String, String)>)> = None;
    let mut emitter =
        CallbackEmitter::new(|event: CallbackEvent<'_>, _: html5gum::Span<()>| -> Option<Infallible> {
            let owned = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            match event {
                CallbackEvent::OpenStartTag { name } => open = Some((owned(name), Vec::new())),
                CallbackEvent::AttributeName { name } => {
                    if let Some((_, attributes)) = &mut open {
                        attributes.push((owned(name), String::new()));
                    }
                }
                CallbackEvent::AttributeValue { value } => {
                    let last = open.as_mut().and_then(|(_, attributes)| attributes.last_mut());
                    if let Some((_, kept)) = last {
                        *kept = owned(value);
                    }
                }
                CallbackEvent::CloseStartTag { .. } => {
                    let (name, attributes) = open.take().expect("a tag that ends began");
                    let attributes: Vec<_> =
                        attributes.iter().map(|(name, value)| format!("{name}={value}")).collect();
                    told.tell(format!("<{name} {attributes:?}>"));
                }
                CallbackEvent::EndTag { name } => told.tell(format!("</{}>", owned(name))),
                CallbackEvent::String { value } => told.text.push_str(&owned(value)),
                CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
            }
            None
        });
    emitter.naively_switch_states(true);
    let _ = html5gum::Tokenizer::new_with_emitter(page, emitter).finish();
    told.end_text();
    told.lines
}

/// Pieces of HTML, right and wrong, that stand next to one another in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[ a-z]{1,6}",
        2 => Just("<p>".to_owned()),
        2 => Just("</p>".to_owned()),
        1 => "<[a-zA-Z1-6]{1,5}( [a-z]{1,4}(=(\"[ a-z>'&;]{0,5}\"|'[ a-z>\"]{0,5}'|[a-z/]{1,5}))?){0,3} ?/?>",
        1 => "</[a-zA-Z]{1,5}[ /]?>",
        1 => prop::sample::select(vec![
            "<!doctype html>", "<!-- a > b -->", "<!-->", "<!--->", "<!-- a --!>", "<!a>", "<?a>", "</>", "</ a>",
            "<title>a &lt; <b></title>", "<style>a<b</style>", "<textarea></p></textarea >", "<iframe></iframe>",
            "&amp;", "&lt;b&gt;", "&#39;", "&nbsp;", "&copy", "&x;", "&", "<", ">", "< a", "<a", "<a b", "<a b=",
            "<a b=\"", "<a =b=c>", "<a b = c >", "<a b\n=\n'c'>", "<a/b>", "<a b=c/>", "<A HREF=/X/>", "é", "\u{2028}",
        ]).prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, ..ProptestConfig::default() })]
    #[test]
    fn reads_pages_as_a_complete_tokeniser_does(page in pieces()) {
        prop_assert_eq!(ours(&page), complete(&page), "{}", page);
    }
}

#[test]
fn reads_tags_and_texts() {
    assert_eq!(
        ours("<!doctype html><A HREF='/x/?a=b&amp;c' data-x>X &amp; Y</A ><br/><title><b></title>"),
        [
            "<a [\"href=/x/?a=b&c\", \"data-x=\"]>",
            "text \"X & Y\"",
            "</a>",
            "<br []>",
            "<title []>",
            "text \"<b>\"",
            "</title>",
        ]
    );
}
