// What needs no browser: every page is valid by html-validate, every link arrives, everything is two clicks away.
import { createRequire } from "node:module";
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, posix } from "node:path";

export function pages_under(folder) {
  const found = [];
  const walk = (path) => {
    for (const entry of readdirSync(join(folder, path), { withFileTypes: true })) {
      const below = posix.join(path, entry.name);
      if (entry.name === "editions" || entry.name === "live") continue;
      if (entry.name.endsWith(".html")) found.push(below);
      else if (!entry.name.includes(".")) walk(below);
    }
  };
  walk("");
  return found.sort();
}

/// The standard rules but for taste: our void elements have no slash, titles and texts are the calendar's own.
const rules = {
  extends: ["html-validate:standard", "html-validate:a11y"],
  rules: { "long-title": "off", "no-trailing-whitespace": "off", "void-style": ["error", { style: "omit" }] },
};

export async function check_files(folder, report, modules, fault) {
  const require = createRequire(join(modules, "x.js"));
  const { HtmlValidate, StaticConfigLoader } = require("html-validate");
  const validator = new HtmlValidate(new StaticConfigLoader(rules));
  const paths = pages_under(folder);
  const text = new Map(paths.map((path) => [path, readFileSync(join(folder, path), "utf8")]));
  for (const [path, bytes] of [...text, ["report.html", readFileSync(report, "utf8")]]) {
    // A report is one file by itself: its style sheet stands inside.
    const outcome = await validator.validateString(bytes, path);
    for (const result of outcome.results)
      for (const message of result.messages)
        fault(`${path}:${message.line}: ${message.ruleId}: ${message.message}`);
    if (/<script|\son[a-z]+=|\sstyle=|javascript:/i.test(bytes)) fault(`${path}: a script, handler or inline style`);
  }
  const links = new Map();
  const feeds = new Set(readdirSync(join(folder, "feeds")));
  for (const [path, bytes] of text) {
    links.set(path, new Set());
    for (const [, address] of bytes.matchAll(/\shref="([^"]*)"/g)) {
      if (/^(https?|webcal):/.test(address)) continue;
      const [file, anchor] = address.split("#");
      const target = file === "" ? path : posix.normalize(posix.join(dirname(path), file));
      if (target.startsWith("feeds/")) {
        if (!feeds.has(target.slice(6))) fault(`${path}: link to a feed that is not there: ${address}`);
      } else if (target.endsWith(".html")) {
        if (!text.has(target)) fault(`${path}: link to nothing: ${address}`);
        else if (anchor && !text.get(target).includes(` id="${anchor}"`)) fault(`${path}: no such place: ${address}`);
        else links.get(path).add(target);
      }
    }
  }
  for (const language of ["en", "es"]) {
    const start = `${language}/index.html`;
    const near = new Set([start]);
    for (let click = 0; click < 2; ++click)
      for (const path of [...near]) for (const target of links.get(path)) near.add(target);
    for (const path of paths)
      if (/^..\/(events|parties|bodies)\//.test(path) && path.startsWith(language) && !near.has(path))
        fault(`${path}: more than two clicks from ${start}`);
  }
  return paths;
}
