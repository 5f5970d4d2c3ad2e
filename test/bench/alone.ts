import { spawnSync } from 'node:child_process';

/** What a process of its own answers as JSON that runs this bench with those words. What was
 * measured before leaves memory behind, in which everything is slower. `input`: its standard
 * input; `node`: another one than this. */
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
