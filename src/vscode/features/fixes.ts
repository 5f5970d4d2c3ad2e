import * as vscode from 'vscode';
import {
  describeSpan,
  keysOf,
  labelText,
  STANCE_SIGN,
  vocabularyOf,
  type Codebook,
  type CodebookEdit,
} from '../../core';
import { readTarget } from '../ui/cardCommands';
import { currentAnnotation } from '../ui/currentAnnotation';
import { pickOne, type PickRow } from '../ui/quickPick';
import { labelOf, record, recordInCodebook } from '../corpora/record';
import type { Services } from '../services';

/** The quick fixes that are not other commands. */
export function registerFixes(services: Services): vscode.Disposable {
  const { corpora, guard } = services;

  /** Confirms the current words of an annotation: the old ones and every doubt are removed. */
  const confirm = async (argument: unknown): Promise<void> => {
    const current = await currentAnnotation(services, argument);
    if (!current) return;
    const { loaded, path, placed } = current;
    const text = loaded.corpus.state(path)?.text;
    // An uncertain place becomes the place: its surroundings are stored again.
    const quote = placed.annotation.quote.map((part, index) => {
      const span = placed.places[index]?.span;
      return text !== undefined && span ? describeSpan(text, span) : { ...part, was: undefined };
    });
    const annotation = { ...placed.annotation, quote };
    const edits = [{ kind: 'replace', annotation, confirms: true } as const];
    await record(services, loaded, path, edits, labelOf(loaded, annotation));
  };

  const addEntry = async (argument: unknown): Promise<void> => {
    const target = readTarget(corpora, argument);
    const what = keysOf(argument)?.get('what');
    if (target?.id === undefined || typeof what !== 'string') return;
    const { id, loaded } = target;
    const added = what === 'parent' ? parentsOf(loaded.corpus.codebook, id) : [what];
    const edits: CodebookEdit[] = [];
    for (const one of added) {
      const edit = await additionOf(one, id);
      if (edit) edits.push(edit);
    }
    if (edits.length === 0) return;
    const label = vscode.l10n.t('“{0}” in the codebook', labelText(id));
    await recordInCodebook(services, loaded, edits, label);
  };

  const addEndMarker = async (argument: unknown): Promise<void> => {
    const target = readTarget(corpora, argument);
    if (target?.article === undefined) return;
    const label = vscode.l10n.t('End line added');
    await record(services, target.loaded, target.article, [{ kind: 'end' }], label);
  };

  return vscode.Disposable.from(
    guard.command('policyAnnotator.confirmWords', confirm),
    guard.command('policyAnnotator.addEntry', addEntry),
    guard.command('policyAnnotator.addEndMarker', addEndMarker),
  );
}

/** The kinds of entries that name an id as their parent although the codebook lacks it. */
function parentsOf({ actors, issues }: Codebook, id: string): readonly string[] {
  const isAbove = (entries: Codebook['actors'] | Codebook['issues']): boolean =>
    !entries.has(id) && [...entries.values()].some(({ partOf }) => partOf === id);
  return [...(isAbove(actors) ? ['actor'] : []), ...(isAbove(issues) ? ['issue'] : [])];
}

/** The entry to add for an id that a file has and the codebook lacks; undefined where the user
 * left. */
async function additionOf(what: string, id: string): Promise<CodebookEdit | undefined> {
  switch (what) {
    case 'actor':
      return { kind: 'add-actor', actor: { id, name: id } };
    case 'issue':
      return { kind: 'add-issue', issue: { id, name: id } };
    case 'coder':
      return { kind: 'add-coder', coder: { id, name: id } };
    case 'type':
      return { kind: 'add-type', type: { id, name: id } };
    case 'stance': {
      const side = await chooseSide(id);
      return side && { kind: 'add-stance', stance: { id, ...side } };
    }
    default: {
      const words = vocabularyOf(what);
      return words && { kind: 'add-word', list: words.list, word: id };
    }
  }
}

interface Side {
  readonly polarity?: number;
}

/** A stance without a side would be excluded from every count without a message. */
async function chooseSide(id: string): Promise<Side | undefined> {
  const rows: readonly PickRow<Side>[] = [
    {
      label: `${STANCE_SIGN.support} ${vscode.l10n.t('For')}`,
      description: '1',
      value: { polarity: 1 },
    },
    {
      label: `${STANCE_SIGN.oppose} ${vscode.l10n.t('Against')}`,
      description: '−1',
      value: { polarity: -1 },
    },
    {
      label: `${STANCE_SIGN.neutral} ${vscode.l10n.t('Neither')}`,
      description: '0',
      value: { polarity: 0 },
    },
    {
      label: `${STANCE_SIGN.other} ${vscode.l10n.t('Not counted')}`,
      description: vscode.l10n.t('such as “unstated”'),
      value: {},
    },
  ];
  const picked = await pickOne<Side>({
    title: vscode.l10n.t('The stance “{0}”', labelText(id)),
    placeholder: vscode.l10n.t('Which side does it count for?'),
    rows,
  });
  return picked.kind === 'value' ? picked.value : undefined;
}
