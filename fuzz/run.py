#!/usr/bin/env python3
"""Runs a fuzz target, and keeps the few inputs that cover most.

    fuzz/run.py TARGET                 ten minutes on the target
    fuzz/run.py TARGET --seconds 60    another time
    fuzz/run.py TARGET --keep          makes fuzz/corpus/TARGET anew from what was found

Needs `cargo install cargo-fuzz` and a C++ compiler. What is found on the way lies in
fuzz/target/found, and is used again by the next run.
"""

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

FUZZ = Path(__file__).resolve().parent
ROOT = FUZZ.parent
TARGETS = ["front_matter", "yaml_records", "markdown_blocks", "csv_reading", "check_folder"]

# The kept inputs of a target: so many at most, and so large each, in bytes. `cargo test` tries each,
# and a whole folder takes it half a second.
MOST = {"check_folder": 12}
MOST_OF_OTHERS = 40
LARGEST = 3000


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--keep", action="store_true")
    arguments = parser.parse_args()
    found = FUZZ / "target" / "found" / arguments.target
    found.mkdir(parents=True, exist_ok=True)
    if arguments.keep:
        keep(arguments.target, found)
        return 0
    for seed in seeds(arguments.target):
        (found / hashlib.sha1(seed).hexdigest()).write_bytes(seed)
    folders = [found] + [folder for folder in kept_folders(arguments.target) if folder.is_dir()]
    return engine(
        arguments.target,
        folders,
        f"-max_total_time={arguments.seconds}",
        f"-dict={FUZZ / 'dictionaries' / arguments.target}.dict",
        "-max_len=16384",
        "-rss_limit_mb=2048",
        "-timeout=10",
        "-print_final_stats=1",
    ).returncode


def kept_folders(target):
    return [FUZZ / "corpus" / target, FUZZ / "regressions" / target]


def engine(target, folders, *options):
    # The engine's instrumentation is not yet a promise of stable Rust, but works there.
    environment = {**os.environ, "RUSTC_BOOTSTRAP": "1"}
    command = ["cargo", "fuzz", "run", "--sanitizer", "none", target]
    command += [str(folder) for folder in folders] + ["--"] + list(options)
    return subprocess.run(command, cwd=ROOT, env=environment)


def seeds(target):
    """The files of the demonstration, as the target reads them."""
    content = ROOT / "content"
    for path in sorted(content.rglob("*")):
        inside = path.relative_to(content).as_posix()
        if not path.is_file() or path.stat().st_size > 16_000:
            continue
        data = path.read_bytes()
        if target == "front_matter" and path.suffix == ".md":
            yield data
        elif target == "markdown_blocks" and path.suffix == ".md":
            yield data.split(b"\n---\n", 1)[-1]
        elif target == "yaml_records" and path.suffix in (".md", ".yml"):
            kind = kind_of(inside)
            if kind:
                front = data.split(b"\n---\n", 1)[0].removeprefix(b"---\n") if path.suffix == ".md" else data
                yield kind.encode() + b"\n" + front
        elif target == "csv_reading" and inside.startswith("outcomes/data/") and path.suffix == ".csv":
            yield b"\n".join(data.split(b"\n")[:12])
        elif target == "check_folder" and path.suffix in (".md", ".yml", ".csv"):
            yield b"=== " + inside.encode() + b"\n" + data


def kind_of(inside):
    """The kind of the record in a file of the content folder, from the table of kinds."""
    if inside == "site.yml":
        return "site"
    table = (ROOT / "src" / "records" / "kind.rs").read_text()
    for name, _, at in re.findall(r'"([a-z-]+)", (Markdown|Yaml|List) "([a-z/-]+)";', table):
        if inside == f"{at}.yml" or inside.startswith(f"{at}/"):
            return name
    return None


def keep(target, found):
    """Chooses inputs until the next would add nothing, or there are enough."""
    sizes = {}
    with tempfile.TemporaryDirectory() as place:
        small, merged, control = Path(place) / "small", Path(place) / "merged", Path(place) / "control"
        small.mkdir()
        merged.mkdir()
        for folder in [found, FUZZ / "corpus" / target]:
            for path in folder.glob("*"):
                if path.stat().st_size <= LARGEST:
                    shutil.copy(path, small)
        ran = engine(target, [merged, small], "-set_cover_merge=1", "-use_counters=0",
                     f"-merge_control_file={control}", "-timeout=10")
        if ran.returncode:
            sys.exit(ran.returncode)
        covered = read_control(control)
        chosen, seen = [], set()
        while len(chosen) < MOST.get(target, MOST_OF_OTHERS):
            path = max(covered, key=lambda path: (len(covered[path] - seen), -path.stat().st_size), default=None)
            if path is None or not covered[path] - seen:
                break
            seen |= covered.pop(path)
            chosen.append(path)
        folder = FUZZ / "corpus" / target
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for path in chosen:
            data = path.read_bytes()
            name = hashlib.sha1(data).hexdigest()[:12]
            (folder / name).write_bytes(data)
            sizes[name] = len(data)
    print(f"{target}: {len(sizes)} inputs, {sum(sizes.values())} bytes, {len(seen)} edges")


def read_control(control):
    """The edges that each input covers, as the engine noted them while it merged."""
    lines = control.read_text().splitlines()
    count = int(lines[0])
    files = [Path(line) for line in lines[2 : 2 + count]]
    covered = {}
    for line in lines[2 + count :]:
        kind, _, rest = line.partition(" ")
        if kind == "FT":
            number, *edges = rest.split()
            covered[files[int(number)]] = set(edges)
    return covered


if __name__ == "__main__":
    sys.exit(main())
