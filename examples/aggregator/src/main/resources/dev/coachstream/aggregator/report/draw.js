/* How things are drawn. */
const palettes = {
  light: { ink: '#16202c', soft: '#4b5868', line: '#e4e8ed', card: '#ffffff', colours: ['#2f6fd6', '#d4691e', '#1f8f6b', '#8e55c4', '#a1840f', '#cf4560'],
    good: '#1f8f6b', bad: '#d4691e', worse: '#c23b4e', plain: '#7c8898', pale: '#c3cad3', main: '#2f6fd6' },
  dark: { ink: '#e9eef5', soft: '#b0bccb', line: '#2c3642', card: '#182029', colours: ['#7fb0ff', '#f0a164', '#5ed0a6', '#c9a0f2', '#e2cb60', '#ff90a0'],
    good: '#5ed0a6', bad: '#f0a164', worse: '#ff8593', plain: '#93a1b3', pale: '#55626f', main: '#7fb0ff' },
};
const dark = matchMedia('(prefers-color-scheme: dark)');
let palette = dark.matches ? palettes.dark : palettes.light;
const drawn = new Map();

/** A vendor's colour is its own, whoever else is in the store. */
function vendorColour(vendor) {
  let hash = 0;
  for (const letter of vendor) hash = (hash * 131 + letter.codePointAt(0)) % 1000003;
  return palette.colours[hash % palette.colours.length];
}

/** What a reader takes for letters: a name is never cut within one. */
const segmenter = Intl.Segmenter ? new Intl.Segmenter() : null;
const letters = text => (segmenter ? [...segmenter.segment(text)].map(part => part.segment) : [...text]);
function cut(text, most) {
  if (text.length <= most) return text; // no letter is shorter than a character
  const all = letters(text);
  if (all.length <= most) return text;
  // What tells two of one name apart stays.
  const end = letters((/ \([^()]+\)$/.exec(text) ?? [''])[0]);
  const left = end.length < most / 2 ? end : [];
  return all.slice(0, most - 1 - left.length).join('') + '…' + left.join('');
}

function frame(horizontal, categories, series, extra) {
  const text = { color: palette.soft, fontSize: 11 };
  const wide = horizontal ? { formatter: name => cut(name, 22) } : {};
  const category = { type: 'category', data: categories, axisTick: { show: false }, axisLine: { lineStyle: { color: palette.line } }, inverse: horizontal, triggerEvent: true,
    axisLabel: { ...text, ...wide, hideOverlap: true, interval: horizontal || categories.length < 8 ? 0 : 'auto' } };
  const value = { type: 'value', axisLabel: { ...text, hideOverlap: true }, splitLine: { lineStyle: { color: palette.line } }, minInterval: 1 };
  return {
    animation: false,
    color: palette.colours,
    textStyle: { fontFamily: 'system-ui, sans-serif' },
    // Drawn, not made of elements: inline styles are what the page's policy forbids.
    tooltip: { trigger: 'axis', renderMode: 'richText', axisPointer: { type: 'shadow' }, backgroundColor: palette.card, borderColor: palette.soft, textStyle: { color: palette.ink, fontSize: 12 } },
    // In one line beside a phone's edge, too: what needs two would lie on the chart.
    legend: { show: series.length > 1, textStyle: { color: palette.soft, fontSize: 11 }, top: 0, left: 0, icon: 'roundRect', itemWidth: 10, itemHeight: 10, itemGap: 7 },
    // A last label that is a date needs half of itself beside its bar.
    grid: { left: 4, right: horizontal ? 20 : 32, top: series.length > 1 ? 36 : 12, bottom: 4, containLabel: true },
    xAxis: horizontal ? value : category,
    yAxis: horizontal ? category : value,
    series,
    ...extra,
  };
}

const bars = (name, values, stack, colour) => ({ name, type: 'bar', data: values, stack, barMaxWidth: 26, itemStyle: { color: colour, borderColor: palette.card, borderWidth: stack ? 0.6 : 0, borderRadius: 2 } });
const kindColours = () => [palette.good, palette.bad, palette.plain, palette.pale];
const rates = (part, of) => part.map((value, i) => (of[i] ? Number((100 * value / of[i]).toFixed(1)) : null));
const line = (name, values, colour) => ({ name, type: 'line', data: values, itemStyle: { color: colour }, connectNulls: false, symbol: 'circle', symbolSize: 5, lineStyle: { width: 2.2, color: colour } });
// A week that is not over yet holds what is only planned.
const begun = (week, value) => (dayOf(week) + 6 <= data.asOfDay ? value : null);
const percentAxis = () => ({ type: 'value', min: 0, max: 100, axisLabel: { color: palette.soft, fontSize: 11, hideOverlap: true, formatter: '{value} %' }, splitLine: { lineStyle: { color: palette.line } } });

const ofVendor = (rows, filter) => rows.filter(row => filter.vendor === null || row.vendor === vendors[filter.vendor]);
const ofNames = (rows, filter) => rows.filter(row => (filter.vendor === null || !row.vendor || row.vendor === vendors[filter.vendor])
  && (filter.team === null || row.team === teams[filter.team]) && (filter.coach === null || row.coach === coaches[filter.coach]));
const share = rate => (rate === undefined || rate === null ? null : 100 * rate);
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
