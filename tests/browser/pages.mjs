// Each kind of page in Debian's Chromium, in both languages, on a phone and on a desktop: no error in the console, no
// request to elsewhere, nothing that axe-core objects to in light or dark, no sideways scrolling, a visible focus in
// an order that follows the page; print shows no navigation. Screenshots of all of it are kept for people to look at.
//
//   node pages.mjs SITE REPORT.html NODE_MODULES SCREENSHOTS
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { check_files } from "./files.mjs";
import { serve } from "./server.mjs";

const [site, report, modules, shots] = process.argv.slice(2).map((path) => resolve(path));
const require = createRequire(join(modules, "x.js"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const kinds = {
  start: "index.html",
  agenda: "agenda.html",
  year: "2018.html",
  month: "2018-09.html",
  event: "events/missing-migrants-workshop.html",
  "event-timed": "events/browser-call.html",
  "event-sessions": "events/governance-sdg-workshops.html",
  parties: "parties.html",
  member: "parties/mexico.html",
  observer: "parties/iom.html",
  body: "bodies/rcgm.html",
  open: "open.html",
  conflicts: "conflicts.html",
  subscribe: "subscribe.html",
};
const sizes = { phone: { width: 360, height: 740 }, desktop: { width: 1280, height: 900 } };
const faults = [];
const fault = (text) => faults.push(text);

const begun = performance.now();
const lap = (name) => process.env.BROWSER_LAPS && console.log(`${name}: ${Math.round(performance.now() - begun)} ms`);
const paths = await check_files(site, report, modules, fault);
lap("files");
const server = await serve(site);
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
});

async function open_page(context, address, name) {
  const page = await context.newPage();
  page.on("console", (message) => fault(`${name}: console: ${message.text()}`));
  page.on("pageerror", (error) => fault(`${name}: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(server.address) && !request.url().startsWith("file:"))
      fault(`${name}: request to ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) fault(`${name}: ${response.status()} for ${response.url()}`);
  });
  await page.goto(address);
  return page;
}

const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

async function check_axe(page, name, tags) {
  await page.evaluate(axe);
  const outcome = await page.evaluate(
    (runOnly) => window.axe.run(document, { runOnly, resultTypes: ["violations"] }),
    tags,
  );
  for (const violation of outcome.violations)
    fault(`${name}: axe ${violation.id}: ${violation.help}: ${violation.nodes[0].html.slice(0, 120)}`);
}

async function check_width(page, name) {
  const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  if (wide > room) {
    const which = await page.evaluate(() =>
      [...document.querySelectorAll("body *")]
        .filter((e) => e.getBoundingClientRect().right > window.innerWidth + 1)
        .map((e) => e.tagName + "." + e.className)
        .slice(0, 3)
        .join(" "),
    );
    fault(`${name}: scrolls sideways, ${wide} > ${room}: ${which}`);
  }
}

/// Tab by Tab: the skip link first, then in the order of the document, each with an outline.
async function check_keyboard(page, name) {
  let last = -1;
  for (let press = 0; press < 14; ++press) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const element = document.activeElement;
      const all = [...document.querySelectorAll("a[href], summary")].filter(
        (e) => e.tagName === "SUMMARY" || !e.closest("details:not([open])"),
      );
      const style = getComputedStyle(element);
      return {
        index: all.indexOf(element),
        outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        skip: element.className === "skip",
        seen: element.getBoundingClientRect().left >= 0,
      };
    });
    if (at.index < 0) break;
    if (press === 0 && !at.skip) fault(`${name}: the first stop is not the skip link`);
    if (at.index !== last + 1) fault(`${name}: focus jumps from ${last} to ${at.index}`);
    if (!at.outlined || !at.seen) fault(`${name}: no visible focus on link ${at.index}`);
    last = at.index;
  }
  if (last < 5) fault(`${name}: only ${last + 1} stops for the keyboard`);
}

// Light and dark, phone and desktop, English and Spanish: each value with each kind, not each with each other.
const rounds = [
  ["phone", "light", ["en", "es"]],
  ["desktop", "light", ["en", "es"]],
  ["phone", "dark", ["es"]],
  ["desktop", "dark", ["en"]],
];
async function look(size, scheme, languages) {
  const viewport = sizes[size];
  const context = await browser.newContext({ viewport, colorScheme: scheme, bypassCSP: true });
  const shoot = (page, name) => page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
  for (const language of languages) {
    for (const [kind, path] of Object.entries(kinds)) {
      const name = `${kind}-${language}-${size}-${scheme}`;
      const page = await open_page(context, `${server.address}/${language}/${path}`, name);
      await check_width(page, name);
      await shoot(page, name);
      // The two languages differ in words only, dark differs in colours only.
      if (scheme === "dark") await check_axe(page, name, ["cat.color"]);
      else if ((language === "en") === (size === "desktop")) await check_axe(page, name, standards);
      if (scheme === "light" && language === "en" && size === "desktop") await check_keyboard(page, name);
      await page.close();
    }
  }
  for (const [kind, address] of [
    ["front", `${server.address}/index.html`],
    ["report", pathToFileURL(report).href],
  ]) {
    const name = `${kind}-${size}-${scheme}`;
    const page = await open_page(context, address, name);
    await check_width(page, name);
    await shoot(page, name);
    await check_axe(page, name, standards);
    await page.close();
  }
  await context.close();
  lap(`${size} ${scheme}`);
}
// Two at a time: one paints while the other is asked.
const waiting = [...rounds];
const lane = async () => {
  while (waiting.length > 0) await look(...waiting.shift());
};
await Promise.all([lane(), lane()]);

// With the page's own policy in force: its style sheet is applied, and paper shows the content without navigation.
const strict = await browser.newContext({ viewport: sizes.desktop });
for (const [kind, path] of Object.entries(kinds)) {
  const page = await open_page(strict, `${server.address}/en/${path}`, `${kind}-strict`);
  const band = await page.evaluate(() => getComputedStyle(document.querySelector(".band")).backgroundColor);
  if (band === "rgba(0, 0, 0, 0)") fault(`${kind}: the style sheet is not applied`);
  await page.emulateMedia({ media: "print" });
  const shown = await page.evaluate(() =>
    [...document.querySelectorAll("nav, .skip, .buttons")].filter((e) => e.getClientRects().length > 0).length,
  );
  if (shown > 0) fault(`${kind}: navigation or buttons on paper`);
  if (["month", "conflicts", "event"].includes(kind))
    await page.screenshot({ path: join(shots, `${kind}-print.png`), fullPage: true });
  await page.close();
}
await browser.close();
server.close();
const unique = [...new Set(faults)];
console.log(`${paths.length} pages valid and linked, ${Object.keys(kinds).length} kinds seen in Chromium, ` +
            `${unique.length} faults`);
for (const text of unique.slice(0, 60)) console.log("  " + text);
process.exit(unique.length > 0 ? 1 : 0);
