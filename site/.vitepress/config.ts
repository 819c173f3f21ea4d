import { slug } from 'github-slugger';
import { defineConfig, type Plugin } from 'vitepress';
import { leadLinks } from '../src/lead-links.ts';
import { apiSidebars, guideSidebar } from '../src/navigation.ts';
import { addressOf, notPages } from '../src/pages.ts';
import { inRoot, repositoryUrl } from '../src/repository.ts';
import { base, folder } from '../src/site.ts';

export default defineConfig({
  title: 'Tableflow workshop',
  description: 'Kafka topics as Delta tables in Databricks, set up by code',
  lang: 'en',
  base,
  // Once for the site, not in each page.
  metaChunk: true,
  outDir: folder,
  srcDir: '..',
  srcExclude: [...notPages],
  rewrites: (file) => {
    const address = addressOf(file);
    if (address === undefined)
      throw new Error(`Say in site/src/pages.ts where ${file} is on the site, or that it is not.`);
    return address;
  },
  markdown: {
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    // The anchors of GitHub: a link to a heading leads there on both.
    anchor: { slugify: slug },
    config: leadLinks,
  },
  vite: {
    plugins: [vueOfSite()],
    // The index of the search, which is loaded when somebody searches.
    build: { chunkSizeWarningLimit: 2_000 },
  },
  themeConfig: {
    search: { provider: 'local' },
    nav: [
      { text: 'Recipes', link: '/recipes' },
      { text: 'Settings', link: '/settings' },
      { text: 'API', link: '/api/' },
    ],
    sidebar: { '/': guideSidebar(), ...apiSidebars() },
    outline: [2, 3],
    socialLinks: [{ icon: 'github', link: repositoryUrl }],
    editLink: { pattern: `${repositoryUrl}/edit/main/:path`, text: 'Edit this page on GitHub' },
  },
  transformPageData: ({ filePath, frontmatter }) => {
    // It is written from the sources.
    if (filePath.startsWith('site/generated/')) frontmatter.editLink = false;
  },
});

/** The pages are outside of the folder that Vue is installed in: it is searched for from here. */
function vueOfSite(): Plugin {
  return {
    name: 'vue-of-site',
    enforce: 'pre',
    resolveId(id) {
      return /^vue(\/|$)/.test(id) ? this.resolve(id, inRoot('site/index.md'), { skipSelf: true }) : undefined;
    },
  };
}
