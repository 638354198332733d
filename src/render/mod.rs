//! Stage 6, render: a page of the plan becomes bytes.

pub mod markdown;

mod bodies;
mod fold;
mod lint;
mod templates;

use std::sync::Arc;

use crate::diagnostics::{FileName, Finding, Findings};
use crate::records::fields::Span;
use crate::site::{PlannedPage, Site};
use crate::source::theme::ThemeFiles;
use crate::theme::Words;

use bodies::Bodies;
use templates::Templates;

/// Renders the pages of one language.
pub struct Renderer<'a> {
    site: Site<'a>,
    templates: Templates,
    words: markdown::Words,
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
}

impl<'a> Renderer<'a> {
    /// Loads the templates of a theme for a site.
    #[must_use]
    pub fn new(site: Site<'a>, theme: &ThemeFiles, words: &Arc<Words>) -> (Option<Self>, Findings) {
        let mut findings = Findings::default();
        let templates = Templates::load(&site, theme, words, &mut findings);
        let renderer = templates.map(|templates| Self { site, templates, words: markdown_words(words) });
        (renderer, findings)
    }

    /// The name in messages of a template's file.
    #[must_use]
    pub fn template_file(&self, template: &str) -> FileName {
        self.templates.file(template)
    }

    /// Renders a page.
    ///
    /// # Errors
    /// A finding about the template that could not be rendered.
    pub fn render(&self, page: &PlannedPage) -> Result<RenderedPage, Box<Finding>> {
        let mut rendered = RenderedPage { html: String::new(), findings: Vec::new(), links: None };
        let body = match &page.body {
            Some((file, body)) if !body.is_empty() => {
                let bodies = Bodies { site: &self.site, templates: &self.templates };
                let written = bodies.render(file, body, &self.words);
                rendered.findings = written.findings;
                rendered.links = Some((Arc::clone(file), written.links));
                written.html
            }
            _ => String::new(),
        };
        rendered.html = self.templates.render(page.template, &page.view(&self.site), &body)?;
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
