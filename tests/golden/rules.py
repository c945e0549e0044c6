#!/usr/bin/python3
"""One folder a rule: tests/golden/rules/CODE/{bad,good}/decisions/*.toml over data/rcm, with expected.txt beside it.
bad must show the rule's code and good must not; a rule without both, or a folder without a rule, fails.
Beside decisions/ a case may have agendas/, and calendar/ with files that stand in for those of data/rcm.
--update rewrites expected.txt. A first comment line `# args: --today 2018-07-20` adds to the command line. Where it says
`--site {site}`, an edition is published there first, with decisions of CODE/bad-before or CODE/good-before laid over data/rcm where
there are any, and then `setup` is run with the site's folder, where the case has one."""
import argparse, pathlib, re, shutil, subprocess, sys, tempfile

here = pathlib.Path(__file__).parent / "rules"
root = here.parent.parent.parent
parser = argparse.ArgumentParser()
parser.add_argument("--rcmcal", required=True)
parser.add_argument("--update", action="store_true")
options = parser.parse_args()
listing = subprocess.run([options.rcmcal, "rules"], capture_output=True, text=True, check=True, cwd=root).stdout
with open("/usr/share/zoneinfo/tzdata.zi") as rules:
    zone_data = rules.readline().split()[-1]


def publish_before(case, words, site):
    before = case.parent / f"{case.name}-before"
    before = ["--also", str(before.relative_to(root))] if before.exists() else []
    today = words[words.index("--today") + 1]
    subprocess.run([options.rcmcal, "publish", "--data", "data/rcm", *before, "--force", "--today", today, "--to", site],
                   check=True, capture_output=True, cwd=root)
    if (case / "setup").exists():
        subprocess.run(["bash", str(case / "setup"), site], check=True)


codes = [line.split()[0] for line in listing.splitlines()]
folders = sorted(path.name for path in here.iterdir() if path.is_dir())
faults = []
if len(set(codes)) != len(codes):
    faults.append("a code is used twice: " + " ".join(codes))
faults += [f"{code}: no golden" for code in codes if code not in folders]
faults += [f"{name}: no rule has this code" for name in folders if name not in codes]
for code in folders:
    for kind in ("bad", "good"):
        case = here / code / kind
        documents = sorted(case.glob("decisions/*.toml"))
        if not documents:
            faults.append(f"{code}/{kind}: missing")
            continue
        match = re.match(r"# args: (.*)", documents[0].read_text())
        words = match.group(1).split() if match else ["--today", "2018-07-20"]
        with tempfile.TemporaryDirectory() as scratch:
            data, also = "data/rcm", str(case.relative_to(root))
            if (case / "calendar").is_dir():
                data, also = scratch + "/calendar", scratch + "/also"
                shutil.copytree(root / "data/rcm", data)
                shutil.copytree(case / "calendar", data, dirs_exist_ok=True)
                shutil.copytree(case, also, ignore=shutil.ignore_patterns("calendar"))
            if "{site}" in words:
                publish_before(case, words, scratch + "/site")
            words = [word.replace("{site}", scratch + "/site") for word in words]
            done = subprocess.run([options.rcmcal, "check", "--data", data, "--holidays", "data/holidays", "--also", also,
                                   "--rule", code, *words], capture_output=True, text=True, cwd=root)
        got = f"exit {done.returncode}\n{done.stdout}{done.stderr}".replace(zone_data, "TODAY'S")
        found = f"[{code}]" in done.stdout
        if done.returncode == 2 or found != (kind == "bad"):
            faults.append(f"{code}/{kind}: {'shows' if found else 'does not show'} the finding\n{got}")
        expected = case / "expected.txt"
        if options.update:
            expected.write_text(got)
        elif not expected.exists() or expected.read_text() != got:
            faults.append(f"{code}/{kind}: differs from {expected}\n{got}")
print(f"{len(codes)} rules, {len(folders)} goldens, {len(faults)} faults")
print("\n".join(faults))
sys.exit(1 if faults else 0)
