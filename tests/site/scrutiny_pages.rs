//! What councillors see: committees, their meetings and reports, and what came of what they asked for.

use crate::support::Site;

/// The small site with a committee.
fn with_panel() -> Site {
    let site = Site::small();
    site.write(
        "content/committees/panel.yml",
        "name: Care Panel\nkind: scrutiny\nremit: It looks at care.\n",
    );
    site
}

fn recommendation(site: &Site, id: &str, lines: &str) {
    let text = format!(
        "title: The {id} one\ntext: That it be {id}.\nmade_by: panel\nmade: 2026-06-01\naddressed_to: Cabinet\n{lines}\n"
    );
    site.write(&format!("content/recommendations/{id}.yml"), text);
}

fn answered(answer: &str, published: &str, progress: &str) -> String {
    format!(
        "response:\n  answer: {answer}\n  by: Cabinet\n  text: We thought about it.\n  published: {published}\nprogress: {progress}"
    )
}

/// A recommendation for each place in which one can stand, and some more.
fn with_recommendations() -> Site {
    let site = with_panel();
    recommendation(&site, "done", &answered("accepted", "2026-07-01", "done"));
    recommendation(&site, "refused", &answered("not-accepted", "2026-07-01", "not-to-be-done"));
    let late = answered("partly-accepted", "2026-07-03", "under-way");
    recommendation(&site, "late", &format!("response_due: 2026-07-01\n{late}"));
    recommendation(&site, "lazy", &answered("accepted", "2026-07-01", "not-started"));
    let waits = "progress: awaiting-response";
    recommendation(&site, "slow", &format!("response_due: 2026-11-01\n{waits}"));
    recommendation(&site, "slower", &format!("response_due: 2026-06-15\n{waits}"));
    recommendation(&site, "near", &format!("response_due: 2026-11-22\n{waits}"));
    recommendation(&site, "far", &format!("response_due: 2027-01-31\n{waits}"));
    recommendation(&site, "free", waits);
    assert_eq!(site.build(&[]).code, 0);
    site
}

/// Asserts that some texts follow one another on a page.
fn follow_one_another(text: &str, parts: &[&str]) {
    let mut from = 0;
    for part in parts {
        let at = text[from..].find(part);
        from += at.unwrap_or_else(|| panic!("`{part}` does not come next in: {text}")) + part.len();
    }
}

#[test]
fn the_tracker_begins_with_what_waits_for_somebody() {
    let text = with_recommendations().page("/recommendations/").main();
    follow_one_another(
        &text,
        &[
            "Councillors asked for 9 things. This is where they stand.",
            "2 answers are overdue",
            "3 are waiting for an answer",
            "1 was agreed and has not started",
            "1 is under way",
            "1 is done",
            "1 was not agreed",
            "Answer overdue Nobody has answered, and the day for it has passed.",
            "The slower one",
            "Answer None yet Answer due by 15 June 2026",
            "The answer is overdue by 5 months.",
            "The slow one",
            "The answer is overdue by 3 weeks.",
            "Waiting for an answer",
            "The near one",
            "The answer is due today.",
            "The far one",
            "The answer is due in 2 months.",
            "The free one",
            "Agreed, not started",
            "The lazy one Who was asked Cabinet Answer Agreed Asked by Care Panel Asked for on 1 June 2026",
            "Under way",
            "The late one",
            "The answer came 2 days late.",
            "Done All that was agreed has been done.",
            "The done one",
            "Not agreed The answer was no.",
            "The refused one",
        ],
    );
}

#[test]
fn a_recommendation_tells_its_days_in_order_and_those_to_come() {
    let site = with_panel();
    let days = "notice_given: 2026-11-02\nreceived: 2026-11-04\nresponse_due: 2027-01-03";
    recommendation(&site, "new", &format!("{days}\nprogress: awaiting-response"));
    assert_eq!(site.build(&[]).code, 0);
    let text = site.page("/recommendations/new/").main();
    follow_one_another(
        &text,
        &[
            "Waiting for an answer The answer is due in 6 weeks.",
            "What was asked for That it be new.",
            "The answer Nobody has answered yet.",
            "The committee agreed it 1 June 2026",
            "The committee gave notice that it wants an answer 2 November 2026",
            "It was received 4 November 2026",
            "The answer is due by this day 3 January 2027 · still to come",
            "What followed Nothing is recorded yet.",
            "section 9FE, Local Government Act 2000",
        ],
    );
}

#[test]
fn an_answer_in_time_needs_no_day_by_which_it_is_due() {
    let site = with_panel();
    let answer = answered("accepted", "2026-07-01", "done");
    recommendation(&site, "prompt", &format!("response_due: 2026-07-01\n{answer}"));
    assert_eq!(site.build(&[]).code, 0);
    let text = site.page("/recommendations/prompt/").main();
    assert!(!text.contains("The answer is due by this day") && !text.contains(" late."), "{text}");
    assert!(text.contains("The answer was published 1 July 2026"), "{text}");
    assert!(!text.contains("9FE"), "no notice was given: {text}");
}

#[test]
fn time_alone_makes_an_answer_overdue() {
    let site = with_panel();
    recommendation(&site, "slow", "response_due: 2026-11-22\nprogress: awaiting-response");
    let run = site.build(&["--strict"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(site.page("/recommendations/slow/").main().contains("The answer is due today."));
    let run = site.build(&["--strict", "--as-of", "2026-11-23"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.tells("warning", "response-overdue"), "{}", run.stderr);
    assert!(site.page("/recommendations/slow/").main().contains("The answer is overdue by 1 day."));
}

#[test]
fn a_committee_counts_what_it_asked_for() {
    let text = with_recommendations().page("/committees/panel/").main();
    follow_one_another(
        &text,
        &[
            "Scrutiny committee Care Panel It looks at care.",
            "These councillors check what others decide and do.",
            "Meetings to come No meeting is planned.",
            "What it asked for It asked for 9 things. This is where they stand.",
            "2 answers are overdue",
            "The slower one Answer overdue Who was asked Cabinet",
        ],
    );
    assert!(!text.contains("Meetings past") && !text.contains("Reports to it"), "{text}");
}

/// The small site with a meeting of a day, which may have lines of its own.
fn meeting(site: &Site, day: &str, lines: &str) {
    let text = format!("title: Panel on {day}\ncommittee: panel\ndate: {day}\n{lines}\n");
    site.write(&format!("content/meetings/panel-{day}.yml"), text);
}

#[test]
fn meetings_to_come_stand_before_those_past_and_the_nearest_first() {
    let site = with_panel();
    for day in ["2026-12-01", "2027-03-02", "2026-11-22"] {
        meeting(&site, day, "status: planned");
    }
    meeting(&site, "2026-11-28", "status: cancelled");
    meeting(&site, "2026-10-06", "status: held");
    meeting(&site, "2026-11-03", "status: planned");
    assert_eq!(site.build(&[]).code, 0);
    for address in ["/meetings/", "/committees/panel/"] {
        follow_one_another(
            &site.page(address).main(),
            &[
                "Meetings to come",
                "Panel on 2026-11-22 Sunday 22 November 2026 Today",
                "Panel on 2026-11-28 Saturday 28 November 2026 Called off",
                "Panel on 2026-12-01 Tuesday 1 December 2026 To come It is in 9 days.",
                "Panel on 2027-03-02 Tuesday 2 March 2027 To come It is in 3 months.",
                "Meetings past",
                "Panel on 2026-11-03 Tuesday 3 November 2026 Day has passed, nothing recorded yet",
                "Panel on 2026-10-06 Tuesday 6 October 2026",
            ],
        );
    }
    let list = site.page("/committees/").main();
    assert!(list.contains("Next meeting: Sunday 22 November 2026"), "{list}");
}

#[test]
fn a_committee_that_is_no_more_comes_last_and_says_so() {
    let site = with_panel();
    let old = "name: Able Panel\nkind: regulatory\nremit: It licensed pubs.\nto: 2026-11-21\n";
    site.write("content/committees/able.yml", old);
    assert_eq!(site.build(&[]).code, 0);
    follow_one_another(
        &site.page("/committees/").main(),
        &["2 committees", "Care Panel", "Able Panel Regulatory committee No longer meets"],
    );
    assert_eq!(site.build(&["--as-of", "2026-11-21"]).code, 0);
    assert!(!site.page("/committees/able/").main().contains("No longer meets"), "its last day counts");
}

#[test]
fn an_agenda_leads_to_what_it_is_about_and_says_what_was_done() {
    let site = with_panel();
    let agenda = "time: \"10:30\"\nstatus: held\nagenda:\n  - number: \"1\"\n    title: Checks\n    about: [\"service:home-safety-check\"]\n  - number: \"2\"\n    title: Bids\n    outcome: Nothing was agreed.\n    restriction: exempt";
    meeting(&site, "2026-10-06", agenda);
    recommendation(&site, "tenth", "number: \"10\"\nprogress: awaiting-response");
    recommendation(&site, "second", "number: \"2\"\nprogress: awaiting-response");
    for id in ["tenth", "second"] {
        site.replace(&format!("content/recommendations/{id}.yml"), "made: 2026-06-01", "made: 2026-10-06");
    }
    let run = site.build(&[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let page = site.page("/meetings/panel-2026-10-06/");
    follow_one_another(
        &page.main(),
        &[
            "Tuesday 6 October 2026, 10:30am",
            "Where Not stated How you can attend Not stated",
            "1. Checks Service: Home safety check Nothing is recorded yet of what the meeting did.",
            "2. Bids The papers are not public What the meeting did: Nothing was agreed.",
            "What the committee asked for that day",
            "The second one",
            "The tenth one",
            "There are no papers to download here.",
        ],
    );
    assert!(page.links_to("/services/home-safety-check/"));
    assert!(site.page("/services/home-safety-check/").links_to("/meetings/panel-2026-10-06/"));
}

#[test]
fn a_recommendation_that_is_held_back_is_not_counted() {
    let site = with_panel();
    recommendation(&site, "open", "progress: awaiting-response");
    recommendation(&site, "secret", "progress: awaiting-response\npublish_from: 2026-12-01");
    assert_eq!(site.build(&[]).code, 0);
    for address in ["/recommendations/", "/committees/panel/"] {
        let text = site.page(address).main();
        assert!(text.contains("asked for one thing. This is where it stands."), "{text}");
        assert!(!text.contains("secret"), "{text}");
    }
}

#[test]
fn a_long_tracker_is_split_and_its_counts_stay_whole() {
    let site = with_panel();
    for number in 0..101 {
        recommendation(&site, &format!("n{number:03}"), "progress: awaiting-response");
    }
    recommendation(&site, "done", &answered("accepted", "2026-07-01", "done"));
    assert_eq!(site.build(&[]).code, 0);
    let [first, second] = ["/recommendations/", "/recommendations/page/2/"].map(|at| site.page(at).main());
    for text in [&first, &second] {
        assert!(text.contains("101 are waiting for an answer 1 is done"), "{text}");
    }
    assert_eq!(first.matches("Who was asked").count(), 100);
    follow_one_another(&second, &["Waiting for an answer", "The n100 one", "Done", "The done one"]);
}

#[test]
fn reports_stand_newest_first_and_tell_what_each_meeting_did() {
    let site = Site::demonstration_built();
    let list = site.page("/reports/").main();
    follow_one_another(
        &list,
        &[
            "Home improvement services, one year on 15 September 2026 · Agenda item 5",
            "Report to: Adult Care Scrutiny Committee",
            "Supporting People Improvement and Excellence Plan 29 November 2007 · Agenda item 7",
        ],
    );
    let report = site.page("/reports/home-improvement-one-year-on-2026/").main();
    follow_one_another(
        &report,
        &[
            "What the committee asked for",
            "Ring everyone back within a working day Under way Who was asked Cabinet Answer Agreed",
            "Publish how long people wait in each district Agreed, not started",
            "Answer Agreed in part",
            "Check who is missing out Waiting for an answer",
            "What meetings did with this report Adult Care Scrutiny Committee, 15 September 2026",
        ],
    );
}

#[test]
fn a_decision_names_the_meetings_that_dealt_with_it() {
    let site = Site::demonstration_built();
    let decision = site.page("/decisions/home-improvement-services-recommissioning/");
    assert!(decision.links_to("/meetings/executive-scrutiny-2014-11-04/"));
    let meeting = site.page("/meetings/executive-scrutiny-2014-11-04/");
    assert!(meeting.main().contains("Decision: Integrated home improvement services"), "{}", meeting.main());
    assert!(meeting.links_to("/decisions/home-improvement-services-recommissioning/"));
    let answer = site.page("/decisions/answer-to-adult-care-scrutiny-2026/");
    assert!(answer.links_to("/recommendations/ring-back-within-a-day/"));
    assert!(
        site.page("/recommendations/ring-back-within-a-day/")
            .links_to("/decisions/answer-to-adult-care-scrutiny-2026/")
    );
}
