// The address of a VS Code window that a server shows in a browser.

/**
 * @typedef {object} Workbench
 * @property {number} port of the server on 127.0.0.1
 * @property {string} [folder] to open, absolute; neither it nor a workspace: a window without a
 * folder
 * @property {string} [workspaceFile] to open, absolute
 * @property {string} [token] the server's connection token
 * @property {string} [openFile] a file to open, absolute
 * @property {string} [developed] a folder with an extension under development
 * @property {string} [tests] the script whose `run()` the extension host is to call
 */

/**
 * @param {Workbench} workbench
 * @returns {string}
 */
export function workbenchUrl(workbench) {
  const { port, folder, workspaceFile, token, openFile, developed, tests } = workbench;
  const query = [
    workspaceFile !== undefined
      ? `workspace=${encodeURIComponent(workspaceFile)}`
      : folder === undefined
        ? 'ew=true'
        : `folder=${encodeURIComponent(folder)}`,
  ];
  if (token !== undefined) query.unshift(`tkn=${encodeURIComponent(token)}`);
  const payload = [
    ['openFile', openFile],
    ['extensionDevelopmentPath', developed],
    ['extensionTestsPath', tests],
  ].flatMap(([key, file]) => (file === undefined ? [] : [[key, remoteUri(port, file)]]));
  if (payload.length > 0) query.push(`payload=${encodeURIComponent(JSON.stringify(payload))}`);
  return `http://127.0.0.1:${port}/?${query.join('&')}`;
}

/**
 * VS Code accepts the payload's paths only with the page's own address as the authority.
 * @param {number} port
 * @param {string} file absolute
 * @returns {string}
 */
export function remoteUri(port, file) {
  return `vscode-remote://127.0.0.1:${port}${file.split('/').map(encodeURIComponent).join('/')}`;
}
