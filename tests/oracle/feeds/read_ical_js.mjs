// Reads every feed with ical.js (strict design, zones from the feed's own VTIMEZONEs) and compares each session's
// start and end with ours.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [ours_file, folder, modules] = process.argv.slice(2);
const manifest = JSON.parse(fs.readFileSync(path.join(modules, "ical.js/package.json"), "utf8"));
const entry = manifest.module ?? manifest.exports?.["."]?.import ?? manifest.main;
const { default: ICAL } = await import(pathToFileURL(path.join(modules, "ical.js", typeof entry === "string" ? entry : entry.default)));

const ours = new Map();
for (const line of fs.readFileSync(ours_file, "utf8").trim().split("\n")) {
  const row = JSON.parse(line);
  if (row.start) ours.set(row.uid, `${row.start} ${row.end}`);
}
const written = (time) => (time.isDate ? time.toString() : time.convertToZone(ICAL.Timezone.utcTimezone).toString());
const faults = [];
const seen = new Set();
let events = 0;
const feeds = fs.readdirSync(folder).filter((name) => name.endsWith(".ics")).sort();
for (const name of feeds) {
  ICAL.TimezoneService.reset();
  const calendar = new ICAL.Component(ICAL.parse(fs.readFileSync(path.join(folder, name), "utf8")));
  for (const zone of calendar.getAllSubcomponents("vtimezone"))
    ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  for (const component of calendar.getAllSubcomponents("vevent")) {
    const event = new ICAL.Event(component);
    events += 1;
    seen.add(event.uid);
    const theirs = `${written(event.startDate)} ${written(event.endDate)}`;
    if (theirs !== ours.get(event.uid)) faults.push(`${name}: ${event.uid}: read as ${theirs}, ours ${ours.get(event.uid)}`);
  }
}
for (const uid of ours.keys()) if (!seen.has(uid)) faults.push(`${uid}: in no feed`);
console.log(`ical.js: ${feeds.length} feeds, ${events} events, ${faults.length} differences`);
for (const fault of faults) console.log("  " + fault);
process.exit(faults.length || !events ? 1 : 0);
