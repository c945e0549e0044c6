#!/usr/bin/python3
"""A second judge beside `rcmcal lint`: python3-vobject's validate(). What it refuses of the goldens, lint must call an
error too; and it accepts every feed that we publish. (The other way round it is no judge: it misses most faults.)"""
import logging, pathlib, subprocess, sys, tempfile
import vobject

logging.disable(logging.CRITICAL)
rcmcal = sys.argv[1]
# Refused by vobject alone, each looked at: it cannot read a letter that a fold has split, or a name with a space.
reviewed = {}


def refused(path):
    try:
        text = path.read_bytes().decode("utf-8-sig")
        for calendar in vobject.readComponents(text):
            calendar.validate(raiseException=True)
    except Exception as fault:  # vobject raises whatever its parsing runs into
        return f"{type(fault).__name__}: {fault}"
    return None


faults, agreed, files = [], 0, 0
for path in sorted(pathlib.Path("tests/golden/lint").glob("*/*.ics")):
    files += 1
    why = refused(path)
    if why is None:
        continue
    status = subprocess.run([rcmcal, "lint", str(path)], capture_output=True).returncode
    agreed += status == 1
    if status != 1 and str(path) not in reviewed:
        faults.append(f"{path}: vobject refuses it ({why}), lint exits {status}")
with tempfile.TemporaryDirectory() as work:
    subprocess.run([rcmcal, "publish", "--force", "--today", "2018-07-20", "--also", "tests/data/example", "--to", work],
                   check=True, capture_output=True)
    feeds = sorted(pathlib.Path(work, "feeds").glob("*.ics"))
    faults += [f"{path.name}: {why}" for path in feeds if (why := refused(path))]
print(f"vobject: {files} goldens, {agreed} refused by both, {len(feeds)} feeds, {len(faults)} differences")
for fault in faults:
    print("  " + fault)
sys.exit(1 if faults or not agreed or not feeds else 0)
