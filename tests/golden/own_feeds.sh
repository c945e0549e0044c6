#!/usr/bin/env bash
# Every feed that we publish, of the RCM's data and with the example over it, is without a finding by rcmcal lint;
# and the lint does look: a fault put into one of them is found.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$1" publish --force --today 2018-07-20 --to "$work/rcm" >/dev/null
"$1" publish --force --today 2018-07-20 --also tests/data/example --to "$work/example" >/dev/null
for site in rcm example; do
    "$1" lint "$work/$site"/feeds/*.ics | tee "$work/$site.txt"
    grep -q "files: no findings$" "$work/$site.txt"
done
sed 's/^DTSTAMP:.*/DTSTAMP:tomorrow\r/' "$work/rcm/feeds/rcm-all-en.ics" >"$work/broken.ics"
status=0
"$1" lint "$work/broken.ics" >"$work/broken.txt" || status=$?
[ "$status" -eq 1 ] && grep -q 'error\[L22\]: DTSTAMP is `tomorrow`' "$work/broken.txt"
