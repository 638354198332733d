//! Options that several commands share.

use std::path::{Path, PathBuf};

use clap::Args;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::print;
use super::progress::Display;
use crate::directory::{Clock, Directory, zone};
use crate::pipeline::{self, Prepared, Request};
use crate::postcodes::CompiledFiles;
use crate::records::fields::{Moment, Scalar as _};
use crate::source::yaml::Readings;
use crate::source::{theme, walk};

/// The stack of each thread, in bytes: room to walk folders that lie in one another as deep as the
/// system's longest path allows. Only what is used of it takes memory.
const STACK: usize = 64 * 1024 * 1024;

/// Where the site's parts lie, and as of when it is read.
#[derive(Debug, Args)]
pub struct SiteOptions {
    /// The folder with the content
    #[arg(long, value_name = "FOLDER", default_value = "content")]
    pub content: PathBuf,

    /// The theme: its name in the folder `themes`, or a folder
    ///
    /// Its files stand in for those of the default theme, which is inside the program.
    #[arg(long, value_name = "NAME")]
    pub theme: Option<String>,

    /// The address at which the site will stand, in place of `base_url` in site.yml
    #[arg(long, value_name = "ADDRESS")]
    pub base_url: Option<String>,

    /// The day or minute as of which to read the content, such as 2026-11-22 or "2026-11-22 09:30"
    ///
    /// Without it, the moment in `SOURCE_DATE_EPOCH`, or else now. The time zone is the site's own.
    #[arg(long, value_name = "MOMENT")]
    pub as_of: Option<String>,

    /// Show drafts as well, to look at them before they are published
    #[arg(long)]
    pub drafts: bool,

    /// How many threads to use; as many as the computer has, without it
    #[arg(long, value_name = "NUMBER")]
    pub jobs: Option<std::num::NonZeroUsize>,

    /// Let warnings stop the work as errors do
    ///
    /// What time alone has caused, such as a contract that ended, stays a warning, unless
    /// site.yml says `strict_about_time: true`.
    #[arg(long)]
    pub strict: bool,

    #[command(flatten)]
    /// How much to say.
    pub talk: Talk,
}

/// How much a command says.
#[derive(Debug, Clone, Copy, Args)]
pub struct Talk {
    /// Say nothing but errors
    #[arg(long, short, conflicts_with = "verbose")]
    pub quiet: bool,

    /// Say what each stage did and how long it took
    #[arg(long, short)]
    pub verbose: bool,
}

impl Talk {
    /// Says something that is worth knowing and asks nothing of anybody, unless only errors are wanted.
    pub(super) fn note(self, text: &str) {
        if !self.quiet {
            print::say(&format!("note: {text}\n"));
        }
    }
}

impl SiteOptions {
    /// The moment as of which the site is read, in its own time zone.
    ///
    /// # Errors
    /// A sentence when `--as-of` or `SOURCE_DATE_EPOCH` cannot be understood.
    pub fn clock(&self, directory: &Directory) -> Result<Clock, String> {
        let zone_name = directory.authority.as_ref().and_then(|site| site.record.time_zone.as_ref());
        self.clock_in(zone_or_london(zone_name.map(|name| name.value.as_str())))
    }

    /// The moment as of which the site is read, in a time zone.
    ///
    /// # Errors
    /// A sentence when `--as-of` or `SOURCE_DATE_EPOCH` cannot be understood.
    pub fn clock_in(&self, zone: TimeZone) -> Result<Clock, String> {
        let Some(text) = &self.as_of else { return Ok(Clock::at(moment_outside()?.to_zoned(zone))) };
        if let Ok(instant) = text.parse::<Timestamp>() {
            return Ok(Clock::at(instant.to_zoned(zone)));
        }
        let moment = Moment::parse(text)
            .map_err(|misfit| format!("--as-of: {}. {}", misfit.problem, misfit.instead))?;
        let moment = zone.to_zoned(moment.0).map_err(|_| format!("--as-of: `{text}` is too far away."))?;
        Ok(Clock::at(moment))
    }

    /// The folder of the site's own theme.
    ///
    /// # Errors
    /// A sentence when there is none of that name.
    pub fn theme_folder(&self) -> Result<Option<PathBuf>, String> {
        self.theme.as_deref().map(theme::folder).transpose()
    }

    /// Starts the threads of the whole program.
    ///
    /// # Errors
    /// A sentence when the threads cannot be started.
    pub fn start_threads(&self) -> Result<(), String> {
        // Without a number, rayon counts the processors.
        let jobs = self.jobs.map_or(0, std::num::NonZeroUsize::get);
        let threads = rayon::ThreadPoolBuilder::new().num_threads(jobs).stack_size(STACK);
        threads.build_global().map_err(|_| match self.jobs {
            Some(jobs) => format!("--jobs: {jobs} threads cannot be started here."),
            None => {
                "The computer is too busy to start the threads of a build. Name fewer with --jobs.".to_owned()
            }
        })
    }
}

/// The time zone of a name. An unknown one is a finding of its own; until it is mended, London's
/// stands in.
pub(super) fn zone_or_london(name: Option<&str>) -> TimeZone {
    zone(name).or_else(|| zone(None)).unwrap_or(TimeZone::UTC)
}

/// A run that has begun: its content is read and checked.
pub(super) struct Run {
    pub(super) prepared: Prepared,
    pub(super) display: Display,
    pub(super) theme: Option<PathBuf>,
}

impl Run {
    /// Reads and checks the content.
    pub(super) fn start(options: &SiteOptions) -> Result<Self, String> {
        options.start_threads()?;
        let theme = options.theme_folder()?;
        Self::read(options, theme, &Readings::default, &CompiledFiles::default, Display::new(options.talk))
    }

    /// Reads and checks the content, once the threads run.
    pub(super) fn read(
        options: &SiteOptions,
        theme: Option<PathBuf>,
        readings: &(dyn Fn() -> Readings + Sync),
        compiled: &(dyn Fn() -> CompiledFiles + Sync),
        display: Display,
    ) -> Result<Self, String> {
        let request = Request {
            content: &options.content,
            theme: theme.clone(),
            readings,
            compiled,
            base_url: options.base_url.as_deref(),
            drafts: options.drafts,
            strict: options.strict,
        };
        let prepared = pipeline::prepare(&request, |directory| options.clock(directory), &display)?;
        Ok(Self { prepared, display, theme })
    }
}

/// The records that are there. Their faults are for `check` to tell.
///
/// # Errors
/// A sentence when the folder cannot be read.
pub(super) fn directory(content: &Path) -> Result<Directory, String> {
    let (mut read, _) = walk::read(content)?;
    Ok(Directory::understand(&mut read, &walk::file_name(content, "")).0)
}

/// The moment given by the environment, or now. Only the command line reads the clock.
pub(super) fn moment_outside() -> Result<Timestamp, String> {
    let Some(seconds) = std::env::var_os("SOURCE_DATE_EPOCH") else {
        #[expect(clippy::disallowed_methods, reason = "the one place where the clock is read")]
        return Ok(Timestamp::now());
    };
    let seconds = seconds.to_string_lossy();
    let moment = seconds.parse().ok().and_then(|seconds| Timestamp::from_second(seconds).ok());
    moment.ok_or_else(|| format!("SOURCE_DATE_EPOCH is `{seconds}`, which is not a number of seconds."))
}
