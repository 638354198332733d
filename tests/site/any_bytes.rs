//! Whatever bytes stand in the content: the site is built, or a finding says why not. The program
//! never panics, and the output is whole or is not there.

use std::collections::BTreeMap;
use std::path::Path;

use proptest::prelude::*;

use crate::support::{Files, Site, files_in};

/// What is done to a file.
#[derive(Debug, Clone)]
enum Spoil {
    Replace(Vec<u8>),
    Insert(usize, Vec<u8>),
    Cut(usize, usize),
    Twice,
}

fn spoils() -> impl Strategy<Value = Spoil> {
    let bytes = || {
        prop_oneof![
            proptest::collection::vec(any::<u8>(), 0..60),
            "[-a-z:{}\\[\\]#&*!|>%@`'\"\\\\ \n\t\u{0}\u{feff}\u{202e}é<]{0,60}".prop_map(String::into_bytes),
            "(---\n)?([a-z_]{1,12}: ?[-a-z0-9\\[\\]{}\"]{0,12}\n){0,4}(---\n)?".prop_map(String::into_bytes),
        ]
    };
    prop_oneof![
        1 => bytes().prop_map(Spoil::Replace),
        4 => (any::<usize>(), bytes()).prop_map(|(at, bytes)| Spoil::Insert(at, bytes)),
        2 => (any::<usize>(), 1..40_usize).prop_map(|(at, length)| Spoil::Cut(at, length)),
        1 => Just(Spoil::Twice),
    ]
}

fn spoilt(mut content: Vec<u8>, spoil: &Spoil) -> Vec<u8> {
    match spoil {
        Spoil::Replace(bytes) => content.clone_from(bytes),
        Spoil::Insert(at, bytes) => {
            let at = at % (content.len() + 1);
            content.splice(at..at, bytes.iter().copied());
        }
        Spoil::Cut(at, length) => {
            let at = at % (content.len() + 1);
            content.drain(at..(at + length).min(content.len()));
        }
        Spoil::Twice => content.extend_from_within(..),
    }
    content
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, max_shrink_iters: 30, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_spoilt_file_gives_a_finding_or_is_built(file in any::<prop::sample::Index>(), spoil in spoils()) {
        let site = Site::small();
        let files: Vec<(String, Vec<u8>)> = files_in(&site.folder().join("content")).into_iter().collect();
        let (path, content) = file.get(&files).clone();
        site.write(&format!("content/{path}"), spoilt(content, &spoil));
        let run = site.build(&[]);
        prop_assert!(!run.stderr.contains("panicked"), "{path}: {}", run.stderr);
        prop_assert!(run.code == 0 || run.code == 1, "{path}: {} {}", run.code, run.stderr);
        prop_assert_eq!(site.has("output"), run.code == 0);
        if run.code == 0 {
            let whole = is_whole(&site.output());
            prop_assert!(whole.is_ok(), "{path}: {whole:?}");
        } else {
            prop_assert!(run.stderr.contains("error["), "{path}: {}", run.stderr);
        }
    }
}

/// Whether every file that the manifest lists is there, and every page ends as it should.
fn is_whole(output: &Files) -> Result<(), String> {
    let manifest = output.get(".noticeboard-manifest").ok_or("no manifest")?;
    let manifest = String::from_utf8_lossy(manifest);
    for needed in ["index.html", "404.html", "sitemap.xml", "feed.xml", "robots.txt", "contact/index.html"] {
        if !output.contains_key(needed) {
            return Err(format!("{needed} is not there"));
        }
    }
    let pages: BTreeMap<_, _> = output.iter().filter(|(path, _)| is_page(path)).collect();
    let torn = pages.iter().find(|(_, html)| !html.trim_ascii_end().ends_with(b"</html>"));
    let unlisted =
        output.keys().find(|path| *path != ".noticeboard-manifest" && !manifest.contains(path.as_str()));
    match (torn, unlisted) {
        (None, None) => Ok(()),
        (torn, unlisted) => {
            Err(format!("torn: {:?}, not in the manifest: {unlisted:?}", torn.map(|(path, _)| path)))
        }
    }
}

fn is_page(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|ending| ending == "html")
}

#[test]
fn a_file_of_every_awkward_kind_is_met_with_words() {
    for (path, bytes) in [
        ("content/pages/\u{202e}gnp.md", &b"x"[..]),
        ("content/pages/Upper Case.md", b"---\ntitle: A\nsummary: B.\n---\n"),
        ("content/pages/..md", b"x"),
        ("content/pages/empty.md", b""),
        ("content/pages/zero.md", b"\0\0\0"),
        ("content/services/deep.md", &b"[".repeat(5_000)),
        ("content/updates/latin.md", b"---\ntitle: Caf\xe9\n---\n"),
        ("content/needs.yaml", b"needs: []\n"),
    ] {
        let site = Site::small();
        site.write(path, bytes);
        let run = site.build(&[]);
        assert_eq!(run.code, 1, "{path}: {}", run.stderr);
        assert!(run.stderr.contains("error["), "{path}: {}", run.stderr);
        assert!(!site.has("output"), "{path}");
    }
}
