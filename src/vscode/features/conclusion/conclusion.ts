import * as vscode from 'vscode';
import type { Services } from '../../services';
import { showCodeTwiceFirst } from './codeTwiceFirst';
import { showFoundAgain } from './showFoundAgain';

/** Whether results hold: other coders' readings, and the passages on which findings stand. */
export function registerConclusion(services: Services): vscode.Disposable {
  const { guard } = services;
  return vscode.Disposable.from(
    guard.command('policyAnnotator.foundAgain', () => showFoundAgain(services)),
    guard.command('policyAnnotator.codeTwiceFirst', () => showCodeTwiceFirst(services)),
  );
}
