import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { resultOf } from '../../reliability/report';
import { printRow } from '../../reliability/printRow';
import { hostileNames, hostileNamesCorpus } from '../../support/hostileNames';
import {
  cancelQuickInput,
  chooseRow,
  clickRow,
  clickRowButton,
  clickViewAction,
  closePanel,
  executeCommand,
  hoverText,
  leaveHover,
  quickPickRows,
  runCommand,
  picture,
  treeRows,
  typeInQuickInput,
  useSharedWindow,
  waitForProblems,
  waitForQuickInput,
  waitForRows,
} from '../driver';
import { HostileLook } from '../support/hostileLook';
import { VIEWS } from '../viewChecklist';
import { showOnly } from '../views/layout';

const ROWS = '.part.sidebar .pane-body .monaco-list-row';
const PICKS = '.quick-input-list .monaco-list-row .quick-input-list-entry';
/** Characters that would reorder the words around them, or break the line. */
const OBEYED = /[\p{Cc}\u2028\u2029\u202a-\u202e]/u;

suite('Names of files that were made to do harm', () => {
  const server = http.createServer((_, response) => {
    heard++;
    response.end();
  });
  let heard = 0;
  let dialogs = 0;
  let names: readonly string[] = [];

  suiteSetup(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    names = hostileNames((server.address() as AddressInfo).port, 'workbench.action.closeWindow');
  });
  suiteTeardown(() => server.close());
  const window = useSharedWindow({
    // No other suite comes after files with such names in one window.
    name: 'hostile names',
    width: 1400,
    height: 1000,
    open: 'plain.txt',
    // Windows allows few of these names.
    prepare: (folder) => {
      for (const [name, text] of Object.entries(hostileNamesCorpus(names))) {
        fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
        fs.writeFileSync(path.join(folder, name), text);
      }
    },
  });
  const look = new HostileLook(window);

  test('do none in lists and in what finds a row of them', async () => {
    window().page.on('dialog', (dialog) => {
      dialogs++;
      void dialog.dismiss();
    });
    for (const view of VIEWS) {
      await showOnly(window(), view);
      if (view === 'This Article') continue;
      await waitForRows(window(), view, (rows) => rows.length > 0);
      await executeCommand(window(), 'list.expandAll').catch(String);
      await look.at(view, ROWS);
      for (const row of await treeRows(window(), view)) {
        if (OBEYED.test(JSON.stringify(row))) look.wrong.push(`${view}: ${JSON.stringify(row)}`);
      }
      await clickViewAction(window(), view, `Find in ${view}`);
      await waitForQuickInput(window(), 'Type to find a row');
      await look.at(`what finds in ${view}`, PICKS);
      await picture(window(), `hostile-names-${view}`);
      await cancelQuickInput(window());
    }
  });

  test('do none where a folder is chosen', async () => {
    await runCommand(window(), 'Policy Annotator: Export…');
    await waitForQuickInput(window(), 'Which format?');
    // The list begins at the format that was used last, and draws only the rows around it.
    await typeInQuickInput(window(), 'Brief');
    await chooseRow(window(), 'Brief');
    await waitForQuickInput(window(), 'Choose what to include');
    await look.at('the folders to export', PICKS);
    for (const { label, description } of await quickPickRows(window())) {
      if (OBEYED.test(label + description)) look.wrong.push(`a folder to export: ${label}`);
    }
    await picture(window(), 'hostile-names-folders');
    await cancelQuickInput(window());
  });

  test('do none in an article that is opened, its cards and its rows', async () => {
    for (const name of [/press/, /quotes/, /trash/]) {
      await showOnly(window(), 'Articles');
      await clickRow(window(), 'Articles', name);
      await window().page.locator('.tabs-container .tab.active', { hasText: name }).waitFor();
      await hoverText(window(), 'rejects', 'Night shifts');
      await look.at(`a card in ${String(name)}`, '.monaco-hover:not(.hidden)');
      await leaveHover(window());
      await showOnly(window(), 'This Article');
      await waitForRows(window(), 'This Article', (rows) => rows.length > 1);
      await look.at(`This Article, ${String(name)}`, ROWS);
      await look.at('the status bar', '.part.statusbar');
      await picture(window(), 'hostile-names-article');
    }
  });

  test('do none in problems and compared quotes', async () => {
    await waitForProblems(window(), (rows) => rows.length > 0);
    await look.at('Problems', '.markers-panel .monaco-list-row');
    await picture(window(), 'hostile-names-problems');
    await closePanel(window());
    await showOnly(window(), 'Disagreements');
    await clickRowButton(window(), 'Disagreements', /Night shifts|Port/, 'Compare Quotes');
    await window().page.locator('.view-lines', { hasText: 'Union rejects' }).first().waitFor();
    await look.at('compared quotes', '.editor-group-container');
    await picture(window(), 'hostile-names-quotes');
  });

  test('and nothing was asked for or run', () => {
    const { port } = server.address() as AddressInfo;
    const asked = window().requests.filter((address) => address.includes(`:${port}`));
    if (asked.length + heard > 0) look.wrong.push(`${asked.length + heard} requests`);
    if (dialogs > 0) look.wrong.push(`${dialogs} dialogs`);
    if (window().page.isClosed()) look.wrong.push('the window was closed');
    printRow({
      row: 16,
      check:
        'hostile names of files and folders in views, cards, problems and compared quotes, as they are drawn',
      asked: names.length,
      run: names.length,
      seed: undefined,
      result: resultOf(
        `${look.looked} parts looked at: 0 commands, 0 requests, 0 layout breaks`,
        look.wrong,
      ),
    });
  });
});
