"""A publication under strace: which system calls it makes, so that each can be stopped or made to fail."""
import collections, re, subprocess

from published_site import Fault, environment, root


def strace(words, *more):
    return subprocess.run(["strace", "-f", "-qq", *more, *words], cwd=root, env=environment, capture_output=True, text=True)


def calls_of(words, folder):
    """For each name: the counts in the main thread, from the lock on. Pipes are the sanitizers' own: they ask by them
    whether memory is there, and end the process where that fails."""
    log = folder / "trace"
    done = strace(words, "-y", "-o", str(log))
    if done.returncode != 0:
        raise Fault(f"publish fails under strace: {done.stderr}")
    counts, found, main, locked = collections.Counter(), collections.defaultdict(list), None, False
    for line in log.read_text(errors="replace").splitlines():
        match = re.match(r"(\d+) +(\w+)\(", line)
        if not match:
            continue
        main = main or match[1]
        if match[1] != main:
            continue
        counts[match[2]] += 1
        locked = locked or "publish.lock" in line
        if locked and not re.match(r"\d+ +\w+\((?:[3-9]|\d\d+)<pipe:", line):
            found[match[2]].append(counts[match[2]])
    return found
