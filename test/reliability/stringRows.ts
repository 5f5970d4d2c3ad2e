import { spawnSync } from 'node:child_process';
import * as fc from 'fast-check';
import { load } from 'js-yaml';
import { parse } from 'yaml';
import { quotedScalar } from '../../src/core/yaml/write/writeScalar';
import { anyText } from '../unit/annotation-file/editRandom';
import { resultOf, type ReportRow } from './report';

/** Row 4: random strings, written by this project and read by three libraries. */
export function stringRows(asked: number, seed: number): readonly ReportRow[] {
  const texts = fc.sample(anyText, { numRuns: asked, seed });
  const about = { row: 4, asked, seed };
  return READERS.map(({ name, read }) => {
    const check = `random strings written and read by ${name}`;
    const wrong: string[] = [];
    let run = 0;
    // In files of a realistic size, each of which is read at once.
    for (let at = 0; at < texts.length; at += FILE) {
      const part = texts.slice(at, at + FILE);
      const source = part.map((text) => `- ${quotedScalar(text)}\n`).join('');
      const values = read(`${source}...\n`);
      if (values === undefined) {
        return { ...about, check, run: 0, result: `not run: ${name} is not there` };
      }
      part.forEach((text, i) => {
        if (values[i] !== text) wrong.push(JSON.stringify(text));
      });
      if (values.length !== part.length) wrong.push(`${values.length} of ${part.length} strings`);
      run += part.length;
    }
    return { ...about, check, run, result: resultOf('0 changed', wrong) };
  });
}

const FILE = 5000;

interface Reader {
  readonly name: string;
  /** Undefined where the reader is not installed. */
  readonly read: (text: string) => readonly unknown[] | undefined;
}

const READERS: readonly Reader[] = [
  { name: 'yaml', read: (text) => listOf(parse(text, { merge: false })) },
  { name: 'js-yaml', read: (text) => listOf(load(text)) },
  { name: 'PyYAML', read: readWithPython },
];

const SCRIPT = 'import json, sys, yaml; print(json.dumps(yaml.safe_load(sys.stdin.buffer.read())))';

function readWithPython(text: string): readonly unknown[] | undefined {
  const result = spawnSync('python3', ['-c', SCRIPT], { input: text, maxBuffer: 2 ** 28 });
  if (result.status === 0) return listOf(JSON.parse(String(result.stdout)));
  const isThere = spawnSync('python3', ['-c', 'import yaml']).status === 0;
  return isThere ? [] : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}
