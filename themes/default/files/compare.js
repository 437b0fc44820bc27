// Two to four entries side by side. Their profiles are fetched when they are chosen, and what is said in them stands in one table;
// so every value looks as it does there, with its sources.
{
  const place = document.querySelector("#side-by-side");
  if (place) {
    const KEYS = ["a", "b", "c", "d"];
    const say = (name, values = {}) => place.dataset[`say${name}`].replace(/\{(\w+)\}/g, (all, key) => values[key] ?? all);
    const make = (name, properties = {}, ...children) => {
      const made = Object.assign(document.createElement(name), properties);
      made.append(...children);
      return made;
    };
    const lists = [...place.querySelectorAll("[data-kind]")];
    const picks = place.querySelector(".picks");
    const line = make("p", { className: "aside", role: "status" });
    const result = make("div", { className: "picks beside-result" });
    const asked = () => {
      const state = new URLSearchParams(location.search);
      return KEYS.map((key) => state.get(key) ?? "");
    };

    const withoutAnchor = (node) => {
      const copy = node.cloneNode(true);
      copy.querySelector(".anchor")?.remove();
      return copy.textContent.trim();
    };

    // What is said on a profile: rows of a name, a label, and nodes.
    const rowsOf = (page, url) => {
      const rows = [];
      const add = (key, label, nodes) => nodes.length && rows.push({ key, label, nodes });
      add("head", say("Head"), [...page.querySelectorAll(".head .kicker, .head .lead, .head .verdict, .head .fresh")]);
      for (const fact of page.querySelectorAll("#facts dl > div")) {
        add(fact.id, withoutAnchor(fact.querySelector("dt")), [...fact.querySelectorAll("dd")]);
      }
      for (const head of page.querySelectorAll(".deps > h3")) {
        const nodes = [];
        for (let next = head.nextElementSibling; next && next.localName !== "h3"; next = next.nextElementSibling) {
          if (next.matches("ul, details")) nodes.push(next);
        }
        add(`depends ${head.textContent}`, head.textContent, nodes);
      }
      for (const { nodes } of rows) {
        for (const link of nodes.flatMap((node) => [...node.querySelectorAll("a[href]")])) link.href = new URL(link.getAttribute("href"), url).href;
        for (const node of nodes) {
          node.removeAttribute("id");
          for (const inner of node.querySelectorAll("[id]")) inner.removeAttribute("id");
        }
      }
      return rows;
    };
    const pages = new Map();
    const get = (id) => {
      if (!pages.has(id)) {
        const url = new URL(`${place.dataset.base}${id}/`, location.href);
        const page = /^[a-z0-9-]+\/[a-z0-9-]+$/.test(id)
          ? fetch(url).then(async (answer) => {
            if (!answer.ok) return null;
            const page = new DOMParser().parseFromString(await answer.text(), "text/html");
            const title = page.querySelector(".profile h1")?.textContent;
            return title ? { id, url: url.pathname, title, rows: rowsOf(page, url) } : null;
          })
          : Promise.resolve(null);
        // What failed may be asked for again.
        pages.set(id, page.catch((error) => { pages.delete(id); throw error; }));
      }
      return pages.get(id);
    };

    let turn = 0;
    const show = async () => {
      const mine = ++turn;
      const ids = asked();
      const wanted = [...new Set(ids.filter(Boolean))];
      fill(ids);
      result.replaceChildren();
      line.textContent = "";
      let found;
      try {
        found = await Promise.all(wanted.map(get));
      } catch {
        if (mine === turn) line.textContent = say("Failed", { names: wanted.join(", ") });
        return;
      }
      if (mine !== turn) return;
      const missing = wanted.filter((id, at) => !found[at]).map((id) => `“${id.slice(0, 60)}”`);
      found = found.filter(Boolean);
      // A name that the lists do not have.
      fill(ids, found);
      const labels = new Map();
      for (const { rows } of found) for (const { key, label } of rows) if (!labels.has(key)) labels.set(key, label);
      const order = (key) => (key === "head" ? 0 : key.startsWith("depends ") ? 2 : 1);
      const keys = [...labels.keys()].sort((a, b) => order(a) - order(b));
      const said = [];
      if (missing.length) said.push(say("Missing", { names: missing.join(", ") }));
      if (found.length) said.push(say("Said", { names: found.map(({ title }) => title).join(" · "), count: keys.length }));
      line.textContent = said.join(" ");
      if (found.length < 2) return;
      const body = make("tbody");
      for (const key of keys) {
        const row = make("tr", {}, make("th", { scope: "row" }, labels.get(key)));
        const texts = new Set();
        for (const { rows } of found) {
          const it = rows.find((row) => row.key === key);
          const cell = make("td", { className: it ? "" : "nothing" });
          if (it) cell.append(...it.nodes.map((node) => document.importNode(node, true)).map((node) => (node.localName === "dd" ? make("div", { className: node.className }, ...node.childNodes) : node)));
          else cell.append(say("Nothing"));
          const plain = cell.cloneNode(true);
          for (const mark of plain.querySelectorAll(".cite")) mark.remove();
          texts.add(plain.textContent.trim());
          row.append(cell);
        }
        row.className = texts.size === 1 ? "same" : "";
        body.append(row);
      }
      const heads = found.map(({ url, title }) => make("th", { scope: "col" }, make("a", { href: url }, title)));
      const table = make("table", { className: "side" }, make("thead", {}, make("tr", {}, make("td"), ...heads)), body);
      const only = make("input", { type: "checkbox", name: "differences" });
      only.addEventListener("change", () => table.classList.toggle("differences", only.checked));
      result.append(make("label", {}, only, " ", say("Differences")), table);
    };

    const selects = KEYS.map((key, at) => {
      const select = make("select", { name: key });
      select.append(new Option(say("None"), ""));
      for (const list of lists) {
        const options = [...list.querySelectorAll("[data-id]")].map((link) => new Option(link.textContent, link.dataset.id));
        select.append(make("optgroup", { label: list.dataset.kind }, ...options));
      }
      select.addEventListener("change", () => {
        const next = new URLSearchParams();
        selects.map(({ value }) => value).filter(Boolean).forEach((id, at) => next.set(KEYS[at], id));
        history.replaceState(null, "", next.size ? `?${next}` : location.pathname);
        show();
      });
      return select;
    });
    const fill = (ids, found = []) => {
      const chosen = ids.filter(Boolean);
      selects.forEach((select, at) => {
        const id = chosen[at] ?? "";
        const known = found.find((page) => page.id === id);
        if (known && ![...select.options].some(({ value }) => value === id)) select.append(new Option(known.title, id));
        select.value = id;
        // A name that is not there is chosen nowhere.
        if (select.selectedIndex < 0) select.value = "";
        select.parentElement.hidden = at > Math.max(1, chosen.length);
      });
    };
    picks.replaceChildren(...selects.map((select, at) => make("label", {}, `${say("Entry", { number: at + 1 })} `, select)));
    picks.after(line, result);
    if (asked().some(Boolean)) place.parentElement.querySelector(".head").after(place);
    window.addEventListener("popstate", show);
    show();
  }
}
