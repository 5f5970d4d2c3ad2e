import { spawnSync } from 'node:child_process';

/** Runs this bench with the given words in a process of its own, and returns its JSON result.
 * Earlier measurements leave memory behind, which slows everything. `input`: its standard input;
 * `node`: another Node than this. */
export function answerAlone(
  words: readonly string[],
  input = '',
  node = process.execPath,
): unknown {
  const [, script = ''] = process.argv;
  const { stdout, status } = spawnSync(node, [...process.execArgv, script, ...words], {
    input,
    stdio: ['pipe', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`“${words.join(' ')}” ended with ${String(status)}.`);
  return JSON.parse(stdout);
}
