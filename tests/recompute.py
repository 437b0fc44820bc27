#!/usr/bin/env python3
"""What stops if something is cut off, computed once more, from the published dependencies alone.

    python3 tests/recompute.py public 2026-11-20

The first argument is the folder of a published site, the second the day at which its knowledge is read (it stands at the
foot of every page). The script reads `data/edges.csv`, and `data/entries.json` for countries and projects, follows the
definition below, and compares the result with `data/cut-off.json`, with `data/exposure.json`, with what `data/scenarios.json`
says to follow from what each scenario `cuts`, and with the numbers on the pages. It says what differs, and then ends with 1. It
needs Python 3.8 and nothing else.

The definition:

- Every entry is intact, strained, frozen or stopped. What is cut off is stopped.
- Counted are dependencies that hold on the day and are not needed to `nothing`; those of `renew` only where the entry has
  something to renew (`renews` in `entries.json`: a finished project has not).
- A dependency is lost if it is cut and takes no `copy`, or takes `operation` of something stopped. Else it is worn if it is cut,
  if it takes `operation` of something that is not intact, or a `copy` of something frozen or stopped. Else it is sound.
- They are put into groups: those with the same `needed_to` and the same `any_of` are alternatives; one without `any_of` is a
  group of its own. One of extent `part` without `any_of` is no group. Where some of a group are of extent `all`, one of extent
  `part` is never sound.
- A group is lost if all of it is. Lost to `run`, it stops the entry; lost to `renew`, it freezes it: it goes on, but cannot be
  renewed. A group that is not lost and has nothing sound strains the entry: in the long run it is at risk.
- Beginning with everything intact, the rules are applied until nothing changes.
- A dependency of extent `part` that is lost stops its owner in part (`run`) or freezes it in part (`renew`). It is told where that
  is worse than what happens to the whole, and does not spread.
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


STATES = ("stopped", "frozen", "strained", "stopped_in_part", "frozen_in_part")
# Entries that a large base describes by what falls in addition to another entry.
LISTED = ("stopped", "frozen", "stopped_in_part", "frozen_in_part")
INTACT, STRAINED, FROZEN, STOPPED = range(4)
SOUND, WORN, LOST = range(3)


class Graph:
    """The dependencies that count, each with its group, and the dependencies on each entry."""

    def __init__(self, edges, finished, day):
        self.ties, self.on, self.groups = [], {}, {}
        for line, edge in enumerate(edges):
            idle = edge["needed_to"] == "nothing" or (edge["needed_to"] == "renew" and edge["from"] in finished)
            if idle or not holds(edge["during"], day):
                continue
            group = None
            if edge["any_of"] or edge["extent"] == "all":
                alternatives = ("any of", edge["any_of"]) if edge["any_of"] else ("line", line)
                group = (edge["from"], edge["needed_to"], alternatives)
                self.groups.setdefault(group, []).append(len(self.ties))
            self.on.setdefault(edge["to"], []).append(len(self.ties))
            self.ties.append((edge, group))

    def state_of_tie(self, edge, cut, states):
        target = states.get(edge["to"], INTACT)
        is_cut = (edge["from"], edge["to"], edge["role"]) in cut
        if (is_cut and edge["takes"] != "copy") or (edge["takes"] == "operation" and target == STOPPED):
            return LOST
        worn = is_cut or (edge["takes"] == "operation" and target > INTACT) or (edge["takes"] == "copy" and target >= FROZEN)
        return WORN if worn else SOUND

    def state_of_owner(self, group, cut, states):
        edges = [self.ties[number][0] for number in self.groups[group]]
        whole = any(edge["extent"] == "all" for edge in edges)
        ties = []
        for edge in edges:
            tie = self.state_of_tie(edge, cut, states)
            ties.append(WORN if tie == SOUND and whole and edge["extent"] == "part" else tie)
        if min(ties) == LOST:
            return STOPPED if group[1] == "run" else FROZEN
        return INTACT if SOUND in ties else STRAINED

    def cut_off(self, entries, cut=frozenset()):
        """The effects on entries other than those cut off, as a whole and in part; `cut` are dependencies."""
        states = {entry: STOPPED for entry in entries}
        waiting = list(states)
        look = [group for edge, group in self.ties if cut and group and (edge["from"], edge["to"], edge["role"]) in cut]
        while waiting or look:
            if waiting:
                look += [self.ties[number][1] for number in self.on.get(waiting.pop(), []) if self.ties[number][1]]
            while look:
                group = look.pop()
                state = self.state_of_owner(group, cut, states)
                if state > states.get(group[0], INTACT):
                    states[group[0]] = state
                    waiting.append(group[0])
        part = {}
        touched = {number for entry in states for number in self.on.get(entry, [])}
        touched |= {number for number, (edge, _) in enumerate(self.ties) if cut and (edge["from"], edge["to"], edge["role"]) in cut}
        for edge in (self.ties[number][0] for number in touched):
            own = STOPPED if edge["needed_to"] == "run" else FROZEN
            lost = edge["extent"] == "part" and self.state_of_tie(edge, cut, states) == LOST
            if lost and own > states.get(edge["from"], INTACT):
                part[edge["from"]] = max(own, part.get(edge["from"], INTACT))
        those = lambda found, state: sorted(entry for entry in found if found[entry] == state and entry not in set(entries))
        return {
            "stopped": those(states, STOPPED),
            "frozen": those(states, FROZEN),
            "strained": those(states, STRAINED),
            "stopped_in_part": those(part, STOPPED),
            "frozen_in_part": those(part, FROZEN),
        }


def in_full(cut_offs):
    """The full lists of a large base, in which an entry may be described by what falls in addition to another (`like`)."""

    def full(entry):
        all_of = {state: set() for state in LISTED}
        at = entry
        while at is not None:
            falls = cut_offs[at]
            for state in LISTED:
                all_of[state].update(falls[state])
            at = falls.get("like")
            if at is not None:
                all_of["stopped"].add(at)
        told, result = {entry}, {}
        for state in ("stopped", "stopped_in_part", "frozen", "frozen_in_part"):
            result[state] = sorted(all_of[state] - told)
            # An entry that stops in part may be frozen as a whole.
            told |= all_of[state] if state != "stopped_in_part" else set()
        result["frozen_in_part"] = sorted(set(result["frozen_in_part"]) - all_of["stopped_in_part"])
        return {**result, "strained": cut_offs[entry]["strained"]}

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
    """The figures of a page: all <data id=… value=…> elements."""

    def __init__(self, path):
        super().__init__()
        self.found = {}
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "data" and "id" in attributes:
            self.found[attributes["id"]] = attributes["value"]


def same(computed, published):
    """Whether two values are the same; a long list may be given by its length."""
    if isinstance(computed, list) and isinstance(published, dict):
        return published == {"count": len(computed)}
    if isinstance(computed, dict) and isinstance(published, dict):
        return computed.keys() == published.keys() and all(same(computed[key], published[key]) for key in computed)
    return computed == published


def differences(place, computed, published):
    """One line for each key that differs."""
    for key in sorted(set(computed) | set(published)):
        if not same(computed.get(key), published.get(key)):
            yield f"{place}: {key}: computed {computed.get(key)}, published {published.get(key)}"


def main(site, day):
    site, day = pathlib.Path(site), datetime.date.fromisoformat(day)
    with open(site / "data/edges.csv", encoding="utf-8", newline="") as file:
        edges = [edge for edge in csv.DictReader(file) if edge["to"]]
    entries = json.loads((site / "data/entries.json").read_text(encoding="utf-8"))
    is_project = {entry["id"] for entry in entries if entry["project"]}
    graph = Graph(edges, {entry["id"] for entry in entries if not entry["renews"]}, day)

    cut_offs = {}
    # For rules, for instance, the question makes no sense.
    asked = {entry["id"] for entry in entries if entry["cut_off"]}
    for entry in asked.intersection(edge["to"] for edge in edges if edge["from"] != edge["to"]):
        cut_offs[entry] = graph.cut_off([entry])
    wrong = list(differences("data/cut-off.json", cut_offs, in_full(json.loads((site / "data/cut-off.json").read_text(encoding="utf-8")))))

    exposed = exposure(graph, entries)
    wrong += differences("data/exposure.json", exposed, json.loads((site / "data/exposure.json").read_text(encoding="utf-8")))

    told = json.loads((site / "data/scenarios.json").read_text(encoding="utf-8"))
    scenarios = {}
    for entry, scenario in told.items():
        cuts = scenario.pop("cuts")
        scenarios[entry] = graph.cut_off(cuts["entries"], {tuple(tie) for tie in cuts["dependencies"]})
    wrong += differences("data/scenarios.json", scenarios, told)

    pages = 0
    for path in sorted(site.glob("*/*/cut-off/index.html")):
        printed = Numbers(path).found
        entry = path.relative_to(site).parent.parent.as_posix()
        country = printed.pop("country", None)
        if country is None:
            falls = cut_offs.get(entry, {state: [] for state in STATES})
            computed = {state: str(len(falls[state])) for state in STATES[:2]}
            computed.update({f"projects-{state}": str(len(is_project.intersection(falls[state]))) for state in STATES[:2]})
            strained = len(is_project.intersection(falls["strained"]))
            in_part = len(is_project.intersection(falls["stopped_in_part"] + falls["frozen_in_part"]))
        else:
            effects = [exposed[other]["to"].get(country, {}) for other in exposed]
            lost = {state: {entry for effect in effects for entry in effect.get(state, [])} for state in STATES}
            computed = {f"projects-{state}": str(len(lost[state])) for state in STATES[:2]}
            strained = len(lost["strained"])
            in_part = len(lost["stopped_in_part"] | lost["frozen_in_part"])
        # They are printed if there are any.
        computed.update({"projects-strained": str(strained)} if strained else {})
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
        for state in STATES[:3]
        if effect[state]
    }
    # A site whose projects have no countries has no such page.
    wrong += differences(matrix.relative_to(site), computed, Numbers(matrix).found if matrix.exists() else {})

    for line in wrong:
        print(line)
    counts = f"{len(cut_offs)} cut-offs, {len(exposed)} countries with projects, {len(scenarios)} scenarios, {pages} pages"
    print(f"{counts}: {len(wrong)} differences", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2]))
