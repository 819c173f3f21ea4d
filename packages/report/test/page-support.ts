import axe from 'axe-core';
import { JSDOM } from 'jsdom';

/** What somebody may call a thing, or write into a message, to get more than a text out of a page. */
const hostile = [
  '</script><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "'onclick='alert(1)",
  'line\nbreak\u001b[31m\u0000\u202e',
  '</style><style>*{display:none}</style>',
  '<!--',
  '{{7*7}}',
  'javascript:alert(1)',
  'a'.repeat(20_000),
  '\u202eattendee\u2066',
];

/** The same, with the beginning of each as the name of a test. */
export const hostileNamed = hostile.map((text) => [JSON.stringify(text.slice(0, 40)), text] as const);

/** Opens a page without running anything in it. */
export function open(page: string): Document {
  return new JSDOM(page).window.document;
}

/** What the elements say, blanks as one. */
export function texts(document: Document, selector: string): readonly string[] {
  return [...document.querySelectorAll(selector)].map((one) => one.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '');
}

/** What of a page could run or look like ours, and signs that nobody sees. Nothing, in a page of ours. */
export function intrusions(document: Document): readonly string[] {
  const attributes = [...document.querySelectorAll('*')].flatMap((one) =>
    [...one.attributes]
      .filter(
        ({ name, value }) => name.startsWith('on') || name === 'style' || (name === 'href' && !/^#[\w-]+$/.test(value)),
      )
      .map(({ name, value }) => `${name}=${value}`),
  );
  const signs = [...(document.documentElement.textContent ?? '')].filter(
    (sign) => sign !== '\n' && /\p{Cc}|\p{Cf}/u.test(sign),
  );
  return [...attributes, ...signs];
}

/** Which rules axe-core finds broken, of those that need no browser, and how many it finds kept. */
export async function axeOf(
  page: string,
): Promise<{ readonly violations: readonly string[]; readonly passes: number }> {
  const { window } = new JSDOM(page, { runScripts: 'outside-only' });
  window.eval(axe.source);
  // Colours and sizes are for a browser: `pnpm run report-screenshots` runs all rules in one.
  const rules = { 'color-contrast': { enabled: false }, 'scrollable-region-focusable': { enabled: false } };
  const { axe: inPage } = window as unknown as { axe: typeof axe };
  const found = await inPage.run(window.document.documentElement, { rules });
  return {
    violations: found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((one) => one.html).join(' ')}`),
    passes: found.passes.length,
  };
}
