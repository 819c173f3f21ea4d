import type { MarkdownRenderer } from 'vitepress';
import { leadLink } from './lead-link.ts';
import { fromRoot } from './repository.ts';

/** Has every link of every page lead where it leads on GitHub. */
export function leadLinks(markdown: MarkdownRenderer): void {
  markdown.core.ruler.push('lead-links', ({ tokens, env }) => {
    // `realPath` is the file where the page has another address. A title is parsed alone, without either.
    const path: string | undefined = env.realPath ?? env.path;
    if (path === undefined) return;
    const file = fromRoot(path);
    for (const token of tokens.flatMap(({ children }) => children ?? [])) {
      const link = token.type === 'link_open' ? token.attrGet('href') : undefined;
      if (link) token.attrSet('href', leadLink(link, file));
    }
  });
}
