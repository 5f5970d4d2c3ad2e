// Runs beside the tested extension and acts for the driver over a local socket: changes settings,
// runs a command, opens a file, waits for file events. The driver writes no settings file while VS
// Code runs, since VS Code stops watching that file a few seconds after its start.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { commands, ConfigurationTarget, RelativePattern, Uri, workspace } from 'vscode';
import type { ExtensionContext } from 'vscode';

/** A request of the driver. `null` removes a setting. */
export type Question =
  | { readonly kind: 'command'; readonly command: string; readonly args: readonly unknown[] }
  | { readonly kind: 'open'; readonly file: string }
  /** Answered once extensions have been told of every change of a file so far. */
  | { readonly kind: 'fileEvents' }
  /** Answered once extensions have been told that the folder is trusted. */
  | { readonly kind: 'trust' }
  | { readonly kind: 'settings'; readonly settings: Readonly<Record<string, unknown>> };

/** The response: the command's result as JSON. */
export type Answer =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'error'; readonly error: string };

export function activate(context: ExtensionContext): void {
  const socket = process.env.TEST_HELPER_SOCKET;
  if (socket === undefined) return;
  const server = http.createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (part: string) => (text += part));
    request.on('end', () => {
      void answer(JSON.parse(text) as Question).then((stated) =>
        response.end(JSON.stringify(stated)),
      );
    });
  });
  // A reloaded window has a new extension host, which takes over the socket.
  fs.rmSync(socket, { force: true });
  server.listen(socket);
  context.subscriptions.push({ dispose: () => server.close() });
}

async function answer(question: Question): Promise<Answer> {
  try {
    if (question.kind === 'command') {
      const value: unknown = await commands.executeCommand(question.command, ...question.args);
      return { kind: 'value', value: value ?? null };
    }
    if (question.kind === 'open') {
      await commands.executeCommand('vscode.open', Uri.file(question.file), { preview: false });
      return { kind: 'value', value: null };
    }
    if (question.kind === 'fileEvents') {
      await fileEvents();
      return { kind: 'value', value: null };
    }
    if (question.kind === 'trust') {
      if (!workspace.isTrusted) {
        await new Promise<void>((resolve) => workspace.onDidGrantWorkspaceTrust(() => resolve()));
      }
      return { kind: 'value', value: null };
    }
    const settings = workspace.getConfiguration();
    for (const [name, value] of Object.entries(question.settings)) {
      if (settings.inspect(name)?.globalValue === (value ?? undefined)) continue;
      await settings.update(name, value ?? undefined, ConfigurationTarget.Global);
    }
    return { kind: 'value', value: null };
  } catch (error) {
    return { kind: 'error', error: error instanceof Error ? error.message : String(error) };
  }
}

/** Events arrive in the order of the changes: waits for that of a file made now. */
async function fileEvents(): Promise<void> {
  const [folder] = workspace.workspaceFolders ?? [];
  if (folder === undefined) return;
  const name = `.made-${String(process.hrtime.bigint())}`;
  const watcher = workspace.createFileSystemWatcher(new RelativePattern(folder, `${name}*`));
  let isSeen = false;
  watcher.onDidCreate(() => (isSeen = true));
  // Again, since the first one may come before the watcher is there.
  const made: string[] = [];
  while (!isSeen) {
    const file = path.join(folder.uri.fsPath, `${name}-${String(made.length)}`);
    fs.writeFileSync(file, '');
    made.push(file);
    const until = Date.now() + 500;
    while (!isSeen && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 10));
  }
  watcher.dispose();
  for (const file of made) fs.rmSync(file);
}
