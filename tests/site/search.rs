//! Search: what is found, what never is, and when its index is made anew.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;

use crate::page::Page;
use crate::support::{Files, Site};

/// What the results of a search show, by the addresses of their pages.
fn fragments(files: &Files) -> BTreeMap<String, serde_json::Value> {
    let packed = files.iter().filter(|(path, _)| path.starts_with("search/fragment/"));
    let mut found = BTreeMap::new();
    for (path, bytes) in packed {
        let text = unpacked(bytes);
        // One file may hold the fragments of several pages, each behind these letters.
        for fragment in text.split("pagefind_dcd").filter(|part| !part.is_empty()) {
            let fragment: serde_json::Value = serde_json::from_str(fragment).expect(path);
            found.insert(fragment["url"].as_str().expect("an address").to_owned(), fragment);
        }
    }
    found
}

fn unpacked(bytes: &[u8]) -> String {
    let mut text = String::new();
    flate2::read::GzDecoder::new(bytes)
        .read_to_string(&mut text)
        .expect("a file of the index can be unpacked");
    text
}

/// Letters and digits alone: an index changes spaces and full stops.
fn bare(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

#[test]
fn every_record_with_a_page_is_found_by_what_its_page_shows() {
    let site = Site::demonstration_built();
    let files = site.output();
    let fragments = fragments(&files);
    assert!(fragments.len() > 130, "{}", fragments.len());
    for (address, fragment) in &fragments {
        let page = site.page(address);
        let title = fragment["meta"]["title"].as_str().expect("a title");
        assert_eq!(bare(title), bare(&page.heading()), "{address}");
        let shown = bare(&page.main());
        let words = fragment["content"].as_str().expect("its words");
        for word in words.split_whitespace() {
            assert!(shown.contains(&bare(word)), "{address} does not show `{word}`");
        }
    }
    for address in ["/services/minor-aids-and-adaptations/", "/districts/marrowhythe/", "/contact/"] {
        assert!(fragments.contains_key(address), "{address}");
    }
    // Lists, leaflets and questions say again what other pages say.
    for address in ["/services/", "/districts/marrowhythe/leaflet/", "/eligibility/help-at-home/questions/"] {
        assert!(!fragments.contains_key(address), "{address}");
    }
}

#[test]
fn a_page_is_narrowed_down_by_kind_need_and_district() {
    let files = Site::demonstration_built().output();
    let service = &fragments(&files)["/services/minor-aids-and-adaptations/"];
    assert_eq!(service["filters"]["kind"], serde_json::json!(["Services"]));
    let needs = service["filters"]["need"].as_array().expect("needs");
    assert!(needs.contains(&"I struggle with the bath, the stairs or the front step".into()), "{needs:?}");
    let districts = service["filters"]["district"].as_array().expect("districts");
    assert_eq!(districts.len(), 12, "{districts:?}");
    let district = &fragments(&files)["/districts/marrowhythe/"];
    assert_eq!(district["filters"]["district"], serde_json::json!(["Marrowhythe"]));
}

#[test]
fn what_is_held_back_is_not_found() {
    let site = Site::small();
    let text = "---\ntitle: Zebras\nsummary: Zebracorns.\ndate: 2026-12-01\npublish_from: 2026-12-01 09:30\n---\n\nQuaggas.\n";
    site.write("content/updates/zebras.md", text);
    let held_back = site.publish(&[]);
    let index = |files: &Files| -> Vec<String> {
        let packed =
            files.iter().filter(|(path, _)| path.ends_with(".pf_fragment") || path.ends_with(".pf_index"));
        packed
            .map(|(_, bytes)| {
                let mut unpacked = Vec::new();
                flate2::read::GzDecoder::new(&bytes[..]).read_to_end(&mut unpacked).expect("unpacked");
                String::from_utf8_lossy(&unpacked).to_lowercase()
            })
            .collect()
    };
    let holds = |files: &Files, word: &str| index(files).iter().any(|file| file.contains(word));
    for word in ["zebra", "zebracorn", "quagga"] {
        assert!(!holds(&held_back, word), "{word}");
    }
    let shown = site.publish(&["--as-of", "2026-12-02"]);
    assert!(holds(&shown, "quagga"), "once it appears it is found");
}

/// The files of the index, by their paths.
fn index(files: &Files) -> BTreeSet<&str> {
    files
        .keys()
        .map(String::as_str)
        .filter(|path| path.starts_with("search/") && *path != "search/index.html")
        .collect()
}

#[test]
fn the_index_is_made_anew_only_where_what_is_searched_has_changed() {
    let site = Site::small();
    site.write("content/pages/odd.md", "---\ntitle: Odd\nsummary: A page.\n---\n\nQuaggas.\n");
    let first = site.publish(&[]);
    // Another colour changes every page, and no word.
    site.replace(
        "content/site.yml",
        "\naccessibility:",
        "\nbranding:\n  colours:\n    brand: { light: \"#0b3d4a\" }\n\naccessibility:",
    );
    let repainted = site.publish(&[]);
    assert_ne!(first["index.html"], repainted["index.html"], "the address of the style sheet is another");
    assert_eq!(index(&first), index(&repainted));
    site.replace("content/pages/odd.md", "Quaggas.", "Okapis.");
    let reworded = site.publish(&[]);
    assert_ne!(index(&first), index(&reworded));
    let words = |files: &Files| fragments(files)["/pages/odd/"]["content"].as_str().map(str::to_owned);
    assert!(words(&reworded).is_some_and(|words| words.contains("Okapis")), "{:?}", words(&reworded));
}

#[test]
fn an_authority_can_leave_search_out() {
    let site = Site::small();
    site.replace("content/site.yml", "\naccessibility:", "\nsearch:\n  offered: false\n\naccessibility:");
    let files = site.publish(&[]);
    assert!(!files.keys().any(|path| path.starts_with("search/")), "{:?}", files.keys());
    assert!(!site.page("/").links_to("/search/"));
}

#[test]
fn the_search_page_alone_may_run_the_programs_that_search_needs() {
    let files = Site::demonstration_built().output();
    let with_program: Vec<&String> = files
        .iter()
        .filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains("'wasm-unsafe-eval'"))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(with_program, ["search/index.html"]);
}

#[test]
fn without_a_script_the_search_page_leads_to_the_lists() {
    let site = Site::demonstration_built();
    let page: Page = site.page("/search/");
    for list in ["/services/a-to-z/", "/services/by-need/", "/services/by-people/", "/services/by-district/"]
    {
        assert!(page.links_to(list), "{list}");
    }
    assert!(page.links_to("/services/minor-aids-and-adaptations/"), "a word of residents leads to our word");
    assert!(page.main().contains("grab rail, grab bar"), "{}", page.main());
}

#[test]
fn texts_that_look_like_marks_of_the_index_do_no_harm() {
    let site = Site::small();
    let text = "---\ntitle: Odd\nsummary: A page.\n---\n\n___PAGEFIND_WEIGHT___9 ___PAGEFIND_ANCHOR___h1:x \\<mark\\> &lt;b&gt; ___PAGEFIND_AUTO_WEIGHT___\n";
    site.write("content/pages/odd.md", text);
    let files = site.publish(&[]);
    let words = fragments(&files)["/pages/odd/"]["content"].as_str().expect("words").to_owned();
    assert!(words.contains("<mark>"), "{words}");
    assert!(!words.contains("___PAGEFIND"), "{words}");
}
