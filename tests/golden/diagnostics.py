#!/usr/bin/python3
"""Every diagnostic that the sources declare ("D012") is shown by a golden, or asserted in a unit test where no file
can cause it; and no golden shows one that the sources do not know."""
import pathlib, re, sys

root = pathlib.Path(__file__).parent.parent.parent


def codes(pattern, *globs):
    found = set()
    for glob in globs:
        for path in root.glob(glob):
            found |= set(re.findall(pattern, path.read_text(errors="replace")))
    return found


declared = codes(r'"(D\d{3})"', "engine/**/*.[ch]pp", "feeds/**/*.[ch]pp", "cli/*.[ch]pp")
shown = codes(r"\[(D\d{3})\]", "tests/golden/**/expected.txt")
asserted = codes(r'"(D\d{3})"', "tests/unit/*.cpp")
faults = [f"{code}: no golden and no unit test shows it" for code in sorted(declared - shown - asserted)]
faults += [f"{code}: shown by a golden, declared nowhere" for code in sorted(shown - declared)]
print(f"{len(declared)} diagnostics, {len(shown & declared)} in goldens, {len(faults)} faults")
print("\n".join(faults))
sys.exit(1 if faults else 0)
