// Loaded by one page, and so no part of what all pages load.
const back = document.querySelector("#back");
if (back && history.length > 1) {
  back.hidden = false;
  back.addEventListener("click", () => history.back());
}
