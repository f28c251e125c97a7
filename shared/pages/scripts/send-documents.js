// Sends documents from the advice page itself, each as soon as it is chosen, and shows what becomes of it. Without it documents have pages of their own.
(() => {
  const place = document.querySelector('[data-upload]');
  const form = place?.closest('form');
  if (!form || !window.fetch) return;
  const { upload, empty, tooLarge, mostBytes } = place.dataset;
  const LOOK_AGAIN = 3000;
  const MOST_LOOKS = 300;
  const list = document.getElementById('document-list');
  const said = document.getElementById('document-said');
  const picker = place.querySelector('input');
  const going = new Set();
  let pressed = null;

  const element = (name, given = {}) => Object.assign(document.createElement(name), given);
  const say = (words) => {
    said.textContent = words;
  };
  const wrong = (item, file, words) => {
    const text = `${file.name}: ${words}`;
    item.replaceChildren(element('p', { className: 'govuk-error-message', textContent: text }));
    say(text);
  };

  /** What the document's own page says of it, until that is settled. */
  const look = async (item, page, left = MOST_LOOKS) => {
    const answer = await fetch(page).catch(() => null);
    if (answer?.ok) {
      const state = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-state]');
      if (state && state.textContent !== item.dataset.seen) {
        item.dataset.seen = state.textContent;
        const more = element('a', { className: 'govuk-link', href: page, textContent: 'See or remove this document' });
        item.replaceChildren(...state.children, more);
        say(state.textContent);
      }
      if (!answer.headers.get('Refresh')) return;
    }
    // Signed out, or gone: the page tells that when it is sent. What failed otherwise may go better the next time.
    if (answer && answer.status >= 400 && answer.status < 500) return;
    if (left > 0) setTimeout(() => look(item, page, left - 1), LOOK_AGAIN);
  };

  const post = (bar, { url, fields }, file) =>
    new Promise((resolve) => {
      const body = new FormData();
      for (const [name, value] of Object.entries(fields)) body.append(name, value);
      body.append('file', file);
      const request = new XMLHttpRequest();
      request.upload.addEventListener('progress', ({ loaded, total }) => {
        bar.value = total ? loaded / total : 0;
      });
      request.addEventListener('loadend', () => resolve(request.status >= 200 && request.status < 300));
      request.open('POST', url);
      request.send(body);
    });

  const formFor = async () => {
    const body = new URLSearchParams({ csrf: form.elements.namedItem('csrf').value });
    const answer = await fetch(upload, { method: 'POST', body, redirect: 'error' }).catch(() => null);
    if (answer?.status === 401)
      return { problem: 'You were signed out. Press Continue: what you typed is kept, and you get a new code.' };
    const given = await answer?.json().catch(() => null);
    return given ?? { problem: 'The file was not sent. Check your connection, then choose it again.' };
  };

  /** Whether the file is with the store. */
  const send = async (item, file) => {
    if (file.size === 0) return wrong(item, file, empty);
    if (file.size > Number(mostBytes)) return wrong(item, file, tooLarge);
    const bar = element('progress', { max: 1, value: 0 });
    bar.setAttribute('aria-label', `Sending ${file.name}`);
    item.replaceChildren(element('p', { className: 'govuk-body', textContent: `${file.name} is being sent` }), bar);
    say(`${file.name} is being sent`);
    const given = await formFor();
    if (given.problem) return wrong(item, file, given.problem);
    if (!(await post(bar, given, file)))
      return wrong(item, file, 'The file did not arrive. Check your connection, then choose it again.');
    // The mark says that a file was posted: until the store's own word comes, the page says that it is on its way.
    look(item, `${given.page}?posted`);
    return true;
  };

  const goOn = (sent) => {
    if (!pressed) return;
    const { button, words } = pressed;
    button.textContent = words;
    pressed = sent && going.size > 0 ? pressed : null;
    if (sent && going.size === 0) form.requestSubmit(button);
  };

  picker.addEventListener('change', () => {
    for (const file of picker.files) {
      const item = element('li', { className: 'printed' });
      list.append(item);
      going.add(item);
      send(item, file).then((sent) => {
        going.delete(item);
        goOn(sent);
      });
    }
    picker.value = '';
  });

  form.addEventListener('submit', (event) => {
    if (going.size === 0) return;
    event.preventDefault();
    const button = event.submitter;
    pressed ??= { button, words: button.textContent };
    button.textContent = 'Going on when the document is sent';
    say(button.textContent);
  });

  for (const item of list.querySelectorAll('[data-looks]')) look(item, item.dataset.looks);
  for (const one of form.querySelectorAll('button[value="documents"], [data-without-script]')) one.hidden = true;
  place.hidden = false;
})();
