#!/usr/bin/python3
"""Reads every feed with python3-icalendar and compares each session's start and end with ours (list --format json)."""
import datetime, json, pathlib, sys
import icalendar

ours = {}
for line in open(sys.argv[1], encoding="utf-8"):
    entry = json.loads(line)
    if "start" in entry:
        ours[entry["uid"]] = (entry["start"], entry["end"])

def written(value):
    if isinstance(value, datetime.datetime):
        if value.tzinfo is None:
            return f"floating {value}"
        return value.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    return value.isoformat()

faults, seen, events = [], set(), 0
feeds = sorted(pathlib.Path(sys.argv[2]).glob("*.ics"))
for path in feeds:
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    for component in calendar.walk():
        faults += [f"{path.name}: {name}: {fault}" for name, fault in component.errors]
    for event in calendar.walk("VEVENT"):
        uid = str(event["UID"])
        seen.add(uid)
        events += 1
        theirs = (written(event["DTSTART"].dt), written(event["DTEND"].dt))
        if theirs != ours.get(uid):
            faults.append(f"{path.name}: {uid}: read as {theirs}, ours {ours.get(uid)}")
faults += [f"{uid}: in no feed" for uid in sorted(set(ours) - seen)]
print(f"python3-icalendar: {len(feeds)} feeds, {events} events, {len(faults)} differences")
for fault in faults:
    print("  " + fault)
sys.exit(1 if faults or not events else 0)
