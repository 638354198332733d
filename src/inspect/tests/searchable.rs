use proptest::prelude::*;

use super::super::facts_and_words;

/// The words of a page that can be searched for, of no more than a number of them.
fn words(inside: &str, most: usize) -> String {
    let page = format!(
        "<html lang=en><head><title>Title</title></head><body><header>Head</header>\
         <main><h1>The <em>heading</em></h1>{inside}</main><footer>Foot</footer></body></html>"
    );
    facts_and_words(&page, most).searchable.into()
}

#[test]
fn what_is_read_in_the_main_part_is_searched() {
    let words = words(
        "<p>Ring <b>us</b>, any day: 01632&nbsp;960001 &amp; more</p><ul><li>One</li><li>Two!</li></ul>\
         <table><tr><th>Day<td>Time</table>hand<i>rail</i><br>stairs",
        100,
    );
    assert_eq!(words, "Ring us, any day: 01632 960001 & more. One. Two! Day. Time. handrail. stairs.");
}

#[test]
fn what_is_not_read_there_is_not_searched() {
    let words = words(
        "<nav><p>Next</p></nav><script>code()</script><style>p{}</style><svg><text>Drawn</text></svg>\
         <template><p>Later</p></template><p hidden>Hidden</p>\
         <div data-search=no><div>Inner</div>Outer</div><!-- A note --><p>Shown</p>",
        100,
    );
    assert_eq!(words, "Shown.");
}

#[test]
fn no_more_words_are_taken_than_asked_for() {
    assert_eq!(words("<p>One two three</p><p>Four five</p>", 4), "One two three. Four.");
    assert_eq!(words("<p>One two</p>", 0), "");
}

proptest! {
    #[test]
    fn any_page_has_words_that_stay_within_bounds(
        html in "[<>/a-z =\"'!&;\\-éh1]{0,80}",
        most in 0_usize..6,
    ) {
        let words = words(&html, most);
        prop_assert!(words.split_whitespace().count() <= most, "{words}");
        prop_assert!(!words.starts_with(' ') && !words.contains("  "), "{words:?}");
    }
}
