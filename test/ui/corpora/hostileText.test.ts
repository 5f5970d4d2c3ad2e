import assert from 'node:assert/strict';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { resultOf } from '../../reliability/report';
import { printRow } from '../../reliability/printRow';
import { hostileCorpus, hostileTexts } from '../../support/hostileTexts';
import {
  clickRowButton,
  closePanel,
  executeCommand,
  hoverText,
  leaveHover,
  picture,
  useSharedWindow,
  waitForProblems,
  waitForRows,
} from '../driver';
import { HostileLook } from '../support/hostileLook';
import { VIEWS } from '../viewChecklist';
import { showOnly } from '../views/layout';

const size = { width: 1400, height: 1000 };

suite('Text from files that was made to do harm', () => {
  const server = http.createServer((_, response) => {
    heard++;
    response.end();
  });
  let heard = 0;
  let dialogs = 0;
  let texts: readonly string[] = [];

  suiteSetup(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    texts = hostileTexts((server.address() as AddressInfo).port, 'workbench.action.closeWindow');
  });
  suiteTeardown(() => server.close());
  const window = useSharedWindow({
    name: 'corpora',
    ...size,
    open: 'a.txt',
    prepare: (folder) => {
      for (const [name, text] of Object.entries(hostileCorpus(texts)))
        fs.writeFileSync(path.join(folder, name), text);
    },
  });
  const look = new HostileLook(window);

  test('does none in lists, cards, compared quotes and problems', async () => {
    window().page.on('dialog', (dialog) => {
      dialogs++;
      void dialog.dismiss();
    });
    for (const view of VIEWS) {
      await showOnly(window(), view);
      await waitForRows(window(), view, (rows) => rows.length > 1);
      await executeCommand(window(), 'list.expandAll').catch(String);
      await look.at(view, '.part.sidebar .pane-body .monaco-list-row');
      await picture(window(), `hostile-${view.replaceAll(' ', '-')}`);
    }
    // All texts are in the views; opening a card for each would take long.
    const cards = process.env.RELIABILITY_ROWS === undefined ? 4 : texts.length;
    for (let at = 0; at < cards; at++) {
      await hoverText(window(), `Union ${at} `, 'Other');
      await look.at(`the card of Union ${at}`, '.monaco-hover:not(.hidden)');
      if (at === 3) await picture(window(), 'hostile-card');
      await leaveHover(window());
    }
    await waitForProblems(window(), (rows) => rows.length > 0);
    await look.at('Problems', '.markers-panel .monaco-list-row');
    await picture(window(), 'hostile-problems');
    await closePanel(window());
    await showOnly(window(), 'Disagreements');
    await clickRowButton(window(), 'Disagreements', /img src/, 'Compare Quotes');
    await window().page.locator('.view-lines', { hasText: 'img src=' }).first().waitFor();
    await picture(window(), 'hostile-quotes');
    await look.at('compared quotes', '.editor-group-container');
  });

  test('does none on the page of the analysis views, nor in their pictures', async () => {
    await executeCommand(window(), 'workbench.action.closeAllEditors');
    const page = window().page.frameLocator('iframe.webview').frameLocator('#active-frame');
    for (const view of ['Board', 'Matrix', 'Timeline', 'Network'] as const) {
      await executeCommand(window(), `policyAnnotator.show${view}`);
      await page.locator(`main .${view.toLowerCase()}`).waitFor();
      if (view === 'Network') await showAllOfNetwork(page);
      const seen = await page.locator('body').evaluate((body) => ({
        foreign: [...body.querySelectorAll('*')].flatMap((element) =>
          /^(?:a|img|iframe|object|embed|video|form|foreignobject|style|base|meta)$/i.test(
            element.localName,
          ) || [...element.attributes].some(({ name }) => /^on|^style$|href|^src/.test(name))
            ? [element.outerHTML.slice(0, 80)]
            : [],
        ),
        texts: body.textContent,
        isInside: body.scrollWidth <= document.documentElement.clientWidth,
      }));
      look.looked++;
      // Allowed are the widths in the bar of an issue, the matrix's number of columns, and the
      // page's own script.
      const foreign = seen.foreign.filter(
        (html) =>
          !/^<(?:span class="part|script nonce|table aria-label="[^"<>]*" style="--columns: \d+;")/.test(
            html,
          ),
      );
      for (const html of foreign) look.wrong.push(`${view}: ${html}`);
      if (!seen.isInside) look.wrong.push(`${view} reaches out of its page`);
      assert.match(seen.texts, /<img src=|<script>|<svg onload/, view);
      await picture(window(), `hostile-${view}`);
    }
  });

  /** Shows actors and issues as nodes, grouped by type, one of them with its ties. */
  async function showAllOfNetwork(page: FrameLocator): Promise<void> {
    const choose = (label: string, value: string): Promise<unknown> =>
      page
        .locator('.tools .field', { hasText: new RegExp(`^${label}`) })
        .locator('select')
        .selectOption(value);
    const tools = page.locator('details[data-fold="tools"]');
    await tools.waitFor();
    // They may be folded in a page whose first layout is small.
    if ((await tools.getAttribute('open')) === null) await tools.locator('summary').click();
    await choose('Ties', 'issues');
    await page.locator('.nodes-list td', { hasText: 'Issues' }).first().waitFor();
    await choose('Color and shape', 'actor_type');
    await page.locator('.legend', { hasText: /<img src=|<script>|<svg onload|http/ }).waitFor();
    await page.locator('.nodes-list tbody button').first().click();
    await page.locator('.tied li').first().waitFor();
    await page.locator('.graph:not([aria-busy]) .names text').first().waitFor();
  }

  test('and nothing was asked for or run', () => {
    const { requests } = window();
    const { port } = server.address() as AddressInfo;
    const asked = requests.filter((address) => address.includes(`:${port}/`));
    if (asked.length + heard > 0) look.wrong.push(`${asked.length + heard} requests`);
    if (dialogs > 0) look.wrong.push(`${dialogs} dialogs`);
    if (window().page.isClosed()) look.wrong.push('the window was closed');
    printRow({
      row: 16,
      check:
        'hostile names, quotes and notes in views, cards and compared quotes, as they are drawn',
      asked: texts.length,
      run: texts.length,
      seed: undefined,
      result: resultOf(
        `${look.looked} parts looked at: 0 commands, 0 requests, 0 layout breaks`,
        look.wrong,
      ),
    });
  });
});
