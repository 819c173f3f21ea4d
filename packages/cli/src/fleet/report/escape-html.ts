import { plainText } from '@tableflow-workshop/client-core';

const replacements: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Longer than any sentence of ours. */
const longestText = 4_000;

/** A text of others for the content of an element and for a quoted attribute, without control characters. */
export function escapeHtml(text: string): string {
  return plainText(text, longestText).replace(/[&<>"']/g, (character) => replacements[character] ?? character);
}
