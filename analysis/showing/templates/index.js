"use strict";
// The sentences behind a figure are read when they are asked for, from a script beside the page: it works from a disk.
const PAGE = 20;
const read = {};

function behind(name, data) {
  read[name] = data;
  show(document.querySelector(`details[data-figure="${CSS.escape(name)}"]`), PAGE);
}

function load(details) {
  const name = details.dataset.figure;
  if (!details.open || name in read || document.querySelector(`script[data-figure="${CSS.escape(name)}"]`)) return;
  const script = document.createElement("script");
  script.dataset.figure = name;
  script.src = `evidence/${encodeURIComponent(name)}.js`;
  document.head.append(script);
}

function sought(details) {
  const data = read[details.dataset.figure];
  const words = details.querySelector("input").value.trim().toLowerCase();
  if (!words) return data.places;
  return data.places.filter(([report, section, , text, sentence]) =>
    [report, section, text, data.sentences[sentence]].some((said) => said.toLowerCase().includes(words)));
}

function line([report, section, start, text, sentence], data) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = `reports/${encodeURIComponent(report)}.html#c${start}`;
  link.textContent = section ? `${report} · ${section}` : report;
  const said = data.sentences[sentence];
  const at = said.indexOf(text);
  const quote = document.createElement("blockquote");
  quote.lang = "zh-Hans";
  if (at < 0) {
    quote.textContent = said;
  } else {
    const mark = document.createElement("mark");
    mark.textContent = text;
    quote.append(said.slice(0, at), mark, said.slice(at + text.length));
  }
  item.append(quote, link);
  return item;
}

function show(details, most) {
  const data = read[details.dataset.figure];
  const found = sought(details);
  details.querySelector("ul").replaceChildren(...found.slice(0, most).map((place) => line(place, data)));
  details.querySelector("output").textContent =
    found.length < data.of ? `${found.length} / ${data.of}` : found.length;
  const more = details.querySelector("button");
  more.hidden = found.length <= most;
  more.onclick = () => {
    show(details, most + PAGE);
    details.querySelector(`li:nth-child(${most + 1}) a`)?.focus();
  };
}

for (const details of document.querySelectorAll("details[data-figure]")) {
  details.addEventListener("toggle", () => load(details));
  details.querySelector("input").addEventListener("input", () => show(details, PAGE));
}
for (const button of document.querySelectorAll("button[data-copies]")) {
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).textContent);
    button.textContent = button.dataset.done;
  });
}
