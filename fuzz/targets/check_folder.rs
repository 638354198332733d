#![no_main]

use std::cell::LazyCell;
use std::path::Path;

use tempfile::TempDir;

thread_local! {
    /// One folder for every run. Memory is faster than a disk, where the system has a folder in it.
    static FOLDER: LazyCell<TempDir> = LazyCell::new(|| {
        let memory = Path::new("/dev/shm");
        let place = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
        tempfile::tempdir_in(place).expect("a temporary folder can be made")
    });
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    FOLDER.with(|folder| noticeboard::fuzzing::check_folder(bytes, folder.path()));
});
