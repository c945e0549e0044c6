#!/usr/bin/python3
"""Kills `rcmcal publish` at every system call by name, and lets every call fail in turn, with strace.

    tests/torture/faults.py --rcmcal build/debug/rcmcal [--full] [--seconds 40]

After each fault the old edition or the new one stands, whole; the next publication mends the rest and gives the very
bytes of a calm one. strace counts an injection per call name, so each name is swept by itself, from the moment at which
publish takes its lock. The short form takes an even sample within the seconds given; --full takes every call, and the
first edition of a folder as well as the second."""
import argparse, pathlib, shutil, subprocess, sys, tempfile, time

from published_site import Fault, check_mended, command, live, publish
from traced import calls_of, strace

parser = argparse.ArgumentParser()
parser.add_argument("--rcmcal", required=True)
parser.add_argument("--full", action="store_true")
parser.add_argument("--seconds", type=float, default=25)
options = parser.parse_args()

# What may change a disk; the full form kills at every other call too.
changing = ["openat", "open", "write", "pwrite64", "fsync", "syncfs", "fdatasync", "ftruncate", "rename", "mkdir", "symlink", "link",
            "unlink", "unlinkat", "rmdir", "close", "flock", "fcntl"]
errors = {"openat": ["EMFILE", "ENOSPC", "EIO", "EINTR"], "write": ["ENOSPC", "EIO", "EINTR"],
          "pwrite64": ["ENOSPC", "EIO"], "fsync": ["EIO", "ENOSPC", "EINTR"], "syncfs": ["EIO", "ENOSPC"], "fdatasync": ["EIO"], "rename": ["EIO", "ENOSPC"],
          "mkdir": ["ENOSPC", "EIO"], "close": ["EIO", "EINTR"], "symlink": ["ENOSPC", "EIO"], "link": ["EIO", "EMLINK"],
          "flock": ["EINTR", "EIO"]}


class Sweep:
    def __init__(self, folder, before, version):
        self.folder, self.before, self.version = folder, before, version
        calm = folder / "calm"
        self.fresh(calm)
        self.old = live(calm)
        self.calls = calls_of(command(options.rcmcal, calm, version), folder)
        self.new = live(calm)
        self.runs = 0

    def fresh(self, site):
        shutil.rmtree(site, ignore_errors=True)
        if self.before is not None:
            shutil.copytree(self.before, site, symlinks=True)

    def cases(self):
        for name, counts in sorted(self.calls.items()):
            if options.full or name in changing:
                yield from ((name, "signal=KILL", at) for at in counts)
            for error in errors.get(name, []):
                yield from ((name, f"error={error}", at) for at in counts)

    def one(self, name, what, at):
        site = self.folder / "site"
        self.fresh(site)
        done = strace(command(options.rcmcal, site, self.version), "-o", "/dev/null", "-e", f"trace={name}",
                      "-e", f"inject={name}:{what}:when={at}")
        seen = live(site) if site.exists() else None
        if seen not in (self.old, self.new):
            raise Fault("an edition that is neither the old nor the new one")
        if done.returncode == 0 and seen != self.new:
            raise Fault("publish says that all is well, and the old edition stands")
        if what != "signal=KILL" and done.returncode not in (0, 3):
            raise Fault(f"exit {done.returncode}: {done.stderr}")
        if done.returncode == 3 and not done.stderr.startswith("error: "):
            raise Fault(f"no word of what failed: {done.stderr}")
        publish(options.rcmcal, site, self.version)
        check_mended(site, self.new)
        self.runs += 1

    def run(self, until):
        cases = list(self.cases())
        order = cases
        if not options.full:  # an even sample of all names and counts, finer and finer
            order = [cases[i] for step in (97, 41, 13, 5, 1) for i in range(step // 2, len(cases), step)]
        done, faults = set(), []
        for case in order:
            if time.monotonic() > until:
                break
            if case in done:
                continue
            done.add(case)
            try:
                self.one(*case)
            except (Fault, OSError) as fault:
                faults.append(f"{case[0]} {case[1]} at call {case[2]}: {fault}")
        names = sorted({case[0] for case in done})
        print(f"{len(done)} of {len(cases)} faults ({len(names)} names: {' '.join(names)}), {len(faults)} bad")
        return faults


if shutil.which("strace") is None:
    print("skipped: strace is not installed")
    sys.exit(77)
until = time.monotonic() + (1e9 if options.full else options.seconds)
faults = []
with tempfile.TemporaryDirectory() as temporary:
    folder = pathlib.Path(temporary)
    if subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"], capture_output=True).returncode != 0:
        print("skipped: strace may not trace here")
        sys.exit(77)
    publish(options.rcmcal, folder / "before", 1)
    print("second edition over the first: ", end="", flush=True)
    faults += Sweep(folder, folder / "before", 2).run(until)
    if options.full:
        print("first edition in no folder: ", end="", flush=True)
        faults += Sweep(folder, None, 1).run(until)
print("\n".join(faults))
sys.exit(1 if faults else 0)
