// What a reader without a mouse meets. Evaluates to two functions, kept in window.focusWalk by the test.
(() => {
  const TABBABLE = "a[href], button, input, select, textarea, summary, [tabindex], [contenteditable=true]";
  const seen = (el) => el.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && el.getClientRects().length > 0;
  const tabbable = (root) => [...root.querySelectorAll(TABBABLE)].filter((el) => el.tabIndex >= 0 && !el.disabled && seen(el));
  // Tab enters such a group once; the arrow keys move in it.
  const group = (el) =>
    el.type === "radio" && el.name
      ? document.querySelector(`input[type=radio][name="${CSS.escape(el.name)}"]`)
      : el.closest("[role=radiogroup], [role=toolbar], [role=tablist]") ?? el;
  const name = (el) => {
    const words = [el.ariaLabel, el.labels?.[0]?.innerText, el.innerText, el.value, el.dataset.testid, el.type];
    return `${el.tagName.toLowerCase()} "${(words.find((word) => word?.trim()) ?? "").trim().slice(0, 40)}"`;
  };

  // The box around a control that holds no other control: its look may change on any element in it.
  const own = (el) => {
    let box = el;
    for (let up = 0; up < 4 && box.parentElement && tabbable(box.parentElement).length === 1; up++) box = box.parentElement;
    return box;
  };
  const look = (el) =>
    [el, own(el), ...own(el).querySelectorAll("*")]
      .slice(0, 80) // a chart is a long list, and never what shows the focus
      .flatMap((part) => [null, "::before", "::after"].map((pseudo) => getComputedStyle(part, pseudo)))
      .map((s) => [s.outline, s.outlineOffset, s.boxShadow, s.border, s.backgroundColor, s.color, s.textDecoration, s.opacity].join("|"))
      .join("\n");

  const reached = new Set();
  let last = null;
  let lastLook = "";
  return {
    // After each press of Tab: where the focus is, and whether the control that it left had shown it.
    step() {
      const now = document.activeElement;
      const unseen = last && last.isConnected && look(last) === lastLook ? name(last) : null;
      const stuck = now === last && now.tagName !== "IFRAME";
      const done = !now || now === document.body || (reached.has(now) && !stuck);
      const at = now ? name(now) : "";
      if (done) last = null;
      else {
        reached.add(now);
        last = now;
        lastLook = look(now);
      }
      return { unseen, stuck: stuck ? at : null, done };
    },
    missed() {
      const entered = new Set([...reached].map(group));
      return tabbable(document.querySelector("[data-testid=stMain]")).filter((el) => !entered.has(group(el))).map(name);
    },
  };
})()
