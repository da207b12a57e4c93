// One interval for all datasets of a form, and a switch for each and for all.
const units = (form) => [...form.querySelectorAll('[name^="unit_"]')].filter((unit) => unit.name !== 'unit_all');

const set = (unit, value, number) => {
  unit.value = value;
  unit.form.elements[unit.name.replace('unit_', 'number_')].value = number;
};

// Switches say what the fields say.
const follow = (form) => {
  const on = units(form).filter((unit) => unit.value !== 'off').map((unit) => unit.name.slice(5));
  for (const toggle of form.querySelectorAll('[data-switches]')) {
    const isAll = toggle.dataset.switches === 'all';
    toggle.checked = isAll ? on.length === units(form).length : on.includes(toggle.dataset.switches);
    toggle.indeterminate = isAll && on.length > 0 && !toggle.checked;
  }
};

// Off remembers how often it was; on for the first time is once a day.
const turn = (unit, isOn) => {
  const number = unit.form.elements[unit.name.replace('unit_', 'number_')];
  if (isOn && unit.value === 'off') {
    set(unit, unit.dataset.was ?? 'd', number.value || 1);
  } else if (!isOn && unit.value !== 'off') {
    unit.dataset.was = unit.value;
    unit.value = 'off';
  }
};

document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-sets-all]');
  if (button) {
    const { unit_all: unit, number_all: number } = button.form.elements;
    units(button.form).forEach((field) => set(field, unit.value, number.value));
    follow(button.form);
  }
});

document.addEventListener('change', (event) => {
  const { target } = event;
  // A unit that was chosen without a number means one of it.
  const number = target.matches('.refresh-field select') && target.value !== 'off' && target.parentElement.querySelector('input');
  if (number && number.value === '') {
    number.value = target.value === 'm' ? 15 : 1;
  }
  if (target.matches('[data-switches]')) {
    const wanted = units(target.form).filter((unit) => ['all', unit.name.slice(5)].includes(target.dataset.switches));
    wanted.forEach((unit) => turn(unit, target.checked));
  }
  if (target.matches('[data-switches], .refresh-field select')) {
    follow(target.form);
  }
});
