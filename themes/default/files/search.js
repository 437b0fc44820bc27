// Search: reads the files below search/, which src/search/ makes. Nothing is fetched before the box is used.
{
  const form = document.querySelector("form.search");
  const box = form?.elements.q;
  const base = form?.action;
  // Results stand in the page of search itself, and below the box on every other one.
  const page = document.querySelector("#found");
  const SHOWN = page ? 10 : 8;
  // Longer than between two keys of somebody who types, in milliseconds.
  const PAUSE = 200;

  // Words, as src/search/words.rs makes them.
  const INSTEAD = { "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ة": "ه", "ى": "ي" };
  const PAIRED = "\\u0600-\\u06ff\\u0750-\\u077f\\u08a0-\\u08ff\\u0e00-\\u0fff\\u1000-\\u109f\\u1780-\\u17ff\\u3005-\\u3007\\u3040-\\u312f\\u31a0-\\u31bf\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\ua9e0-\\ua9ff\\uaa60-\\uaa7f\\uac00-\\ud7a3\\u{20000}-\\u{323af}";
  const paired = new RegExp(`^[${PAIRED}]`, "u");
  const run = new RegExp(`(?:(?=[${PAIRED}])[\\p{Alphabetic}\\p{M}\\p{N}])+|(?:(?![${PAIRED}])[\\p{Alphabetic}\\p{M}\\p{N}])+`, "gu");
  const fold = (text) => text.normalize("NFKD").toLowerCase()
    .replace(/[\u0300-\u036f\u0640\u064b-\u065f\u0670\u200b-\u200f\u2060\u2066-\u2069\ufeff]/g, "")
    .replace(/[øłđıßæœþةى]/g, (letter) => INSTEAD[letter]).normalize("NFC");
  const runs = (text) => text.match(run) ?? [];
  const pairs = (word) => [...word].map((letter, at, all) => letter + (all[at + 1] ?? ""));
  const spread = (text) => {
    let hash = 2166136261;
    for (const letter of text) hash = Math.imul(hash ^ letter.codePointAt(0), 16777619);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    return (hash ^ (hash >>> 12)) >>> 0;
  };
  const shard = (text, bits) => (bits ? spread(text) >>> (32 - bits) : 0);

  // Files, each fetched once.
  const files = new Map();
  let root;
  const json = async (name, options) => {
    const answer = await fetch(new URL(name, base), options);
    if (!answer.ok) throw new Error(name);
    return answer.json();
  };
  const get = (name) => {
    if (!files.has(name)) files.set(name, json(`${name}.json?v=${root.version}`));
    return files.get(name);
  };
  const start = () => (start.ed ??= json("index.json", { cache: "no-cache" }).then((found) => (root = found)));
  const words = (term) => get(`words/${shard([...term].slice(0, paired.test(term) ? 1 : 3).join(""), root.words)}`);
  const card = async (entry) => (await get(`cards/${Math.floor(entry / root.cards)}`))[entry % root.cards];
  const linesOf = async (entry) => (await get(`lines/${Math.floor(entry / root.lines)}`))[entry % root.lines];

  // What is said, in the way in which the site's language counts.
  const rules = new Intl.PluralRules(document.documentElement.lang || "en");
  const tell = (name, values = {}) => {
    const wordings = root.said[name];
    const wording = wordings["count" in values ? rules.select(values.count) : "other"] ?? wordings.other;
    return wording.replace(/\{(\w+)\}/g, (all, key) => values[key] ?? all);
  };

  const kindOf = (entry) => root.kinds.findLast(([, , first]) => first <= entry);
  const countriesOf = (entry) => root.sets[root.of.charCodeAt(entry) - 0x23].map((at) => root.countries[at]);

  // What a rank is worth: from 5 on it is of a name, and grows with the part of it that the word is.
  const WORTH = [0.12, 0.1, 0.16, 0.3, 0.35, 0.5, 0.6, 0.72, 0.85, 1];
  const NAME = 0.35;
  const add = (scores, list, quality) => {
    let entry = 0;
    for (const [, step, rank] of list.matchAll(/([0-9a-z]+)([A-J])/g)) {
      entry += parseInt(step, 36);
      scores.set(entry, Math.max(scores.get(entry) ?? 0, WORTH[rank.charCodeAt(0) - 65] * quality));
    }
  };

  // Whether a word is what was typed, but for one letter: another one, one too many or too few, two that changed places.
  const slipped = (typed, word) => {
    let at = 0;
    while (at < typed.length && typed[at] === word[at]) at++;
    const [left, right] = [typed.slice(at), word.slice(at)];
    return [right.slice(1) === left.slice(1), right === left.slice(1), right.slice(1) === left,
      left.length > 1 && right === left[1] + left[0] + left.slice(2)].some(Boolean);
  };

  // The entries of one typed word, each with how well it fits; and the words that were meant, if others than it.
  const lookUp = async (word) => {
    const scores = new Map();
    const meant = [word];
    let some = false;
    const all = [...word];
    if (paired.test(word)) {
      if (all.length === 1) {
        for (const [term, list] of Object.entries(await words(word))) if (term.startsWith(word)) add(scores, list, term === word ? 1 : 0.9);
        return { scores, meant, some };
      }
      // A long part of a name is found by a few of its pairs.
      let chosen = pairs(word).slice(0, -1);
      while (chosen.length > 4) chosen = chosen.filter((_, at) => at % 2 === 0);
      const found = await Promise.all(chosen.map(async (term) => {
        const scores = new Map();
        add(scores, (await words(term))[term] ?? "", 1);
        return scores;
      }));
      for (const [entry, score] of found[0]) {
        const least = Math.min(score, ...found.slice(1).map((other) => other.get(entry) ?? 0));
        if (least) scores.set(entry, least);
      }
      return { scores, meant, some };
    }
    const begins = async (beginning, quality) => {
      for (const [term, list] of Object.entries(await words(beginning))) {
        if (term !== beginning && (all.length < 3 || !term.startsWith(beginning))) continue;
        const part = term === beginning ? 1 : 0.7 + 0.2 * (beginning.length / term.length);
        some ||= list[0] === "*";
        add(scores, list, quality * part);
      }
    };
    await begins(word, 1);
    const named = () => [...scores.values()].some((score) => score > NAME);
    if (all.length > 3 && !named()) {
      const lists = await Promise.all([word.slice(0, 1), `-${all.at(-1)}`].map((end) => get(`spelling/${shard(end, root.spelling)}`)));
      const near = [...new Set(lists.join(" ").split(" "))];
      const whole = near.filter((other) => slipped(word, other));
      const parts = whole.length || all.length < 5 ? [] : near.filter((other) => [0, 1, -1].some((more) => slipped(word, other.slice(0, word.length + more))));
      for (const other of [...whole, ...parts].slice(0, 4)) {
        meant.push(other);
        await begins(other, 0.8);
      }
    }
    return { scores, meant, some };
  };

  // All entries that fit, the best first.
  const search = async (text) => {
    await start();
    const typed = [...new Set(runs(fold(text.slice(0, 200))))].slice(0, 8);
    if (!typed.length) return { hits: [], meant: [], wanted: 0, all: true };
    const found = await Promise.all(typed.map(lookUp));
    const weights = found.map(({ scores }) => Math.log(1 + root.entries / (1 + scores.size)) + 0.1);
    const sum = weights.reduce((a, b) => a + b);
    const total = new Map();
    found.forEach(({ scores }, at) => {
      for (const [entry, score] of scores) {
        const known = total.get(entry) ?? [0, 0];
        total.set(entry, [known[0] + 1, known[1] + (score * weights[at]) / sum]);
      }
    });
    // A word of which not all entries are listed excludes none.
    const wanted = found.filter(({ some }) => !some);
    const holds = ([entry]) => wanted.every(({ scores }) => scores.has(entry));
    let hits = [...total].filter(holds);
    // Written apart, but one word in the name.
    if (typed.length > 1 && typed.length < 5 && !typed.some((word) => paired.test(word))) {
      const joined = typed.join("");
      const scores = new Map();
      add(scores, (await words(joined))[joined] ?? "", 1);
      for (const [entry, score] of scores) if (score > NAME) hits = [...hits.filter(([other]) => other !== entry), [entry, [typed.length, score]]];
    }
    const all = hits.length > 0 || !total.size;
    if (!all) hits = [...total];
    const order = ([entry, [count, score]]) => (all ? 0 : count) + score * kindOf(entry)[3] * (1 + root.known[entry] * 0.03);
    hits = hits.map((hit) => [hit[0], order(hit)]).sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([entry]) => entry);
    return { hits, meant: found.flatMap(({ meant }) => meant), wanted: typed.length, all };
  };

  // A text in pieces, each with whether it is what was looked for.
  const marked = (text, meant) => {
    const pieces = [];
    let last = 0;
    const push = (from, to) => {
      if (from > last) pieces.push([text.slice(last, from), false]);
      pieces.push([text.slice(from, to), true]);
      last = to;
    };
    for (const found of text.matchAll(run)) {
      const folded = fold(found[0]);
      for (const word of meant) {
        const at = paired.test(word) ? folded.indexOf(word) : folded.startsWith(word) ? 0 : -1;
        if (at < 0) continue;
        const same = paired.test(word) && folded.length === found[0].length;
        push(found.index + (same ? at : 0), found.index + (same ? at + word.length : found[0].length));
        break;
      }
    }
    if (last < text.length) pieces.push([text.slice(last), false]);
    return pieces;
  };
  const count = (text, meant) => {
    const folded = runs(fold(text));
    return meant.filter((word) => folded.some((other) => (paired.test(word) ? other.includes(word) : other.startsWith(word)))).length;
  };
  // The line that says why an entry is among the results; without its lines, nothing if they may say it better.
  const why = ({ title, aliases = [], summary = "" }, meant, wanted, lines) => {
    const best = (texts) => texts.map((text) => [count(text, meant), text]).reduce((a, b) => (b[0] > a[0] ? b : a), [0, ""]);
    const inTitle = count(title, meant);
    const [inAlias, alias] = best(aliases);
    const [inLine, line] = best([summary, ...(lines ?? [])]);
    if (!lines && Math.max(inTitle, inAlias, inLine) < wanted) return null;
    if (inAlias > inTitle && inAlias >= inLine) return tell("also", { name: alias });
    return (inLine <= inTitle && summary) || line || summary;
  };

  const make = (name, attributes = {}, ...inside) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...inside);
    return element;
  };
  const pieces = (text, meant) => marked(text, meant).map(([part, hit]) => (hit ? make("mark", {}, part) : part));
  const excerpt = (text, meant) => {
    if (text.length <= 200) return pieces(text, meant);
    const all = marked(text, meant);
    const first = all.findIndex(([, hit]) => hit);
    const before = first < 0 ? 0 : Math.max(0, all.slice(0, first).reduce((sum, [part]) => sum + part.length, 0) - 60);
    const from = before && text.indexOf(" ", before) + 1;
    return [from ? "… " : "", ...pieces(text.slice(from, from + 180), meant), from + 180 < text.length ? " …" : ""];
  };
  const item = async (entry, meant, wanted) => {
    const found = await card(entry);
    const where = countriesOf(entry).map(([, name]) => name).filter((name) => name !== found.title).join(", ");
    const said = why(found, meant, wanted);
    const name = make("span", { class: "what", dir: "auto" }, ...pieces(found.title, meant));
    const line = make("span", { class: "line", dir: "auto" }, ...excerpt(said ?? found.summary ?? "", meant));
    const link = make("a", { href: new URL(`../${found.path}`, base).href }, name, where ? make("small", {}, ` ${where}`) : "", line);
    // What its name and summary do not say is looked for among its lines, which are long, once nobody types any more.
    const explain = said === null && (async () => {
      const lines = await linesOf(entry);
      return () => line.replaceChildren(...excerpt(why(found, meant, wanted, lines), meant));
    });
    return { element: make("li", {}, link), explain };
  };

  // Shows what fits. Of answers that overtake each other the last question's stays.
  let asked = 0;
  let shown = SHOWN;
  const out = page ?? make("div", { class: "found", id: "found", hidden: "" });
  const status = make("div", { role: "status", class: page ? "aside" : "vh" });
  const results = make("div", { class: "results" });
  const state = () => new URLSearchParams(page ? location.search : "");
  let speak;
  let pause;
  const say = (text) => {
    clearTimeout(speak);
    if (page) status.textContent = text;
    else speak = setTimeout(() => { status.textContent = text; }, 400);
  };
  const show = async () => {
    const mine = ++asked;
    clearTimeout(pause);
    const text = box.value.trim();
    if (!page) out.hidden = !text;
    const names = document.querySelector("#names");
    if (names) names.hidden = !!text;
    if (!text) {
      results.replaceChildren();
      return say("");
    }
    try {
      const { hits, meant, wanted, all } = await search(text);
      // Who types on wants nothing fetched of what is over.
      if (mine !== asked) return;
      const filters = { kind: state().get("kind"), country: state().get("country") };
      const unknown = [];
      const known = (key, list) => {
        if (filters[key] && !list.some(([code]) => code === filters[key])) {
          unknown.push(tell(`no_${key}`, { word: filters[key].slice(0, 40) }));
          filters[key] = null;
        }
      };
      known("kind", root.kinds);
      known("country", root.countries);
      const fits = (entry, but) => (but === "kind" || !filters.kind || kindOf(entry)[0] === filters.kind)
        && (but === "country" || !filters.country || countriesOf(entry).some(([code]) => code === filters.country));
      const fitting = hits.filter((entry) => fits(entry));
      const first = fitting.slice(0, shown);
      const items = await Promise.all(first.map((entry) => item(entry, meant, wanted)));
      if (mine !== asked) return;
      const groups = new Map();
      const counts = new Map();
      for (const entry of fitting) counts.set(kindOf(entry)[1], (counts.get(kindOf(entry)[1]) ?? 0) + 1);
      first.forEach((entry, at) => {
        const [folder, title] = kindOf(entry);
        if (!groups.has(folder)) groups.set(folder, [title, []]);
        groups.get(folder)[1].push(items[at].element);
      });
      const parts = [...groups].map(([folder, [title, items]]) => {
        const heading = make(page ? "h2" : "p", { class: "of-kind", id: `found-${folder}` }, title);
        return make("section", {}, heading, make("ul", { "aria-labelledby": heading.id }, ...items));
      });
      const rest = fitting.length - first.length;
      if (page) {
        parts.unshift(choices(hits, fits, filters));
        if (rest > 0) parts.push(more(rest));
      } else parts.push(make("p", { class: "all" }, make("a", { href: `${base}?q=${encodeURIComponent(text)}` }, rest > 0 ? tell("all", { count: fitting.length }) : tell("filter"))));
      const none = [make("p", {}, tell("nothing", { text: text.slice(0, 60) }), " ", make("a", { href: base }, tell("names")))];
      results.replaceChildren(...(hits.length ? parts : none));
      pause = setTimeout(async () => {
        // What does not come is left out: the result stands without it.
        const found = await Promise.all(items.map(({ explain }) => explain && explain().catch(() => null)));
        if (mine === asked) for (const put of found.filter(Boolean)) put();
      }, PAUSE);
      say([
        tell(all || !hits.length ? "found" : "found_some", { count: fitting.length }),
        ...[...counts].map(([title, many]) => `${title}: ${many}`),
        ...(rest > 0 ? [tell("best", { count: first.length })] : []),
        ...unknown,
      ].join("; "));
    } catch {
      if (mine !== asked) return;
      start.ed = null;
      files.clear();
      results.replaceChildren(make("p", {}, make("a", { href: base }, form.dataset.failed)));
      say(form.dataset.failed);
    }
  };

  const go = (change) => {
    const next = state();
    for (const [key, value] of Object.entries(change)) {
      if (value) next.set(key, value);
      else next.delete(key);
    }
    history.replaceState(null, "", next.size ? `?${next}` : location.pathname);
    shown = SHOWN;
    return show();
  };
  const more = (rest) => {
    const button = make("button", { type: "button" }, tell("more", { count: Math.min(rest, SHOWN) }));
    button.addEventListener("click", async () => {
      const at = shown;
      shown += SHOWN;
      await show();
      results.querySelectorAll("li a")[at]?.focus();
    });
    return button;
  };
  const choices = (hits, fits, filters) => {
    const choice = (key, label, list, of) => {
      const counts = new Map();
      for (const entry of hits.filter((entry) => fits(entry, key))) for (const [code] of of(entry)) counts.set(code, (counts.get(code) ?? 0) + 1);
      const options = list.filter(([code]) => counts.has(code) || code === filters[key])
        .map(([code, name]) => make("option", { value: code, ...(code === filters[key] ? { selected: "" } : {}) }, `${name} (${counts.get(code) ?? 0})`));
      const select = make("select", { name: key }, make("option", { value: "" }, tell("any")), ...options);
      select.addEventListener("change", async () => {
        await go({ [key]: select.value });
        results.querySelector(`select[name=${key}]`)?.focus();
      });
      return make("label", {}, `${label} `, select);
    };
    return make("p", { class: "choices" }, choice("kind", tell("kind"), root.kinds, (entry) => [kindOf(entry)]), choice("country", tell("country"), root.countries, countriesOf));
  };

  if (box) {
    out.append(status, results);
    if (!page) form.append(out);
    box.setAttribute("aria-controls", "found");
    box.setAttribute("autocomplete", "off");
    box.addEventListener("focus", () => { start().catch(() => {}); if (box.value.trim()) show(); });
    box.addEventListener("input", () => (page ? go({ q: box.value.trim() }) : show()));
    // This came because somebody is there already.
    if (document.activeElement === box) box.dispatchEvent(new Event("focus"));
    if (page) {
      form.addEventListener("submit", (event) => { event.preventDefault(); go({ q: box.value.trim() }); });
      const restore = () => { box.value = state().get("q") ?? ""; show(); };
      window.addEventListener("popstate", restore);
      if (state().has("q")) restore();
    } else {
      // Not where the focus goes nowhere: some browsers do so while a result is being clicked.
      const leave = (to) => { if (to && !form.contains(to)) out.hidden = true; };
      form.addEventListener("focusout", (event) => leave(event.relatedTarget));
      document.addEventListener("pointerdown", (event) => leave(event.target));
    }
    document.addEventListener("keydown", (event) => {
      const inside = event.target === box || out.contains(event.target);
      if (!inside || event.isComposing) return;
      if (event.key === "Escape" && !page && !out.hidden) {
        event.preventDefault();
        box.focus();
        out.hidden = true;
      }
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step || event.target.localName === "select") return;
      const stops = [box, ...results.querySelectorAll("a")];
      const next = stops[stops.indexOf(event.target) + step];
      if (next && stops.includes(event.target)) {
        event.preventDefault();
        if (!page) out.hidden = false;
        next.focus();
      }
    });
  }
}
