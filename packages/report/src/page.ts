import { createHash } from 'node:crypto';
import { type Html, html, trusted } from './html.ts';

/** What makes a page. */
export interface Page {
  readonly title: string;
  /** All of its style: one sheet, by its hash. */
  readonly style: string;
  /** Scripts of our own, each by its hash. Without any, the page runs none. */
  readonly scripts: readonly string[];
  /** Whether it may ask the server that it came from. */
  readonly isLive: boolean;
  readonly header: Html;
  readonly main: Html;
}

/**
 * Puts a page together that needs nothing else. Its policy allows its own style sheet and its own scripts, and the server that
 * it came from where it is live.
 */
export function renderPage({ header, isLive, main, scripts, style, title }: Page): string {
  const policy = [
    "default-src 'none'",
    `style-src '${hashOf(style)}'`,
    ...(scripts.length > 0 ? [`script-src ${scripts.map((script) => `'${hashOf(script)}'`).join(' ')}`] : []),
    ...(isLive ? ["connect-src 'self'"] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${trusted(style)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the report</a>
<header>
${header}
</header>
<main id="main">
${main}
</main>
<footer><p>Made by lab3. Times are in UTC.</p></footer>
${scripts.map((script) => html`<script>${trusted(script)}</script>\n`)}</body>
</html>
`.markup;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
