/**
 * Puts each new state of the page into the place of the last, as long as it is open. What was opened stays open, and the
 * state is announced only when it changes.
 */
export const liveScript = `
const events = new EventSource('events');
events.onmessage = ({ data }) => {
  const next = new DOMParser().parseFromString(data, 'text/html');
  const open = [...document.querySelectorAll('details[open]')].map((one) => one.id);
  for (const id of open) next.getElementById(id)?.setAttribute('open', '');
  const focused = document.activeElement?.closest('details')?.id;
  document.querySelector('main').replaceWith(next.querySelector('main'));
  document.querySelector('#seen').replaceWith(next.querySelector('#seen'));
  const verdict = document.querySelector('#verdict');
  const said = next.querySelector('#verdict');
  if (verdict.innerHTML !== said.innerHTML) verdict.innerHTML = said.innerHTML;
  if (focused) document.getElementById(focused)?.querySelector('summary')?.focus();
};
events.addEventListener('end', () => events.close());
events.onerror = () => { document.querySelector('#live').textContent = 'not connected: lab3 watch --web has ended, or is restarting'; };
events.onopen = () => { document.querySelector('#live').textContent = 'live'; };
`;
