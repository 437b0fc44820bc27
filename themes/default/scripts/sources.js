// What the list of sources says of a source, at its mark: on hover and on focus. Escape closes it, and it stays while the pointer is on it.
{
  const box = document.createElement("div");
  box.className = "preview";
  box.id = "preview";
  box.popover = "manual";
  let mark, timer;
  const later = (what, time) => { clearTimeout(timer); timer = setTimeout(what, time); };
  const close = () => {
    clearTimeout(timer);
    wanted = undefined;
    mark?.removeAttribute("aria-describedby");
    mark = undefined;
    if (box.matches(":popover-open")) box.hidePopover();
  };
  // The list of a long table has a page of its own.
  const lists = new Map([[location.pathname, document]]);
  const list = async ({ pathname }) => {
    if (!lists.has(pathname)) {
      const text = fetch(pathname).then((answer) => (answer.ok ? answer.text() : Promise.reject()));
      lists.set(pathname, text.then((text) => new DOMParser().parseFromString(text, "text/html"), () => lists.delete(pathname) && document));
    }
    return lists.get(pathname);
  };
  let wanted;
  const show = async (link) => {
    wanted = link;
    const source = (await list(link)).getElementById(link.hash.slice(1));
    if (!source || link === mark || link !== wanted || !box.showPopover) return;
    close();
    wanted = link;
    mark = link;
    box.replaceChildren(...source.cloneNode(true).childNodes);
    document.body.append(box);
    box.showPopover();
    const at = link.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = box;
    const fits = at.bottom + height + 8 < innerHeight || at.top < height + 8;
    box.style.left = `${Math.max(8, Math.min(at.left - 16, innerWidth - width - 8))}px`;
    box.style.top = `${fits ? at.bottom + 4 : at.top - height - 4}px`;
    link.setAttribute("aria-describedby", box.id);
  };
  const marked = (event) => event.target.closest?.('.cite[href*="#source-"]');
  addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const link = marked(event);
    if (link) later(() => show(link), 150);
    else if (box.contains(event.target)) clearTimeout(timer);
    else if (mark || wanted) later(close, 250);
  });
  addEventListener("focusin", (event) => {
    const link = marked(event);
    if (link?.matches(":focus-visible")) show(link);
    else if ((mark || wanted) && !box.contains(event.target)) close();
  });
  addEventListener("keydown", (event) => { if (event.key === "Escape" && mark) close(); });
  addEventListener("scroll", () => { if (mark && !box.matches(":hover")) close(); }, { passive: true });
}
