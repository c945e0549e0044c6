#!/usr/bin/env bash
# Every feed that we publish, of the RCM's data and with the example over it, is without a finding by rcmcal lint;
# and the lint does look: a fault put into one of them is found. So is a feed of the rich profile, and the link of an
# online session is in that feed and in nothing else of the site: no page, no other feed, not the ledger.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$1" publish --force --today 2018-07-20 --to "$work/rcm" >/dev/null
"$1" publish --force --today 2018-07-20 --also tests/data/example --to "$work/example" >/dev/null
cp -r data/rcm "$work/data"
printf '\n[[feed]]\nid = "with-links"\nprofile = "rich"\ntitle = { en = "With links", es = "Con enlaces" }\n' >>"$work/data/feeds.toml"
"$1" publish --force --today 2018-07-20 --data "$work/data" --holidays data/holidays --also tests/data/browser --to "$work/rich" >/dev/null
for site in rcm example rich; do
    "$1" lint "$work/$site"/feeds/*.ics | tee "$work/$site.txt"
    grep -q "files: no findings$" "$work/$site.txt"
done
# Lines are folded, so that the address may stand on two.
/usr/bin/python3 - "$work/rich" >"$work/found.txt" <<'END'
import pathlib, re, sys
for path in sorted(pathlib.Path(sys.argv[1], "editions").rglob("*.*")) + [pathlib.Path(sys.argv[1], "ledger.db")]:
    if b"meet.example.org" in re.sub(rb"\r?\n ?", b"", path.read_bytes()):
        print(path.name)
END
diff "$work/found.txt" <(printf 'rcm-with-links-en.ics\nrcm-with-links-es.ics\n')
sed 's/^DTSTAMP:.*/DTSTAMP:tomorrow\r/' "$work/rcm/feeds/rcm-all-en.ics" >"$work/broken.ics"
status=0
"$1" lint "$work/broken.ics" >"$work/broken.txt" || status=$?
[ "$status" -eq 1 ] && grep -q 'error\[L22\]: DTSTAMP is `tomorrow`' "$work/broken.txt"
