#!/usr/bin/python3
"""What publishing a large calendar costs, measured as a user would run it: publish.py RCMCAL [EVENTS]. The RCM's own parties
and bodies, EVENTS events in four years, all of them online meetings of one body with two supporters.

- 66 feeds (33 in two languages) beside one feed in two languages, the pages of the site included in both, and without
  them: the feeds of events and pages are the same work in both, so only what is left tells.
- one event moved: time and files written, beside the whole.
- peak memory beside the largest feed.
"""
import datetime, os, pathlib, re, resource, shutil, subprocess, sys, tempfile, time

rcmcal = str(pathlib.Path(sys.argv[1]).resolve())
events = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
root = pathlib.Path(__file__).resolve().parents[2]
a_document = 100


def bodies():
    return re.findall(r'^id\s*=\s*"([^"]+)"', (root / "data/rcm/bodies.toml").read_text(), re.M)


def event(number, names, first):
    start = datetime.datetime(2019, 1, 1, 9 + number % 8) + datetime.timedelta(days=number * 1461 // events)
    act = "add" if first else "move"
    text = f'\n[[{act}]]\nevent = "meeting-{number}"\nparagraph = "1.a"\nwhen = "{start:%Y-%m-%dT%H:%M}/{start.hour + 1:02}:00"\n'
    if not first:
        return text.replace("T", "T", 1).replace(f"T{start:%H}:00/{start.hour + 1:02}", f"T{start:%H}:30/{start.hour + 1:02}")
    return text + (
        'kind = "meeting"\nwhere = "online"\nzone = "America/Costa_Rica"\n'
        f'title = {{ en = "Meeting number {number}, on migration governance", es = "Reunión número {number}, sobre gobernanza de la migración" }}\n'
        'notes = { en = "Participants prepare a short report; see the agenda.", es = "Los participantes preparan un informe breve; véase la agenda." }\n'
        f'bodies = ["{names[number % len(names)]}"]\nsupported-by = ["IOM", "ILO"]\n')


def document(name, day, text):
    return (f'[document]\nid = "{name}"\ntitle = {{ en = "Bench", es = "Prueba" }}\nadopted = {day}\nby = "rcgm"\n' + text)


def write(folder, feeds):
    shutil.copytree(root / "data/rcm", folder)
    for old in (folder / "decisions").iterdir():
        old.unlink()
    (folder / "acknowledged.toml").unlink()
    requests = (folder / "feeds.toml").read_text().split("\n[[feed]]\n")
    if feeds == 1:
        requests = requests[:2]
    else:
        for kind in ("workshop", "meeting", "course"):
            requests.append(f'id = "{kind}"\nkinds = ["{kind}"]\ntitle = {{ en = "{kind}", es = "{kind}" }}\n')
    (folder / "feeds.toml").write_text("\n[[feed]]\n".join(requests))
    names = bodies()
    for at in range(0, events, a_document):
        text = "".join(event(number, names, True) for number in range(at, min(events, at + a_document)))
        (folder / "decisions" / f"bench-{at:06}.toml").write_text(document(f"bench-{at:06}", "2018-08-01", text))
    return names


def publish(data, site):
    start = time.perf_counter()
    child = subprocess.Popen([rcmcal, "publish", "--data", data, "--to", site, "--today", "2018-08-02", "--force"],
                             stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if status != 0:
        sys.exit(f"publish failed: {status}")
    return time.perf_counter() - start, usage.ru_maxrss * 1024


def new_files(site):
    live = site / (site / "live").readlink()
    files = [path for path in live.rglob("*") if path.is_file()]
    return [path for path in files if path.stat().st_nlink == 1], files


with tempfile.TemporaryDirectory() as work:
    work = pathlib.Path(work)
    (work / "holidays").symlink_to(root / "data/holidays")
    names = write(work / "many", 66)
    write(work / "one", 1)
    one, _ = publish(work / "one", work / "site-one")
    many, peak = publish(work / "many", work / "site")
    written, files = new_files(work / "site")
    feeds = [path for path in files if re.search(r"feeds/rcm-(?!event-).*\.ics$", str(path))]
    largest = max(path.stat().st_size for path in feeds)
    moved = work / "many/decisions/bench-moved.toml"
    moved.write_text(document("bench-moved", "2018-08-02", event(events // 2, names, False)))
    changed, _ = publish(work / "many", work / "site")
    again, files = new_files(work / "site")
    print(f"publish, {events} events, {len(feeds)} feeds: {many:.1f} s, {len(written)} files; one feed in two languages "
          f"{one:.1f} s: {many / one:.2f} times (at most 3)")
    print(f"publish, one event moved: {changed:.1f} s, {len(again)} of {len(files)} files written: "
          f"{changed / many:.2f} of the whole (at most 0.5)")
    print(f"publish, peak memory {peak / 1e6:.0f} MB; largest feed {largest / 1e6:.1f} MB: {peak / largest:.1f} times (at most 4)")
    holds = sum(f"meeting-{events // 2}" in path.read_text(errors="replace") for path in again)
    print(f"publish, of the {len(again)} files written {holds} hold the event: " + " ".join(sorted({path.name if len(again) < 60 else path.suffix for path in again})))
