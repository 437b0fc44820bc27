#!/usr/bin/env python3
"""Turns registers of sources into entries, for those that the content names and does not have yet.

    python3 tools/sources.py [--dry-run] REGISTER.md ...

A register is a text file in which a line is a source, fields set off by ` | `:

    [kr-geco] Five teams, from-scratch goal (Korean) | https://example.org/a | Global Economic | 2025-08-04 | N

The key becomes the stem of `content/sources/<key>.md`. The publisher and the date may be missing; the last field is the kind of
evidence: P primary, M copy of a primary page, N news, S secondary, X with caution. A source that nothing in `content/` names is
not made, and an entry that exists is never touched. What cannot be read is said with its line; then nothing is written, exit code 1.
"""

import re
import sys
from pathlib import Path

RELIABILITY = {"P": "primary", "M": "mirror", "N": "news", "S": "secondary", "X": "caution"}
MONTHS = {name: at for at, name in enumerate("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), 1)}

# What a title says of the sort of text; the first that matches counts. News and encyclopedias are told by tag and host.
TYPES = [
    ("model-card", r"model card|\bcard\b"),
    ("repository", r"\bREADME\b|repository"),
    ("paper", r"arXiv|\bpaper\b|technical report|preprint|proceedings"),
    ("press-release", r"press release"),
    ("law", r"\b(decree|act|regulation|gazette|ordinance|bill|law)\b"),
    ("documentation", r"documentation|\bdocs\b|user guide"),
    ("speech", r"\bspeech|remarks by|address by"),
    ("report", r"\breport\b|white paper|strategy|roadmap|national plan|overview"),
]


def text_type(title, address, tag):
    if "wikipedia.org" in address or "grokipedia.com" in address:
        return "encyclopedia"
    if tag == "N":
        return "news"
    for word, pattern in TYPES:
        if re.search(pattern, title, re.IGNORECASE):
            return word
    return "web-page"


def published(said):
    """A date as the content format has it, or None where the register names none."""
    said = said.strip()
    if not re.search(r"\d{4}", said):
        return None
    if match := re.fullmatch(r"(\d{2})(\d{2})-(\d{2})", said):
        if int(match[3]) > 12:  # two years, 2025-26
            return f"{match[1]}{match[2]}/{match[1]}{match[3]}"
    if match := re.fullmatch(r"(\d{4})(-\d{2})?(-\d{2})?", said):
        return said
    if match := re.fullmatch(r"(?:(\d{1,2}) )?([A-Z][a-z]{2})[a-z]* (\d{4})", said):
        day, month, year = match.groups()
        if month in MONTHS:
            return f"{year}-{MONTHS[month]:02}" + (f"-{int(day):02}" if day else "")
    if match := re.fullmatch(r"(\d{4})-(\d{4})", said):
        return f"{match[1]}/{match[2]}"
    if match := re.match(r"(\d{4}-\d{2})/(\d{2})$", said):
        return f"{match[1]}/{match[1][:5]}{match[2]}"
    if match := re.match(r"(\d{4})\b", said):
        return match[1]
    return None


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def entry(title, address, publisher, date, tag):
    note = ""
    # "… (canonical: host/path)" names the page of which the address is a copy.
    if match := re.search(r"\s*\((?:canonical:?\s*)([^)]*)\)", address):
        note = match[1].strip()
        address = address[: match.start()].strip()
    address = address.split()[0]
    lines = ["+++", f"title = {quoted(title)}", "", "[facts]"]
    lines.append(f'type = "{text_type(title, address, tag)}"')
    lines.append(f'reliability = "{RELIABILITY[tag]}"')
    if publisher and publisher != "-":
        lines.append(f"publisher = {quoted(publisher)}")
    if date:
        day = re.fullmatch(r"\d{4}-\d{2}-\d{2}", date)
        lines.append(f"published = {date if day else quoted(date)}")
    lines.append(f"url = {quoted(address)}")
    lines.append("+++")
    if note:
        lines.append(f"A copy; the original is probably at {note}.")
    return "\n".join(lines) + "\n"


def register(path):
    """Yields (line, key, title, address, publisher, date, tag) for each source of a register."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        match = re.match(r"\[([a-z0-9]+(?:-[a-z0-9]+)*)\] (.+)$", line)
        if not match:
            continue
        fields = [field.strip() for field in match[2].split(" | ")]
        if len(fields) < 3:
            continue
        title, address, tag = fields[0], fields[1], fields[-1]
        rest = fields[2:-1]
        date = published(rest[-1]) if rest else None
        publisher = rest[0] if rest and (len(rest) > 1 or date is None) else ""
        yield number, match[1], title, address, publisher, date, tag


def main():
    dry = "--dry-run" in sys.argv
    paths = [Path(name) for name in sys.argv[1:] if not name.startswith("-")]
    if not paths:
        sys.exit(__doc__)
    content = Path("content")
    folder = content / "sources"
    if not folder.is_dir():
        sys.exit("there is no content/sources here: run this in the folder of the site")
    written = [path for path in content.rglob("*") if path.suffix in (".md", ".toml") and path.parent != folder]
    texts = "\n".join(path.read_text(encoding="utf-8") for path in written)
    named = set(re.findall(r'["@](?:sources/)?([a-z0-9]+(?:-[a-z0-9]+)*)', texts))

    faults, made, known = [], {}, 0
    for path in paths:
        for number, key, title, address, publisher, date, tag in register(path):
            where = f"{path}:{number}"
            if key not in named:
                continue
            if (folder / f"{key}.md").exists():
                known += 1
            elif key in made:
                faults.append(f"{where}: the key {key} stands twice")
            elif tag not in RELIABILITY:
                faults.append(f"{where}: {tag!r} is none of P, M, N, S, X")
            elif not re.match(r"https?://[^\s/]+\.", address):
                faults.append(f"{where}: {address!r} is not an address")
            else:
                made[key] = entry(title, address, publisher, date, tag)
    for fault in faults:
        print(fault, file=sys.stderr)
    if faults:
        return 1
    if not dry:
        for key, text in made.items():
            (folder / f"{key}.md").write_text(text, encoding="utf-8")
    print(f"{len(made)} sources {'to make' if dry else 'made'}, {known} of those named stand already")
    return 0


if __name__ == "__main__":
    sys.exit(main())
