// The physical limit: write a tree with the file count and byte count of a real
// build output, doing no other work.  Build: rustc -C opt-level=3 raw_write.rs -o raw_write
//
//   raw_write list TREE MANIFEST                 record the paths and sizes of TREE
//   raw_write write MANIFEST DST THREADS SHAPE [INPUT]
//       SHAPE  pretty: the same paths (slug/index.html: one folder a page)
//              flat:   slug.html beside its neighbours (no folder a page)
//       INPUT  if given, every file below it is read first by the same threads
use std::collections::BTreeSet;
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

fn walk(dir: &Path, out: &mut Vec<PathBuf>) {
    for e in fs::read_dir(dir).unwrap() {
        let e = e.unwrap();
        if e.file_type().unwrap().is_dir() {
            walk(&e.path(), out)
        } else {
            out.push(e.path())
        }
    }
}

fn parallel<F: Fn(usize) + Sync>(threads: usize, count: usize, job: F) {
    let next = AtomicUsize::new(0);
    std::thread::scope(|s| {
        for _ in 0..threads {
            s.spawn(|| loop {
                let from = next.fetch_add(64, Relaxed);
                if from >= count {
                    break;
                }
                (from..count.min(from + 64)).for_each(&job);
            });
        }
    });
}

fn main() {
    let a: Vec<String> = std::env::args().collect();
    match a[1].as_str() {
        "list" => {
            let (root, mut files) = (Path::new(&a[2]), Vec::new());
            walk(root, &mut files);
            files.sort();
            let mut out = String::new();
            for f in files {
                let rel = f.strip_prefix(root).unwrap().display();
                out += &format!("{}\t{}\n", fs::metadata(&f).unwrap().len(), rel);
            }
            fs::write(&a[3], out).unwrap();
        }
        "write" => {
            let (dst, threads, flat) = (PathBuf::from(&a[3]), a[4].parse().unwrap(), a[5] == "flat");
            let manifest = fs::read_to_string(&a[2]).unwrap();
            let mut jobs: Vec<(usize, String)> = Vec::new();
            for line in manifest.lines() {
                let (size, path) = line.split_once('\t').unwrap();
                let path = match path.strip_suffix("/index.html") {
                    Some(p) if flat => format!("{p}.html"),
                    _ => path.to_string(),
                };
                jobs.push((size.parse().unwrap(), path));
            }
            if let Some(input) = a.get(6) {
                let mut files = Vec::new();
                walk(Path::new(input), &mut files);
                let total = AtomicUsize::new(0);
                parallel(threads, files.len(), |i| {
                    let mut buf = Vec::with_capacity(16 << 10);
                    fs::File::open(&files[i]).unwrap().read_to_end(&mut buf).unwrap();
                    total.fetch_add(buf.len(), Relaxed);
                });
                println!("read {} files, {} bytes", files.len(), total.into_inner());
            }
            let largest = jobs.iter().map(|j| j.0).max().unwrap();
            let blob = b"<li><a href=\"/providers/x/\">x</a></li>\n".repeat(largest / 38 + 1);
            let dirs: BTreeSet<&Path> = jobs.iter().filter_map(|j| Path::new(&j.1).parent()).collect();
            // Parents first and in one thread; then one folder a page in all threads.
            fs::create_dir_all(&dst).unwrap();
            let (top, deep): (Vec<&Path>, Vec<&Path>) =
                dirs.into_iter().partition(|d| d.components().count() < 2);
            top.iter().for_each(|d| fs::create_dir_all(dst.join(d)).unwrap());
            parallel(threads, deep.len(), |i| fs::create_dir_all(dst.join(deep[i])).unwrap());
            parallel(threads, jobs.len(), |i| {
                let (size, path) = &jobs[i];
                fs::File::create(dst.join(path)).unwrap().write_all(&blob[..*size]).unwrap();
            });
            println!("wrote {} files, {} bytes", jobs.len(), jobs.iter().map(|j| j.0).sum::<usize>());
        }
        _ => panic!("list or write"),
    }
}
