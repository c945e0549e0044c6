#!/usr/bin/python3
"""Runs golden cases: tests/golden/GROUP/CASE/ holds `args` (the command line, {case} is the case's folder) and
`expected.txt` (exit code, standard output, standard error). {site} is an empty folder; `setup` is run before, with the
program and that folder. --update rewrites expected.txt.
Mistakes are told once more with --lang es: each sentence has to be another one, with the same names between backquotes."""
import argparse, itertools, pathlib, re, shlex, subprocess, sys, tempfile

here = pathlib.Path(__file__).parent
parser = argparse.ArgumentParser()
parser.add_argument("--rcmcal", required=True)
parser.add_argument("--update", action="store_true")
parser.add_argument("cases", nargs="*")
options = parser.parse_args()


def run(words):
    return subprocess.run([options.rcmcal, *words], capture_output=True, cwd=here.parent.parent, env={"TZ": "Asia/Tokyo", "LC_ALL": "C"})


def told_badly(english, spanish):
    """The lines of the Spanish that say nothing, the same as the English, or other names."""
    said = re.compile(r"^(?:.*?\b(?:error|warning|advertencia)(?:\[\w+\])?: |(?:note|nota|hint|sugerencia): |(?=\d+ .* the data: ))")
    for en, es in itertools.zip_longest(english.splitlines(), spanish.splitlines(), fillvalue=""):
        names = [sorted(re.findall("`[^`]*`", line)) for line in (en, es)]
        if (said.match(en) is not None) == (said.sub("", en) == said.sub("", es)) or names[0] != names[1]:
            yield f"{en}\n  in Spanish: {es}"


cases = options.cases or sorted(str(p.parent.relative_to(here)) for p in here.glob("*/*/args"))
failed = 0
for case in cases:
    folder = here / case
    temporary = tempfile.TemporaryDirectory()
    words = shlex.split((folder / "args").read_text().replace("{case}", f"tests/golden/{case}").replace("{site}", temporary.name))
    setup = folder / "setup"
    if setup.exists():
        subprocess.run(["bash", str(setup), options.rcmcal, temporary.name], check=True)
    done = run(words)
    got = f"exit {done.returncode}\n--- output\n{done.stdout.decode()}--- messages\n{done.stderr.decode()}".replace(temporary.name, "SITE")
    expected = folder / "expected.txt"
    if options.update:
        expected.write_bytes(got.encode())
    elif not expected.exists() or expected.read_bytes().decode() != got:  # CRLF is part of what is expected
        failed += 1
        print(f"{case}: differs from {expected}\n--- got\n{got}--- expected\n{expected.read_text() if expected.exists() else '(nothing)'}")
    if case.startswith("errors/") and "--lang" not in words:
        for line in told_badly(done.stderr.decode(), run([*words, "--lang", "es"]).stderr.decode()):
            failed += 1
            print(f"{case}: {line}")
sys.exit(1 if failed else 0)
