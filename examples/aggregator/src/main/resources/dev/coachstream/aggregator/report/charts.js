/*
 * Each chart: its title, what it says in a team lead's words and exactly, how many columns of its table answer, and how a selection becomes an
 * option and a table. Without an option it is a table only. What a row opens is the list of the chart's name, or the one it says, of its first
 * cell and within those that it names.
 */
const TARGETS = data.targets.length === 0 ? [] : [
  { id: 'targets', title: 'Targets', note: 'What you set yourselves, of everything in this report, whatever is chosen.', list: 'target', answers: 2, wide: true, prose: true,
    exact: 'The configuration’s targets, as of each account’s own time. Where there is nothing to measure none is missed.',
    draw: () => ({ head: ['Target', 'Met', 'Miss it', 'Of'], rows: data.targets.map(one => [one.target, one.met === undefined ? 'nothing to measure' : one.met ? 'yes' : 'no', one.missedBy, one.of]) }) },
];

const charts = [...TARGETS,
  { id: 'weekly', title: 'Sessions per week, by vendor', note: 'Weeks to come hold what is due.',
    exact: 'Counted in the week of the meeting, else of the creation, completion or due time.',
    draw: s => ({ option: frame(false, s.week.weeks, vendors.map((vendor, v) => bars(vendor, s.week.vendors[v], 'all', vendorColour(vendor)))),
      head: ['Week', ...vendors], rows: s.week.weeks.map((week, i) => [week, ...s.week.vendors.map(counts => counts[i])]) }) },
  { id: 'rates', title: 'Completed and acknowledged', note: 'How much of each week’s coaching is finished, and seen by the person coached. The newest weeks had the least time.',
    exact: 'Of the sessions of each week that is over, completed among completed and open; acknowledged among those that ask for it, where the vendor tells of it.',
    draw: s => {
      const completed = rates(s.week.completed, s.week.completed.map((value, i) => value + s.week.open[i])).map((value, i) => begun(s.week.weeks[i], value));
      const acknowledged = rates(s.week.acknowledged, s.week.acknowledgeable).map((value, i) => begun(s.week.weeks[i], value));
      return { option: frame(false, s.week.weeks, [line('completed', completed, palette.good), line('acknowledged', acknowledged, palette.plain)], { yAxis: percentAxis() }),
        head: ['Week', 'Completed, %', 'Acknowledged, %'], rows: s.week.weeks.map((week, i) => [week, completed[i], acknowledged[i]]) };
    } },
  { id: 'coverage', title: 'When people were last coached', note: 'Everybody who is or should be coached.',
    exact: 'People by the days since their latest session that took place, across vendors, up to the end of the period.',
    draw: s => ({ option: frame(false, s.coverage.bins.map(bin => bin.label), [{ ...bars('people', s.coverage.bins.map((bin, i) => ({ value: bin.people, itemStyle: { color: i < 3 ? palette.main : palette.bad } }))), barMaxWidth: 44 }]),
      head: ['Last coached', 'People'], rows: s.coverage.bins.map(bin => [bin.label, bin.people]) }) },
  { id: 'missing', title: 'Not coached in 30 days', note: 'Who, longest ago first, with their latest coach.', exact: 'More than 30 days before the end of the period. Never coached counts.', list: 'person', answers: 2,
    draw: s => ({ head: PEOPLE_HEAD, rows: s.coverage.missing }) },
  { id: 'load', title: 'What each coach carries', note: 'The busiest coaches, and what is still open with them.', answers: 3,
    exact: 'Sessions of each coach in the period; across vendors where people were resolved.',
    draw: s => {
      const top = s.coaches.slice(0, 12);
      return { option: frame(true, top.map(row => row[0]), [bars('done or unknown', top.map(row => row[1] - row[2]), 'all', palette.main), bars('open, not overdue', top.map(row => row[2] - row[3]), 'all', palette.pale), bars('overdue', top.map(row => row[3]), 'all', palette.worse)]),
        head: ['Coach', 'Sessions', 'Open', 'Overdue'], rows: s.coaches };
    } },
  { id: 'overdue', title: 'Overdue', note: 'What was not done in time, and what was done too late.', list: 'late', answers: 3,
    exact: 'Of the sessions that have a due time: open past it, and completed after it.',
    draw: s => ({ option: frame(false, s.week.weeks, [bars('open past the due time', s.week.overdue, 'all', palette.worse), bars('completed late', s.week.late, 'all', palette.pale)]),
      head: ['Week', 'Open past due', 'Completed late', 'With a due time'], rows: s.week.weeks.map((week, i) => [week, s.week.overdue[i], s.week.late[i], s.week.with_due_time[i]]) }) },
  { id: 'survival', title: 'How long a session takes to complete', note: 'The share that is completed so many days after it was created.', list: 'median', whole: true,
    exact: 'Kaplan–Meier: open sessions are censored. Only of accounts that tell both times.',
    draw: s => ({ option: survivalOption(s),
      head: ['Days', 'Completed, %', 'At risk'], rows: s.survival.points.map(([days, share, risk]) => [days, Number(share.toFixed(1)), risk]) }) },
  { id: 'kinds', title: 'Strengths and opportunities', note: 'What coaches pointed out each week.', exact: 'Points of each week, by kind; a point counts with the first of its sessions.',
    draw: s => ({ option: frame(false, s.week.weeks, kinds.map((kind, k) => bars(kind, s.kinds[k], 'all', kindColours()[k]))),
      head: ['Week', ...kinds], rows: s.week.weeks.map((week, i) => [week, ...s.kinds.map(counts => counts[i])]) }) },
  { id: 'topics', title: 'What coaching is about', note: 'The most frequent topics.', exact: 'Coaching points by topic, else criterion or KPI. A point counts with the first of its sessions.', answers: 2,
    draw: s => {
      const top = s.topics.slice(0, 10);
      return { option: frame(true, top.map(row => row[0]), kinds.map((kind, k) => bars(kind, top.map(row => row[k + 1]), 'all', kindColours()[k]))),
        head: ['Topic', ...kinds, 'All'], rows: s.topics };
    } },
  { id: 'recurrence', title: 'What came up again after it was coached', note: 'How often the same came up again for the same person. Of all time; only the vendor filter applies.', list: 'again', answers: 2,
    exact: 'Opportunities of a topic that came up again for the same person: the rate and its 95 % Wilson interval. The most frequent.',
    draw: (s, filter) => {
      const rows = ofVendor(data.recurrence, filter);
      return { option: intervalOption(rows.slice(0, 10)), head: ['Topic', 'Rate, %', 'Again', 'Times', 'People', 'From, %', 'To, %', 'Median days', 'Vendor'], within: [8],
        rows: rows.map(row => [row.topic, tenths(100 * row.recurrence_rate), row.recurred, row.episodes, row.people, tenths(100 * row.rate_from), tenths(100 * row.rate_to), tenths(row.median_days), row.vendor]) };
    } },
  { id: 'before-after', title: 'Thirty days before and after coaching', note: 'How often a topic came up for the same person. Counts, no effect: who is coached is nobody’s draw of lots. Only the vendor filter applies.', list: 'again', answers: 2, wide: true,
    exact: 'Points of a topic for the same person in the 30 days before and after each time it was coached, where both sides are observed whole.',
    draw: (s, filter) => ({ head: ['Topic', 'Before', 'After', 'Fewer', 'Same', 'More', 'Times', 'People', 'Vendor'], within: [8],
      rows: ofVendor(data.beforeAfter, filter).map(row => [row.topic, row.before, row.after, row.fewer, row.same, row.more, row.episodes, row.people, row.vendor]) }) },
  { id: 'todos', title: 'To-dos', note: 'What was agreed, and how much of it is done. Only the vendor filter applies.', answers: 2, wide: true,
    exact: 'Done among done and open, and the median of how long the open ones have been open.',
    draw: (s, filter) => ({ head: ['Account', 'Done, %', 'Open', 'Done', 'To-dos', 'Median days open', 'Vendor'],
      rows: ofVendor(data.todos, filter).map(row => [row.source, tenths(100 * row.completion_rate), row.open, row.completed, row.todos, tenths(row.median_days_open), row.vendor]) }) },
  { id: 'days-on-list', title: 'Who is to be coached next', note: 'Everybody with an open session: those with something overdue first, then the longest waiting. Of now, at any vendor.', list: 'person', answers: 2,
    exact: 'Days on list: from the creation of the oldest open session, or since it is known, to the account’s own time. Whatever vendor and period are chosen; the first 300.',
    draw: (s, filter) => {
      const rows = ofNames(data.daysOnList, filter);
      // An account that stopped syncing is known up to an earlier day than the rest.
      const behind = rows.some(row => row.known_up_to < textOf(data.asOfDay));
      return { head: ['Person', 'Days', 'Overdue', 'Open', ...(behind ? ['Known up to'] : []), 'Coach', 'Team'],
        rows: rows.map(row => [row.person, row.days_on_list, row.overdue, row.open, ...(behind ? [row.known_up_to] : []), row.coach, row.team]) };
    } },
  { id: 'timeliness', title: 'Done by the due date', note: 'Of all time; the newest had the least time.', list: 'due', answers: 2, wide: true,
    exact: 'Coaching timeliness: done by the due time among done in time, late and still overdue. Those not due yet, and those done at an unknown time, are not in it.',
    draw: (s, filter) => ({ head: ['Coach', 'In time, %', 'Overdue', 'Late', 'In time', 'Not due yet', 'Team', 'Vendor'], within: [6, 7],
      rows: ofNames(data.timeliness, filter).map(row => [row.coach, tenths(share(row.timeliness)), row.overdue, row.late, row.in_time, row.not_due_yet, row.team, row.vendor]) }) },
  { id: 'repeats', title: 'Repeated within 45 days', note: 'Whether a behaviour came up again soon after it was coached. Of all time; only the vendor filter applies.', list: 'again', answers: 2,
    exact: 'Episodes whose 45 days have been observed, and how many of them were followed by another; the rest are not yet known. A rate by distance needs miles, which no coaching feed has.',
    draw: (s, filter) => ({ head: ['Topic', 'Repeated, %', 'Repeated', 'Observed', 'Not yet known', 'Vendor'], within: [5],
      rows: ofVendor(data.repeats, filter).map(row => [row.topic, row.observed ? tenths(100 * row.repeated / row.observed) : null, row.repeated, row.observed, row.not_yet_known, row.vendor]) }) },
  { id: 'calibration', title: 'How alike coaches coach', note: 'Each coach beside the middle of their team. Fewer than ten sessions are not compared.', list: 'coached', answers: 2, wide: true,
    exact: 'Completion, points a session and strengths among strengths and opportunities, each beside the median of the team’s coaches with ten sessions or more, at one vendor; none where there is one such coach. Samsara’s behaviours are opportunities by definition. Of all time.',
    draw: (s, filter) => ({ head: ['Coach', 'Completed, %', 'Team’s middle, %', 'Points a session', 'Team’s middle', 'Strengths, %', 'Team’s middle, %', 'Sessions', 'Team', 'Vendor'], within: [9],
      rows: ofNames(data.calibration, filter).filter(row => row.ranked).map(row => [row.coach, tenths(share(row.completion_rate)), tenths(share(row.completion_median)), tenths(row.points_a_session), tenths(row.points_median), tenths(share(row.strengths_share)), tenths(share(row.strengths_median)), row.sessions, row.team, row.vendor]) }) },
  { id: 'event-to-coaching', title: 'From event to coaching', note: 'How many days pass until somebody is coached on what happened. Of all time; only the vendor filter applies.', list: 'events', answers: 2, wide: true,
    exact: 'Kaplan–Meier median of the days from the first event of a behaviour to the session held on it; what is not coached yet is censored. Only where the vendor tells both times.',
    draw: (s, filter) => ({ head: ['Account', 'Median days', 'Coached', 'Not yet', 'No time told', 'Vendor'],
      rows: ofVendor(data.eventToCoaching, filter).filter(row => row.coached + row.censored > 0).map(row => [row.source, tenths(row.median_days), row.coached, row.censored, row.without_event_time, row.vendor]) }) },
  { id: 'scores', title: 'Scores before and after coaching', note: 'By criterion. Counts, no effect: who is coached is nobody’s draw of lots. Of all time; only the vendor filter applies.', list: 'scored', answers: 2, wide: true,
    exact: 'The mean score of a criterion before and after the day on which a person was first coached on it, from 20 scores on each side on, with the 95 % interval of the difference.',
    draw: (s, filter) => ({ head: ['Criterion', 'Before', 'After', 'Difference', 'From', 'To', 'People', 'Rubric', 'Vendor'], within: [7, 8],
      rows: ofVendor(data.scores, filter).map(row => [row.criterion, tenths(row.score_before), tenths(row.score_after), tenths(row.difference), tenths(row.difference_from), tenths(row.difference_to), row.people, row.rubric ?? '–', row.vendor]) }) },
];
