import * as vscode from 'vscode';
import {
  detailFields,
  everyPosition,
  labelText,
  readQuery,
  runCooperatively,
  searchSteps,
  type DetailField,
  type Hit,
} from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { recordInCodebook } from '../../corpora/record';
import { localizer } from '../../derived/viewContext';
import { messageName, sayBriefly } from '../../documents/words';
import { notify } from '../../host/notify';
import type { Services } from '../../services';
import { editField } from '../../ui/questions/detailEditors';
import { hasSeveralLines } from '../../ui/questions/chooseField';
import { draftOf } from '../../ui/questions/codebookDraft';
import { pickOne } from '../../ui/quickPick';
import { previewRefactoring } from '../../ui/refactoring/previewRefactoring';
import { readWhole } from '../../ui/refactoring/readWhole';

/** Changes one field of all positions that a query finds: asks for the field and its new value,
 * then shows what changes. */
export async function recodePositions(
  services: Services,
  loaded: LoadedCorpus,
  query: string,
): Promise<void> {
  if (query.trim() === '') {
    sayBriefly(
      vscode.l10n.t('Search for positions first; all that are found can then be changed.'),
    );
    return;
  }
  if (!(await readWhole(loaded))) return;
  const { corpus } = loaded;
  const read = readQuery(query, corpus.codebook);
  if (read.problems.length > 0) {
    void notify(
      'warning',
      vscode.l10n.t(
        'The search is not understood as a whole, so nothing was changed. Correct it first.',
      ),
    );
    return;
  }
  const hits = await found(services, loaded, query);
  const [sample] = hits;
  if (!sample) {
    sayBriefly(vscode.l10n.t('No positions found.'));
    return;
  }
  const title = vscode.l10n.t('Change {0}', localizer.text('positions', hits.length));
  const { annotation } = sample.placed;
  const fields = detailFields(annotation, corpus.codebook, localizer).filter(
    (field) => !hasSeveralLines(field),
  );
  const picked = await pickOne<DetailField>({
    title,
    placeholder: vscode.l10n.t('Which field?'),
    rows: fields.map((field) => ({ label: field.label, description: field.hint, value: field })),
  });
  if (picked.kind !== 'value') return;
  const field = picked.value;
  const context = {
    ...{ draft: draftOf(loaded), loaded, state: undefined },
    selection: { start: 0, end: 0 },
  };
  const shared = hits.every(({ placed }) => isSame(placed.annotation, annotation, field.key));
  const asked = shared ? field : { ...field, values: [], shown: '' };
  const answer = await editField(services, context, annotation, asked);
  if (answer.kind !== 'value') return;
  const label = vscode.l10n.t('{0} of {1}', field.label, messageName(query));
  const { edits } = context.draft;
  if (edits.length > 0 && !(await recordInCodebook(services, loaded, edits, label))) return;
  const chosen = chosenIn(loaded, hits);
  const value =
    answer.value.length === 0 ? '–' : answer.value.map((one) => labelText(one)).join(', ');
  await previewRefactoring(services, loaded, {
    title: vscode.l10n.t('{0}: {1} → {2}', title, field.label, value),
    label,
    make: () => ({ kind: 'recode', chosen, fields: [{ ...field, values: answer.value }] }),
  });
}

async function found(
  { environment }: Services,
  { corpus }: LoadedCorpus,
  query: string,
): Promise<readonly Hit[]> {
  const every = await runCooperatively(everyPosition(corpus.index), environment.yieldToHost);
  const steps = searchSteps(readQuery(query, corpus.codebook), [every]);
  return (await runCooperatively(steps, environment.yieldToHost)).hits;
}

/** Positions have the same keys. */
function isSame(a: object, b: object, key: string): boolean {
  const at = (one: object): unknown => new Map<string, unknown>(Object.entries(one)).get(key);
  return JSON.stringify(at(a)) === JSON.stringify(at(b));
}

function chosenIn({ corpus }: LoadedCorpus, hits: readonly Hit[]) {
  const chosen = new Map<string, Set<string>>();
  for (const { article, placed } of hits) {
    const path = corpus.annotationPath(article.path);
    const ids = chosen.get(path) ?? new Set<string>();
    chosen.set(path, ids.add(placed.annotation.id));
  }
  return chosen;
}
