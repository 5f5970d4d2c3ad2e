import * as vscode from 'vscode';
import { FEATURES } from './vscode/allFeatures';
import { followArticles } from './vscode/documents/articleEvents';
import type { Corpora } from './vscode/corpora/corpora';
import { registerLargeArticles } from './vscode/features/largeArticles';
import { contextsNow, type ContextKey } from './vscode/host/contexts';
import { createServices } from './vscode/services';

export { useHost } from './vscode/host/host';

/** What the tests in the extension host see; nothing else gets it. */
export interface TestApi {
  readonly corpora: Corpora;
  /** The extension's own `vscode.window`: each extension has one, in which alone its messages are
   * heard. */
  readonly window: typeof vscode.window;
  /** Likewise: test controllers are those of the extension. */
  readonly tests: typeof vscode.tests;
  /** How long `activate` took, in milliseconds. */
  readonly activation: number;
  /** A folder of the extension's storage. */
  readonly stored: (name: string) => vscode.Uri;
  /** What is remembered for the workspace. */
  readonly memory: vscode.Memento;
  /** What the status bar says of a large article in front: tests cannot read the status bar. */
  readonly largeArticleNote: () => string | undefined;
  /** The badge on the icon of the views. */
  readonly badge: () => vscode.ViewBadge | undefined;
  /** The context keys that are true. */
  readonly contexts: () => readonly ContextKey[];
}

/** The composition root: makes the services, registers the features, then looks for corpora. */
export function activate(context: vscode.ExtensionContext): TestApi | undefined {
  const start = performance.now();
  const services = createServices(context);
  const { corpora, guard, log, memory } = services;
  const largeArticles = registerLargeArticles(services);
  context.subscriptions.push(services, largeArticles);
  for (const register of FEATURES) context.subscriptions.push(register(services));
  context.subscriptions.push(
    guard.command('policyAnnotator.showLog', () => log.show()),
    followArticles(services),
  );
  if (context.extensionMode !== vscode.ExtensionMode.Test) return undefined;
  return {
    corpora,
    window: vscode.window,
    tests: vscode.tests,
    activation: performance.now() - start,
    stored: (name) => vscode.Uri.joinPath(services.storage, name),
    memory,
    largeArticleNote: largeArticles.note,
    badge: () => services.views.get('articles')?.tree.badge,
    contexts: contextsNow,
  };
}
