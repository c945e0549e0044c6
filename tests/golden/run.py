#!/usr/bin/python3
"""Runs golden cases: tests/golden/GROUP/CASE/ holds `args` (the command line, {case} is the case's folder) and
`expected.txt` (exit code, standard output, standard error). {site} is an empty folder; `setup` is run before, with the
program and that folder. --update rewrites expected.txt."""
import argparse, pathlib, shlex, subprocess, sys, tempfile

here = pathlib.Path(__file__).parent
parser = argparse.ArgumentParser()
parser.add_argument("--rcmcal", required=True)
parser.add_argument("--update", action="store_true")
parser.add_argument("cases", nargs="*")
options = parser.parse_args()
cases = options.cases or sorted(str(p.parent.relative_to(here)) for p in here.glob("*/*/args"))
failed = 0
for case in cases:
    folder = here / case
    temporary = tempfile.TemporaryDirectory()
    words = shlex.split((folder / "args").read_text().replace("{case}", f"tests/golden/{case}").replace("{site}", temporary.name))
    setup = folder / "setup"
    if setup.exists():
        subprocess.run(["bash", str(setup), options.rcmcal, temporary.name], check=True)
    done = subprocess.run([options.rcmcal, *words], capture_output=True, cwd=here.parent.parent, env={"TZ": "Asia/Tokyo", "LC_ALL": "C"})
    got = f"exit {done.returncode}\n--- output\n{done.stdout.decode()}--- messages\n{done.stderr.decode()}".replace(temporary.name, "SITE")
    expected = folder / "expected.txt"
    if options.update:
        expected.write_bytes(got.encode())
    elif not expected.exists() or expected.read_bytes().decode() != got:  # CRLF is part of what is expected
        failed += 1
        print(f"{case}: differs from {expected}\n--- got\n{got}--- expected\n{expected.read_text() if expected.exists() else '(nothing)'}")
sys.exit(1 if failed else 0)
