import * as vscode from 'vscode';
import type { CodebookEdit } from '../../../core';
import type { Services } from '../../services';
import { inTurn, type Question } from '../inTurn';
import type { Picked } from '../quickPick';
import { typeLine } from '../typeLine';
import { firstDraft } from './codebookDraft';
import { statementLine } from './newEntry';

/** The answers of *Create Codebook*. */
export interface NewCodebook {
  readonly title: string;
  /** Its first actors and issues. */
  readonly edits: readonly CodebookEdit[];
}

/** Asks for the title of a codebook, its first actors, its first issues and the statement of each.
 * Nothing is written. Undefined where the user left. */
export async function askNewCodebook(
  { environment }: Services,
  folder: string,
): Promise<NewCodebook | undefined> {
  const heading = vscode.l10n.t('Create Codebook');
  const typed = { title: folder, actors: '', issues: '' };
  const statements = new Map<string, string>();
  const line = (
    key: keyof typeof typed,
    texts: { readonly prompt: string; readonly placeholder?: string },
  ): Question => {
    const keep = (text: string): void => {
      typed[key] = text;
    };
    return (place) =>
      kept(typeLine({ ...place, ...texts, title: heading, value: typed[key], onBack: keep }), keep);
  };
  const statement = (name: string): Question => {
    const keep = (text: string): void => void statements.set(name, text);
    return (place) =>
      kept(
        typeLine({ ...statementLine(name, statements.get(name)), ...place, onBack: keep }),
        keep,
      );
  };
  const { kind } = await inTurn(() => [
    line('title', {
      prompt: vscode.l10n.t('What is the study called? The title is in tables and briefs.'),
    }),
    line('actors', {
      prompt: vscode.l10n.t(
        'Whose positions do you look for? Names, separated by commas. Leave empty to name them while you annotate.',
      ),
      placeholder: vscode.l10n.t('for example: Ministry of Trade, Port Union'),
    }),
    line('issues', {
      prompt: vscode.l10n.t(
        'What do they disagree about? Short names, separated by commas. Leave empty to name them while you annotate.',
      ),
      placeholder: vscode.l10n.t('for example: Import duties, Night flights'),
    }),
    ...namesIn(typed.issues).map(statement),
  ]);
  if (kind !== 'value') return undefined;
  const draft = firstDraft();
  const { yieldToHost } = environment;
  for (const name of namesIn(typed.actors)) await draft.add('actor', { name }, yieldToHost);
  for (const name of namesIn(typed.issues)) {
    await draft.add('issue', { name, statement: statements.get(name) }, yieldToHost);
  }
  return { title: typed.title === '' ? folder : typed.title, edits: draft.edits };
}

async function kept(
  answer: Promise<Picked<string>>,
  keep: (text: string) => void,
): Promise<Picked<string>> {
  const picked = await answer;
  if (picked.kind === 'value') keep(picked.value);
  return picked;
}

/** The names in a line, each once. */
function namesIn(line: string): readonly string[] {
  const names = line
    .split(',')
    .map((name) => name.replace(/\s+/g, ' ').trim())
    .filter((name) => name !== '');
  return [...new Map(names.map((name) => [name.toLowerCase(), name])).values()];
}
