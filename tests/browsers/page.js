'use strict';
const at = (id) => document.querySelector(`[data-testid="${id}"]`);

// The control whose events are told apart: a form sees exactly these of a person who types.
const events = [];
for (const type of ['focus', 'input', 'change', 'blur']) {
  at('name').addEventListener(type, () => {
    if (events.at(-1) !== type) events.push(type);
    at('events').textContent = events.join(' ');
  });
}

setTimeout(() => { at('late').disabled = false; }, 200);
at('late').addEventListener('click', () => {
  const parts = [at('name').value, at('note').value, at('role').value, at('mail').checked];
  setTimeout(() => { at('said').textContent = parts.join('|'); at('gone').hidden = true; }, 200);
});

at('file').addEventListener('change', async () => {
  const file = at('file').files[0];
  at('content').textContent = `${file.name}: ${await file.text()}`;
});

const blobUrl = (text) => URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
at('save').addEventListener('click', () => {
  const link = document.createElement('a');
  link.href = blobUrl('\ufeffemail\r\nzoë@example.com\r\n');
  link.download = 'made.csv';
  link.click();
  URL.revokeObjectURL(link.href);
});
at('link').addEventListener('click', () => { at('link').href = blobUrl('unused'); });
at('link').addEventListener('pointerdown', () => { at('link').href = blobUrl('linked\n'); });

at('below').addEventListener('click', () => { at('said').textContent = 'below'; });
