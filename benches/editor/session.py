#!/usr/bin/env python3
"""How long an author waits: a scripted session with `statebook lsp` on a site.

    python3 benches/editor/session.py PROGRAM SITE [KEYSTROKES]

Types into one profile, a letter at a time, at three places: a word of a vocabulary, the name of an entry that is depended on, and a link in the
text. After each letter it waits for the diagnostic that quotes what was just typed, asks for a completion, and then for the outline of the file,
which the server answers when everything that follows from the letter is known. Prints medians and the worst in milliseconds, and the memory at its
peak. Only the standard library is used.
"""
import json
import pathlib
import statistics
import subprocess
import sys
import time


class Server:
    def __init__(self, program, site):
        self.process = subprocess.Popen([program, "lsp"], cwd=site, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.asked = 0

    def send(self, message):
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        self.process.stdin.flush()

    def receive(self):
        length = 0
        while line := self.process.stdout.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        return json.loads(self.process.stdout.read(length))

    def tell(self, method, params):
        self.send({"method": method, "params": params})

    def ask(self, method, params):
        """The answer, and every notification before it."""
        self.asked += 1
        self.send({"id": self.asked, "method": method, "params": params})
        return self.until(lambda message: message.get("id") == self.asked)

    def until(self, is_it):
        while not is_it(message := self.receive()):
            pass
        return message

    def peak(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1024


def milliseconds(since):
    return (time.perf_counter() - since) * 1000


def main():
    program, site = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
    keystrokes = int(sys.argv[3]) if len(sys.argv) > 3 else 20
    files = sorted(site.glob("content/*/*.md"))
    path = next(file for file in files if "[[depends]]" in file.read_text() and "\nstatus = " in file.read_text())
    text, uri = path.read_text(), path.as_uri()
    document = {"uri": uri, "version": 1}
    server = Server(program, site)
    start = time.perf_counter()
    server.ask("initialize", {"capabilities": {}})
    server.tell("initialized", {})
    server.tell("textDocument/didOpen", {"textDocument": {**document, "languageId": "markdown", "text": text}})
    server.ask("textDocument/documentSymbol", {"textDocument": document})
    print(f"{len(files)} entries; ready after {milliseconds(start):.0f} ms")
    head, _, rest = text.partition("\nstatus = ")
    status = rest.split("\n", 1)[1]
    before, _, after = text.partition("[[depends]]\n")
    places = {
        "a word": lambda word: f'{head}\nstatus = "{word}"\n{status}',
        "a dependency": lambda word: f'{before}[[depends]]\non = "{word}"\nrole = "{word}"\n\n[[depends]]\n{after}',
        "a link": lambda word: f"{text}\nSee [[{word}]].\n",
    }
    print(f"{'':14}{'first said':>20}{'completion':>20}{'all known':>20}")
    for name, typed in places.items():
        first, completed, known = [], [], []
        for at in range(keystrokes):
            word = "qq" + "abcdefghijklmnopqrst"[at % 20] * (1 + at % 7)
            new = typed(word)
            line = next(number for number, line in enumerate(new.split("\n")) if word in line)
            column = new.split("\n")[line].index(word) + len(word)
            start = time.perf_counter()
            server.tell("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": new}]})
            told = lambda message: message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == uri
            server.until(lambda message: told(message) and any(f"`{word}`" in said["message"] for said in message["params"]["diagnostics"]))
            first.append(milliseconds(start))
            asked = time.perf_counter()
            server.ask("textDocument/completion", {"textDocument": document, "position": {"line": line, "character": column}})
            completed.append(milliseconds(asked))
            server.ask("textDocument/documentSymbol", {"textDocument": document})
            known.append(milliseconds(start))
        shown = "".join(f"{statistics.median(times):>11.1f} ({max(times):.0f})".rjust(20) for times in (first, completed, known))
        print(f"{name:14}{shown}")
    print(f"memory at its peak: {server.peak():.0f} MiB")
    server.ask("shutdown", None)
    server.tell("exit", None)
    server.process.wait()


main()
