// Stands in for @vscode/ripgrep, which downloads its program while it is installed: names the one that came by npm.
const path = require('node:path');

exports.rgPath = path.join(
  __dirname,
  '..',
  'ripgrep-universal',
  'bin',
  `${process.platform}-${process.arch}`,
  process.platform === 'win32' ? 'rg.exe' : 'rg',
);
