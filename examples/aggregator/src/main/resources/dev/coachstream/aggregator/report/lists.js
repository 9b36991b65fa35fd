/* What a figure opens to: the sessions, people or to-dos behind it. */
const MINUTE = 60000;
const flagBits = Object.fromEntries(data.lists.flags.map((name, bit) => [name, 1 << bit]));
const listed = { ...data.lists.sessions, cell: absolute(data.lists.sessions.cell) };
const listedAbout = absolute(data.lists.points.session).map((session, i) => [session, data.lists.points.what[i]]);
const scored = absolute(data.lists.scored.session).map((session, i) => [session, data.lists.scored.row[i]]);
const has = (i, flag) => (listed.flags[i] & flagBits[flag]) !== 0;

// A format takes a browser longer to make than all that it formats here.
const clock = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' });

/** A time as the reader's clock tells it; a table sorts it by the time, and a file has it in UTC. */
function moment(minutes) {
  if (minutes === null) return null;
  const at = new Date(minutes * MINUTE);
  return { value: minutes, text: clock.format(at), file: at.toISOString().slice(0, 16) + 'Z' };
}

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const countedAt = i => (weeks[listed.cell[i]] === null ? null : weeks[listed.cell[i]] * 1440 + listed.at[i]);
const after = (i, column) => (listed[column][i] === null ? null : countedAt(i) + listed[column][i]);
const asOfMinute = Date.parse(data.asOf) / MINUTE;
const daysSince = minutes => (minutes === null ? null : Math.max(0, Math.floor((asOfMinute - minutes) / 1440)));

const coachOf = i => coaches[cells.coach[listed.cell[i]]];
const teamOf = i => teams[cells.team[listed.cell[i]]];
const vendorOf = i => vendors[cells.vendor[listed.cell[i]]];
const among = (name, within) => name + (within ? ', ' + within : '');

function statusOf(i) {
  if (has(i, 'overdue')) return 'overdue';
  if (has(i, 'open')) return 'open';
  if (has(i, 'late')) return 'completed late';
  return has(i, 'completed') ? 'completed' : 'unknown';
}

/** Since when it waits, for what is open; how long it took, for what is not. */
function daysOf(i) {
  if (has(i, 'overdue')) return daysSince(after(i, 'due'));
  return has(i, 'open') ? daysSince(countedAt(i)) : listed.days[i];
}

const optional = (ids, i) => (ids.length ? [ids[i]] : []);

function sessionRow(i) {
  const acknowledged = has(i, 'acknowledgeable') ? (has(i, 'acknowledged') ? 'yes' : 'no') : '–';
  return [{ value: people[listed.person[i]], go: { list: 'person', of: people[listed.person[i]] } }, statusOf(i), daysOf(i), moment(countedAt(i)), moment(after(i, 'due')), moment(after(i, 'done')),
    coachOf(i), teamOf(i), acknowledged, vendorOf(i), data.lists.sources[listed.source[i]], ...optional(listed.id, i)];
}

const SESSION_HEAD = ['Person', 'Status', 'Days', 'When', 'Due', 'Completed', 'Coach', 'Team', 'Acknowledged', 'Vendor', 'Account', ...(listed.id.length ? ['Session'] : [])];

/** The sessions that are kept, newest first, or what has the most of something else. */
function sessionsThat(title, keep, note, first = i => countedAt(i)) {
  const found = listed.cell.map((cell, i) => i).filter(keep).sort((a, b) => (first(b) ?? 0) - (first(a) ?? 0));
  const total = data.cells.sessions.reduce((a, b) => a + b, 0);
  const most = data.lists.most;
  const limit = total > listed.cell.length ? 'This file lists the newest ' + whole(most.sessions) + ' sessions of ' + whole(total) + ', and the newest ' + whole(most.overdue) + ' that are overdue; the figures count all.' : '';
  return { title, head: SESSION_HEAD, rows: found.map(sessionRow), note: [counted(found.length, 'session', 'sessions') + '.', note, limit,
    'Days: how long overdue, open, or until completed. Times are ' + zone + '’s.'].filter(Boolean).join(' ') };
}

const PEOPLE_HEAD = ['Person', 'Days since', 'Last coached', 'Coach', 'Team'];
const peopleList = (title, rows) => ({ title, head: PEOPLE_HEAD, note: counted(rows.length, 'person', 'people') + '.',
  rows: rows.map(([name, ...rest]) => [{ value: name, go: { list: 'person', of: name } }, ...rest]) });

function todoList(account) {
  const todos = data.lists.todos;
  const rows = todos.source.map((source, i) => i).filter(i => data.lists.sources[todos.source[i]] === account)
    .map(i => [people[todos.person[i]], { O: 'open', C: 'done' }[todos.status[i]] || 'unknown', todos.status[i] === 'O' ? daysSince(todos.created[i]) : null, moment(todos.created[i]), moment(todos.done[i]), ...optional(todos.id, i)]);
  const limit = todos.source.length >= data.lists.most.todos ? ' This file lists the newest ' + whole(data.lists.most.todos) + ' to-dos; the figures count all.' : '';
  return { title: 'To-dos of ' + account, head: ['Person', 'Status', 'Days open', 'Since', 'Done', ...(todos.id.length ? ['To-do'] : [])], rows, note: counted(rows.length, 'to-do', 'to-dos') + '.' + limit + ' Times are ' + zone + '’s.' };
}

/** Those whose points fit. */
function about(fit) {
  const found = new Set();
  listedAbout.forEach(([session, what]) => {
    if (fit(what)) found.add(session);
  });
  return found;
}

/** Who or what misses a target; of everything in the report. */
function targetList(name) {
  const one = data.targets.find(target => target.target === name);
  if (!one) return null;
  if (one.kind === 'coached-every') return peopleList(name, everybodyLongerAgo(one.limit));
  if (one.kind === 'overdue-at-most') return sessionsThat('Overdue sessions', i => has(i, 'overdue'), 'The longest overdue first.', daysOf);
  return sessionsThat('Sessions not acknowledged after ' + one.limit + ' days', i => has(i, 'unacknowledged'), 'Since their creation; the longest ago first.', i => -countedAt(i));
}

/** Each list by its name: what it holds `of` one thing, `within` another, for the selection that is kept. */
const lists = {
  sessions: (kept) => sessionsThat('Sessions', i => kept[listed.cell[i]]),
  completed: (kept) => sessionsThat('Sessions that are completed or open', i => kept[listed.cell[i]] && (has(i, 'completed') || has(i, 'open'))),
  acknowledged: (kept) => sessionsThat('Sessions to acknowledge', i => kept[listed.cell[i]] && has(i, 'acknowledgeable')),
  median: (kept, day) => sessionsThat(day ? 'Sessions of day ' + day : 'Sessions whose time to completion is known', i => kept[listed.cell[i]] && listed.days[i] !== null && (!day || listed.days[i] === Number(day))),
  late: (kept, week, series) => (week
    ? sessionsThat('Sessions with a due time, week of ' + week, i => kept[listed.cell[i]] && inWeek(i, week) && has(i, 'with_due_time') && (!series || has(i, series.startsWith('open') ? 'overdue' : 'late')))
    : sessionsThat('Overdue sessions', i => kept[listed.cell[i]] && has(i, 'overdue'), 'The longest overdue first.', daysOf)),
  missing: (kept, of, within, s) => peopleList('Not coached in 30 days', s.coverage.missing),
  coverage: (kept, bin, within, s) => peopleList('Last coached: ' + bin, s.coverage.inBin(bin)),
  person: (kept, name) => sessionsThat('Sessions of ' + name, i => people[listed.person[i]] === name, 'Of all time, whatever is selected.'),
  weekly: (kept, week, vendor) => sessionsThat('Sessions, week of ' + week + (vendor ? ', ' + vendor : ''), i => kept[listed.cell[i]] && inWeek(i, week) && (!vendor || vendorOf(i) === vendor)),
  rates: (kept, week, series) => sessionsThat('Sessions, week of ' + week, i => kept[listed.cell[i]] && inWeek(i, week)
    && (series === 'acknowledged' ? has(i, 'acknowledgeable') : has(i, 'completed') || has(i, 'open'))),
  load: (kept, coach, series) => sessionsThat('Sessions of coach ' + coach + (series ? ', ' + series : ''), i => kept[listed.cell[i]] && coachOf(i) === coach
    && (!series || (series === 'overdue' ? has(i, 'overdue') : series.startsWith('open') ? has(i, 'open') && !has(i, 'overdue') : !has(i, 'open')))),
  kinds: (kept, week, kind) => {
    const found = about(what => !kind || kinds[kindOf(what)] === kind);
    return sessionsThat('Sessions with ' + (kind || 'points') + ', week of ' + week, i => kept[listed.cell[i]] && inWeek(i, week) && found.has(i));
  },
  topics: (kept, topic, kind) => {
    const found = about(what => topics[topicOf(what)] === topic && (!kind || kinds[kindOf(what)] === kind));
    return sessionsThat('Sessions on ' + topic + (kind ? ', ' + kind : ''), i => kept[listed.cell[i]] && found.has(i));
  },
  again: (kept, topic, vendor) => {
    const found = about(what => topics[topicOf(what)] === topic && kinds[kindOf(what)] === 'opportunity');
    return sessionsThat('Sessions in which ' + topic + ' came up', i => found.has(i) && (!vendor || vendorOf(i) === vendor), 'Of all time.');
  },
  due: (kept, coach, within) => sessionsThat('Sessions with a due time, coach ' + among(coach, within),
    i => has(i, 'with_due_time') && coachOf(i) === coach && (!within || teamOf(i) + ', ' + vendorOf(i) === within), 'Of all time.'),
  coached: (kept, coach, vendor) => sessionsThat('Sessions of coach ' + among(coach, vendor), i => coachOf(i) === coach && (!vendor || vendorOf(i) === vendor), 'Of all time.'),
  events: (kept, account) => sessionsThat('Sessions of ' + account + ' on events whose time is told', i => has(i, 'on_event') && data.lists.sources[listed.source[i]] === account, 'Of all time.'),
  scored: (kept, criterion, within) => {
    const fits = row => row.criterion === criterion && (!within || (row.rubric ?? '–') + ', ' + row.vendor === within);
    const rows = new Set(data.scores.filter(fits).map(row => row.place));
    const found = new Set(scored.filter(([, place]) => rows.has(place)).map(([session]) => session));
    return sessionsThat('Sessions scored by ' + among(criterion, within), i => found.has(i), 'Of all time.');
  },
  todos: (kept, account) => todoList(account),
  target: (kept, name) => targetList(name),
};

function inWeek(i, week) {
  return !week || weeks[listed.cell[i]] === dayOf(week);
}

const plain = cell => (cell === null || cell === undefined ? '' : typeof cell === 'object' ? cell.file ?? cell.value : cell);

/** As RFC 4180 has it; what a spreadsheet would take for a formula begins with an apostrophe. */
function csv(head, rows) {
  const field = cell => {
    const text = typeof plain(cell) === 'string' ? plain(cell).replace(/^([\t\r\n]|[\s\p{Z}\p{C}]*[-=+@＝＋－＠﹦﹢﹣﹫])/u, "'$&") : String(plain(cell));
    return /[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
  };
  return '\ufeff' + [head, ...rows].map(row => row.map(field).join(',')).join('\r\n') + '\r\n';
}
