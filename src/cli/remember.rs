//! What a build knows of the build before: whether there is anything to do, and the pages that
//! need not be made again.

use std::io;
use std::path::Path;
use std::sync::{Arc, OnceLock};
use std::time::SystemTime;

use super::build::Arguments;
use super::options::zone_or_london;
use super::print;
use super::summary::{because, held_back_line};
use crate::cache::{Begun, Build, CacheFile, Inputs, KeptBack, KeptPostcodes, Pages, Read, Roots, Stored};
use crate::diagnostics::{Findings, SourceTexts};
use crate::directory::HeldBack;
use crate::postcodes::{CompiledFile, CompiledFiles};
use crate::publish::{Published, Target};
use crate::records::Form;
use crate::source::walk::{file_name, plain};
use crate::source::yaml::{Readings, Tapes};

/// The cache of one build.
pub(super) struct Remembered {
    file: CacheFile,
    identity: [u8; 32],
    inputs: Inputs,
    stored: Option<Stored>,
    compiled_before: OnceLock<CompiledFiles>,
}

impl Remembered {
    /// Reads what the build before left, and looks at the files that this one is to read. One
    /// that cannot be used is told of and not believed.
    pub(super) fn open(arguments: &Arguments, theme: Option<&Path>) -> Self {
        let site = &arguments.site;
        let file = CacheFile::of(&site.content, &arguments.output);
        let identity = identity(arguments, theme);
        let stored = match file.read(identity) {
            Read::Stored(stored) => Some(*stored),
            Read::Nothing => None,
            Read::Unusable(why) => {
                site.talk.note(&format!(
                    "The cache of the last build is not used: {why}. Everything is built again."
                ));
                None
            }
        };
        let inputs = Inputs::take(arguments.roots(theme), now());
        Self { file, identity, inputs, stored, compiled_before: OnceLock::new() }
    }

    /// Whether a build would make the very site that the build before made.
    ///
    /// # Errors
    /// A sentence when the moment of the build cannot be understood.
    pub(super) fn may_be_same(&self, arguments: &Arguments) -> Result<bool, String> {
        let Some(Stored { build, .. }) = &self.stored else { return Ok(false) };
        if arguments.rehash || !self.inputs.is_as_before(&build.inputs, arguments.roots(None)) {
            return Ok(false);
        }
        let moment = arguments.site.clock_in(zone_or_london(build.time_zone.as_deref()))?;
        let (from, until) = build.valid;
        Ok((from..until).contains(&moment.now().timestamp().as_second()))
    }

    /// The build before, where its site still stands.
    ///
    /// # Errors
    /// A sentence when the output folder cannot be looked at, or holds what no build wrote.
    pub(super) fn same(
        &self,
        arguments: &Arguments,
        target: &Target<'_>,
    ) -> Result<Option<(&Build, Published)>, String> {
        let Some(Stored { build, .. }) = &self.stored else { return Ok(None) };
        let published =
            target.holds(build.site.into(), arguments.force).map_err(|refusal| refusal.to_string())?;
        Ok(published.map(|published| (build, published)))
    }

    /// What the build before held back, one line each. Nothing, where the names of the records
    /// are not those of files.
    pub(super) fn held_back(&self) -> Option<Vec<String>> {
        let Some(Stored { build, .. }) = &self.stored else { return None };
        let line = |held: &KeptBack| {
            let path = self.inputs.path_of(held.file)?;
            let id = Path::new(path).file_stem()?.to_str()?;
            Some(held_back_line(&held.kind, id, &held.because))
        };
        build.held_back.iter().map(line).collect()
    }

    /// What the build before read.
    pub(super) fn readings(&self, arguments: &Arguments) -> Readings {
        let tapes = self.file.tapes(self.identity).unwrap_or_else(|why| {
            // Otherwise the same was said of the cache.
            if self.stored.is_some() {
                let note =
                    format!("What the last build kept of its files is not used: {why}. All are read again.");
                arguments.site.talk.note(&note);
            }
            Tapes::default()
        });
        Readings::after(tapes)
    }

    /// Remembers what was read, as soon as all of it is: it need not be held until all else is done.
    pub(super) fn keep_readings(&self, readings: Readings) {
        if let Some(tapes) = readings.changed() {
            // Where it cannot be written, nor can the rest, of which it is told.
            let _ = self.file.write_tapes(self.identity, &tapes);
        }
    }

    /// The files of postcodes that an earlier build compiled, and that nobody has touched since.
    pub(super) fn compiled(&self, arguments: &Arguments) -> CompiledFiles {
        if arguments.rehash {
            return CompiledFiles::default();
        }
        // Where it cannot be used, the same was said of the cache, and the files are read again.
        let kept = self.file.postcodes(self.identity).unwrap_or_default();
        self.compiled_before.get_or_init(|| kept.unchanged(&self.inputs)).clone()
    }

    /// Remembers the files of postcodes as they were compiled, even where the site is not
    /// published: they may be the largest of all.
    pub(super) fn keep_compiled(&self, compiled: &CompiledFiles) {
        let before = self.compiled_before.get();
        let is_known = |(path, file): (&String, &Arc<CompiledFile>)| {
            before.and_then(|before| before.get(path)).is_some_and(|before| Arc::ptr_eq(before, file))
        };
        if !compiled.iter().all(is_known) {
            // Where it cannot be written, nor can the rest, of which it is told.
            let _ = self.file.write_postcodes(self.identity, &KeptPostcodes::of(compiled, &self.inputs));
        }
    }

    /// The pages of the build before.
    pub(super) fn pages(&self) -> Pages {
        self.stored.as_ref().map(Stored::pages).unwrap_or_default()
    }

    /// Begins to remember a build: its pages, while they are being published.
    pub(super) fn begin(&self, pages: Pages) -> io::Result<Begun> {
        let begun = self.file.begin(self.identity, &pages);
        // The system frees it sooner, when the program ends.
        std::mem::forget(pages);
        begun
    }

    /// Remembers a build that was published.
    pub(super) fn keep(mut self, begun: io::Result<Begun>, made: Made<'_>) {
        let Made { content, texts, findings, counts, published, held_back, time_zone, valid } = made;
        self.inputs.remember_young(|path| texts.get(&file_name(content, path)));
        let paths: Vec<String> = held_back.iter().map(|held| held.kind.path(held.id.as_str())).collect();
        let held_back = held_back.iter().zip(&paths).map(|(held, path)| KeptBack {
            file: if held.kind.form() == Form::List { [0; 32] } else { Inputs::hash_of_path(path) },
            kind: held.kind.name().to_owned(),
            because: because(held.why),
        });
        let held_back = held_back.collect();
        let mut build = Build::new(self.inputs, time_zone, valid, published.hash.into(), counts, held_back);
        // A message about a record that is held back may quote it: then nothing is remembered of
        // the build as a whole.
        let hidden: Vec<_> = paths.iter().map(|path| file_name(content, path)).collect();
        if findings.iter().any(|finding| hidden.contains(&finding.place.file)) {
            build.valid = (0, 0);
        } else {
            build.keep_findings(findings);
        }
        if let Err(error) = begun.and_then(|begun| begun.finish(&build)) {
            self.file.forget();
            let why = plain(&error);
            print::say(&format!(
                "note: The cache for the next build cannot be written: {why}. The next build makes everything again.\n"
            ));
        }
    }
}

impl Arguments {
    /// The folders that the build reads.
    fn roots<'a>(&'a self, theme: Option<&'a Path>) -> Roots<'a> {
        Roots { content: &self.site.content, theme }
    }
}

/// A build that was published, for those who remember it.
pub(super) struct Made<'m> {
    pub(super) content: &'m Path,
    pub(super) texts: &'m SourceTexts,
    pub(super) findings: &'m Findings,
    pub(super) counts: (usize, usize),
    pub(super) published: &'m Published,
    pub(super) held_back: &'m [HeldBack],
    pub(super) time_zone: Option<String>,
    pub(super) valid: (i64, i64),
}

/// The texts of the files that findings point into, as they stand.
#[expect(
    clippy::disallowed_methods,
    reason = "findings of a build that changed nothing quote the files again"
)]
pub(super) fn texts_of(findings: &Findings) -> SourceTexts {
    let mut texts = SourceTexts::default();
    for finding in findings {
        let file = &finding.place.file;
        if texts.get(file).is_none()
            && let Ok(text) = std::fs::read_to_string(&**file)
        {
            texts.insert(Arc::clone(file), Arc::from(text.strip_prefix('\u{feff}').unwrap_or(&text)));
        }
    }
    texts
}

/// The hash of the program and of what it is asked for. A page made by another program, or with
/// other options, is another page.
fn identity(arguments: &Arguments, theme: Option<&Path>) -> [u8; 32] {
    let site = &arguments.site;
    let folder = |path: &Path| (path.to_owned(), path.canonicalize().ok());
    let asked = (folder(&site.content), theme.map(folder), &site.base_url, site.drafts, site.strict);
    let program = std::env::current_exe().and_then(std::fs::metadata).ok();
    let program = program.map(|program| (program.len(), program.modified().ok()));
    blake3::hash(format!("{} {program:?} {asked:?}", env!("CARGO_PKG_VERSION")).as_bytes()).into()
}

#[expect(clippy::disallowed_methods, reason = "the moment of a look at the disk, which no page shows")]
fn now() -> SystemTime {
    SystemTime::now()
}
