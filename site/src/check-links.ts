import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { Parser } from 'htmlparser2';

/** What a page of the built site leads to, and what can be led to in it. */
interface Page {
  readonly links: readonly string[];
  /** What a browser fetches to show it. */
  readonly loads: readonly string[];
  readonly anchors: ReadonlySet<string>;
}

/** What was checked, and each fault as `<page>: <link>: <what is wrong>`. */
export interface CheckedLinks {
  readonly pages: number;
  readonly links: number;
  readonly anchors: number;
  readonly faults: readonly string[];
}

/** Follows every link of a built site that stays on it, down to its anchor, and refuses what is loaded from elsewhere. */
export function checkLinks(folder: string, base: string): CheckedLinks {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'));
  const pages = new Map(
    files.filter((file) => file.endsWith('.html')).map((file) => [file, readPage(join(folder, file))]),
  );
  const faults: string[] = [];
  let links = 0;
  let anchors = 0;
  for (const [file, page] of pages) {
    const foreign = page.loads.filter((one) => /^(https?:)?\/\//.test(one));
    faults.push(...foreign.map((one) => `${file}: ${one}: is loaded from another host`));
    const own = [...page.links, ...page.loads].filter((one) => !/^([a-z]+:|\/\/)/.test(one));
    links += own.length;
    for (const link of own) {
      const { pathname, hash } = new URL(link, `http://site${base}${file}`);
      const path = decodeURIComponent(pathname);
      if (!path.startsWith(base)) {
        faults.push(`${file}: ${link}: leads out of ${base}`);
        continue;
      }
      const target = fileAt(folder, path.slice(base.length));
      if (target === undefined) faults.push(`${file}: ${link}: there is no such file`);
      else if (hash.length > 1) {
        anchors += 1;
        const anchor = decodeURIComponent(hash.slice(1));
        if (!pages.get(target)?.anchors.has(anchor)) faults.push(`${file}: ${link}: ${target} has no such anchor`);
      }
    }
  }
  return { pages: pages.size, links, anchors, faults };
}

/** As GitHub Pages finds it: a folder is its `index.html`. */
function fileAt(folder: string, path: string): string | undefined {
  const file = path === '' || path.endsWith('/') ? posix.join(path, 'index.html') : path;
  return existsSync(join(folder, file)) && statSync(join(folder, file)).isFile() ? file : undefined;
}

function readPage(path: string): Page {
  const links: string[] = [];
  const loads: string[] = [];
  const anchors = new Set<string>();
  const parser = new Parser({
    onopentag(name, { id, name: named, href, src, rel = '' }) {
      if (id) anchors.add(id);
      if (name === 'a' && named) anchors.add(named);
      if (name === 'a' && href) links.push(href);
      if (name === 'link' && href && rel !== 'canonical') loads.push(href);
      if (src) loads.push(src);
    },
  });
  parser.end(readFileSync(path, 'utf8'));
  return { links, loads, anchors };
}
