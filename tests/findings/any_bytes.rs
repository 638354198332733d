//! Any file of any bytes gets a finding or is read: never a panic, never another exit code.

use proptest::prelude::*;

use crate::support::{Run, Site};

/// Files of every kind that is read.
fn path() -> impl Strategy<Value = String> {
    prop::sample::select(Site::small().paths().into_iter().map(str::to_owned).collect::<Vec<_>>())
}

/// Pieces that mean something to the readers, among letters that do not.
fn piece() -> impl Strategy<Value = Vec<u8>> {
    let signs = [
        ": ",
        "- ",
        "---\n",
        "\n",
        "\n  ",
        "\t",
        "[",
        "]",
        "{",
        "}",
        "\"",
        "'",
        "|",
        ">-\n",
        "&a ",
        "*a",
        "!b ",
        "#",
        "? ",
        "<<: ",
        "\u{feff}",
        "\r\n",
        "\\",
        "%",
        "@",
        "2026-02-30",
        "0",
        "-1",
        "1e999",
        "true",
        "null",
        "é",
        "\0",
        "..",
        "id: north",
        "en: ",
        ",",
    ];
    prop_oneof![
        8 => prop::sample::select(signs.to_vec()).prop_map(|sign| sign.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 1..6),
    ]
}

/// A valid file with pieces put in and stretches cut out.
fn mutated(path: &str) -> impl Strategy<Value = Vec<u8>> + use<> {
    let text = Site::small().text(path).into_bytes();
    let change = (any::<prop::sample::Index>(), 0_usize..8, piece());
    prop::collection::vec(change, 1..6).prop_map(move |changes| {
        let mut text = text.clone();
        for (at, cut, piece) in changes {
            let at = at.index(text.len() + 1);
            let end = (at + cut).min(text.len());
            text.splice(at..end, piece);
        }
        text
    })
}

fn holds(run: &Run) -> Result<(), TestCaseError> {
    prop_assert!(run.code == 0 || run.code == 1, "exit code {}: {}", run.code, run.stderr);
    prop_assert_eq!(run.code == 1, run.stdout.contains("error["), "{}", &run.stdout);
    prop_assert_eq!(&run.stderr, "");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn mutated_files((path, bytes) in path().prop_flat_map(|path| (Just(path.clone()), mutated(&path)))) {
        holds(&Site::small().with(&path, bytes).write().check(&["--format", "short"]))?;
    }

    #[test]
    fn pieces_alone(path in path(), pieces in prop::collection::vec(piece(), 0..40)) {
        let matter: Vec<u8> = pieces.concat();
        let bytes = if path.contains(".md") { [b"---\n", &matter[..], b"\n---\n"].concat() } else { matter };
        holds(&Site::small().with(&path, bytes).write().check(&["--format", "short"]))?;
    }

    #[test]
    fn random_bytes(path in path(), bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        holds(&Site::small().with(&path, bytes).write().check(&["--format", "short"]))?;
    }
}
