import { expect, it } from 'vitest';
import { html } from './html.ts';

it.each([
  ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
  ['"onmouseover="alert(1)', '&quot;onmouseover=&quot;alert(1)'],
  ["it's & so", 'it&#39;s &amp; so'],
  ['\u001b[2Jgone\u0000', '�[2Jgone�'],
  ['a\u202eb', 'a�b'],
])('%j stays a text', (text, markup) => {
  expect(html`<p title="${text}">${text}</p>`.markup).toBe(`<p title="${markup}">${markup}</p>`);
});

it('markup that was built here is put in as it is, and nothing where there is nothing', () => {
  expect(html`<ul>${[1, 2].map((one) => html`<li>${one}</li>`)}${false}${undefined}</ul>`.markup).toBe(
    '<ul><li>1</li><li>2</li></ul>',
  );
});
