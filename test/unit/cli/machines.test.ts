import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { seeded } from '../../../src/core/measures/random';
import { temporaryFolder } from '../../support/temporaryFolder';
import { outputs, RUNS } from './everyOutput';
import { runCli } from './session';

// What a machine reads is in no number: each of twenty generated studies prints the same, to the
// byte, with the files of two machines and without them. A share of all outputs is compared in each
// study, another one in the next, so that several studies compare each output.

const STUDIES = 20;
const SHARE = 10;

const WORDS = [
  'The union supports the toll.',
  'The town opposes the toll.',
  'The union wants the bridge.',
  'The guild rejects the bridge.',
  'The town keeps silent.',
  'The toll is not paid.',
];
const QUOTES = [
  { quote: 'supports the toll', actor: 'union', issue: 'toll' },
  { quote: 'opposes the toll', actor: 'town', issue: 'toll' },
  { quote: 'wants the bridge', actor: 'union', issue: 'bridge' },
  { quote: 'rejects the bridge', actor: 'guild', issue: 'bridge' },
];
const STANCES = ['support', 'oppose', 'neutral'];

const MACHINES = '  m1: {name: Model, machine: true}\n  m2: {machine: true}\n';

function book(files: string, machines: string): string {
  return `format: policy-codebook/1
title: Tolls
coders:
  lea: {name: Lea}
  max: {name: Max}
${machines}actors:
  union: {name: Union, type: group, aliases: [union]}
  town: {name: Town, type: government, aliases: [town]}
  guild: {name: Guild, type: group, aliases: [guild]}
issues:
  toll: {name: Toll, keywords: [toll]}
  bridge: {name: Bridge, keywords: [bridge]}
fields:
  reason: {type: text}
annotation-files: ${files}
`;
}

/** A study of six articles, and the files that machines add to it, by path. */
function study(seed: number): {
  readonly own: Readonly<Record<string, string>>;
  readonly machines: Readonly<Record<string, string>>;
} {
  const next = seeded(seed);
  const below = (count: number): number => Math.floor(next() * count);
  const files = seed % 2 === 0 ? 'shared' : 'one-per-coder';
  const own: Record<string, string> = { 'codebook.yaml': book(files, '') };
  const machines: Record<string, string> = { 'codebook.yaml': book(files, MACHINES) };
  const entries = (prefix: string, coder: string | undefined): string =>
    QUOTES.filter(() => next() < 0.6)
      .map(
        ({ quote, actor, issue }, at) =>
          `  - {id: ${prefix}${String(at)}, ${coder === undefined ? '' : `coder: ${coder}, `}actor: ${actor}, issue: ${issue}, stance: ${STANCES[below(3)] ?? ''}, quote: ${quote}}\n`,
      )
      .join('');
  const file = (coded: string, positions: string): string =>
    `format: policy-annotations/1\n${coded}positions:${positions === '' ? ' []' : `\n${positions}`}\n`;
  const done = (coder: string): string =>
    next() < 0.8 ? `  ${coder}: {state: complete, date: 2026-01-04}\n` : '';
  const coded = (states: string): string => (states === '' ? '' : `coded:\n${states}`);
  for (let at = 0; at < 6; at++) {
    const article = `${String(at)}.md`;
    own[article] = `---\ndate: 2026-01-0${String(1 + at)}\n---\n\n${WORDS.join(' ')}\n`;
    const lea = [done('lea'), entries(`l${String(at)}`, 'lea')] as const;
    const max = [done('max'), entries(`x${String(at)}`, 'max')] as const;
    if (files === 'shared') {
      own[`${article}.annotations.yaml`] = file(coded(lea[0] + max[0]), lea[1] + max[1]);
    } else {
      own[`${article}.lea.annotations.yaml`] = file(coded(lea[0]), lea[1]);
      own[`${article}.max.annotations.yaml`] = file(coded(max[0]), max[1]);
      if (at % 2 === 0)
        own[`${article}.annotations.yaml`] = file('', entries(`g${String(at)}`, undefined));
    }
    // A machine may also have a person's ids, claim to be one, or have read the article to the end.
    machines[`${article}.m1.annotations.yaml`] = file(
      coded('  m1: {state: complete, date: 2026-01-04}\n  lea: {state: complete}\n'),
      entries(`l${String(at)}`, 'lea') + entries(`m${String(at)}`, undefined),
    );
    if (at % 3 === 0) machines[`${article}.m2.annotations.yaml`] = '<<<<<<< ours\n';
  }
  return { own, machines };
}

function write(folder: string, ...parts: readonly Readonly<Record<string, string>>[]): void {
  for (const [to, text] of parts.flatMap((part) => Object.entries(part))) {
    fs.writeFileSync(path.join(folder, to), text);
  }
}

/** Word files say when they were written, and number their bookmarks on and on. */
const CHANCE = /\d{4}-\d\d-\d\dT[\d:.]+Z|\bw:id="\d+"/g;

/** Where the texts differ first; undefined where they are equal. */
function difference(...texts: readonly [string, string]): string | undefined {
  const [before = '', after = ''] = texts.map((text) => text.replaceAll(CHANCE, ''));
  if (before === after) return undefined;
  let at = 0;
  while (before[at] === after[at]) at++;
  const around = (text: string): string => text.slice(Math.max(0, at - 80), at + 80);
  return `${around(before)}\nbecame\n${around(after)}`;
}

suite('What a machine reads counts nowhere', () => {
  const all = Object.entries(RUNS).flatMap(([command, runs]) =>
    typeof runs === 'string' ? [] : runs.map((words) => [command, words] as const),
  );

  for (let seed = 1; seed <= STUDIES; seed++) {
    test(`generated study ${String(seed)}`, async () => {
      const { own, machines } = study(seed);
      const folder = temporaryFolder('machines');
      write(folder, own);
      const some = all.filter((_, at) => at % SHARE === seed % SHARE);
      const before: string[] = [];
      for (const [command, words] of some) before.push(await outputs(command, folder, words));
      write(folder, machines);
      for (const [at, [command, words]] of some.entries()) {
        const after = await outputs(command, folder, words);
        assert.equal(difference(before[at] ?? '', after), undefined, `${command} ${words}`);
      }
    });
  }

  test('the readings of a machine cannot be named as a source', async () => {
    const { own, machines } = study(1);
    const folder = temporaryFolder('machines');
    write(folder, own, machines);
    for (const command of ['positions', 'network', 'disagreements']) {
      const { exitCode, stderr } = await runCli([command, folder, '--coding', 'm1']);
      assert.equal(exitCode, 2);
      assert.match(stderr, /“m1” is a machine/);
    }
  });

  test('an entry in a file of people that names a machine is reported, and no record', async () => {
    const { own, machines } = study(2);
    const name = '0.md.annotations.yaml';
    const entry = 'actor: town, issue: toll, stance: oppose, quote: opposes the toll';
    const before = own[name]?.trimEnd() ?? '';
    const positions = before.replace(/positions: \[\]$/, 'positions:');
    const folder = temporaryFolder('machines');
    write(folder, own, machines, { [name]: `${positions}\n  - {id: z1, coder: m1, ${entry}}\n` });
    const { stderr } = await runCli(['check', folder, '--verbose']);
    assert.match(stderr, /“m1” is a machine, whose readings stand in a file of their own/);
    const listed = await runCli(['positions', folder, '--json']);
    assert.doesNotMatch(listed.stdout, /z1/);
  });
});
