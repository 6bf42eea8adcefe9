// Zoom, pan, search, and what stands behind each mark. Everything is in the page; nothing is fetched.
(() => {
  "use strict";
  const behind = JSON.parse(document.getElementById("behind").textContent);
  const stage = document.querySelector("main");
  const svg = stage.querySelector("svg");
  const panel = document.querySelector("aside");
  const search = document.getElementById("search");
  const marks = [...svg.querySelectorAll(".node, .tie, .mark")];
  const nodes = marks.filter(mark => mark.classList.contains("node"));
  const ties = marks.filter(mark => mark.classList.contains("tie"));
  const byId = new Map(nodes.map(node => [node.dataset.id, node]));
  const tiesOf = new Map(nodes.map(node => [node.dataset.id, []]));
  for (const tie of ties)
    for (const end of new Set([tie.dataset.one, tie.dataset.other])) tiesOf.get(end)?.push(tie);
  let pinned = null;

  // The words of a mark move from the browser's own tooltip to the panel.
  const words = new Map();
  for (const mark of marks) {
    const title = mark.querySelector("title");
    words.set(mark, title ? title.textContent.split("; ") : []);
    title?.remove();
    mark.setAttribute("aria-label", words.get(mark).join("; "));
  }

  const element = (name, text) => {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    return made;
  };

  const listed = (lines, name) => {
    const list = element("ul");
    for (const line of lines) {
      const item = element("li");
      item.append(element(name, line));
      list.append(item);
    }
    return list;
  };

  const show = mark => {
    const [head, ...rest] = words.get(mark);
    panel.replaceChildren(element("h2", head));
    for (const line of rest) panel.append(element("div", line));
    const key = [mark.dataset.one, mark.dataset.other, mark.dataset.kind].join(" ");
    const more = behind[key];
    if (more?.quotes.length) panel.append(listed(more.quotes, "q"));
    if (more?.facts.length) panel.append(listed(more.facts, "code"));
    const own = tiesOf.get(mark.dataset.id);
    if (own?.length) panel.append(listed(own.map(tie => words.get(tie).slice(0, 4).join("; ")), "span"));
  };

  const near = mark => {
    if (mark.classList.contains("tie"))
      return new Set([mark, byId.get(mark.dataset.one), byId.get(mark.dataset.other)]);
    const own = tiesOf.get(mark.dataset.id) ?? [];
    return new Set([mark, ...own, ...own.flatMap(tie => [byId.get(tie.dataset.one), byId.get(tie.dataset.other)])]);
  };

  const light = kept => {
    for (const mark of marks) mark.classList.toggle("faint", kept !== null && !kept.has(mark));
  };

  const look = mark => {
    show(mark);
    light(mark.classList.contains("mark") ? null : near(mark));
  };

  const clear = () => {
    pinned = null;
    light(null);
    for (const mark of marks) mark.classList.remove("found");
    panel.replaceChildren(element("p", panel.dataset.hint));
  };

  for (const mark of marks) {
    mark.addEventListener("pointerenter", () => { if (!pinned) look(mark); });
    mark.addEventListener("pointerleave", () => { if (!pinned && !search.value) light(null); });
    mark.addEventListener("click", event => { event.stopPropagation(); if (!moved) { pinned = mark; look(mark); } });
    if (mark.classList.contains("node")) {
      mark.setAttribute("tabindex", "0");
      mark.addEventListener("focus", () => { if (!pinned) look(mark); });
    }
  }

  search.addEventListener("input", () => {
    const asked = search.value.trim().toLowerCase();
    clear();
    if (!asked) return;
    const pool = nodes.length ? nodes : marks;
    const found = pool.filter(mark => words.get(mark).join("; ").toLowerCase().includes(asked));
    for (const mark of found) mark.classList.add("found");
    light(nodes.length ? new Set(found.flatMap(mark => [...near(mark)])) : new Set(found));
    if (found.length === 1) show(found[0]);
    else panel.replaceChildren(element("p", `${found.length} found`), listed(found.slice(0, 50).map(mark => words.get(mark)[0]), "span"));
  });

  // Zoom keeps the place under the pointer; the view box is what is seen.
  const whole = svg.viewBox.baseVal;
  const start = { x: whole.x, y: whole.y, width: whole.width, height: whole.height };
  let seen = { ...start };
  const apply = () => svg.setAttribute("viewBox", `${seen.x} ${seen.y} ${seen.width} ${seen.height}`);
  const scale = () => {
    const box = svg.getBoundingClientRect();
    return Math.max(seen.width / box.width, seen.height / box.height);
  };
  const place = event => {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    return [point.x, point.y];
  };
  stage.addEventListener("wheel", event => {
    event.preventDefault();
    const by = Math.exp(Math.sign(event.deltaY) * 0.18);
    const width = Math.min(start.width * 3, Math.max(start.width / 40, seen.width * by));
    const ratio = width / seen.width;
    const [x, y] = place(event);
    seen = { x: x - (x - seen.x) * ratio, y: y - (y - seen.y) * ratio, width, height: seen.height * ratio };
    apply();
  }, { passive: false });

  let from = null;
  let moved = false;
  stage.addEventListener("pointerdown", event => { from = [event.clientX, event.clientY]; moved = false; });
  window.addEventListener("pointermove", event => {
    if (!from) return;
    const [dx, dy] = [event.clientX - from[0], event.clientY - from[1]];
    if (!moved && Math.hypot(dx, dy) < 4) return;
    moved = true;
    stage.classList.add("dragged");
    seen.x -= dx * scale();
    seen.y -= dy * scale();
    from = [event.clientX, event.clientY];
    apply();
  });
  window.addEventListener("pointerup", () => { from = null; stage.classList.remove("dragged"); });
  stage.addEventListener("click", () => { if (!moved && !search.value) clear(); });
  const reset = () => { seen = { ...start }; search.value = ""; apply(); clear(); };
  document.getElementById("reset").addEventListener("click", reset);
  window.addEventListener("keydown", event => { if (event.key === "Escape") reset(); });
  clear();
})();
