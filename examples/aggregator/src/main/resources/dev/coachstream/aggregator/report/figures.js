/* What is selected, and the figures of it: nothing here draws. */
const data = JSON.parse(document.getElementById('data').textContent);
const byId = id => document.getElementById(id);
const DAY = 86400000;
const dayOf = text => Math.round(Date.parse(text + 'T00:00:00Z') / DAY);
const textOf = day => new Date(day * DAY).toISOString().slice(0, 10);
const whole = value => Math.round(value).toLocaleString('en');
/** As many of something: one has a word of its own. */
const counted = (number, one, more) => whole(number) + ' ' + (number === 1 ? one : more);
const percent = (part, of) => (of ? (100 * part / of).toFixed(1) + ' %' : '–');
const { vendors, teams, coaches, people, topics, kinds } = data.names;
const NOBODY = '(none)';
[data.daysOnList, data.timeliness, data.calibration].flat().forEach(row => {
  row.coach ??= NOBODY;
  row.team ??= NOBODY;
});
const absolute = steps => {
  let place = 0;
  return steps.map(step => (place += step));
};
const cells = { ...data.cells, coach: absolute(data.cells.coach) };
const weeks = cells.week;
const known = weeks.filter(week => week !== null);
const firstWeek = known.length ? known.reduce((a, b) => Math.min(a, b)) : data.asOfDay;
const lastWeek = known.length ? known.reduce((a, b) => Math.max(a, b)) : data.asOfDay;

function fits(filter, vendor, team, coach) {
  return (filter.vendor === null || filter.vendor === vendor) && (filter.team === null || filter.team === team)
    && (filter.coach === null || filter.coach === coach);
}

function select(filter) {
  const all = filter.from === null && filter.to === null;
  return weeks.map((week, i) => fits(filter, cells.vendor[i], cells.team[i], cells.coach[i])
    && (all || (week !== null && (filter.from === null || week + 6 >= filter.from) && (filter.to === null || week <= filter.to))));
}

/** A point's kind and topic are one number; below zero is no topic. */
const kindOf = what => what % kinds.length;
const topicOf = what => Math.floor(what / kinds.length) - 1;

const sum = (column, kept) => column.reduce((total, value, i) => total + (kept[i] ? value : 0), 0);

/** Rows of a table that names its cell by the distance from the row before. */
function each(table, kept, take) {
  absolute(table.cell).forEach((cell, i) => {
    if (kept[cell]) take(i, cell);
  });
}

function weekly(kept) {
  const span = [];
  for (let week = firstWeek; week <= lastWeek; week += 7) span.push(week);
  const inSpan = span.filter(week => weeks.some((other, i) => kept[i] && other === week));
  const shown = inSpan.length ? span.filter(week => week >= inSpan[0] && week <= inSpan[inSpan.length - 1]) : [];
  const place = new Map(shown.map((week, i) => [week, i]));
  const zero = () => new Array(shown.length).fill(0);
  const result = { weeks: shown.map(textOf), vendors: vendors.map(zero) };
  ['sessions', 'completed', 'open', 'acknowledgeable', 'acknowledged', 'overdue', 'late', 'with_due_time'].forEach(name => { result[name] = zero(); });
  weeks.forEach((week, i) => {
    const at = place.get(week);
    if (!kept[i] || at === undefined) return;
    result.vendors[cells.vendor[i]][at] += cells.sessions[i];
    Object.keys(result).forEach(name => { if (cells[name] && name !== 'week') result[name][at] += cells[name][i]; });
  });
  return result;
}

/** Kaplan-Meier: what is open is censored. */
function survival(kept) {
  const ends = new Map();
  const leaves = new Map();
  let atRisk = 0;
  each(data.spans, kept, i => {
    const { days, ended, sessions } = { days: data.spans.days[i], ended: data.spans.ended[i], sessions: data.spans.sessions[i] };
    leaves.set(days, (leaves.get(days) || 0) + sessions);
    if (ended) ends.set(days, (ends.get(days) || 0) + sessions);
    atRisk += sessions;
  });
  const points = [[0, 0, atRisk]];
  let open = 1;
  let median = null;
  [...leaves.keys()].sort((a, b) => a - b).forEach(days => {
    open *= 1 - (ends.get(days) || 0) / atRisk;
    points.push([days, 100 * (1 - open), atRisk]);
    if (median === null && open <= 0.5 + 1e-9) median = days;
    atRisk -= leaves.get(days);
  });
  return { points, median };
}

function grouped(table, kept, key, value) {
  const groups = new Map();
  each(table, kept, (i, cell) => {
    const k = key(i, cell);
    groups.set(k, (groups.get(k) || 0) + value(i));
  });
  return groups;
}

function topicRows(kept) {
  const rows = new Map();
  each(data.points, kept, i => {
    const topic = topicOf(data.points.what[i]);
    if (topic < 0) return;
    if (!rows.has(topic)) rows.set(topic, kinds.map(() => 0));
    rows.get(topic)[kindOf(data.points.what[i])] += data.points.points[i];
  });
  return [...rows].map(([topic, counts]) => [topics[topic], ...counts, counts.reduce((a, b) => a + b, 0)])
    .sort((a, b) => b[b.length - 1] - a[a.length - 1] || a[0].localeCompare(b[0]));
}

function kindWeeks(kept, shown) {
  const groups = grouped(data.points, kept, (i, cell) => weeks[cell] + '|' + kindOf(data.points.what[i]), i => data.points.points[i]);
  return kinds.map((kind, k) => shown.map(week => groups.get(dayOf(week) + '|' + k) || 0));
}

function coachRows(kept) {
  const rows = new Map();
  weeks.forEach((week, i) => {
    if (!kept[i]) return;
    const row = rows.get(cells.coach[i]) || [0, 0, 0];
    row[0] += cells.sessions[i];
    row[1] += cells.open[i];
    row[2] += cells.overdue[i];
    rows.set(cells.coach[i], row);
  });
  return [...rows].map(([coach, row]) => [coaches[coach], ...row]).sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
}

const personRow = ([person, { day, since, team, coach }]) => [people[person], since, day === null ? 'never' : textOf(day), coaches[coach], teams[team]];

/** The latest day up to the end of the period, and the day up to which the person's accounts are known. */
function lastDays(filter, end) {
  const last = new Map();
  const covered = data.coverage;
  covered.person.forEach((person, i) => {
    if (!fits(filter, covered.vendor[i], covered.team[i], covered.coach[i])) return;
    const latest = absolute(covered.days[i]).filter(day => day <= end).pop() ?? null;
    const before = last.get(person);
    const known = Math.min(end, covered.known[i] ?? end, before === undefined ? end : before.known);
    const newest = before === undefined || before.day === null || (latest !== null && latest > before.day);
    last.set(person, newest ? { day: latest, team: covered.team[i], coach: covered.coach[i], known } : { ...before, known });
  });
  last.forEach(one => { one.since = one.day === null ? null : Math.max(0, one.known - one.day); });
  return last;
}

/** Who was last coached more days ago, or never, the longest ago first. */
const longerAgo = (last, days) => [...last].filter(([, { since }]) => since === null || since > days)
  .sort((a, b) => (a[1].day ?? -Infinity) - (b[1].day ?? -Infinity) || people[a[0]].localeCompare(people[b[0]]))
  .map(personRow);

const everybodyLongerAgo = days => longerAgo(lastDays({ vendor: null, team: null, coach: null }, data.asOfDay), days);

/** One person may be known at several vendors; each counts once, by their latest session up to the end of the period. */
function coverage(filter) {
  const end = Math.min(data.asOfDay, filter.to === null ? data.asOfDay : filter.to);
  const last = lastDays(filter, end);
  const bins = [['within 7 days', 7], ['8 to 14', 14], ['15 to 30', 30], ['31 to 60', 60], ['61 to 90', 90], ['longer ago', Infinity]]
    .map(([label, most]) => ({ label, most, people: 0 }));
  bins.push({ label: 'never', most: null, people: 0 });
  const binOf = ({ since }) => (since === null ? bins[bins.length - 1] : bins.find(one => since <= one.most));
  last.forEach(one => { binOf(one).people += 1; });
  const missing = longerAgo(last, 30);
  const out = bins.slice(3).reduce((total, bin) => total + bin.people, 0);
  const inBin = label => [...last].filter(([, one]) => binOf(one).label === label).map(personRow);
  return { bins, out, missing, inBin, people: last.size, end };
}
