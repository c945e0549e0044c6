// Each kind of page in Debian's Chromium, in both languages, on a phone and on a desktop: no error in the console, no
// request to elsewhere, nothing that axe-core objects to in light or dark, no sideways scrolling, a visible focus in
// an order that follows the page; print shows no navigation. Screenshots of all of it are kept for people to look at:
// the first screen, or the whole page where BROWSER_WHOLE_PAGES is set (painting long pages takes most of the time).
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
  "event-venue": "events/browser-course.html",
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

/// One page for a whole context: what it reports is of the address that it shows.
async function new_page(context) {
  const page = await context.newPage();
  let name = "";
  page.on("console", (message) => fault(`${name}: console: ${message.text()}`));
  page.on("pageerror", (error) => fault(`${name}: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(server.address) && !request.url().startsWith("file:"))
      fault(`${name}: request to ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) fault(`${name}: ${response.status()} for ${response.url()}`);
  });
  return {
    page,
    show: async (address, shown) => {
      name = shown;
      await page.goto(address);
    },
  };
}

const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const fullPage = Boolean(process.env.BROWSER_WHOLE_PAGES);
const shoot = (page, name) => page.screenshot({ path: join(shots, `${name}.png`), fullPage });

async function check_axe(page, name, tags) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
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

/// What the two languages share is asked once, on a phone in Spanish and on a desktop in English; so is what does not
/// depend on the width: dark differs in colours only.
async function look(size, language) {
  const context = await browser.newContext({ viewport: sizes[size], bypassCSP: true });
  const { page, show } = await new_page(context);
  const whole = (language === "en") === (size === "desktop");
  const inspect = async (address, kind) => {
    const name = `${kind}-${language}-${size}`;
    await page.emulateMedia({ colorScheme: "light" });
    await show(address, name);
    await check_width(page, name);
    await shoot(page, `${name}-light`);
    if (!whole) return;
    if (size === "desktop" && kind !== "front" && kind !== "report") await check_keyboard(page, name);
    await check_axe(page, name, standards);
    await page.emulateMedia({ colorScheme: "dark" });
    await shoot(page, `${name}-dark`);
    await check_axe(page, `${name}-dark`, ["cat.color"]);
  };
  for (const [kind, path] of Object.entries(kinds)) await inspect(`${server.address}/${language}/${path}`, kind);
  if (whole) {
    await inspect(`${server.address}/index.html`, "front");
    await inspect(pathToFileURL(report).href, "report");
  }
  await context.close();
  lap(`${size} ${language}`);
}
// Two at a time: one paints while the other is asked.
await Promise.all([
  look("phone", "es").then(() => look("phone", "en")),
  look("desktop", "en").then(() => look("desktop", "es")),
]);

// With the page's own policy in force: its style sheet is applied, and paper shows the content without navigation.
const strict = await new_page(await browser.newContext({ viewport: sizes.desktop }));
for (const [kind, path] of Object.entries(kinds)) {
  const page = strict.page;
  await page.emulateMedia({ media: "screen" });
  await strict.show(`${server.address}/en/${path}`, `${kind}-strict`);
  const band = await page.evaluate(() => getComputedStyle(document.querySelector(".band")).backgroundColor);
  if (band === "rgba(0, 0, 0, 0)") fault(`${kind}: the style sheet is not applied`);
  await page.emulateMedia({ media: "print" });
  const shown = await page.evaluate(() =>
    [...document.querySelectorAll("nav, .skip, .buttons")].filter((e) => e.getClientRects().length > 0).length,
  );
  if (shown > 0) fault(`${kind}: navigation or buttons on paper`);
  if (["month", "conflicts", "event"].includes(kind))
    await shoot(page, `${kind}-print`);
}
await browser.close();
server.close();
const unique = [...new Set(faults)];
console.log(`${paths.length} pages valid and linked, ${Object.keys(kinds).length} kinds seen in Chromium, ` +
            `${unique.length} faults`);
for (const text of unique.slice(0, 60)) console.log("  " + text);
process.exit(unique.length > 0 ? 1 : 0);
