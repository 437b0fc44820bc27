// What search costs a reader: bytes fetched for one question, and time from the last key to the first result.
//
//     npm install --no-save playwright-core
//     node benches/search/measure.mjs PUBLIC [NUMBER]
//
// PUBLIC is a built site. NUMBER (40 unless said) names of its entries are asked, whole, in part, and with a letter wrong, spread evenly over all, on
// a page with a box and on that of search. It is served compressed on 127.0.0.1, and each question has a fresh browser profile, so that nothing is kept
// from the last. Bytes are those of a question that is put at once; the time is from the last key of one that is typed, median of three, and beside it
// stands what all questions on the way to it fetched as well. Chromium is that of STATEBOOK_CHROMIUM, or /usr/bin/chromium. Fails where a question needs more
// than 150 KB, at once or typed, or 100 ms.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { createRequire } from "node:module";

// From where it is run: the package need not stand in this repository.
const { chromium } = createRequire(join(process.cwd(), "x.js"))("playwright-core");

const [folder, number = "40"] = process.argv.slice(2);
const [MOST_BYTES, MOST_TIME] = [150_000, 100];
const TYPES = { html: "text/html; charset=utf-8", css: "text/css", js: "text/javascript", json: "application/json", svg: "image/svg+xml" };

const entries = JSON.parse(await readFile(join(folder, "data/entries.json"), "utf8"));
// What stands at its id says below which path the site is.
const usual = entries.find(({ url, id }) => url.endsWith(`/${id}/`));
const base = usual ? usual.url.slice(0, -usual.id.length - 2) : "";
const packed = new Map();
const server = createServer(async (request, response) => {
  let path = decodeURIComponent(new URL(request.url, "http://x").pathname).slice(base.length);
  if (path.endsWith("/")) path += "index.html";
  try {
    if (!packed.has(path)) packed.set(path, gzipSync(await readFile(join(folder, path))));
    response.writeHead(200, { "content-type": TYPES[path.split(".").pop()] ?? "application/octet-stream", "content-encoding": "gzip" });
    response.end(packed.get(path));
  } catch {
    response.writeHead(404).end();
  }
}).listen(0, "127.0.0.1");
await new Promise((done) => server.once("listening", done));
const site = `http://127.0.0.1:${server.address().port}${base}/`;

// A name, its first letters, one of its words, and with a letter wrong.
const questions = [];
const step = Math.max(1, Math.floor(entries.length / Number(number)));
for (let at = 0; at < entries.length && questions.length < Number(number); at += step) {
  const title = entries[at].title.slice(0, 60);
  const word = title.split(/\s+/).reduce((a, b) => (b.length > a.length ? b : a));
  const ways = [title, title.slice(0, 3), word, word.length > 4 ? `${word.slice(0, 2)}x${word.slice(3)}` : word];
  questions.push(ways[questions.length % ways.length]);
}

const browser = await chromium.launch({ executablePath: process.env.STATEBOOK_CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const ask = async (text, where, typing) => {
  const context = await browser.newContext();
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await client.send("Network.enable");
  let bytes = 0;
  const ours = new Set();
  client.on("Network.requestWillBeSent", ({ requestId, request }) => { if (request.url.includes("/search/") && request.url.includes(".json")) ours.add(requestId); });
  client.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => { if (ours.has(requestId)) bytes += encodedDataLength; });
  await page.goto(site + where);
  const input = page.locator("form.search input");
  await input.focus();
  await page.waitForSelector(".results", { state: "attached" });
  await page.evaluate(() => {
    const box = document.querySelector("form.search input");
    box.addEventListener("input", () => { window.typed = performance.now(); }, { capture: true });
    new MutationObserver(() => { window.shown = performance.now(); }).observe(document.querySelector(".results"), { childList: true });
  });
  if (typing) await input.pressSequentially(text, { delay: 120 });
  else await input.fill(text);
  const took = await page.waitForFunction(() => window.shown > window.typed && document.querySelector(".results a") && window.shown - window.typed, null, { polling: 20, timeout: 20_000 })
    .then((found) => found.jsonValue());
  // What is on its way is counted too, and what is looked up when nobody types any more.
  await page.waitForTimeout(800);
  await context.close();
  return { bytes, took };
};

const results = [];
for (const text of questions) {
  for (const where of ["coverage/", "search/"]) {
    const tries = [];
    for (let turn = 0; turn < 3; turn++) tries.push(await ask(text, where, true));
    const took = tries.map(({ took }) => took).sort((a, b) => a - b)[1];
    results.push({ text, where, bytes: (await ask(text, where, false)).bytes, typed: tries[0].bytes, took });
  }
}
await browser.close();
server.close();

const of = (key) => results.map((result) => result[key]).sort((a, b) => a - b);
const at = (list, share) => list[Math.min(list.length - 1, Math.floor(list.length * share))];
for (const [key, unit] of [["bytes", "B"], ["typed", "B"], ["took", "ms"]]) {
  const list = of(key);
  console.log(`${key}: median ${Math.round(at(list, 0.5))} ${unit}, 95 % ${Math.round(at(list, 0.95))} ${unit}, most ${Math.round(list.at(-1))} ${unit}`);
}
const over = results.filter(({ bytes, typed, took }) => Math.max(bytes, typed) > MOST_BYTES || took > MOST_TIME);
for (const { text, where, bytes, typed, took } of over) console.log(`over: ${JSON.stringify(text)} on ${where}: ${bytes} B, ${typed} B typed, ${Math.round(took)} ms`);
console.log(`${results.length} questions of ${entries.length} entries, ${over.length} over the bounds`);
process.exit(over.length ? 1 : 0);
