"""What the torture tests know of a published site: how to publish one, and whether what stands there is whole."""
import hashlib, os, pathlib, sqlite3, subprocess

root = pathlib.Path(__file__).resolve().parent.parent.parent
# LeakSanitizer cannot work under strace.
environment = {**os.environ, "TZ": "UTC", "LC_ALL": "C", "ASAN_OPTIONS": "detect_leaks=0"}


class Fault(Exception):
    """What must never be seen."""


def command(rcmcal, site, version, today=None, word="publish"):
    """Version 1 is the small calendar, version 2 the same with a further document laid over it."""
    words = [rcmcal, word, "--data", "tests/data/small", "--holidays", "data/holidays", "--force", "--to", str(site),
             "--today", today or ("2026-02-01" if version == 1 else "2026-06-02")]
    return words + (["--also", "tests/data/small-moved"] if version == 2 else [])


def run(words):
    return subprocess.run(words, cwd=root, env=environment, capture_output=True, text=True)


def publish(rcmcal, site, version, today=None):
    done = run(command(rcmcal, site, version, today))
    if done.returncode != 0:
        raise Fault(f"publish fails with {done.returncode}: {done.stderr}")
    return done


def whole(folder):
    """The manifest of an edition's folder, after comparing every file with it."""
    manifest = (folder / "manifest.txt").read_text()
    for line in manifest.splitlines():
        digest, path = line.split("  ", 1)
        if hashlib.sha256((folder / path).read_bytes()).hexdigest() != digest:
            raise Fault(f"{folder / path} is not what the manifest says")
    return manifest


def live(site):
    """The manifest of the live edition; None before the first."""
    try:
        target = os.readlink(site / "live")
    except FileNotFoundError:
        return None
    return whole(site / target)


def editions_in_file(site):
    """What the ledger in the site's folder says: number, state and manifest's digest of each edition."""
    ledger = sqlite3.connect(site / "ledger.db")
    if ledger.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
        raise Fault("the ledger is damaged")
    rows = ledger.execute("SELECT number, state, manifest FROM edition ORDER BY number").fetchall()
    ledger.close()
    return rows


def check_mended(site, manifest, editions=None):
    """After a publication that succeeded: this edition is live, the ledger says so, and nothing is left over."""
    if live(site) != manifest:
        raise Fault("the edition published after the fault is not the one that a calm publication gives")
    number = int(pathlib.Path(os.readlink(site / "live")).name)
    editions = editions_in_file(site) if editions is None else editions
    if not editions:
        raise Fault("the ledger knows no edition")
    if any(state != "live" for _, state, _ in editions):
        raise Fault("the ledger still has a prepared edition")
    newest, _, recorded = editions[-1]
    if newest != number or recorded != hashlib.sha256(manifest.encode()).hexdigest():
        raise Fault(f"the ledger's newest edition is {newest}, live is {number}")
    strays = [p.name for p in (site / "editions").iterdir() if int(p.name) > number]
    strays += [p.name for p in site.iterdir() if p.name.endswith(".new")]
    if strays:
        raise Fault(f"left over: {strays}")
    for top in {line.split("  ", 1)[1].split("/")[0] for line in manifest.splitlines()}:
        if os.readlink(site / top) != f"live/{top}":
            raise Fault(f"{top} does not lead into the live edition")
