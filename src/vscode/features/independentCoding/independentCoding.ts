import * as vscode from 'vscode';
import type { Services } from '../../services';
import { registerAskWhoCodes } from './askWhoCodes';
import { compareWithGold } from './goldReport';
import { markGold } from './markGold';
import { setUpSeveralCoders } from './setUpSeveralCoders';
import { showOthersWork } from './showOthersWork';
import { showProgress } from './showProgress';

/** Several coders who code the same articles, each without the others: set up, training articles,
 * and the end of blindness. */
export function registerIndependentCoding(services: Services): vscode.Disposable {
  const { guard } = services;
  return vscode.Disposable.from(
    registerAskWhoCodes(services),
    guard.command('policyAnnotator.setUpSeveralCoders', () => setUpSeveralCoders(services)),
    guard.command('policyAnnotator.showOthersWork', () => showOthersWork(services)),
    guard.command('policyAnnotator.showProgress', () => showProgress(services)),
    guard.command('policyAnnotator.compareWithGold', (argument) =>
      compareWithGold(services, argument),
    ),
    guard.command('policyAnnotator.markGold', (argument) => markGold(services, argument)),
  );
}
