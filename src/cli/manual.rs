//! The long parts of the help: what a good manual page says below its options.

use std::fmt::Write as _;

use crate::records::{Form, Kind};

/// Below the help of the program.
pub(super) const PROGRAM: &str = "\
Examples:
  noticeboard init my-site                 make a new site in the folder my-site
  noticeboard new provider vale-care       write a starter file for a provider
  noticeboard schema                       let your editor complete and check records
  noticeboard check                        look for every mistake and write nothing
  noticeboard build                        build the site into the folder output
  noticeboard build --as-of 2027-04-01     build it as it will stand on that day
  noticeboard explain help-at-home         explain what somebody can get, and which rule says so
  noticeboard explain figure feel-safer    explain where a figure comes from
  noticeboard verify                       tell whether output is still as it was published

Exit codes:
  0  all is well; there may be warnings
  1  the content has errors, and nothing was published; or, of verify, the site is not as it
     was published
  2  the command could not run: a wrong option, a folder it cannot use, a full disk

Environment:
  SOURCE_DATE_EPOCH  the moment as of which to read the content, in seconds since 1970,
                     where --as-of is not given
  NO_COLOR           if it is set, no colours are printed

Files:
  content/    what you write: one folder for each kind of record, and site.yml
  themes/     your own themes, where you have any
  output/     the finished site; every build replaces it as a whole
";

/// Below the help of `build`.
pub(super) const BUILD: &str = "\
Examples:
  noticeboard build                                build content/ into output/
  noticeboard build --drafts --output preview      look at drafts in a folder of their own
  noticeboard build --as-of \"2027-02-01 09:30\"     build the site as it will stand at that minute
  noticeboard build --base-url https://www.example.org/homes/
                                                   build it to stand in a folder of another site

What it leaves in the output:
  .noticeboard-manifest   the manifest: each file with its hash, and the hash of the site

What it leaves beside the output:
  .output.noticeboard/    a lock, and a second copy of the site that the next build changes and
                          puts in the first one's place in one step

What it leaves beside the content:
  .noticeboard/           what the next build need not do again; it may be deleted

Exit codes:
  0  the site was published; there may be warnings
  1  the content has errors, and the published site was left as it was
  2  the site could not be built: a wrong option, a folder it cannot use, a full disk
";

/// Below the help of `check`.
pub(super) const CHECK: &str = "\
Examples:
  noticeboard check                       tell every mistake, with the line and what to write
  noticeboard check --format short        tell each in one line, as editors read them
  noticeboard check --format json         tell them to a program
  noticeboard check --strict              let warnings count as errors
  noticeboard check --as-of 2027-04-01    look for what will be wrong on that day

Exit codes:
  0  nothing stops the site from being published; there may be warnings
  1  the content has errors
  2  the content could not be read: a wrong option, a folder that is not there
";

/// Below the help of `explain`.
pub(super) const EXPLAIN: &str = "\
Examples:
  noticeboard explain help-at-home                 how many questions there are, and results
  noticeboard explain help-at-home --answer age=80 --answer alone=yes
                                                   the way of one person, and what comes out
  noticeboard explain help-at-home --as-of 2027-04-01 --answer age=80
                                                   the same, by the rules of that day
  noticeboard explain help-at-home --table         every place and every result
  noticeboard explain help-at-home --graph | dot -Tsvg > questions.svg
                                                   the same as a picture, by Graphviz
  noticeboard explain figure feel-safer            what readers see of a figure, and where it
                                                   comes from

A record that is called figure is explained by: noticeboard explain -- figure

Exit codes:
  0  it was explained
  2  it could not be: there is no such record, its rules have mistakes, or an answer does not fit
";

/// Below the help of `explain figure`.
pub(super) const EXPLAIN_FIGURE: &str = "\
Examples:
  noticeboard explain figure feel-safer            the newest figure for the whole authority
  noticeboard explain figure feel-safer --period \"2026-27 Q2\" --area vale
                                                   the figure of a district
  noticeboard explain figure feel-safer/2026-27-Q2/area:vale
                                                   the same, by its name
  noticeboard explain figure feel-safer --as-of 2026-07-01
                                                   what readers saw on that day

Exit codes:
  0  it was explained
  2  it could not be: readers see no such figure, or the content has mistakes
";

/// Below the help of `verify`.
pub(super) const VERIFY: &str = "\
Examples:
  noticeboard verify                           look at the folder output
  noticeboard verify /srv/www/homes            look at a copy elsewhere
  noticeboard verify /srv/www/homes --manifest published.manifest
                                               compare it with a manifest that was kept apart
  noticeboard verify --format short            tell each file that differs in one line
  noticeboard verify --format json             tell it to a program

Two folders hold the same site if, and only if, verify finds nothing in either and prints the same
hash for both. Every build prints that hash too. Whoever can change the files of a folder can
change the manifest in it: only a hash or a manifest that was kept elsewhere shows that.

Links are never followed, and devices are never opened: each is told.

Exit codes:
  0  the folder holds what was published and nothing else
  1  something differs, or could not be read
  2  nothing was compared: there is no such folder, or no manifest that can be believed
";

/// Below the help of `new`: where each kind goes, then the rest.
pub(super) fn new() -> String {
    let goes = |kind: &Kind| match kind.form() {
        Form::List => format!("in {}", kind.path("ID")),
        Form::Markdown | Form::Yaml => kind.path("ID"),
    };
    let width = |texts: &mut dyn Iterator<Item = usize>| texts.max().unwrap_or_default();
    let name = width(&mut Kind::ALL.iter().map(|kind| kind.name().len()));
    let place = width(&mut Kind::ALL.iter().map(|kind| goes(kind).len()));
    let mut text = "Where each kind goes:\n".to_owned();
    for kind in Kind::ALL {
        let about = kind.about().trim_end_matches('.');
        // Writing to a string cannot fail.
        let _ = writeln!(text, "  {:name$}  {:place$}  {}", kind.name(), goes(kind), uncapital(about));
    }
    text + NEW
}

fn uncapital(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().map(|first| first.to_lowercase().collect::<String>());
    first.unwrap_or_default() + characters.as_str()
}

const NEW: &str = "
Examples:
  noticeboard new provider ternbridge-homes
  noticeboard new delivery home-safety-check-coast
  noticeboard new need stay-warm --content ../my-site/content

Exit codes:
  0  the file was written, or its text was printed
  2  nothing was written: the id is taken or is no id, there is no such kind or no such folder
";

/// Below the help of `init`.
pub(super) const INIT: &str = "\
Examples:
  noticeboard init                     make a site in the folder you are in
  noticeboard init my-site             make a site in the folder my-site

Exit codes:
  0  the site was made
  2  nothing was written: the folder is not empty, or cannot be used

Environment:
  SOURCE_DATE_EPOCH  the moment from which the dates in the new site are counted, in seconds
                     since 1970; without it, now
";

/// Below the help of `schema`.
pub(super) const SCHEMA: &str = "\
Examples:
  noticeboard schema                     write one schema for each kind into the folder schemas
  noticeboard schema contract            print the schema of contracts

A record kept in Markdown has its fields between two lines of ---. Its schema is for those fields.

Exit codes:
  0  the schemas were written, or printed
  2  nothing was written: a file that this command did not write stands in the way, or the folder
     cannot be used
";

/// Below the help of `completions`.
pub(super) const COMPLETIONS: &str = "\
Examples:
  noticeboard completions bash > ~/.local/share/bash-completion/completions/noticeboard
  noticeboard completions fish > ~/.config/fish/completions/noticeboard.fish
  noticeboard completions zsh > ~/.zfunc/_noticeboard

Exit codes:
  0  the text was printed
  2  there is no such shell, or the text could not be written
";
