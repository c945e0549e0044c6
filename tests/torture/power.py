#!/usr/bin/python3
"""Power cuts: publish onto an ext4 of its own in a file, stop it at a system call, shut the file system down without
writing its log, mount it again and look. Needs root, loop devices and xfs_io; without them skipped with a word.

    tests/torture/power.py --rcmcal build/debug/rcmcal [--full]"""
import argparse, contextlib, os, pathlib, shutil, signal, subprocess, sys, tempfile, time

from published_site import Fault, check_mended, command, environment, live, publish, root

parser = argparse.ArgumentParser()
parser.add_argument("--rcmcal", required=True)
parser.add_argument("--full", action="store_true")
options = parser.parse_args()


def skip(why):
    print(f"skipped: {why}")
    sys.exit(77)


def quiet(*words):
    return subprocess.run(words, capture_output=True, text=True)


class Disk:
    def __init__(self, folder):
        self.image, self.at = folder / "disk", folder / "mounted"
        self.at.mkdir()
        with open(self.image, "wb") as file:
            file.truncate(64 << 20)
        if quiet("mkfs.ext4", "-q", "-F", str(self.image)).returncode != 0:
            skip("mkfs.ext4 is missing")
        self.mount()

    def mount(self):
        done = quiet("mount", "-o", "loop", str(self.image), str(self.at))
        if done.returncode != 0:
            skip(f"cannot mount here: {done.stderr.strip()}")

    def cut(self):
        """As if the power went: nothing that is not on disk already gets there."""
        done = quiet("xfs_io", "-x", "-c", "shutdown", str(self.at))
        if done.returncode != 0:
            skip(f"cannot shut a file system down here: {done.stderr.strip()}")

    def umount(self):
        for _ in range(50):
            if quiet("umount", str(self.at)).returncode == 0:
                return
            time.sleep(0.1)
        raise Fault("cannot unmount")


def stop_at(disk, site, name, when):
    """Publishes version 2, stops it as it enters that call, and cuts the power there. False: it never came so far."""
    tracer = subprocess.Popen(["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={name}",
                               "-e", f"inject={name}:signal=STOP:when={when}", *command(options.rcmcal, site, 2)],
                              cwd=root, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    child = None
    try:
        while tracer.poll() is None:
            try:
                children = pathlib.Path(f"/proc/{tracer.pid}/task/{tracer.pid}/children").read_text().split()
            except (FileNotFoundError, ProcessLookupError):
                break
            for pid in children:
                try:
                    state = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
                    if state in "Tt" and stopped_long(pid):
                        child = int(pid)
                except (FileNotFoundError, ProcessLookupError):
                    pass
            if child:
                break
            time.sleep(0.01)
        disk.cut()
        return child is not None
    finally:
        if child:
            with contextlib.suppress(ProcessLookupError):  # without its disk it may have ended by itself
                os.kill(child, signal.SIGKILL)
        tracer.wait()


def stopped_long(pid):
    """strace stops its child for a moment at every call; the injected stop lasts."""
    for _ in range(15):
        time.sleep(0.01)
        state = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
        if state not in "Tt":
            return False
    return True


if os.geteuid() != 0:
    skip("mounting a file system needs root")
for program in ("xfs_io", "strace", "mkfs.ext4"):
    if shutil.which(program) is None:
        skip(f"{program} is not installed")
faults = []
with tempfile.TemporaryDirectory() as temporary:
    folder = pathlib.Path(temporary)
    publish(options.rcmcal, folder / "calm", 1)
    old = live(folder / "calm")
    publish(options.rcmcal, folder / "calm", 2)
    new = live(folder / "calm")
    disk = Disk(folder)
    cases = [("after it has ended", None, 0)]
    names = ["fsync", "syncfs", "fdatasync", "rename", "write", "pwrite64", "symlink", "mkdir"] if options.full else ["fsync", "syncfs", "rename"]
    for name in names:
        cases += [(f"at {name} {at}", name, at) for at in (range(1, 40) if options.full else (1, 6))]
    reached = 0
    try:
        for words, name, at in cases:
            site = disk.at / "site"
            shutil.rmtree(site, ignore_errors=True)
            publish(options.rcmcal, site, 1)
            os.sync()
            if name is None:
                publish(options.rcmcal, site, 2)
                disk.cut()
                allowed = {new}
            else:
                reached += stop_at(disk, site, name, at)
                allowed = {old, new}
            disk.umount()
            disk.mount()
            try:
                if live(site) not in allowed:
                    raise Fault("neither whole edition" if name else "what was published is gone")
                publish(options.rcmcal, site, 2)
                check_mended(site, new)
            except (Fault, OSError) as fault:
                faults.append(f"power cut {words}: {fault}")
    finally:
        disk.umount()
    print(f"power cuts: {len(cases)}, of these {reached} in the midst of publishing, {len(faults)} bad")
print("\n".join(faults))
sys.exit(1 if faults else 0)
