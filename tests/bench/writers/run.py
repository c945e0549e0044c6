#!/usr/bin/env python3
"""One feed of 10,000 events, written by rcmcal, python3-icalendar and ical.js in turn, on one core.

  run.py BUILD [ROUNDS]    prints a table; the last line is JSON for report.py

The two get the feed's own data as plain values (text, numbers, dates as ISO text) in JSON, build their events from it and
serialise them; what they write must hold the same events, property for property. Measured is the writing by itself
(build and serialise apart) and the whole process, from the data on disk to the feed: rcmcal reads, checks and folds
decision documents for that, the others read the JSON. All of it is processor time, which is what a quiet core would take.
"""
import json
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

events, documents = 10_000, 100
here = Path(__file__).resolve().parent
root = here.parents[2]
modules = root / "build/modules/node_modules"


def make_data(folder):
    shutil.copytree(root / "data/rcm", folder)
    for document in range(documents):
        text = f'[document]\nid = "bench-{document}"\ntitle = {{ en = "Bench", es = "Prueba" }}\nadopted = 2018-08-01\nby = "rcgm"\n'
        for number in range(document * events // documents, (document + 1) * events // documents):
            day = date(2019, 1, 1) + timedelta(days=number % 1500)
            text += f'''
[[add]]
event = "bench-event-{number}"
paragraph = "1.a"
kind = "workshop"
title = {{ en = "Workshop number {number}, on migration governance", es = "Taller número {number}, sobre gobernanza de la migración" }}
notes = {{ en = "Participants prepare a short report; see the agenda.", es = "Los participantes preparan un informe breve; véase la agenda." }}
when = "{day}T09:00/17:00"
where = "panama-city"
bodies = ["rcgm"]
supported-by = ["IOM", "ILO"]
'''
        (folder / f"decisions/bench-{document}.toml").write_text(text)


def on_one_core(words, output):
    """Milliseconds of processor time of the process, and the lines of numbers that it wrote to standard error."""
    def used():
        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        return (children.ru_utime + children.ru_stime) * 1000
    with open(output, "wb") as file:
        before = used()
        done = subprocess.run(["taskset", "-c", "0", *map(str, words)], stdout=file, stderr=subprocess.PIPE, text=True)
        spent = used() - before
    if done.returncode != 0:
        sys.exit(f"{words[0]} failed:\n{done.stderr}")
    return spent, [[float(word) for word in line.split()] for line in done.stderr.splitlines()]


def properties(feed):
    """Every property of every event, whatever its order, parameters, escapes and digits that say nothing."""
    lines = re.sub(rb"\r\n[ \t]", b"", Path(feed).read_bytes()).decode().replace("\\", "").split("\r\n")
    found = Counter()
    for line in lines:
        # The value begins at the first colon outside quotes.
        parts = re.fullmatch(r'([A-Za-z-]+)((?:;(?:"[^"]*"|[^":])*)?):(.*)', line)
        if parts:
            name, value = parts[1].upper(), parts[3]
            found[name, re.sub(r"(\.\d*?)0+\b", r"\1", value) if name == "GEO" else value] += 1
    return found


def main():
    build = Path(sys.argv[1]).resolve()
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    ical_js = (modules / "ical.js").exists()
    if not ical_js:
        print("ical.js is not measured: it is not installed (./dev bench installs it)")
    with tempfile.TemporaryDirectory() as work:
        work = Path(work)
        make_data(work / "data")
        ours = [build / "tests/rcmcal-one-feed", work / "data", root / "data/holidays"]
        python = ["/usr/bin/python3", here / "write.py", "write", work / "plain.json"]
        node = ["node", here / "write.mjs", work / "plain.json"]
        on_one_core(ours, work / "ours.ics")
        on_one_core(["/usr/bin/python3", here / "write.py", "extract", work / "ours.ics"], work / "plain.json")
        times = {}

        def note(name, value):
            times.setdefault(name, []).append(value)

        expected = properties(work / "ours.ics")
        for _ in range(rounds):
            note("rcmcal process", on_one_core(ours, work / "ours.ics")[0])
            for alone, witnessed in on_one_core([*ours, 3], work / "ours.ics")[1]:
                note("rcmcal write", alone)
                note("rcmcal write and read back", witnessed)
            for name, words in (("python3-icalendar", [*python, 1]), ("ical.js", [*node, 1, modules])):
                if name == "ical.js" and not ical_js:
                    continue
                spent, ((built, serialised),) = on_one_core(words, work / "theirs.ics")
                note(name + " process", spent)
                note(name + " build and serialise", built + serialised)
                note(name + " serialise", serialised)
                differing = expected - properties(work / "theirs.ics")
                if differing:
                    some = "\n  ".join(f"{at}:{value}" for at, value in list(differing)[:5])
                    sys.exit(f"{name} writes another feed: {sum(differing.values())} lines differ, such as\n  {some}")
    medians = {name: statistics.median(values) for name, values in times.items()}
    print(f"one feed of {events:,} events on one core, medians of {rounds} rounds:")
    for name, median in medians.items():
        beside = "" if name.startswith("rcmcal") else \
            f"{median / medians['rcmcal process' if 'process' in name else 'rcmcal write']:8.1f} times rcmcal's"
        print(f"  {name:40} {median:9.1f} ms {beside}")
    print(json.dumps(medians))


main()
