#!/usr/bin/python3
"""Validates each line of the given folder's *.jsonl against feeds/json/check.schema.json, and makes sure that the
schema is no sieve: a line with a key more or less, or with a value of another kind, must be refused."""
import json, pathlib, sys
import jsonschema

root = pathlib.Path(__file__).parents[3]
schema = json.loads((root / "feeds/json/check.schema.json").read_text())
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
faults, kinds, refused = [], {}, 0
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.jsonl")):
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    if not lines:
        faults.append(f"{path.name}: nothing was printed")
    for line in lines:
        kind = line["type"] + ("+acknowledged" if "acknowledged" in line and line["type"] == "finding" else "")
        kind += "+reopened" if "reopened" in line else ""
        kinds[kind] = kinds.get(kind, 0) + 1
        for error in validator.iter_errors(line):
            faults.append(f"{path.name}: {error.message}")
        spoilt = [{**line, "more": 1}, {key: value for key, value in line.items() if key != "type"}]
        if "severity" in line:
            spoilt.append({**line, "severity": "grave"})
        if "sessions" in line:
            spoilt.append({**line, "sessions": []})
        if line["type"] == "summary":
            spoilt.append({**line, "errors": "none"})
        for bad in spoilt:
            if validator.is_valid(bad):
                faults.append(f"{path.name}: the schema lets pass {bad}")
            refused += 1
    findings = [line for line in lines if line["type"] == "finding"]
    summary = [line for line in lines if line["type"] == "summary"]
    if summary:
        counted = {word: sum(f["severity"] == severity and "acknowledged" not in f for f in findings)
                   for word, severity in (("errors", "error"), ("warnings", "warning"), ("information", "info"))}
        counted["acknowledged"] = sum("acknowledged" in f for f in findings)
        if lines[-1] != {"type": "summary", **counted}:
            faults.append(f"{path.name}: the summary {lines[-1]} should say {counted}")
    elif findings:
        faults.append(f"{path.name}: no summary")
for kind in ("diagnostic", "finding", "finding+acknowledged", "finding+reopened", "summary"):
    if kind not in kinds:
        faults.append(f"no case shows a {kind}")
print(f"jsonschema: {sum(kinds.values())} lines, {refused} spoilt ones refused, {len(faults)} faults")
for fault in faults:
    print("  " + fault)
sys.exit(1 if faults else 0)
