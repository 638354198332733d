//! `noticeboard explain`: what the rules of a record say of somebody, and why; or where a figure comes
//! from.

mod figure;

use std::fmt::Write as _;
use std::sync::Arc;

use clap::{Args, Subcommand};

use super::options::{SiteOptions, directory};
use super::{Outcome, manual, print};
use crate::diagnostics::nearest;
use crate::directory::Directory;
use crate::eligibility::{
    Answer, Answers, Asks, Chance, Graph, Next, Rules, Setting, Step, Terms, Unfit, compile,
};
use crate::records::eligibility::{Circumstance, Eligibility, Given, Offer, Question};
use crate::records::reading::Entry;

/// Explain what somebody can get, and which rule says so; or where a figure comes from
///
/// The questions are asked in the order of the file, as on the site: one that no longer matters is
/// left out. Nothing is written, and the answers go nowhere.
// A record may be called `help`.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
#[command(disable_help_subcommand = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    what: Option<What>,

    /// The record, by the name of its file in content/eligibility
    #[arg(required = true)]
    eligibility: Option<String>,

    /// An answer: the id of the question, and its answer
    ///
    /// Several answers to one question stand behind one another with commas, as in
    /// --answer tasks=stairs,washing. None of them is --answer tasks=.
    #[arg(long = "answer", value_name = "QUESTION=ANSWER")]
    answers: Vec<String>,

    /// Print every place at which something is asked, with where each answer leads, and every result
    #[arg(long, conflicts_with_all = ["answers", "graph"])]
    table: bool,

    /// Print the graph of the questions, for Graphviz, in the language DOT
    #[arg(long, conflicts_with = "answers")]
    graph: bool,

    #[command(flatten)]
    site: SiteOptions,
}

/// What else can be explained.
#[derive(Debug, Subcommand)]
enum What {
    #[command(after_long_help = manual::EXPLAIN_FIGURE)]
    Figure(figure::Arguments),
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, String> {
    if let Some(What::Figure(arguments)) = &arguments.what {
        return figure::run(arguments);
    }
    let directory = directory(&arguments.site.content)?;
    let entry = record(&directory, arguments.eligibility.as_deref().unwrap_or_default())?;
    let clock = arguments.site.clock(&directory)?;
    let setting = Setting::on(clock.today(), &directory.tables.areas);
    let rules = Rules::of(&entry.record, &setting).ok_or_else(|| {
        format!(
            "The rules of `{}` have mistakes, so that nothing can be said of them. `noticeboard check` tells \
             what they are.",
            entry.id
        )
    })?;
    let graph = compile(&rules).map_err(|_| {
        format!("`{}` has too many questions to be asked. `noticeboard check` tells which.", entry.id)
    })?;
    let terms = Terms { record: &entry.record, setting: &setting };
    let explained = Explained { directory: &directory, entry, terms, graph: &graph };
    print::result(&if arguments.table {
        explained.table()
    } else if arguments.graph {
        explained.dot()
    } else if arguments.answers.is_empty() {
        explained.summary()
    } else {
        explained.person(&explained.answers(&arguments.answers)?)
    })?;
    Ok(Outcome::Fine)
}

fn record<'d>(directory: &'d Directory, id: &str) -> Result<&'d Arc<Entry<Eligibility>>, String> {
    let table = &directory.tables.eligibility;
    table.get(id).ok_or_else(|| {
        let known: Vec<&str> = table.iter().map(|entry| entry.id.as_str()).collect();
        let instead = match nearest(id, known.iter().copied()) {
            Some(near) => format!("Did you mean `{near}`?"),
            None if known.is_empty() => "There is none.".to_owned(),
            None => format!("There is {}.", known.join(", ")),
        };
        format!("There is no record `{id}` in the folder eligibility. {instead}")
    })
}

struct Explained<'a> {
    directory: &'a Directory,
    entry: &'a Entry<Eligibility>,
    terms: Terms<'a>,
    graph: &'a Graph,
}

impl Explained<'_> {
    fn answers(&self, given: &[String]) -> Result<Answers, String> {
        let questions = &self.entry.record.questions;
        let mut answers = Answers::new();
        for text in given {
            let Some((id, answer)) = text.split_once('=') else {
                return Err(format!(
                    "--answer: `{text}` has no `=`. Write the question first, as in `age=80`."
                ));
            };
            let Some(number) = questions.iter().position(|question| question.id.as_str() == id) else {
                let ids = questions.iter().map(|question| question.id.as_str());
                let instead = match nearest(id, ids.clone()) {
                    Some(near) => format!("Did you mean `{near}`?"),
                    None => format!("The questions are {}.", ids.collect::<Vec<_>>().join(", ")),
                };
                return Err(format!("--answer: There is no question `{id}`. {instead}"));
            };
            let parts = answer.split(',').map(str::trim).filter(|part| !part.is_empty());
            let given = Given(parts.map(str::to_owned).collect());
            match Answer::read(&given, &questions[number], self.terms.setting) {
                Some(Ok(answer)) => _ = answers.insert(number, answer),
                Some(Err(unfit)) => return Err(self.unfit(&questions[number], &unfit)),
                None => return Err(format!("--answer: Nobody can answer `{id}`.")),
            }
        }
        Ok(answers)
    }

    fn unfit(&self, question: &Question, unfit: &Unfit) -> String {
        let id = &question.id.value;
        let choices = self.terms.setting.choices(question).join(", ");
        match unfit {
            Unfit::Unknown(answer) => {
                format!("--answer: `{id}` has no answer `{answer}`. Its answers are {choices}.")
            }
            Unfit::NotOne(_) if choices.is_empty() => {
                format!("--answer: `{id}` takes one number, as in `{id}=80`.")
            }
            Unfit::NotOne(_) => format!("--answer: `{id}` takes one answer: {choices}."),
            Unfit::NotWhole(text) => {
                format!("--answer: `{id}` takes a whole number, and `{text}` is not one.")
            }
            Unfit::OutOfRange(number) => format!("--answer: Nobody can answer `{id}` with {number}."),
        }
    }

    /// How large the record is, and how each offer comes out.
    fn summary(&self) -> String {
        let record = &self.entry.record;
        let mut text = format!("{}\n\n", record.title.english());
        let asked = self.graph.asked();
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "{} questions in {} steps, asked in {} places, with {} results.",
            record.questions.len(),
            asked.iter().filter(|is_asked| **is_asked).count(),
            self.graph.places.len(),
            self.graph.ends.len()
        );
        let _ = writeln!(text, "\nThe steps, in their order:");
        for (step, _) in self.graph.steps.0.iter().zip(&asked).filter(|(_, is_asked)| **is_asked) {
            let answers: Vec<String> =
                (0..step.answers()).map(|answer| self.terms.answer(step, answer)).collect();
            let _ = writeln!(text, "  {}: {}", self.terms.step(step), answers.join(", "));
        }
        let _ = writeln!(text, "\nTo follow one person, add an answer to each: --answer {}", self.example());
        text
    }

    fn example(&self) -> String {
        let Some(step) = self.graph.steps.0.first() else { return "question=answer".to_owned() };
        let question = &self.entry.record.questions[step.question];
        if let Asks::Band(bands) = &step.asks {
            return format!("{}={}", question.id.value, bands[0].start());
        }
        let choices = self.terms.setting.choices(question);
        format!("{}={}", question.id.value, choices.first().unwrap_or(&"yes"))
    }

    /// The way of one person, and what comes out.
    fn person(&self, answers: &Answers) -> String {
        let given = |step: &Step| match answers.get(&step.question)? {
            Answer::Unsure => step.can_be_unsure.then(|| step.answers() - 1),
            answer => step.answer_of(answer),
        };
        let way = self.graph.way(given);
        let steps = &self.graph.steps.0;
        let mut text = String::new();
        for (step, answer) in &way.asked {
            let step = &steps[*step];
            let _ = writeln!(text, "{}: {}", self.terms.step(step), self.terms.answer(step, *answer));
        }
        let Some(end) = way.end else {
            let step = &steps[way.stopped_at.unwrap_or_default()];
            let answers: Vec<String> =
                (0..step.answers()).map(|answer| self.terms.answer(step, answer)).collect();
            let _ = writeln!(
                text,
                "{}: not answered. It can be {}.\n\nAdd --answer {}=... to go on.",
                self.terms.step(step),
                answers.join(", "),
                self.entry.record.questions[step.question].id.value
            );
            return text;
        };
        let asked: Vec<usize> = way.asked.iter().map(|(step, _)| steps[*step].question).collect();
        let left_out: Vec<&str> = answers
            .keys()
            .filter(|question| !asked.contains(question))
            .map(|question| self.entry.record.questions[*question].id.as_str())
            .collect();
        if !left_out.is_empty() {
            let _ =
                writeln!(text, "Not asked, because nothing depends on it by then: {}", left_out.join(", "));
        }
        text + &self.result(end)
    }

    fn result(&self, end: &[Chance]) -> String {
        let offers = &self.entry.record.offers;
        let mut text = String::new();
        let mut list = |heading: &str, is: &dyn Fn(&Chance) -> bool| {
            let mut those = offers.iter().zip(end).filter(|(_, chance)| is(chance)).peekable();
            if those.peek().is_some() {
                let _ = writeln!(text, "\n{heading}");
            }
            for (offer, chance) in those {
                let _ = writeln!(text, "  {} ({})", offer.title.english(), offer.id.value);
                if let Chance::Likely(number) = chance {
                    let _ = writeln!(text, "    because: {}", self.because(offer, *number));
                }
            }
        };
        list("Everyone gets:", &|chance| *chance == Chance::Everyone);
        list("Likely:", &|chance| matches!(chance, Chance::Likely(_)));
        list("Ask us:", &|chance| *chance == Chance::AskUs);
        list("May not be for this person:", &|chance| *chance == Chance::NotLikely);
        text
    }

    /// The circumstance that decides, with the rule and the decision behind it.
    fn because(&self, offer: &Offer, number: usize) -> String {
        let Circumstance { words, clause, decision, .. } = &offer.circumstances[number];
        let decision = decision.as_ref().and_then(|decision| self.directory.tables.get(decision));
        let decided = decision.map(|decision| format!(", decision of {}", decision.record.made.value.0));
        let decided = decided.unwrap_or_default();
        format!("{} ({}{decided})", words.english(), clause.english())
    }

    /// Every place with where its answers lead, and every result, one line each, with tabs between.
    fn table(&self) -> String {
        let mut text = "place\tasks\tanswer\tleads to\n".to_owned();
        for (number, place) in self.graph.places.iter().enumerate() {
            let step = &self.graph.steps.0[place.step];
            for (answer, next) in place.next.iter().enumerate() {
                let _ = writeln!(
                    text,
                    "{}\t{}\t{}\t{}",
                    number + 1,
                    self.terms.step(step),
                    self.terms.answer(step, answer),
                    name(*next)
                );
            }
        }
        text.push_str("\nresult");
        for offer in &self.entry.record.offers {
            let _ = write!(text, "\t{}", offer.id.value);
        }
        text.push('\n');
        for (number, end) in self.graph.ends.iter().enumerate() {
            let _ = write!(text, "{}", name(Next::End(number)));
            for (offer, chance) in self.entry.record.offers.iter().zip(end) {
                let _ = write!(text, "\t{}", short(offer, *chance));
            }
            text.push('\n');
        }
        text
    }

    fn dot(&self) -> String {
        let quoted = |text: &str| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
        let mut text = format!("digraph {} {{\n  node [shape=box];\n", quoted(self.entry.id.as_str()));
        let _ = writeln!(text, "  start [shape=point];\n  start -> {};", node(self.graph.start));
        for (number, place) in self.graph.places.iter().enumerate() {
            let step = &self.graph.steps.0[place.step];
            let here = node(Next::Place(number));
            let _ = writeln!(text, "  {here} [label={}];", quoted(&self.terms.step(step)));
            for (answer, next) in place.next.iter().enumerate() {
                let label = quoted(&self.terms.answer(step, answer));
                let _ = writeln!(text, "  {here} -> {} [label={label}];", node(*next));
            }
        }
        for (number, end) in self.graph.ends.iter().enumerate() {
            let offers = self.entry.record.offers.iter().zip(end);
            let gets: Vec<String> = offers
                .filter(|(_, chance)| **chance != Chance::NotLikely)
                .map(|(offer, chance)| format!("{}: {}", offer.id.value, short(offer, *chance)))
                .collect();
            let label = quoted(&gets.join("\n")).replace('\n', "\\n");
            let _ = writeln!(text, "  {} [shape=ellipse, label={label}];", node(Next::End(number)));
        }
        text + "}\n"
    }
}

/// What becomes of an offer, in a word or two, with the rule that decides.
fn short(offer: &Offer, chance: Chance) -> String {
    match chance {
        Chance::Everyone => "everyone".to_owned(),
        Chance::Likely(number) => format!("likely ({})", offer.circumstances[number].clause.english()),
        Chance::AskUs => "ask us".to_owned(),
        Chance::NotLikely => "not likely".to_owned(),
    }
}

fn name(next: Next) -> String {
    match next {
        Next::Place(number) => (number + 1).to_string(),
        Next::End(number) => format!("result {}", number + 1),
    }
}

fn node(next: Next) -> String {
    match next {
        Next::Place(number) => format!("q{}", number + 1),
        Next::End(number) => format!("r{}", number + 1),
    }
}
