// The box of search: what it does when it is used is in files/search.js, which is fetched then.
{
  const form = document.querySelector("form.search[data-script]");
  const box = form?.elements.q;
  const come = () => import(form.dataset.script).catch(() => {});
  if (box) {
    if (document.querySelector("#found") || document.activeElement === box) come();
    for (const used of ["focus", "pointerenter", "input"]) box.addEventListener(used, come, { once: true });
    document.addEventListener("keydown", (event) => {
      const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
      if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      box.focus();
      box.select();
    });
  }
}
