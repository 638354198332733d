//! Files and folders that the officer has no permission for.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use crate::machine::without_powers;
use crate::support::{AS_OF, Run, run};
use crate::{Scene, redacted, sites};

fn scene() -> Scene {
    let written = sites()[1].write();
    let output = written.place().join("www/output");
    Scene::published(written, output)
}

impl Scene {
    fn run_without_powers(&self, arguments: &[&str]) -> Run {
        run(without_powers(env!("CARGO_BIN_EXE_noticeboard")).args(arguments), self.written.place())
    }

    fn build_without_powers(&self) -> Run {
        self.run_without_powers(&["build", "--as-of", AS_OF, "--output", self.output.to_str().unwrap()])
    }
}

/// Does something while a path has other permissions.
fn with_mode<T>(path: &Path, mode: u32, act: impl FnOnce() -> T) -> T {
    let before = path.metadata().unwrap().permissions();
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    let done = act();
    fs::set_permissions(path, before).unwrap();
    done
}

pub(crate) fn a_folder_that_may_not_be_changed() {
    let scene = scene();
    let parent = scene.output.parent().unwrap();
    let run = with_mode(parent, 0o555, || scene.build_without_powers());
    insta::assert_snapshot!(scene.left_alone(&run), @"error: `www/output` could not be replaced: permission is denied. The published site was left as it was. Give yourself permission for its folder, or choose another folder with --output.");
    scene.mended();
}

pub(crate) fn a_folder_that_may_not_be_written_into() {
    let scene = scene();
    let state = scene.output.with_file_name(".output.noticeboard");
    let run = with_mode(&state, 0o555, || scene.build_without_powers());
    insta::assert_snapshot!(scene.left_alone(&run), @"error: `www/.output.noticeboard/standby` could not be written: permission is denied. The published site was left as it was. Give yourself permission for its folder, or choose another folder with --output.");
    scene.mended();
}

pub(crate) fn a_published_file_that_may_not_be_read() {
    let scene = scene();
    let page = scene.output.join("index.html");
    let folder = scene.output.join("services");
    let (refused, verified) = with_mode(&page, 0o000, || {
        (
            scene.build_without_powers(),
            with_mode(&folder, 0o000, || {
                scene.run_without_powers(&["verify", scene.output.to_str().unwrap(), "--format", "short"])
            }),
        )
    });
    insta::assert_snapshot!(scene.left_alone(&refused), @"error: `www/output/index.html` could not be read: permission is denied. The published site was left as it was. Give yourself permission to read it.");
    assert_eq!(verified.code, 1);
    insta::assert_snapshot!(verified.stdout, @"
    unread: index.html (permission is denied)
    unread: services (permission is denied)
    ");
    scene.mended();
}

pub(crate) fn content_that_may_not_be_read() {
    let scene = scene();
    let record = scene.written.path("pages/privacy.md");
    let run = with_mode(&record, 0o000, || scene.build_without_powers());
    assert_eq!(run.code, 1);
    assert!(crate::tree(&scene.output) == scene.old);
    insta::assert_snapshot!(redacted(&run.stderr, scene.written.place()), @"
    error[unreadable]: This file or folder cannot be read: permission is denied
    --> content/pages/privacy.md
     = help: Give yourself permission to read it, or delete it. Nothing is published without it.

    Nothing was published: `www/output` is left as it was. 1 error to mend.
    ");
    scene.mended();
}
