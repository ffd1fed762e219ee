/* "Cite this": copies a citation, and cites the moment that the address names. */
(() => {
  const box = document.getElementById("cite");
  if (!box) return;
  const what = box.querySelector(".ch-cite__what");

  /** The turn that the address names, or that holds it; null for none. */
  const named = () => {
    let id = "";
    try {
      id = decodeURIComponent(location.hash.slice(1)).split(",")[0];
    } catch {
      return null;
    }
    const there = id && document.getElementById(id);
    return there ? there.closest(".ch-turn") || (there.matches(".ch-chapter") ? next(there) : null) : null;
  };
  const next = (heading) => {
    let after = heading.nextElementSibling;
    while (after && !after.matches(".ch-turn, .ch-chapter")) after = after.nextElementSibling;
    return after && after.matches(".ch-turn") ? after : null;
  };
  /** Who speaks in a turn; one without a name of its own goes on with the turn above. */
  const speaker = (turn) => {
    for (let at = turn; at; at = at.previousElementSibling) {
      const who = at.querySelector(".ch-who b:not(.ch-nobody)");
      if (who) return who.textContent;
      if (at.querySelector(".ch-who")) return "";
    }
    return "";
  };

  const show = () => {
    const turn = named();
    const time = turn && /^t=/.test(turn.id) ? turn.querySelector(".ch-who a")?.textContent.trim() || "" : "";
    const place = turn ? [speaker(turn), time].filter(Boolean).join(" at ") : "";
    const plain = place.replace(/["\\{}]/g, "");
    what.textContent = turn ? `The moment you are at: ${place || "a turn"}.` : what.dataset.whole;
    for (const span of box.querySelectorAll("[data-opening]")) {
      span.textContent = plain ? span.dataset.opening + plain + span.dataset.closing : "";
    }
    for (const span of box.querySelectorAll("[data-anchor]")) {
      span.textContent = turn ? `#${turn.id}` : "";
    }
  };

  for (const button of box.querySelectorAll(".ch-cite__copy")) {
    if (!navigator.clipboard) break;
    button.hidden = false;
    const label = button.textContent;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.parentElement.querySelector("pre").textContent);
      button.textContent = button.dataset.done;
      setTimeout(() => (button.textContent = label), 2000);
    });
  }
  addEventListener("hashchange", show);
  show();
})();
