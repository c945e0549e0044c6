#!/usr/bin/python3
"""One folder a check of `rcmcal lint`: tests/golden/lint/CODE/{bad,good}.ics with expected.txt (the output over bad.ics).
bad must show the check's code and good must not; a check without a folder, or a folder without a check, fails.
With --lang es each sentence has to be another one, with the same names between backquotes.
Where a file would be large, `make` says instead how many events it has. --update rewrites expected.txt."""
import argparse, itertools, pathlib, re, subprocess, sys, tempfile

here = pathlib.Path(__file__).parent / "lint"
root = here.parent.parent.parent
parser = argparse.ArgumentParser()
parser.add_argument("--rcmcal", required=True)
parser.add_argument("--update", action="store_true")
options = parser.parse_args()


def run(*words):
    done = subprocess.run([options.rcmcal, "lint", *words], capture_output=True, text=True, cwd=root)
    return f"exit {done.returncode}\n{done.stdout}{done.stderr}"


def made(folder, case, count):
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example//lint//EN", "X-WR-CALNAME:Example"]
    for number in range(count):
        lines += ["BEGIN:VEVENT", f"UID:event-{number}@example.org", "DTSTAMP:20180720T000000Z",
                  "DTSTART;VALUE=DATE:20180925", "SUMMARY:Workshop", "END:VEVENT"]
    path = pathlib.Path(folder) / f"{case}.ics"
    path.write_bytes("".join(line + "\r\n" for line in lines + ["END:VCALENDAR"]).encode())
    return str(path)


def told_badly(english, spanish):
    """The sentences that the Spanish lacks, leaves in English, or gives other names."""
    label = re.compile(r"^(?:.*:\d+:\d+: \w+\[L\d\d\]|hint|sugerencia): ")
    for en, es in itertools.zip_longest(english.splitlines(), spanish.splitlines(), fillvalue=""):
        names = [sorted(re.findall(r"`[^` ]*`", line)) for line in (en, es)]
        if label.match(en) and (label.sub("", en) == label.sub("", es) or not label.match(es) or names[0] != names[1]):
            yield f"{en}\n  in Spanish: {es}"


codes = re.findall(r"^(L\d\d) ", run("--list"), re.M)
folders = sorted(path.name for path in here.iterdir() if path.is_dir())
faults = []
if len(set(codes)) != len(codes) or codes != sorted(codes):
    faults.append("the codes are not in order, or one is used twice: " + " ".join(codes))
faults += [f"{code}: no golden" for code in codes if code not in folders]
faults += [f"{name}: no check has this code" for name in folders if name not in codes]
with tempfile.TemporaryDirectory() as temporary:
    good = {}
    for code in folders:
        paths = {case: str((here / code / f"{case}.ics").relative_to(root)) for case in ("bad", "good")}
        if (here / code / "make").exists():
            for case, count in re.findall(r"^(bad|good) (\d+)$", (here / code / "make").read_text(), re.M):
                paths[case] = made(temporary, case, int(count))
        good[paths["good"]] = code
        got = run(paths["bad"]).replace(temporary + "/", "")
        if f"[{code}]" not in got:
            faults.append(f"{code}/bad: does not show the finding\n{got}")
        spanish = run("--lang", "es", paths["bad"]).replace(temporary + "/", "")
        faults += [f"{code}: {line}" for line in told_badly(got, spanish)]
        expected = here / code / "expected.txt"
        if options.update:
            expected.write_text(got)
        elif not expected.exists() or expected.read_text() != got:
            faults.append(f"{code}: differs from {expected}\n{got}")
    # The good ones at once: starting the checked build takes longer than its work.
    got = run("--all", *good)
    if f"\n{len(good)} files: " not in "\n" + got:
        faults.append(f"not all good files were read\n{got}")
    for path, found in re.findall(r"^([^\n:]+\.ics):\d+:\d+: \w+\[(L\d\d)\]", got, re.M):
        if good[path] == found:
            faults.append(f"{found}/good: shows the finding in {path}")
print(f"{len(codes)} checks, {len(folders)} goldens, {len(faults)} faults")
print("\n".join(faults))
sys.exit(1 if faults else 0)
