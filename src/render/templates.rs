//! The templates of a theme: linted, minified once, and loaded with what every page shares.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use minify_html::{Cfg, minify};
use serde::Serialize;
use tera::{Context, Error, Kwargs, State, Tera, TeraResult, Value};

use super::{closure, fold, lint, steps};
use crate::diagnostics::{FileName, Finding, Findings, Place};
use crate::site::{Chrome, Site, View};
use crate::source::theme::{ThemeFile, ThemeFiles};
use crate::theme::Words;

/// The longest line of a template that is quoted, in bytes.
const LONGEST_LINE: usize = 300;

/// The templates of one language.
pub struct Templates {
    tera: Tera,
    files: BTreeMap<String, FileName>,
    /// The hash of each template with all that it uses.
    closures: BTreeMap<String, blake3::Hash>,
    /// The hash of what every page shares.
    globals: blake3::Hash,
    /// The first page that did not come to an end. One is enough: the next would take as long.
    endless: OnceLock<Finding>,
}

impl Templates {
    /// Loads every template of a theme. Without one that cannot be loaded there is no site, and
    /// the findings say why.
    #[must_use]
    pub fn load(
        site: &Site<'_>,
        theme: &ThemeFiles,
        words: &Arc<Words>,
        findings: &mut Findings,
    ) -> Option<Self> {
        let files: Vec<(&str, &ThemeFile)> = theme
            .iter()
            .filter_map(|(path, file)| Some((path.strip_prefix("templates/")?, file)))
            .filter(|(name, _)| name.to_ascii_lowercase().ends_with(".html"))
            .collect();
        let (mut tera, texts) =
            load_minified(&files, words, findings).or_else(|| load_as_written(&files, words, findings))?;
        let chrome = Chrome::of(site);
        let globals = |tera: &mut Tera| {
            tera.global_context().insert("site", &chrome);
            tera.global_context().insert("text", &words.tree());
        };
        globals(&mut tera);
        if let Some(mut folded) = folded(&files, &tera, &texts, &chrome, words) {
            globals(&mut folded);
            tera = folded;
        }
        let files = files.iter().map(|(name, file)| ((*name).to_owned(), Arc::clone(&file.name))).collect();
        let globals = blake3::hash(&serde_json::to_vec(&(&chrome, words.tree())).unwrap_or_default());
        let closures = closure::hashes(&texts);
        Some(Self { tera, files, closures, globals, endless: OnceLock::new() })
    }

    /// Renders a page from its view and its body's HTML.
    pub(super) fn render(&self, template: &str, view: &View, body: &str) -> Result<String, Box<Finding>> {
        let mut page = view.values();
        page.insert("body".into(), Value::safe_string(body));
        let mut context = Context::new();
        context.insert_value("page", Value::from(page));
        let mut html = steps::Page::new();
        match self.within_bounds(template, || self.tera.render_to(template, &context, &mut html)) {
            Ok(()) => Ok(html.into_html()),
            Err(_) if html.is_too_large => {
                let message = format!("The template `{template}` makes a page of more than 64 megabytes");
                let finding = Finding::error("endless-template", Place::file(&self.file(template)), message)
                    .help("Show less on a page, or look for a loop in a loop.");
                Err(Box::new(self.endless.get_or_init(|| finding).clone()))
            }
            Err(finding) => Err(finding),
        }
    }

    /// Renders something, unless something before it did not come to an end.
    fn within_bounds<T>(
        &self,
        template: &str,
        render: impl FnOnce() -> TeraResult<T>,
    ) -> Result<T, Box<Finding>> {
        if let Some(finding) = self.endless.get() {
            return Err(Box::new(finding.clone()));
        }
        steps::begin();
        render().map_err(|error| {
            let place = Place::file(&self.file(template));
            if steps::are_spent() {
                let message = format!("The template `{template}` does not come to an end");
                let finding = Finding::error("endless-template", place, message)
                    .help("Look for a loop in a loop, or for components and includes that use one another many times.");
                return Box::new(self.endless.get_or_init(|| finding).clone());
            }
            let message = format!("The template `{template}` cannot be rendered");
            Box::new(Finding::error("template", place, message).help(explain(&error)))
        })
    }

    /// Adds to a hash all that a page made with a template shares with others.
    pub(super) fn hash_into(&self, template: &str, hasher: &mut blake3::Hasher) {
        hasher.update(self.globals.as_bytes());
        hasher.update(self.closures.get(template).map_or(&[][..], |hash| hash.as_bytes()));
    }

    /// The name in messages of a template's file.
    pub(super) fn file(&self, template: &str) -> FileName {
        self.files.get(template).map_or_else(|| Arc::from(template), Arc::clone)
    }

    /// Renders a component by itself.
    pub(super) fn component(&self, name: &str, arguments: &impl Serialize) -> Option<String> {
        let context = Context::from_serialize(arguments).ok()?;
        self.within_bounds(name, || self.tera.render_component(name, &context, None, true)).ok()
    }
}

fn new_tera(words: &Arc<Words>) -> Tera {
    let mut tera = Tera::new();
    let words = Arc::clone(words);
    steps::register(&mut tera);
    tera.register_function("say", move |arguments: Kwargs, _: &State| say(&words, &arguments));
    tera
}

/// `say(of='name', n=3, blank='value')`: a text of the theme's words with its blanks filled in.
fn say(words: &Words, arguments: &Kwargs) -> TeraResult<String> {
    let name: &str = arguments.must_get("of")?;
    let number: Option<i64> = arguments.get("n")?;
    let blanks: Vec<(String, String)> = arguments
        .iter()
        .filter(|(key, _)| key.to_string() != "of")
        .map(|(key, value)| {
            (key.to_string(), value.as_str().map_or_else(|| value.to_string(), str::to_owned))
        })
        .collect();
    let blanks: Vec<(&str, &str)> =
        blanks.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
    words.say(name, number, &blanks).map_err(Error::message)
}

/// The texts of templates with their names.
type Texts<'t> = Vec<(&'t str, String)>;

/// The same templates with what is the same on every page worked out. Nothing, should they no
/// longer load: they are then used as they are.
fn folded(
    files: &[(&str, &ThemeFile)],
    tera: &Tera,
    texts: &Texts<'_>,
    chrome: &Chrome,
    words: &Arc<Words>,
) -> Option<Tera> {
    let roots =
        [("site", serde_json::to_value(chrome).ok()?), ("text", serde_json::to_value(words.tree()).ok()?)];
    if texts.iter().any(|(_, text)| fold::binds(text, &roots.each_ref().map(|(root, _)| *root))) {
        return None;
    }
    let constants = fold::Constants { roots: &roots, engine: tera };
    let mut folded = new_tera(words);
    let texts = texts.iter().map(|(name, text)| (*name, fold::fold(text, &constants))).collect();
    folded.add_raw_templates(with_steps(files, &texts)).ok()?;
    Some(folded)
}

impl fold::Engine for Tera {
    fn render(&self, piece: &str) -> Option<String> {
        steps::begin();
        self.render_str(piece, &Context::new(), true).ok()
    }
}

/// Loads the templates, each minified unless something in it stands against that.
fn load_minified<'t>(
    files: &[(&'t str, &ThemeFile)],
    words: &Arc<Words>,
    findings: &mut Findings,
) -> Option<(Tera, Texts<'t>)> {
    let mut tera = new_tera(words);
    let mut templates = Vec::with_capacity(files.len());
    for (name, file) in files {
        match lint::obstacle(&file.text) {
            None => templates.push((*name, minified(&file.text))),
            Some(obstacle) => {
                let at = obstacle.at..(obstacle.at + 1).min(file.text.len());
                findings.push(
                    Finding::warning("template-not-minified", Place::text(&file.name, at), obstacle.what)
                        .help("The template is used as it is written. `themes/README.md` has the rules for templates that can be made smaller."),
                );
                templates.push((*name, file.text.to_string()));
            }
        }
    }
    tera.add_raw_templates(with_steps(files, &templates)).ok()?;
    Some((tera, templates))
}

/// Loads the templates as they are written: when the minified ones do not load, this says
/// whether the fault is the minifier's or the theme's.
fn load_as_written<'t>(
    files: &[(&'t str, &ThemeFile)],
    words: &Arc<Words>,
    findings: &mut Findings,
) -> Option<(Tera, Texts<'t>)> {
    let mut tera = new_tera(words);
    let templates: Texts<'t> = files.iter().map(|(name, file)| (*name, file.text.to_string())).collect();
    match tera.add_raw_templates(with_steps(files, &templates)) {
        Ok(()) => {
            let place = Place::file(&files.first()?.1.name);
            findings.push(
                Finding::warning(
                    "template-not-minified",
                    place,
                    "The templates no longer load once they are made smaller",
                )
                .help("They are used as they are written."),
            );
            Some((tera, templates))
        }
        Err(error) => {
            // The engine quotes lines of a template: those that its author knows.
            let error = new_tera(words).add_raw_templates(templates).err().unwrap_or(error);
            let detail = explain(&error);
            findings.push(
                Finding::error(
                    "template",
                    place_of(&detail, files)?,
                    "The templates of the theme cannot be loaded",
                )
                .help(detail),
            );
            None
        }
    }
}

/// The templates with their steps counted, but for those of the program's own.
fn with_steps<'t>(files: &[(&'t str, &ThemeFile)], texts: &Texts<'t>) -> Texts<'t> {
    let is_own = |name: &str| files.iter().any(|(other, file)| *other == name && file.is_own);
    let counted = |text: &str, own: bool| if own { steps::counted(text) } else { text.to_owned() };
    texts.iter().map(|(name, text)| (*name, counted(text, is_own(name)))).collect()
}

fn minified(template: &str) -> String {
    let settings = Cfg {
        keep_closing_tags: true,
        keep_html_and_head_opening_tags: true,
        preserve_brace_template_syntax: true,
        ..Cfg::new()
    };
    // The minifier takes bytes and gives bytes; were they ever not text, the template is used as
    // it is written.
    String::from_utf8(minify(template.as_bytes(), &settings)).unwrap_or_else(|_| template.to_owned())
}

/// The place that an error of the template engine is about.
fn place_of(detail: &str, files: &[(&str, &ThemeFile)]) -> Option<Place> {
    let named = |name: &str| files.iter().find(|(file, _)| *file == name).map(|(_, file)| *file);
    // `--> page.html:3:14`
    let locus = detail.split_once("--> ").and_then(|(_, locus)| locus.lines().next());
    let mut parts = locus.into_iter().flat_map(|locus| locus.splitn(3, ':'));
    if let (Some(file), Some(line)) = (parts.next().and_then(named), parts.next()) {
        let line = line.parse().unwrap_or(1_usize).saturating_sub(1);
        let start: usize = file.text.split_inclusive('\n').take(line).map(str::len).sum();
        let end = file.text[start..].find('\n').map_or(file.text.len(), |end| start + end);
        return Some(Place::text(&file.name, start..end));
    }
    // Faults of several templates quote the name of the first.
    let quoted = detail.split(['\'', '"', '`']).find_map(named);
    Some(Place::file(&quoted.or_else(|| Some(files.first()?.1))?.name))
}

/// The words of the template engine, with those of every cause behind them. It quotes a line of
/// the template, which may be a long one: then what it says and where has to do.
fn explain(error: &Error) -> String {
    let mut words = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        words.push_str(": ");
        words.push_str(&inner.to_string());
        cause = inner.source();
    }
    let mut words = steps::uncounted(&words);
    if words.lines().any(|line| line.len() > LONGEST_LINE) {
        words = words.lines().take_while(|line| !line.trim().ends_with('|')).collect::<Vec<_>>().join("\n");
    }
    words
}
