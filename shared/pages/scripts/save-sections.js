// Saves each section of the advice as it is left. Without it the form works as it is: everything is saved when it is sent.
(() => {
  const form = document.querySelector('form[data-saves]');
  if (!form || !window.fetch) return;
  const hidden = (name) => form.elements.namedItem(name);

  const say = (area, words) => {
    const place = document.getElementById(`saved-${area.name}`);
    if (place) place.textContent = words;
  };

  const save = async (area) => {
    const sent = area.value;
    const body = new URLSearchParams({ csrf: hidden('csrf').value, go: 'section', section: area.name });
    body.set(area.name, sent);
    body.set(`was-${area.name}`, hidden(`was-${area.name}`)?.value ?? '');
    const answer = await fetch(form.action, { method: 'POST', body, redirect: 'error' }).catch(() => null);
    if (answer?.status === 401)
      return say(area, 'You were signed out. Press Continue: what you typed is kept, and you get a new code.');
    if (!answer?.ok) return say(area, 'Not saved yet. Press Continue or Save to save it.');
    const { was, text, both } = await answer.json();
    // Typed on meanwhile: what is there now is brought together with it the next time.
    if (area.value.replace(/\r\n/g, '\n') !== sent.replace(/\r\n/g, '\n')) return;
    if (both) area.value = text;
    const known = hidden(`was-${area.name}`);
    if (known) known.value = was;
    const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'Europe/London' }).format(new Date());
    say(
      area,
      both ? 'A colleague wrote here at the same time. Both texts are here: keep what is right.' : `Saved at ${time}`,
    );
  };

  for (const area of form.querySelectorAll('textarea')) area.addEventListener('change', () => save(area));
})();
