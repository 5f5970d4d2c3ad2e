import http from 'node:http';
import type { AddressInfo } from 'node:net';
import * as vscode from 'vscode';
import { LINKABLE_COMMANDS } from '../../../src/vscode/ui/cardCommands';
import { resultOf } from '../../reliability/report';
import { hostileFiles, hostileTexts } from '../../support/hostileTexts';
import { testApi } from '../support/api';
import { closeAll, corpusFolder } from '../support/corpusFolder';
import { problemsOf } from '../support/diagnostics';
import { hearMessages } from '../support/messages';
import { answerPicks } from '../support/quickPicks';
import { until } from '../until';
import { casesOf, printRow } from './rows';

const VIEWS = ['articles', 'issues', 'disagreements', 'actors', 'thisArticle'];
const TRAP = 'policyAnnotatorTest.trap';
/** The most characters of a label in a list, which is one line. */
const LONGEST_LABEL = 1000;

suite('Hostile text from files (scoreboard)', () => {
  teardown(closeAll);

  test('in cards, lists, messages and problems it runs no command and asks for nothing', async () => {
    const wrong: string[] = [];
    let requests = 0;
    let commands = 0;
    const server = http.createServer((_, response) => {
      requests++;
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const trap = vscode.commands.registerCommand(TRAP, () => commands++);
    const payloads = hostileTexts(port, TRAP).slice(0, casesOf(Infinity, 1));
    const heard = await hearMessages();
    let looked = 0;
    for (const [at, payload] of payloads.entries()) {
      const folder = await corpusFolder(`hostile-${at}`, hostileFiles(payload));
      const { corpora } = await testApi();
      corpora.choose(folder.loaded);
      const { document } = await folder.opened('a.txt');
      for (const words of ['Union', 'rejects']) {
        const place = document.positionAt(document.getText().indexOf(words) + 1);
        for (const card of await cardsAt(document.uri, place)) {
          looked++;
          wrong.push(
            ...(await wrongInCard(card)).map((what) => `${JSON.stringify(payload)}: ${what}`),
          );
        }
      }
      for (const view of VIEWS) {
        await vscode.commands.executeCommand(`policyAnnotator.${view}.focus`);
        const picks = await answerPicks('leave');
        await vscode.commands.executeCommand(`policyAnnotator.find.${view}`);
        picks.stop();
        for (const row of picks.shown.flatMap(({ rows }) => rows)) {
          looked++;
          if (/\$\((?:trash|zap)/.test(row)) wrong.push(`an icon from a file in ${view}`);
          if (/[\n\r\u2028]/.test(row)) wrong.push(`two lines in a row of ${view}`);
          if (row.length > LONGEST_LABEL)
            wrong.push(`${row.length} characters in a row of ${view}`);
        }
      }
      await until(() => problemsOf(folder.uri('a.txt.annotations.yaml')).length > 0);
      looked += problemsOf(folder.uri('a.txt.annotations.yaml')).length;
      await vscode.commands.executeCommand('policyAnnotator.checkAnnotations');
      await closeAll();
    }
    for (const text of heard.texts)
      if (text.includes('](')) wrong.push(`a link in a message: ${text}`);
    heard.stop();
    trap.dispose();
    server.close();
    if (commands + requests > 0) wrong.push(`${commands} commands, ${requests} requests`);
    if (looked < payloads.length * 4) wrong.push(`only ${looked} texts were looked at`);
    printRow({
      row: 16,
      check: 'hostile names, quotes and notes in cards, lists, messages and problems (host part)',
      asked: payloads.length,
      run: payloads.length,
      seed: undefined,
      result: resultOf(`${looked} texts looked at, 0 commands run, 0 requests`, wrong),
    });
  });
});

async function cardsAt(
  uri: vscode.Uri,
  place: vscode.Position,
): Promise<readonly vscode.MarkdownString[]> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    uri,
    place,
  );
  return hovers.flatMap(({ contents }) =>
    contents.filter((one): one is vscode.MarkdownString => one instanceof vscode.MarkdownString),
  );
}

/** What is wrong in a rendered card: only links to the extension's own commands are allowed, no
 * pictures, no HTML. */
async function wrongInCard(card: vscode.MarkdownString): Promise<readonly string[]> {
  const wrong: string[] = [];
  if (card.supportHtml === true) wrong.push('the card is rendered as HTML');
  if (card.isTrusted === true) wrong.push('every command may be run from the card');
  const html = await vscode.commands.executeCommand<string>('markdown.api.render', card.value);
  for (const [, target = ''] of html.matchAll(/<a [^>]*href="([^"]*)"/g)) {
    const command = /^command:([\w.]+)/.exec(target)?.[1];
    if (command === undefined && !isLinkOfItsOwn(target)) wrong.push(`a link to ${target}`);
    // The extension's links have arguments; a link from a file could not.
    if (command !== undefined && !target.includes('?%5B')) wrong.push(`a link to ${target}`);
    if (command !== undefined && !LINKABLE_COMMANDS.includes(command))
      wrong.push(`runs ${command}`);
  }
  if (/<(?:img|script|svg|iframe)/i.test(html)) wrong.push('a picture or a script');
  return wrong;
}

/** The editor turns a bare address in a text into a link, and opens it only when asked. */
function isLinkOfItsOwn(target: string): boolean {
  return /^(?:https?:|mailto:)/.test(target);
}
