//! Works out beforehand what a template says the same on every page.
//!
//! Much of a page is words of the theme and facts about the site: `{{ text.nav.label }}`,
//! `{% if site.demonstration %}`, `{% for item in site.nav %}`. They are the same for every page of
//! a language, so the template engine is asked once, and its answer stands in the template. What
//! cannot be worked out for certain stays as it is written; the pages are the same either way.

use serde_json::Value;

/// Asks the template engine what a constant piece of template comes to.
pub(super) trait Engine {
    /// The text that a piece of template renders to, or nothing where it fails.
    fn render(&self, piece: &str) -> Option<String>;
}

/// What is the same on every page: the roots of constant expressions, such as `site`.
pub(super) struct Constants<'a> {
    pub(super) roots: &'a [(&'static str, Value)],
    pub(super) engine: &'a dyn Engine,
}

/// The template with its constant parts worked out. One that cannot be read is given back as it is.
pub(super) fn fold(template: &str, constants: &Constants<'_>) -> String {
    let pieces = pieces(template);
    let mut reader = Reader { pieces: &pieces, at: 0 };
    let Some(nodes) = reader.nodes(&[]) else { return template.to_owned() };
    if reader.at < pieces.len() {
        return template.to_owned();
    }
    let mut folded = String::with_capacity(template.len());
    constants.write_all(&nodes, &[], &mut folded);
    folded
}

/// Whether a template gives one of the names a meaning of its own, so that it is no constant there.
pub(super) fn binds(template: &str, names: &[&str]) -> bool {
    let is_name = |word: &str| names.contains(&word);
    pieces(template).iter().any(|piece| {
        let Piece::Tag(inside) = piece else { return false };
        let words = || {
            inside.split(|c: char| c.is_whitespace() || ",()=:".contains(c)).filter(|word| !word.is_empty())
        };
        match words().next() {
            Some("set" | "set_global") => words().nth(1).is_some_and(is_name),
            Some("for") => words().skip(1).take_while(|word| *word != "in").any(is_name),
            Some("component" | "macro") => words().skip(2).any(is_name),
            _ => false,
        }
    })
}

/// A piece of a template. White space that a tag takes away is gone from the texts beside it.
#[derive(Debug, PartialEq)]
enum Piece<'t> {
    Text(&'t str),
    /// The inside of `{{ }}`.
    Output(&'t str),
    /// The inside of `{% %}`.
    Tag(&'t str),
}

fn pieces(template: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = template;
    let mut trims = false;
    while let Some(start) = next_sign(rest) {
        let (mut text, sign) = rest.split_at(start);
        let end = match sign.as_bytes()[1] {
            b'{' => "}}",
            b'%' => "%}",
            _ => "#}",
        };
        let Some(length) = length_of(sign, end) else { break };
        let mut inside = &sign[2..length - 2];
        if trims {
            text = text.trim_start();
        }
        if let Some(bare) = inside.strip_prefix('-') {
            inside = bare;
            text = text.trim_end();
        }
        // A comment is no text: what stands after it is still trimmed by the tag before.
        trims = trims && start == 0 && end == "#}";
        if let Some(bare) = inside.strip_suffix('-') {
            inside = bare;
            trims = true;
        }
        if !text.is_empty() {
            pieces.push(Piece::Text(text));
        }
        match end {
            "}}" => pieces.push(Piece::Output(inside.trim())),
            "%}" => pieces.push(Piece::Tag(inside.trim())),
            _ => {}
        }
        rest = &sign[length..];
    }
    let rest = if trims { rest.trim_start() } else { rest };
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

fn next_sign(text: &str) -> Option<usize> {
    let opens = |at: &usize| matches!(text.as_bytes().get(at + 1), Some(b'{' | b'%' | b'#'));
    text.match_indices('{').map(|(at, _)| at).find(opens)
}

/// The length of a sign with its end. Quoted texts may hold what looks like the end.
fn length_of(sign: &str, end: &str) -> Option<usize> {
    if end == "#}" {
        return sign.find(end).map(|at| at + 2);
    }
    let mut quote = None;
    for (at, byte) in sign.bytes().enumerate().skip(2) {
        if let Some(open) = quote {
            quote = (byte != open).then_some(open);
        } else if matches!(byte, b'"' | b'\'' | b'`') {
            quote = Some(byte);
        } else if sign.as_bytes()[at..].starts_with(end.as_bytes()) {
            return Some(at + 2);
        }
    }
    None
}

/// A template as a tree of what may be worked out.
enum Node<'t> {
    Text(&'t str),
    Output(&'t str),
    /// Any other tag, left as it is.
    Tag(&'t str),
    /// Conditions with what each shows; the last may have none.
    If(Vec<(Option<&'t str>, Vec<Node<'t>>)>),
    For {
        head: &'t str,
        body: Vec<Node<'t>>,
        otherwise: Option<Vec<Node<'t>>>,
    },
}

struct Reader<'t, 'p> {
    pieces: &'p [Piece<'t>],
    at: usize,
}

impl<'t> Reader<'t, '_> {
    /// Reads up to a tag that begins with one of the words. Nothing when tags do not match.
    fn nodes(&mut self, until: &[&str]) -> Option<Vec<Node<'t>>> {
        let mut nodes = Vec::new();
        while let Some(piece) = self.pieces.get(self.at) {
            match piece {
                Piece::Text(text) => nodes.push(Node::Text(text)),
                Piece::Output(inside) => nodes.push(Node::Output(inside)),
                Piece::Tag(inside) => {
                    let word = first_word(inside);
                    if until.contains(&word) {
                        return Some(nodes);
                    }
                    self.at += 1;
                    nodes.push(match word {
                        "if" => self.branches(inside)?,
                        "for" => self.repetition(inside)?,
                        // What stands in `raw` is trimmed by rules of its own: such a template is left.
                        "raw" | "elif" | "else" | "endif" | "endfor" => return None,
                        _ => Node::Tag(inside),
                    });
                    continue;
                }
            }
            self.at += 1;
        }
        until.is_empty().then_some(nodes)
    }

    fn tag(&mut self) -> Option<&'t str> {
        let Some(Piece::Tag(inside)) = self.pieces.get(self.at) else { return None };
        self.at += 1;
        Some(inside)
    }

    fn branches(&mut self, head: &'t str) -> Option<Node<'t>> {
        let mut condition = Some(head.strip_prefix("if")?.trim());
        let mut branches = Vec::new();
        loop {
            let shown = self.nodes(&["elif", "else", "endif"])?;
            branches.push((condition, shown));
            let tag = self.tag()?;
            condition = match first_word(tag) {
                "elif" => Some(tag.strip_prefix("elif")?.trim()),
                "else" => None,
                _ => return Some(Node::If(branches)),
            };
        }
    }

    fn repetition(&mut self, head: &'t str) -> Option<Node<'t>> {
        let body = self.nodes(&["else", "endfor"])?;
        let otherwise = match first_word(self.tag()?) {
            "else" => {
                let otherwise = self.nodes(&["endfor"])?;
                self.tag()?;
                Some(otherwise)
            }
            _ => None,
        };
        Some(Node::For { head, body, otherwise })
    }
}

fn first_word(tag: &str) -> &str {
    tag.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap_or_default()
}

/// Names that stand for a constant while a loop is unrolled.
type Bound<'b> = [(&'b str, &'b Value)];

impl Constants<'_> {
    fn write_all(&self, nodes: &[Node<'_>], bound: &Bound<'_>, to: &mut String) {
        for node in nodes {
            self.write(node, bound, to);
        }
    }

    fn write(&self, node: &Node<'_>, bound: &Bound<'_>, to: &mut String) {
        match node {
            Node::Text(text) => to.push_str(text),
            Node::Output(inside) => {
                let inside = bind(inside, bound);
                let piece = format!("{{{{ {inside} }}}}");
                to.push_str(&self.text_of(&inside, &piece).unwrap_or(piece));
            }
            Node::Tag(inside) => push_tag(to, &bind(inside, bound)),
            Node::If(branches) => self.write_branches(branches, bound, to),
            Node::For { head, body, otherwise } => {
                if !self.unroll(head, body, otherwise.as_deref(), bound, to) {
                    push_tag(to, &bind(head, bound));
                    self.write_all(body, bound, to);
                    if let Some(otherwise) = otherwise {
                        push_tag(to, "else");
                        self.write_all(otherwise, bound, to);
                    }
                    push_tag(to, "endfor");
                }
            }
        }
    }

    /// Branches that can never be shown go, and one that always is stands alone.
    fn write_branches(&self, branches: &[(Option<&str>, Vec<Node<'_>>)], bound: &Bound<'_>, to: &mut String) {
        let mut opened = false;
        for (condition, shown) in branches {
            let condition = condition.map(|condition| bind(condition, bound));
            let holds = condition.as_ref().map_or(Some(true), |condition| self.holds(condition));
            match holds {
                Some(false) => {}
                Some(true) => {
                    if opened {
                        push_tag(to, "else");
                    }
                    self.write_all(shown, bound, to);
                    break;
                }
                None => {
                    let word = if opened { "elif" } else { "if" };
                    push_tag(to, &format!("{word} {}", condition.unwrap_or_default()));
                    self.write_all(shown, bound, to);
                    opened = true;
                }
            }
        }
        if opened {
            push_tag(to, "endif");
        }
    }

    /// Writes the body of a loop over a constant list once for each item, where that is possible.
    fn unroll(
        &self,
        head: &str,
        body: &[Node<'_>],
        otherwise: Option<&[Node<'_>]>,
        bound: &Bound<'_>,
        to: &mut String,
    ) -> bool {
        let mut words = head.split_whitespace().skip(1);
        let (Some(name), Some("in"), Some(list), None) =
            (words.next(), words.next(), words.next(), words.next())
        else {
            return false;
        };
        let Some(Value::Array(items)) = self.value(list) else { return false };
        if otherwise.is_some() || items.is_empty() || items.len() > 20 || !can_be_unrolled(body, name, items)
        {
            return false;
        }
        for item in items {
            let bound: Vec<_> = bound.iter().copied().chain([(name, item)]).collect();
            self.write_all(body, &bound, to);
        }
        true
    }

    /// The value of a path such as `site.nav`.
    fn value(&self, path: &str) -> Option<&Value> {
        let mut parts = path.split('.');
        let root = parts.next()?;
        let (_, value) = self.roots.iter().find(|(name, _)| *name == root)?;
        parts.try_fold(value, |value, part| value.get(part))
    }

    fn holds(&self, condition: &str) -> Option<bool> {
        let piece = format!("{{% if {condition} %}}1{{% else %}}0{{% endif %}}");
        self.text_of(condition, &piece).map(|text| text == "1")
    }

    /// The text of a piece whose expression is constant, where that text may stand in a template.
    fn text_of(&self, expression: &str, piece: &str) -> Option<String> {
        let text = self.is_constant(expression).then(|| self.engine.render(piece)).flatten()?;
        next_sign(&text).is_none().then_some(text)
    }

    /// Whether all that an expression names is the same on every page.
    fn is_constant(&self, expression: &str) -> bool {
        const WORDS: [&str; 7] = ["say", "true", "false", "not", "and", "or", "in"];
        let named = names(expression);
        let roots = || self.roots.iter().map(|(root, _)| *root);
        named.iter().any(|name| roots().any(|root| root == *name) || *name == "say")
            && named.iter().all(|name| roots().any(|root| root == *name) || WORDS.contains(name))
    }
}

fn push_tag(to: &mut String, inside: &str) {
    to.push_str("{% ");
    to.push_str(inside);
    to.push_str(" %}");
}

/// Whether each mention of a loop's name in its body can be replaced by a literal.
fn can_be_unrolled(body: &[Node<'_>], name: &str, items: &[Value]) -> bool {
    let fits = |inside: &str| {
        !names(inside).contains(&"loop")
            && items.iter().all(|item| !names(&bind(inside, &[(name, item)])).contains(&name))
    };
    body.iter().all(|node| match node {
        Node::Text(_) => true,
        Node::Output(inside) => fits(inside),
        Node::If(branches) => branches
            .iter()
            .all(|(condition, shown)| condition.is_none_or(fits) && can_be_unrolled(shown, name, items)),
        Node::Tag(_) | Node::For { .. } => false,
    })
}

/// An expression in which the fields of bound names are replaced by what they hold, where that is
/// a plain text.
fn bind(expression: &str, bound: &Bound<'_>) -> String {
    let mut out = String::with_capacity(expression.len());
    let mut last = 0;
    for (start, end) in roots(expression) {
        let Some((_, value)) = bound.iter().rev().find(|(name, _)| *name == &expression[start..end]) else {
            continue;
        };
        let mut value = *value;
        let mut stop = end;
        while let Some(field) = expression[stop..].strip_prefix('.') {
            let length = field.find(|c: char| !is_of_name(c)).unwrap_or(field.len());
            let Some(inner) = value.get(&field[..length]) else { break };
            value = inner;
            stop += 1 + length;
        }
        if let Value::String(text) = value
            && !expression[stop..].starts_with(['.', '[', '('])
            && !text.contains(['\'', '\\', '\n', '{', '}', '%'])
        {
            out.push_str(&expression[last..start]);
            out.push('\'');
            out.push_str(text);
            out.push('\'');
            last = stop;
        }
    }
    out.push_str(&expression[last..]);
    out
}

fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// The names in an expression that are looked up, each once as it comes.
fn names(expression: &str) -> Vec<&str> {
    roots(expression).into_iter().map(|(start, end)| &expression[start..end]).collect()
}

/// The places of names that are looked up: not fields after a dot, not the names of arguments,
/// not inside quotation marks, and of a component only what stands in its braces.
fn roots(expression: &str) -> Vec<(usize, usize)> {
    let bytes = expression.as_bytes();
    let mut roots = Vec::new();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if matches!(byte, b'"' | b'\'' | b'`') {
            at += 1;
            while bytes.get(at).is_some_and(|inside| *inside != byte) {
                at += 1;
            }
            at += 1;
        } else if byte.is_ascii_alphabetic() || byte == b'_' {
            let length = expression[at..].find(|c: char| !is_of_name(c)).unwrap_or(expression.len() - at);
            let end = at + length;
            let after = expression[end..].trim_start();
            let is_argument = after.starts_with('=') && !after.starts_with("==");
            let before = expression[..at].trim_end();
            if !before.ends_with('.') && !before.ends_with('<') && !is_argument {
                roots.push((at, end));
            }
            at = end;
        } else if byte.is_ascii_digit() {
            at +=
                expression[at..].find(|c: char| !is_of_name(c) && c != '.').unwrap_or(expression.len() - at);
        } else {
            at += 1;
        }
    }
    roots
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;
    use tera::{Context, Tera};

    use super::*;

    fn roots_of_the_site() -> Vec<(&'static str, Value)> {
        let site = json!({
            "name": "A & B", "demonstration": true, "documents_href": null, "odd": "{{ x }}",
            "nav": [{"key": "services", "href": "/services/"}, {"key": "contact", "href": "/contact/"}],
        });
        let text = json!({"skip": "Skip <it>", "nav": {"services": "Services", "contact": "Contact us"}});
        vec![("site", site), ("text", text)]
    }

    fn engine() -> Tera {
        let mut tera = Tera::new();
        for (root, value) in roots_of_the_site() {
            tera.global_context().insert(root, &value);
        }
        let component =
            "{% component link(to, @text) %}<a href=\"{{ to }}\">{{ text.skip }}</a>{% endcomponent link %}";
        tera.add_raw_template("components.html", component).expect("the component is right");
        tera
    }

    fn folded(template: &str) -> String {
        fold(template, &Constants { roots: &roots_of_the_site(), engine: &engine() })
    }

    /// What a template shows on a page, as it is written and with its constants worked out.
    fn shown(template: &str) -> [Option<String>; 2] {
        [template.to_owned(), folded(template)].map(|template| {
            let mut tera = engine();
            tera.add_raw_template("page.html", &template).ok()?;
            let mut context = Context::new();
            context.insert(
                "page",
                &json!({"title": "T & U", "section": "contact", "list": ["a", "b"], "none": null}),
            );
            tera.render("page.html", &context).ok()
        })
    }

    #[test]
    fn works_out_words_and_facts() {
        for (template, expected) in [
            ("<p>{{ text.skip }}</p>", "<p>Skip &lt;it&gt;</p>"),
            ("<a title=\"{{ site.name }}\">", "<a title=\"A &amp; B\">"),
            (
                "{{ text.nav['services'] }}{{ text.nav[page.section] }}",
                "Services{{ text.nav[page.section] }}",
            ),
            ("{% if site.demonstration %}a{% else %}b{% endif %}", "a"),
            ("{% if site.documents_href %}a{% endif %}c", "c"),
            (
                "{% if page.x %}a{% elif site.demonstration %}b{% else %}c{% endif %}",
                "{% if page.x %}a{% else %}b{% endif %}",
            ),
            ("{% if site.documents_href %}a{% elif page.x %}b{% endif %}", "{% if page.x %}b{% endif %}"),
            ("a {{- text.nav.services -}} b", "aServicesb"),
            ("{{ text.nav.services -}}{# a comment #} b {# another #} c", "Servicesb  c"),
            ("{{ <link to={site.name} /> }}", "<a href=\"A &amp; B\">Skip &lt;it&gt;</a>"),
            (
                "{% for item in site.nav %}{% if page.section == item.key %}<b>{% endif %}{{ text.nav[item.key] }}{% endfor %}",
                "{% if page.section == 'services' %}<b>{% endif %}Services{% if page.section == 'contact' %}<b>{% endif %}Contact us",
            ),
        ] {
            assert_eq!(folded(template), expected, "{template}");
        }
    }

    #[test]
    fn leaves_what_differs_from_page_to_page() {
        for template in [
            "{{ page.title }}",
            "{{ say(of='x', n=page.n) }}",
            "{{ site.odd }}",
            "{{ site.missing }}",
            "{% for item in page.list %}{{ item }}{% endfor %}",
            "{% for item in site.nav %}{{ loop.index }}{% endfor %}",
            "{% for item in site.nav %}{{ item }}{% endfor %}",
            "{% raw %}{{ text.skip }}{% endraw %}",
            "{% if page.a %}",
            "{{ text.skip",
            "{{ é }}{% é %}{{ 'é",
        ] {
            assert_eq!(folded(template), template);
        }
    }

    #[test]
    fn a_name_that_a_template_takes_is_no_constant() {
        for template in [
            "{% set text = page.title %}",
            "{% for text in page.list %}{% endfor %}",
            "{% for key, text in page.list %}{% endfor %}",
            "{% component x(text) %}{% endcomponent x %}",
        ] {
            assert!(binds(template, &["site", "text"]), "{template}");
        }
        for template in [
            "{% component x(a, @text) %}{% endcomponent x %}",
            "{% set a = text.b %}",
            "{% for a in text.b %}{% endfor %}",
        ] {
            assert!(!binds(template, &["site", "text"]), "{template}");
        }
    }

    fn template() -> impl Strategy<Value = String> {
        let leaf = prop::sample::select(vec![
            "<p>", " a ", "\n", "{{ text.skip }}", "{{- site.name -}}", "{{ page.title }}", "{{ site.odd }}",
            "{{ text.nav[page.section] }}", "{{ <link to={page.title} /> }}", "{{ <link to=\"/x/\" /> }}", "{# text #}",
            "{{ 'text.skip' }}", "{{ text.nav.contact ~ page.section }}", "{{ page.list | length }}", "{#- text -#}", "{{ page.title -}}",
            "{% for item in site.nav %}{{ item.href }}{{ text.nav[item.key] }}{% endfor %}",
            "{% for item in site.nav %}{% if item.key == page.section %}x{% else %}{{ item.key }}{% endif %}{% endfor %}",
            "{% for item in page.list -%} {{ item }}{{ loop.index }}{% else %}{{ text.skip }}{%- endfor %}",
            "{% set x = site.name %}{{ x }}", "{% raw %}{{ text.skip }}{% endraw %}",
        ]).prop_map(str::to_owned);
        let condition = prop::sample::select(vec![
            "site.demonstration",
            "site.documents_href",
            "page.none",
            "page.title",
            "not site.name",
            "page.section == 'contact'",
            "site.demonstration and page.none",
            "page.none or site.name",
        ]);
        leaf.prop_recursive(3, 20, 4, move |inner| {
            let many = || prop::collection::vec(inner.clone(), 0..4).prop_map(|parts| parts.concat());
            (condition.clone(), many(), condition.clone(), many(), many(), 0..4).prop_map(
                |(a, x, b, y, z, form)| match form {
                    0 => format!("{{% if {a} %}}{x}{{% endif %}}{y}"),
                    1 => format!("{{% if {a} -%}} {x}{{%- else %}}{y}{{% endif %}}{z}"),
                    2 => format!("{{% if {a} %}}{x}{{% elif {b} %}}{y}{{% else %}}{z}{{% endif %}}"),
                    _ => format!("{x}{{% for n in page.list %}}{y}{{% endfor %}}{z}"),
                },
            )
        })
    }

    proptest! {
        #[test]
        fn pages_are_the_same_either_way(template in template()) {
            let [written, folded] = shown(&template);
            prop_assert!(written.is_some(), "{}", template);
            prop_assert_eq!(written, folded, "{}", template);
        }
    }
}
