'use strict';
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const byId = id => document.getElementById(id);
  const DAY = 86400000;
  const MOST_ROWS = 500;
  const dayOf = text => Math.round(Date.parse(text + 'T00:00:00Z') / DAY);
  const textOf = day => new Date(day * DAY).toISOString().slice(0, 10);
  const whole = value => Math.round(value).toLocaleString('en');
  const percent = (part, of) => (of ? (100 * part / of).toFixed(1) + ' %' : '–');
  const { vendors, teams, coaches, people, topics, kinds } = data.names;
  const cells = data.cells;
  const weeks = cells.week;
  const known = weeks.filter(week => week !== null);
  const firstWeek = known.length ? known.reduce((a, b) => Math.min(a, b)) : data.asOfDay;
  const lastWeek = known.length ? known.reduce((a, b) => Math.max(a, b)) : data.asOfDay;

  function option(select, value, text) {
    const element = document.createElement('option');
    element.value = value;
    element.textContent = text;
    select.append(element);
  }

  function fill(id, names) {
    option(byId(id), '', 'all');
    names.map((name, index) => [name, index]).sort((a, b) => a[0].localeCompare(b[0])).forEach(([name, index]) => option(byId(id), index, name));
  }

  function chosen() {
    const index = id => (byId(id).value === '' ? null : Number(byId(id).value));
    const day = (id, otherwise) => (byId(id).value === '' ? otherwise : dayOf(byId(id).value));
    return { vendor: index('vendor'), team: index('team'), coach: index('coach'), from: day('from', null), to: day('to', null) };
  }

  function fits(filter, vendor, team, coach) {
    return (filter.vendor === null || filter.vendor === vendor) && (filter.team === null || filter.team === team)
      && (filter.coach === null || filter.coach === coach);
  }

  function select(filter) {
    const all = filter.from === null && filter.to === null;
    return weeks.map((week, i) => fits(filter, cells.vendor[i], cells.team[i], cells.coach[i])
      && (all || (week !== null && (filter.from === null || week + 6 >= filter.from) && (filter.to === null || week <= filter.to))));
  }

  const sum = (column, kept) => column.reduce((total, value, i) => total + (kept[i] ? value : 0), 0);

  /** Rows of a table that names its cell by the distance from the row before. */
  function each(table, kept, take) {
    let cell = 0;
    table.cell.forEach((step, i) => {
      cell += step;
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
      const topic = data.points.topic[i];
      if (topic === null) return;
      if (!rows.has(topic)) rows.set(topic, kinds.map(() => 0));
      rows.get(topic)[data.points.kind[i]] += data.points.points[i];
    });
    return [...rows].map(([topic, counts]) => [topics[topic], ...counts, counts.reduce((a, b) => a + b, 0)])
      .sort((a, b) => b[b.length - 1] - a[a.length - 1] || a[0].localeCompare(b[0]));
  }

  function kindWeeks(kept, shown) {
    const groups = grouped(data.points, kept, (i, cell) => weeks[cell] + '|' + data.points.kind[i], i => data.points.points[i]);
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

  /** One person may be known at several vendors; each counts once, by their latest session up to the end of the period. */
  function coverage(filter) {
    const end = Math.min(data.asOfDay, filter.to === null ? data.asOfDay : filter.to);
    const last = new Map();
    const covered = data.coverage;
    covered.person.forEach((person, i) => {
      if (!fits(filter, covered.vendor[i], covered.team[i], covered.coach[i])) return;
      let day = 0;
      let latest = null;
      covered.days[i].forEach(step => {
        day += step;
        if (day <= end) latest = day;
      });
      const before = last.get(person);
      if (before === undefined || before.day === null || (latest !== null && latest > before.day)) {
        last.set(person, { day: latest, team: covered.team[i], coach: covered.coach[i] });
      }
    });
    const bins = [['within 7 days', 7], ['8 to 14', 14], ['15 to 30', 30], ['31 to 60', 60], ['61 to 90', 90], ['longer ago', Infinity]]
      .map(([label, most]) => ({ label, most, people: 0 }));
    bins.push({ label: 'never', most: null, people: 0 });
    last.forEach(({ day }) => {
      const bin = day === null ? bins[bins.length - 1] : bins.find(one => end - day <= one.most);
      bin.people += 1;
    });
    const missing = [...last].filter(([, { day }]) => day === null || end - day > 30)
      .sort((a, b) => (a[1].day ?? -Infinity) - (b[1].day ?? -Infinity) || people[a[0]].localeCompare(people[b[0]]))
      .map(([person, { day, team, coach }]) => [people[person], teams[team], coaches[coach], day === null ? 'never' : textOf(day), day === null ? null : end - day]);
    const out = bins.slice(3).reduce((total, bin) => total + bin.people, 0);
    return { bins, out, missing, people: last.size, end };
  }

  const palettes = {
    light: { ink: '#16202c', soft: '#4b5868', line: '#e4e8ed', card: '#ffffff', colours: ['#2f6fd6', '#d4691e', '#1f8f6b', '#8e55c4', '#a1840f', '#cf4560'],
      good: '#1f8f6b', bad: '#d4691e', worse: '#c23b4e', plain: '#7c8898', pale: '#c3cad3', main: '#2f6fd6' },
    dark: { ink: '#e9eef5', soft: '#b0bccb', line: '#2c3642', card: '#182029', colours: ['#7fb0ff', '#f0a164', '#5ed0a6', '#c9a0f2', '#e2cb60', '#ff90a0'],
      good: '#5ed0a6', bad: '#f0a164', worse: '#ff8593', plain: '#93a1b3', pale: '#55626f', main: '#7fb0ff' },
  };
  const dark = matchMedia('(prefers-color-scheme: dark)');
  let palette = dark.matches ? palettes.dark : palettes.light;
  const drawn = new Map();

  function frame(horizontal, categories, series, extra) {
    const text = { color: palette.soft, fontSize: 11 };
    const wide = horizontal ? { width: 150, overflow: 'truncate' } : {};
    const category = { type: 'category', data: categories, axisTick: { show: false }, axisLine: { lineStyle: { color: palette.line } }, inverse: horizontal,
      axisLabel: { ...text, ...wide, hideOverlap: true, interval: horizontal || categories.length < 8 ? 0 : 'auto' } };
    const value = { type: 'value', axisLabel: { ...text, hideOverlap: true }, splitLine: { lineStyle: { color: palette.line } }, minInterval: 1 };
    return {
      animation: false,
      color: palette.colours,
      textStyle: { fontFamily: 'system-ui, sans-serif' },
      // Drawn, not made of elements: inline styles are what the page's policy forbids.
      tooltip: { trigger: 'axis', renderMode: 'richText', axisPointer: { type: 'shadow' }, backgroundColor: palette.card, borderColor: palette.soft, textStyle: { color: palette.ink, fontSize: 12 } },
      legend: { show: series.length > 1, textStyle: { color: palette.soft, fontSize: 12 }, top: 0, left: 0, icon: 'roundRect', itemWidth: 12, itemHeight: 12 },
      grid: { left: 4, right: 20, top: series.length > 1 ? 36 : 12, bottom: 4, containLabel: true },
      xAxis: horizontal ? value : category,
      yAxis: horizontal ? category : value,
      series,
      ...extra,
    };
  }

  const bars = (name, values, stack, colour) => ({ name, type: 'bar', data: values, stack, barMaxWidth: 26, itemStyle: { color: colour, borderColor: palette.card, borderWidth: stack ? 0.6 : 0, borderRadius: 2 } });
  const kindColours = () => [palette.good, palette.bad, palette.plain, palette.pale];
  const rates = (part, of) => part.map((value, i) => (of[i] ? Number((100 * value / of[i]).toFixed(1)) : null));
  const line = (name, values) => ({ name, type: 'line', data: values, connectNulls: false, symbol: 'circle', symbolSize: 5, lineStyle: { width: 2.2 } });
  // A week that is not over yet holds what is only planned.
  const begun = (week, value) => (dayOf(week) + 6 <= data.asOfDay ? value : null);
  const percentAxis = () => ({ type: 'value', min: 0, max: 100, axisLabel: { color: palette.soft, fontSize: 11, hideOverlap: true, formatter: '{value} %' }, splitLine: { lineStyle: { color: palette.line } } });

  const ofVendor = (rows, filter) => rows.filter(row => filter.vendor === null || row.vendor === vendors[filter.vendor]);
  const tenths = value => (value === undefined || value === null ? null : Number(value.toFixed(1)));

  function survivalOption(s) {
    const lastEnd = s.survival.points.filter(([, share], i, all) => i === 0 || share > all[i - 1][1]).pop()[0];
    const span = Math.max(7, Math.ceil(1.25 * lastEnd));
    const shown = s.survival.points.filter(([days]) => days <= span).map(point => point.slice(0, 2));
    const half = s.survival.median;
    return { ...frame(false, [], [{ name: 'completed, %', type: 'line', step: 'end', showSymbol: false, color: palette.main, lineStyle: { width: 2.2 }, areaStyle: { opacity: 0.12 },
      data: shown.concat([[span, shown[shown.length - 1][1]]]),
      markLine: half === null ? undefined : { silent: true, symbol: 'none', lineStyle: { color: palette.bad, type: 'dashed' }, data: [{ xAxis: half }],
        label: { color: palette.soft, formatter: 'half by day ' + half, position: 'insideEndTop' } } }]),
    xAxis: { type: 'value', max: span, name: 'days after creation', nameLocation: 'middle', nameGap: 26, nameTextStyle: { color: palette.soft, fontSize: 11 }, axisLabel: { color: palette.soft, fontSize: 11 }, splitLine: { show: false } },
    yAxis: percentAxis(), grid: { left: 4, right: 20, top: 16, bottom: 26, containLabel: true } };
  }

  /** A bar from one end of the interval to the other, on one that is not seen, and the rate as a point. */
  function intervalOption(rows) {
    const share = value => Number((100 * value).toFixed(1));
    const names = rows.map(row => row.topic);
    const seen = item => item.seriesName !== 'from';
    return { ...frame(true, names, [
      { name: 'from', type: 'bar', stack: 'interval', silent: true, data: rows.map(row => share(row.rate_from)), itemStyle: { color: 'transparent' }, barMaxWidth: 8 },
      { name: '95 % interval', type: 'bar', stack: 'interval', data: rows.map(row => share(row.rate_to) - share(row.rate_from)), itemStyle: { color: palette.main, opacity: 0.35, borderRadius: 4 }, barMaxWidth: 8 },
      { name: 'came up again', type: 'scatter', symbolSize: 11, data: rows.map(row => share(row.recurrence_rate)), itemStyle: { color: palette.main } }]),
    xAxis: percentAxis(),
    legend: { show: true, data: ['came up again', '95 % interval'], textStyle: { color: palette.soft, fontSize: 12 }, top: 0, left: 0 },
    tooltip: { ...frame(true, [], []).tooltip, formatter: items => {
      const row = rows[items.filter(seen)[0].dataIndex];
      return row.topic + '\n' + share(row.recurrence_rate) + ' % (' + share(row.rate_from) + ' to ' + share(row.rate_to) + ' %)\n' + row.recurred + ' of ' + row.episodes + ' times, ' + row.people + ' people';
    } } };
  }

  /** Each chart: its title, what it leaves out, and how a selection becomes an option and a table. Without an option it is a table only. */
  const charts = [
    { id: 'weekly', title: 'Sessions per week, by vendor', note: 'Counted in the week of the meeting, else of the creation, completion or due time; weeks to come hold what is due.',
      draw: s => ({ option: frame(false, s.week.weeks, vendors.map((vendor, v) => bars(vendor, s.week.vendors[v], 'all', palette.colours[v % palette.colours.length]))),
        head: ['Week', ...vendors], rows: s.week.weeks.map((week, i) => [week, ...s.week.vendors.map(counts => counts[i])]) }) },
    { id: 'rates', title: 'Completion and acknowledgement', note: 'Of the sessions of each week that is over, completed among completed and open; acknowledged where the vendor tells of it. The newest had the least time.',
      draw: s => {
        const completed = rates(s.week.completed, s.week.completed.map((value, i) => value + s.week.open[i])).map((value, i) => begun(s.week.weeks[i], value));
        const acknowledged = rates(s.week.acknowledged, s.week.acknowledgeable).map((value, i) => begun(s.week.weeks[i], value));
        return { option: frame(false, s.week.weeks, [line('completed', completed), line('acknowledged', acknowledged)], { yAxis: percentAxis() }),
          head: ['Week', 'Completed, %', 'Acknowledged, %'], rows: s.week.weeks.map((week, i) => [week, completed[i], acknowledged[i]]) };
      } },
    { id: 'coverage', title: 'Coverage', note: 'People by when they were last coached, up to the end of the period.',
      draw: s => ({ option: frame(false, s.coverage.bins.map(bin => bin.label), [{ ...bars('people', s.coverage.bins.map((bin, i) => ({ value: bin.people, itemStyle: { color: i < 3 ? palette.main : palette.bad } }))), barMaxWidth: 44 }]),
        head: ['Last coached', 'People'], rows: s.coverage.bins.map(bin => [bin.label, bin.people]) }) },
    { id: 'missing', title: 'Not coached in 30 days', note: 'Who, longest ago first, with their latest coach. Never coached counts.',
      draw: s => ({ head: ['Person', 'Team', 'Coach', 'Last coached', 'Days since'], rows: s.coverage.missing }) },
    { id: 'load', title: 'Coach load', note: 'Sessions of each coach in the period, the busiest; across vendors where people were resolved.',
      draw: s => {
        const top = s.coaches.slice(0, 12);
        return { option: frame(true, top.map(row => row[0]), [bars('done or unknown', top.map(row => row[1] - row[2]), 'all', palette.main), bars('open, in time', top.map(row => row[2] - row[3]), 'all', palette.pale), bars('overdue', top.map(row => row[3]), 'all', palette.worse)]),
          head: ['Coach', 'Sessions', 'Open', 'Overdue'], rows: s.coaches };
      } },
    { id: 'overdue', title: 'Overdue', note: 'Of the sessions that have a due time: open past it, and completed after it.',
      draw: s => ({ option: frame(false, s.week.weeks, [bars('open past the due time', s.week.overdue, 'all', palette.worse), bars('completed late', s.week.late, 'all', palette.pale)]),
        head: ['Week', 'With a due time', 'Open past it', 'Completed late'], rows: s.week.weeks.map((week, i) => [week, s.week.with_due_time[i], s.week.overdue[i], s.week.late[i]]) }) },
    { id: 'survival', title: 'Time to completion', note: 'Kaplan–Meier: the share completed so many days after creation; open sessions are censored. Only of accounts that tell both times.',
      draw: s => ({ option: survivalOption(s),
        head: ['Days', 'Completed, %', 'At risk'], rows: s.survival.points.map(([days, share, risk]) => [days, Number(share.toFixed(1)), risk]) }) },
    { id: 'kinds', title: 'Strengths and opportunities', note: 'Points of each week, by kind.',
      draw: s => ({ option: frame(false, s.week.weeks, kinds.map((kind, k) => bars(kind, s.kinds[k], 'all', kindColours()[k]))),
        head: ['Week', ...kinds], rows: s.week.weeks.map((week, i) => [week, ...s.kinds.map(counts => counts[i])]) }) },
    { id: 'topics', title: 'Topics', note: 'Coaching points by topic, else criterion or KPI; the most frequent. A point counts with the first of its sessions.',
      draw: s => {
        const top = s.topics.slice(0, 10);
        return { option: frame(true, top.map(row => row[0]), kinds.map((kind, k) => bars(kind, top.map(row => row[k + 1]), 'all', kindColours()[k]))),
          head: ['Topic', ...kinds, 'All'], rows: s.topics };
      } },
    { id: 'recurrence', title: 'What came up again after it was coached', note: 'Opportunities of a topic that came up again for the same person: the rate and its 95 % interval, of all time; only the vendor filter applies. The most frequent.',
      draw: (s, filter) => {
        const rows = ofVendor(data.recurrence, filter);
        return { option: intervalOption(rows.slice(0, 10)), head: ['Topic', 'Vendor', 'People', 'Times', 'Again', 'Rate, %', 'From, %', 'To, %', 'Median days'],
          rows: rows.map(row => [row.topic, row.vendor, row.people, row.episodes, row.recurred, tenths(100 * row.recurrence_rate), tenths(100 * row.rate_from), tenths(100 * row.rate_to), tenths(row.median_days)]) };
      } },
    { id: 'before-after', title: 'Thirty days before and after', note: 'Points of a topic for the same person around each time it was coached, where both sides are observed whole. Counts, no effect: who is coached is nobody’s draw of lots. Only the vendor filter applies.',
      draw: (s, filter) => ({ head: ['Topic', 'Vendor', 'People', 'Times', 'Before', 'After', 'Fewer', 'Same', 'More'],
        rows: ofVendor(data.beforeAfter, filter).map(row => [row.topic, row.vendor, row.people, row.episodes, row.before, row.after, row.fewer, row.same, row.more]) }) },
    { id: 'todos', title: 'To-dos', note: 'Done among done and open, and how long the open ones have been open. Only the vendor filter applies.',
      draw: (s, filter) => ({ head: ['Vendor', 'Account', 'To-dos', 'Done', 'Open', 'Done, %', 'Median days open'],
        rows: ofVendor(data.todos, filter).map(row => [row.vendor, row.source, row.todos, row.completed, row.open, tenths(100 * row.completion_rate), tenths(row.median_days_open)]) }) },
  ];

  function add(parent, name, text, attributes) {
    const element = document.createElement(name);
    if (text !== undefined) element.textContent = text;
    Object.entries(attributes || {}).forEach(([key, value]) => element.setAttribute(key, value));
    parent.append(element);
    return element;
  }

  function table(element, head, rows) {
    element.replaceChildren();
    const number = column => rows.length > 0 && rows.every(row => row[column] === null || typeof row[column] === 'number');
    const header = add(add(element, 'thead'), 'tr');
    head.forEach((text, column) => add(header, 'th', text, { scope: 'col', class: number(column) ? 'number' : 'text' }));
    const body = add(element, 'tbody');
    rows.slice(0, MOST_ROWS).forEach(row => {
      const line = add(body, 'tr');
      row.forEach((cell, column) => add(line, 'td', cell === null || cell === undefined ? '–' : typeof cell === 'number' ? cell.toLocaleString('en') : cell, { class: number(column) ? 'number' : /^\d{4}-\d\d-\d\d/.test(cell) ? 'date' : 'text' }));
    });
    if (rows.length > MOST_ROWS) add(add(body, 'tr'), 'td', 'and ' + whole(rows.length - MOST_ROWS) + ' more: choose less above', { colspan: head.length });
  }

  function build() {
    charts.forEach(chart => {
      const section = add(byId('charts'), 'section', undefined, { 'aria-labelledby': chart.id + '-title' });
      add(section, 'h2', chart.title, { id: chart.id + '-title' });
      add(section, 'p', chart.note, { class: 'note' });
      chart.element = add(section, 'div', undefined, { class: 'chart', id: chart.id, role: 'img' });
      chart.nothing = add(section, 'p', 'Nothing in this selection.', { class: 'nothing' });
      chart.details = add(section, 'details');
      add(chart.details, 'summary', 'The figures of “' + chart.title + '” as a table');
      chart.scroll = add(chart.details, 'div', undefined, { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': chart.title + ', as a table' });
      chart.table = add(chart.scroll, 'table');
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

  function tile(label, value, aside, values, warn) {
    const box = add(byId('tiles'), 'div');
    add(box, 'dt', label);
    add(box, 'dd', value, { class: warn ? 'value warn' : 'value' });
    if (aside) add(box, 'dd', aside, { class: 'aside' });
    if (values) spark(box, values);
  }

  function tiles(kept, s) {
    const total = name => sum(cells[name], kept);
    const past = values => values.map((value, i) => begun(s.week.weeks[i], value));
    byId('tiles').replaceChildren();
    tile('Sessions', whole(total('sessions')), '', past(s.week.sessions));
    tile('Completed', percent(total('completed'), total('completed') + total('open')), '', past(rates(s.week.completed, s.week.completed.map((value, i) => value + s.week.open[i]))));
    tile('Acknowledged', percent(total('acknowledged'), total('acknowledgeable')), '', past(rates(s.week.acknowledged, s.week.acknowledgeable)));
    tile('Median days to complete', s.survival.median === null ? '–' : s.survival.median.toLocaleString('en'), 'open sessions censored');
    tile('Overdue', whole(total('overdue')), 'of ' + whole(total('with_due_time')) + ' with a due time', past(s.week.overdue), total('overdue') > 0);
    tile('Not coached in 30 days', whole(s.coverage.out), 'of ' + whole(s.coverage.people) + ' people', null, s.coverage.out > 0);
  }

  function describe(kept, filter, s) {
    const which = [filter.vendor === null ? 'all vendors' : vendors[filter.vendor], filter.team === null ? 'all teams' : 'team ' + teams[filter.team],
      filter.coach === null ? 'all coaches' : 'coach ' + coaches[filter.coach]];
    const period = filter.from === null && filter.to === null ? 'all time' : 'from ' + (filter.from === null ? 'the beginning' : textOf(filter.from)) + ' to ' + (filter.to === null ? 'the end' : textOf(filter.to));
    byId('selected').textContent = whole(sum(cells.sessions, kept)) + ' sessions selected, by ' + whole(s.coaches.length) + ' coaches: ' + which.join(', ') + ', ' + period + '. People as of ' + textOf(s.coverage.end) + '.';
  }

  const empty = rows => rows.every(row => row.slice(1).every(value => value === 0 || value === null || typeof value === 'string'));

  /** A table that has no chart is what the section shows. */
  function place(chart, option, rows) {
    const bare = option === undefined;
    const none = bare ? rows.length === 0 : empty(rows);
    chart.element.parentElement.classList.toggle('bare', bare);
    chart.element.hidden = bare || none;
    chart.nothing.hidden = !none;
    chart.details.hidden = bare || none;
    (bare ? chart.nothing : chart.details).after(chart.scroll);
    if (!bare) chart.details.append(chart.scroll);
    chart.scroll.hidden = none;
  }

  function show() {
    const filter = chosen();
    const kept = select(filter);
    const week = weekly(kept);
    const selection = { week, survival: survival(kept), topics: topicRows(kept), kinds: kindWeeks(kept, week.weeks), coaches: coachRows(kept), coverage: coverage(filter) };
    tiles(kept, selection);
    describe(kept, filter, selection);
    charts.forEach(chart => {
      const { option, head, rows } = chart.draw(selection, filter);
      place(chart, option, rows);
      table(chart.table, head, rows);
      if (option === undefined) return;
      chart.element.setAttribute('aria-label', chart.title + ': ' + whole(rows.length) + ' rows; the table below has them.');
      if (chart.element.hidden) return;
      if (!drawn.has(chart.id)) drawn.set(chart.id, echarts.init(chart.element));
      drawn.get(chart.id).resize();
      drawn.get(chart.id).setOption(option, true);
    });
    document.body.dataset.drawn = String(Number(document.body.dataset.drawn || 0) + 1);
  }

  function repaint(colours) {
    palette = colours;
    show();
  }

  fill('vendor', vendors);
  fill('team', teams);
  fill('coach', coaches);
  byId('about').textContent = data.about;
  table(byId('basis'), data.basis.head, data.basis.rows);
  build();
  // The last year of what there is; the button shows everything.
  if (lastWeek - firstWeek > 371) byId('from').value = textOf(lastWeek - 364);
  show();
  byId('filters').addEventListener('input', show);
  byId('filters').addEventListener('submit', event => event.preventDefault());
  byId('filters').addEventListener('reset', () => setTimeout(show));
  addEventListener('resize', () => drawn.forEach(chart => chart.resize()));
  dark.addEventListener('change', () => repaint(dark.matches ? palettes.dark : palettes.light));
  addEventListener('beforeprint', () => { repaint(palettes.light); drawn.forEach(chart => chart.resize()); });
  addEventListener('afterprint', () => { repaint(dark.matches ? palettes.dark : palettes.light); drawn.forEach(chart => chart.resize()); });
})();
