// Writes the feed of plain data (see run.py) with ical.js.
//
//   write.mjs DATA.json REPETITIONS MODULES >FEED    milliseconds on standard error: build, serialise; per repetition
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [file, repetitions, modules] = process.argv.slice(2);
const manifest = JSON.parse(fs.readFileSync(path.join(modules, "ical.js/package.json"), "utf8"));
const entry = manifest.module ?? manifest.exports?.["."]?.import ?? manifest.main;
const { default: ICAL } = await import(pathToFileURL(path.join(modules, "ical.js", typeof entry === "string" ? entry : entry.default)));

const value_of = ({ kind, value, name, parameters }) => {
  if (kind === "date-time") return ICAL.Time.fromDateTimeString(value);
  if (kind === "date") return ICAL.Time.fromDateString(value);
  if (kind !== "wire") return value;
  if (name.startsWith("TZOFFSET")) return ICAL.UtcOffset.fromString(`${value.slice(0, 3)}:${value.slice(3, 5)}`);
  if (name === "RRULE") return ICAL.Recur.fromString(value);
  if (parameters.VALUE === "DURATION") return ICAL.Duration.fromString(value);
  return value;
};
const types = { uri: "uri", text: "text", date: "date", "date-time": "date-time", integer: "integer" };

function build(data) {
  const component = new ICAL.Component(data.name.toLowerCase());
  for (const line of data.lines) {
    const property = new ICAL.Property(line.name.toLowerCase(), component);
    if (types[line.kind] && (line.name.startsWith("X-") || line.kind === "date")) property.resetType(types[line.kind]);
    if (line.parameters.VALUE === "DURATION") property.resetType("duration");
    for (const [name, value] of Object.entries(line.parameters))
      if (name !== "VALUE") property.setParameter(name.toLowerCase(), value);
    if (line.kind === "list") property.setValues(line.value);
    else property.setValue(value_of(line));
    component.addProperty(property);
  }
  for (const each of data.components) component.addSubcomponent(build(each));
  return component;
}

const data = JSON.parse(fs.readFileSync(file, "utf8"));
const spent = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
let feed = "";
for (let left = Number(repetitions); left > 0; --left) {
  const start = spent();
  const calendar = build(data);
  const built = spent();
  feed = calendar.toString();
  console.error(built - start, spent() - built);
}
fs.writeFileSync(1, feed + "\r\n");
