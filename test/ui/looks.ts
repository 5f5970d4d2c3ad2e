// Pictures of twelve states, for review: `npm run screenshots -- --looks`. Each state is taken
// three times, so that each theme and each size is shown once; their combination varies from state
// to state.
import fs from 'node:fs';
import path from 'node:path';
import {
  cancelQuickInput,
  executeCommand,
  expandRow,
  goToPosition,
  hoverText,
  leaveHover,
  openFile,
  resizeWindow,
  runCommand,
  setTheme,
  showViewContainer,
  startSays,
  useWindow,
  waitForDecoration,
  waitForMessage,
  waitForQuickInput,
  waitForRows,
  type VsCodeWindow,
} from './driver';
import { choose, pressChord } from './support/annotating';
import { openOnly, take, waitUntilShown } from './support/pictures';
import { openWalkthrough } from './support/walkthrough';

const THEMES = ['light', 'dark', 'highContrastDark'] as const;
const SIZES = [
  [1280, 800],
  [1000, 700],
  [700, 450],
] as const;

/** How to show a state, and how to return to an editor without side bar, panel and question. */
interface State {
  readonly name: string;
  readonly show: (window: VsCodeWindow) => Promise<void>;
  readonly leave: (window: VsCodeWindow) => Promise<void>;
}

const ARTICLE = 'alone-at-sea.md';

/** The article as another program might change it: words of a quote removed, another speaker, a
 * sentence removed. */
const CHANGES = [
  ['France wants deep-sea mining banned for good', 'France wants mining banned'],
  ['the Chinese foreign ministry said', 'the European Commission said'],
  ['; Tonga said it was studying the order', ''],
] as const;

const STATES: readonly State[] = [
  {
    name: 'marks',
    show: async (window) => {
      await putCursor(window, 'break international law');
      await hoverText(window, 'break international law', 'opposes the');
      await waitUntilShown(window);
    },
    leave: leaveHover,
  },
  {
    name: 'who',
    show: (window) => ask(window),
    leave: cancelQuickInput,
  },
  {
    name: 'stance',
    show: async (window) => {
      await ask(window);
      await choose(window, 'Who?', 'Trump administration');
      await choose(window, 'About what?', 'Mineral supply');
      await waitForQuickInput(window, 'Choose a stance');
    },
    leave: cancelQuickInput,
  },
  {
    name: 'edit-actor',
    show: async (window) => {
      await runCommand(window, 'Policy Annotator: Edit Actor…');
      await choose(window, 'Edit Actor', 'Donald Trump');
      await waitForQuickInput(window, 'Escape when done');
    },
    leave: cancelQuickInput,
  },
  {
    name: 'compare',
    show: async (window) => {
      await putCursor(window, 'told his officials');
      await run(window, 'policyAnnotator.compareQuotes');
      await window.page.locator('.tab', { hasText: 'Trump administration' }).first().waitFor();
    },
    leave: async (window) => {
      await run(window, 'workbench.action.closeAllEditors');
      await openFile(window, ARTICLE);
    },
  },
  {
    name: 'views',
    show: async (window) => {
      await showViewContainer(window, 'Policy Annotator');
      await openOnly(window, 'Issues', 'Disagreements');
      await expandRow(window, 'Issues', 'Mining the high seas');
    },
    leave: (window) => run(window, 'workbench.action.closeSidebar'),
  },
  panel('Board', '.column h3'),
  panel('Matrix', '.cells tbody tr'),
  panel('Network', '.graph:not([aria-busy]) .names text'),
  panel('Timeline', '.stage .picture'),
  {
    name: 'review',
    show: async (window) => {
      const file = path.join(window.folder, ARTICLE);
      const before = fs.readFileSync(file, 'utf8');
      const after = CHANGES.reduce((text, [old, now]) => text.replace(old, now), before);
      if (after !== before) {
        fs.writeFileSync(file, after);
        await waitForMessage(window, 'was reloaded from disk');
        await run(window, 'notifications.clearAll');
      }
      await runCommand(window, 'Policy Annotator: Find Quotes Again…');
      await waitForQuickInput(window, 'Press Enter to accept the selected quotes');
      // The row at the cursor is shown in its article, with removed words struck out.
      await window.page.waitForFunction(() =>
        [...document.querySelectorAll('.view-line span')].some((one) =>
          getComputedStyle(one, '::before').content.includes('for good'),
        ),
      );
    },
    leave: cancelQuickInput,
  },
];

suite('Looks of the example corpus', () => {
  const window = useWindow({ fixture: 'examples', open: ARTICLE });

  suiteSetup(async () => {
    await waitForDecoration(window(), 'told his officials', (one) => one.backgroundColor !== '');
    await showViewContainer(window(), 'Policy Annotator');
    await waitForRows(window(), 'Issues', (rows) => rows.length > 3);
    await run(window(), 'workbench.action.closeSidebar');
  });

  STATES.forEach((state, place) => takeEach(window, state, place));
});

suite('Looks of the start', () => {
  // Only articles: a folder without annotations.
  const prepare = (folder: string): void => {
    for (const file of fs.readdirSync(folder)) {
      if (file.endsWith('.yaml')) fs.rmSync(path.join(folder, file));
    }
  };
  const window = useWindow({ fixture: 'examples', open: ARTICLE, prepare });

  takeEach(
    window,
    {
      name: 'start',
      show: async (shown) => {
        await showViewContainer(shown, 'Policy Annotator');
        await startSays(shown, 'Annotate This Article');
        await openWalkthrough(shown);
      },
      leave: (shown) => run(shown, 'workbench.action.closeActiveEditor'),
    },
    STATES.length,
  );
});

/** A test for each theme. */
function takeEach(window: () => VsCodeWindow, { name, show, leave }: State, place: number): void {
  THEMES.forEach((theme, at) => {
    const [width, height] = SIZES[(at + place) % SIZES.length]!;
    test(`${name}, ${theme}, ${String(width)} × ${String(height)}`, async () => {
      await setTheme(window(), theme);
      await resizeWindow(window(), width, height);
      await show(window());
      await take(window(), `${name}-${theme}-${String(width)}`);
      await leave(window());
    });
  });
}

/** A tab of the analysis panel, once this is drawn in it. */
function panel(view: 'Board' | 'Matrix' | 'Network' | 'Timeline', drawn: string): State {
  return {
    name: view.toLowerCase(),
    show: async (window) => {
      await run(window, `policyAnnotator.show${view}`);
      const page = window.page.frameLocator('iframe.webview').frameLocator('#active-frame');
      await page.locator(`main .${view.toLowerCase()}`).waitFor();
      await page.locator(drawn).first().waitFor();
    },
    leave: (window) => run(window, 'workbench.action.closeActiveEditor'),
  };
}

/** Asks the first question about the sentence at the cursor. */
async function ask(window: VsCodeWindow): Promise<void> {
  await putCursor(window, 'leaving these supplies');
  await pressChord(window, 'Control+K', 'a');
  await waitForQuickInput(window, 'Who?');
}

/** Moves the cursor before words of the article, which scrolls to them even in a small window. */
async function putCursor(window: VsCodeWindow, words: string): Promise<void> {
  const lines = fs.readFileSync(path.join(window.folder, ARTICLE), 'utf8').split('\n');
  const line = lines.findIndex((one) => one.includes(words));
  await goToPosition(window, line + 1, lines[line]!.indexOf(words) + 2);
}

async function run(window: VsCodeWindow, command: string): Promise<void> {
  await executeCommand(window, command);
}
