/* Tables: sorted by their headers, opened by their first column, and honest about what they do not show. */
const MAX_ROWS = 500;

function add(parent, name, text, attributes) {
  const element = document.createElement(name);
  if (text !== undefined) element.textContent = text;
  Object.entries(attributes || {}).forEach(([key, value]) => element.setAttribute(key, value));
  parent.append(element);
  return element;
}

const order = new WeakMap();
// Made once: a browser takes longer to make one than for many comparisons, or numbers, with it.
const collator = new Intl.Collator('en', { numeric: true });
const formats = [0, 1, 2, 3].map(digits => new Intl.NumberFormat('en', { minimumFractionDigits: digits }));
const valueOf = cell => (cell !== null && typeof cell === 'object' ? cell.value : cell);

function compare(a, b) {
  if (a === null || a === undefined || b === null || b === undefined) return (a === null || a === undefined) - (b === null || b === undefined);
  return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
}

function sorted(rows, by) {
  if (!by) return rows;
  const empty = row => valueOf(row[by.column]) === null || valueOf(row[by.column]) === undefined;
  return [...rows].sort((a, b) => (by.down && !empty(a) && !empty(b) ? -1 : 1) * compare(valueOf(a[by.column]), valueOf(b[by.column])));
}

/** Fills one cell: a number, a time, or text that is cut where it is long and may open a list. */
function fillCell(line, cell, kind, go_, digits) {
  const element = add(line, 'td', undefined, { class: kind });
  const text = cell === null || cell === undefined ? '–' : typeof cell === 'number' ? formats[digits].format(cell) : typeof cell === 'object' ? cell.text ?? cell.value : cell;
  const holder = go_ ? add(element, 'button', undefined, { type: 'button', class: 'opens' }) : element;
  holder.textContent = line.closest('.prose') ? text : cut(String(text), 40);
  if (holder.textContent !== text) holder.title = text;
  if (go_) holder.addEventListener('click', () => go(go_));
}

/** A table that its headers sort. A row's first cell opens what `opens` says of it. */
function table(element, head, rows, opens, answers) {
  element.replaceChildren();
  const by = order.get(element);
  const numbers = head.map((text, column) => rows.length > 0 && rows.every(row => row[column] === null || typeof row[column] === 'number'));
  const number = column => numbers[column];
  const kind = (cell, column) => (number(column) ? 'number' : cell !== null && typeof cell === 'object' && cell.file || /^\d{4}-\d\d-\d\d/.test(cell) ? 'date' : 'text');
  const fraction = value => (typeof value === 'number' && !Number.isInteger(value) ? Math.min(3, String(value).split('.')[1].length) : 0);
  const digits = head.map((text, column) => rows.reduce((most, row) => Math.max(most, fraction(row[column])), 0));
  const header = add(add(element, 'thead'), 'tr');
  head.forEach((text, column) => {
    const sortedBy = by && by.column === column;
    const cell = add(header, 'th', undefined, { scope: 'col', class: (number(column) ? 'number' : 'text') + (column <= (answers || 1) ? ' answer' : ''), 'aria-sort': !sortedBy ? 'none' : by.down ? 'descending' : 'ascending' });
    add(cell, 'button', text, { type: 'button', class: 'sorts' }).addEventListener('click', () => {
      order.set(element, { column, down: sortedBy ? !by.down : number(column) });
      table(element, head, rows, opens, answers);
      element.querySelectorAll('.sorts')[column].focus();
    });
  });
  const body = add(element, 'tbody');
  sorted(rows, by).slice(0, MAX_ROWS).forEach(row => {
    const line = add(body, 'tr');
    row.forEach((cell, column) => fillCell(line, cell, kind(cell, column), column === 0 ? (opens ? opens(row) : cell && cell.go) : null, digits[column]));
  });
  if (rows.length > MAX_ROWS) add(add(body, 'tr'), 'td', 'and ' + whole(rows.length - MAX_ROWS) + ' more: choose less above, or download the list', { colspan: head.length });
  hint(element.parentElement);
}

/** Says which columns and how many rows a table has beyond what is seen of it. */
function hint(scroll) {
  const more = scroll.scrollWidth > scroll.clientWidth + 1;
  const edge = scroll.getBoundingClientRect().left + scroll.clientWidth;
  const beyond = [...scroll.querySelectorAll('th')].filter(cell => cell.getBoundingClientRect().right > edge + 1).map(cell => cell.textContent);
  scroll.classList.toggle('more', more);
  const said = scroll.previousElementSibling;
  const below = scroll.scrollHeight > scroll.clientHeight + 1;
  said.hidden = !more && !below;
  said.textContent = [...(more ? [beyond.length ? 'Scroll sideways for: ' + beyond.join(', ') + ' →' : 'Scroll sideways for the rest →'] : []),
    ...(below ? ['Scroll down for all ' + whole(scroll.querySelectorAll('tbody tr').length) + ' rows ↓'] : [])].join(' · ');
}

function scroller(parent, label) {
  add(parent, 'p', '', { class: 'hint' }).hidden = true;
  const scroll = add(parent, 'div', undefined, { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': label });
  scroll.addEventListener('scroll', () => hint(scroll));
  return scroll;
}
