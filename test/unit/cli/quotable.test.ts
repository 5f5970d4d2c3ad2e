import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { COMMANDS } from '../../../src/cli/commands/allCommands';
import { temporaryFolder } from '../../support/temporaryFolder';
import { outputs, RUNS } from './everyOutput';

// Three articles that two coders read differently: one of a respondent without a name, one whose
// words are not printed, one that is open. The outputs of every command and format are searched for
// the name and for the words.

const BOOK = (files: string): string => `format: policy-codebook/1
title: Consultation
coders:
  lea: {name: Lea}
  max: {name: Max}
actors:
  zephyr: {name: Zephyr Works, type: organization, aliases: [Zephyr]}
  olm: {name: Olm, type: person, aliases: [Olms]}
  town: {name: Town, type: government}
  quill: {name: Quill Union, type: group}
issues:
  toll: {name: Toll, keywords: [toll]}
fields:
  reason: {type: text}
annotation-files: ${files}
`;

const HIDDEN = /zephyr|olm|respondent secret|burden|beyond words/i;

const TEXTS = {
  'a/1.md':
    '---\ntitle: Respondent secret\nauthor: Olm\nsource: Zephyr Post\ndate: 2026-01-01\nquotable: anonymous\n---\n\nWe at Zephyr Works find the toll fair, says Olm. The town agrees.\n',
  'a/2.md':
    '---\ntitle: A report\ndate: 2026-01-02\nquotable: no\n---\n\nThe toll is a burden beyond words, for us all.\n',
  'a/3.md':
    '---\ndate: 2026-01-03\n---\n\nThe town keeps the toll. The union is against the toll.\n',
};

const entry = (id: string, coder: string, fields: string): string =>
  `  - {id: ${id}, coder: ${coder}, ${fields}}\n`;

const POSITIONS = (coder: string): Readonly<Record<keyof typeof TEXTS, string>> => {
  const stance = coder === 'lea' ? 'support' : 'oppose';
  return {
    'a/1.md':
      entry(
        `${coder}1`,
        coder,
        `actor: ${coder === 'lea' ? 'zephyr' : 'olm'}, speaker: olm, target: zephyr, evaluation: 1, issue: toll, stance: ${stance}, condition: if Zephyr may, tags: [zephyr], note: Olm, fields: {reason: of Zephyr}, quote: We at Zephyr Works find the toll fair`,
      ) +
      entry(
        `${coder}2`,
        coder,
        `actor: zephyr, issue: toll, stance: oppose, quote: The town agrees`,
      ),
    'a/2.md': entry(
      `${coder}3`,
      coder,
      `actor: quill, issue: toll, stance: ${stance}, condition: a burden, note: beyond words, fields: {reason: burden}, quote: a burden beyond words`,
    ),
    'a/3.md':
      entry(
        `${coder}4`,
        coder,
        `actor: town, issue: toll, stance: support, quote: keeps the toll`,
      ) +
      entry(
        `${coder}5`,
        coder,
        `actor: quill, issue: toll, stance: ${stance}, quote: is against the toll`,
      ),
  };
};

const file = (coded: string, positions: string, more = ''): string =>
  `format: policy-annotations/1\ncoded:\n${coded}positions:\n${positions}${more}`;
const done = (coder: string): string => `  ${coder}: {state: complete, date: 2026-01-04}\n`;

function corpus(name: string, files: 'shared' | 'one-per-coder'): string {
  const folder = temporaryFolder(name);
  const write = (to: string, text: string): void => {
    fs.mkdirSync(path.dirname(path.join(folder, to)), { recursive: true });
    fs.writeFileSync(path.join(folder, to), text);
  };
  write('codebook.yaml', BOOK(files));
  for (const [to, text] of Object.entries(TEXTS)) {
    const article = to as keyof typeof TEXTS;
    write(to, text);
    const disagree =
      article === 'a/1.md'
        ? 'disagreements:\n  - {id: d1, between: [zephyr, town], issue: toll, quote: The town agrees}\nmentions:\n  - {actor: zephyr, quote: We}\n'
        : '';
    const positions = ['lea', 'max'].map((coder) => POSITIONS(coder)[article]);
    if (files === 'shared') {
      write(
        `${to}.annotations.yaml`,
        file(done('lea') + done('max'), positions.join(''), disagree),
      );
      continue;
    }
    for (const [at, coder] of ['lea', 'max'].entries())
      write(`${to}.${coder}.annotations.yaml`, file(done(coder), positions[at] ?? '', disagree));
    write(
      `${to}.annotations.yaml`,
      file(
        done('gold'),
        (positions[0] ?? '').replaceAll(/id: lea/g, 'id: gold').replaceAll(/ coder: lea,/g, ''),
      ),
    );
  }
  return folder;
}

suite('What no command prints of an article that is not quoted by name', () => {
  let folders: readonly (readonly [string, string])[];
  suiteSetup(() => {
    folders = [
      ['shared', corpus('quotable-shared', 'shared')],
      ['own', corpus('quotable-own', 'one-per-coder')],
    ];
  });

  test('which are all here', () => {
    assert.deepEqual(Object.keys(RUNS), Object.keys(COMMANDS));
  });

  for (const [command, runs] of Object.entries(RUNS)) {
    if (typeof runs === 'string') continue;
    test(command, async () => {
      for (const [kind, folder] of folders) {
        const isOfCoders = ['agreement', 'adjudicate', 'report'].includes(command);
        let printed = '';
        for (const words of runs) {
          const output = await outputs(command, folder, words);
          const [found] = HIDDEN.exec(output) ?? [];
          const at = found === undefined ? 0 : output.indexOf(found);
          const around = output.slice(Math.max(0, at - 200), at + 100);
          assert.equal(found, undefined, `${kind}: ${command} ${words}: ${around}`);
          printed += output;
        }
        // The open article is printed.
        if (command === 'positions' || command === 'export' || (isOfCoders && kind === 'own'))
          assert.match(printed, /town|toll/i);
      }
    });
  }
});
