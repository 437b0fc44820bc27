#!/usr/bin/env python3
"""What stops if something is cut off, computed once more, from the published dependencies alone.

    python3 tests/recompute.py public 2026-11-20

The first argument is the folder of a published site, the second the day at which its knowledge is read (it stands at the
foot of every page). The script reads `data/edges.csv`, and `data/entries.json` for countries and projects, follows the
definition below, and compares the result with `data/cut-off.json`, with `data/exposure.json`, and with the numbers on the
pages. It says what differs, and then ends with 1. It needs Python 3.8 and nothing else.

The definition:

- Every entry is intact, frozen or stopped. What is cut off is stopped.
- Counted are dependencies that hold on the day and are not needed to `nothing`; those of `renew` only where the entry has
  something to renew (`renews` in `entries.json`: a finished project has not).
- They are put into groups: those with the same `needed_to` and the same `any_of` are alternatives; one without `any_of` is a
  group of its own. One of extent `part` without `any_of` is no group.
- A group is met while at least one of its entries is not stopped; and always if one of its dependencies takes a `copy` or
  `leave`: a copy stays, and a permission stands when its giver is gone.
- An unmet group of `run` stops the entry. An unmet group of `renew` freezes it: it goes on, but cannot be renewed.
- Only what has stopped spreads. Beginning with everything intact, the rules are applied until nothing changes.
- A dependency of extent `part` that takes `operation`, on something that has stopped, stops its owner in part (`run`) or freezes
  it in part (`renew`). It is told where that is worse than what happens to the whole, and does not spread.
- A country is cut off with all entries that belong to it and to nobody else. What counts is what happens to the projects
  of other countries; a project of several countries is one of each of them. A member does not lose its own bloc, nor a bloc its member.
"""

import csv
import datetime
import html.parser
import json
import pathlib
import sys


def days(edtf):
    """The first and the last day of an EDTF date or interval: "2023-12~", "2024-07/..", "2023/2024-06"."""

    def single(text):
        parts = [int(part) for part in text.rstrip("~?%").split("-")]
        year, month, day = parts + [None] * (3 - len(parts))
        if day:
            return datetime.date(year, month, day), datetime.date(year, month, day)
        first, last = (month, month) if month else (1, 12)
        end = datetime.date.max if (year, last) == (9999, 12) else datetime.date(year + last // 12, last % 12 + 1, 1) - datetime.timedelta(1)
        return datetime.date(year, first, 1), end

    start, _, end = edtf.partition("/")
    if not end:
        return single(edtf)
    return (
        datetime.date.min if start == ".." else single(start)[0],
        datetime.date.max if end == ".." else single(end)[1],
    )


def holds(during, day):
    if not during:
        return True
    first, last = days(during)
    return first <= day <= last


STATES = ("stopped", "frozen", "stopped_in_part", "frozen_in_part")


class Graph:
    """Groups of alternatives, and for each entry the groups that it is in."""

    def __init__(self, edges, finished, day):
        groups, stays, self.parts = {}, set(), {}
        for line, edge in enumerate(edges):
            owner, needed_to, to = edge["from"], edge["needed_to"], edge["to"]
            idle = needed_to == "nothing" or (needed_to == "renew" and owner in finished)
            if idle or not holds(edge["during"], day):
                continue
            if edge["extent"] == "part":
                if edge["takes"] == "operation":
                    self.parts.setdefault(to, []).append((owner, needed_to))
                if not edge["any_of"]:
                    continue
            alternatives = ("any of", edge["any_of"]) if edge["any_of"] else ("line", line)
            group = (owner, needed_to, alternatives)
            groups.setdefault(group, set()).add(to)
            if edge["takes"] != "operation":
                stays.add(group)
        self.groups = [(group[0], group[1], targets) for group, targets in groups.items() if group not in stays]
        self.of = {}
        for number, (_, _, targets) in enumerate(self.groups):
            for target in targets:
                self.of.setdefault(target, []).append(number)

    def cut_off(self, entries):
        """What stops and what freezes beside the entries that are cut off, as a whole and in part."""
        stopped, frozen, lost = set(entries), set(), {}
        waiting = list(stopped)
        while waiting:
            for number in self.of.get(waiting.pop(), []):
                owner, needed_to, targets = self.groups[number]
                lost[number] = lost.get(number, 0) + 1
                if lost[number] < len(targets):
                    continue
                if needed_to == "renew":
                    frozen.add(owner)
                elif owner not in stopped:
                    stopped.add(owner)
                    waiting.append(owner)
        lost = [part for target in stopped for part in self.parts.get(target, [])]
        stopped_in_part = {owner for owner, needed_to in lost if needed_to == "run"} - stopped
        frozen_in_part = {owner for owner, needed_to in lost if needed_to == "renew"} - stopped - frozen - stopped_in_part
        return {
            "stopped": sorted(stopped - set(entries)),
            "frozen": sorted(frozen - stopped),
            "stopped_in_part": sorted(stopped_in_part),
            "frozen_in_part": sorted(frozen_in_part),
        }


def in_full(cut_offs):
    """The lists of a large base in full: what falls `like` another entry is told by what falls beyond."""

    def full(entry):
        all_of = {state: set() for state in STATES}
        at = entry
        while at is not None:
            falls = cut_offs[at]
            for state in STATES:
                all_of[state].update(falls[state])
            at = falls.get("like")
            if at is not None:
                all_of["stopped"].add(at)
        told, result = {entry}, {}
        for state in ("stopped", "stopped_in_part", "frozen", "frozen_in_part"):
            result[state] = sorted(all_of[state] - told)
            # What stops in part may be frozen as a whole.
            told |= all_of[state] if state != "stopped_in_part" else set()
        result["frozen_in_part"] = sorted(set(result["frozen_in_part"]) - all_of["stopped_in_part"])
        return result

    return {entry: full(entry) for entry in cut_offs}


def exposure(graph, entries):
    """For each country its projects, and which of them fall with which other country."""
    alone, projects, blocs = {}, {}, {}
    for entry in entries:
        countries = entry["countries"]
        blocs.update({code: set(entry["members"]) for code in countries if entry.get("members")})
        if len(countries) == 1:
            alone.setdefault(countries[0], []).append(entry["id"])
        if entry["project"]:
            for country in countries:
                projects.setdefault(country, []).append(entry["id"])
    countries_of = {entry["id"]: entry["countries"] for entry in entries}
    result = {country: {"projects": sorted(ids), "to": {}} for country, ids in projects.items()}
    for cut_off, off in alone.items():
        falls = graph.cut_off(off)
        for country, ids in projects.items():
            if country in blocs.get(cut_off, ()) or cut_off in blocs.get(country, ()):
                continue
            others = [entry for entry in ids if cut_off not in countries_of[entry]]
            effect = {state: sorted(set(falls[state]) & set(others)) for state in STATES}
            if any(effect.values()):
                result[country]["to"][cut_off] = effect
    return result


class Numbers(html.parser.HTMLParser):
    """The figures of a page: every <data id=… value=…>."""

    def __init__(self, path):
        super().__init__()
        self.found = {}
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "data" and "id" in attributes:
            self.found[attributes["id"]] = attributes["value"]


def differences(place, computed, published):
    """One line for each key that is not the same."""
    for key in sorted(set(computed) | set(published)):
        if computed.get(key) != published.get(key):
            yield f"{place}: {key}: computed {computed.get(key)}, published {published.get(key)}"


def main(site, day):
    site, day = pathlib.Path(site), datetime.date.fromisoformat(day)
    with open(site / "data/edges.csv", encoding="utf-8", newline="") as file:
        edges = [edge for edge in csv.DictReader(file) if edge["to"]]
    entries = json.loads((site / "data/entries.json").read_text(encoding="utf-8"))
    is_project = {entry["id"] for entry in entries if entry["project"]}
    graph = Graph(edges, {entry["id"] for entry in entries if not entry["renews"]}, day)

    cut_offs = {}
    # Of rules, for instance, the question makes no sense.
    asked = {entry["id"] for entry in entries if entry["cut_off"]}
    for entry in asked.intersection(edge["to"] for edge in edges if edge["from"] != edge["to"]):
        cut_offs[entry] = graph.cut_off([entry])
    wrong = list(differences("data/cut-off.json", cut_offs, in_full(json.loads((site / "data/cut-off.json").read_text(encoding="utf-8")))))

    exposed = exposure(graph, entries)
    wrong += differences("data/exposure.json", exposed, json.loads((site / "data/exposure.json").read_text(encoding="utf-8")))

    pages = 0
    for path in sorted(site.glob("*/*/cut-off/index.html")):
        printed = Numbers(path).found
        entry = path.relative_to(site).parent.parent.as_posix()
        country = printed.pop("country", None)
        if country is None:
            falls = cut_offs.get(entry, {state: [] for state in STATES})
            computed = {state: str(len(falls[state])) for state in STATES[:2]}
            computed.update({f"projects-{state}": str(len(is_project.intersection(falls[state]))) for state in STATES[:2]})
            in_part = len(is_project.intersection(falls["stopped_in_part"] + falls["frozen_in_part"]))
        else:
            effects = [exposed[other]["to"].get(country, {}) for other in exposed]
            lost = {state: {entry for effect in effects for entry in effect.get(state, [])} for state in STATES}
            computed = {f"projects-{state}": str(len(lost[state])) for state in STATES[:2]}
            in_part = len(lost["stopped_in_part"] | lost["frozen_in_part"])
        # It is printed where there is any.
        computed.update({"projects-in-part": str(in_part)} if in_part else {})
        wrong += differences(path.relative_to(site), computed, printed)
        pages += 1
    missing = [entry for entry in cut_offs if not (site / entry / "cut-off/index.html").exists()]
    wrong += [f"{entry}: no page says what stops without it" for entry in missing]

    matrix = site / "exposure/index.html"
    computed = {
        f"{country}-{other}-{state}": str(len(effect[state]))
        for country, line in exposed.items()
        for other, effect in line["to"].items()
        for state in STATES[:2]
        if effect[state]
    }
    # A site whose projects have no countries has no such page.
    wrong += differences(matrix.relative_to(site), computed, Numbers(matrix).found if matrix.exists() else {})

    for line in wrong:
        print(line)
    print(f"{len(cut_offs)} cut-offs, {len(exposed)} countries with projects, {pages} pages: {len(wrong)} differences", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2]))
