"""Writes the feed of plain data (see run.py) with python3-icalendar, or turns a feed into plain data.

  write.py extract FEED >DATA.json
  write.py write DATA.json REPETITIONS >FEED    milliseconds on standard error: build, serialise; per repetition
"""
import json
import sys
import time
from datetime import date, datetime, timezone
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vDDDTypes, vText, vUri
from icalendar.prop import vDuration, vGeo, vRecur, vUTCOffset

components = {"VEVENT": Event, "VTIMEZONE": Timezone, "STANDARD": TimezoneStandard, "DAYLIGHT": TimezoneDaylight}


def plain(component):
    lines = []
    for name, value in component.property_items(recursive=False):
        if name in ("BEGIN", "END"):
            continue
        wire = value.to_ical()
        wire = wire if isinstance(wire, str) else wire.decode()
        parameters = dict(getattr(value, "params", {}))
        if name == "CATEGORIES":
            kind, plainly = "list", [str(each) for each in value.cats]
        elif name == "GEO":
            kind, plainly = "geo", [value.latitude, value.longitude]
        elif isinstance(value, int) or name == "SEQUENCE":
            kind, plainly = "integer", int(value)
        elif isinstance(value, vDDDTypes) and isinstance(value.dt, datetime):
            kind, plainly = "date-time", value.dt.strftime("%Y-%m-%dT%H:%M:%S") + ("Z" if wire.endswith("Z") else "")
        elif isinstance(value, vDDDTypes) and isinstance(value.dt, date):
            kind, plainly = "date", value.dt.isoformat()
        elif isinstance(value, vText):
            kind, plainly = "text", str(value)
        elif parameters.get("VALUE") == "URI" or isinstance(value, vUri) or name in ("URL", "SOURCE"):
            kind, plainly = "uri", str(value)
        else:
            kind, plainly = "wire", wire
        lines.append({"name": name, "kind": kind, "value": plainly, "parameters": parameters})
    return {"name": component.name, "lines": lines, "components": [plain(each) for each in component.subcomponents]}


def value_of(line, zones):
    kind, value, parameters = line["kind"], line["value"], line["parameters"]
    if kind == "date-time":
        if value.endswith("Z"):
            return datetime.fromisoformat(value[:-1]).replace(tzinfo=timezone.utc)
        at = datetime.fromisoformat(value)
        if "TZID" not in parameters:
            return at
        if parameters["TZID"] not in zones:
            zones[parameters["TZID"]] = ZoneInfo(parameters["TZID"])
        return at.replace(tzinfo=zones[parameters["TZID"]])
    if kind == "date":
        return date.fromisoformat(value)
    if kind == "geo":
        return tuple(value)
    if kind == "uri":
        return vUri(value)
    if kind == "wire":
        if line["name"] in ("TZOFFSETFROM", "TZOFFSETTO"):
            return vUTCOffset(vUTCOffset.from_ical(value))
        if line["name"] == "RRULE":
            return vRecur.from_ical(value)
        if parameters.get("VALUE") == "DURATION":
            return vDuration(vDuration.from_ical(value))
        return vText(value)
    return value


def build(data, zones):
    component = (components.get(data["name"]) or Calendar)()
    for line in data["lines"]:
        others = {k: v for k, v in line["parameters"].items() if k not in ("TZID",) and (k, v) != ("VALUE", "DATE")}
        component.add(line["name"], value_of(line, zones), parameters=others or None)
    for each in data["components"]:
        component.add_component(build(each, zones))
    return component


def main():
    if sys.argv[1] == "extract":
        json.dump(plain(Calendar.from_ical(open(sys.argv[2], "rb").read())), sys.stdout)
        return
    data = json.load(open(sys.argv[2]))
    for _ in range(int(sys.argv[3])):
        start = time.process_time()
        calendar = build(data, {})
        built = time.process_time()
        feed = calendar.to_ical()
        print((built - start) * 1000, (time.process_time() - built) * 1000, file=sys.stderr)
    sys.stdout.buffer.write(feed)


main()
