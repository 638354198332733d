use std::fmt::Debug;

use proptest::prelude::*;
use serde::de::DeserializeOwned;

use super::super::{Node, Readings, Tapes, Value, read};
use super::play::{Unplayable, play};
use super::record::record;
use crate::records::eligibility::Eligibility;
use crate::records::fields::Placed;
use crate::records::provider::Provider;
use crate::records::{Kind, starter};
use crate::source::front_matter;

const PROVIDER: &str = "\
name: Ternbridge Homes
kind: charity
summary: \"Works in Ternbridge, and \\
  beyond.\"
contacts:
  - name: Ternbridge Homes
    telephone: 01632 960649
    email: hello@ternbridge.example.org
places:
  - name: Office
    address:
      lines: [134 North Road]
      town: Ternbridge
      postcode: ZZ41 2AA
assured: 2026-03-02
";

fn recorded<T: DeserializeOwned>(text: &str) -> Option<(T, Option<Vec<u8>>)> {
    let options = super::super::options(serde_yaml::options::DuplicateKeyPolicy::Error);
    serde_yaml::with_deserializer_from_str_with_options(text, options, |deserializer| {
        record(text, deserializer)
    })
    .ok()
}

/// What is played is what is read.
fn plays<T: DeserializeOwned + Debug>(text: &str) {
    let (_, tape) = recorded::<T>(text).expect("it can be read");
    let tape = tape.expect("there is a tape");
    let played: T = play(&tape, text).expect("it can be played");
    assert_eq!(format!("{played:?}"), format!("{:?}", read::<T>(text).expect("it can be read")));
}

#[test]
fn a_record_comes_out_as_it_was_read() {
    plays::<Provider>(&PROVIDER.replace("\\\n  ", ""));
}

#[test]
fn values_of_every_sort_come_out_as_they_were_read() {
    plays::<Node>("a: [1, -2, 1.5, true, false, null, word, 'quoted', \"two words\"]\nb: {c: {}, d: []}\n");
    plays::<Placed<Vec<Option<u16>>>>("[1, 65535]");
    plays::<Vec<char>>("[a, é]");
    plays::<std::collections::BTreeMap<String, f64>>("one: 1\ntwo: 2.25\n");
}

#[test]
fn every_starter_file_is_read_from_its_tape_the_second_time() {
    for kind in Kind::ALL {
        let file = starter::file(*kind);
        let text = front_matter::split(&file).map_or(&*file, |parts| &file[parts.front_matter]);
        let first = Readings::after(Tapes::default());
        let parsed: Node = first.read(text).unwrap_or_else(|_| panic!("{kind:?} cannot be read"));
        let tapes = first.changed().unwrap_or_else(|| panic!("{kind:?} has no tape"));
        let second = Readings::after(tapes);
        let played: Node = second.read(text).unwrap_or_else(|_| panic!("{kind:?} cannot be played"));
        assert_eq!(format!("{played:?}"), format!("{parsed:?}"), "{kind:?}");
        assert!(second.changed().is_none(), "{kind:?}");
    }
}

#[test]
fn a_text_that_nobody_reads_any_more_is_forgotten() {
    let first = Readings::after(Tapes::default());
    for text in ["a: 1", "b: 2"] {
        first.read::<Node>(text).expect("it can be read");
    }
    let second = Readings::after(first.changed().expect("two tapes"));
    second.read::<Node>("a: 1").expect("it can be read");
    let third = Readings::after(Tapes::default());
    third.read::<Node>("a: 1").expect("it can be read");
    assert_eq!(second.changed(), third.changed());
}

#[test]
fn tapes_are_written_again_only_when_more_than_a_few_texts_have_changed() {
    let read = |before, changed| {
        let readings = Readings::after(before);
        for number in 0..200 {
            let text = format!("a: {}", if number < changed { number + 1_000 } else { number });
            readings.read::<Node>(&text).expect("it can be read");
        }
        readings.changed()
    };
    let before = read(Tapes::default(), 0).expect("all are new");
    assert_eq!(read(before.clone(), 0), None);
    assert_eq!(read(before.clone(), 1), None);
    assert_ne!(read(before, 2), None);
}

/// A text that does not stand in the file as it is read has no place to be remembered by.
#[test]
fn a_text_that_is_put_together_is_not_kept() {
    assert!(recorded::<Provider>(PROVIDER).expect("it can be read").1.is_none());
}

#[test]
fn no_word_of_the_text_stands_in_the_tape() {
    let text = PROVIDER.replace("\\\n  ", "");
    let tape = recorded::<Provider>(&text).expect("it can be read").1.expect("there is a tape");
    let tape = String::from_utf8_lossy(&tape).into_owned();
    for word in ["Ternbridge", "charity", "960649", "name", "2026"] {
        assert!(!tape.contains(word), "{word}");
    }
}

#[test]
fn a_tape_of_another_type_is_not_believed() {
    let text = PROVIDER.replace("\\\n  ", "");
    let tape = recorded::<Provider>(&text).expect("it can be read").1.expect("there is a tape");
    assert_eq!(play::<Eligibility>(&tape, &text).err(), Some(Unplayable));
    assert_eq!(play::<Provider>(&tape[..tape.len() - 1], &text).err(), Some(Unplayable));
}

/// Every text in a tree.
fn texts(node: &Node) -> Vec<&str> {
    match &node.value {
        Value::Text(text) => vec![text],
        Value::List(items) => items.iter().flat_map(texts).collect(),
        Value::Map(entries) => entries.iter().flat_map(|(_, value)| texts(value)).collect(),
        _ => Vec::new(),
    }
}

proptest! {
    /// Whatever a tape says, playing it ends without panic, and nothing comes out that is not in the text.
    #[test]
    fn a_damaged_tape_is_no_danger(changes in prop::collection::vec((0_usize..2_000, any::<u8>()), 1..8)) {
        let text = PROVIDER.replace("\\\n  ", "");
        let mut tape = recorded::<Node>(&text).expect("it can be read").1.expect("there is a tape");
        for (at, byte) in changes {
            let at = at % tape.len();
            tape[at] = byte;
        }
        if let Ok(tree) = play::<Node>(&tape, &text) {
            prop_assert!(texts(&tree).iter().all(|word| text.contains(word)));
        }
    }
}
