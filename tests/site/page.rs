//! A published page, read as simply as a test can: its text, its links, its elements.

/// Elements inside a line: taking them away leaves no gap in the text.
const INLINE: [&str; 10] = ["a", "abbr", "b", "code", "em", "i", "small", "span", "strong", "time"];

/// The HTML of a page.
#[derive(Debug, Clone)]
pub(crate) struct Page {
    pub(crate) html: String,
}

impl Page {
    pub(crate) fn new(html: String) -> Self {
        Self { html }
    }

    /// The text that a reader sees between the head and the foot, white space folded.
    pub(crate) fn main(&self) -> String {
        let start = self.html.find("<main").expect("a page has a main part");
        let end = self.html.rfind("</main>").expect("the main part ends");
        text_of(&self.html[start..end])
    }

    /// The text of the first heading.
    pub(crate) fn heading(&self) -> String {
        let start = self.html.find("<h1").expect("a page has a heading");
        let end = self.html.find("</h1>").expect("the heading ends");
        text_of(&self.html[start..end])
    }

    /// The text of the whole body, white space folded.
    pub(crate) fn text(&self) -> String {
        let start = self.html.find("<body").expect("a page has a body");
        text_of(&self.html[start..])
    }

    /// The values of an attribute, in their order, with entities decoded.
    pub(crate) fn values(&self, attribute: &str) -> Vec<String> {
        let tags = self.html.split('<').skip(1).map(|tag| tag.split('>').next().unwrap_or(tag));
        tags.filter_map(|tag| value(tag, attribute)).collect()
    }

    /// Whether the main part links to an address.
    pub(crate) fn links_to(&self, address: &str) -> bool {
        let start = self.html.find("<main").expect("a page has a main part");
        let end = self.html.rfind("</main>").expect("the main part ends");
        Self::new(self.html[start..end].to_owned()).values("href").iter().any(|href| href == address)
    }

    /// Whether it only leads on from an old address.
    pub(crate) fn is_stub(&self) -> bool {
        self.values("content").iter().any(|content| content.starts_with("0; url="))
    }

    /// How many elements of a name there are.
    pub(crate) fn count(&self, element: &str) -> usize {
        let opening = format!("<{element}");
        let starts = self.html.match_indices(&opening);
        let whole = |at: usize| self.html[at + opening.len()..].starts_with([' ', '>', '/', '\n']);
        starts.filter(|(at, _)| whole(*at)).count()
    }
}

/// The value of an attribute of a tag. Values without quotation marks end at a space.
fn value(tag: &str, attribute: &str) -> Option<String> {
    let start = tag.find(&format!(" {attribute}="))? + attribute.len() + 2;
    let rest = &tag[start..];
    let value = match rest.chars().next()? {
        quote @ ('"' | '\'') => rest[1..].split(quote).next()?,
        _ => rest.split_whitespace().next()?,
    };
    Some(decoded(value))
}

fn text_of(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        text.push_str(&rest[..start]);
        let end = rest[start..].find('>').expect("a tag ends") + start;
        let name = rest[start + 1..end].trim_start_matches('/');
        let name = name.split([' ', '\n', '/']).next().unwrap_or_default();
        if !INLINE.contains(&name) {
            text.push(' ');
        }
        rest = &rest[end + 1..];
    }
    text.push_str(rest);
    decoded(&text).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn decoded(text: &str) -> String {
    let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'")];
    let text = named.iter().fold(text.to_owned(), |text, (entity, sign)| text.replace(entity, sign));
    text.replace("&amp;", "&")
}
