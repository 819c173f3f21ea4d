import { existsSync, statSync } from 'node:fs';
import { posix } from 'node:path';
import { addressOf } from './pages.ts';
import { inRoot, repositoryUrl } from './repository.ts';

const intoRepository = new RegExp(`^${repositoryUrl}/(?:blob|tree)/main/([^#]*)(#.*)?$`);

/**
 * Where a link of a Markdown file leads on the site. On GitHub it leads to a file of the repository: where that is a page,
 * it leads to the page, and elsewhere to GitHub. What is not in the repository becomes an address that no page has, which
 * the build and the check of links refuse.
 */
export function leadLink(link: string, file: string): string {
  const [, ofRepository, itsAnchor = ''] = intoRepository.exec(link) ?? [];
  if (ofRepository !== undefined) return placeOf(ofRepository, itsAnchor);
  if (/^(#|[a-z]+:)/.test(link)) return link;
  const [path = '', anchor = ''] = link.split(/(?=#)/);
  // The start page names pages by their addresses.
  return path.startsWith('/') ? link : placeOf(posix.join(posix.dirname(file), path), anchor);
}

function placeOf(path: string, anchor: string): string {
  const whole = inRoot(path);
  if (path.startsWith('..') || !existsSync(whole)) return `/not-in-the-repository/${path}`;
  const isFolder = statSync(whole).isDirectory();
  const readme = posix.join(path, 'README.md');
  const page = isFolder ? existsSync(inRoot(readme)) && addressOf(readme) : addressOf(path);
  if (page) return `/${page}${anchor}`;
  return `${repositoryUrl}/${isFolder ? 'tree' : 'blob'}/main/${path.replace(/\/$/, '')}${anchor}`;
}
