// Stands in for the native file copier, which the built-in Git extension asks for.
const fs = require('node:fs');

exports.copyFile = (from, to, mode) => fs.promises.copyFile(from, to, mode);
exports.copyFileSync = (from, to, mode) => fs.copyFileSync(from, to, mode);
exports.isCloneSupported = () => false;
