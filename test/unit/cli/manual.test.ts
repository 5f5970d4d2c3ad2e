import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { COMMANDS } from '../../../src/cli/commands/allCommands';
import { inRoot } from '../../../scripts/lib/places.mjs';
import { temporaryFolder } from '../../support/temporaryFolder';
import { dnaFile } from '../formats/dnaFile';
import { runCli } from './session';

/** Files that a reader has, and the example corpus has not. */
const OF_THE_READER: Readonly<Record<string, string | Uint8Array>> = {
  'study.dna': dnaFile({
    documents: [{ title: 'Vote', text: 'Fiji wants a pause, and says so.' }],
    statements: [
      {
        document: 1,
        quote: 'wants a pause',
        organization: 'Fiji',
        concept: 'Pause',
        agreement: true,
      },
    ],
  }),
  'briefs/talks.brief.md': 'Nothing is cited.\n',
  'claims.csv': 'article,quote,actor,issue,stance\nnice.md,a quarry,palau,us-permits,oppose\n',
  'actors.csv': 'id,name,type\nfiji,Fiji,state\n',
  'lists/persons.txt': 'Sitiveni Rabuka\n',
  'codings.csv': 'unit,coder,value\n1,ines,1\n1,tom,1\n2,ines,2\n2,tom,1\n',
  'marked.csv': 'coder,start,end,category\nines,1,9,a\ntom,1,8,a\n',
  'articles/searches.yaml':
    'format: policy-searches/1\nsearches:\n  - name: Against a moratorium\n    query: issue:moratorium stance:oppose\n',
};

/** What a kill would have left half done, what Git calls, and what needs readings of a machine
 * (machineListings.test.ts has them). */
const WITHOUT_EXAMPLE = /^(?:refactor (?:finish|undo)|merge )|--against m1/;

suite('The commands of the manual', () => {
  const pages = fs
    .readdirSync(inRoot('docs'), { recursive: true, encoding: 'utf8' })
    .filter((page) => page.endsWith('.md'))
    .map((page) => ({ page, commands: commandsOf(fs.readFileSync(inRoot('docs', page), 'utf8')) }))
    .filter(({ commands }) => commands.length > 0);
  const help = Object.values(COMMANDS).map(({ example }) => wordsOf(example));
  /** A command that several pages have runs once. */
  const done = new Set<string>();
  for (const { page, commands } of [...pages, { page: 'the help', commands: help }]) {
    test(`of ${page} run on the example corpus`, async () => {
      const folder = await study(page);
      for (const words of commands) {
        const command = words.join(' ');
        if (WITHOUT_EXAMPLE.test(command) || done.has(command)) continue;
        done.add(command);
        // Only with files of their own, coders are drawn and adjudicated.
        const kind = /^(?:assign|adjudicate) /.test(command) ? 'one-per-coder' : 'shared';
        const articles = path.join(folder, 'articles');
        replaceIn(articles, /annotation-files: .*/, `annotation-files: ${kind}`);
        // Those of refactor name no folder: they are run in the corpus.
        const result = await runCli(
          words.flatMap((word) => matches(folder, word)),
          { folder: words[0] === 'refactor' ? articles : folder },
        );
        // 1 is a finding, such as a figure below what was asked for.
        assert.ok(
          result.exitCode <= 1,
          `policy-annotator ${command}\n${result.stderr.slice(0, 500)}`,
        );
      }
    });
  }

  test('are found', () => {
    assert.ok(pages.flatMap(({ commands }) => commands).length > 40);
  });
});

/** A folder with the example under each name that the manual gives a corpus, and with the files of
 * a reader. */
async function study(page: string): Promise<string> {
  const folder = temporaryFolder('manual');
  for (const name of ['articles', 'examples', 'training']) {
    fs.cpSync(inRoot('examples'), path.join(folder, name), { recursive: true });
  }
  for (const [name, text] of Object.entries(OF_THE_READER)) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
  replaceIn(path.join(folder, 'training'), /\btom\b/g, 'gold');
  for (const name of ['downloads/talks.docx', 'minutes.docx']) {
    if (page !== 'import.md') continue;
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    const small = ['--scope', 'article:nodules.txt', '--format', 'brief-docx', '--out', name];
    await runCli(['export', 'examples', ...small], { folder });
  }
  return folder;
}

function replaceIn(folder: string, what: RegExp, by: string): void {
  for (const name of fs.readdirSync(folder).filter((one) => one.endsWith('.yaml'))) {
    const file = path.join(folder, name);
    fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace(what, by));
  }
}

/** A word, or the files that its star stands for, as a shell does it. */
function matches(folder: string, word: string): readonly string[] {
  const [, below, ending] = /^(\w+)\/\*(\.\w+)$/.exec(word) ?? [];
  if (below === undefined || ending === undefined) return [word];
  const names = fs.readdirSync(path.join(folder, below)).filter((name) => name.endsWith(ending));
  return names.map((name) => `${below}/${name}`);
}

/** Those of blocks, and of the first column of a table. */
function commandsOf(page: string): readonly (readonly string[])[] {
  const blocks = [...page.matchAll(/```sh\n([^]*?)```/g)].flatMap(([, block = '']) =>
    block.split('\n'),
  );
  const cells = [...page.matchAll(/^\|.*?\| `(policy-annotator [^`]*)`/gm)].map(
    ([, one = '']) => one,
  );
  return [...blocks, ...cells].flatMap((line) =>
    /^(?:npx )?policy-annotator /.test(line) ? [wordsOf(line)] : [],
  );
}

/** The words after the name of the program, as a shell divides them. */
function wordsOf(line: string): readonly string[] {
  const [, command = ''] = /policy-annotator (.*?)(?: [>|] .*)?$/.exec(line) ?? [];
  return [...command.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    ([, single, double, plain]) => single ?? double ?? plain ?? '',
  );
}
