#!/usr/bin/python3
"""Zone data update: the same calendar published under zone data from before British Columbia's law of 2026 and then under
today's changes the events concerned and no other, with a raised SEQUENCE.

The earlier data is today's with that law taken out, compiled by zic and mounted over the system's in a mount namespace
of its own; where that is not allowed, skipped with a word.

    tests/torture/zones.py --rcmcal build/debug/rcmcal"""
import argparse, pathlib, re, subprocess, sys, tempfile

from published_site import command, environment, root

parser = argparse.ArgumentParser()
parser.add_argument("--rcmcal", required=True)
parser.add_argument("--full", action="store_true", help="the same: there is no short form")
options = parser.parse_args()
system = pathlib.Path("/usr/share/zoneinfo")


def skip(why):
    print(f"skipped: {why}")
    sys.exit(77)


def before_the_law(rules):
    """America/Vancouver as Canada's rules had it: standard and daylight time for ever."""
    lines, inside, found = [], False, False
    for line in rules.splitlines():
        if line.startswith("Z "):
            inside = line.startswith("Z America/Vancouver ")
        elif inside and not re.match(r"-?\d", line):
            inside = False
        if inside and re.search(r" 2026\b", line):
            if not found:
                lines.append("-8 C P%sT")
            found = True
            continue
        if inside and found:
            continue
        lines.append(line)
    return "\n".join(lines).replace("# version ", "# version 2025-before-", 1) + "\n", found


def events(path):
    """UID to the lines of each event."""
    blocks = re.findall(r"BEGIN:VEVENT\r\n(.*?)END:VEVENT", path.read_bytes().decode(), re.S)
    return {re.search(r"UID:(.*)\r", block)[1]: block for block in blocks}


def value(block, name):
    return re.search(rf"^{name}[^:\r]*:(.*)\r", block, re.M)[1]


rules, found = before_the_law((system / "tzdata.zi").read_text())
if not found:
    skip("this system's zone data is from before 2026")
faults = []
with tempfile.TemporaryDirectory() as temporary:
    folder = pathlib.Path(temporary)
    earlier, site = folder / "zoneinfo", folder / "site"
    (folder / "tzdata.zi").write_text(rules)
    subprocess.run(["zic", "-b", "fat", "-d", str(earlier), str(folder / "tzdata.zi")], check=True)
    (earlier / "tzdata.zi").write_text(rules)
    words = command(options.rcmcal, site, 1)
    namespace = ["unshare", "--mount"] if subprocess.run(["id", "-u"], capture_output=True, text=True).stdout == "0\n" \
        else ["unshare", "--mount", "--map-root-user"]
    mounted = [*namespace, "sh", "-c", 'mount --bind "$0" /usr/share/zoneinfo && exec "$@"', str(earlier)]
    if subprocess.run([*mounted, "true"], capture_output=True).returncode != 0:
        skip("no mount namespace here")
    first = subprocess.run([*mounted, *words], cwd=root, env=environment, capture_output=True, text=True)
    if first.returncode != 0:
        sys.exit(f"publish under the earlier data fails: {first.stderr}")
    before = {language: events(site / "feeds" / f"rcm-all-{language}.ics") for language in ("en", "es")}
    plan = subprocess.run([words[0], "plan", *words[2:]], cwd=root, env=environment, capture_output=True, text=True)
    if "moved" not in plan.stdout or "[C22]" not in plan.stdout or "2025-before-" not in plan.stdout:
        faults.append(f"plan does not tell of the law:\n{plan.stdout}{plan.stderr}")
    words[words.index("--today") + 1] = "2026-02-02"
    subprocess.run(words, cwd=root, env=environment, check=True, capture_output=True)
    for language, old in before.items():
        new = events(site / "feeds" / f"rcm-all-{language}.ics")
        concerned = {uid for uid in old if uid.startswith("workshop-vancouver@")}
        if old.keys() != new.keys() or len(concerned) != 1:
            faults.append(f"{language}: other events than before")
        for uid in old:
            if uid not in concerned and old[uid] != new[uid]:
                faults.append(f"{language}: {uid} changed though its clocks did not")
        for uid in concerned:
            if int(value(new[uid], "SEQUENCE")) != int(value(old[uid], "SEQUENCE")) + 1:
                faults.append(f"{language}: SEQUENCE of {uid} is not raised by one")
            if value(new[uid], "LAST-MODIFIED") <= value(old[uid], "LAST-MODIFIED"):
                faults.append(f"{language}: LAST-MODIFIED of {uid} is not later")
print(f"zone data before and after British Columbia's law: 1 event of 4 changed, {len(faults)} faults")
print("\n".join(faults))
sys.exit(1 if faults else 0)
