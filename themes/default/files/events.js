// Events by country, kind and type, several at once, in place. What is chosen stands in the address. Without this script every country, kind and
// type has a page of its own, to which the same links lead. Each event says by what it can be picked (`data-is`); the pages of years, which a long
// timeline has, are fetched from the newest on when they are asked for, until enough is found.
{
  const ENOUGH = 200;

  const nav = document.querySelector(".filters[data-timeline]");
  if (nav) {
    const { timeline: whole, variant, count } = nav.dataset;
    const line = document.querySelector("#events-shown");
    const list = document.querySelector("#timeline");
    const years = document.querySelector(".years");
    const figure = document.querySelector("main .figure");
    const filters = [...nav.querySelectorAll("details")].map((fold) => {
      const title = fold.querySelector("summary");
      const links = [...fold.querySelectorAll("a")];
      return { name: fold.dataset.filter, title, label: title.textContent, links, counts: links.map((link) => link.parentElement.querySelector("small").textContent) };
    });
    const say = (name, values = {}) => nav.dataset[`say${name}`].replace(/\{(\w+)\}/g, (all, key) => values[key] ?? all);
    const button = (text, act) => {
      const made = Object.assign(document.createElement("button"), { type: "button", textContent: text });
      made.addEventListener("click", act);
      return made;
    };
    const toggled = (name, word) => {
      const next = new URLSearchParams(variant ?? location.search);
      const others = next.getAll(name).filter((other) => other !== word);
      const had = others.length < next.getAll(name).length;
      next.delete(name);
      for (const other of had ? others : [...others, word]) next.append(name, other);
      return next.size ? `?${next}` : "";
    };
    const address = () => {
      for (const { name, links } of filters) for (const link of links) link.href = whole + toggled(name, link.dataset.word);
    };
    address();

    if (variant === undefined) {
      const usually = [...line.childNodes];
      const all = [...list.childNodes];
      // Years, the newest first, each with its events: those that are here, or else the addresses of their pages.
      const further = [...(years?.querySelectorAll("a") ?? [])].filter((link) => !link.hash);
      const read = (page, newest) => [...page.querySelectorAll("#timeline .year")].map((year) => {
        const items = [...year.querySelectorAll("ol.timeline > li")].map((item) => ({ item, is: new Set(item.dataset.is.split(" ")) }));
        return { id: year.id, title: year.querySelector("h2").textContent, items: newest ? items : items.reverse() };
      });
      const parts = further.length ? further.map((link) => ({ url: link.href, year: link.textContent })) : [{ known: read(document, true) }];
      const known = async (part) => (part.known ??= read(new DOMParser().parseFromString(await (await fetch(part.url)).text(), "text/html"), false));

      let asked = 0;
      let most = ENOUGH;
      const show = async () => {
        const mine = ++asked;
        const state = new URLSearchParams(location.search);
        const unknown = [];
        const chosen = filters.map(({ name, links }) => {
          const words = new Set(links.map((link) => link.dataset.word));
          const wanted = [...new Set(state.getAll(name))];
          unknown.push(...wanted.filter((word) => !words.has(word)));
          return wanted.filter((word) => words.has(word));
        });
        for (const key of new Set(state.keys())) if (!filters.some(({ name }) => name === key)) unknown.push(key);
        const fits = ({ is }, but) => filters.every(({ name }, at) => at === but || !chosen[at].length || chosen[at].some((word) => is.has(`${name}:${word}`)));
        const some = chosen.some((words) => words.length);

        const found = [];
        let at = 0;
        let complete = true;
        for (; some && at < parts.length; at++) {
          if (found.reduce((sum, { items }) => sum + items.length, 0) >= most) {
            complete = false;
            break;
          }
          try {
            for (const year of await known(parts[at])) found.push({ ...year, items: year.items.filter((event) => fits(event)) });
          } catch {
            complete = false;
            break;
          }
          if (mine !== asked) return;
        }
        const shown = found.filter(({ items }) => items.length);
        const number = shown.reduce((sum, { items }) => sum + items.length, 0);

        if (some) {
          list.replaceChildren(...shown.map(({ id, title, items }) => {
            const year = Object.assign(document.createElement("div"), { className: "year", id });
            const head = Object.assign(document.createElement("h2"), { textContent: title });
            const events = Object.assign(document.createElement("ol"), { className: "timeline" });
            events.append(...items.map(({ item }) => item.cloneNode(true)));
            year.append(head, events);
            return year;
          }));
          if (!complete) list.append(button(say("Older"), () => { most += ENOUGH; show(); }));
        } else list.replaceChildren(...all);
        // Both are about all events.
        for (const part of [years, figure]) if (part) part.hidden = some;

        const everything = complete && parts.every((part) => part.known) && parts.flatMap((part) => part.known.flatMap(({ items }) => items));
        filters.forEach(({ name, title, label, links, counts }, filter) => {
          const labels = [];
          links.forEach((link, nth) => {
            const { word } = link.dataset;
            const is = chosen[filter].includes(word);
            if (is) {
              link.setAttribute("aria-current", "true");
              labels.push(link.textContent);
            } else link.removeAttribute("aria-current");
            // How many there would be is known when all are.
            const many = !some ? counts[nth] : everything ? everything.filter((event) => fits(event, filter) && event.is.has(`${name}:${word}`)).length : "";
            link.parentElement.querySelector("small").textContent = many;
            link.parentElement.hidden = many === 0 && !is;
          });
          title.textContent = labels.length ? `${label}: ${labels.join(", ")}` : label;
        });

        const said = !some ? [] : [complete ? say("Shown", { some: number, all: count }) : say("Back", { some: number, year: shown.at(-1)?.title ?? "" })];
        filters.forEach(({ title }, filter) => chosen[filter].length && said.push(title.textContent));
        if (unknown.length) said.push(say("Unknown", { names: unknown.map((name) => `“${name.slice(0, 40)}”`).join(", ") }));
        if (!said.length) line.replaceChildren(...usually);
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
        most = ENOUGH;
        show();
      };
      for (const { name, links } of filters) {
        for (const link of links) {
          link.addEventListener("click", (event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
            event.preventDefault();
            go(toggled(name, link.dataset.word));
          });
        }
      }
      window.addEventListener("popstate", show);
      if (location.search) show();
    }
  }
}
