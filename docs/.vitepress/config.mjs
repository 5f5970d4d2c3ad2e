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
      'import/projects',
      'import/machine',
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
      'reference/glossary',
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

/** The German of what the theme and the side bar say. A page without German leads to the English one. */
const GERMAN = {
  groups: ['Aufgaben', 'Nachschlagen (englisch)', 'Belege (englisch)', 'Für Entwickler (englisch)'],
  theme: {
    outline: { level: [2, 3], label: 'Auf dieser Seite' },
    docFooter: { prev: 'Vorige Seite', next: 'Nächste Seite' },
    darkModeSwitchLabel: 'Darstellung',
    lightModeSwitchTitle: 'Helle Darstellung',
    darkModeSwitchTitle: 'Dunkle Darstellung',
    sidebarMenuLabel: 'Menü',
    returnToTopLabel: 'Nach oben',
    langMenuLabel: 'Sprache',
    skipToContentLabel: 'Zum Inhalt',
  },
  search: {
    button: { buttonText: 'Suchen', buttonAriaLabel: 'Suchen' },
    modal: {
      displayDetails: 'Einzelheiten zeigen',
      resetButtonTitle: 'Suche leeren',
      backButtonTitle: 'Suche schließen',
      noResultsText: 'Nichts gefunden:',
      footer: { selectText: 'auswählen', navigateText: 'bewegen', closeText: 'schließen' },
    },
  },
};

const GERMAN_PAGES = fs
  .readdirSync(path.join(DOCS, 'de'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.md'))
  .map((file) => file.replaceAll('\\', '/').slice(0, -'.md'.length));

export default defineConfig({
  title: 'Policy Annotator',
  description: 'Annotate who holds which position on what, and see where actors disagree.',
  locales: {
    root: { label: 'English', lang: 'en', themeConfig: themeOf('', ['Annotate', 'Analyse']) },
    de: {
      label: 'Deutsch',
      lang: 'de',
      description:
        'Annotieren, wer welche Position wozu vertritt, und sehen, worin Akteure uneins sind.',
      themeConfig: { ...GERMAN.theme, ...themeOf('de/', ['Annotieren', 'Auswerten']) },
    },
  },
  // An anchor is that of GitHub and of VS Code, which keep umlauts.
  markdown: { anchor: { slugify: anchorOf } },
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
        locales: { de: { translations: GERMAN.search } },
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
    // The menu of languages leads to their starts; a page that is in both leads to the other.
    i18nRouting: false,
    germanPages: GERMAN_PAGES,
  },
});

/** Side bar and head of a language, whose pages are in a folder: '' or 'de/'. */
function themeOf(folder, [annotate, analyse]) {
  const inLanguage = (page) =>
    folder !== '' && GERMAN_PAGES.includes(page) ? `${folder}${page}` : page;
  return {
    sidebar: GROUPS.map(([text, pages], at) => ({
      text: folder === '' ? text : GERMAN.groups[at],
      collapsed: at > 1,
      items: pages.map(inLanguage).map((page) => ({ text: titleOf(page), link: `/${page}` })),
    })),
    nav: [
      { text: annotate, link: `/${folder}annotate` },
      { text: analyse, link: `/${folder}analyse` },
      { text: titleOf('command-line'), link: '/command-line' },
    ],
  };
}

function anchorOf(heading) {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

/** The heading of a page. */
function titleOf(page) {
  const [, title] = /^# (.+)$/m.exec(fs.readFileSync(path.join(DOCS, `${page}.md`), 'utf8')) ?? [];
  if (title === undefined) throw new Error(`docs/${page}.md has no heading`);
  return title.replaceAll('`', '');
}
