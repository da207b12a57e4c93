// Sends a change as a form of the page would. Either it was kept, under a version that all forms of the page then know, or the server's own words say why not.
const headers = () => ({ 'HX-Request': 'true', ...JSON.parse(document.body.getAttribute('hx-headers:inherited') ?? '{}') });

// A connector's dashboard is one's own from its first change on.
const know = (version) => {
  document.querySelector('[data-version]').dataset.version = version;
  document.querySelectorAll('input[name=version]').forEach((field) => (field.value = version));
  document.querySelectorAll('[data-of-own]').forEach((entry) => (entry.hidden = false));
};

const words = async (answer) => {
  const told = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('.alert > div');
  return told ? [...told.children].filter((c) => !c.matches('.text-secondary')).map((c) => c.textContent.trim()).join(' ') : 'That did not work. Reload the page, then try again.';
};

export const send = async (address, fields) => {
  const body = new URLSearchParams(fields);
  body.append('version', document.querySelector('[data-version]').dataset.version);
  try {
    const answer = await fetch(address, { method: 'POST', headers: headers(), body });
    if (answer.redirected || answer.status === 401) {
      return { error: 'You are signed out. Sign in in another tab, then try again here.' };
    }
    const version = answer.headers.get('Flitch-Version');
    if (!answer.ok || !version) {
      return { error: await words(answer) };
    }
    know(version);
    return {};
  } catch {
    return { error: 'Flitch could not be reached. Try again when it is back.' };
  }
};
