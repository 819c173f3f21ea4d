import { type Html, html } from '../html.ts';

/** A cell: a text, or what was built for it. */
export type Cell = Html | string;

/** A table with a caption and headed columns and rows. Columns whose names are in `numeric` are aligned right. */
export function detailsTable(
  caption: string,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  numeric: readonly string[] = [],
): Html {
  const kinds = columns.map((name) => (numeric.includes(name) ? 'number' : 'text'));
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table>
<caption>${caption}</caption>
<thead><tr>${columns.map((name, index) => html`<th scope="col" class="${kinds[index]}">${name}</th>`)}</tr></thead>
<tbody>
${rows.map(
  (row) => html`<tr>${row.map((cell, index) =>
    index === 0 ? html`<th scope="row">${cell}</th>` : html`<td class="${kinds[index]}">${cell}</td>`,
  )}</tr>
`,
)}</tbody></table></div>`;
}

/** A picture whose figures can be opened as a table below it. */
export function figureWithTable(id: string, caption: string, picture: Html, table: Html, isWide = false): Html {
  // On a narrow screen a wide picture is scrolled instead of shrunk.
  const shown = isWide
    ? html`<div class="scroll wide" role="region" aria-label="${caption}" tabindex="0">${picture}</div>`
    : picture;
  return html`<figure>${shown}<figcaption>${caption}</figcaption>
<details id="${id}"><summary>Figures of this chart</summary>${table}</details></figure>`;
}
