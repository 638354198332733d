//! Who gets what: the pages of the demonstration, and of small sites that differ from it.

use crate::page::Page;
use crate::support::Site;

const ADDRESS: &str = "/eligibility/help-at-home/";

fn help() -> Page {
    Site::demonstration_built().page(ADDRESS)
}

/// The part of the page between two headings.
fn between(text: &str, from: &str, to: &str) -> String {
    let start = text.find(from).unwrap_or_else(|| panic!("`{from}` is on the page:\n{text}"));
    let end = text[start..].find(to).unwrap_or_else(|| panic!("`{to}` comes after `{from}`:\n{text}"));
    text[start..start + end].to_owned()
}

#[test]
fn what_everyone_gets_comes_first() {
    let text = help().main();
    let everyone = between(&text, "What everyone gets", "Not sure? Ask us");
    assert!(everyone.contains("A home safety check"), "{everyone}");
    assert!(everyone.contains("Advice on keeping warm"), "{everyone}");
    assert!(!everyone.contains("You get this if"), "it depends on nothing: {everyone}");
}

#[test]
fn a_targeted_offer_says_who_gets_it_why_and_by_which_rule() {
    let text = help().main();
    let offer = between(&text, "We come within 5 working days.", "A longer home visit");
    for words in [
        "You get this if one of these is true: You have had a fall in the last 12 months",
        "You are 75 or over and live alone Why: Falls are more common at this age",
        "The rule: Policy 3.2, decided in Integrated home improvement services",
        "What happens next Ring the team for your district.",
        "Cost It is free.",
        "More about it Home safety check",
    ] {
        assert!(offer.contains(words), "{words}: {offer}");
    }
    let aids = between(&text, "We agree with you what would help", "Small repairs with");
    assert!(aids.contains("You get this if this is true: An everyday task"), "there is one: {aids}");
}

#[test]
fn nobody_is_refused() {
    let page = help();
    let sentence = "You can still ask us for a free care needs assessment.";
    assert_eq!(page.main().matches(sentence).count(), 2, "beside the number, and after the offers");
    assert!(page.links_to("/services/care-needs-assessment/"));
    for refusal in ["not eligible", "You cannot", "You do not qualify", "do not get"] {
        assert!(!page.main().contains(refusal), "{refusal}");
    }
}

#[test]
fn questions_stand_as_they_are_asked() {
    let text = help().main();
    let questions = between(&text, "These are the questions", "These people are invented.");
    for words in [
        "How old are you? Answer with a whole number of years. It can be 18 to 120. In the rules: Your age",
        "Do you live alone? Say yes if nobody else sleeps in your home on most nights. Answer yes or no.",
        "Do you live with any of these? Choose any that are true, or none: A heart or chest illness A disability",
    ] {
        assert!(questions.contains(words), "{words}: {questions}");
    }
}

#[test]
fn examples_say_what_comes_out_and_why() {
    let text = help().main();
    let man = between(&text, "A man of 58 with a lung illness", "A mother of 29");
    for words in [
        "What they told us Your age: 58 Living alone: yes A fall in the last 12 months: no",
        "Your health: “A heart or chest illness”",
        "What they get, and why A home safety check Everyone gets it.",
        "A visit to warm your home “Your home is cold or damp and you have a heart or chest illness”",
    ] {
        assert!(man.contains(words), "{words}: {man}");
    }
    assert!(!man.contains("fitted for you"), "nothing is hard for him: {man}");
    let silent = between(&text, "Somebody who would rather not answer", "The rules in full");
    assert!(!silent.contains("What they told us"), "{silent}");
}

#[test]
fn every_rule_stands_in_a_table_for_scrutiny() {
    let text = help().main();
    let table = between(&text, "The rules in full Each line", "What this connects to");
    for row in [
        "You are 75 or over and live alone Your age: 75 or more Living alone: yes Policy 3.2 Integrated home",
        "Your home: “It is cold or damp” Your home: “A child under 5 lives there” Policy 3.8 Integrated home",
        "What is hard at home: “Washing or using the toilet” or “Stairs or steps” or “Getting in",
    ] {
        assert!(table.contains(row), "{row}: {table}");
    }
}

#[test]
fn links_to_an_offer_arrive_there() {
    let page = help();
    let ids = page.values("id");
    let links =
        page.values("href").into_iter().filter_map(|href| Some(href.strip_prefix("#offer_")?.to_owned()));
    let links: Vec<String> = links.collect();
    assert!(!links.is_empty());
    for offer in links {
        assert!(ids.contains(&format!("offer_{offer}")), "{offer}");
    }
}

#[test]
fn services_and_the_list_lead_to_it() {
    let site = Site::demonstration_built();
    let list = site.page("/eligibility/");
    assert!(list.links_to(ADDRESS));
    assert!(
        list.main().contains("Everyone gets: A home safety check Advice on keeping warm"),
        "{}",
        list.main()
    );
    assert!(list.main().contains("Some people also get: A quicker safety check"), "{}", list.main());
    let services = site.page("/services/");
    assert!(services.links_to("/eligibility/"));
    assert!(services.main().contains("See who can get what, and why"));
    let service = site.page("/services/home-safety-check/");
    assert!(service.links_to(ADDRESS));
    let words = "See who gets what, and why: What help at home can I get?";
    assert!(service.main().contains(words), "{}", service.main());
    assert!(help().links_to("/services/home-safety-check/"));
    let elsewhere = site.page("/services/extra-care-housing/").main();
    assert!(!elsewhere.contains("See who gets what"), "no offer is given by it: {elsewhere}");
}

const RECORD: &str = "\
title: What can I get?
summary: Advice.
questions: []
offers:
  - { id: advice, title: Advice, tier: universal, summary: We talk., services: [home-safety-check], next: Ring us. }
examples:
  - { title: Anybody, given: {}, expect: [advice] }
contact: { telephone: 01632 960004 }
";

#[test]
fn where_everyone_gets_all_there_is_no_word_of_rules() {
    let site = Site::small();
    site.write("content/eligibility/advice.yml", RECORD);
    site.publish(&[]);
    let text = site.page("/eligibility/advice/").main();
    assert!(text.contains("What everyone gets"), "{text}");
    for words in
        ["Who gets more", "What we ask", "The rules in full", "Answer a few questions", "On this page"]
    {
        assert!(!text.contains(words), "{words}: {text}");
    }
}

#[test]
fn each_nation_has_its_own_words() {
    for (jurisdiction, words) in [
        ("england", "You can still ask us for a free care needs assessment."),
        ("wales", "You can still ask us to assess what care and support you need."),
        ("scotland", "You can still ask us for a free assessment of your care needs."),
        (
            "northern-ireland",
            "You can still ask your Health and Social Care Trust to assess your care needs.",
        ),
    ] {
        let site = Site::small();
        site.replace("content/site.yml", "jurisdiction: england", &format!("jurisdiction: {jurisdiction}"));
        site.write("content/eligibility/advice.yml", RECORD);
        site.publish(&[]);
        let text = site.page("/eligibility/advice/").main();
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[test]
fn a_site_without_such_records_does_not_point_to_them() {
    let site = Site::small();
    site.publish(&[]);
    assert!(!site.page("/services/").links_to("/eligibility/"));
    assert!(site.page("/eligibility/").main().contains("Nothing is listed yet."));
}

#[test]
fn an_example_that_comes_out_otherwise_stops_the_site() {
    let site = Site::small();
    site.write("content/eligibility/advice.yml", RECORD.replace("expect: [advice]", "expect: []"));
    let run = site.build(&[]);
    assert_eq!(run.code, 1);
    assert!(run.tells("error", "example-comes-out-otherwise"), "{}", run.stderr);
    assert!(!site.has("output/index.html"), "nothing was published");
}

#[test]
fn a_service_that_is_held_back_is_not_named() {
    let site = Site::small();
    site.write("content/eligibility/advice.yml", RECORD);
    let address = "/eligibility/advice/";
    site.publish(&[]);
    assert!(site.page(address).main().contains("More about it Home safety check"));
    let service = site.read("content/services/home-safety-check.md");
    site.write("content/services/home-safety-check.md", service.replacen("---\n", "---\ndraft: true\n", 1));
    site.build(&[]);
    assert!(!site.page(address).main().contains("Home safety check"), "{}", site.page(address).main());
}
