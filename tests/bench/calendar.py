#!/usr/bin/python3
"""A calendar of many events, for figures: calendar.py DIR EVENTS FEEDS writes DIR/… as data/rcm is laid out, with the
RCM's own parties, places and bodies. FEEDS is 1 (the whole calendar) or 66 (it, and one for each member, observer and
body). --changed N gives event N another time, in a document of its own."""
import datetime, pathlib, shutil, sys

root = pathlib.Path(__file__).resolve().parents[2]


def write(folder, events, feeds, changed=None):
    shutil.copytree(root / "data/rcm", folder)
    # 33 feeds in two languages are 66 files.
    requests = (root / "data/rcm/feeds.toml").read_text()
