// Looks at the page it is evaluated in and returns what is wrong with it, as a list of sentences by check.
// Only reads; the page needs no script of its own.
(() => {
  const name = (element) => {
    const classes = typeof element.className === "string" && element.className ? "." + element.className.trim().split(/\s+/).join(".") : "";
    const text = (element.textContent || "").trim().replace(/\s+/g, " ").slice(0, 40);
    return `<${element.localName}${element.id ? "#" + element.id : ""}${classes}> “${text}”`;
  };
  const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  const all = (selector) => [...document.querySelectorAll(selector)];

  const structure = () => {
    const wrong = [];
    const expect = (holds, message) => holds || wrong.push(message);
    expect(document.documentElement.lang, "<html> has no lang");
    expect(document.title.trim(), "no <title>");
    expect(document.compatMode === "CSS1Compat", "quirks mode");
    expect(all("main").length === 1, `${all("main").length} <main> elements`);
    const headings = all("h1, h2, h3, h4, h5, h6");
    expect(all("h1").length === 1, `${all("h1").length} <h1> elements`);
    let last = 0;
    for (const heading of headings) {
      const level = Number(heading.localName[1]);
      expect(level <= last + 1, `heading level jumps from ${last} to ${level} at ${name(heading)}`);
      expect(heading.textContent.trim(), `empty ${name(heading)}`);
      last = level;
    }
    for (const image of all("img")) expect(image.hasAttribute("alt"), `no alt on ${name(image)} ${image.getAttribute("src")}`);
    for (const cell of all("th")) expect(["row", "col", "rowgroup", "colgroup"].includes(cell.scope), `no scope on ${name(cell)}`);
    for (const table of all("table")) expect(table.querySelector("th"), `no header cells in ${name(table)}`);
    for (const link of all("a[href]")) expect((link.textContent.trim() || link.getAttribute("aria-label") || link.querySelector("img[alt]:not([alt=''])")), `link without a name to ${link.href}`);
    for (const nav of all("nav")) expect(all("nav").length === 1 || nav.getAttribute("aria-label") || nav.getAttribute("aria-labelledby"), `several <nav>, and no label on ${name(nav)}`);
    for (const region of all("[tabindex='0']")) expect(region.getAttribute("role") && (region.getAttribute("aria-label") || region.getAttribute("aria-labelledby")), `focusable without role and label: ${name(region)}`);
    const ids = all("[id]").map((element) => element.id);
    for (const id of new Set(ids.filter((id, at) => ids.indexOf(id) !== at))) wrong.push(`the id ${id} stands twice`);
    for (const link of all("a[href^='#']")) {
      const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      expect(target && target.getClientRects().length > 0, `${link.getAttribute("href")} leads to no visible element`);
    }
    return [...new Set(wrong)];
  };

  // Converts colours in any notation by painting them and reading them back.
  const painter = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
  const painted = new Map();
  const colour = (text) => {
    if (!painted.has(text)) {
      painter.clearRect(0, 0, 1, 1);
      painter.fillStyle = text;
      painter.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = painter.getImageData(0, 0, 1, 1).data;
      painted.set(text, [r, g, b, a / 255]);
    }
    return painted.get(text);
  };
  const over = ([r, g, b, a], [br, bg, bb]) => [r * a + br * (1 - a), g * a + bg * (1 - a), b * a + bb * (1 - a), 1];
  const canvas = () => (matchMedia("(prefers-color-scheme: dark)").matches && getComputedStyle(document.documentElement).colorScheme.includes("dark") ? [18, 18, 18, 1] : [255, 255, 255, 1]);
  const ground = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      const layer = colour(getComputedStyle(at).backgroundColor);
      layers.push(layer);
      if (layer[3] === 1) break;
    }
    return layers.reduceRight((below, layer) => over(layer, below), canvas());
  };
  const luminance = ([r, g, b]) => {
    const linear = (part) => ((part /= 255) <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  };
  const ratio = (a, b) => {
    const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
  };

  // WCAG 2.2, 1.4.3: 4.5 to 1, or 3 to 1 for large text. One sentence for each pair of colours.
  const contrast = () => {
    const wrong = new Map();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const seen = new Set();
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (!walker.currentNode.data.trim() || seen.has(element)) continue;
      seen.add(element);
      const box = element.getBoundingClientRect();
      if (!shown(element) || box.width <= 1 || box.height <= 1) continue;
      const style = getComputedStyle(element);
      let opacity = 1;
      for (let at = element; at; at = at.parentElement) opacity *= Number(getComputedStyle(at).opacity);
      const below = ground(element);
      const [r, g, b, a] = colour(style.color);
      const found = ratio(over([r, g, b, a * opacity], below), below);
      const size = parseFloat(style.fontSize);
      const wanted = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
      if (found < wanted) wrong.set(style.color + below, `contrast ${found.toFixed(2)} instead of ${wanted} at ${name(element)}: ${style.color} on rgb(${below.slice(0, 3).map(Math.round)})`);
    }
    return [...wrong.values()];
  };

  // Elements that reach past the right edge of the window and are not inside a scrolling box.
  const width = (window) => {
    const wide = document.documentElement.scrollWidth;
    if (wide <= window) return [];
    const scrolls = (element) => element && element !== document.body && (["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    const guilty = all("body *").filter((element) => element.getBoundingClientRect().right > window + 0.5 && !scrolls(element.parentElement));
    return [`the page is ${wide} px wide in a window of ${window} px, because of ${guilty.slice(-1).map(name)}`];
  };

  // The part of the page in which an element's texts are visible, as clipped by the boxes around it.
  const windows = () => {
    const known = new Map([[document.body, { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity }]]);
    const window = (element) => {
      if (!element) return known.get(document.body);
      if (!known.has(element)) {
        const [around, style] = [window(element.parentElement), getComputedStyle(element)];
        const cut = style.overflowX === "visible" && style.clipPath === "none" ? null : element.getBoundingClientRect();
        known.set(element, cut ? within(cut, around) : around);
      }
      return known.get(element);
    };
    return window;
  };
  const within = (box, cut) => ({ left: Math.max(box.left, cut.left), top: Math.max(box.top, cut.top), right: Math.min(box.right, cut.right), bottom: Math.min(box.bottom, cut.bottom) });

  // Texts that overlap.
  const overlaps = () => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const [range, seen] = [document.createRange(), windows()];
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (!walker.currentNode.data.trim() || element.closest("title, script, style, .vh, .skip") || !shown(element)) continue;
      range.selectNodeContents(walker.currentNode);
      for (const line of range.getClientRects()) {
        const box = within(line, seen(element));
        if (box.right - box.left > 1.5 && box.bottom - box.top > 1.5) found.push({ ...box, element });
      }
    }
    found.sort((one, other) => one.top - other.top);
    const wrong = [];
    found.forEach((one, at) => {
      for (let next = at + 1; next < found.length && found[next].top < one.bottom; next += 1) {
        const other = found[next];
        const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const high = Math.min(one.bottom, other.bottom) - other.top;
        // Lines may be closer together than their letters are high.
        if (one.element !== other.element && wide > 2 && high > 0.4 * Math.min(one.bottom - one.top, other.bottom - other.top)) wrong.push(`${name(one.element)} and ${name(other.element)} lie on each other`);
      }
    });
    return wrong;
  };

  // The visible text of an element.
  const told = (element) => {
    if (!element) return "";
    const copy = element.cloneNode(true);
    for (const hidden of copy.querySelectorAll(".vh")) hidden.remove();
    return copy.textContent.replace(/[\u2066-\u2069]/g, "").trim();
  };

  // Texts that a box cuts off, unless a table beside them has them in full. Remarks in a drawing are in full on the page that its name leads to.
  const cuts = () =>
    all("main *")
      .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1 && ["hidden", "clip"].includes(getComputedStyle(element).overflowX) && shown(element))
      .filter((element) => !element.closest(".vh, .says") && !told(element.closest(".figure")?.querySelector(".data table")).includes(told(element)))
      .map((element) => `${name(element)} is cut off`);

  // Focusable elements that are outside the window or under another element; only some of many.
  const reach = () => {
    const stops = all("a[href], button, input, select, summary").filter((element) => shown(element) && !element.closest(".skip, svg") && element.getClientRects().length > 0);
    const every = Math.ceil(stops.length / 24);
    // An input that is hidden behind its label is reached through the label.
    const drawn = (element) => (getComputedStyle(element).opacity === "0" && element.labels?.[0]) || element;
    const wrong = stops.filter((_, at) => at % every === 0).map(drawn).flatMap((element) => {
      element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
      // One line of a link that spans several is enough.
      const middles = [...element.getClientRects()].map((box) => [(box.left + box.right) / 2, (box.top + box.bottom) / 2]);
      const [x, y] = middles.find(([x]) => x > 0 && x < innerWidth) ?? [];
      if (x === undefined) return [`${name(element)} is outside of the window`];
      const top = document.elementFromPoint(x, y);
      return !top || element.contains(top) || top.contains(element) || top.closest("label")?.control === element ? [] : [`${name(element)} is under ${name(top)}`];
    });
    for (const box of [document.scrollingElement, ...all(".scroll")]) box.scrollTo({ left: 0, top: 0, behavior: "instant" });
    return wrong;
  };

  // Texts that overlap or are cut off, and elements that cannot be reached; a few of each. Cards outside the window are laid out first, because
  // until a reader comes near them they only have an estimated height.
  const geometry = () => {
    for (const card of all(".compare tbody tr")) card.style.contentVisibility = "visible";
    return [overlaps, cuts, reach].flatMap((look) => [...new Set(look())].slice(0, 4));
  };

  return {
    structure,
    geometry,
    cuts,
    contrast,
    width,
    shown,
    name,
    background: () => luminance(ground(document.body)),
    focus: () => {
      const element = document.activeElement;
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      const marked = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
      const inside = box.width > 1 && box.height > 1 && box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
      return { name: name(element), href: element.getAttribute("href"), visible: shown(element) && inside, marked, main: !!element.closest("main"), body: element === document.body };
    },
  };
})()
