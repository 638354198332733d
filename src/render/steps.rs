//! Counts the steps of a site's own templates, so that one which never comes to an end is told
//! instead of waited for.
//!
//! The template engine has no such limit. So a call that counts is written into each template of a
//! site's own theme: where a turn of a loop, a component or a block begins, before an include, and
//! into each list that is made in an expression. What a template keeps in variables is not counted.

use std::cell::Cell;
use std::io::{self, Write};

use tera::{Error, Kwargs, State, Tera, TeraResult};

/// How many steps a page may take. The longest pages take a few thousand.
const MOST_STEPS: u32 = 500_000;

/// How large a page may be, in bytes. The largest pages have a few hundred thousand.
const MOST_BYTES: usize = 64 * 1024 * 1024;

/// The name of the function that counts.
const COUNT: &str = "_step";

thread_local! {
    /// How many more steps the page may take that this thread renders.
    static ROOM: Cell<u32> = const { Cell::new(0) };
}

/// Begins to count for a page. It is rendered by this thread from its start to its end.
pub(super) fn begin() {
    ROOM.set(MOST_STEPS);
}

/// Whether the page took more steps than it may.
pub(super) fn are_spent() -> bool {
    ROOM.get() == 0
}

/// Lets templates call the function that counts.
pub(super) fn register(tera: &mut Tera) {
    tera.register_function(COUNT, |_: Kwargs, _: &State| -> TeraResult<bool> {
        let room = ROOM.get().saturating_sub(1);
        ROOM.set(room);
        if room == 0 { Err(Error::message("too many steps")) } else { Ok(true) }
    });
}

/// A page in the making, which cannot grow beyond all bounds.
pub(super) struct Page {
    html: Vec<u8>,
    pub(super) is_too_large: bool,
}

impl Page {
    pub(super) fn new() -> Self {
        Self { html: Vec::new(), is_too_large: false }
    }

    pub(super) fn into_html(self) -> String {
        // The template engine writes text alone.
        String::from_utf8(self.html)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
    }
}

impl Write for Page {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.html.len() + bytes.len() > MOST_BYTES {
            self.is_too_large = true;
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.html.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A template with the calls that count written into it.
pub(super) fn counted(template: &str) -> String {
    let mut out = String::with_capacity(template.len() * 5 / 4);
    let mut rest = template;
    while let Some(brace) = rest.find('{') {
        out.push_str(&rest[..brace]);
        rest = &rest[brace..];
        let length = match rest.as_bytes().get(1) {
            Some(b'{') => {
                let tag = Tag::read(rest, "}}");
                out.push_str(&tag.counted);
                tag.length
            }
            Some(b'%') => {
                let tag = Tag::read(rest, "%}");
                let length = if tag.word == "raw" { length_of_raw(rest) } else { tag.length };
                tag.write(&mut out);
                out.push_str(&rest[tag.length..length]);
                length
            }
            Some(b'#') => {
                let length = length_past(rest, "#}");
                out.push_str(&rest[..length]);
                length
            }
            _ => {
                out.push('{');
                1
            }
        };
        rest = &rest[length..];
    }
    out.push_str(rest);
    out
}

fn length_past(text: &str, end: &str) -> usize {
    text.find(end).map_or(text.len(), |at| at + end.len())
}

/// The length of a part in which nothing is read, with the tags around it.
fn length_of_raw(text: &str) -> usize {
    let mut at = length_past(text, "%}");
    while let Some(next) = text[at..].find("{%") {
        at += next;
        let tag = Tag::read(&text[at..], "%}");
        if tag.word == "endraw" {
            return at + tag.length;
        }
        at += 2;
    }
    text.len()
}

/// What stands between two braces.
struct Tag<'a> {
    /// Its first word.
    word: &'a str,
    /// The tag as it stands, with calls in the lists that it makes.
    counted: String,
    /// Its length as it stands.
    length: usize,
}

/// A bracket that is open, and how much was read of a list that is made in it.
struct Bracket {
    sign: u8,
    list: List,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum List {
    Plain,
    /// `[x for`
    For,
    /// `[x for x in y if`
    If,
}

impl<'a> Tag<'a> {
    /// Reads a tag at the start of a text, up to its end or that of the text.
    fn read(text: &'a str, end: &str) -> Self {
        let mut tag = Self { word: "", counted: text[..2].to_owned(), length: 2 };
        let mut brackets: Vec<Bracket> = Vec::new();
        // The last sign that was no space: a word after a full stop is the name of a field.
        let mut before = b' ';
        while let Some(first) = text.as_bytes().get(tag.length) {
            let rest = &text[tag.length..];
            if rest.starts_with(end) {
                tag.take(end.len(), text);
                return tag;
            }
            match first {
                b'"' | b'\'' | b'`' => tag.take(length_of_string(rest), text),
                b'[' | b'(' | b'{' => {
                    brackets.push(Bracket { sign: *first, list: List::Plain });
                    tag.take(1, text);
                }
                b']' | b')' | b'}' => {
                    match brackets.pop().map(|bracket| bracket.list) {
                        Some(List::For) => tag.counted.extend([" if ", COUNT, "()"]),
                        Some(List::If) => tag.counted.push(')'),
                        Some(List::Plain) | None => {}
                    }
                    tag.take(1, text);
                }
                first if first.is_ascii_alphabetic() || *first == b'_' => {
                    let length =
                        rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
                    let word = &rest[..length];
                    tag.take(length, text);
                    let list = brackets.last_mut().filter(|bracket| bracket.sign == b'[' && before != b'.');
                    match list.map(|bracket| &mut bracket.list) {
                        Some(list @ List::Plain) if word == "for" => *list = List::For,
                        Some(list @ List::For) if word == "if" => {
                            *list = List::If;
                            tag.counted.extend([" ", COUNT, "() and ("]);
                        }
                        _ => {}
                    }
                    if tag.word.is_empty() {
                        tag.word = word;
                    }
                }
                _ => tag.take(rest.chars().next().map_or(1, char::len_utf8), text),
            }
            if !first.is_ascii_whitespace() {
                before = *first;
            }
        }
        tag
    }

    fn take(&mut self, length: usize, text: &str) {
        self.counted.push_str(&text[self.length..self.length + length]);
        self.length += length;
    }

    /// Writes the tag with a call on the side on which something begins.
    fn write(&self, out: &mut String) {
        // White space around the tag is trimmed as it was before.
        match self.word {
            "for" | "component" | "block" => {
                let trim = if self.counted.ends_with("-%}") { "-" } else { "" };
                out.push_str(&self.counted);
                out.push_str(&call("", trim));
            }
            "include" => {
                let trim = if self.counted.starts_with("{%-") { "-" } else { "" };
                out.push_str(&call(trim, ""));
                out.push_str(&self.counted);
            }
            _ => out.push_str(&self.counted),
        }
    }
}

/// A report of the template engine without the calls in the lines that it quotes, and its marks
/// moved back to where they belong.
pub(super) fn uncounted(report: &str) -> String {
    let mut lines: Vec<String> = report.lines().map(str::to_owned).collect();
    for at in 0..lines.len() {
        let Some((line, mark)) =
            lines[at..].split_first_mut().and_then(|(line, rest)| Some((line, rest.first_mut()?)))
        else {
            break;
        };
        let Some(column) = mark.find('^') else { continue };
        let before = line.char_indices().nth(column).map_or(line.len(), |(at, _)| at);
        let calls =
            |text: &str| calls().map(|call| text.matches(&call).count() * call.len()).iter().sum::<usize>();
        let moved = calls(&line[..before]);
        mark.drain(column.saturating_sub(moved)..column);
        for call in self::calls() {
            *line = line.replace(&call, "");
        }
        if let Some(locus) = at.checked_sub(2).map(|locus| &mut lines[locus])
            && let Some((place, column)) = locus.rsplit_once(':')
            && let Ok(column) = column.parse::<usize>()
        {
            *locus = format!("{place}:{}", column.saturating_sub(moved));
        }
    }
    lines.join("\n")
}

/// A call where something begins. Its two signs trim the white space before it and after it.
fn call(before: &str, after: &str) -> String {
    format!("{{%{before} if {COUNT}() %}}{{% endif {after}%}}")
}

/// The calls as they may stand in a template.
fn calls() -> [String; 3] {
    [("", ""), ("", "-"), ("-", "")].map(|(before, after)| call(before, after))
}

/// The length of a text between quotation marks, with them.
fn length_of_string(text: &str) -> usize {
    let mut signs = text.char_indices();
    let quote = signs.next().map(|(_, quote)| quote);
    while let Some((at, sign)) = signs.next() {
        if sign == '\\' {
            signs.next();
        } else if Some(sign) == quote {
            return at + 1;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use tera::Context;

    use super::*;

    fn rendered(template: &str) -> Result<String, Error> {
        let mut tera = Tera::new();
        register(&mut tera);
        tera.add_raw_template("x.html", &counted(template))?;
        ROOM.set(1_000);
        tera.render("x.html", &Context::new())
    }

    #[test]
    fn templates_say_the_same_as_before() {
        for template in [
            "a {%- for x in [1, 2, 3] -%} {{ x }} {%- else -%} none {%- endfor -%} b",
            "{% block b %} c {% endblock b %}{% block d -%} e {%- endblock d %}",
            "{% for x in [y * 2 for y in [1, 2, 3]] %}{{ x }},{% endfor %}",
            "{{ [y for y in [1, 2, 3] if y > 1 or y == 9] | length }}",
            "{{ [y if y > 1 else 0 for y in [1, 2, 3] if [z for z in [y] if z == 2]] }}",
            "{% set m = {'for': [1, 2], 'if': 3} %}{{ [m.if for x in m.for] }}{{ m['for'][0] }}",
            "{# {% for %} #}{% raw %}{% for x in y %}{{ [a for b in c] }}{% endraw %}",
            "{{ \"%} }} [a for b in c]\" }}{{ '\\'}}' }}{{ `[x for` }}",
            "{% component c(n) %} <{{ n }}> {% endcomponent c %}{{ <c n={1} /> }}{{<c n={2}/>}}",
            "plain text, \u{e9} { and % and }",
        ] {
            let mut plain = Tera::new();
            plain.add_raw_template("x.html", template).expect(template);
            let before = plain.render("x.html", &Context::new()).expect(template);
            assert_eq!(rendered(template).ok(), Some(before), "{}", counted(template));
        }
    }

    #[test]
    fn what_never_ends_is_stopped() {
        let mut fan = "{{ <c0 /> }}{% component c8() %}{% endcomponent c8 %}".to_owned();
        for n in 0..8 {
            let calls = format!("{{{{ <c{} /> }}}}", n + 1).repeat(10);
            let name = format!("c{n}");
            fan.extend(["{% component ", &name, "() %}", &calls, "{% endcomponent ", &name, " %}"]);
        }
        for template in [
            "{% for a in range(end=100000) %}{% for b in range(end=100000) %}{% endfor %}{% endfor %}",
            "{% set r = range(end=100000) %}{{ [[1 for a in r] for b in r] | length }}",
            "{% set r = range(end=100000) %}{{ [[1 for a in r if a] for b in r if b] | length }}",
            &fan,
        ] {
            assert!(rendered(template).is_err() && are_spent(), "{template}");
        }
    }

    #[test]
    fn reports_quote_what_the_author_wrote() {
        for template in [
            "a\n{% block b %}{% for x in [1] -%} \u{e9} {{ y.z }}{% endfor %}{% endblock b %}",
            "{% for x in y.z %}{% endfor %}",
        ] {
            let mut plain = Tera::new();
            plain.add_raw_template("x.html", template).expect(template);
            let said = plain.render("x.html", &Context::new()).expect_err(template).to_string();
            let counted = rendered(template).expect_err(template).to_string();
            assert_ne!(counted, said);
            assert_eq!(uncounted(&counted), said);
        }
    }

    #[test]
    fn any_text_is_kept() {
        for text in
            ["{%", "{{", "{#", "{% raw %}", "{{ '", "{{ '\\", "{% for", "{{ [\u{e9} for", "{%\u{1f600}"]
        {
            assert!(counted(text).starts_with(text), "{text}");
        }
    }

    #[test]
    fn a_page_does_not_grow_beyond_all_bounds() {
        let mut page = Page::new();
        let megabyte = vec![b'a'; 1024 * 1024];
        assert!((0..64).all(|_| page.write_all(&megabyte).is_ok()) && !page.is_too_large);
        assert!(page.write_all(b"a").is_err() && page.is_too_large);
        assert_eq!(page.into_html().len(), MOST_BYTES);
    }
}
