import fs from 'node:fs';
import path from 'node:path';
import { defineConfig } from 'vitepress';

const DOCS = path.resolve(import.meta.dirname, '..');

/** The pages of the side bar, in the order in which a user needs them. */
const GROUPS = [
  [
    'By task',
    [
      'tutorial',
      'read',
      'annotate',
      'codebook',
      'review',
      'together',
      'together/independent',
      'together/intercoder',
      'together/adjudicate',
      'analyse',
      'analyse/board',
      'analyse/network',
      'analyse/search',
      'analyse/concordance',
      'import',
      'import/positions',
      'export',
      'export/citing',
      'command-line',
      'command-line/output',
      'command-line/merge',
      'command-line/large-corpora',
      'command-line/refactor',
      'browser',
    ],
  ],
  [
    'Reference',
    [
      'reference/settings',
      'reference/keyboard',
      'reference/files',
      'reference/formats',
      'reference/search',
      'reference/disagreements',
      'reference/found-again',
      'reference/quotes',
      'reference/networks',
      'reference/measures',
      'reference/intercoder',
      'reference/quality',
      'reference/cite',
    ],
  ],
  [
    'Evidence',
    [
      'evidence/promises',
      'evidence/anchoring',
      'evidence/problems',
      'evidence/documents',
      'evidence/screenshots',
    ],
  ],
  ['For developers', ['decisions/index']],
];

export default defineConfig({
  title: 'Policy Annotator',
  description: 'Annotate who holds which position on what, and see where actors disagree.',
  lang: 'en',
  // Pages of a repository are in a folder that has its name.
  base: process.env['MANUAL_BASE'] ?? '/',
  outDir: path.resolve(DOCS, '../out/manual'),
  cacheDir: path.resolve(DOCS, '../out/manual-cache'),
  // A link that leads nowhere fails the build.
  ignoreDeadLinks: false,
  themeConfig: {
    search: {
      provider: 'local',
      options: {
        // Decisions are for those who change the program.
        _render: (src, env, md) =>
          env.relativePath.startsWith('decisions/') ? '' : md.render(src, env),
        miniSearch: {
          searchOptions: {
            boostDocument: (id) => (/\/(?:reference|evidence)\//.test(id) ? 0.5 : 1),
          },
        },
      },
    },
    outline: { level: [2, 3] },
    sidebar: GROUPS.map(([text, pages], at) => ({
      text,
      collapsed: at > 1,
      items: pages.map((page) => ({ text: titleOf(page), link: `/${page}` })),
    })),
    nav: [
      { text: 'Annotate', link: '/annotate' },
      { text: 'Analyse', link: '/analyse' },
      { text: 'Command line', link: '/command-line' },
    ],
  },
});

/** The heading of a page. */
function titleOf(page) {
  const [, title] = /^# (.+)$/m.exec(fs.readFileSync(path.join(DOCS, `${page}.md`), 'utf8')) ?? [];
  if (title === undefined) throw new Error(`docs/${page}.md has no heading`);
  return title.replaceAll('`', '');
}
