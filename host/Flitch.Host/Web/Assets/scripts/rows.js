// [data-filter]: offers the comparisons that fit the chosen column, and the values that are there. Without it all are offered, and the server says which do not fit.
const parts = (filter) => ['column', 'operator', 'value'].map((part) => filter.querySelector(`[data-filter-${part}]`));

const fit = (filter) => {
  const [column, comparison, value] = parts(filter);
  const kind = column.selectedOptions[0]?.dataset.kind;
  for (const option of comparison.options) {
    option.hidden = option.disabled = Boolean(kind) && !option.dataset.kinds.split(' ').includes(kind);
  }
  if (comparison.selectedOptions[0]?.disabled) {
    comparison.value = [...comparison.options].find((o) => !o.disabled).value;
  }
  value.hidden = ['null', 'notnull'].includes(comparison.value);
  value.removeAttribute('list');
};

const fitAll = () => document.querySelectorAll('[data-filter]').forEach(fit);

// The values of a column are asked for when somebody is about to write one: the most frequent come first.
const lists = new Map();
const suggest = async (filter) => {
  const [column, , value] = parts(filter);
  const address = column.selectedOptions[0]?.dataset.values;
  if (!address || value.hasAttribute('list')) {
    return;
  }
  const id = lists.get(address) ?? `values-${lists.size}`;
  value.setAttribute('list', id);
  if (!lists.has(address)) {
    lists.set(address, id);
    const list = Object.assign(document.createElement('datalist'), { id });
    document.body.append(list);
    const answer = await fetch(address, { headers: { 'HX-Request': 'true' } }).catch(() => undefined);
    if (answer?.ok) {
      list.innerHTML = await answer.text();
    } else {
      lists.delete(address);
      list.remove();
    }
  }
};

document.addEventListener('change', (event) => {
  const filter = event.target.closest('[data-filter]');
  if (filter && !event.target.matches('[data-filter-value]')) {
    fit(filter);
  }
});
document.addEventListener('focusin', (event) => {
  if (event.target.matches('[data-filter-value]')) {
    suggest(event.target.closest('[data-filter]'));
  }
});
document.addEventListener('DOMContentLoaded', fitAll);
document.addEventListener('htmx:after:swap', () => {
  lists.clear();
  fitAll();
});

// A menu closes by Escape, and by a click elsewhere.
document.addEventListener('keydown', (event) => {
  const menu = event.key === 'Escape' && event.target.closest('details.flitch-menu[open]');
  if (menu) {
    menu.open = false;
    menu.querySelector('summary').focus();
  }
});
document.addEventListener('click', (event) => {
  for (const menu of document.querySelectorAll('details.flitch-menu[open]')) {
    menu.open = menu.contains(event.target);
  }
});
