// <button type="submit" data-asks="DIALOG">: asks in the page's own dialog first, and sends its form when somebody goes on. Without a script the form is sent at once.
let asked;

document.addEventListener('submit', (event) => {
  const button = event.submitter;
  const dialog = button && button !== asked && document.getElementById(button.dataset.asks);
  if (!dialog) {
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  for (const place of dialog.querySelectorAll('[data-names]')) {
    place.textContent = button.dataset.named;
  }
  dialog.querySelector('[data-goes-on]').onclick = () => {
    dialog.close();
    asked = button;
    button.form.requestSubmit(button);
    asked = undefined;
  };
  dialog.showModal();
}, true);
