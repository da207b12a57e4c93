// The reader's own time zone is on offer; two days are asked for where a range of days is wanted.
const form = document.getElementById('look');

// The values of a filter are asked for when somebody wants to choose: they are those of the newest data then.
const choose = async (place) => {
  try {
    const answer = await fetch(place.dataset.choices, { headers: { 'HX-Request': 'true' }, cache: 'no-store' });
    if (answer.ok) {
      place.innerHTML = await answer.text();
      delete place.dataset.choices;
    }
  } catch {
    place.querySelector('span').textContent = 'Flitch could not be reached.';
  }
};

if (form) {
  form.addEventListener('toggle', (event) => {
    const place = event.target.open && event.target.querySelector('[data-choices]');
    if (place) {
      choose(place);
    }
  }, true);
  const zone = form.elements.zone;
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (own && ![...zone.options].some((o) => o.value === own)) {
    zone.add(new Option(`${own} (this browser)`, own));
  }
  const days = form.querySelector('.range-days');
  const show = () => {
    days.hidden = form.elements.range.value !== 'days';
  };
  form.elements.range.addEventListener('change', show);
  show();
  form.addEventListener('change', (event) => {
    const isReady = form.elements.range.value !== 'days' || (form.elements.from.value && form.elements.to.value);
    if (isReady && event.target.matches('select, input[type=date]')) {
      form.requestSubmit();
    }
  });
}

// Another dataset has other columns: the form comes anew with them.
document.addEventListener('change', (event) => {
  if (event.target.matches('[data-submits]')) {
    event.target.form.requestSubmit(event.target.form.elements.preview);
  }
});
