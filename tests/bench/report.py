#!/usr/bin/env python3
"""The figures of one run in a table: what was measured, its bound, met or not. Exit 1 where one is not.

  report.py BENCH.json CHECK.json WRITERS.json PUBLISH.txt

Medians of the repetitions of this run. Processor time, so that a busy machine tells the same; but for `rcmcal check`,
publishing and the way from TOML to a feed the time that a user waits.
"""
import json
import re
import statistics
import sys
from collections import defaultdict

bench, check, writers = (json.load(open(path)) for path in sys.argv[1:4])
cpu, wall, counters, failed = defaultdict(list), defaultdict(list), {}, []
for row in bench["benchmarks"]:
    if row["run_type"] != "iteration":
        continue
    name = re.sub(r"/(iterations:\d+|repeats:\d+|manual_time|process_time)", "", row["run_name"])
    if row.get("error_occurred"):
        failed.append(f"{name}: {row['error_message']}")
        continue
    cpu[name].append(row["cpu_time"])
    wall[name].append(row["real_time"])
    counters[name] = row
cpu = {name: statistics.median(times) for name, times in cpu.items()}
wall = {name: statistics.median(times) for name, times in wall.items()}
table = []


def figure(what, value, bound, unit="", least=False):
    met = value >= bound if least else value <= bound
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2
    table.append((what, f"{value:,.{digits}f}{unit}", f"{'at least' if least else 'at most'} {bound:,}{unit}", "met" if met else "NOT MET"))


def told(what, value):
    table.append((what, value, "", ""))


figure("rcmcal check, whole process", check["milliseconds"], 15, " ms")
figure("rcmcal check, most memory", check["megabytes"], 25, " MB")
if "all_rules_of_a_year" in cpu:
    row = counters["all_rules_of_a_year"]
    figure("all rules, 10,000 events a year, one core", cpu["all_rules_of_a_year"], 1000, " ms")
    told("  findings, of so many rules; acknowledged",
         f"{row['findings']:,.0f}, {row['rules_that_find']:.0f}; {row['acknowledged']:,.0f}")
    told("  thrown at random: findings", f"{cpu['all_rules_of_a_random_year']:,.0f} ms: {counters['all_rules_of_a_random_year']['findings']:,.0f}")
for what, ours, theirs, bound in (
        ("10,000 events from TOML to a feed / libical parsing and writing it", "toml_to_feed", "libical_parse_and_write", 1),
        ("writing 10,000 events / libical writing them", "writer_alone", "libical_write", 0.1),
        ("the sweep over 1,000,000 sessions / a bare sort and sweep", "sweep_alone", "bare_sort_and_sweep", 2),
        ("pairwise rules over 1,000,000 sessions / a bare sort and sweep", "overlap_rules", "bare_sort_and_sweep", 2)):
    # From TOML to a feed goes through several threads, of which the processor time is the first one's alone.
    times = wall if ours == "toml_to_feed" else cpu
    figure(what, times[ours] / times[theirs], bound)
for hours in (1, 8):
    sweep = f"double_booked_by_sweep/hours:{hours}"
    ours = cpu[sweep]
    pairs = counters[sweep]["pairs"]
    told(f"who is double-booked, 100,000 sessions of {hours} h: the sweep", f"{ours:.1f} ms, {pairs:,.0f} pairs")
    asked = {name: time for name, time in wall.items()
             if name.startswith("double_booked_by_postgres_") and name.split("/")[1] == f"hours:{hours}"}
    named = [time for name, time in asked.items() if "_ranges/" in name]
    if named:
        figure("  PostgreSQL, b-tree on lower(during) / the sweep", min(named) / ours, 20, least=True)
        fastest = min(asked, key=asked.get)
        form = fastest.removeprefix("double_booked_by_postgres_").split("/")[0]
        figure(f"  PostgreSQL, fastest of its ways ({form}) / the sweep", asked[fastest] / ours, 20, least=True)
    else:
        told("  PostgreSQL / the sweep", "not measured: no server installed")
    ways = {name: time for name, time in cpu.items() if name.startswith("double_booked_by_icl") and name.endswith(f"hours:{hours}")}
    figure("  Boost.ICL, one map / the sweep", cpu[f"double_booked_by_icl/hours:{hours}"] / ours, 10, least=True)
    figure("  Boost.ICL, a map for each party / the sweep", cpu[f"double_booked_by_icl_of_party/hours:{hours}"] / ours, 10, least=True)
plans = [name for name in wall if name.startswith("suggest_all")]
for name in plans:
    row = counters[name]
    _, crowd, months = name.split("/")[:3]
    what = f"suggest --all, 50 open events in {months.split(':')[1]} months, {crowd.split(':')[1]} settled"
    figure(what, cpu[name] / 1000, 10, " s")
    figure("  its cost / the greedy placement's" + (" (proven best)" if row["proven"] else ""), row["cost"] / max(row["greedy"], 1), 1)
if not plans:
    failed.append("suggest --all is missing")
for line in open(sys.argv[4]):
    if found := re.search(r"^(publish, [^:]*):.*?([\d.]+) (?:times|of the whole) \(at most ([\d.]+)\)", line):
        figure(found[1], float(found[2]), float(found[3]))
ours = writers["rcmcal write"]
told("one feed of 10,000 events, one core: rcmcal writes it", f"{ours:,.0f} ms")
told("  and reads every event back through libical", f"{writers['rcmcal write and read back']:,.0f} ms")
for name in ("python3-icalendar", "ical.js"):
    if f"{name} serialise" in writers:
        told(f"  {name}, build and serialise / rcmcal", f"{writers[name + ' build and serialise'] / ours:,.0f} times")
        told(f"  {name}, serialise alone / rcmcal", f"{writers[name + ' serialise'] / ours:,.0f} times")
        told(f"  {name}, whole process / rcmcal's", f"{writers[name + ' process'] / writers['rcmcal process']:,.1f} times")

widths = [max(len(row[column]) for row in table) for column in range(3)]
print()
for what, value, bound, met in table:
    print(f"{what:{widths[0]}}  {value:>{widths[1]}}  {bound:{widths[2]}}  {met}".rstrip())
for problem in failed:
    print("FAILED", problem)
missed = sum(row[3] == "NOT MET" for row in table)
print(f"\n{sum(row[3] == 'met' for row in table)} figures met, {missed} not, {len(failed)} failed")
sys.exit(1 if missed or failed else 0)
