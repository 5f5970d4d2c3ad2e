import * as vscode from 'vscode';

/** The folder of the panel's script and style sheet; the page may load nothing else. */
export function panelResources(extension: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extension, 'dist', 'webview');
}

/** An empty page that may run one script and load one style sheet: everything it shows comes by
 * messages. Its only images are those that it draws itself, of pictures that are exported. */
export function panelPage(webview: vscode.Webview, extension: vscode.Uri): string {
  const uri = (name: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(panelResources(extension), name)).toString();
  const nonce = newNonce();
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
    'img-src data:',
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${vscode.env.language.replace(/[^\w-]/g, '')}">
<head>
<meta charset="utf-8">
<title>Policy Annotator</title>
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${uri('analysis.css')}">
</head>
<body>
<script nonce="${nonce}" src="${uri('analysis.js')}"></script>
</body>
</html>
`;
}

function newNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
