#include "feeds/html/index_page.hpp"

namespace rcm {
namespace {

// Contrast of every text colour on its ground is at least 7:1 in both schemes, of badges and borders of use 4.5:1.
constexpr std::string_view css = R"css(:root {
  color-scheme: light dark;
  --ground: #ffffff;
  --raised: #f3f6f9;
  --text: #1b2430;
  --quiet: #47525f;
  --line: #c3ccd6;
  --link: #0a4a8f;
  --open-ground: #fff1c9;
  --open-text: #553c00;
  --bad-ground: #fde2e0;
  --bad-text: #7a1010;
  --good-ground: #dff3e4;
  --good-text: #0e4a23;
}

@media (prefers-color-scheme: dark) {
  :root {
    --ground: #12181f;
    --raised: #1b242e;
    --text: #e8edf2;
    --quiet: #b3bfcb;
    --line: #435161;
    --link: #9ccbff;
    --open-ground: #453300;
    --open-text: #ffe3a0;
    --bad-ground: #541a1a;
    --bad-text: #ffd6d2;
    --good-ground: #143d22;
    --good-text: #c4f0d0;
  }
}

* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; text-size-adjust: 100%; }

body {
  margin: 0 auto;
  max-width: 66rem;
  padding: 1rem 1.25rem 3rem;
  background: var(--ground);
  color: var(--text);
  font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  overflow-wrap: break-word;
}

h1, h2, h3, h4 { line-height: 1.25; margin: 0 0 0.5rem; }
h1, .as-h1 { font-size: clamp(1.5rem, 1.1rem + 2vw, 2.25rem); font-weight: 700; }
h2 { font-size: 1.5rem; margin-top: 3rem; padding-bottom: 0.25rem; border-bottom: 2px solid var(--line); }
h3 { font-size: 1.15rem; margin-top: 1.75rem; }
h4 { font-size: 1.05rem; margin: 0; }
p { margin: 0 0 0.5rem; max-width: 46rem; }
code { font-size: 0.9em; }

a { color: var(--link); text-underline-offset: 0.15em; }
a:hover { text-decoration-thickness: 2px; }
a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
.event:target { background: var(--raised); box-shadow: 0 0 0 0.5rem var(--raised); }

.skip { position: absolute; left: -100rem; top: 0; padding: 0.75rem 1rem; background: var(--ground); z-index: 1; }
.skip:focus { left: 0.5rem; top: 0.5rem; }
.languages { float: right; margin: 0 0 0.5rem 1rem; }
.languages a { display: inline-block; padding: 0.35rem 0; }
.lead { font-size: 1.05rem; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; list-style: none; margin: 1rem 0 0; padding: 0; }
nav a { display: inline-block; padding: 0.35rem 0; }

.events, .cards { list-style: none; margin: 0; padding: 0; }
.event {
  display: grid;
  grid-template-columns: 13rem minmax(0, 1fr);
  gap: 0 1.5rem;
  padding: 0.9rem 0;
  border-top: 1px solid var(--line);
}
.event .when { font-weight: 600; }
.zone { display: block; font-weight: 400; font-size: 0.9rem; color: var(--quiet); }
.facts, .source { color: var(--quiet); }
.source { font-size: 0.9rem; margin-bottom: 0; }
.is-cancelled h4, .is-cancelled .when { text-decoration: line-through; }
.what p { margin: 0.2rem 0; }

.badge {
  display: inline-block;
  padding: 0 0.5rem;
  border: 1px solid currentcolor;
  border-radius: 1rem;
  font-size: 0.85rem;
  font-weight: 600;
  background: var(--raised);
  color: var(--text);
}
.badge-open, .badge-possible { background: var(--open-ground); color: var(--open-text); }
.badge-cancelled { background: var(--bad-ground); color: var(--bad-text); }

.cards > li { margin: 0 0 0.75rem; padding: 0.75rem 1rem; background: var(--raised); border-left: 0.3rem solid var(--line); }
.cards h3 { margin: 0 0 0.35rem; font-size: 1.05rem; }
.cards p { margin: 0.2rem 0; }
.cards .error { border-color: var(--bad-text); }
.cards .warning { border-color: var(--open-text); }
.message { font-weight: 600; }
.all-clear { padding: 0.75rem 1rem; background: var(--good-ground); color: var(--good-text); font-weight: 600; }

dl { margin: 0; }
.cards dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: 0.5rem 1.5rem; }
dt { color: var(--quiet); font-size: 0.9rem; }
dd { margin: 0; }
.how-to > div { margin: 0 0 0.75rem; max-width: 46rem; }
.how-to dt { color: var(--text); font-size: 1rem; font-weight: 600; }

table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th, td { padding: 0.5rem 0.75rem 0.5rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
thead th { color: var(--quiet); font-size: 0.9rem; }
tbody th { font-weight: 600; }
thead th { width: 17%; }
thead th:first-child { width: 30%; }
thead th:nth-child(3) { width: 10%; }
thead th:last-child { width: 26%; }
td a { display: block; padding: 0.15rem 0; }
.file { overflow-wrap: anywhere; }

footer { margin-top: 3rem; color: var(--quiet); }
.front section { margin: 2rem 0; }
.front .as-h1 { border: 0; margin-top: 0; padding: 0; }
.go { display: inline-block; padding: 0.5rem 0; font-size: 1.15rem; font-weight: 600; }

@media (max-width: 44rem) {
  body { padding: 0.75rem 1rem 2rem; }
  .event { grid-template-columns: minmax(0, 1fr); }
  .event .when { margin: 0; }
  thead { position: absolute; left: -100rem; }
  table, tbody { display: block; }
  tbody tr { display: flex; flex-wrap: wrap; gap: 0 1.25rem; padding: 0.6rem 0; border-bottom: 1px solid var(--line); }
  tbody th, tbody td { padding: 0; border: 0; }
  tbody th { width: 100%; }
  td a { padding: 0.35rem 0; }
}

@media print {
  :root { --ground: #ffffff; --raised: #ffffff; --text: #000000; --quiet: #333333; --line: #888888; --link: #000000; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  .skip, .languages, nav, #subscribe { display: none; }
  .event, .cards > li { break-inside: avoid; }
  h2, h3, h4 { break-after: avoid; }
}
)css";

}  // namespace

std::string_view stylesheet() {
    return css;
}

}  // namespace rcm
