// <form data-filter>: offers the comparisons that fit the chosen column, and the values that its schema knows. Without it all are offered, and the server says which do not fit.
const fit = (form) => {
  const column = form.elements.column.selectedOptions[0];
  const comparison = form.elements.operator;
  for (const option of comparison.options) {
    option.hidden = option.disabled = !option.dataset.kinds.split(' ').includes(column.dataset.kind);
  }
  if (comparison.selectedOptions[0]?.disabled) {
    comparison.value = [...comparison.options].find((o) => !o.disabled).value;
  }
  const bare = ['null', 'notnull'].includes(comparison.value);
  form.elements.value.hidden = bare;
  form.elements.value.required = !bare && column.dataset.kind !== 'text';
  if (column.dataset.values) {
    form.elements.value.setAttribute('list', column.dataset.values);
  } else {
    form.elements.value.removeAttribute('list');
  }
};

const fitAll = () => document.querySelectorAll('form[data-filter]').forEach(fit);

document.addEventListener('change', (event) => {
  const form = event.target.closest('form[data-filter]');
  if (form) {
    fit(form);
  }
});
document.addEventListener('DOMContentLoaded', fitAll);
document.addEventListener('htmx:after:swap', fitAll);

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
