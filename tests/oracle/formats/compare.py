#!/usr/bin/python3
"""The formats besides .ics, each read by a reader that is not ours, against the .ics as python3-icalendar reads it: the
same UIDs, revisions, status, titles and times in JSCalendar (python3-jsonschema and zoneinfo) and CSV (csv); the Atom
feed (feedparser) against the decisions in the data (tomllib)."""
import csv, datetime, json, pathlib, re, sys, tomllib, zoneinfo
import feedparser, icalendar, jsonschema

here = pathlib.Path(__file__).parent
site, *folders = map(pathlib.Path, sys.argv[1:])
feeds = site / "feeds"
faults, counts = [], {"jscalendar": 0, "csv": 0, "atom": 0}
utc = datetime.timezone.utc
schema = json.loads((here / "jscalendar.schema.json").read_text())
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)


def same(what, theirs, ours):
    if theirs != ours:
        faults.append(f"{what}: {theirs!r}, in the .ics {ours!r}")


def moment(value):
    """A day as it is, a time as an instant in UTC."""
    return value.astimezone(utc) if isinstance(value, datetime.datetime) else value


def read_ics(path):
    events = {}
    for event in icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT"):
        events[str(event["UID"])] = {
            "status": str(event["STATUS"]).lower(), "sequence": int(event["SEQUENCE"]), "title": str(event["SUMMARY"]),
            "description": str(event["DESCRIPTION"]), "place": str(event.get("LOCATION", "")),
            "start": moment(event["DTSTART"].dt), "end": moment(event["DTEND"].dt),
            "free": str(event["TRANSP"]) == "TRANSPARENT", "created": moment(event["CREATED"].dt),
            "updated": moment(event["LAST-MODIFIED"].dt),
            "keywords": sorted({str(word) for word in event["CATEGORIES"].cats})}
    return events


def duration(text):
    weeks, days, hours, minutes, seconds = re.fullmatch(
        r"P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?", text).groups()
    nominal = datetime.timedelta(days=int(days or 0) + 7 * int(weeks or 0))
    return nominal, datetime.timedelta(hours=int(hours or 0), minutes=int(minutes or 0), seconds=int(seconds or 0))


def check_jscalendar(path, ours):
    group = json.loads(path.read_text(encoding="utf-8"))
    faults.extend(f"{path.name}: {'/'.join(map(str, e.path))}: {e.message}" for e in validator.iter_errors(group))
    for spoilt in ({**group, "updated": "2018-07-20"}, {**group, "entries": [{**group["entries"][0], "status": "firm"}]}):
        if validator.is_valid(spoilt):
            faults.append(f"{path.name}: the schema is a sieve")
    same(f"{path.name}: UIDs", [e["uid"] for e in group["entries"]], list(ours))
    for event in group["entries"]:
        what = f"{path.name}: {event['uid']}"
        mine = ours.get(event["uid"])
        if mine is None:
            continue
        counts["jscalendar"] += 1
        nominal, exact = duration(event["duration"])
        start = datetime.datetime.fromisoformat(event["start"])
        if event.get("showWithoutTime"):
            start, end = start.date(), (start + nominal + exact).date()
        else:
            zone = zoneinfo.ZoneInfo(event["timeZone"])
            end = (start + nominal).replace(tzinfo=zone).astimezone(utc) + exact
            start = start.replace(tzinfo=zone).astimezone(utc)
        same(what + " start", start, mine["start"])
        same(what + " end", end, mine["end"])
        for key in ("status", "sequence", "title", "description"):
            same(f"{what} {key}", event[key], mine[key])
        same(what + " free", event["freeBusyStatus"] == "free", mine["free"])
        for key in ("created", "updated"):
            same(f"{what} {key}", datetime.datetime.fromisoformat(event[key]), mine[key])
        same(what + " keywords", sorted(event.get("keywords", {})), mine["keywords"])
        names = [place["name"] for place in event.get("locations", {}).values()]
        if names or mine["place"] not in ("", "Online", "En línea"):
            same(what + " place", names, [mine["place"]])


def check_csv(path, ours, language):
    raw = path.read_bytes()
    if not raw.startswith(b"\xef\xbb\xbf") or re.search(rb"[^\r]\n", re.sub(rb'"[^"]*"', b"", raw)):
        faults.append(f"{path.name}: RFC 4180 lines and a byte order mark are wanted")
    rows = list(csv.reader(raw.decode("utf-8-sig").splitlines(keepends=True), strict=True))
    status = {"confirmed": "confirmed", "to be confirmed": "tentative", "cancelled": "cancelled",
              "confirmado": "confirmed", "por confirmar": "tentative", "cancelado": "cancelled"}
    seen = []
    for row in rows[1:]:
        if len(row) != len(rows[0]):
            faults.append(f"{path.name}: {row}: {len(row)} fields, the heading has {len(rows[0])}")
            continue
        title, _, state, first, last, starts, ends, zone, starts_utc, ends_utc, *_, uid, revision = row
        if not first:
            continue  # of an unknown date: in no .ics
        seen.append(uid)
        mine = ours.get(uid)
        if mine is None:
            continue
        counts["csv"] += 1
        what = f"{path.name}: {uid}"
        if starts_utc:
            start, end = (datetime.datetime.fromisoformat(t.replace("Z", "+00:00")) for t in (starts_utc, ends_utc))
            local = [datetime.datetime.fromisoformat(t).replace(tzinfo=zoneinfo.ZoneInfo(zone)).astimezone(utc)
                     for t in (starts, ends)]
            same(what + " local times", local, [mine["start"], mine["end"]])
            same(what + " first day", first, starts[:10])
        else:
            start = datetime.date.fromisoformat(first)
            end = datetime.date.fromisoformat(last) + datetime.timedelta(days=1)
        same(what + " start", start, mine["start"])
        same(what + " end", end, mine["end"])
        same(what + " status", status.get(state), mine["status"])
        same(what + " revision", int(revision), mine["sequence"])
        if title not in mine["title"]:
            faults.append(f"{what}: {title!r} is not in {mine['title']!r}")
    same(f"{path.name}: UIDs", seen, list(ours))


def check_atom(path, decided, language):
    feed = feedparser.parse(path.read_bytes())
    if feed.bozo or feed.version != "atom10":
        faults.append(f"{path.name}: {feed.version} {feed.get('bozo_exception')}")
        return
    for key in ("id", "title", "updated", "author"):
        if not feed.feed.get(key):
            faults.append(f"{path.name}: no {key}")
    if not any(link.rel == "self" and link.href.endswith("/feeds/" + path.name) for link in feed.feed.get("links", [])):
        faults.append(f"{path.name}: no link to itself")
    ids = [entry.id for entry in feed.entries]
    same(f"{path.name}: twice the same id", len(ids), len(set(ids)))
    updated = [entry.updated for entry in feed.entries]
    same(f"{path.name}: newest first", updated, sorted(updated, reverse=True))
    same(f"{path.name}: updated", feed.feed.updated, updated[0])
    found = []
    for entry in feed.entries:
        counts["atom"] += 1
        tag = re.fullmatch(r"tag:[^,]+,(\d{4}-\d\d-\d\d):(en|es)/([^/]+)/([a-z]+)/([a-z0-9-]+)(?:/\d+)?", entry.id)
        if not tag or tag[2] != language or not entry.updated.startswith(tag[1]) or not entry.title or \
                not entry.link or not entry.content[0].value:
            faults.append(f"{path.name}: {entry}")
            continue
        found.append((tag[1], tag[3], tag[4], tag[5]))
    same(f"{path.name}: decisions", sorted(found), sorted(decided))


decided = []
for folder in folders:
    for path in folder.glob("decisions/*.toml"):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        for act in ("add", "confirm", "move", "cancel", "amend"):
            decided += [(str(data["document"]["adopted"]), data["document"]["id"], act, one["event"])
                        for one in data.get(act, [])]
for language in ("en", "es"):
    ours = read_ics(feeds / f"rcm-all-{language}.ics")
    check_jscalendar(feeds / f"rcm-all-{language}.json", ours)
    check_csv(feeds / f"rcm-all-{language}.csv", ours, language)
    check_atom(feeds / f"rcm-changes-{language}.xml", decided, language)
print(", ".join(f"{name}: {count} entries" for name, count in counts.items()) + f"; {len(faults)} differences")
for fault in faults:
    print("  " + fault)
sys.exit(1 if faults or not all(counts.values()) else 0)
