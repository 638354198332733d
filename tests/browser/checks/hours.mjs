// Checks that the script of a page with opening hours marks today, as clocks in the
// site's time zone show it, and that the page is whole without it.

const KINDS = ['contact', 'district', 'provider', 'service'];
const LONDON = 'Europe/London';

/** Moments, where the reader is, and the day that it is in London. */
const MOMENTS = [
  { at: '2026-11-25T12:00:00Z', zone: LONDON, day: 'Wednesday' },
  { at: '2026-11-25T23:59:00Z', zone: 'Pacific/Auckland', day: 'Wednesday' },
  { at: '2026-07-01T23:30:00Z', zone: 'America/New_York', day: 'Thursday' },
  { at: '2026-11-29T00:00:00Z', zone: LONDON, day: 'Sunday' },
];

/** Days apart of the number on the page "Contact and help", each with what is marked. */
const APART = [
  { at: '2026-12-24T10:00:00Z', marked: 'Today Thursday 24 December: 8:30am to 1pm (Christmas Eve)' },
  { at: '2026-12-27T10:00:00Z', marked: 'Today Friday 25 December to Monday 28 December: closed (Christmas)' },
  { at: '2027-01-01T10:00:00Z', marked: 'Today Friday 1 January' },
];

export async function checkHours({ browser, results }, site) {
  for (const kind of KINDS) {
    const page = site.longest.find((one) => one.kind === kind && /class="?week[" >]/.test(one.html));
    const record = (mode, problems) =>
      results.record({ check: 'hours', page: page?.address ?? `(no ${kind} with a week)`, mode }, problems);
    if (!page) {
      record('', [`hours: no long page of kind ${kind} has a table of the week`]);
      continue;
    }
    for (const { at, zone, day } of MOMENTS) {
      record(`${at} in ${zone}`, await opened(browser, site, page, { at, zone }, (open) => marksDay(open, day)));
    }
    record('without scripts', await opened(browser, site, page, { scripts: false }, marksNothing));
  }
  const contact = site.pages.find(({ kind }) => kind === 'contact');
  for (const { at, marked } of APART) {
    const problems = await opened(browser, site, contact, { at }, (open) => marksApart(open, marked));
    results.record({ check: 'hours', page: contact.address, mode: at }, problems);
  }
}

async function opened(browser, site, page, { at, zone = LONDON, scripts = true }, inspect) {
  const context = await browser.newContext({ timezoneId: zone, javaScriptEnabled: scripts, locale: 'en-GB' });
  const open = await context.newPage();
  const problems = [];
  open.on('console', (message) => problems.push(`hours: the browser says: ${message.text()}`));
  open.on('pageerror', (error) => problems.push(`hours: the script failed: ${error.message}`));
  if (at) await open.clock.setFixedTime(new Date(at));
  await open.goto(site.origin + page.address);
  problems.push(...(await inspect(open)));
  await context.close();
  return problems;
}

async function marksDay(open, day) {
  const marked = await open.locator('.week').evaluateAll((tables) =>
    tables.map((table) => [...table.querySelectorAll('[aria-current="date"] th')].map((th) => th.textContent)),
  );
  const wrong = marked.filter((rows) => rows.length !== 1 || rows[0] !== `${day} Today`);
  const summaries = await open.locator('.week-folded summary').allTextContents();
  const silent = summaries.filter((summary) => !summary.includes('. Today: '));
  return [
    ...wrong.map((rows) => `hours: “${rows.join(', ')}” is marked where it is ${day}`),
    ...silent.map((summary) => `hours: “${summary}” does not say what holds today`),
  ];
}

async function marksApart(open, expected) {
  const opening = open.locator('.opening').first();
  const marked = await opening.locator('[aria-current="date"]').evaluateAll((all) =>
    all.map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim()),
  );
  return marked.length === 1 && marked[0] === expected
    ? []
    : [`hours: “${marked.join(', ')}” is marked, not “${expected}”`];
}

async function marksNothing(open) {
  const marks = await open.content().then((html) => html.includes('aria-current="date"'));
  const rows = await open.locator('.week tr').count();
  return [
    ...(marks ? ['hours: today is marked without scripts'] : []),
    ...(rows === 0 || rows % 7 !== 0 ? [`hours: ${rows} rows are no whole weeks`] : []),
  ];
}
