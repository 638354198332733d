use super::*;

fn item(number: usize) -> Item {
    Item {
        address: format!("/services/service-{number}/"),
        title: format!("Service {number}"),
        text: format!("Somebody fits rail number {number} for you. Ring us."),
        kind: ["Services", "News"][number % 2].to_owned(),
        needs: vec![format!("Need {}", number % 3)],
        districts: (0..number % 4).map(|district| format!("District {district}")).collect(),
    }
}

fn items() -> Vec<Item> {
    (0..60).map(item).collect()
}

#[test]
fn the_same_pages_give_the_same_files() {
    let one = index(items(), "en").unwrap();
    let again = index(items(), "en").unwrap();
    assert!(one == again, "{:?}", differing(&one, &again));
    let paths: Vec<&str> = one.iter().map(|file| file.path.as_str()).collect();
    assert!(paths.contains(&"pagefind.js") && paths.contains(&"pagefind-entry.json"), "{paths:?}");
    let with_ending = |ending: &str| paths.iter().filter(|path| path.ends_with(ending)).count();
    assert_eq!(with_ending(".pf_fragment"), 60);
    assert_eq!(with_ending(".pf_filter"), 3, "one for kinds, one for needs, one for districts");
    assert!(!paths.iter().any(|path| path.contains("ui")), "{paths:?}");
}

fn differing<'a>(one: &'a [IndexFile], other: &[IndexFile]) -> Vec<&'a str> {
    one.iter().filter(|file| !other.contains(file)).map(|file| file.path.as_str()).collect()
}

#[test]
fn whatever_changes_the_index_changes_its_key() {
    let base = key(&items(), "en");
    assert_eq!(key(&items(), "en"), base);
    assert_ne!(key(&items(), "cy"), base);
    for change in [
        |item: &mut Item| item.address.push('x'),
        |item: &mut Item| item.title.push('x'),
        |item: &mut Item| item.text.push('x'),
        |item: &mut Item| item.kind.push('x'),
        |item: &mut Item| item.needs.push("x".to_owned()),
        |item: &mut Item| item.districts.push("x".to_owned()),
    ] {
        let mut changed = items();
        change(&mut changed[7]);
        assert_ne!(key(&changed, "en"), base);
    }
    // A name that moves from one list to the next is another index too.
    let (mut one, mut other) = (items(), items());
    one[0].needs = vec!["Coast".to_owned()];
    one[0].districts = Vec::new();
    other[0].needs = Vec::new();
    other[0].districts = vec!["Coast".to_owned()];
    assert_ne!(key(&one, "en"), key(&other, "en"));
}

#[test]
fn the_more_pages_there_are_the_fewer_words_of_each_are_searched() {
    let words = [0, 1, 200, 250, 1_000, 10_000, MOST_PAGES, 1_000_000].map(words_of_a_page);
    assert_eq!(words, [4096, 4096, 2048, 1024, 256, 32, 16, 16]);
    for pages in 1..MOST_PAGES {
        assert!(pages * words_of_a_page(pages) <= MOST_WORDS, "{pages} pages");
    }
}

#[test]
fn a_site_without_words_has_an_index_too() {
    let files = index(Vec::new(), "en").unwrap();
    assert!(files.iter().any(|file| file.path == "pagefind-entry.json"));
}
