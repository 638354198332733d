// Finds the district of a postcode in this browser. The one thing asked of the server is the file of
// a postcode district, such as `zz12.json`. What was typed is neither sent nor stored, and stands in no
// address. Every word that is said comes from the page.

const form = document.getElementById('postcode_form');
const input = document.getElementById('postcode_input');
const said = document.getElementById('postcode_said');
const answer = document.getElementById('postcode_answer');
const about = document.getElementById('postcode_about');
const LETTERS = 'ABDEFGHJLNPQRSTUWXYZ';
const known = [...document.querySelectorAll('[data-postcode-district]')].map((link) => link.textContent.trim());
const files = new Map();
let asked = 0;

/** People type the letter O for nought, and no two names differ in that alone. */
const like = (text) => text.replace(/O/g, '0');

/** The postcode district and what follows it so far, the likeliest way to take the text apart. */
function read(typed) {
  const text = typed.normalize('NFKC').toUpperCase();
  const compact = text.replace(/[^A-Z0-9]/g, '');
  const before = text.trim().split(/[^A-Z0-9]+/)[0];
  const ways = [];
  for (const name of known) {
    if (!like(compact).startsWith(like(name))) continue;
    const rest = compact.slice(name.length).replace(/^O/, '0').replace(/^[IL]/, '1');
    if (!/^(\d[A-Z]{0,2})?$/.test(rest)) continue;
    const isAsSpaced = like(before) === like(name);
    ways.push({ name, rest, weight: (rest.length === 3) * 100 + isAsSpaced * 10 + name.length });
  }
  ways.sort((a, b) => b.weight - a.weight);
  if (ways.length > 0) return ways[0];
  if (known.some((name) => like(name).startsWith(like(compact)))) return { say: 'short' };
  const isPostcode = /\d/.test(compact) && /^[A-Z]{1,2}[\dO][A-Z\d]?([\dO]([A-Z]{2})?)?$/.test(compact);
  return { say: isPostcode ? 'unknown' : 'wrong' };
}

/** The file of a postcode district, asked for once. */
function load(name) {
  if (!files.has(name)) {
    const file = fetch(`${form.dataset.files}${name.toLowerCase()}.json`, { credentials: 'omit' }).then((response) => {
      if (!response.ok) throw new Error(response.status);
      return response.json();
    });
    file.catch(() => files.delete(name));
    files.set(name, file);
  }
  return files.get(name);
}

/** The number that stands for a postcode in the lines of a file; `undefined` where there is none. */
function numberIn(lines, inward) {
  const pair = LETTERS.indexOf(inward[1]) * LETTERS.length + LETTERS.indexOf(inward[2]);
  const isLetter = LETTERS.includes(inward[1]) && LETTERS.includes(inward[2]);
  return numberOf(isLetter ? lines[inward[0]][pair] : undefined);
}

function numberOf(character = '.') {
  const code = character.codePointAt(0);
  if (character === '.') return undefined;
  return code < 256 ? code - 48 : code - 256 + 44;
}

/** What is told of a place. */
function told(file, number) {
  const { district, division, ward } = file.places[number];
  const { name, href, who, number: telephone, serves } = file.districts[district];
  return { name, district: { text: name, href }, everyone: { href }, who, number: telephone, serves, division, ward };
}

/** The districts of the postcodes in use that begin with what was typed. */
function possible(file, rest) {
  const numbers = new Set();
  file.located.forEach((line, digit) => {
    if (rest && rest[0] !== String(digit)) return;
    [...line].forEach((character, pair) => {
      const isMeant = !rest[1] || LETTERS[Math.floor(pair / LETTERS.length)] === rest[1];
      const hasEnded = numberOf(file.ended[digit][pair]) !== undefined;
      if (character !== '.' && isMeant && !hasEnded) numbers.add(file.places[numberOf(character)].district);
    });
  });
  return [...numbers].map((number) => ({ district: { text: file.districts[number].name, href: file.districts[number].href } }));
}

/** Fills a copy of a template. A part whose value is missing is left out. */
function filled(fragment, values) {
  for (const slot of [...fragment.querySelectorAll('[data-slot]')]) {
    const value = values[slot.dataset.slot];
    if (Array.isArray(value)) {
      slot.replaceWith(...value.map((one) => {
        const copy = slot.cloneNode(true);
        filled(copy, one);
        return copy;
      }));
    } else if (!slot.closest('[data-slot="districts"]') || !Array.isArray(values.districts)) {
      fill(slot, value);
    }
  }
  return fragment;
}

function fill(slot, value) {
  if (value === undefined || value === null) {
    (slot.closest('[data-part]') ?? slot).remove();
  } else if (typeof value === 'string') {
    slot.textContent = value;
  } else {
    if (value.href) slot.href = value.href;
    if (value.text) slot.textContent = value.text;
  }
}

/** Shows an answer. One that is final takes the focus; the others leave it where one types on. */
function show(say, values) {
  const { content } = document.querySelector(`template[data-say="${say}"]`);
  const words = filled(content.cloneNode(true), values);
  const heading = words.querySelector('[tabindex="-1"]');
  said.replaceChildren();
  answer.replaceChildren();
  (heading ? answer : said).append(words);
  const isAnswer = heading || say === 'half';
  // How far to trust it, and whose it is, stand by the answer.
  if (isAnswer && about) answer.after(about);
  input.setAttribute('aria-invalid', String(!isAnswer));
  heading?.focus();
}

async function find(typed) {
  const { name, rest, say } = read(typed);
  if (say) return [say, { typed: typed.trim() }];
  const file = await load(name);
  const postcode = `${name} ${rest}`.trim();
  if (rest.length < 3) {
    const districts = possible(file, rest);
    return districts.length > 0 ? ['half', { typed: postcode, districts }] : ['unknown', { typed: postcode }];
  }
  const place = numberIn(file.located, rest);
  if (place === undefined) return ['unknown', { typed: postcode }];
  const month = file.months[numberIn(file.ended, rest)];
  return [month ? 'ended' : 'found', { postcode, month, ...told(file, place) }];
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  asked += 1;
  const mine = asked;
  const found = await find(input.value).catch(() => ['failed', {}]);
  // Whoever asks again while a file is on its way wants the later answer.
  if (mine === asked) show(...found);
});

form.hidden = false;
