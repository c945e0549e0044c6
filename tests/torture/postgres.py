#!/usr/bin/python3
"""Publishing with the ledger in a PostgreSQL server: as a planner would, racing, with the server crashed or full, and
stopped or cut off at every message to the server. Without an installed server skipped with a word.

    tests/torture/postgres.py --rcmcal build/debug/rcmcal [--full] [--seconds 5]

The server's own default does not wait for the disk (synchronous_commit = off, tests/postgres/serve): that rcmcal waits
all the same is shown by crashing it."""
import argparse, os, pathlib, shutil, subprocess, sys, tempfile, time

from published_site import Fault, check_mended, command, live, publish, root, run
from traced import calls_of, strace

parser = argparse.ArgumentParser()
parser.add_argument("--rcmcal", required=True)
parser.add_argument("--full", action="store_true")
parser.add_argument("--seconds", type=float, default=5)
options = parser.parse_args()

unchanged, went_live = "nothing that was published before has changed", "the new edition is live"
under_way = "is under way; publish again when it is done"


class Server:
    def __init__(self):
        done = subprocess.run([root / "tests/postgres/serve", str(os.getpid())], capture_output=True, text=True)
        if done.returncode == 77:
            print(done.stderr.strip())
            sys.exit(77)
        if done.returncode != 0:
            raise Fault(f"the server does not start: {done.stderr}")
        self.socket, self.programs = done.stdout.split()

    def sql(self, database, *statements):
        words = [f"{self.programs}/psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", self.socket, "-U", "rcm",
                 "-d", database]
        for statement in statements:
            words += ["-c", statement]
        done = subprocess.run(words, capture_output=True, text=True)
        if done.returncode != 0:
            raise Fault(f"{statements}: {done.stderr}")
        return [line.split("|") for line in done.stdout.splitlines() if line]

    def database(self, name):
        self.sql("postgres", f"CREATE DATABASE {name}")
        return f"postgresql://rcm@/{name}?host={self.socket}"

    def crash(self):
        """As by a power cut of the server's programs: what is not on disk is gone."""
        user = ["setpriv", "--reuid", "postgres", "--regid", "postgres", "--init-groups"] if os.geteuid() == 0 else []
        done = subprocess.run([*user, f"{self.programs}/pg_ctl", "restart", "-w", "-m", "immediate", "-l",
                               f"{self.socket}/log", "-D", f"{self.socket}/data"], cwd="/", stdout=subprocess.DEVNULL)
        if done.returncode != 0:
            raise Fault("the server does not come back")

    def editions(self, database):
        rows = self.sql(database, "SELECT number, state, manifest FROM rcmcal_edition ORDER BY number")
        return [(int(number), state, manifest) for number, state, manifest in rows]


def words(site, version, ledger, word="publish"):
    return command(options.rcmcal, site, version, word=word) + ["--ledger", ledger]


def expect(done, code, *parts):
    text = done.stdout + done.stderr
    for part in parts:
        if part not in text:
            raise Fault(f"no word of `{part}`: {text}")
    if done.returncode != code:
        raise Fault(f"exit {done.returncode}: {text}")
    if "s3cr3t" in text:
        raise Fault(f"a password is printed: {text}")
    return done.stdout


def story(server, folder):
    """What a planner sees and what subscribers get is the same with either kind of ledger."""
    said, manifests = [], []
    for name, ledger in (("file", str(folder / "file.db")), ("server", server.database("story"))):
        site, heard = folder / name, []
        for version, word, part in ((1, "publish", "published: "), (2, "plan", "since edition 1"),
                                    (2, "publish", "published: "), (2, "plan", "no change"), (2, "publish", "nothing new")):
            heard.append(expect(run(words(site, version, ledger, word)), 0, part))
        said.append("".join(heard).replace(str(site), "SITE"))
        manifests.append(live(site))
    if said[0] != said[1]:
        raise Fault(f"with a file it says {said[0]}\nwith a server {said[1]}")
    if manifests[0] != manifests[1]:
        raise Fault("the editions differ by the kind of their ledger")
    if (folder / "server" / "ledger.db").exists():
        raise Fault("a ledger in the folder besides the one in the server")
    check_mended(folder / "server", manifests[1], server.editions("story"))
    print("story: plan and publish say the same, and make the same edition, with a file and with a server")


def mistakes(server, folder):
    """Usage is exit 2, a server that does not answer exit 3; never a password, and nothing is made or changed."""
    site = folder / "file"
    before = live(site)
    for address, code, *parts in (
            ("postgresql://rcm:s3cr3t@more@db/calendar", 2, "--ledger: the address cannot be read", "%40", "hint: "),
            ("mysql://rcm:s3cr3t@db/calendar", 2, "--ledger: a ledger is a file or postgresql://USER@HOST/DATABASE"),
            ("postgresql://rcm:s3cr3t@/story?host=/nowhere", 3, "no server answers", unchanged),
            (f"postgresql://guarded:s3cr3t@/story?host={server.socket}", 3, "check user and password", unchanged)):
        expect(run(words(site, 2, address)), code, "error: ", *parts)
    # Without PostgreSQL's library a ledger there is refused, and whoever keeps it in a file never notices.
    libraries = folder / "libraries"
    libraries.mkdir()
    (libraries / "libpq.so.5").touch()
    without = ["env", f"LD_LIBRARY_PATH={libraries}"]
    expect(run(without + words(site, 2, "postgresql://rcm:s3cr3t@db/calendar")), 3,
           "error: the ledger: PostgreSQL's library cannot be loaded", "install libpq5", unchanged)
    expect(run(without + words(site, 2, str(folder / "file.db"), "plan")), 0, "no change")
    if live(site) != before:
        raise Fault("a mistake in the address changed the site")
    print("mistakes: four addresses and a missing library refused in words, no password printed")


def crash(server, folder):
    """The server loses all that is not on disk, the moment after publish has ended."""
    ledger = server.database("crash")
    site = folder / "crash"
    expect(run(words(site, 1, ledger)), 0)
    server.crash()
    check_mended(site, live(site), server.editions("crash"))
    print("crash of the server after publish: the ledger knows the edition")


def race(server, folder):
    """Two publishers in one folder and two in folders of their own, all with one ledger."""
    ledger = server.database("race")
    sites = [folder / name for name in ("race", "race", "race-b", "race-c")]
    running = [subprocess.Popen(words(site, 1 + at % 2, ledger), cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                text=True) for at, site in enumerate(sites)]
    ended = [(process.communicate(), process.returncode) for process in running]
    for (_, err), code in ended:
        if code != 0 and not (code == 3 and under_way in err):
            raise Fault(f"exit {code}: {err}")
    winners = sum(code == 0 for _, code in ended)
    editions = server.editions("race")
    if [(number, state) for number, state, _ in editions] != [(at + 1, "live") for at in range(winners)] or winners == 0:
        raise Fault(f"{winners} publishers say that they won, the ledger says {editions}")
    print(f"race: 4 publishers, {winners} won an edition each, {4 - winners} said why not")


def full_disk(server, folder):
    """The disk of the tables fills up; needs root for a small file system."""
    small = folder / "small"
    small.mkdir()
    if os.geteuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", small]).returncode != 0:
        print("full disk: skipped, mounting a small file system needs root")
        return
    try:
        shutil.chown(small, "postgres")
        ledger = server.database("full_disk")
        site = folder / "full-disk"
        expect(run(words(site, 1, ledger)), 0)
        before = live(site)
        # On these pages a new row finds no room, and asks for a new page.
        server.sql("postgres", f"CREATE TABLESPACE small LOCATION '{small}'")
        server.sql("full_disk", "ALTER TABLE rcmcal_entry SET (fillfactor = 10)",
                   "ALTER TABLE rcmcal_entry SET TABLESPACE small", "VACUUM FULL rcmcal_entry")
        subprocess.run(["dd", "if=/dev/zero", f"of={small}/filler", "bs=1k"], stderr=subprocess.DEVNULL)
        expect(run(words(site, 2, ledger)), 3, "No space left on device",
               "the disk of the server is full: make room there and publish again", unchanged)
        if live(site) != before:
            raise Fault("a full disk of the server changed the site")
        (small / "filler").unlink()
        expect(run(words(site, 2, ledger)), 0)
        check_mended(site, live(site), server.editions("full_disk"))
        server.sql("postgres", "DROP DATABASE full_disk WITH (FORCE)", "DROP TABLESPACE small")
    finally:
        subprocess.run(["umount", small])
    print("full disk of the server: told, nothing changed, and mended")


class Sweep:
    """A second edition over the first, stopped at a call or with that call failing."""

    def __init__(self, server, folder):
        self.server, self.folder = server, folder
        self.ledger = server.database("sweep")
        self.site, self.before = folder / "sweep", folder / "sweep-before"
        expect(run(words(self.before, 1, self.ledger)), 0)
        for table in ("rcmcal_edition", "rcmcal_entry"):
            server.sql("sweep", f"CREATE TABLE {table}_before AS TABLE {table}")
        self.old = live(self.before)
        self.fresh()
        self.calls = calls_of(words(self.site, 2, self.ledger), folder)
        self.new = live(self.site)

    def fresh(self):
        shutil.rmtree(self.site, ignore_errors=True)
        shutil.copytree(self.before, self.site, symlinks=True)
        self.server.sql("sweep", "BEGIN; DELETE FROM rcmcal_entry; DELETE FROM rcmcal_edition; "
                        "INSERT INTO rcmcal_edition TABLE rcmcal_edition_before; "
                        "INSERT INTO rcmcal_entry TABLE rcmcal_entry_before; COMMIT")

    def cases(self):
        # The last messages: confirm, the lock given back, farewell. Confirm first: there the link decides.
        confirm = self.calls["sendto"][-3]
        yield "sendto", "signal=KILL", confirm
        if options.full:  # a server that stands still: for a minute
            yield "sendto", "error=EPIPE", confirm
        for name, faults in (("sendto", ("signal=KILL",)), ("recvfrom", ("signal=KILL", "error=ECONNRESET", "error=EINTR")),
                             ("connect", ("signal=KILL", "error=ECONNREFUSED")), ("socket", ("error=EMFILE",)),
                             ("rename", ("signal=KILL",)), ("poll", ("signal=KILL", "error=EINTR"))):
            for fault in faults:
                yield from ((name, fault, at) for at in self.calls[name])

    def one(self, name, fault, at):
        """True where the edition was live and the ledger did not know."""
        self.fresh()
        done = strace(words(self.site, 2, self.ledger), "-o", "/dev/null", "-e", f"trace={name}",
                      "-e", f"inject={name}:{fault}:when={at}")
        seen = live(self.site)
        if seen not in (self.old, self.new):
            raise Fault("an edition that is neither the old nor the new one")
        if done.returncode == 0 and seen != self.new:
            raise Fault("publish says that all is well, and the old edition stands")
        if fault != "signal=KILL" and done.returncode not in (0, 3):
            raise Fault(f"exit {done.returncode}: {done.stderr}")
        if done.returncode == 3 and not done.stderr.startswith("error: "):
            raise Fault(f"no word of what failed: {done.stderr}")
        if unchanged in done.stderr and seen != self.old or went_live in done.stderr and seen != self.new:
            raise Fault(f"it says what is not so: {done.stderr}")
        unknown = seen == self.new and self.server.editions("sweep")[-1][1] == "prepared"
        if unknown:
            expect(run(words(self.site, 2, self.ledger, "plan")), 0, "since edition 2", "no change")
        expect(run(words(self.site, 2, self.ledger)), 0)
        check_mended(self.site, self.new, self.server.editions("sweep"))
        return unknown

    def run(self, until):
        cases = list(self.cases())
        order = range(len(cases))
        if not options.full:  # the first, and an even sample of the others, finer and finer
            order = dict.fromkeys([0] + [at for step in (37, 11, 5, 1) for at in range(step // 2, len(cases), step)])
        done, faults = 0, []
        for at in order:
            if done > 1 and time.monotonic() > until:
                break
            try:
                unknown = self.one(*cases[at])
                if done == 0 and not unknown:
                    raise Fault("the edition should be live and only prepared in the ledger")
            except (Fault, OSError) as fault:
                faults.append("{} {} at call {}: ".format(*cases[at]) + str(fault))
            done += 1
        print(f"stopped or cut off: {done} of {len(cases)} cases, {len(faults)} bad")
        return faults


faults = []
with tempfile.TemporaryDirectory() as temporary:
    folder = pathlib.Path(temporary)
    folder.chmod(0o755)  # the server has a user of its own
    server = Server()
    for part in (story, mistakes, crash, race, full_disk):
        try:
            part(server, folder)
        except (Fault, OSError) as fault:
            faults.append(f"{part.__name__}: {fault}")
        sys.stdout.flush()
    if subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"], capture_output=True).returncode != 0:
        print("stopped or cut off: skipped, strace may not trace here")
    else:
        faults += Sweep(server, folder).run(time.monotonic() + (1e9 if options.full else options.seconds))
print("\n".join(faults))
sys.exit(1 if faults else 0)
