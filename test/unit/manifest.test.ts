import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { TABS } from '../../src/core';
import { WALKTHROUGH_STEPS } from '../../src/vscode/host/walkthrough';

interface Manifest {
  readonly engines: { readonly vscode: string };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly main: string;
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>> & {
      readonly commandPalette: readonly MenuItem[];
      readonly 'policyAnnotator.more': readonly MenuItem[];
    };
    readonly submenus: readonly { readonly id: string }[];
    readonly viewsWelcome: readonly {
      readonly view: string;
      readonly when: string;
      readonly contents: string;
    }[];
    readonly views: Readonly<
      Record<string, readonly { readonly id: string; readonly when?: string }[]>
    >;
    readonly keybindings: readonly {
      readonly command: string;
      readonly when?: string;
      readonly args?: unknown;
    }[];
    readonly colors: readonly {
      readonly id: string;
      readonly defaults: Readonly<Record<string, string>>;
    }[];
    readonly configuration: readonly {
      readonly properties: Readonly<
        Record<
          string,
          {
            readonly default: unknown;
            readonly scope?: string;
            readonly minimum?: number;
          }
        >
      >;
    }[];
  };
}

interface MenuItem {
  readonly group?: string;
  readonly command?: string;
  readonly submenu?: string;
  readonly when?: string;
}

const root = path.join(__dirname, '..', '..');
const MANIFEST_TEXT = read('package.json');
const MANIFEST = JSON.parse(MANIFEST_TEXT) as Manifest;
const { contributes } = MANIFEST;
const SOURCES = sources('src/vscode').concat(read('src/extension.ts'));
const SOURCE = SOURCES.join('\n');
const TRUSTED = /(?<!!)\bisWorkspaceTrusted\b/;
const VIEWS = Object.values(contributes.views)
  .flat()
  .map(({ id }) => id.replace('policyAnnotator.', ''));

/** Commands without a key or a menu: a link, a row, a lens, a button or a quick fix calls them with
 * what they are about. Each with a file that does. */
const CALLED_FROM: Readonly<Record<string, string>> = {
  addEndMarker: 'features/problems/fixCommands.ts',
  addEntry: 'features/problems/fixCommands.ts',
  confirmWords: 'ui/cardCommands.ts',
  editLast: 'ui/lastChangeStatus.ts',
  keepApart: 'features/quality/findingFixes.ts',
  keepAsLost: 'features/problems/fixCommands.ts',
  openPlace: 'features/compareQuotes.ts',
  settleMention: 'ui/cardCommands.ts',
  showCounted: 'features/articleLenses.ts',
  showMore: 'ui/views/treePainter.ts',
  showPositions: 'ui/cardCommands.ts',
  showReferences: 'ui/cardCommands.ts',
  showRow: 'ui/views/treePainter.ts',
};

suite('The manifest and the code say the same', () => {
  test('every command that is registered is contributed, and the other way round', () => {
    const registered = new Set<string>();
    if (SOURCE.includes('guard.command(TABS[view].command')) {
      for (const { command } of Object.values(TABS)) registered.add(command);
    }
    for (const [, id = ''] of SOURCE.matchAll(
      /(?:\bcommand|\beditorCommand|registerCommand)\(\s*['`](policyAnnotator\.[^'`]+)['`]/g,
    )) {
      if (!id.includes('${')) registered.add(id);
      // A command of each view; which views have it is said by the manifest's menus.
      else for (const view of VIEWS) registered.add(id.replace(/\$\{\w+\}/, view));
    }
    const contributed = contributes.commands.map(({ command }) => command);
    assert.ok(registered.size > 40, `only ${registered.size} registrations were found`);
    assert.deepEqual(
      contributed.filter((id) => !registered.has(id)),
      [],
      'contributed and not registered',
    );
    assert.deepEqual(
      [...registered].filter((id) => !contributed.includes(id) && !isOfView(id)),
      [],
      'registered and not contributed',
    );
    assert.equal(new Set(contributed).size, contributed.length, 'contributed twice');
  });

  test('the menu of a row does not repeat what the row is', () => {
    const titles = JSON.parse(read('package.nls.json')) as Readonly<Record<string, string>>;
    const rows = contributes.menus['view/item/context'] ?? [];
    const named = rows.flatMap(({ command = '' }) => {
      const title = titles[`command.${command.replace('policyAnnotator.', '')}`];
      return title?.includes('Actor or Issue') === true ? [title] : [];
    });
    assert.deepEqual(named, []);
    assert.ok(rows.some(({ command }) => command === 'policyAnnotator.renameEntryRow'));
  });

  test('every action of a row and of a view is reached with the keyboard', () => {
    const rows = contributes.menus['view/item/context'] ?? [];
    const isInline = ({ group = '' }: MenuItem): boolean => group.startsWith('inline');
    // Buttons on rows take no focus: what they do is in the menu of the row, for the same rows.
    const inMenu = new Set(
      rows.filter((item) => !isInline(item)).map(({ command, when }) => `${command} ${when}`),
    );
    const unreached = rows
      .filter(isInline)
      .map(({ command, when }) => `${command} ${when}`)
      .map((action) => action.replace(/^(policyAnnotator\.deleteAnnotation) /, '$1Row '))
      .filter((action) => !inMenu.has(action));
    assert.deepEqual(unreached, []);
    // Those of titles are commands of the palette or of its list, or one there asks what they say.
    const listed = contributes.menus['policyAnnotator.more'].map(({ command }) => command);
    const hidden = new Set(
      contributes.menus.commandPalette.flatMap(({ command, when }) =>
        when === 'false' && command !== undefined && !listed.includes(command) ? [command] : [],
      ),
    );
    const titles = (contributes.menus['view/title'] ?? []).flatMap(({ command }) => command ?? []);
    assert.deepEqual(
      titles.filter((id) => hidden.has(id) && !id.startsWith('policyAnnotator.exportView.')),
      [],
    );
    assert.ok(!hidden.has('policyAnnotator.export'));
  });

  test('every command has its place in the palette decided, and menus and keys name commands that exist', () => {
    const contributed = new Set(contributes.commands.map(({ command }) => command));
    const inPalette = contributes.menus.commandPalette.map(({ command }) => command);
    assert.deepEqual(
      [...contributed].filter((id) => !inPalette.includes(id)),
      [],
    );
    const submenus = new Set(contributes.submenus.map(({ id }) => id));
    for (const [menu, items] of Object.entries(contributes.menus)) {
      for (const { command, submenu } of items) {
        const known =
          command === undefined ? submenus.has(submenu ?? '') : contributed.has(command);
        assert.ok(known, `${menu}: ${command ?? submenu ?? ''}`);
      }
    }
    for (const [, id = ''] of JSON.stringify(contributes.keybindings).matchAll(
      /"command":"(policyAnnotator\.[^"]+)"/g,
    )) {
      assert.ok(contributed.has(id), id);
    }
  });

  test('every command has a key, a menu or a place in the palette, or code that calls it', () => {
    const placed = new Set(
      Object.entries(contributes.menus)
        .flatMap(([, items]) => items)
        .concat(contributes.keybindings)
        .flatMap(({ command, when }) => (when === 'false' ? [] : (command ?? []))),
    );
    const unplaced = contributes.commands.flatMap(({ command }) =>
      placed.has(command) ? [] : command.replace('policyAnnotator.', ''),
    );
    assert.deepEqual(unplaced.sort(), Object.keys(CALLED_FROM).sort());
    for (const [name, file] of Object.entries(CALLED_FROM)) {
      // The registration itself is no call.
      const code = read(`src/vscode/${file}`).replace(/guard\.command\('[^']+'/g, '');
      assert.match(code, new RegExp(`['.:]${name}['?]`), `${name} is not called in ${file}`);
    }
  });

  test('the key that annotates is one from the start, before the extension has read an article', () => {
    const conditions = contributes.keybindings
      .filter(({ command }) => command === 'policyAnnotator.annotateSelection')
      .map(({ when = '' }) => when);
    assert.ok(conditions.some((when) => !when.includes('policyAnnotator.')));
  });

  test('no menu offers in Restricted Mode what writes, and every list says there that nothing is written', () => {
    const code = read('src/vscode/host/mayWrite.ts');
    const listed = code.slice(code.indexOf('WRITING'), code.indexOf('EXPORTING'));
    const writing = new Set([...listed.matchAll(/'(\w+)'/g)].map(([, id]) => id));
    assert.ok(writing.size > 25, `only ${writing.size} commands that write were found`);
    for (const [menu, items] of Object.entries(contributes.menus)) {
      for (const { command, when = '' } of items) {
        const id = command?.replace('policyAnnotator.', '') ?? '';
        if (!writing.has(id) && !id.startsWith('export')) continue;
        const mayRun = when === 'false' || when.split(' || ').every((one) => TRUSTED.test(one));
        assert.ok(mayRun, `${menu}: ${id} when ${when}`);
      }
    }
  });

  test('before there is a corpus one view is shown, and it alone says what can be done', () => {
    const [start, ...others] = Object.values(contributes.views).flat();
    assert.deepEqual(
      [start?.id, start?.when],
      ['policyAnnotator.start', '!policyAnnotator.corpus'],
    );
    assert.ok(others.length >= 5);
    for (const { id, when = '' } of others) assert.match(when, /^policyAnnotator\.corpus\b/, id);
  });

  test('a view without rows says why, and has a button for the next step', () => {
    const texts = JSON.parse(read('package.nls.json')) as Readonly<Record<string, string>>;
    // Of a trusted folder with a codebook, in which no article is open, whose coders do not work
    // blind, for who does not direct the study.
    const isTrue = (when: string): boolean =>
      when
        .split(' && ')
        .every(
          (one) =>
            !one.startsWith('!') || /\.(?:article|closed|blind|adjudicates|directs)$/.test(one),
        ) && !/(?<!!)policyAnnotator\.(?:article|closed|blind|adjudicates|directs)\b/.test(when);
    const welcome = (view: string): string =>
      contributes.viewsWelcome
        .filter((one) => one.view === `policyAnnotator.${view}` && isTrue(one.when))
        .map(({ contents }) => texts[contents.replaceAll('%', '')])
        .join('\n');
    const stated = ['articles', 'issues', 'disagreements', 'actors', 'thisArticle'].map((view) => {
      const [sentence = '', ...lines] = welcome(view).split(/(?<=\.)(?: |\n)|\n/);
      const buttons = lines.flatMap((line) => /^\[(.+)\]\(command:/.exec(line)?.[1] ?? []);
      return `${view}: ${sentence} ${buttons.join(' | ')}`;
    });
    assert.deepEqual(stated, [
      'articles: No articles yet. New Article from Clipboard | Import Articles…',
      'issues: The codebook has no issues yet. Go to Codebook',
      'disagreements: No disagreements yet. Annotate Selection',
      'actors: The codebook has no actors yet. Go to Codebook',
      'thisArticle: Open an article to see its annotations. Next Article',
    ]);
  });

  test('the settings are those that the code knows, with the same defaults', () => {
    const stated = new Map(
      contributes.configuration.flatMap(({ properties }) =>
        Object.entries(properties).map(
          ([key, { default: value }]) => [key.replace('policyAnnotator.', ''), value] as const,
        ),
      ),
    );
    const code = read('src/vscode/host/settings.ts');
    const defaults = code.slice(code.indexOf('DEFAULTS: Settings = {'));
    const known = [
      ...defaults
        .slice(0, defaults.indexOf('\n};'))
        .matchAll(/^ {2}'?([\w.]+)'?: (\[[^\]]*\]|[^,\n]+),?$/gm),
    ].map(([, key = '', value = '']) => [key, valueOf(value)] as const);
    assert.deepEqual(new Map(known), stated);
    assert.ok(stated.size <= 20);
    const least = code.slice(code.indexOf('const LEAST'));
    for (const { properties } of contributes.configuration) {
      for (const [key, { minimum }] of Object.entries(properties)) {
        if (minimum === undefined) continue;
        assert.ok(
          least.includes(`'${key.replace('policyAnnotator.', '')}': ${String(minimum)},`),
          key,
        );
      }
    }
  });

  test('a workspace, whose files are hostile, cannot switch the guard of formulas off', () => {
    const settings = new Map(
      contributes.configuration.flatMap(({ properties }) => Object.entries(properties)),
    );
    assert.equal(settings.get('policyAnnotator.export.guardFormulas')?.scope, 'machine');
  });

  test('the context keys of `when` clauses are those that the code sets', () => {
    const used = new Set<string>();
    for (const [, when = ''] of MANIFEST_TEXT.matchAll(/"(?:when|enablement)": "([^"]*)"/g)) {
      const withoutViews = when.replaceAll(
        /(?:view|focusedView|activeWebviewPanelId|viewItem|commentController) ?(?:==|!=|=~) ?\S+/g,
        '',
      );
      for (const [, key = ''] of withoutViews.matchAll(/policyAnnotator\.([\w.]+)/g)) used.add(key);
    }
    for (const [, key = ''] of MANIFEST_TEXT.matchAll(/"onContext:policyAnnotator\.([\w.]+)"/g)) {
      used.add(key);
    }
    const code = read('src/vscode/host/contexts.ts');
    const union = code.slice(
      code.indexOf('type ContextKey'),
      code.indexOf(';'.concat('\n\nconst')),
    );
    const known = new Set<string>();
    for (const [, key = ''] of union.replace(/\$\{[^}]*\}/g, '').matchAll(/\| '(\w+)'/g)) {
      known.add(key);
    }
    for (const view of VIEWS) {
      if (union.includes(`'${view}'`)) known.add(`empty.${view}`);
    }
    if (union.includes('`done.${WalkthroughStep}`')) {
      for (const step of WALKTHROUGH_STEPS) known.add(`done.${step}`);
    }
    assert.deepEqual([...used].sort(), [...known].sort());
    for (const key of known) {
      if (/^(?:empty|done)\./.test(key)) continue;
      assert.match(SOURCE, new RegExp(`setContext\\(\\s*'${key}'`), key);
    }
  });

  test('every text of the manifest is in package.nls.json, and none there is unused', () => {
    const used = new Set([...MANIFEST_TEXT.matchAll(/"%([^"%]+)%"/g)].map(([, key = '']) => key));
    const texts = JSON.parse(read('package.nls.json')) as Readonly<Record<string, string>>;
    assert.deepEqual([...used].sort(), Object.keys(texts).sort());
    for (const [key, text] of Object.entries(texts)) assert.ok(text.trim() !== '', key);
  });

  test('every colour that is painted is contributed for all four kinds of theme, and none is unused', () => {
    const painted = new Set<string>();
    const code = read('src/vscode/ui/decorations.ts');
    for (const [, name = ''] of code.matchAll(/underline\('\w+', '(\w+)'\)/g)) painted.add(name);
    for (const [, name = ''] of code.matchAll(/outline\('(\w+)',/g)) painted.add(name);
    for (const [, name = ''] of code.matchAll(/--vscode-policyAnnotator-(\w+)/g)) painted.add(name);
    for (const [, name = ''] of code.matchAll(/\['(\w+)', '\w+', \d\]/g)) {
      painted.add(name).add(`${name}Tint`);
    }
    for (const [, name = ''] of SOURCE.matchAll(/ThemeColor\(\s*'policyAnnotator\.(\w+)'/g)) {
      painted.add(name);
    }
    const contributed = contributes.colors.map(({ id }) => id.replace('policyAnnotator.', ''));
    assert.deepEqual([...painted].sort(), [...contributed].sort());
    for (const { id, defaults } of contributes.colors) {
      assert.deepEqual(
        Object.keys(defaults).sort(),
        ['dark', 'highContrast', 'highContrastLight', 'light'],
        id,
      );
      for (const color of Object.values(defaults)) {
        assert.match(color, /^#[0-9a-f]{6}(?:[0-9a-f]{2})?$/i, id);
      }
    }
  });

  test('tints let the text below them be read: under 20 %', () => {
    for (const { id, defaults } of contributes.colors) {
      if (!id.endsWith('Tint')) continue;
      for (const [theme, color] of Object.entries(defaults)) {
        const alpha = color.length === 9 ? parseInt(color.slice(7), 16) / 255 : 1;
        assert.ok(alpha < 0.2, `${id} in ${theme}: ${Math.round(alpha * 100)} %`);
      }
    }
  });

  test('the extension wakes for texts, codebooks and a panel that was left open, and not with the window', () => {
    assert.deepEqual(MANIFEST.activationEvents, [
      'onLanguage:plaintext',
      'onLanguage:markdown',
      'workspaceContains:codebook.yaml',
      'onWebviewPanel:policyAnnotator.analysis',
    ]);
  });

  test('the API that is typed is that of the oldest VS Code that is allowed', () => {
    const types = MANIFEST.devDependencies['@types/vscode'];
    assert.equal(MANIFEST.engines.vscode, `^${types ?? ''}`);
    const installed = JSON.parse(read('node_modules/@types/vscode/package.json')) as {
      readonly version: string;
    };
    assert.equal(installed.version, types);
  });
});

/** `find.articles`: one command for each view, where the manifest has it. */
function isOfView(id: string): boolean {
  return (
    VIEWS.some((view) => id.endsWith(`.${view}`)) &&
    !contributes.submenus.some((one) => one.id === id)
  );
}

function valueOf(source: string): unknown {
  return JSON.parse(source.replaceAll("'", '"').replace(/,\s*\]$/, ']'));
}

function sources(folder: string): string[] {
  return fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => read(path.join(folder, file)));
}

function read(file: string): string {
  return fs.readFileSync(path.join(root, file), 'utf8');
}
