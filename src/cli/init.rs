//! `noticeboard init`: a new site in an empty folder.
#![expect(clippy::disallowed_methods, reason = "this command writes the files of a new site")]

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use jiff::civil::Date;
use jiff::{Span, Timestamp};

use super::new::create;
use super::options::moment_outside;
use super::{Outcome, print};
use crate::directory::zone;
use crate::source::walk::plain;

/// Make a new site in an empty folder
///
/// The new site is small and whole: settings, two districts, a need, a provider, a service, who
/// gives it and where, and a page. It builds and checks at once. Everything in it is invented and
/// says so, for you to put your own in its place.
///
/// The folder may hold a `.git` folder and nothing else.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The folder for the new site; it is made where it is not there
    #[arg(default_value = ".")]
    folder: PathBuf,
}

/// The files of the new site. Blanks in them stand between two braces.
const FILES: &[(&str, &str)] = &[
    (".gitignore", include_str!("starter-site/gitignore")),
    ("content/site.yml", include_str!("starter-site/content/site.yml")),
    ("content/areas.yml", include_str!("starter-site/content/areas.yml")),
    ("content/needs.yml", include_str!("starter-site/content/needs.yml")),
    (
        "content/providers/ternbridge-homes.md",
        include_str!("starter-site/content/providers/ternbridge-homes.md"),
    ),
    (
        "content/services/home-safety-check.md",
        include_str!("starter-site/content/services/home-safety-check.md"),
    ),
    (
        "content/deliveries/home-safety-check-ternbridge-homes.yml",
        include_str!("starter-site/content/deliveries/home-safety-check-ternbridge-homes.yml"),
    ),
    ("content/pages/about-this-site.md", include_str!("starter-site/content/pages/about-this-site.md")),
];

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, String> {
    let folder = &arguments.folder;
    refuse_unless_empty(folder)?;
    let blanks = Blanks::new(today(moment_outside()?))?;
    for (path, text) in FILES {
        let file = folder.join(path);
        let made = file.parent().map_or(Ok(()), fs::create_dir_all);
        if let Err(error) = made.and_then(|()| create(&file, &blanks.fill(text))) {
            clear(folder);
            return Err(format!("`{}` cannot be written: {}.", file.display(), plain(&error)));
        }
    }
    tell(folder);
    Ok(Outcome::Fine)
}

/// Refuses a folder in which something stands. A folder that is not there is as good as empty.
fn refuse_unless_empty(folder: &Path) -> Result<(), String> {
    let shown = folder.display();
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(format!("The folder `{shown}` cannot be used: {}.", plain(&error))),
    };
    let mut names: Vec<String> = entries
        .map(|entry| entry.map(|entry| entry.file_name().to_string_lossy().into_owned()))
        .collect::<Result<_, _>>()
        .map_err(|error| format!("The folder `{shown}` cannot be read: {}.", plain(&error)))?;
    names.retain(|name| name != ".git");
    names.sort();
    match names.first() {
        None => Ok(()),
        Some(name) => Err(format!(
            "The folder `{shown}` is not empty: there is `{name}` in it. A new site needs an empty folder."
        )),
    }
}

/// What stands in the blanks of the new site's files.
struct Blanks(Vec<(&'static str, String)>);

impl Blanks {
    fn new(today: Date) -> Result<Self, String> {
        let later = today
            .checked_add(Span::new().months(6))
            .map_err(|_| "SOURCE_DATE_EPOCH is too far away.".to_owned())?;
        Ok(Self(vec![
            ("{id_namespace}", uuid::Uuid::new_v4().to_string()),
            ("{today}", today.to_string()),
            ("{in_six_months}", later.to_string()),
        ]))
    }

    fn fill(&self, text: &str) -> String {
        self.0.iter().fold(text.to_owned(), |text, (blank, value)| text.replace(blank, value))
    }
}

/// The day in the time zone of the new site.
fn today(now: Timestamp) -> Date {
    now.to_zoned(zone(None).unwrap_or(jiff::tz::TimeZone::UTC)).date()
}

/// Takes away what was begun. The folder was empty, so all that stands at these names is ours.
fn clear(folder: &Path) {
    // An officer who has made room runs the command again, and it asks for an empty folder.
    let _ = fs::remove_dir_all(folder.join("content"));
    let _ = fs::remove_file(folder.join(".gitignore"));
}

fn tell(folder: &Path) {
    let shown = folder.display();
    if shown.to_string() == "." {
        print::done("Made a new site here. What to do next:\n");
    } else {
        print::done(&format!("Made a new site in `{shown}`. What to do next:\n\n  cd {shown}"));
    }
    print::done(
        "  noticeboard check    look for mistakes\n  noticeboard build    build the site into the folder output\n\n\
         Then put your own facts in place of the invented ones. Begin with content/site.yml.",
    );
}
