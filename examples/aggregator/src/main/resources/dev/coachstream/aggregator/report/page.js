/* The page: its filters and its address, its tiles and cards, and the list that is open. */
const FILTERS = { vendor: vendors, team: teams, coach: coaches };
// The last year of what there is; the button shows everything.
const FIRST_SHOWN = lastWeek - firstWeek > 371 ? textOf(lastWeek - 364) : '';
const ready = weeks.length > 0;
// The style sheet prints so many rows of a table.
const ON_PAPER = 40;
const PAPER = { width: 620, height: 270, devicePixelRatio: 2 };
let opened = {};
let printing = false;
let shown = {};
let missed = [];

function fill(id, names) {
  add(byId(id), 'option', 'all', { value: '' });
  names.map((name, index) => [name, index]).sort((a, b) => a[0].localeCompare(b[0])).forEach(([name, index]) => add(byId(id), 'option', name, { value: index }));
}

function chosen() {
  const index = id => (byId(id).value === '' ? null : Number(byId(id).value));
  const day = id => (byId(id).value === '' ? null : dayOf(byId(id).value));
  return { vendor: index('vendor'), team: index('team'), coach: index('coach'), from: day('from'), to: day('to') };
}

/** What is chosen, and the list that is open, as the address says it. */
function address() {
  const said = new URLSearchParams();
  Object.entries(FILTERS).forEach(([id, names]) => {
    if (byId(id).value !== '') said.set(id, names[Number(byId(id).value)]);
  });
  if (byId('from').value !== FIRST_SHOWN) said.set('from', byId('from').value);
  if (byId('to').value !== '') said.set('to', byId('to').value);
  Object.entries(opened).forEach(([key, value]) => said.set(key, value));
  return said.toString();
}

/** Chooses what the address says; what it says and this report does not have is told, and not chosen. */
function follow() {
  const said = new URLSearchParams(location.hash.slice(1));
  missed = [];
  Object.entries(FILTERS).forEach(([id, names]) => {
    const index = said.has(id) ? names.indexOf(said.get(id)) : null;
    if (index === -1) missed.push(id + ' ' + aside(said.get(id)));
    byId(id).value = index === null || index < 0 ? '' : index;
  });
  byId('from').value = said.has('from') ? said.get('from') : FIRST_SHOWN;
  byId('to').value = said.get('to') ?? '';
  opened = Object.fromEntries(['list', 'of', 'in'].filter(key => said.has(key)).map(key => [key, said.get(key)]));
  show();
}

/** Shows what is chosen now, as a step that the browser's back button takes back. */
function go(list) {
  opened = list;
  const hash = address();
  if (hash !== location.hash.slice(1)) history.pushState(null, '', hash === '' ? location.pathname + location.search : '#' + hash);
  missed = [];
  show();
}

function build() {
  charts.forEach(chart => {
    const section = add(byId('charts'), 'section', undefined, { 'aria-labelledby': chart.id + '-title' });
    add(section, 'h2', chart.title, { id: chart.id + '-title' });
    chart.note_ = add(section, 'p', chart.note + ' ', { class: 'note' });
    const exact = add(chart.note_, 'span', undefined, { class: 'exact', tabindex: '0', role: 'note', 'aria-label': 'Exactly: ' + chart.exact });
    add(exact, 'span', 'exactly', { class: 'mark', 'aria-hidden': 'true' });
    add(exact, 'span', chart.exact, { class: 'tip', 'aria-hidden': 'true' });
    chart.caption = add(section, 'p', '', { class: 'caption' });
    chart.element = add(section, 'div', undefined, { class: 'chart', id: chart.id, role: 'img' });
    chart.nothing = add(section, 'p', 'Nothing in this selection.', { class: 'nothing' });
    chart.details = add(section, 'details');
    add(chart.details, 'summary', 'The figures of “' + chart.title + '” as a table');
    chart.holder = add(chart.details, 'div');
    chart.scroll = scroller(chart.holder, chart.title + ', as a table');
    chart.table = add(chart.scroll, 'table', undefined, chart.prose ? { class: 'prose' } : {});
    chart.rest = add(chart.holder, 'p', '', { class: 'rest' });
    chart.details.addEventListener('toggle', () => hint(chart.scroll));
  });
}

/** A small line without axes: its figures are in the chart below it. */
function spark(parent, values) {
  const known = values.filter(value => value !== null);
  if (known.length < 2) return;
  const most = Math.max(...known, 1);
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  Object.entries({ viewBox: '0 0 100 28', preserveAspectRatio: 'none', 'aria-hidden': 'true' }).forEach(([key, value]) => svg.setAttribute(key, value));
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'polyline');
  const points = values.map((value, i) => (value === null ? null : (100 * i / (values.length - 1)).toFixed(1) + ',' + (27 - 26 * value / most).toFixed(1))).filter(Boolean);
  Object.entries({ points: points.join(' '), fill: 'none', stroke: 'currentColor', 'stroke-width': '2', 'stroke-linejoin': 'round', 'vector-effect': 'non-scaling-stroke' })
    .forEach(([key, value]) => path.setAttribute(key, value));
  svg.append(path);
  add(parent, 'dd').append(svg);
}

function tile(list, label, value, aside, values, warn) {
  const box = add(byId('tiles'), 'div');
  add(box, 'dt', label);
  const figure = add(add(box, 'dd'), 'button', value, { type: 'button', class: warn ? 'value warn' : 'value', id: 'tile-' + list, 'aria-label': label + ': ' + value + '. Open the list' });
  figure.addEventListener('click', () => go({ list }));
  if (aside) add(box, 'dd', aside, { class: 'aside' });
  if (values) spark(box, values);
}

function tiles(kept, s) {
  const total = name => sum(cells[name], kept);
  const past = values => values.map((value, i) => begun(s.week.weeks[i], value));
  byId('tiles').replaceChildren();
  tile('sessions', 'Sessions', whole(total('sessions')), '', past(s.week.sessions));
  tile('completed', 'Completed', percent(total('completed'), total('completed') + total('open')), '', past(rates(s.week.completed, s.week.completed.map((value, i) => value + s.week.open[i]))));
  tile('acknowledged', 'Acknowledged', percent(total('acknowledged'), total('acknowledgeable')), '', past(rates(s.week.acknowledged, s.week.acknowledgeable)));
  tile('median', 'Days until half are done', s.survival.median === null ? '–' : s.survival.median.toLocaleString('en'), 'open ones count as still running');
  tile('late', 'Overdue', whole(total('overdue')), 'of ' + whole(total('with_due_time')) + ' with a due time', past(s.week.overdue), total('overdue') > 0);
  tile('missing', 'Not coached in 30 days', whole(s.coverage.out), 'of ' + counted(s.coverage.people, 'person', 'people'), null, s.coverage.out > 0);
}

/** A name that is written from right to left does not turn the words around it. */
const aside = name => (/[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/.test(name) ? '\u2068' + name + '\u2069' : name);

function described(filter) {
  const which = [filter.vendor === null ? 'all vendors' : vendors[filter.vendor], filter.team === null ? 'all teams' : 'team ' + aside(teams[filter.team]),
    filter.coach === null ? 'all coaches' : 'coach ' + aside(coaches[filter.coach])];
  const period = filter.from === null && filter.to === null ? 'all time' : 'from ' + (filter.from === null ? 'the beginning' : textOf(filter.from)) + ' to ' + (filter.to === null ? 'the end' : textOf(filter.to));
  return which.join(', ') + ', ' + period;
}

function describe(kept, filter, s) {
  byId('selected').textContent = counted(sum(cells.sessions, kept), 'session', 'sessions') + ' selected, by ' + counted(s.coaches.length, 'coach', 'coaches') + ': ' + described(filter) + '. People as of ' + textOf(s.coverage.end) + '.'
    + (missed.length ? ' The link names what this report does not have: ' + missed.join(', ') + '.' : '');
}

const empty = rows => rows.every(row => row.slice(1).every(value => value === 0 || value === null || typeof value === 'string'));

/** A table that has no chart is what the section shows; a card that has nothing takes a line. */
function place(chart, option, rows) {
  const bare = option === undefined;
  const none = bare ? rows.length === 0 : empty(rows);
  const section = chart.element.parentElement;
  section.classList.toggle('bare', bare);
  section.classList.toggle('wide', Boolean(chart.wide));
  section.classList.toggle('none', none);
  chart.element.hidden = bare || none;
  chart.nothing.hidden = !none;
  chart.note_.hidden = none;
  chart.details.hidden = bare || none;
  (bare ? section : chart.details).append(chart.holder);
  chart.holder.hidden = none;
}

function draw(chart, selection, filter) {
  const { option, head, rows, within } = chart.draw(selection, filter);
  const opens = row => ({ list: chart.list || chart.id, of: row[0], ...(within ? { in: within.map(column => row[column]).join(', ') } : {}) });
  place(chart, option, rows);
  chart.caption.textContent = described(filter) + '; as of ' + moment(asOfMinute).text + ' (' + zone + ')';
  table(chart.table, head, rows, opens, chart.answers);
  chart.rest.textContent = rows.length > ON_PAPER ? 'and ' + whole(rows.length - ON_PAPER) + ' more, on the screen' : '';
  if (option === undefined) return;
  chart.element.setAttribute('aria-label', chart.title + ': ' + counted(rows.length, 'row', 'rows') + '; the table below has them.');
  if (chart.element.hidden) return;
  if (!drawn.has(chart.id)) drawn.set(chart.id, begin(chart));
  chart.clicked = event => {
    if (chart.whole) return go({ list: chart.list });
    const row = event.componentType === 'series' ? rows[event.dataIndex] : rows.find(one => one[0] === event.value);
    if (!row) return undefined;
    return go(within || event.componentType !== 'series' || option.series.length < 2 ? opens(row) : { ...opens(row), in: event.seriesName });
  };
  if (!printing) drawn.get(chart.id).resize();
  drawn.get(chart.id).setOption(option, true);
}

function begin(chart) {
  const instance = echarts.init(chart.element, null, printing ? PAPER : undefined);
  if (chart.whole) instance.getZr().on('click', event => chart.clicked(event));
  else instance.on('click', event => chart.clicked(event));
  return instance;
}

/** Shows the list that is open, or none. */
function list(kept, selection) {
  const dialog = byId('list');
  const found = Object.hasOwn(lists, opened.list ?? '') ? lists[opened.list](kept, opened.of, opened.in, selection) : null;
  if (found === null) {
    if (dialog.open) dialog.close();
    return;
  }
  byId('list-title').textContent = found.title;
  byId('list-note').textContent = found.note + (found.rows.length ? '' : ' None of them is in this file.');
  byId('list-file').onclick = () => download(found);
  if (!dialog.open) dialog.showModal();
  order.delete(byId('list-table'));
  table(byId('list-table'), found.head, found.rows, null, 2);
}

function download(found) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([csv(found.head, found.rows)], { type: 'text/csv' }));
  link.download = found.title.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').toLowerCase() + '.csv';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

/** Draws what the filters select, unless they select what is shown already, and the list that is open. */
function show(anew) {
  if (!ready) return;
  const filter = chosen();
  const said = JSON.stringify([filter, missed]);
  if (anew || said !== shown.said) {
    shown = { said, kept: select(filter) };
    const week = weekly(shown.kept);
    shown.selection = { week, survival: survival(shown.kept), topics: topicRows(shown.kept), kinds: kindWeeks(shown.kept, week.weeks), coaches: coachRows(shown.kept), coverage: coverage(filter) };
    tiles(shown.kept, shown.selection);
    describe(shown.kept, filter, shown.selection);
    charts.forEach(chart => draw(chart, shown.selection, filter));
  }
  list(shown.kept, shown.selection);
}

/** Draws everything anew. What is printed is drawn in light colours, in one size, and finely; the style sheet fits it into its card. */
function redraw(forPaper) {
  printing = forPaper;
  palette = dark.matches && !printing ? palettes.dark : palettes.light;
  drawn.forEach(chart => chart.dispose());
  drawn.clear();
  show(true);
}

function tellBasis() {
  const timed = cell => (/^\d{4}-\d\d-\d\dT.*Z$/.test(cell) ? moment(Date.parse(cell) / MINUTE) : cell);
  const scroll = scroller(byId('basis'), 'What this rests on');
  table(add(scroll, 'table', undefined, { class: 'prose' }), data.basis.head, data.basis.rows.map(row => row.map(timed)), null, 2);
  data.basis.untold.forEach(([vendor, what]) => add(byId('basis'), 'p', 'What no feed of ' + vendor + ' tells: ' + what + '.', { class: 'note' }));
}

byId('about').textContent = data.title + ', as of ' + moment(asOfMinute).text + ' (' + zone + ')';
document.body.classList.toggle('empty', !ready);
Object.entries(FILTERS).forEach(([id, names]) => fill(id, names));
tellBasis();
build();
follow();
byId('filters').addEventListener('input', () => go({}));
byId('filters').addEventListener('submit', event => event.preventDefault());
byId('filters').addEventListener('reset', event => {
  event.preventDefault();
  ['vendor', 'team', 'coach', 'from', 'to'].forEach(id => { byId(id).value = ''; });
  go({});
});
byId('list-close').addEventListener('click', () => byId('list').close());
byId('list').addEventListener('close', () => { if (opened.list) go({}); });
addEventListener('popstate', follow);
addEventListener('resize', () => {
  if (!printing) drawn.forEach(chart => chart.resize());
  document.querySelectorAll('.scroll').forEach(hint);
});
dark.addEventListener('change', () => redraw(false));
addEventListener('beforeprint', () => redraw(true));
addEventListener('afterprint', () => redraw(false));
