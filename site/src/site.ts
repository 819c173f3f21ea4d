import { inRoot } from './repository.ts';

/** Where the site is on its host: GitHub Pages serves the site of a repository in a folder of its name. */
export const base = '/tableflow-workshop/';

/** Where it is built. Below it, any server of files shows it as its host does. */
export const folder = inRoot('site/dist/tableflow-workshop');
