import http from 'node:http';
import path from 'node:path';
import type { Answer, Question } from '../helper/extension';
import { PATIENCE } from './pause';
import type { VsCodeWindow } from './window';

/** Where the helper extension of a window listens. */
export function helperSocket(dataFolder: string): string {
  const name = 'helper.sock';
  return process.platform === 'win32'
    ? `\\\\.\\pipe\\${path.basename(path.dirname(dataFolder))}-${name}`
    : path.join(dataFolder, name);
}

/** Runs a command in the extension host, without palette and keys, and returns its JSON result: to
 * prepare a test quickly. User actions are tested through the interface. */
export async function executeCommand(
  window: VsCodeWindow,
  command: string,
  ...args: readonly unknown[]
): Promise<unknown> {
  return askHelper(window, { kind: 'command', command, args });
}

/** Sends a request to the helper extension, waiting for it while the window starts. */
export async function askHelper(window: VsCodeWindow, question: Question): Promise<unknown> {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    try {
      return await ask(helperSocket(window.dataFolder), JSON.stringify(question));
    } catch (error) {
      const isStarting = error instanceof Error && /ENOENT|ECONNREFUSED/.test(error.message);
      if (!isStarting || Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

function ask(socketPath: string, body: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    // A connection that is kept open may be closed while the driver is busy with files.
    const options = { socketPath, method: 'POST', path: '/', agent: false } as const;
    const request = http.request(options, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () => {
        const answer = JSON.parse(text) as Answer;
        if (answer.kind === 'value') resolve(answer.value);
        else reject(new Error(answer.error));
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}
