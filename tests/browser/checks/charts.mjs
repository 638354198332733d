// Checks that charts can be read without seeing them: by the accessibility tree each has a name and
// a description, and a table on the page has its figures. And by those who see them: on a telephone their
// letters are large enough, and nothing of them is cut off.

/** The kinds of page that have charts. */
const KINDS = ['district-compared', 'district-figures', 'outcome', 'outcomes'];

const KILOBYTE = 1024;
/** A chart as it stands in the page. Several parts of one chart count together. */
const CHART_LIMIT = 6 * KILOBYTE;
/** The smallest letters, in CSS pixels. */
const SMALLEST = 11;

const SETTINGS = [
  { mode: '1280', width: 1280 },
  { mode: '320', width: 320 },
  { mode: '320 forced colours', width: 320, forcedColors: 'active' },
];

export async function checkCharts({ browser, results }, site) {
  for (const kind of KINDS) {
    const page = site.longest.find((one) => one.kind === kind && one.html.includes('class="chart'));
    if (!page) {
      results.record({ check: 'charts', page: `(no ${kind} with a chart)` }, [
        `charts: no long page of kind ${kind} has a chart`,
      ]);
      continue;
    }
    for (const { mode, width, forcedColors } of SETTINGS) {
      const context = await browser.newContext({
        viewport: { width, height: 800 },
        forcedColors: forcedColors ?? 'none',
        javaScriptEnabled: false,
      });
      const open = await context.newPage();
      await open.goto(site.origin + page.address);
      const problems = [...(await toListeners(open)), ...(await open.evaluate(toSight, [SMALLEST, CHART_LIMIT]))];
      results.record({ check: 'charts', page: page.address, mode }, problems);
      await context.close();
    }
  }
}

/** What a screen reader is told of the charts, and whether the page has a table of the figures. */
async function toListeners(open) {
  const session = await open.context().newCDPSession(open);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const told = nodes.filter(({ ignored, role }) => !ignored && ['image', 'img'].includes(role?.value));
  const charts = await open.locator('main svg[role="img"]').count();
  const problems = [];
  if (charts === 0) problems.push('charts: no drawing has the role of an image');
  if (told.length < charts) problems.push(`charts: ${charts} charts, and ${told.length} are told of`);
  for (const { name, description } of told) {
    if (!name?.value) problems.push('charts: an image has no name');
    else if (!description?.value) problems.push(`charts: "${name.value}" has no description`);
  }
  const names = told.map(({ name }) => name?.value);
  const twice = names.filter((name, at) => names.indexOf(name) !== at);
  for (const name of new Set(twice)) problems.push(`charts: two are called "${name}"`);
  const tables = await open.locator('main table').count();
  const isList = (await open.locator('main .measured').count()) > 0;
  if (tables === 0 && !isList) problems.push('charts: no table has the figures');
  return problems;
}

// Runs in the browser, so it may use nothing from outside.
function toSight([smallest, limit]) {
  const problems = [];
  const isShown = (element) => element.getClientRects().length > 0;
  const width = document.documentElement.clientWidth;
  for (const chart of document.querySelectorAll('main svg.chart')) {
    const name = chart.querySelector('title')?.textContent ?? 'a part of a chart';
    const bytes = new Blob([chart.outerHTML]).size;
    if (bytes > limit) problems.push(`charts: "${name}" has ${bytes} bytes, over ${limit}`);
    if (!isShown(chart)) continue;
    const frame = chart.getBoundingClientRect();
    if (frame.right > width + 1) problems.push(`charts: "${name}" is wider than the page`);
    for (const text of chart.querySelectorAll('text')) {
      if (!isShown(text)) continue;
      const letters = text.textContent.trim();
      const scale = text.getScreenCTM()?.a ?? 1;
      const size = Number.parseFloat(getComputedStyle(text).fontSize) * scale;
      if (size < smallest - 0.01) problems.push(`charts: "${letters}" in "${name}" is ${size.toFixed(1)} px high`);
      const box = text.getBoundingClientRect();
      if (box.left < frame.left - 3 || box.right > frame.right + 3)
        problems.push(`charts: "${letters}" stands outside "${name}" by ${Math.max(frame.left - box.left, box.right - frame.right).toFixed(1)} px`);
    }
  }
  return problems;
}
