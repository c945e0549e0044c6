// Holds our public holidays against two libraries that we did not write.
//
//   npm ci --prefix DIR                                  # with this folder's package.json and lock copied to DIR
//   rcmcal-holidays data/holidays | node compare.mjs --modules DIR [--python /usr/bin/python3] [--ours FILE]
//
// Readers: date-holidays 3.37.0 (npm) and Debian's python3-holidays. Neither is right for all eleven countries, so
// they do not decide: every day on which one of them and we differ must be explained in differences.tsv, and every
// line there must explain something. Exit 1 for a difference without a line or a line without a difference.
//
// What is compared, 2018 to 2026, by day and not by name:
//   ours    scope national, full and half days. The other scopes (capital, public-sector, bank) are never asked of a
//           reader; where a reader has such a day as a public one, that is a theirs-only difference with a line.
//   theirs  date-holidays: type `public`; python3-holidays: everything, for it has no types (its Canada is Ontario).
//
// differences.tsv: country, reader, years, day, direction, reason. A year range covers the same difference each year.
// A day is 08-16, 2019-10-12 (or several such, with commas), easter-1, a weekday as in data/holidays (2nd monday of
// october, monday before 05-25), or =Name: every day that the side having it calls so. A name is for holidays that
// the other side does not have at all; where both have one on different days the dates are spelled out, so that a
// wrong move of ours is not explained away. Every date of a line must explain something.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const FIRST = 2018;
const LAST = 2026;
const READERS = ['date-holidays', 'python-holidays'];
const DIRECTIONS = ['ours-only', 'theirs-only'];
const ALPHA2 = {
  BLZ: 'BZ', CAN: 'CA', CRI: 'CR', DOM: 'DO', GTM: 'GT', HND: 'HN', MEX: 'MX', NIC: 'NI', PAN: 'PA', SLV: 'SV', USA: 'US',
};
const here = dirname(fileURLToPath(import.meta.url));

function option(name, fallback) {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : process.argv[at + 1];
}

function stop(message) {
  console.error(`compare.mjs: ${message}`);
  process.exit(2);
}

const rowsOf = (text) =>
  text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#')).map((line) => line.split('\t'));

/** Days of one country: ISO date to the names that fall on it. */
class Days extends Map {
  put(day, name) {
    this.set(day, [...(this.get(day) ?? []), name]);
  }
}

/** Our national days by country, from the dump. */
function readOurs() {
  const ours = new Map(Object.keys(ALPHA2).map((country) => [country, new Days()]));
  const rows = rowsOf(readFileSync(option('ours', 0), 'utf8'));
  for (const [country, day, scope, , name] of rows) {
    if (!ours.has(country)) stop(`our dump has ${country}, which is no member`);
    if (scope === 'national') ours.get(country).put(day, name);
  }
  const empty = [...ours].find(([, days]) => days.size === 0);
  if (empty) stop(`our dump has no day of ${empty[0]}`);
  return ours;
}

function readDateHolidays() {
  const require = createRequire(join(resolve(option('modules', here)), 'package.json'));
  const { version } = require('date-holidays/package.json');
  const Holidays = require('date-holidays');
  const theirs = new Map();
  for (const [country, code] of Object.entries(ALPHA2)) {
    const library = new Holidays(code);
    const days = new Days();
    for (let year = FIRST; year <= LAST; year += 1) {
      for (const holiday of library.getHolidays(year) || []) {
        if (holiday.type === 'public') days.put(holiday.date.slice(0, 10), holiday.name);
      }
    }
    theirs.set(country, days.size > 0 ? days : null);
  }
  return { version, theirs };
}

function readPython() {
  const script = join(here, 'python_holidays.py');
  const text = execFileSync(option('python', '/usr/bin/python3'), [script, FIRST, LAST], { encoding: 'utf8' });
  const theirs = new Map();
  for (const [country, day, name] of rowsOf(text)) {
    if (day === 'unknown') theirs.set(country, null);
    else if (theirs.has(country)) theirs.get(country).put(day, name);
    else theirs.set(country, new Days([[day, [name]]]));
  }
  return { version: text.match(/python3-holidays (\S+)/)[1], theirs };
}

/** Easter Sunday (the anonymous Gregorian computus), to read `easter-1` in a line. */
function easter(year) {
  const a = year % 19, b = Math.floor(year / 100), c = year % 100;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const n = h + l - 7 * Math.floor((a + 11 * h + 22 * l) / 451) + 114;
  return Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1);
}

const WEEKDAYS = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');
const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const DAY_MS = 86_400_000;
const iso = (time) => new Date(time).toISOString().slice(0, 10);

/** One form of the day column: whether it means the day, which is on ISO date `day` and called `names`. */
function means(form, { day, names }) {
  const year = Number(day.slice(0, 4));
  if (form.startsWith('=')) return names.includes(form.slice(1));
  if (form.startsWith('easter')) return iso(easter(year) + Number(form.slice(6)) * DAY_MS) === day;
  const nth = form.match(/^([1-5])(?:st|nd|rd|th) (\w+) of (\w+)(?: \+(\d))?$/);
  if (nth) {
    const first = Date.UTC(year, MONTHS.indexOf(nth[3]), 1);
    const ahead = (WEEKDAYS.indexOf(nth[2]) - new Date(first).getUTCDay() + 7) % 7;
    return iso(first + (ahead + 7 * (nth[1] - 1) + Number(nth[4] ?? 0)) * DAY_MS) === day;
  }
  const before = form.match(/^(\w+) before (\d\d-\d\d)$/);
  if (before) {
    const eve = Date.parse(`${year}-${before[2]}`) - DAY_MS;
    return iso(eve - ((new Date(eve).getUTCDay() - WEEKDAYS.indexOf(before[1]) + 7) % 7) * DAY_MS) === day;
  }
  return day === form || day.slice(5) === form;
}

const FORM =
  /^(=.+|(\d{4}-)?\d\d-\d\d|easter([+-]\d+)?|[1-5](st|nd|rd|th) \w+day of \w+( \+\d)?|\w+day before \d\d-\d\d)$/;

/** The reviewed list, a line of several dates as several lines. */
function readLines() {
  return rowsOf(readFileSync(join(here, 'differences.tsv'), 'utf8')).flatMap((cells) => {
    const [country, reader, years, day, direction, reason] = cells;
    const wrong = (what) => stop(`differences.tsv: ${what}: ${cells.join(' | ')}`);
    if (cells.length !== 6 || !reason.trim()) wrong('not six columns');
    const [from, until = from] = years.split('-').map(Number);
    if (!ALPHA2[country]) wrong('no such country');
    if (!READERS.includes(reader)) wrong('no such reader');
    if (!DIRECTIONS.includes(direction)) wrong('no such direction');
    if (!(from >= FIRST && from <= until && until <= LAST)) wrong('years not within those compared');
    return (day.startsWith('=') ? [day] : day.split(',')).map((form) => {
      if (!FORM.test(form)) wrong(`no day: ${form}`);
      return { country, reader, from, until, form, direction, reason, explains: 0 };
    });
  });
}

function fits(line, found) {
  const year = Number(found.day.slice(0, 4));
  const same = ['country', 'reader', 'direction'].every((key) => line[key] === found[key]);
  return same && line.from <= year && year <= line.until && means(line.form, found);
}

const ours = readOurs();
const readers = { 'date-holidays': readDateHolidays(), 'python-holidays': readPython() };
const lines = readLines();
let agreed = 0, explained = 0, skipped = 0;
const unexplained = [];

for (const reader of READERS) {
  for (const [country, theirs] of readers[reader].theirs) {
    if (theirs === null) {
      console.log(`${reader}: ${country} skipped: ${readers[reader].version} does not know it`);
      skipped += 1;
      continue;
    }
    const mine = ours.get(country);
    for (const day of [...new Set([...mine.keys(), ...theirs.keys()])].sort()) {
      if (mine.has(day) && theirs.has(day)) {
        agreed += 1;
        continue;
      }
      const direction = mine.has(day) ? 'ours-only' : 'theirs-only';
      const found = { country, reader, day, direction, names: mine.get(day) ?? theirs.get(day) };
      const fitting = lines.filter((line) => fits(line, found));
      for (const line of fitting) line.explains += 1;
      if (fitting.length === 0) unexplained.push(found);
      else explained += 1;
    }
  }
}

const idle = lines.filter((line) => line.explains === 0);
for (const { country, reader, day, direction, names } of unexplained) {
  console.log(`unexplained: ${country} ${reader} ${day} ${direction}: ${names.join('; ')}`);
}
for (const { country, reader, from, until, form, direction } of idle) {
  console.log(`explains nothing: ${country} ${reader} ${from}-${until} ${form} ${direction}`);
}
const versions = READERS.map((reader) => `${reader} ${readers[reader].version}`).join(', ');
console.log(
  `holidays ${FIRST}-${LAST} against ${versions}: ${agreed} days agree, ${explained} differences explained by ` +
    `${lines.length} reasons, ${unexplained.length} unexplained, ${idle.length} reasons explain nothing, ` +
    `${skipped} countries skipped`,
);
process.exitCode = unexplained.length + idle.length > 0 ? 1 : 0;
