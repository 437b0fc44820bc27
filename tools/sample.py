#!/usr/bin/env python3
"""Draws facts at random for reading against the notes that they were taken from.

    python3 tools/sample.py SEED NUMBER NOTES.md ...

A fact is a value, a dependency or an event of an entry, with what it says and its sources. Each is printed with the lines of the notes
that name one of its sources and share most words with it; a reader judges. The same seed draws the same facts of the same content.
"""

import random
import re
import sys
import tomllib
from pathlib import Path

CONTENT = Path(__file__).resolve().parent.parent / "content"


def listed(value):
    return value if isinstance(value, list) else [value]


def facts_of(entry, own):
    """Yields (place, what it says, sources)."""
    for name, claims in entry.get("facts", {}).items():
        for claim in listed(claims):
            if isinstance(claim, dict):
                said = {key: value for key, value in claim.items() if key != "source"}
                yield name, said, listed(claim.get("source", own))
    for tie in entry.get("depends", []):
        yield "depends", {key: value for key, value in tie.items() if key != "source"}, listed(tie.get("source", own))
    for event in entry.get("events", []):
        yield "events", {key: value for key, value in event.items() if key != "source"}, listed(event.get("source", own))


def words(text):
    return set(re.findall(r"[a-z0-9]{2,}", text.lower().replace("_", "").replace(",", "")))


def main(seed, number, notes):
    lines = [line.strip() for path in notes for line in Path(path).read_text(encoding="utf-8").splitlines() if not line.startswith("[")]
    by_key = {}
    for line in lines:
        for key in re.findall(r"\[([a-z0-9-]+)\]", line):
            by_key.setdefault(key, []).append(line)
    drawn = []
    for path in sorted(CONTENT.glob("*/*.md")):
        if path.parent.name in ("sources", "pages", "comparisons", "scenarios"):
            continue
        front = path.read_text(encoding="utf-8").split("+++\n")[1]
        entry = tomllib.loads(front)
        for place, said, sources in facts_of(entry, listed(entry.get("sources", []))):
            known = [key.split("/")[-1] for key in sources if key and key.split("/")[-1] in by_key]
            if known:
                drawn.append((f"{path.parent.name}/{path.stem}", place, said, known))
    for at, (entry, place, said, sources) in enumerate(random.Random(seed).sample(drawn, number), 1):
        told = ", ".join(f"{key}={value}" for key, value in said.items())
        print(f"{at}. {entry} · {place} · {told} · {' '.join(sources)}")
        mine = words(told + " " + entry)
        found = {line for key in sources for line in by_key[key]}
        for line in sorted(found, key=lambda line: (-len(mine & words(line)), line))[:2]:
            print(f"     {line[:260]}")


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
