// Keeps the open page up to date with its address, and shows the problems of the site.
(() => {
  "use strict";
  const home = new URL(".", document.currentScript.src);
  const place = "statebook:" + location.pathname;
  // The tag of this page in its response. Where browsers do not expose it, the page itself is compared.
  const timing = performance.getEntriesByType("navigation")[0]?.serverTiming?.find((one) => one.name === "page");
  let tag = timing ? `"${timing.description}"` : null;
  let revision = 0;
  let events = null;
  let overlay = null;

  const kept = sessionStorage.getItem(place);
  if (kept !== null) {
    sessionStorage.removeItem(place);
    const [left, top] = kept.split(",").map(Number);
    const back = () => scrollTo({ left, top, behavior: "instant" });
    back();
    // Content that loads late moves everything below it, so the position is restored again, unless the reader has scrolled since.
    const taken = scrollY;
    addEventListener("load", () => {
      if (scrollY === taken) back();
      history.scrollRestoration = "auto";
    });
  }

  // The browser would also scroll back, but smoothly if the style sheet says so.
  function reload() {
    sessionStorage.setItem(place, scrollX + "," + scrollY);
    history.scrollRestoration = "manual";
    location.reload();
  }

  // Loads the new style sheet before removing the old one, so that the page is never unstyled.
  function restyle(swap) {
    const old = [...document.querySelectorAll("link[rel~=stylesheet]")].filter((link) => link.getAttribute("href") === swap.from);
    for (const link of old) {
      const fresh = link.cloneNode();
      fresh.href = swap.to;
      fresh.addEventListener("load", () => link.remove());
      fresh.addEventListener("error", reload);
      link.after(fresh);
    }
    return old.length > 0;
  }

  // Whether this page equals what its address has now. A change that something else made to the page is not mistaken for one twice.
  async function isAsAnswered() {
    const response = await fetch(location.href, { cache: "no-store" });
    const now = new DOMParser().parseFromString(await response.text(), "text/html");
    tag = response.headers.get("etag");
    const tried = sessionStorage.getItem(place + " tried") === tag;
    sessionStorage.setItem(place + " tried", tag);
    return tried || now.documentElement.isEqualNode(document.documentElement);
  }

  async function follow(news) {
    if (!tag && !(await isAsAnswered())) return reload();
    show(news);
    if (revision && news.page && news.page !== location.pathname) return location.assign(news.page);
    const now = (await fetch(location.href, { method: "HEAD", cache: "no-store" })).headers.get("etag");
    if (now !== tag) {
      const next = news.revision === revision + 1;
      if (!(next && news.style && restyle(news.style))) return reload();
      tag = now;
    }
    revision = news.revision;
  }

  function element(name, text, attributes = {}) {
    const made = document.createElement(name);
    made.textContent = text;
    Object.assign(made, attributes);
    return made;
  }

  function show(news) {
    overlay?.remove();
    overlay = null;
    if (news.problems.length === 0) return;
    overlay = document.createElement("div");
    overlay.id = "statebook-problems";
    const root = overlay.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      :host { all: initial; }
      section { position: fixed; inset: auto 0 0 0; max-height: 60vh; overflow: auto; z-index: 2147483647; box-sizing: border-box;
        padding: 1rem 1.25rem; border-top: .25rem solid #c62828; background: #1d1d20; color: #f4f4f5;
        font: 15px/1.5 system-ui, sans-serif; box-shadow: 0 -.5rem 2rem #0008; }
      header { display: flex; gap: 1rem; align-items: baseline; justify-content: space-between; }
      h2 { font-size: 1.1em; margin: 0; }
      button { font: inherit; color: inherit; background: none; border: 1px solid #8888; border-radius: .25rem; padding: .125rem .625rem; }
      a { color: #9ecbff; }
      article { margin-top: .75rem; }
      pre { font: 13px/1.5 ui-monospace, monospace; margin: .25rem 0 0; overflow-x: auto; white-space: pre; }
      p { margin: .75rem 0 0; }
      @media print { section { display: none; } }`);
    root.adoptedStyleSheets = [sheet];
    const section = element("section", "", { role: "alert" });
    const header = document.createElement("header");
    const hide = element("button", "Hide", { type: "button" });
    hide.addEventListener("click", () => overlay?.remove());
    header.append(element("h2", "The site has errors; this is how it was before them"), hide);
    section.append(header);
    for (const problem of news.problems) {
      const article = document.createElement("article");
      if (problem.file) {
        const href = new URL("source/" + problem.file.split("/").map(encodeURIComponent).join("/") + "#L" + problem.line, home).href;
        article.append(element("a", `${problem.file}:${problem.line}:${problem.column}`, { href, target: "_blank" }));
      }
      article.append(element("pre", problem.text));
      section.append(article);
    }
    if (news.more > 0) section.append(element("p", `${news.more} more: statebook check`));
    root.append(section);
    document.body.append(overlay);
  }

  // Browsers open only a few connections to one server, so only visible pages have one.
  function listen() {
    if (document.visibilityState === "hidden") {
      events?.close();
      events = null;
    } else if (!events || events.readyState === EventSource.CLOSED) {
      events = new EventSource(new URL("events", home));
      let last = Promise.resolve();
      events.addEventListener("message", (event) => {
        last = last.then(() => follow(JSON.parse(event.data))).catch(() => {});
      });
    }
  }
  document.addEventListener("visibilitychange", listen);
  addEventListener("pageshow", listen);
  addEventListener("pagehide", () => events?.close());
  listen();
})();
