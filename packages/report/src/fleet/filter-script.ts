/**
 * Shows those whose name or prefix, and whose state, somebody asks for. The choice is in the address, so that it can be kept and
 * shown again. Without scripts the form is hidden, and everything is there.
 */
export const filterScript = `
const form = document.getElementById('filter');
const shown = document.getElementById('shown');
const { names, state, projector } = form.elements;

function filter(page) {
  const text = names.value.trim().toLowerCase();
  for (const one of page.querySelectorAll('[data-names]'))
    one.hidden = !one.dataset.names.includes(text) || (state.value !== '' && one.dataset.state !== state.value);
  const rows = [...page.querySelectorAll('tr[data-names]')];
  const said = rows.filter((row) => !row.hidden).length + ' of ' + rows.length + ' attendees are shown';
  if (shown.textContent !== said) shown.textContent = said;
}

function keep() {
  const chosen = new URLSearchParams();
  if (names.value !== '') chosen.set('name', names.value);
  if (state.value !== '') chosen.set('state', state.value);
  if (projector.checked) chosen.set('projector', 'on');
  history.replaceState(null, '', '#' + chosen);
  filter(document);
}

function restore() {
  const chosen = new URLSearchParams(location.hash.includes('=') ? location.hash.slice(1) : '');
  if (chosen.size === 0 && location.hash !== '') return;
  names.value = chosen.get('name') ?? '';
  state.value = chosen.get('state') ?? '';
  if (state.selectedIndex < 0) state.value = '';
  projector.checked = chosen.has('projector');
  filter(document);
}

form.addEventListener('input', keep);
form.addEventListener('submit', (event) => event.preventDefault());
addEventListener('hashchange', restore);
form.hidden = false;
restore();
filter(document);
`;
