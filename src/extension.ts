import type { ExtensionContext } from 'vscode';

/** Placeholder: says only that the extension runs. */
export function activate(_context: ExtensionContext): void {}
