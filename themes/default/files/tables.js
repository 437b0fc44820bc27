// Tables of entries: other orders, some of the rows, some of the columns, in place. What is chosen stands in the address. Without
// this script every order and every word has a page of its own, to which the same links lead; texts are never compared here: the head
// of each column says the places of the rows in its order (`data-ranks`), and each row what it can be picked by (`data-is`).
{
  // Names of fields have no hyphen, so these are nobody's.
  const [SORT, COLUMNS] = ["sort-by", "show-columns"];

  const comparison = document.querySelector(".comparison");
  if (comparison) {
    const table = comparison.querySelector(".compare");
    const line = comparison.querySelector(".shown");
    // Where columns are hidden all are listed, to sort by.
    const sorts = comparison.querySelector(".sorts-by");
    const listed = [...(sorts?.querySelectorAll("a") ?? [])];
    const heads = [...table.tHead.rows[0].cells].map((cell, at) => {
      const column = cell.dataset.column;
      return { cell, listed: listed[at], label: cell.textContent, name: column.replace(/^-/, ""), first: column };
    });
    const facets = [...comparison.querySelectorAll("[data-facet]")].map((fold) => {
      const links = [...fold.querySelectorAll("a")];
      // A word is the end of the address of its page.
      for (const link of links) link.dataset.word ??= decodeURIComponent(link.pathname.split("/").at(-2));
      return { fold, name: fold.dataset.facet, title: fold.querySelector("summary"), label: fold.querySelector("summary").textContent, links };
    });
    const presets = [...comparison.querySelectorAll(".presets input")];
    // The address says which is chosen, and not what the browser remembers of the last visit.
    for (const input of presets) input.autocomplete = "off";
    const { table: whole, variant, compare, csv } = comparison.dataset;
    const say = (name, values = {}) => comparison.dataset[`say${name}`].replace(/\{(\w+)\}/g, (all, key) => values[key] ?? all);
    const button = (text, act) => {
      const made = Object.assign(document.createElement("button"), { type: "button", textContent: text });
      made.addEventListener("click", act);
      return made;
    };
    const asked = () => new URLSearchParams(location.search);
    const query = (change) => {
      const next = new URLSearchParams(variant ?? location.search);
      change(next);
      return next.size ? `?${next}` : "";
    };
    // The order in which the table is declared is not said.
    const own = heads.flatMap(({ cell, name }) => ({ ascending: name, descending: `-${name}` })[cell.getAttribute("aria-sort")] ?? [])[0];
    const sorted = ({ name, first }) => (next) => {
      const order = (next.get(SORT) ?? own) !== first ? first : first === name ? `-${name}` : name;
      if (order === own && variant === undefined) next.delete(SORT);
      else next.set(SORT, order);
    };
    const toggled = (name, word) => (next) => {
      const others = next.getAll(name).filter((other) => other !== word);
      const had = others.length < next.getAll(name).length;
      next.delete(name);
      for (const other of had ? others : [...others, word]) next.append(name, other);
    };
    const choices = () => [
      ...heads.flatMap((column) => [column.cell.querySelector("a"), column.listed].filter(Boolean).map((link) => [link, sorted(column)])),
      ...facets.flatMap(({ name, links }) => links.map((link) => [link, toggled(name, link.dataset.word)])),
    ];
    for (const { cell } of heads) {
      if (cell.querySelector("a")) continue;
      const link = document.createElement("a");
      link.append(...cell.childNodes);
      cell.append(link);
    }
    for (const { fold } of [...facets, { fold: sorts }]) if (fold) fold.hidden = false;
    const address = () => {
      for (const [link, change] of choices()) link.href = whole + query(change);
    };

    // Rows to set side by side, and what is shown as a file.
    const all = () => [...table.querySelectorAll("tbody tr:not(.group)")];
    // An id is the end of an address.
    const idOf = (row) => row.querySelector("th a").pathname.split("/").slice(-3, -1).join("/");
    const picks = document.createElement("div");
    picks.className = "picks";
    const toCompare = document.createElement("a");
    const chosenIds = () => all().filter((row) => row.querySelector("input")?.checked).map(idOf);
    const count = () => {
      const ids = chosenIds();
      const fine = ids.length > 1 && ids.length < 5;
      toCompare.textContent = fine ? say("Compare", { count: ids.length }) : say("Few");
      if (fine) toCompare.href = `${compare}?${new URLSearchParams(ids.map((id, at) => ["abcd"[at], id]))}`;
      else toCompare.removeAttribute("href");
    };
    const offer = ({ cells: [head] }) => {
      const box = head.querySelector("input");
      if (select.getAttribute("aria-pressed") !== "true") box?.remove();
      else if (!box) {
        const made = Object.assign(document.createElement("input"), { type: "checkbox", name: "compare", ariaLabel: say("One", { title: head.textContent }) });
        made.addEventListener("change", count);
        head.prepend(made);
      }
    };
    const select = button(say("Select"), () => {
      const on = select.getAttribute("aria-pressed") !== "true";
      select.setAttribute("aria-pressed", on);
      toCompare.hidden = !on;
      for (const row of all()) offer(row);
      count();
    });
    select.setAttribute("aria-pressed", "false");
    toCompare.hidden = true;
    toCompare.setAttribute("role", "link");
    toCompare.setAttribute("aria-live", "polite");
    if (compare && all().length > 1) picks.append(select, toCompare);
    // The published file has what is said as data: its lines are taken, and put into the order of the page.
    const download = async () => {
      const text = await (await fetch(csv)).text();
      const lines = text.match(/(?:"[^"]*"|[^"\n])+\n?/g) ?? [];
      const known = new Map(lines.map((line) => [/^"?([^",\r\n]*)/.exec(line)[1], line]));
      const wanted = [...table.querySelectorAll("tbody tr:not(.group):not([hidden])")].map((row) => known.get(idOf(row)) ?? "");
      const file = new Blob([lines[0], ...wanted], { type: "text/csv" });
      const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(file), download: csv.split("/").pop() });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    };
    if (csv) picks.append(button(say("Csv"), download));
    if (picks.childNodes.length) table.after(picks);

    if (variant !== undefined) {
      // A page of a part of the table: what is chosen further leads to the whole.
      address();
    } else {
      const declared = heads.map(({ cell }) => cell.getAttribute("aria-sort"));
      let bodies, rows, shown;
      const ranks = new Map();
      const rank = (part) => {
        const places = [...part.tHead.rows[0].cells].map((cell) => cell.dataset.ranks.split(" "));
        [...part.querySelectorAll("[data-is]")].forEach((row, at) => ranks.set(row, places.map((column) => (column[at] === "-" ? Infinity : Number(column[at])))));
      };
      const read = () => {
        bodies = [...table.tBodies];
        rows = bodies.flatMap((body) => [...body.querySelectorAll("[data-is]")].map((row) => ({ row, body, ranks: ranks.get(row), is: new Set(row.dataset.is.split(" ")) })));
      };
      rank(table);
      read();
      // The further pages of a long table are fetched when they are asked for something.
      let further = comparison.dataset.pages?.match(/\S+/g) ?? [];
      let coming;
      const fetched = () => (coming ??= (async () => {
        const pages = await Promise.all(further.map(async (url) => new DOMParser().parseFromString(await (await fetch(url)).text(), "text/html")));
        for (const page of pages) rank(page.querySelector(".compare"));
        for (const body of pages.flatMap((page) => [...page.querySelector(".compare").tBodies])) {
          for (const row of body.querySelectorAll("tr:not(.group)")) offer(row);
          const group = body.querySelector(".group");
          const last = table.tBodies[table.tBodies.length - 1];
          if (group?.textContent === last.querySelector(".group")?.textContent) {
            group?.remove();
            last.append(...body.rows);
          } else table.append(body);
        }
        further = [];
        comparison.querySelector(".pages")?.remove();
        read();
      })().catch((error) => { coming = null; throw error; }));
      const usually = [...line.childNodes];

      const show = async () => {
        const state = asked();
        if (further.length && [...state.keys()].some((key) => key !== COLUMNS)) {
          try {
            await fetched();
          } catch {
            // What is here is sorted and picked then, and counted.
          }
        }
        const unknown = [];
        const wanted = state.get(SORT) ?? "";
        const at = heads.findIndex(({ name }) => wanted === name || wanted === `-${name}`);
        const descending = wanted.startsWith("-");
        if (wanted && at < 0) unknown.push(wanted);
        const chosen = facets.map(({ name, links }) => {
          const known = new Set(links.map((link) => link.dataset.word));
          const asked = [...new Set(state.getAll(name))];
          unknown.push(...asked.filter((word) => !known.has(word)));
          return asked.filter((word) => known.has(word));
        });
        for (const key of new Set(state.keys())) {
          if (key !== SORT && key !== COLUMNS && !facets.some(({ name }) => name === key)) unknown.push(key);
        }
        const fits = ({ is }, but) => facets.every(({ name }, facet) => facet === but || !chosen[facet].length || chosen[facet].some((word) => is.has(`${name}:${word}`)));
        const order = [...rows];
        if (at >= 0) {
          order.sort((a, b) => {
            const [x, y] = [a.ranks[at], b.ranks[at]];
            // Rows that say nothing stand last either way.
            if (x !== y) return x === Infinity || y === Infinity || !descending ? x - y : y - x;
            return a.ranks[0] - b.ranks[0];
          });
        }
        shown = order.filter((row) => fits(row));
        for (const it of order) {
          it.row.hidden = !fits(it);
          (at >= 0 ? bodies[0] : it.body).append(it.row);
        }
        for (const body of bodies) {
          const group = body.querySelector(".group");
          if (group) group.hidden = at >= 0 || ![...body.rows].some((row) => row !== group && !row.hidden);
        }
        heads.forEach(({ cell, listed }, column) => {
          const direction = at < 0 ? declared[column] : column === at ? (descending ? "descending" : "ascending") : null;
          if (direction) cell.setAttribute("aria-sort", direction);
          else cell.removeAttribute("aria-sort");
          if (direction) listed?.setAttribute("aria-current", "true");
          else listed?.removeAttribute("aria-current");
        });
        facets.forEach(({ name, title, label, links }, facet) => {
          const labels = [];
          for (const link of links) {
            const { word } = link.dataset;
            const is = chosen[facet].includes(word);
            if (is) link.setAttribute("aria-current", "true");
            else link.removeAttribute("aria-current");
            const count = rows.filter((row) => fits(row, facet) && row.is.has(`${name}:${word}`)).length;
            link.querySelector("small").textContent = count;
            link.parentElement.hidden = !count && !is;
            if (is) labels.push(link.firstChild.textContent.trim());
          }
          title.textContent = labels.length ? `${label}: ${labels.join(", ")}` : label;
        });
        const preset = presets.find((input) => input.value === state.get(COLUMNS));
        if (state.has(COLUMNS) && !preset) unknown.push(state.get(COLUMNS));
        // Unless columns are asked for, that by which the table is sorted is among them.
        const usual = presets.find((input) => input.defaultChecked);
        const has = (input) => at <= 0 || heads[at].cell.classList.contains(`p${input.value}`);
        const open = preset ?? (usual && !has(usual) ? presets.find(has) : usual);
        if (open) open.checked = true;

        const said = [say("Shown", { some: shown.length, all: rows.length })];
        facets.forEach(({ title }, facet) => chosen[facet].length && said.push(title.textContent));
        if (at >= 0) said.push(say(descending ? "Descending" : "Ascending", { column: heads[at].label }));
        if (unknown.length) said.push(say("Unknown", { names: unknown.map((name) => `“${name.slice(0, 40)}”`).join(", ") }));
        if (said.length < 2) line.replaceChildren(...usually);
        else {
          line.textContent = said.join(" · ");
          line.append(" ", button(say("All"), () => {
            go("");
            line.tabIndex = -1;
            line.focus();
          }));
        }
        address();
      };
      const go = (search) => {
        history.replaceState(null, "", whole + search);
        show();
      };
      for (const [link, change] of choices()) {
        link.addEventListener("click", (event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
          event.preventDefault();
          go(query(change));
        });
      }
      for (const input of presets) {
        input.addEventListener("change", () => go(query((next) => (input.defaultChecked ? next.delete(COLUMNS) : next.set(COLUMNS, input.value)))));
      }
      window.addEventListener("popstate", show);
      address();
      if (location.search) show();
    }
  }
}
