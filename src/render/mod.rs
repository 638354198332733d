//! Stage 6, render: a page of the plan becomes bytes.

pub mod markdown;

mod bodies;
mod closure;
mod fold;
mod lint;
mod steps;
mod templates;

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use crate::diagnostics::{FileName, Finding};
use crate::names::Names;
use crate::records::fields::Span;
use crate::site::{PlannedPage, Site, View};
use crate::theme::Words;

use bodies::{Bodies, Questions};
pub use templates::Templates;

/// Renders the pages of one language.
pub struct Renderer<'a> {
    site: Site<'a>,
    templates: Templates,
    words: markdown::Words,
    /// The policies that Markdown is read by, as text.
    policies: String,
    questions: Questions,
}

/// A page as it will be published.
#[derive(Debug)]
pub struct RenderedPage {
    /// Its HTML.
    pub html: String,
    /// What was wrong with its Markdown.
    pub findings: Vec<Finding>,
    /// The file of its Markdown and the place of each link in it.
    pub links: Option<(FileName, Vec<(String, Span)>)>,
    /// What its Markdown asked of the site.
    pub asked: Box<[u32]>,
    /// Whether a later build may know of it: not, where its Markdown names what is held back.
    pub may_be_kept: bool,
}

impl<'a> Renderer<'a> {
    /// Of templates that [`Templates::load`] gave. `questions` are those that the pages of an earlier
    /// build asked, in the order of their numbers.
    #[must_use]
    pub fn new(site: Site<'a>, templates: Templates, words: &Arc<Words>, questions: &[Box<str>]) -> Self {
        Self {
            site,
            templates,
            words: markdown_words(words),
            policies: format!("{:?}", site.directory.authority.record.policies),
            questions: Questions::numbered(questions),
        }
    }

    /// The name in messages of a template's file.
    #[must_use]
    pub fn template_file(&self, template: &str) -> FileName {
        self.templates.file(template)
    }

    /// What a page shows.
    #[must_use]
    pub fn view(&self, page: &PlannedPage) -> View {
        page.view(&self.site)
    }

    /// The hash of all that a page's bytes come from, but for what its Markdown asks of the site.
    #[must_use]
    pub fn key(&self, page: &PlannedPage, view: &View) -> [u8; 32] {
        let mut hasher = blake3::Hasher::new();
        self.hash_into(page.template, &mut hasher);
        if let Some((file, body)) = &page.body {
            for part in [file, body.text()] {
                hasher.update(&(part.len() as u64).to_le_bytes());
                hasher.update(part.as_bytes());
            }
            // Findings tell places in the file.
            hasher.update(&(body.offset() as u64).to_le_bytes());
        }
        view.hash_into(&mut hasher);
        hasher.finalize().into()
    }

    /// Adds to a hash all that pages with a template share.
    pub fn hash_into(&self, template: &str, hasher: &mut blake3::Hasher) {
        self.templates.hash_into(template, hasher);
        hasher.update(self.policies.as_bytes());
        hasher.update(template.as_bytes());
    }

    /// The hash of what the site answers now to what a page's Markdown asked.
    #[must_use]
    pub fn answers(&self, asked: &[u32]) -> [u8; 32] {
        self.questions.answers(asked, &self.bodies())
    }

    /// The questions that Markdown asked of the site, by their numbers.
    #[must_use]
    pub fn into_questions(self) -> Names {
        self.questions.into_names()
    }

    fn bodies(&self) -> Bodies<'_> {
        Bodies {
            site: &self.site,
            templates: &self.templates,
            asked: RefCell::default(),
            secret: Cell::default(),
        }
    }

    /// Renders a page.
    ///
    /// # Errors
    /// A finding about the template that could not be rendered.
    pub fn render(&self, page: &PlannedPage, view: &View) -> Result<RenderedPage, Box<Finding>> {
        let mut rendered = RenderedPage {
            html: String::new(),
            findings: Vec::new(),
            links: None,
            asked: Box::default(),
            may_be_kept: true,
        };
        let body = match &page.body {
            Some((file, body)) if !body.is_empty() => {
                let bodies = self.bodies();
                let written = bodies.render(file, body, &self.words);
                rendered.findings = written.findings;
                rendered.links = Some((Arc::clone(file), written.links));
                rendered.may_be_kept = !bodies.secret.get();
                let asked = bodies.asked.into_inner();
                rendered.asked = self.questions.names().numbers_of(asked.iter().map(String::as_str)).into();
                written.html
            }
            _ => String::new(),
        };
        rendered.html = self.templates.render(page.template, view, &body)?;
        Ok(rendered)
    }
}

fn markdown_words(words: &Words) -> markdown::Words {
    let word = |name: &str| words.word(&format!("blocks.{name}"));
    markdown::Words {
        note: word("note"),
        tip: word("tip"),
        important: word("important"),
        warning: word("warning"),
        caution: word("caution"),
        footnotes: word("footnotes"),
        back: word("back"),
        table: word("table"),
        done: word("done"),
        to_do: word("to_do"),
    }
}
