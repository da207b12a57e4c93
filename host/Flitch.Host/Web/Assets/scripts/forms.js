// A form that is being sent cannot be sent again; what cannot be undone asks first, in the browser's own dialog element.
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.dataset.sent === 'yes') {
    event.preventDefault();
    return;
  }
  if (!form.hasAttribute('hx-post')) {
    form.dataset.sent = 'yes';
    form.querySelector('[type=submit]')?.setAttribute('aria-busy', 'true');
  }
});

// Coming back with the browser's button shows the page as it was left: let its forms be sent again.
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) {
    delete form.dataset.sent;
    form.querySelector('[aria-busy]')?.removeAttribute('aria-busy');
  }
});

document.addEventListener('click', (event) => {
  const opener = event.target.closest('[data-opens]');
  if (opener) {
    document.getElementById(opener.dataset.opens)?.showModal();
  }
  if (event.target.closest('[data-closes]')) {
    event.target.closest('dialog')?.close();
  }
});
