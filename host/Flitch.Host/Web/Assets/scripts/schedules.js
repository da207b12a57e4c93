// One interval for all datasets of a form.
document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-sets-all]');
  if (!button) {
    return;
  }
  const form = button.closest('form');
  for (const part of ['number', 'unit']) {
    const { value } = form.elements[`${part}_all`];
    for (const field of form.querySelectorAll(`[name^="${part}_"]`)) {
      field.value = value;
    }
  }
});

// A unit that was chosen without a number means one of it.
document.addEventListener('change', (event) => {
  const number = event.target.matches('.refresh-field select') && event.target.value !== 'off' && event.target.parentElement.querySelector('input');
  if (number && number.value === '') {
    number.value = event.target.value === 'm' ? 15 : 1;
  }
});
