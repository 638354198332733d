//! Finds what a template must not do if it is to be minified as a template.
//!
//! The minifier knows HTML, not Tera. Braces among a tag's attributes, double quotation marks
//! inside braces inside an attribute, and branches that do not hold whole elements come out torn.

/// What stops a template from being minified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Obstacle {
    /// Where it stands, in bytes from the start of the template.
    pub(super) at: usize,
    /// What it is, as a sentence without its full stop.
    pub(super) what: String,
}

/// The first obstacle in a template, where there is one.
pub(super) fn obstacle(template: &str) -> Option<Obstacle> {
    Scanner { text: template, at: 0, open: Vec::new(), branches: Vec::new() }.scan().err()
}

/// Elements that have no closing tag.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    "!doctype",
];

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    /// The elements that are open here, outermost first.
    open: Vec<&'a str>,
    /// How many were open where each block of the template language began.
    branches: Vec<usize>,
}

impl<'a> Scanner<'a> {
    fn scan(mut self) -> Result<(), Obstacle> {
        while let Some(next) = self.rest().find(['{', '<']) {
            self.at += next;
            let rest = self.rest();
            if rest.starts_with("{%") {
                self.block()?;
            } else if rest.starts_with("{{") {
                self.skip_past("}}")?;
            } else if rest.starts_with("{#") {
                self.skip_past("#}")?;
            } else if rest.starts_with("<!--") {
                self.skip_past("-->")?;
            } else if rest.starts_with("</")
                || rest.as_bytes().get(1).is_some_and(|b| b.is_ascii_alphabetic() || *b == b'!')
            {
                self.tag()?;
            } else {
                self.at += 1;
            }
        }
        match self.open.last() {
            Some(name) => Err(self.fault(format!("`<{name}>` is never closed"))),
            None => Ok(()),
        }
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn fault(&self, what: String) -> Obstacle {
        Obstacle { at: self.at, what }
    }

    fn skip_past(&mut self, end: &str) -> Result<&'a str, Obstacle> {
        let rest = self.rest();
        let length = rest.find(end).ok_or_else(|| self.fault(format!("`{end}` is missing")))?;
        self.at += length + end.len();
        Ok(&rest[..length])
    }

    /// A block of the template language, such as `{% if x %}`.
    fn block(&mut self) -> Result<(), Obstacle> {
        let start = self.at;
        let inside = self.skip_past("%}")?;
        let word = inside.trim_start_matches(['{', '%', '-']).split_whitespace().next().unwrap_or_default();
        let unbalanced = |this: &Self| Obstacle {
            at: start,
            what: format!(
                "`{{% {word} %}}` stands where `<{}>` is half open",
                this.open.last().copied().unwrap_or("an element")
            ),
        };
        match word {
            "if" | "for" | "block" | "component" | "filter" => self.branches.push(self.open.len()),
            "elif" | "else" if self.branches.last() != Some(&self.open.len()) => {
                return Err(unbalanced(self));
            }
            _ if word.starts_with("end") && self.branches.pop() != Some(self.open.len()) => {
                return Err(unbalanced(self));
            }
            _ => {}
        }
        Ok(())
    }

    /// A tag of HTML with its attributes.
    fn tag(&mut self) -> Result<(), Obstacle> {
        let closing = self.rest().starts_with("</");
        self.at += if closing { 2 } else { 1 };
        let rest = self.rest();
        let length =
            rest.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/' | '{')).unwrap_or(rest.len());
        let name = &rest[..length];
        self.at += length;
        let self_closed = self.attributes()?;
        if closing {
            if self.open.pop() != Some(name) {
                return Err(
                    self.fault(format!("`</{name}>` closes an element that is not the last one opened"))
                );
            }
        } else if !self_closed && !VOID.iter().any(|void| name.eq_ignore_ascii_case(void)) {
            self.open.push(name);
        }
        Ok(())
    }

    /// Everything up to the tag's end. Answers whether it closes itself, as elements of SVG may.
    fn attributes(&mut self) -> Result<bool, Obstacle> {
        let mut self_closed = false;
        while let Some(next) = self.rest().find(['"', '\'', '{', '>']) {
            self_closed = self.rest()[..next].ends_with('/');
            self.at += next;
            match self.rest().as_bytes()[0] {
                b'>' => {
                    self.at += 1;
                    return Ok(self_closed);
                }
                b'"' => self.double_quoted()?,
                b'\'' => {
                    self.at += 1;
                    self.skip_past("'")?;
                }
                _ if self.rest().starts_with("{{")
                    || self.rest().starts_with("{%")
                    || self.rest().starts_with("{#") =>
                {
                    return Err(self.fault("Braces stand among the attributes of a tag".to_owned()));
                }
                _ => self.at += 1,
            }
        }
        let _ = self_closed;
        Err(self.fault("A tag is never closed".to_owned()))
    }

    /// The value of an attribute between double quotation marks.
    fn double_quoted(&mut self) -> Result<(), Obstacle> {
        self.at += 1;
        while let Some(next) = self.rest().find(['"', '{']) {
            self.at += next;
            let rest = self.rest();
            let end = if rest.starts_with("{{") {
                "}}"
            } else if rest.starts_with("{%") {
                "%}"
            } else {
                self.at += 1;
                if rest.starts_with('"') {
                    return Ok(());
                }
                continue;
            };
            let start = self.at;
            if self.skip_past(end)?.contains('"') {
                let what = "Double quotation marks stand inside braces inside an attribute".to_owned();
                return Err(Obstacle { at: start, what });
            }
        }
        Err(self.fault("A quotation mark is never closed".to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lets_whole_elements_and_quoted_braces_through() {
        for template in [
            "<p>{% if x %}<b>{{ x }}</b>{% else %}<br>{% endif %}</p>",
            "<a href=\"{{ say(of='x') }}{% if y %}#{{ y }}{% endif %}\">x</a>",
            "{% component ref(to) -%}{{ <b to /> }}{%- endcomponent ref %}",
            "<!doctype html><html lang=\"en\"><svg><path d=\"M0\"/></svg></html>",
            "1 < 2 { 3",
        ] {
            assert_eq!(obstacle(template), None, "{template}");
        }
    }

    #[test]
    fn names_what_would_be_torn() {
        for (template, what) in [
            ("<p {% if x %}hidden{% endif %}>x</p>", "Braces stand among the attributes of a tag"),
            (
                "<a href=\"{{ say(of=\"x\") }}\">x</a>",
                "Double quotation marks stand inside braces inside an attribute",
            ),
            ("{% if x %}<p>{% endif %}x</p>", "`{% endif %}` stands where `<p>` is half open"),
            ("<p>x", "`<p>` is never closed"),
            ("<p><b>x</p></b>", "`</p>` closes an element that is not the last one opened"),
            ("<p", "A tag is never closed"),
            ("{{ x", "`}}` is missing"),
        ] {
            assert_eq!(obstacle(template).map(|obstacle| obstacle.what).as_deref(), Some(what), "{template}");
        }
    }
}
