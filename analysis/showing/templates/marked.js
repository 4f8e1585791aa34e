"use strict";
(() => {
  const root = document.documentElement;
  const at = (id) => document.getElementById(id);
  const [article, card, filter] = ["text", "card", "filter"].map(at);
  const groups = [...document.querySelectorAll("details.group")];
  const narrow = matchMedia("(max-width: 62rem)");
  const PAGE = 60;
  root.classList.add("js");

  // What the page knows of its findings; read when it is first asked for.
  let known = null;
  const data = () => (known ??= JSON.parse(at("data").textContent));
  const finding = (number) => {
    const [layers, kinds, starts, ends, mores] = data().findings;
    const more = data().mores[mores[number]];
    return { number, layer: layers[number], kind: data().kinds[kinds[number]], start: starts[number], end: ends[number], more };
  };
  const shown = (number) => !root.classList.contains(`off${data().findings[0][number]}`);
  const made = (tag, text = "", name = "") => {
    const element = document.createElement(tag);
    element.textContent = text;
    if (name) element.className = name;
    return element;
  };

  // Places: pieces of sentences by their offset, and what stands there. Characters are counted as the report counts
  // them: one that takes two UTF-16 units is one.
  const slice = (text, start, end) => /[\ud800-\udfff]/.test(text) ? [...text].slice(start, end).join("") : text.slice(start, end);
  const size = (text) => /[\ud800-\udfff]/.test(text) ? [...text].length : text.length;
  let places = null, own = null;
  const pieces = () => {
    if (places) return places;
    own = new Map();
    for (const sentence of article.querySelectorAll(".s")) {
      const first = Number(sentence.id.slice(1)), told = sentence.dataset.p ?? `${first}-${first + size(sentence.textContent)}`;
      let before = 0;
      own.set(sentence, told.split(" ").map((piece) => {
        const [start, end] = piece.split("-").map(Number);
        before += end - start;
        return { start, end, before: before - (end - start), sentence };
      }));
    }
    return (places = [...own.values()].flat().sort((one, other) => one.start - other.start));
  };
  const after = (offset) => { // the number of the first piece that ends after an offset, else of the last
    const all = pieces();
    let low = 0, high = all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (all[middle].end <= offset) low = middle + 1; else high = middle;
    }
    return Math.min(low, all.length - 1);
  };
  // A finding is of the kind of text that it starts in: a caption in the middle of it is no part.
  const alike = (piece, other) => piece.sentence.parentElement.className === other.sentence.parentElement.className;
  const run = (start, end) => {
    const all = pieces(), first = after(Math.min(start, Math.max(start, end - 1))), found = [];
    for (let i = first; i < all.length && all[i].start < end; i++) if (alike(all[i], all[first])) found.push(all[i]);
    return found;
  };
  const words = ({ start, end }) => run(start, end).map(({ sentence, before, start: begin, end: stop }) =>
    slice(sentence.textContent, before + Math.max(0, start - begin), before + Math.min(stop, end) - begin)).join("");
  const segments = (sentence) => { // each with the offset of its first character and the one after its last
    pieces();
    let index = 0;
    return [...sentence.childNodes].map((node) => {
      const length = size(node.textContent), mine = own.get(sentence).find(({ start, end, before }) => index < before + end - start);
      const start = mine ? mine.start + index - mine.before : -1;
      index += length;
      return { node, start, end: start + length };
    });
  };
  const place = (offset) => {
    const found = pieces()[after(offset)];
    if (!found) return null;
    const wanted = Math.max(offset, found.start);
    const held = segments(found.sentence).find(({ start, end }) => start <= wanted && wanted < end);
    return { sentence: found.sentence, mark: held?.node.matches?.(".m") ? held.node : null };
  };
  const parts = (number) => {
    const { layer, start, end } = finding(number);
    const fix = data().beside[layer] && article.querySelector(`.fix[data-f="${number}"]`);
    if (fix) return [fix];
    const sentences = [...new Set(run(start, end).map(({ sentence }) => sentence))];
    if (data().beside[layer]) return sentences.map((sentence) => sentence.querySelector(".n"));
    return sentences.flatMap(segments).filter((one) => one.start >= start && one.end <= end && one.node.matches?.(".m")).map(({ node }) => node);
  };
  const holding = (mark) => { // numbers of the findings that a mark stands for
    if (mark.dataset.f) return [Number(mark.dataset.f)];
    const sentence = mark.closest(".s"), beside = mark.matches(".n"), [layers, , starts, ends] = data().findings;
    const all = segments(sentence), { start, end } = beside
      ? { start: own.get(sentence)[0].start, end: own.get(sentence).at(-1).end } : all.find(({ node }) => node === mark);
    let low = 0, high = starts.length;
    while (low < high) { const middle = (low + high) >> 1; if (starts[middle] < end) low = middle + 1; else high = middle; }
    const found = [];
    longest ??= starts.reduce((most, begin, i) => data().beside[layers[i]] ? most : Math.max(most, ends[i] - begin), 0);
    const reach = Math.max(longest, end - start);
    for (let i = low - 1; i >= 0 && starts[i] >= start - reach; i--) {
      const inside = beside ? ends[i] > start : starts[i] <= start && ends[i] >= end;
      const mine = beside ? mark.classList.contains(`l${layers[i]}`) : !data().beside[layers[i]];
      if (inside && mine && run(starts[i], ends[i]).some((piece) => piece.sentence === sentence)) found.unshift(i);
    }
    return found;
  };
  let longest = null;

  const scroll = (element) => {
    const go = () => element.scrollIntoView({ block: "center" });
    go();
    requestAnimationFrame(() => requestAnimationFrame(go)); // what came into view has its true height only now
  };
  const focus = (element) => {
    element.tabIndex = -1;
    element.focus({ preventScroll: true });
  };

  // The card: what is told of the findings at a place.
  let pinned = false, waiting = 0, current = -1;
  const told = (number) => {
    const { layer, kind, start, end, more } = finding(number);
    const section = made("section");
    const details = made("dl");
    for (let i = 0; i < more.length; i += 2) details.append(made("dt", data().keys[more[i]]), made("dd", more[i + 1]));
    const links = made("p", "", "links");
    const address = made("a", `#c${start}`);
    address.href = `#c${start}`;
    address.title = data().words.address;
    const listed = made("button", data().words["in-list"]);
    listed.type = "button";
    listed.dataset.list = number;
    links.append(address, listed);
    const said = made("p", words({ start, end }), "said");
    said.lang = "zh";
    section.append(made("p", `${data().layers[layer]} · ${kind}`, "what"), said, details, links);
    return section;
  };
  const numbers = (mark) => {
    const length = (number) => data().findings[3][number] - data().findings[2][number];
    return holding(mark).filter(shown).sort((one, other) => length(one) - length(other));
  };
  const hide = () => {
    clearTimeout(waiting);
    card.hidden = true;
    pinned = false;
    document.querySelector("[aria-describedby=card]")?.removeAttribute("aria-describedby");
  };
  const show = (mark, stay, first = -1) => {
    clearTimeout(waiting);
    const held = numbers(mark);
    if (!held.length) return;
    if (held.includes(first)) held.unshift(...held.splice(held.indexOf(first), 1));
    hide();
    pinned = stay;
    card.replaceChildren(...held.map(told));
    card.hidden = false;
    mark.setAttribute("aria-describedby", "card");
    const box = [...mark.getClientRects()].at(-1) ?? mark.getBoundingClientRect();
    const below = box.bottom + 8 + card.offsetHeight < innerHeight;
    const x = Math.max(8, Math.min(box.left, root.clientWidth - card.offsetWidth - 8));
    card.style.setProperty("--x", `${x}px`);
    const hidden = box.bottom - card.getBoundingClientRect().top + 16;
    if (narrow.matches && stay && hidden > 0) scrollBy(0, hidden);
    card.style.setProperty("--y", `${below ? box.bottom + 8 : Math.max(8, box.top - 8 - card.offsetHeight)}px`);
  };
  const select = (number, list = true) => {
    for (const old of article.querySelectorAll(".on, .here")) old.classList.remove("on", "here");
    for (const part of parts(number)) part.classList.add("on");
    current = number;
    for (const old of document.querySelectorAll("a[aria-current]")) old.removeAttribute("aria-current");
    if (list && !narrow.matches) reveal(number);
    document.querySelector(`a[data-n="${number}"]`)?.setAttribute("aria-current", "true");
  };
  const go = (number, list = true) => {
    const [mark] = parts(number);
    if (!mark) return address(finding(number).start);
    if (narrow.matches) opened(false);
    select(number, list);
    scroll(mark);
    focus(mark);
    history.replaceState(null, "", `#c${finding(number).start}`);
    setTimeout(() => current === number && show(mark, true, number), 60);
  };
  const address = (offset) => {
    const found = place(offset);
    if (!found) return;
    for (const old of article.querySelectorAll(".here")) old.classList.remove("here");
    const starting = found.mark ? numbers(found.mark).find((number) => finding(number).start === offset) : undefined;
    if (starting !== undefined) select(starting);
    found.sentence.classList.add("here");
    scroll(found.mark ?? found.sentence);
    focus(found.mark ?? found.sentence);
  };
  const addressed = () => {
    const asked = /^#c(\d{1,9})$/.exec(location.hash);
    if (asked) address(Number(asked[1]));
  };

  // Steps: to the next finding that is shown, to the next sentence.
  const here = () => {
    const box = article.getBoundingClientRect();
    const middle = document.elementFromPoint(box.left + box.width / 2, Math.min(innerHeight * .3, innerHeight - 1));
    return middle?.closest(".s") ?? [...middle?.querySelectorAll?.(".s") ?? []][0] ?? null;
  };
  const step = (by) => {
    const starts = data().findings[2];
    let number = current;
    if (number < 0) {
      const start = Number(here()?.id.slice(1) ?? 0);
      number = starts.findIndex((begin) => begin >= start) - (by > 0 ? 1 : 0);
    }
    do number += by; while (number >= 0 && number < starts.length && !shown(number));
    if (number >= 0 && number < starts.length) go(number);
  };
  const walk = (by) => {
    const all = [...article.querySelectorAll(".s")];
    const mine = document.activeElement?.closest?.(".s");
    const next = all[(mine ? all.indexOf(mine) : all.indexOf(here()) - (by > 0 ? 1 : 0)) + by];
    if (!next) return;
    hide();
    scroll(next);
    focus(next.querySelector(".n"));
  };

  // The list: of each layer a window of what the filter lets through.
  const windows = groups.map(() => [0, PAGE]);
  let matching = null, hay = null;
  const matched = () => {
    if (matching) return matching;
    const wanted = filter.value.trim().toLowerCase();
    const layers = data().findings[0];
    if (wanted) hay ??= layers.map((_, number) => {
      const { start, end, kind, more } = finding(number);
      return [words({ start, end }), kind, ...more.filter((_, i) => i % 2)].join("\n").toLowerCase();
    });
    matching = groups.map(() => []);
    layers.forEach((layer, number) => (!wanted || hay[number].includes(wanted)) && matching[layer].push(number));
    return matching;
  };
  const item = (number) => {
    const { start, end, kind, more } = finding(number), text = words({ start, end });
    const link = made("a");
    link.href = `#c${start}`;
    link.dataset.n = number;
    const said = made("span", text.length > 60 ? `${text.slice(0, 59)}…` : text);
    said.lang = "zh";
    link.append(said, " ", made("small", [kind, ...more.filter((_, i) => i % 2).slice(0, 1)].join(" · ").slice(0, 48)));
    if (number === current) link.setAttribute("aria-current", "true");
    const row = made("li");
    row.append(link);
    return row;
  };
  const fill = (group) => {
    const layer = Number(group.dataset.layer), mine = matched()[layer], [from, to] = windows[layer];
    group.querySelector("ul").replaceChildren(...mine.slice(from, to).map(item));
    group.querySelector(".earlier").hidden = from === 0;
    group.querySelector(".more").hidden = to >= mine.length;
  };
  const reveal = (number) => {
    const { layer } = finding(number), group = groups[layer];
    const index = matched()[layer].indexOf(number);
    if (index < 0 || group.offsetParent === null) return null;
    const [from, to] = windows[layer];
    if (index < from || index >= to) windows[layer] = [Math.max(0, index - 10), index + PAGE - 10];
    group.open = true;
    fill(group);
    const link = group.querySelector(`a[data-n="${number}"]`);
    link.scrollIntoView({ block: "nearest" });
    return link;
  };
  const search = () => {
    matching = null;
    let sum = 0;
    groups.forEach((group, layer) => {
      const found = matched()[layer].length;
      sum += found;
      windows[layer] = [0, PAGE];
      group.querySelector(".count").textContent = found.toLocaleString("en");
      group.open = filter.value.trim() !== "" && found > 0;
      if (group.open) fill(group);
    });
    at("matches").textContent = filter.value.trim() ? data().words.matches.replace("{n}", sum.toLocaleString("en")) : "";
  };
  const opened = (open) => {
    root.classList.toggle("open", open);
    at("open").setAttribute("aria-expanded", String(open));
  };

  // One listener for all marks.
  const marked = (event) => event.target.closest?.(".m, .n.even, .n.plus, .n.minus, .fix");
  article.addEventListener("pointerover", (event) => {
    const mark = marked(event);
    if (event.pointerType !== "mouse" || pinned) return;
    clearTimeout(waiting);
    waiting = mark ? setTimeout(show, 120, mark, false) : setTimeout(hide, 250);
  });
  article.addEventListener("pointerleave", () => { if (!pinned) { clearTimeout(waiting); waiting = setTimeout(hide, 250); } });
  card.addEventListener("pointerenter", () => clearTimeout(waiting));
  card.addEventListener("pointerleave", () => { if (!pinned) waiting = setTimeout(hide, 250); });
  article.addEventListener("click", (event) => {
    const mark = marked(event);
    if (!getSelection().isCollapsed) return;
    if (!mark) return hide();
    const [first] = numbers(mark);
    if (first === undefined) return;
    select(first);
    focus(mark);
    show(mark, true);
  });
  card.addEventListener("click", (event) => {
    const { list } = event.target.dataset;
    if (list === undefined) return;
    if (narrow.matches) opened(true);
    hide();
    reveal(Number(list))?.focus();
  });
  at("sheet").addEventListener("change", ({ target }) => {
    if (target.dataset.layer) { root.classList.toggle(`off${target.dataset.layer}`, !target.checked); hide(); }
    if (target.id === "running") root.classList.toggle("running", target.checked);
  });
  at("sheet").addEventListener("click", (event) => {
    const link = event.target.closest("a[data-n]"), bar = event.target.closest(".bar"), group = event.target.closest(".group");
    if (link) { event.preventDefault(); go(Number(link.dataset.n), false); return; }
    if (bar) {
      const box = bar.getBoundingClientRect(), last = pieces().at(-1);
      address(Math.round((event.clientX - box.left) / box.width * (last?.end ?? 0)));
    }
    if (group && event.target.matches("button")) {
      const layer = Number(group.dataset.layer);
      const [from, to] = windows[layer];
      windows[layer] = event.target.matches(".more") ? [from, to + PAGE] : [Math.max(0, from - PAGE), to];
      fill(group);
    }
  });
  for (const group of groups) group.addEventListener("toggle", () => group.open && fill(group));
  filter.addEventListener("input", search);
  at("open").addEventListener("click", () => opened(!root.classList.contains("open")));
  at("previous").addEventListener("click", () => step(-1));
  at("next").addEventListener("click", () => step(1));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      if (!card.hidden) return hide();
      if (root.classList.contains("open")) { opened(false); at("open").focus(); }
      return;
    }
    const typing = event.target.matches?.("input:not([type=checkbox]), textarea, select");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !at("keys").checked) return;
    const act = { n: [step, 1], p: [step, -1], j: [walk, 1], k: [walk, -1] }[event.key];
    if (act) { event.preventDefault(); act[0](act[1]); }
  });
  let drawn = false;
  addEventListener("scroll", () => {
    if (!pinned && !card.hidden) hide();
    if (drawn) return;
    drawn = true;
    requestAnimationFrame(() => {
      drawn = false;
      const start = Number(here()?.id.slice(1) ?? 0), last = pieces().at(-1);
      at("sheet").style.setProperty("--at", `${start / Math.max(1, last?.end ?? 1) * 100}%`);
    });
  }, { passive: true });
  addEventListener("hashchange", addressed);
  addressed();
})();
