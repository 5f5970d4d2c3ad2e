// Stands beside the extension under test and does what the driver asks over a local socket: changes settings, runs a command.
// The driver writes no settings file while VS Code runs: VS Code stops following that file a few seconds after its start.
const http = require('node:http');
const vscode = require('vscode');

exports.activate = (context) => {
  const socket = process.env.TEST_HELPER_SOCKET;
  if (!socket) return;
  const server = http.createServer((request, response) => {
    const parts = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', async () => {
      try {
        const value = await answer(JSON.parse(Buffer.concat(parts).toString('utf8')));
        response.end(JSON.stringify({ value: value ?? null }));
      } catch (error) {
        response.statusCode = 500;
        response.end(JSON.stringify({ error: String(error.stack ?? error) }));
      }
    });
  });
  // A window that is loaded anew has a new extension host, which takes the socket over.
  require('node:fs').rmSync(socket, { force: true });
  server.listen(socket);
  context.subscriptions.push({ dispose: () => server.close() });
};

async function answer(asked) {
  if (asked.command !== undefined) {
    return vscode.commands.executeCommand(asked.command, ...(asked.args ?? []));
  }
  const settings = vscode.workspace.getConfiguration();
  for (const [name, value] of Object.entries(asked.settings)) {
    await settings.update(name, value ?? undefined, vscode.ConfigurationTarget.Global);
  }
  return undefined;
}
