//! Ways to reach somebody for people who cannot hear or speak, who sign, or who speak other languages.

use crate::support::Site;

fn site_of(lines: &str) -> Site {
    let site = Site::small();
    let lines = lines.replace('\n', "\n    ");
    let provider = format!(
        "---\nname: Ferry House\nkind: charity\nsummary: It rows.\nassured: 2026-11-01\ncontacts:\n  - \
         name: The desk\n    {lines}\n---\n"
    );
    site.write("content/providers/ferry-house.md", provider);
    site
}

const ADDRESS: &str = "/providers/ferry-house/";

#[test]
fn relay_uk_stands_beside_a_telephone_number() {
    let page = site_of("telephone: +44 1632 960001").built(&[]).page(ADDRESS);
    let words = "If you cannot hear or speak on the phone Relay UK, 18001 then 01632960001";
    assert!(page.main().contains(words), "{}", page.main());
    assert!(page.links_to("tel:1800101632960001"));
}

#[test]
fn relay_uk_is_left_out_where_it_does_not_reach() {
    for lines in ["telephone: 01632 960001\nrelay_uk: false", "text_message: 07700 900001", "telephone: 999"]
    {
        let main = site_of(lines).built(&[]).page(ADDRESS).main();
        let own = main.split("What they do").next().unwrap_or_default();
        assert!(!own.contains("Relay UK"), "{lines}: {own}");
    }
}

#[test]
fn easy_read_leads_to_a_record_once_it_may_be_seen() {
    let site = site_of("telephone: 01632 960001\neasy_read: page:easy");
    let write = |draft: bool| {
        let text = format!(
            "---\ntitle: The desk in Easy Read\nsummary: Short words.\ndraft: {draft}\n---\n\nRing us.\n"
        );
        site.write("content/pages/easy.md", text);
    };
    write(true);
    assert_eq!(site.build(&[]).code, 0);
    assert!(!site.page(ADDRESS).main().contains("Easy Read"), "it is a draft");
    write(false);
    assert_eq!(site.build(&[]).code, 0);
    let page = site.page(ADDRESS);
    assert!(page.main().contains("Easy Read The desk in Easy Read"), "{}", page.main());
    assert!(page.links_to("/pages/easy/"));
}

#[test]
fn a_leaflet_tells_how_people_who_cannot_hear_ring() {
    let site = Site::demonstration_built();
    let main = site.page("/districts/pellworth/leaflet/").main();
    assert!(main.contains("use Relay UK. Dial 18001 before the number."), "{main}");
    assert!(main.contains("Textphone: 01632 960108 Text message: 07700 900109"), "{main}");
}

#[test]
fn a_leaflet_says_each_number_in_words_that_of_the_authority_by_night_too() {
    let main = Site::demonstration_built().page("/districts/pellworth/large-print/").main();
    for said in [
        "01632 960311 zero one six three two, nine six zero three one one",
        "Open as usual on bank holidays 01632 960101 zero one six three two, nine six zero one zero one",
        "How to complain Complaints and compliments Monday to Friday, 9am to 5pm 01632 960102",
    ] {
        assert!(main.contains(said), "{said}: {main}");
    }
}
