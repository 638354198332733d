//! Opens and closes officers' blocks while a body is written.

use std::ops::Range;

use super::Linked;
use super::blocks::{Block, Says};
use super::destination::not_linked;
use super::escape::push_text;
use super::writer::Writer;
use crate::diagnostics::{Finding, Place, nearest};
use crate::records::faults::listed;
use crate::records::fields::{AnyReference, Scalar};

/// How deep blocks may stand inside one another.
const DEEPEST: usize = 2;

/// A block that is open.
pub(super) struct Frame {
    /// None for one that could not be opened: its closing line is still its own.
    block: Option<Block>,
    name: String,
    range: Range<usize>,
    /// Whether a numbered list was met in it.
    has_list: bool,
}

impl Writer<'_> {
    /// The index of the covered line that starts at an offset of the body.
    pub(super) fn block_line(&self, start: usize) -> Option<usize> {
        let line = self.lines.binary_search_by(|line| line.range.start.cmp(&start)).ok()?;
        (!self.lines[line].indented).then_some(line)
    }

    /// Does what a covered line says.
    pub(super) fn block_line_met(&mut self, line: usize) {
        let (line, body) = (&self.lines[line], self.source.text);
        match line.says(body) {
            Says::Open(name, argument) => {
                self.leave_empty_block();
                self.open_block(name, argument, &line.range);
            }
            Says::Close => self.close_block(&line.range),
        }
    }

    /// Whether a list that starts now is that of a block of steps. Takes note of it.
    pub(super) fn is_steps(&mut self) -> bool {
        let frame = if self.open.is_empty() { self.frames.last_mut() } else { None };
        frame.is_some_and(|frame| {
            frame.has_list = true;
            frame.block == Some(Block::Steps)
        })
    }

    /// Ends a block that holds nothing when something other than its closing line follows.
    pub(super) fn leave_empty_block(&mut self) {
        if let Some(frame) = self.frames.pop_if(|frame| frame.block.is_some_and(Block::is_empty)) {
            self.unclosed(&frame, "It holds nothing: write a line of `:::` right below it.");
        }
    }

    /// Closes what is still open at the end of the body.
    pub(super) fn close_frames(&mut self) {
        self.leave_empty_block();
        while let Some(frame) = self.frames.pop() {
            self.unclosed(&frame, "Write a line of `:::` where it ends.");
            self.end_block(&frame);
        }
    }

    /// Names a line of `:::` that has something before it.
    pub(super) fn indented_line(&mut self, range: &Range<usize>) {
        let message = "`:::` does not stand at the beginning of its line, and is shown as text";
        let finding = Finding::error("indented-block", self.place(range), message);
        self.findings.push(
            finding.help("Delete what stands before it. A block cannot stand in a list or a quotation."),
        );
    }

    fn unclosed(&mut self, frame: &Frame, help: &str) {
        let message = format!("The block `:::{}` is not closed", frame.name);
        let finding = Finding::error("unclosed-block", self.place(&frame.range), message);
        self.findings.push(finding.help(help));
    }

    fn open_block(&mut self, name: &str, argument: &str, range: &Range<usize>) {
        let place = self.place(range);
        let known = Block::from_name(name);
        let too_deep = self.frames.len() >= DEEPEST;
        let opened = match known {
            None => Err(unknown(name, place)),
            Some(_) if too_deep => Err(deep(name, place)),
            Some(block) => self.start_block(block, argument, place),
        };
        // What a faulty block holds is shown without it; one that holds nothing is over either way.
        let block = known.filter(|block| opened.is_ok() || block.is_empty());
        self.findings.extend(opened.err());
        self.frames.push(Frame { block, name: name.to_owned(), range: range.clone(), has_list: false });
    }

    fn close_block(&mut self, range: &Range<usize>) {
        let Some(frame) = self.frames.pop() else {
            let finding = Finding::error("stray-block-end", self.place(range), "This `:::` closes no block");
            let help = "Delete it, or write the line that opens the block, such as `:::callout`, above it.";
            return self.findings.push(finding.help(help));
        };
        self.end_block(&frame);
    }

    /// Writes the beginning of a block.
    fn start_block(&mut self, block: Block, argument: &str, place: Place) -> Result<(), Finding> {
        match block {
            Block::Callout => {
                self.html.push_str("<div class=\"callout\">");
                self.label("", argument);
            }
            Block::Warning => {
                self.html.push_str("<div class=\"warning\">");
                let words = self.words;
                self.label(&words.warning, argument);
            }
            Block::Contact => return self.contact(argument, place),
            Block::KeyFigure => return self.key_figure(argument, place),
            Block::Steps if !argument.is_empty() => {
                let finding = Finding::error("bad-block", place, "`:::steps` has no title");
                return Err(finding.help("Write the title as a heading above it."));
            }
            Block::Steps => {}
            Block::Expand if argument.is_empty() => {
                let finding = Finding::error("bad-block", place, "`:::expand` needs a title");
                return Err(finding.help("Say after it what it holds: `:::expand What to bring`."));
            }
            Block::Expand => {
                self.html.push_str("<details class=\"expander\"><summary>");
                push_text(&mut self.html, argument);
                self.html.push_str("</summary>");
            }
        }
        Ok(())
    }

    fn end_block(&mut self, frame: &Frame) {
        match frame.block {
            Some(Block::Callout | Block::Warning) => self.html.push_str("</div>"),
            Some(Block::Expand) => self.html.push_str("</details>"),
            Some(Block::Steps) if !frame.has_list => {
                let message = "`:::steps` holds no numbered list";
                let finding = Finding::error("bad-block", self.place(&frame.range), message);
                self.findings.push(
                    finding.help("Write each step on a line of its own that begins with `1.` and a space."),
                );
            }
            _ => {}
        }
    }

    fn contact(&mut self, argument: &str, place: Place) -> Result<(), Finding> {
        let example = "Write the record after it: `:::contact provider:ternbridge-homes`.";
        if argument.is_empty() {
            let finding =
                Finding::error("bad-block", place, "`:::contact` does not say whose contact to show");
            return Err(finding.help(example));
        }
        let reference = AnyReference::parse(argument).map_err(|misfit| {
            Finding::error("bad-block", place.clone(), misfit.problem).help(misfit.instead)
        })?;
        match self.directory.record(&reference) {
            Linked::To(_) | Linked::NoPage => {}
            Linked::Unreadable => return Ok(()),
            other => return Err(not_linked(&reference, other, place)),
        }
        let Some(card) = self.directory.contact_card(&reference) else {
            let message = format!("`{argument}` has no contact to show");
            return Err(Finding::error("no-contact", place, message)
                .help("Add a contact to that record, or name another."));
        };
        self.html.push_str(&card);
        Ok(())
    }

    fn key_figure(&mut self, argument: &str, place: Place) -> Result<(), Finding> {
        let parts = argument.split_once('|').map(|(figure, what)| (figure.trim(), what.trim()));
        let Some((figure, what)) = parts.filter(|(figure, what)| !figure.is_empty() && !what.is_empty())
        else {
            let message = "`:::key-figure` needs a figure and what it counts";
            return Err(Finding::error("bad-block", place, message)
                .help("Write them with an upright line between: `:::key-figure 12 of 12 | districts have a provider`."));
        };
        self.html.push_str("<p class=\"key-figure\"><strong>");
        push_text(&mut self.html, figure);
        self.html.push_str("</strong> ");
        push_text(&mut self.html, what);
        self.html.push_str("</p>");
        Ok(())
    }
}

fn unknown(name: &str, place: Place) -> Finding {
    let names = Block::ALL.map(Block::name);
    let help = match nearest(&name.to_lowercase(), names) {
        Some(near) => format!("Did you mean `:::{near}`?"),
        None => format!("The blocks are {}.", listed(&names)),
    };
    Finding::error("unknown-block", place, format!("There is no block `:::{name}`")).help(help)
}

fn deep(name: &str, place: Place) -> Finding {
    Finding::error("block-too-deep", place, format!("The block `:::{name}` stands inside two others"))
        .help("Close one of them before it with a line of `:::`.")
}
