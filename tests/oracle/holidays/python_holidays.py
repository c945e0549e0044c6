"""The public holidays that Debian's python3-holidays knows, one a line, for compare.mjs.

    /usr/bin/python3 python_holidays.py 2018 2026
    HND<TAB>2018-10-03<TAB>Semana Morazánica [Morazan Weekend]

A country that this version of the library does not know is a line with the word `unknown` for the date.
"""

import sys

import holidays

# The library's own class names: 0.10.1 finds some countries under two letters and some under three.
CLASSES = {
    "BLZ": "Belize",
    "CAN": "Canada",
    "CRI": "CostaRica",
    "DOM": "DominicanRepublic",
    "GTM": "Guatemala",
    "HND": "Honduras",
    "MEX": "Mexico",
    "NIC": "Nicaragua",
    "PAN": "Panama",
    "SLV": "ElSalvador",
    "USA": "UnitedStates",
}


def main() -> None:
    years = range(int(sys.argv[1]), int(sys.argv[2]) + 1)
    print(f"# python3-holidays {holidays.__version__}")
    for country, name in CLASSES.items():
        known = getattr(holidays, name, None)
        if known is None:
            print(f"{country}\tunknown\t")
            continue
        # An observed New Year's Day may fall in the December before, so the years are cut once more.
        for day, label in sorted(known(years=years).items()):
            if day.year in years:
                print(f"{country}\t{day.isoformat()}\t{' '.join(label.split())}")


if __name__ == "__main__":
    main()
