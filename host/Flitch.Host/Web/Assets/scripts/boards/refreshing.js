// The refresh settings open over the page; without a script their link leads to the same as a page of its own.
document.addEventListener('click', async (event) => {
  const link = event.target.closest('a[data-shows-in]');
  const dialog = link && document.getElementById(link.dataset.showsIn);
  if (!dialog || event.ctrlKey || event.metaKey || event.shiftKey) {
    return;
  }
  event.preventDefault();
  link.closest('details')?.removeAttribute('open');
  const place = dialog.querySelector('.dialog-body');
  place.textContent = 'One moment…';
  dialog.showModal();
  try {
    const answer = await fetch(link.href, { headers: { 'HX-Request': 'true' }, cache: 'no-store' });
    place.innerHTML = await answer.text();
  } catch {
    place.textContent = 'Flitch could not be reached.';
  }
});
