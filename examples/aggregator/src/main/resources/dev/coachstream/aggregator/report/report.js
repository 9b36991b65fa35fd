'use strict';
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const byId = id => document.getElementById(id);
  const DAY = 86400000;
  const dayOf = text => Math.round(Date.parse(text + 'T00:00:00Z') / DAY);
  const textOf = day => new Date(day * DAY).toISOString().slice(0, 10);
  const whole = value => Math.round(value).toLocaleString('en');
  const percent = (part, of) => (of ? (100 * part / of).toFixed(1) + ' %' : '–');
  const { vendors, teams, coaches, topics, kinds } = data.names;
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
      last.set(person, before === undefined || before === null ? latest : latest === null ? before : Math.max(before, latest));
    });
    const bins = [['within 7 days', 7], ['8 to 14', 14], ['15 to 30', 30], ['31 to 60', 60], ['61 to 90', 90], ['longer ago', Infinity]]
      .map(([label, most]) => ({ label, most, people: 0 }));
    bins.push({ label: 'never', most: null, people: 0 });
    last.forEach(day => {
      const bin = day === null ? bins[bins.length - 1] : bins.find(one => end - day <= one.most);
      bin.people += 1;
    });
    const out = bins.slice(3).reduce((total, bin) => total + bin.people, 0);
    return { bins, out, people: last.size, end };
  }

  const palettes = {
    light: { ink: '#1b2430', soft: '#4a5666', line: '#d5dbe3', colours: ['#0b5cad', '#b3540a', '#3d7a3a', '#8c3f8f', '#8a6d00', '#a8323e'] },
    dark: { ink: '#e8edf3', soft: '#b3bfcd', line: '#38434f', colours: ['#7cb8ff', '#f2a65a', '#8fd18a', '#d9a0dc', '#e3c85f', '#ff9a9f'] },
  };
  const dark = matchMedia('(prefers-color-scheme: dark)');
  let palette = dark.matches ? palettes.dark : palettes.light;
  const drawn = new Map();

  function frame(horizontal, categories, series, extra) {
    const text = { color: palette.soft };
    const lines = { lineStyle: { color: palette.line } };
    const category = { type: 'category', data: categories, axisLabel: { ...text, hideOverlap: true, interval: categories.length < 8 ? 0 : 'auto', fontSize: 11 }, axisLine: lines, inverse: horizontal };
    const value = { type: 'value', axisLabel: text, splitLine: lines, minInterval: 1 };
    return {
      animation: false,
      color: palette.colours,
      textStyle: { fontFamily: 'system-ui, sans-serif' },
      // Drawn, not made of elements: inline styles are what the page's policy forbids.
      tooltip: { trigger: 'axis', renderMode: 'richText', axisPointer: { type: 'shadow' }, backgroundColor: palette === palettes.dark ? '#26303b' : '#ffffff', textStyle: { color: palette.ink } },
      legend: { show: series.length > 1, textStyle: text, top: 0 },
      grid: { left: 8, right: 24, top: series.length > 1 ? 36 : 16, bottom: 8, containLabel: true },
      xAxis: horizontal ? value : category,
      yAxis: horizontal ? category : value,
      series,
      ...extra,
    };
  }

  const bars = (name, values, stack) => ({ name, type: 'bar', data: values, stack, barMaxWidth: 28 });
  const rates = (part, of) => part.map((value, i) => (of[i] ? Number((100 * value / of[i]).toFixed(1)) : null));
  const line = (name, values) => ({ name, type: 'line', data: values, connectNulls: false, symbolSize: 5 });
  const percentAxis = () => ({ type: 'value', min: 0, max: 100, axisLabel: { color: palette.soft, formatter: '{value} %' }, splitLine: { lineStyle: { color: palette.line } } });

  /** Each chart: its title, what it leaves out, and how a selection becomes an option and a table. */
  const charts = [
    { id: 'weekly', title: 'Sessions per week, by vendor', note: 'Counted in the week of the meeting, else of the creation, completion or due time.',
      draw: s => ({ option: frame(false, s.week.weeks, vendors.map((vendor, v) => bars(vendor, s.week.vendors[v], 'all'))),
        head: ['Week', ...vendors], rows: s.week.weeks.map((week, i) => [week, ...s.week.vendors.map(counts => counts[i])]) }) },
    { id: 'rates', title: 'Completion and acknowledgement', note: 'Of the sessions of each week, completed among completed and open; acknowledged where the vendor tells of it.',
      draw: s => {
        const completed = rates(s.week.completed, s.week.completed.map((value, i) => value + s.week.open[i]));
        const acknowledged = rates(s.week.acknowledged, s.week.acknowledgeable);
        return { option: frame(false, s.week.weeks, [line('completed', completed), line('acknowledged', acknowledged)], { yAxis: percentAxis() }),
          head: ['Week', 'Completed, %', 'Acknowledged, %'], rows: s.week.weeks.map((week, i) => [week, completed[i], acknowledged[i]]) };
      } },
    { id: 'survival', title: 'Time to completion', note: 'Kaplan–Meier: the share completed so many days after creation; open sessions are censored. Only of accounts that tell both times.',
      draw: s => ({ option: { ...frame(false, [], [{ name: 'completed, %', type: 'line', step: 'end', showSymbol: false, areaStyle: { opacity: 0.15 }, data: s.survival.points.map(point => point.slice(0, 2)) }]),
        xAxis: { type: 'value', name: 'days', nameLocation: 'middle', nameGap: 28, nameTextStyle: { color: palette.soft }, axisLabel: { color: palette.soft }, splitLine: { show: false } },
        yAxis: percentAxis(), grid: { left: 8, right: 24, top: 16, bottom: 28, containLabel: true } },
        head: ['Days', 'Completed, %', 'At risk'], rows: s.survival.points.map(([days, share, risk]) => [days, Number(share.toFixed(1)), risk]) }) },
    { id: 'overdue', title: 'Overdue', note: 'Of the sessions that have a due time: open past it, and completed after it.',
      draw: s => ({ option: frame(false, s.week.weeks, [bars('open past the due time', s.week.overdue, 'all'), bars('completed late', s.week.late, 'all')]),
        head: ['Week', 'With a due time', 'Open past it', 'Completed late'], rows: s.week.weeks.map((week, i) => [week, s.week.with_due_time[i], s.week.overdue[i], s.week.late[i]]) }) },
    { id: 'topics', title: 'Topics', note: 'Coaching points by topic, else criterion or KPI; the most frequent. A point counts with the first of its sessions.',
      draw: s => {
        const top = s.topics.slice(0, 10);
        return { option: frame(true, top.map(row => row[0]), kinds.map((kind, k) => bars(kind, top.map(row => row[k + 1]), 'all'))),
          head: ['Topic', ...kinds, 'All'], rows: s.topics };
      } },
    { id: 'kinds', title: 'Strengths and opportunities', note: 'Points of each week, by kind.',
      draw: s => ({ option: frame(false, s.week.weeks, kinds.map((kind, k) => bars(kind, s.kinds[k], 'all'))),
        head: ['Week', ...kinds], rows: s.week.weeks.map((week, i) => [week, ...s.kinds.map(counts => counts[i])]) }) },
    { id: 'load', title: 'Coach load', note: 'Sessions of each coach in the period, the busiest; across vendors where people were resolved.',
      draw: s => {
        const top = s.coaches.slice(0, 12);
        return { option: frame(true, top.map(row => row[0]), [bars('done or unknown', top.map(row => row[1] - row[2]), 'all'), bars('open', top.map(row => row[2]), 'all')]),
          head: ['Coach', 'Sessions', 'Open', 'Overdue'], rows: s.coaches };
      } },
    { id: 'coverage', title: 'Coverage', note: 'People by when they were last coached, up to the end of the period.',
      draw: s => ({ option: frame(false, s.coverage.bins.map(bin => bin.label), [bars('people', s.coverage.bins.map(bin => bin.people))]),
        head: ['Last coached', 'People'], rows: s.coverage.bins.map(bin => [bin.label, bin.people]) }) },
  ];

  function add(parent, name, text, attributes) {
    const element = document.createElement(name);
    if (text !== undefined) element.textContent = text;
    Object.entries(attributes || {}).forEach(([key, value]) => element.setAttribute(key, value));
    parent.append(element);
    return element;
  }

  function table(element, caption, head, rows) {
    element.replaceChildren();
    if (caption) add(element, 'caption', caption);
    const number = column => rows.length > 0 && rows.every(row => row[column] === null || typeof row[column] === 'number');
    const header = add(add(element, 'thead'), 'tr');
    head.forEach((text, column) => add(header, 'th', text, { scope: 'col', class: number(column) ? 'number' : 'text' }));
    const body = add(element, 'tbody');
    rows.slice(0, 500).forEach(row => {
      const line = add(body, 'tr');
      row.forEach((cell, column) => add(line, 'td', cell === null || cell === undefined ? '–' : typeof cell === 'number' ? cell.toLocaleString('en') : cell, { class: number(column) ? 'number' : 'text' }));
    });
  }

  function build() {
    charts.forEach(chart => {
      const section = add(byId('charts'), 'section', undefined, { 'aria-labelledby': chart.id + '-title' });
      add(section, 'h2', chart.title, { id: chart.id + '-title' });
      add(section, 'p', chart.note, { class: 'note' });
      chart.element = add(section, 'div', undefined, { class: 'chart', id: chart.id, role: 'img' });
      const details = add(section, 'details');
      add(details, 'summary', 'The figures of “' + chart.title + '” as a table');
      chart.table = add(add(details, 'div', undefined, { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': chart.title + ', as a table' }), 'table');
    });
  }

  function tile(label, value) {
    const box = add(byId('tiles'), 'div');
    add(box, 'dt', label);
    add(box, 'dd', value);
  }

  function tiles(kept, s) {
    const total = name => sum(cells[name], kept);
    byId('tiles').replaceChildren();
    tile('Sessions', whole(total('sessions')));
    tile('Completed', percent(total('completed'), total('completed') + total('open')));
    tile('Acknowledged', percent(total('acknowledged'), total('acknowledgeable')));
    tile('Median days to complete', s.survival.median === null ? '–' : s.survival.median.toLocaleString('en'));
    tile('Overdue', whole(total('overdue')));
    tile('Not coached in 30 days', whole(s.coverage.out) + ' of ' + whole(s.coverage.people));
    byId('selected').textContent = whole(total('sessions')) + ' sessions selected, by ' + whole(s.coaches.length) + ' coaches; people as of ' + textOf(s.coverage.end) + '.';
  }

  function show() {
    const filter = chosen();
    const kept = select(filter);
    const week = weekly(kept);
    const selection = { week, survival: survival(kept), topics: topicRows(kept), kinds: kindWeeks(kept, week.weeks), coaches: coachRows(kept), coverage: coverage(filter) };
    tiles(kept, selection);
    charts.forEach(chart => {
      const { option, head, rows } = chart.draw(selection);
      if (!drawn.has(chart.id)) drawn.set(chart.id, echarts.init(chart.element));
      drawn.get(chart.id).setOption(option, true);
      chart.element.setAttribute('aria-label', chart.title + ': ' + whole(rows.length) + ' rows; the table below has them.');
      table(chart.table, '', head, rows);
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
  table(byId('basis'), '', data.basis.head, data.basis.rows);
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
