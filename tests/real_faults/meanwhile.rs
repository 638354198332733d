//! What others do while a build runs. The build is stopped where it has read the content and
//! made its folder, and goes on when they have done it.

use std::fs;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::machine::checked;
use crate::support::{Run, tree};
use crate::{AS_OF, Scene, redacted, sites};

/// A build that waits, with the content read and the lock held.
struct Waiting<'s> {
    scene: &'s Scene,
    build: Child,
}

impl<'s> Waiting<'s> {
    fn begin(scene: &'s Scene) -> Self {
        let standby = scene.output.with_file_name(".output.noticeboard").join("standby");
        assert!(!standby.exists(), "the sign that it has begun");
        let mut build = Command::new(env!("CARGO_BIN_EXE_noticeboard"))
            .args(["build", "--as-of", AS_OF, "--jobs", "1", "--output", scene.output.to_str().unwrap()])
            .current_dir(scene.written.place())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        while !standby.exists() {
            assert!(build.try_wait().unwrap().is_none(), "it ended before it began");
            std::thread::sleep(Duration::from_micros(100));
        }
        signal("STOP", &build);
        assert!(tree(&scene.output) == scene.old, "it was stopped too late");
        Self { scene, build }
    }

    fn go_on(self) -> Run {
        signal("CONT", &self.build);
        let ended = self.build.wait_with_output().unwrap();
        Run {
            code: ended.status.code().unwrap(),
            stdout: String::from_utf8(ended.stdout).unwrap(),
            stderr: redacted(&String::from_utf8(ended.stderr).unwrap(), self.scene.written.place()),
        }
    }
}

fn signal(name: &str, to: &Child) {
    checked(Command::new("kill").arg(format!("-{name}")).arg(to.id().to_string()));
}

fn scene() -> Scene {
    let written = sites()[1].write();
    let output = written.place().join("output");
    Scene::published(written, output)
}

pub(crate) fn a_second_build_at_once() {
    let scene = scene();
    let first = Waiting::begin(&scene);
    insta::assert_snapshot!(scene.refused(), @"error: Another build of this site is running. Wait for it to end.");
    let first = first.go_on();
    assert_eq!(first.code, 0, "{}", first.stderr);
    assert!(tree(&scene.output) == *scene.new);
    scene.mended();
}

pub(crate) fn an_attachment_that_vanishes() {
    let scene = scene();
    let attachment = scene.written.path("documents/checklist.txt");
    let text = fs::read(&attachment).unwrap();
    let build = Waiting::begin(&scene);
    fs::remove_file(&attachment).unwrap();
    let build = build.go_on();
    insta::assert_snapshot!(scene.left_alone(&build), @"error: `content/documents/checklist.txt` could not be read: there is no such file or folder. The published site was left as it was. Somebody has moved or deleted it meanwhile. Build again.");
    fs::write(&attachment, text).unwrap();
    scene.mended();
}

/// What is published is what was copied, and the manifest says the same.
pub(crate) fn an_attachment_that_changes() {
    let scene = scene();
    let attachment = scene.written.path("documents/checklist.txt");
    let build = Waiting::begin(&scene);
    fs::write(&attachment, "Look for loose rugs and wet floors.\n").unwrap();
    let build = build.go_on();
    assert_eq!(build.code, 0, "{}", build.stderr);
    let published = scene.written.run(&["verify"]);
    assert_eq!(published.code, 0, "{}", published.stdout);
    let copied = tree(&scene.output).into_iter().find(|(path, _)| path.ends_with("checklist.txt"));
    assert_eq!(copied.unwrap().1.unwrap(), fs::read(&attachment).unwrap());
    fs::write(&attachment, "Look for loose rugs.\n").unwrap();
    scene.mended();
}

/// It was read before it changed, and the next build must not take it for read.
pub(crate) fn a_record_that_changes() {
    let scene = scene();
    let page = scene.written.path("pages/privacy.md");
    let text = fs::read_to_string(&page).unwrap();
    let build = Waiting::begin(&scene);
    fs::write(&page, text.replace("We keep nothing.", "We keep little.")).unwrap();
    let build = build.go_on();
    assert_eq!(build.code, 0, "{}", build.stderr);
    assert!(tree(&scene.output) == *scene.new);
    assert_eq!(scene.build().code, 0);
    let published = fs::read_to_string(scene.output.join("pages/privacy/index.html")).unwrap();
    assert!(published.contains("We keep little."));
}
