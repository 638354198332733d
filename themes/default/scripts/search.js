// The search page. Every word it shows stands in the page; it asks for nothing but the files of
// the index, and keeps what is searched for after the `#`, which no browser sends.
const $ = (id) => document.getElementById(`search_${id}`);
const form = $("form");
const words = $("words");
const status = $("status");
const results = $("results");
const choices = [...form.querySelectorAll("select")];
const AT_ONCE = 20;

let library;
function load() {
  library ??= import(form.dataset.index).then(async (pagefind) => {
    await pagefind.options({
      baseUrl: form.dataset.base,
      noWorker: true,
      excerptLength: 24,
      ranking: { metaWeights: { title: 8 } },
    });
    await pagefind.init();
    return pagefind;
  });
  return library;
}

// What else the words may be called: `grab rail` is also searched for as `minor adaptations`.
const folded = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
const synonyms = [...document.querySelectorAll("[data-words]")].map(({ dataset }) => ({
  words: dataset.words.split("|").map(folded),
  means: dataset.means,
}));
const padded = (text) => ` ${text} `;
function meanings(query) {
  const asked = padded(folded(query));
  const found = synonyms.filter(({ words, means }) =>
    words.some((word) => asked.includes(padded(word))) && !asked.includes(padded(folded(means))));
  return [...new Set(found.map(({ means }) => means))];
}

function merged(lists) {
  const best = new Map();
  for (const result of lists.flat()) {
    const known = best.get(result.id);
    if (!known || known.score < result.score) best.set(result.id, result);
  }
  return [...best.values()].sort((a, b) => b.score - a.score);
}

async function find(query, filters) {
  const pagefind = await load();
  const ask = async (text) => (await pagefind.search(text, { filters })).results;
  const also = meanings(query);
  const all = merged(await Promise.all([query, ...also].map(ask)));
  if (all.length) return { all, also };
  const single = folded(query).split(" ");
  if (single.length < 2) return { all, also };
  // No page has all of the words: those with most of them come first.
  const each = await Promise.all(single.map(ask));
  const score = new Map();
  for (const { id, score: more } of each.flat()) score.set(id, (score.get(id) ?? 0) + 100 + more);
  const some = merged(each).sort((a, b) => score.get(b.id) - score.get(a.id));
  return { all: some, also, some: some.length > 0 };
}

const filled = (text, blanks) => text.replace(/\{(\w+)\}/g, (whole, name) => blanks[name] ?? whole);
const plural = new Intl.PluralRules(document.documentElement.lang);

function element(name, parent, text = "", properties = {}) {
  const made = Object.assign(document.createElement(name), properties);
  if (text) made.textContent = text;
  parent.append(made);
  return made;
}

// The library answers words that nobody wrote with words that begin like them. Somebody who has
// written `zzzq` is better served by being told that there is nothing.
function isAbout(data, query) {
  const written = padded(folded(`${data.meta.title} ${data.content}`));
  return folded(query).split(" ").some((word) => {
    const stem = word.slice(0, Math.max(Math.min(word.length, 3), word.length - 3));
    return written.includes(` ${stem}`);
  });
}

// An excerpt is text with `<mark>` round what was found. It becomes text, whatever else it holds.
function excerpt(written, parent) {
  written.split(/<\/?mark>/).forEach((part, at) => {
    if (part) element(at % 2 && part.length > 3 ? "mark" : "span", parent, part);
  });
}

function show(data) {
  let group = [...results.querySelectorAll("section")].find(({ dataset }) => dataset.kind === data.meta.kind);
  if (!group) {
    group = element("section", results);
    group.dataset.kind = data.meta.kind;
    const id = `search_group_${results.querySelectorAll("section").length}`;
    element("h2", group, data.meta.kind, { id });
    group.setAttribute("aria-labelledby", id);
    element("ul", group, "", { className: "entries" });
  }
  const item = element("li", group.querySelector("ul"));
  element("a", element("h3", item), data.meta.title, { href: data.url });
  excerpt(data.excerpt, element("p", item));
  return item;
}

let turn = 0;
async function search() {
  const mine = ++turn;
  const query = words.value.trim();
  const filters = {};
  const state = new URLSearchParams(query && { q: query });
  for (const { dataset, value } of choices) {
    if (value) {
      filters[dataset.filter] = value;
      state.set(dataset.filter, value);
    }
  }
  history.replaceState(null, "", query ? `#${state}` : location.pathname);
  if (!query) {
    status.textContent = "";
    results.replaceChildren();
    return;
  }
  status.textContent = status.textContent || status.dataset.looking;
  try {
    let { all, also, some } = await find(query, filters);
    const first = await Promise.all(all.slice(0, AT_ONCE).map((result) => result.data()));
    if (mine !== turn) return;
    if (first.length && !first.some((data) => [query, ...also].some((text) => isAbout(data, text)))) {
      all = [];
      first.length = 0;
    }
    results.replaceChildren();
    first.forEach(show);
    more(all, first.length, mine);
    const said = all.length ? status.dataset[plural.select(all.length)] ?? status.dataset.other : status.dataset.none;
    const parts = [filled(said, { n: all.length, words: query })];
    if (some && all.length) parts.push(status.dataset.some);
    if (also.length) parts.push(filled(status.dataset.also, { words: also.join(", ") }));
    status.textContent = parts.join(" ");
  } catch {
    if (mine === turn) status.textContent = status.dataset.broken;
  }
}

function more(all, shown, mine) {
  if (shown >= all.length) return;
  const button = element("button", results, filled(results.dataset.more, { n: all.length - shown }), { type: "button" });
  button.addEventListener("click", async () => {
    const next = await Promise.all(all.slice(shown, shown + AT_ONCE).map((result) => result.data()));
    if (mine !== turn) return;
    button.remove();
    const items = next.map(show);
    items[0].querySelector("a").focus();
    more(all, shown + next.length, mine);
  });
}

function read() {
  const state = new URLSearchParams(location.hash.slice(1));
  words.value = state.get("q") ?? "";
  for (const choice of choices) {
    choice.value = state.get(choice.dataset.filter) ?? "";
    if (choice.selectedIndex < 0) choice.value = "";
    if (choice.value) $("filters").open = true;
  }
  if (words.value) search();
}

let pause;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(pause);
  search();
});
words.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(search, 350);
});
choices.forEach((choice) => choice.addEventListener("change", search));
window.addEventListener("hashchange", read);
form.hidden = false;
read();
