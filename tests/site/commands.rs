//! What a run says and how it ends.

use crate::support::Site;

#[test]
fn it_ends_with_0_when_all_is_well_and_sums_up() {
    let site = Site::small();
    let run = site.build(&[]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{}", run.stderr);
    let pages = site.pages().len();
    let files = site.output().len() - pages - 1;
    let [.., summary, hash] = run.stderr.lines().collect::<Vec<_>>()[..] else { panic!("{}", run.stderr) };
    assert!(summary.starts_with(&format!("Published {pages} pages and {files} other files (")), "{summary}");
    assert!(summary.contains(" to `output`; ") && summary.contains(" files were written."), "{summary}");
    assert!(summary.ends_with("No mistakes were found."), "{summary}");
    let manifest = site.read("output/.noticeboard-manifest");
    let last = manifest.lines().last().and_then(|line| line.split(' ').next_back()).expect("a total");
    assert_eq!(hash, format!("The site's hash is {last}."));
}

#[test]
fn a_second_build_writes_nothing_that_is_the_same() {
    let site = Site::small();
    site.publish(&[]);
    site.publish(&[]);
    let run = site.build(&[]);
    assert!(run.stderr.contains("; 0 files were written."), "{}", run.stderr);
}

#[test]
fn it_ends_with_1_when_there_is_something_to_mend() {
    let site = Site::small();
    site.replace("content/services/home-safety-check.md", "cost: Free\n", "");
    for command in ["build", "check"] {
        let run = site.run(&[command]);
        assert_eq!(run.code, 1, "{}", run.stderr);
        assert!(run.stderr.contains("content/services/home-safety-check.md"), "{}", run.stderr);
        assert!(run.stderr.ends_with(" 1 error to mend.\n"), "{}", run.stderr);
    }
}

#[test]
fn every_mistake_of_every_stage_but_the_last_is_told_in_one_run() {
    let site = Site::small();
    site.replace("content/services/home-safety-check.md", "status: active", "status: open");
    site.replace("content/site.yml", "languages: [en]", "languages: [en]\nlogo: none");
    site.write("content/pages/odd.md", "---\ntitle: Odd\nsummary: Odd.\n---\n\n[Here](page:no-such-page)\n");
    let run = site.run(&["check", "--format", "json"]);
    assert_eq!(run.code, 1);
    let told: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    let files: Vec<&str> = told["findings"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|finding| finding["file"].as_str())
        .collect();
    assert!(files.contains(&"content/services/home-safety-check.md"), "{told:#}");
    assert!(files.contains(&"content/site.yml"), "{told:#}");
}

#[test]
fn it_ends_with_2_when_it_cannot_run() {
    let site = Site::empty();
    for (arguments, words) in [
        (&["build"][..], "The content folder `content` cannot be opened"),
        (&["check", "--content", "texts"], "The content folder `texts` cannot be opened"),
        (&["build", "--theme", "none"], "There is no theme `none`"),
        (&["build", "--jobs", "0"], "--jobs"),
        (&["build", "--quiet", "--verbose"], "cannot be used with"),
        (&["publish"], "unrecognized subcommand"),
    ] {
        let run = site.run(arguments);
        assert_eq!(run.code, 2, "{arguments:?}: {}", run.stderr);
        assert!(run.stderr.contains(words), "{arguments:?}: {}", run.stderr);
        assert_eq!(run.stdout, "", "{arguments:?}");
    }
    assert!(!site.has("output"));
}

#[test]
fn a_folder_without_settings_is_a_finding() {
    let site = Site::small();
    std::fs::remove_file(site.folder().join("content/site.yml")).expect("the settings are there");
    let run = site.build(&[]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.tells("error", "no-settings"), "{}", run.stderr);
}

#[test]
fn quiet_says_nothing_but_errors() {
    let site = Site::small();
    let page = site.read("content/pages/about-this-site.md");
    let vague = page.clone() + "\n[Click here](service:home-safety-check).\n";
    site.write("content/pages/about-this-site.md", vague);
    let run = site.build(&["--quiet"]);
    assert_eq!((run.code, run.stderr.as_str(), run.stdout.as_str()), (0, "", ""));
    site.write("content/pages/about-this-site.md", page + "\n[The pier](service:pier).\n");
    let run = site.build(&["--quiet"]);
    assert_eq!(run.code, 1);
    assert!(run.tells("error", "dangling-reference"), "{}", run.stderr);
    assert!(!run.stderr.contains("Nothing was published"), "{}", run.stderr);
}

#[test]
fn verbose_names_every_stage() {
    let run = Site::small().build(&["--verbose"]);
    let mut rest = run.stderr.as_str();
    for stage in ["read", "understand", "check", "plan", "render", "inspect", "publish"] {
        let at = rest.find(&format!(" {stage} ")).unwrap_or_else(|| panic!("{stage}: {}", run.stderr));
        rest = &rest[at..];
    }
    assert!(rest.contains(" ms"), "{}", run.stderr);
}

#[test]
fn check_writes_nothing() {
    let site = Site::small();
    let run = site.run(&["check"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("and wrote nothing."), "{}", run.stderr);
    let names: Vec<_> = std::fs::read_dir(site.folder())
        .expect("the folder can be read")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("UTF-8"))
        .collect();
    assert_eq!(names.len(), 2, "content and .gitignore alone: {names:?}");
}

#[test]
fn output_and_content_keep_apart() {
    let site = Site::small();
    for output in ["content", "content/site", "."] {
        let run = site.build(&["--output", output]);
        assert_eq!(run.code, 2, "{output}: {}", run.stderr);
    }
    assert!(site.has("content/site.yml"));
}
