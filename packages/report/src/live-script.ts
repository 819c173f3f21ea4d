/**
 * Puts each part of the page that has changed into the place of the last, as long as it is open: what is marked with `data-live`,
 * row by row where it has `data-rows`. What was opened stays open, what has the focus keeps it, and the state is announced only
 * when it changes.
 */
export const liveScript = `
const live = document.getElementById('live');
const events = new EventSource('events');
events.onmessage = ({ data }) => {
  const next = new DOMParser().parseFromString(data, 'text/html');
  for (const { id } of document.querySelectorAll('details[open]')) next.getElementById(id)?.setAttribute('open', '');
  if (typeof filter === 'function') filter(next);
  const focused = document.activeElement?.closest('main [id]')?.id;
  for (const part of next.querySelectorAll('[data-live]')) renew(document.getElementById(part.id), part);
  if (focused && document.activeElement === document.body) {
    const again = document.getElementById(focused);
    (again?.querySelector('summary, a') ?? again)?.focus();
  }
  document.title = next.title;
};
events.addEventListener('end', () => {
  events.close();
  live.textContent = 'ended: this is what was seen last';
});
events.onerror = () => { live.textContent = 'not connected: the command has ended, or is restarting'; };
events.onopen = () => { live.textContent = 'live'; };

function renew(old, next) {
  if (old.isEqualNode(next)) return;
  if (!('rows' in old.dataset)) return old.replaceWith(next);
  const known = new Map([...old.children].map((row) => [row.id, row]));
  [...next.children].forEach((row, index) => {
    const before = known.get(row.id);
    const kept = before?.isEqualNode(row) ? before : row;
    if (before && kept !== before) before.remove();
    if (old.children[index] !== kept) old.insertBefore(kept, old.children[index] ?? null);
    known.delete(row.id);
  });
  for (const row of known.values()) row.remove();
}
`;
