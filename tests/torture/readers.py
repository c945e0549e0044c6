#!/usr/bin/python3
"""Eight readers during many publications see no mixed edition; two to eight publishers race, and one wins each edition.

    tests/torture/readers.py --rcmcal build/debug/rcmcal [--publications 8]"""
import argparse, hashlib, multiprocessing, os, pathlib, sqlite3, subprocess, sys, tempfile

from published_site import Fault, check_mended, command, environment, live, publish, root, whole

parser = argparse.ArgumentParser()
parser.add_argument("--rcmcal", required=True)
parser.add_argument("--publications", type=int, default=8)
options = parser.parse_args()


def read(site, stop, results):
    """Reads whole editions through `live`, and single files through the links that subscribers use."""
    editions, faults, reads = set(), [], 0
    while not stop.is_set() or reads == 0:
        try:
            editions.add(whole(site / os.readlink(site / "live")))
            feed = (site / "feeds" / "rcm-all-en.ics").read_bytes()
            if not feed.endswith(b"END:VCALENDAR\r\n"):
                faults.append("half a feed")
        except (Fault, OSError) as fault:
            faults.append(repr(fault))
        reads += 1
    results.put((reads, editions, faults))


def readers(site):
    publish(options.rcmcal, site, 1)
    known = {live(site)}
    stop, results = multiprocessing.Event(), multiprocessing.Queue()
    processes = [multiprocessing.Process(target=read, args=(site, stop, results)) for _ in range(8)]
    for process in processes:
        process.start()
    for at in range(options.publications):
        publish(options.rcmcal, site, 2 - at % 2, f"2026-{6 + at // 28 % 6:02}-{1 + at % 28:02}")
        known.add(live(site))
    stop.set()
    reads, faults, seen = 0, [], set()
    for _ in processes:
        count, editions, wrong = results.get()
        reads, seen, faults = reads + count, seen | editions, faults + wrong
    for process in processes:
        process.join()
    if not seen <= known:
        faults.append("an edition that nobody published")
    print(f"readers: {options.publications} publications, {reads} readings of whole editions, {len(faults)} bad")
    return faults[:5]


def race(site, publishers):
    """All begin at once, each with another day, and so with another edition."""
    before = 0
    if (site / "live").exists():
        before = int(pathlib.Path(os.readlink(site / "live")).name)
    running = [subprocess.Popen(command(options.rcmcal, site, 1 + at % 2, f"2026-0{publishers}-{at + 1:02}"), cwd=root,
                                env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
               for at in range(publishers)]
    ended = [(process.communicate(), process.returncode) for process in running]
    winners = sum(code == 0 for _, code in ended)
    faults = [f"exit {code}: {out[1]}" for out, code in ended
              if code != 0 and not (code == 3 and "is under way; publish again when it is done" in out[1])]
    after = int(pathlib.Path(os.readlink(site / "live")).name)
    if winners == 0 or after - before != winners:
        faults.append(f"{winners} publishers say that they won, {after - before} editions were made")
    ledger = sqlite3.connect(site / "ledger.db")
    numbers = [row[0] for row in ledger.execute("SELECT number FROM edition ORDER BY number")]
    ledger.close()
    if numbers != list(range(1, after + 1)):
        faults.append(f"the ledger knows {numbers}, live is {after}")
    check_mended(site, live(site))
    print(f"race: {publishers} publishers, {winners} won an edition each, {publishers - winners} said why not")
    return faults


with tempfile.TemporaryDirectory() as folder:
    faults = readers(pathlib.Path(folder) / "read")
    for publishers in (2, 4, 8):
        faults += race(pathlib.Path(folder) / "race", publishers)
print("\n".join(faults))
sys.exit(1 if faults else 0)
