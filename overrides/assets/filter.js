/* Narrows a list down to what has all the words typed, and the show chosen. Without it the whole list
   is there. What is typed stands in the address, so that going back finds it again. */
(() => {
  "use strict";
  const box = document.querySelector("[data-filter]");
  if (!box) return;
  const input = box.querySelector("input");
  const select = box.querySelector("select");
  const status = box.querySelector("[role=status]");
  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const items = [...document.querySelectorAll("[data-item]")].map((element) => ({
    element,
    text: folded(element.textContent.replace(/\s+/g, " ")),
    show: element.dataset.show || "",
  }));
  const groups = [...document.querySelectorAll("[data-group]")];

  const apply = () => {
    const words = folded(input.value).split(/\s+/).filter(Boolean);
    const show = select ? select.value : "";
    let shown = 0;
    for (const item of items) {
      const fits = (!show || item.show === show) && words.every((word) => item.text.includes(word));
      item.element.hidden = !fits;
      shown += fits;
    }
    for (const group of groups) group.hidden = !group.querySelector("[data-item]:not([hidden])");
    const active = words.length > 0 || show !== "";
    status.textContent = active ? `${shown} of ${items.length} ${box.dataset.filter}` : "";
    const address = new URL(location.href);
    const keep = (name, value) => value ? address.searchParams.set(name, value) : address.searchParams.delete(name);
    keep("filter", input.value.trim());
    keep("show", show);
    if (address.href !== location.href) history.replaceState(history.state, "", address);
  };

  const asked = new URLSearchParams(location.search);
  if (asked.get("filter")) input.value = asked.get("filter");
  if (select && asked.get("show")) select.value = asked.get("show");
  input.addEventListener("input", apply);
  select?.addEventListener("change", apply);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && input.value) {
      event.preventDefault();
      input.value = "";
      apply();
    }
  });
  box.hidden = false;
  apply();
})();
