//! The program killed at any instant.
//!
//! `NOTICEBOARD_LONG_TESTS=1` kills 200 builds of a larger site instead of 24. Each run draws its moments anew and
//! prints the seed they are drawn from; `NOTICEBOARD_SEED` draws the same ones again.
#![cfg(unix)]
#![expect(clippy::disallowed_methods, reason = "tests look at the disk, the clock and the environment")]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant, SystemTime};

use support::{AS_OF, Site, Tree, Written, tree};

/// The sites that follow one another in turn. With three of them, the standby never holds the
/// site that is built next.
const SITES: usize = 3;

/// A site whose pages differ from those of the others in every third, and of which one page is
/// in no other.
fn site(number: usize, pages: usize) -> Site {
    let text =
        |title: &str, body: &str| format!("---\ntitle: {title}\nsummary: What we keep.\n---\n\n{body}\n");
    let own = text("This site", &format!("This is site {number}."));
    let first = Site::small().with(&format!("pages/only-{number}.md"), own);
    (0..pages).fold(first, |site, page| {
        let version = if page % SITES == number { format!("Version {number}.") } else { String::new() };
        site.with(&format!("pages/page-{page}.md"), text(&format!("Page {page}"), &version))
    })
}

/// What stands beside the content before a build is killed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Scene {
    /// Nothing: the first build of all.
    First,
    /// A published site, but no standby and no cache.
    Cold,
    /// A published site, and what the builds before it have left.
    Incremental,
    /// What a build has left that was killed too.
    Twice,
}

/// When a build is killed.
#[derive(Debug, Clone, Copy)]
enum Moment {
    /// So long after it was started.
    After(Duration),
    /// So long after it has begun to write the manifest, the last file before the folders change
    /// places.
    BeforeTheSwap(Duration),
    /// So long after the folders have changed places.
    AfterTheSwap(Duration),
}

/// A folder in which one build after the other is killed.
struct Victim {
    written: Written,
    sites: Vec<Site>,
    /// What each site is when it is built apart, in a folder of its own.
    built: Vec<Tree>,
    content: usize,
    published: Option<usize>,
}

impl Victim {
    /// `pages` is the number of pages beside those of the small site.
    fn new(pages: usize) -> Self {
        let sites: Vec<Site> = (0..SITES).map(|number| site(number, pages)).collect();
        let built = sites.iter().map(|site| {
            let apart = site.write();
            let built = apart.build(&[]);
            assert_eq!(built.code, 0, "{}", built.stderr);
            tree(&apart.place().join("output"))
        });
        let built: Vec<Tree> = built.collect();
        assert!(built[0] != built[1] && built[1] != built[2] && built[2] != built[0]);
        Self { written: sites[0].write(), sites, built, content: 0, published: None }
    }

    fn output(&self) -> PathBuf {
        self.written.place().join("output")
    }

    /// Brings about what stands before a build, and gives the content its next site.
    fn set(&mut self, scene: Scene) {
        let forget = |name: &str| {
            let path = self.written.place().join(name);
            if path.exists() {
                fs::remove_dir_all(path).unwrap();
            }
        };
        match scene {
            Scene::First => {
                ["output", ".output.noticeboard", ".noticeboard"].into_iter().for_each(forget);
                self.published = None;
            }
            Scene::Cold => [".output.noticeboard", ".noticeboard"].into_iter().for_each(forget),
            Scene::Incremental => {}
            Scene::Twice => {
                self.turn();
                self.kill(Moment::After(Duration::from_millis(200)), 2);
                self.published = self.which("killed once");
            }
        }
        self.turn();
    }

    fn turn(&mut self) {
        let next = (self.content + 1) % SITES;
        self.written.turn(&self.sites[self.content], &self.sites[next]);
        self.content = next;
    }

    /// Starts a build and kills it. Answers whether it was still running.
    fn kill(&self, moment: Moment, jobs: u64) -> bool {
        let before = self.published_folder();
        let mut was_gone = !self.standby_manifest().exists();
        let started = Instant::now();
        let mut build = self.start(jobs);
        let (wait, mut is_there): (_, Box<dyn FnMut() -> bool + '_>) = match moment {
            Moment::After(wait) => (wait.saturating_sub(started.elapsed()), Box::new(|| true)),
            Moment::BeforeTheSwap(wait) => {
                let is_written = || {
                    let is_there = self.standby_manifest().exists();
                    was_gone |= !is_there;
                    is_there && was_gone
                };
                (wait, Box::new(is_written))
            }
            Moment::AfterTheSwap(wait) => (wait, Box::new(|| self.published_folder() != before)),
        };
        while !is_there() && build.try_wait().unwrap().is_none() {
            std::thread::sleep(Duration::from_micros(50));
        }
        std::thread::sleep(wait);
        build.kill().unwrap();
        build.wait().unwrap().signal() == Some(9)
    }

    fn standby_manifest(&self) -> PathBuf {
        self.written.place().join(".output.noticeboard/standby/.noticeboard-manifest")
    }

    /// The number by which the disk knows the published folder.
    fn published_folder(&self) -> Option<u64> {
        Some(self.output().metadata().ok()?.ino())
    }

    fn start(&self, jobs: u64) -> Child {
        Command::new(env!("CARGO_BIN_EXE_noticeboard"))
            .args(["build", "--quiet", "--as-of", AS_OF, "--jobs", &jobs.to_string()])
            .current_dir(self.written.place())
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    }

    /// Which site the output is, to the last byte. `None` when there is no output.
    fn which(&self, told: &str) -> Option<usize> {
        if !self.output().exists() {
            return None;
        }
        let found = tree(&self.output());
        let which = self.built.iter().position(|built| *built == found);
        Some(
            which.unwrap_or_else(|| {
                panic!("{told}: the output is no whole site: {}", self.differences(&found))
            }),
        )
    }

    /// How what is published differs from each of the two sites that it may be.
    fn differences(&self, found: &Tree) -> String {
        let told = [self.published, Some(self.content)].into_iter().flatten().map(|number| {
            let built = &self.built[number];
            let paths: BTreeSet<&String> = built.keys().chain(found.keys()).collect();
            let other: Vec<_> =
                paths.into_iter().filter(|path| built.get(*path) != found.get(*path)).collect();
            format!(
                "\nfrom site {number} in {} files, such as {:?}",
                other.len(),
                &other[..other.len().min(5)]
            )
        });
        told.collect()
    }

    /// Builds as anybody would, with nothing mended before.
    fn build(&mut self) -> Duration {
        let started = Instant::now();
        let built = self.written.build(&[]);
        let duration = started.elapsed();
        assert_eq!(built.code, 0, "{}", built.stderr);
        assert_eq!(self.which("a build that ended well"), Some(self.content));
        self.published = Some(self.content);
        let left = |folder: &Path| -> BTreeSet<String> {
            let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
            names.map(|name| name.into_string().unwrap()).collect()
        };
        let mut beside = left(self.written.place());
        assert!(beside.remove(".noticeboard"));
        let remembered = left(&self.written.place().join(".noticeboard"));
        let endings = remembered.iter().map(|name| name.rsplit('.').next().unwrap());
        assert_eq!(endings.collect::<Vec<_>>(), ["gitignore", "cache", "tapes"]);
        assert_eq!(beside.into_iter().collect::<Vec<_>>(), [".output.noticeboard", "content", "output"]);
        let state = left(&self.written.place().join(".output.noticeboard"));
        assert!(state.iter().all(|name| ["lock", "standby"].contains(&name.as_str())), "{state:?}");
        duration
    }
}

#[test]
fn a_build_killed_at_any_instant_leaves_a_whole_site_and_the_next_needs_no_help() {
    let (rounds, pages) = if is_long() { (200, 150) } else { (24, 60) };
    let mut random = Random::new();
    let mut victim = Victim::new(pages);
    // How long a build takes, as the last one took.
    let mut whole = victim.build();
    let (mut killed, mut old, mut new) = (0, 0, 0);
    for round in 0..rounds {
        let scene = match round % 12 {
            0 => Scene::First,
            5 => Scene::Twice,
            other if other % 2 == 0 => Scene::Cold,
            _ => Scene::Incremental,
        };
        victim.set(scene);
        let moment = match round % 5 {
            2 => Moment::BeforeTheSwap(random.within(Duration::from_millis(3))),
            4 => Moment::AfterTheSwap(random.within(Duration::from_micros(500))),
            _ => Moment::After(random.within(whole)),
        };
        let jobs = 1 + random.next() % 4;
        let was_running = victim.kill(moment, jobs);
        let told = format!("seed {}, round {round}, {scene:?}, {moment:?}, {jobs} threads", random.seed);
        let left = victim.which(&told);
        assert!(left == victim.published || left == Some(victim.content), "{told}: {left:?}");
        if was_running {
            killed += 1;
            *if left == victim.published { &mut old } else { &mut new } += 1;
        } else {
            assert_eq!(left, Some(victim.content), "{told}: it has ended");
        }
        whole = victim.build();
    }
    eprintln!(
        "seed {}: {rounds} builds of some {whole:?}, {killed} killed, {old} left the old site, {new} the new one",
        random.seed
    );
    // Else the moments were badly chosen, and nothing was tested.
    assert!(killed * 3 > rounds, "only {killed} of {rounds} builds were killed");
    assert!(old > 0, "no build was killed before the swap");
    assert!(new > 0 || !is_long(), "no build was killed after the swap");
}

/// Where two folders cannot be exchanged, there is an instant without a site. A build that is
/// killed in it leaves the old site in another place.
#[test]
fn the_old_site_comes_back_even_if_the_content_has_errors_by_then() {
    let site = Site::small();
    let written = site.write();
    let output = written.place().join("output");
    assert_eq!(written.build(&[]).code, 0);
    let old = tree(&output);
    fs::rename(&output, written.place().join(".output.noticeboard/retired")).unwrap();
    let broken = site.clone().replacing("pages/privacy.md", "title:", "titel:");
    written.turn(&site, &broken);
    let refused = written.build(&[]);
    assert_eq!(refused.code, 1, "{}", refused.stderr);
    assert!(tree(&output) == old);
    written.turn(&broken, &site);
    assert_eq!(written.build(&[]).code, 0);
    assert!(tree(&output) == old);
}

fn is_long() -> bool {
    std::env::var_os("NOTICEBOARD_LONG_TESTS").is_some_and(|value| value == "1")
}

/// Numbers drawn from a seed (splitmix64).
struct Random {
    seed: u64,
    state: u64,
}

impl Random {
    fn new() -> Self {
        let now = || SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap();
        let now = || u64::try_from(now().as_micros()).unwrap();
        let seed = std::env::var("NOTICEBOARD_SEED").map_or_else(|_| now(), |seed| seed.parse().unwrap());
        Self { seed, state: seed }
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A part of a span of time, up to the whole of it.
    fn within(&mut self, whole: Duration) -> Duration {
        let share = u32::try_from(self.next() >> 32).unwrap();
        whole.mul_f64(f64::from(share) / f64::from(u32::MAX))
    }
}
