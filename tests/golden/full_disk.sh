#!/usr/bin/env bash
# A full disk: publish says so, exits with 3, and what was published before still stands, whole. Needs root for the
# small file system; without it the test is skipped with a word (exit 77).
set -euo pipefail
rcmcal=$1
cd "$(dirname "$0")/../.."
[ "$(id -u)" -eq 0 ] || { echo "skipped: mounting a small file system needs root"; exit 77; }
work=$(mktemp -d)
mount -t tmpfs -o size=4m tmpfs "$work" 2>/dev/null || { rmdir "$work"; echo "skipped: cannot mount here"; exit 77; }
trap 'umount "$work"; rmdir "$work"' EXIT
"$rcmcal" publish --data data/rcm --force --today 2018-07-20 --to "$work/site" >/dev/null
before=$(cd "$work/site" && find -L feeds en es index.html -type f -exec sha256sum {} + | sort)
dd if=/dev/zero of="$work/filler" bs=1k status=none 2>/dev/null || true
rm -f "$work/none"
status=0
"$rcmcal" publish --data data/rcm --also tests/data/example --force --today 2018-08-20 --to "$work/site" 2>"$work/../rcmcal-full.$$" || status=$?
message=$(cat "$work/../rcmcal-full.$$"); rm -f "$work/../rcmcal-full.$$"
after=$(cd "$work/site" && find -L feeds en es index.html -type f -exec sha256sum {} + | sort)
echo "exit $status: $message"
[ "$status" -eq 3 ] && [ "$before" = "$after" ] && grep -q 'the disk is full: make room and publish again' <<<"$message"
