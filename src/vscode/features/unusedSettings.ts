import * as vscode from 'vscode';
import { globLimit, type GlobRefusal } from '../../core';
import type { LoadedCorpus } from '../corpora/corpora';
import type { Services } from '../services';
import {
  outOfRange,
  refusedGlobs,
  settingChanged,
  type OutOfRange,
  type RefusedGlob,
} from '../host/settings';
import { commandStep, notify } from '../host/notify';

/** Reports which patterns and numbers of the settings are not used, and why, when a corpus is
 * loaded and when the settings change: without a pattern, other files are articles. */
export function registerUnusedSettings({ corpora, guard }: Services): vscode.Disposable {
  const reported = new Set<string>();
  const report = (key: string, value: string, message: string): void => {
    // Folders of one workspace usually share their settings.
    if (reported.has(`${key} ${value}`)) return;
    reported.add(`${key} ${value}`);
    void notify(
      'warning',
      message,
      commandStep(
        vscode.l10n.t('Open Settings'),
        'workbench.action.openSettings',
        `policyAnnotator.${key}`,
      ),
    );
  };
  const look = ({ root }: LoadedCorpus): void => {
    for (const refused of refusedGlobs(root)) report(refused.key, refused.glob, messageOf(refused));
    for (const one of outOfRange(root)) report(one.key, String(one.value), rangeMessage(one));
  };
  return vscode.Disposable.from(
    corpora.onDidAdd(look),
    guard.on(vscode.workspace.onDidChangeConfiguration, (event) => {
      if (!settingChanged(event, 'articles', 'exclude', 'highlight.largest')) return;
      reported.clear();
      corpora.all.forEach(look);
    }),
  );
}

function rangeMessage({ key, value, least, used }: OutOfRange): string {
  return vscode.l10n.t(
    'The setting {0} is {1}, which is less than {2}. It is not used; {3} is used instead.',
    `policyAnnotator.${key}`,
    value,
    least,
    String(used),
  );
}

function messageOf({ key, refusal }: RefusedGlob): string {
  const why = reasonOf(refusal);
  if (key === 'articles') {
    return vscode.l10n.t(
      'A pattern in the setting "Articles" is not used: {0}. Files that match only this pattern are not articles. Simplify the pattern.',
      why,
    );
  }
  return vscode.l10n.t(
    'A pattern in the setting "Exclude" is not used: {0}. Files that match only this pattern are not excluded. Simplify the pattern.',
    why,
  );
}

function reasonOf(refusal: GlobRefusal): string {
  const limit = globLimit(refusal);
  switch (refusal) {
    case 'long':
      return vscode.l10n.t('it is longer than {0} characters', limit);
    case 'wildcards':
      return vscode.l10n.t(
        'it has more than {0} stars in one part of a path, or more than {0} parts that are “**”',
        limit,
      );
    case 'groups':
      return vscode.l10n.t(
        'it has groups that repeat or exclude, such as “+(a)” or “!(a)”, or more than {0} groups in one part of a path',
        limit,
      );
  }
}
