//! Inputs that are nearly right: the kept ones and the demonstration, changed here and there.

use std::path::{Path, PathBuf};

use proptest::prelude::*;
use proptest::sample::Index;

/// The root of the repository.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files of a folder of the repository and of the folders in it, in the order of their names.
pub(super) fn files(folder: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let entries = walkdir::WalkDir::new(root().join(folder)).sort_by_file_name();
    let files = entries.into_iter().map(|entry| entry.expect("the repository can be read"));
    let files = files.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path);
    #[expect(clippy::disallowed_methods, reason = "a test reads its inputs")]
    let read = |path: PathBuf| {
        let bytes = std::fs::read(&path).expect("the repository can be read");
        (path, bytes)
    };
    files.map(read).collect()
}

/// The kept inputs of a target: those that the engine chose, and those that once failed.
pub(super) fn kept(target: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let mut kept = files(&format!("fuzz/corpus/{target}"));
    assert!(!kept.is_empty(), "there are kept inputs of {target}");
    let once_failed = format!("fuzz/regressions/{target}");
    if root().join(&once_failed).is_dir() {
        kept.extend(files(&once_failed));
    }
    kept
}

/// The words of the target's dictionary.
fn words(target: &str) -> Vec<Vec<u8>> {
    let (_, file) = files(&format!("fuzz/dictionaries/{target}.dict")).remove(0);
    let file = String::from_utf8(file).expect("a dictionary is text");
    let words = file.lines().filter(|line| line.starts_with('"'));
    words.map(|line| meant(line.trim().trim_matches('"'))).collect()
}

/// A word as the engine reads it: `\n` is written `\x0a`.
fn meant(word: &str) -> Vec<u8> {
    let mut meant = Vec::new();
    let mut rest = word.as_bytes();
    while let [first, after @ ..] = rest {
        let (byte, after) = match (first, after) {
            (b'\\', [b'x', high, low, after @ ..]) => {
                let code = [*high, *low];
                let code = std::str::from_utf8(&code).ok().and_then(|code| u8::from_str_radix(code, 16).ok());
                (code.expect("a code of two digits"), after)
            }
            (b'\\', [escaped, after @ ..]) => (*escaped, after),
            _ => (*first, after),
        };
        meant.push(byte);
        rest = after;
    }
    meant
}

/// An input, which a failed test shows as text.
pub(super) struct Input(pub(super) Vec<u8>);

impl std::fmt::Debug for Input {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "\"{}\"", self.0.escape_ascii())
    }
}

/// One change to an input.
#[derive(Debug, Clone)]
enum Change {
    Delete(Index, usize),
    Duplicate(Index, usize),
    Insert(Index, Index),
    Replace(Index, usize, Index),
    Byte(Index, u8),
    SwapLines(Index, Index),
    /// A stretch of another input, put in.
    Splice(Index, Index, Index, usize),
}

fn change() -> impl Strategy<Value = Change> {
    let at = any::<Index>;
    prop_oneof![
        (at(), 1..20_usize).prop_map(|(at, length)| Change::Delete(at, length)),
        (at(), 1..60_usize).prop_map(|(at, length)| Change::Duplicate(at, length)),
        (at(), at()).prop_map(|(at, word)| Change::Insert(at, word)),
        (at(), 0..12_usize, at()).prop_map(|(at, length, word)| Change::Replace(at, length, word)),
        (at(), any::<u8>()).prop_map(|(at, byte)| Change::Byte(at, byte)),
        (at(), at()).prop_map(|(one, other)| Change::SwapLines(one, other)),
        (at(), at(), at(), 1..80_usize)
            .prop_map(|(at, other, from, length)| Change::Splice(at, other, from, length)),
    ]
}

/// Inputs of a target that are nearly right: seeds, changed a few times.
pub(super) fn nearly_right(target: &str, seeds: Vec<Vec<u8>>) -> impl Strategy<Value = Input> + use<> {
    let words = words(target);
    (any::<Index>(), prop::collection::vec(change(), 1..6)).prop_map(move |(seed, changes)| {
        let mut input = seed.get(&seeds).clone();
        for change in changes {
            change.apply(&mut input, &seeds, &words);
        }
        Input(input)
    })
}

fn stretch(at: Index, length: usize, of: &[u8]) -> std::ops::Range<usize> {
    let start = at.index(of.len() + 1);
    start..(start + length).min(of.len())
}

impl Change {
    fn apply(&self, input: &mut Vec<u8>, seeds: &[Vec<u8>], words: &[Vec<u8>]) {
        match self {
            Self::Delete(at, length) => drop(input.drain(stretch(*at, *length, input))),
            Self::Duplicate(at, length) => {
                let range = stretch(*at, *length, input);
                let copy = input[range.clone()].to_vec();
                drop(input.splice(range.end..range.end, copy));
            }
            Self::Insert(at, word) => {
                drop(input.splice(stretch(*at, 0, input), word.get(words).iter().copied()));
            }
            Self::Replace(at, length, word) => {
                drop(input.splice(stretch(*at, *length, input), word.get(words).iter().copied()));
            }
            Self::Byte(at, byte) => drop(input.splice(stretch(*at, 1, input), [*byte])),
            Self::SwapLines(one, other) => {
                let mut lines: Vec<&[u8]> = input.split_inclusive(|byte| *byte == b'\n').collect();
                if !lines.is_empty() {
                    let (one, other) = (one.index(lines.len()), other.index(lines.len()));
                    lines.swap(one, other);
                    *input = lines.concat();
                }
            }
            Self::Splice(at, other, from, length) => {
                let other = other.get(seeds);
                let copy = other[stretch(*from, *length, other)].to_vec();
                drop(input.splice(stretch(*at, 0, input), copy));
            }
        }
    }
}
