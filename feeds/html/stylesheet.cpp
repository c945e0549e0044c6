#include "feeds/html/page.hpp"

namespace rcm {
namespace {

// Contrast of every text colour on its ground is at least 7:1 in both schemes, of badges, bars and borders of
// use 4.5:1.
constexpr StyleSheet sheet(R"css(:root {
  color-scheme: light dark;
  --ground: #ffffff;
  --raised: #f2f5f8;
  --text: #1a2330;
  --quiet: #455160;
  --line: #cbd4dd;
  --link: #0a4a8f;
  --band: #0d2f57;
  --on-band: #ffffff;
  --on-band-quiet: #d5e3f3;
  --accent: #e8b84a;
  --button: #0a4a8f;
  --on-button: #ffffff;
  --open-ground: #fff1c9;
  --open-text: #5a3f00;
  --bad-ground: #fde4e2;
  --bad-text: #8a1313;
  --info-ground: #e3edf8;
  --info-text: #1d4470;
  --good-ground: #dff3e4;
  --good-text: #0e4a23;
  --meeting: #0f4c8a;
  --workshop: #0b5f56;
  --course: #5b3a8c;
  --launch: #80410b;
  --deadline: #8a1746;
  --review: #46525f;
  --on-kind: #ffffff;
}

@media (prefers-color-scheme: dark) {
  :root {
    --ground: #10161d;
    --raised: #1a232d;
    --text: #e8edf2;
    --quiet: #b5c1cd;
    --line: #3a4756;
    --link: #9ccbff;
    --band: #0b2342;
    --on-band: #ffffff;
    --on-band-quiet: #c6d8ec;
    --accent: #e8b84a;
    --button: #9ccbff;
    --on-button: #08213f;
    --open-ground: #453300;
    --open-text: #ffe3a0;
    --bad-ground: #541a1a;
    --bad-text: #ffd6d2;
    --info-ground: #1c3550;
    --info-text: #cfe4fb;
    --good-ground: #143d22;
    --good-text: #c4f0d0;
    --meeting: #9ccbff;
    --workshop: #7fdccf;
    --course: #d0b8ff;
    --launch: #ffc58a;
    --deadline: #ffb0cd;
    --review: #c3cdd8;
    --on-kind: #0d141b;
  }
}

*, ::before, ::after { box-sizing: border-box; }
html { scroll-padding-top: 1rem; text-size-adjust: 100%; }

body {
  margin: 0;
  background: var(--ground);
  color: var(--text);
  font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  overflow-wrap: break-word;
}

main, footer, .top, nav.site ul { max-width: 68rem; margin-inline: auto; padding-inline: 1.25rem; }
main { padding-block: 1.75rem 3rem; }

h1, h2, h3 { line-height: 1.25; margin: 0 0 0.5rem; text-wrap: balance; }
h1, .as-h1 { font-size: clamp(1.6rem, 1.2rem + 1.8vw, 2.25rem); font-weight: 700; letter-spacing: -0.01em; }
h2 { font-size: 1.4rem; margin-top: 2.5rem; }
h3 { font-size: 1.1rem; margin-top: 1.5rem; }
p { margin: 0 0 0.5rem; max-width: 46rem; }
code { font-size: 0.9em; }

a { color: var(--link); text-underline-offset: 0.15em; text-decoration-thickness: 1px; }
a:hover { text-decoration-thickness: 2px; }
a:focus-visible, summary:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 3px; }
:target { background: var(--raised); box-shadow: 0 0 0 0.5rem var(--raised); }

.skip { position: absolute; left: -100rem; top: 0; padding: 0.75rem 1rem; background: var(--ground); z-index: 1; }
.skip:focus { left: 0.5rem; top: 0.5rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.band { background: var(--band); color: var(--on-band); border-bottom: 4px solid var(--accent); }
.band a { color: var(--on-band); text-decoration: none; }
.band a:hover { text-decoration: underline; }
.band a:focus-visible { outline-color: var(--accent); }
.top { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; padding-block: 0.9rem 0.4rem; }
.top p { margin: 0; }
.brand { font-weight: 700; font-size: 1.1rem; }
.languages { white-space: nowrap; }
.languages a { display: inline-block; padding: 0.3rem 0.8rem; border: 1px solid var(--on-band-quiet); border-radius: 2rem; }
.band .site ul { display: flex; flex-wrap: wrap; gap: 0 0.25rem; list-style: none; margin-block: 0; padding-block: 0; }
.band .site a { display: block; padding: 0.6rem 0.75rem; margin-left: -0.75rem; margin-right: 0.75rem; color: var(--on-band-quiet); }
.band .site a[aria-current] { color: var(--on-band); font-weight: 600; box-shadow: inset 0 -3px var(--accent); }

.lead { font-size: 1.1rem; color: var(--quiet); margin-bottom: 1rem; }
.more a { margin-left: 0.5rem; }

.tiles { display: grid; grid-template-columns: repeat(4, 1fr); gap: 0.75rem; list-style: none; margin: 1.5rem 0 0; padding: 0; }
.tiles a { display: block; height: 100%; padding: 0.8rem 1rem; background: var(--raised); border-radius: 0.5rem; border-left: 0.3rem solid var(--line); text-decoration: none; color: var(--text); }
.tiles a:hover span { text-decoration: underline; }
.tiles strong { display: block; font-size: 1.75rem; line-height: 1.2; }
.tiles .is-bad a { border-color: var(--bad-text); }
.tiles .is-open a { border-color: var(--open-text); }

.finder { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2.5rem; margin-bottom: 1rem; }
.finder h3 { margin-top: 0.5rem; color: var(--quiet); font-size: 1rem; }
.chips { display: flex; flex-wrap: wrap; gap: 0.5rem; list-style: none; margin: 0 0 1rem; padding: 0; }
.chips a { display: inline-block; padding: 0.35rem 0.85rem; border: 1px solid var(--line); border-radius: 2rem; background: var(--raised); text-decoration: none; }
.chips a:hover { border-color: var(--link); }
.plain { list-style: none; margin: 0; padding: 0; }
.plain a { display: inline-block; padding: 0.2rem 0; }

.events, .cards { list-style: none; margin: 0; padding: 0; }
.event {
  display: grid;
  grid-template-columns: 14rem minmax(0, 1fr);
  gap: 0 1.5rem;
  padding: 0.8rem 0 0.8rem 0.9rem;
  border-top: 1px solid var(--line);
  border-left: 0.3rem solid var(--kind, var(--line));
}
.kind-meeting { --kind: var(--meeting); }
.kind-workshop { --kind: var(--workshop); }
.kind-course { --kind: var(--course); }
.kind-launch { --kind: var(--launch); }
.kind-deadline { --kind: var(--deadline); }
.kind-review { --kind: var(--review); }
.when { font-weight: 600; margin: 0; }
.what p { margin: 0 0 0.2rem; }
.title { font-size: 1.05rem; font-weight: 600; }
.title a { text-decoration: none; }
.title a:hover { text-decoration: underline; }
.zone { display: block; font-weight: 400; font-size: 0.9rem; color: var(--quiet); }
.facts, .source { color: var(--quiet); }
.source { font-size: 0.9rem; }
.is-cancelled .title, .is-cancelled .when { text-decoration: line-through; }

.badge {
  display: inline-block;
  padding: 0 0.55rem;
  border: 1px solid currentcolor;
  border-radius: 1rem;
  font-size: 0.85rem;
  font-weight: 600;
  white-space: nowrap;
  background: var(--raised);
  color: var(--text);
}
a.badge { text-decoration: none; line-height: 1.65rem; }
.badge-open, .badge-possible, .badge-warning { background: var(--open-ground); color: var(--open-text); }
.badge-cancelled, .badge-overdue, .badge-error { background: var(--bad-ground); color: var(--bad-text); }
.badge-acknowledged, .badge-quiet { background: none; color: var(--quiet); }
.badge-information { background: var(--info-ground); color: var(--info-text); }

.card { margin: 0 0 0.75rem; padding: 0.8rem 1rem; background: var(--raised); border-left: 0.3rem solid var(--line); border-radius: 0 0.4rem 0.4rem 0; }
.card h3 { margin: 0 0 0.35rem; font-size: 1.05rem; }
.card p { margin: 0.25rem 0; }
.card.error { border-color: var(--bad-text); }
.card.warning { border-color: var(--open-text); }
.card.information { border-color: var(--info-text); }
.card.acknowledged { padding-block: 0.5rem; background: none; border-left-style: dotted; color: var(--quiet); }
.message { font-weight: 600; }
.acknowledged .message { font-weight: 400; }
.counts { font-size: 1.1rem; font-weight: 600; }
.all-clear { padding: 0.75rem 1rem; background: var(--good-ground); color: var(--good-text); font-weight: 600; border-radius: 0.4rem; }

.panel { margin: 1.5rem 0; padding: 1rem 1.25rem; background: var(--raised); border-radius: 0.5rem; }
.panel h2 { margin-top: 0; font-size: 1.15rem; }
.panel h3 { font-size: 1rem; margin-top: 0.75rem; }
.buttons { display: flex; flex-wrap: wrap; gap: 0.5rem; list-style: none; margin: 0 0 0.75rem; padding: 0; }
.button { display: inline-block; padding: 0.4rem 1rem; border: 1px solid var(--link); border-radius: 0.4rem; font-weight: 600; text-decoration: none; background: var(--ground); }
.button.main, .front .button { background: var(--button); color: var(--on-button); }
.button:hover { text-decoration: underline; }
.file { overflow-wrap: anywhere; }

dl { margin: 0; }
.cards dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: 0.5rem 1.5rem; }
dt { color: var(--quiet); font-size: 0.9rem; }
dd { margin: 0; }
.how-to > div { margin: 0 0 0.9rem; max-width: 46rem; }
.how-to dt { color: var(--text); font-size: 1rem; font-weight: 600; }
.how-to .button { margin-bottom: 0.35rem; }
.columns { display: grid; grid-template-columns: repeat(2, 1fr); gap: 0 2.5rem; }

.plain-table { width: 100%; border-collapse: collapse; }
.plain-table th, .plain-table td { padding: 0.5rem 1rem 0.5rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
.plain-table thead th { color: var(--quiet); font-size: 0.9rem; }
.plain-table ul { margin: 0; padding-left: 1.1rem; }
.plain-table p { margin: 0.2rem 0 0; }
.fields th:first-child { width: 12rem; }
.fields .source { width: 17rem; }
.clocks td { white-space: nowrap; }
.clocks { width: auto; min-width: 20rem; margin: 0.75rem 0; }
.clocks caption { text-align: left; font-weight: 600; padding-bottom: 0.25rem; }
.session { padding: 0.6rem 0; }
.session .when { font-size: 1.25rem; }
.history { margin: 0; padding-left: 1.2rem; }
.history li { margin-bottom: 0.75rem; }
.history p { margin: 0; }

.turns { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0.25rem 1.5rem; margin: 0 0 1rem; }
.turns a { display: inline-block; padding: 0.3rem 0; }

.month { width: 100%; table-layout: fixed; border-collapse: collapse; }
.month thead th { padding: 0.4rem 0.5rem; text-align: left; font-size: 0.9rem; color: var(--quiet); }
.month tbody { border-top: 1px solid var(--line); }
.month tbody::after { content: ""; display: block; height: 0.6rem; }
.month td { padding: 0 2px 3px; vertical-align: top; }
.month .days td { padding: 0.3rem 0.5rem 0.1rem; font-weight: 600; }
.month .days .outside { color: var(--quiet); font-weight: 400; }
.month .weekend { background: var(--raised); }
.month .today time { display: inline-block; min-width: 1.7rem; padding: 0 0.3rem; text-align: center; border-radius: 1rem; background: var(--button); color: var(--on-button); }
.month .now { font-size: 0.8rem; }
.bar { display: block; min-height: 1.5rem; padding: 0.1rem 0.5rem; border-radius: 0.3rem; border: 2px solid var(--kind); background: var(--kind); color: var(--on-kind); font-size: 0.85rem; font-weight: 600; line-height: 1.3; text-decoration: none; overflow: hidden; }
.bar span { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; line-clamp: 2; overflow: hidden; }
.bar:hover { text-decoration: underline; }
.bar.is-open { background: var(--ground); color: var(--kind); border-style: dashed; }
.bar.is-cancelled { background: var(--ground); color: var(--quiet); border-color: var(--quiet); text-decoration: line-through; }
.bar.goes-on { border-top-left-radius: 0; border-bottom-left-radius: 0; border-left-width: 0; }
.bar.to-go-on { border-top-right-radius: 0; border-bottom-right-radius: 0; border-right-width: 0; }

.key { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; list-style: none; margin: 0.75rem 0 0; padding: 0; font-size: 0.9rem; color: var(--quiet); }
.key li::before { content: ""; display: inline-block; width: 0.9em; height: 0.9em; margin-right: 0.4em; border-radius: 0.2em; vertical-align: -0.08em; background: var(--kind); border: 2px solid var(--kind); }
.key .is-open::before { background: none; border: 2px dashed var(--quiet); }
.key .is-busy { --kind: var(--meeting); }
.key .is-quiet::before { height: 3px; border: 0; border-radius: 0; background: var(--deadline); vertical-align: 0; }
.timeline-key .mark-error::before, .timeline-key .mark-warning::before, .timeline-key .mark-information::before, .timeline-key .mark-acknowledged::before { display: none; }
.timeline-key .mark-error { color: var(--bad-text); }
.timeline-key .mark-warning { color: var(--open-text); }
.timeline-key .mark-information { color: var(--info-text); }

.year { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: 1.5rem 2rem; }
.small-month h3 { margin: 0 0 0.25rem; font-size: 1rem; }
.small-month h3 a { display: inline-block; padding: 0.1rem 0; }
.small-month table { width: 100%; border-collapse: collapse; table-layout: fixed; font-size: 0.85rem; text-align: center; font-variant-numeric: tabular-nums; }
.small-month th { font-weight: 400; font-size: 0.72rem; color: var(--quiet); padding: 0; }
.small-month td { padding: 1px; height: 1.75rem; }
.small-month .weekend { color: var(--quiet); }
.small-month .today { outline: 2px solid var(--accent); border-radius: 0.3rem; }
.small-month a { display: block; min-width: 24px; line-height: 1.65rem; border-radius: 0.3rem; text-decoration: none; font-weight: 600; }
.small-month .is-busy { background: var(--meeting); color: var(--on-kind); }
.small-month .is-quiet { box-shadow: inset 0 -3px var(--deadline); border-radius: 0; color: var(--text); }
.small-month .is-open { border: 2px dashed var(--quiet); line-height: 1.4rem; color: var(--text); }
.small-month h3 a { line-height: inherit; min-width: 0; }
.sometime { margin: 0.25rem 0 0; font-size: 0.85rem; color: var(--quiet); }

.picture { margin: 0.5rem 0; }
.timeline { display: block; width: 100%; height: auto; font: 13px/1 system-ui, "Segoe UI", Roboto, Arial, sans-serif; }
.timeline-narrow { display: none; }
.timeline .name { fill: var(--text); stroke: var(--ground); stroke-width: 3px; paint-order: stroke; }
.timeline .tick { fill: var(--quiet); font-size: 12px; }
.timeline .grid { stroke: var(--line); stroke-width: 1; }
.timeline .stripe { fill: var(--raised); }
.timeline .mark-error { --mark: var(--bad-text); }
.timeline .mark-warning { --mark: var(--open-text); }
.timeline .mark-information { --mark: var(--info-text); }
.timeline .mark-acknowledged { --mark: var(--quiet); }
.timeline .bar { fill: var(--mark); stroke: var(--mark); stroke-width: 1.5; }
.timeline .bar.mark-acknowledged { fill: var(--line); }
.timeline .bar.is-open { fill: var(--ground); stroke-dasharray: 4 3; }
.timeline .tick-mark { fill: none; stroke: var(--mark); stroke-width: 2; }
.timeline .mark { fill: var(--mark); }
.timeline .link { stroke: var(--mark); stroke-width: 2; fill: var(--ground); }
.timeline .link.mark-acknowledged { stroke-width: 1; stroke-dasharray: 3 3; }
.timeline line.now { stroke: var(--link); stroke-width: 1.5; stroke-dasharray: 2 3; }
.timeline text.now { fill: var(--link); }
details { margin: 0.75rem 0; }
summary { cursor: pointer; padding: 0.3rem 0; color: var(--link); }

footer { padding-block: 1.25rem 2rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: 0.9rem; }
.front section { margin: 2.5rem 0; }
.front .as-h1 { margin-top: 0; }

@media (max-width: 48rem) {
  main, footer, .top, nav.site ul { padding-inline: 1rem; }
  main { padding-block: 1.25rem 2rem; }
  .band .site a { padding: 0.45rem 0.6rem; margin-left: -0.6rem; margin-right: 0.6rem; }
  .tiles, .finder, .columns { grid-template-columns: 1fr 1fr; }
  .finder, .columns { grid-template-columns: minmax(0, 1fr); }
  .event { grid-template-columns: minmax(0, 1fr); }
  .plain a, .chips a { padding-block: 0.4rem; }
  .fields, .fields tbody, .fields tr, .fields th, .fields td { display: block; width: auto; }
  .fields thead { position: absolute; left: -100rem; }
  .fields tr { padding: 0.5rem 0; border-bottom: 1px solid var(--line); }
  .fields th, .fields td, .fields .source { padding: 0; border: 0; width: auto; }
  .fields th { color: var(--quiet); font-size: 0.9rem; font-weight: 400; }
  .month thead th { padding: 0.2rem; font-size: 0.75rem; }
  .month .days td { padding: 0.2rem 0.25rem 0; font-size: 0.9rem; }
  .month .today .now { display: none; }
  .bar { padding: 0 0.2rem; font-size: 0.7rem; }
  .timeline-wide { display: none; }
  .timeline-narrow { display: block; }
}

@media print {
  :root {
    --ground: #ffffff; --raised: #ffffff; --text: #000000; --quiet: #333333; --line: #888888; --link: #000000;
    --open-ground: #ffffff; --open-text: #000000; --bad-ground: #ffffff; --bad-text: #000000;
    --info-ground: #ffffff; --info-text: #000000; --good-ground: #ffffff; --good-text: #000000;
    --band: #ffffff; --on-band: #000000;
  }
  body { font-size: 10pt; }
  main, footer, .top { max-width: none; padding: 0; }
  .skip, .languages, nav, .turns, .add, .panel, .buttons, .tiles, summary { display: none; }
  .event, .card, .small-month, .month tbody, .fields tr, .timeline { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  .year { grid-template-columns: repeat(4, 1fr); gap: 0.5rem 1rem; }
  .bar, .small-month a { print-color-adjust: exact; }
}
)css");

}  // namespace

std::string_view stylesheet() {
    return sheet.css();
}

const StyleSheet& stylesheet_literal() {
    return sheet;
}

}  // namespace rcm
