import * as vscode from 'vscode';
import {
  detailFields,
  everyPosition,
  labelText,
  readQuery,
  runCooperatively,
  searchSteps,
  withDetail,
  type Annotation,
  type DetailField,
  type Hit,
  type Position,
  COUNTS,
} from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { changedLabel } from '../../corpora/record';
import { localizer } from '../../derived/viewContext';
import { sayBriefly } from '../../documents/words';
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
  const title = vscode.l10n.t('Change {0}', localizer.text(COUNTS.positions, hits.length));
  const annotation = inCommon(hits.map(({ placed }) => placed.annotation));
  const fieldsOf = (one: Annotation): readonly DetailField[] =>
    detailFields(one, corpus.codebook, localizer);
  const fields = fieldsOf(annotation).filter((field) => !hasSeveralLines(field));
  let field: DetailField | undefined;
  for (;;) {
    const picked = await pickOne<DetailField>({
      title,
      placeholder: vscode.l10n.t('Which field?'),
      rows: fields.map((one) => ({ label: one.label, description: one.hint, value: one })),
      ...(field ? { first: field } : {}),
    });
    if (picked.kind !== 'value') return;
    field = picked.value;
    const { key, label: name } = field;
    const context = {
      ...{ draft: draftOf(loaded), loaded, state: undefined },
      selection: { start: 0, end: 0 },
    };
    const shared = hits.every(({ placed }) => isSame(fieldsOf(placed.annotation), fields, key));
    const question = vscode.l10n.t('{0}: {1}', title, name);
    const asked = { ...field, ...(shared ? {} : { values: [], shown: '' }), label: question };
    const answer = await editField(services, context, annotation, asked, { title: question });
    if (answer.kind === 'back') continue;
    if (answer.kind !== 'value') return;
    const { codebook, edits } = context.draft;
    // Named on the way: written with the positions, or not at all.
    const added = edits.filter((edit) => edit.kind === 'add-actor' || edit.kind === 'add-issue');
    const changed = detailFields(withDetail(annotation, field, answer.value), codebook, localizer);
    const { shown } = changed.find((one) => one.key === key) ?? { shown: '' };
    const what = localizer.text(COUNTS.positions, hits.length);
    const before = shared ? { shown: field.shown, what } : undefined;
    const label = changedLabel(name, { shown, what }, before);
    const chosen = chosenIn(loaded, hits);
    await previewRefactoring(services, loaded, {
      title: vscode.l10n.t(
        '{0}: {1} → {2}',
        title,
        name,
        shown === '' ? '–' : labelText(shown, 60),
      ),
      label,
      make: () => ({
        ...{ kind: 'recode', chosen, added },
        fields: [{ ...picked.value, values: answer.value }],
      }),
    });
    return;
  }
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

/** The first of the positions, with the actors, issues and targets that all of them have: a
 * question about all must not be asked as if it were about the first. */
function inCommon(all: readonly Annotation[]): Annotation {
  const [first, ...others] = all.flatMap((one) => (one.kind === 'position' ? [one] : []));
  if (!first) throw new Error('There are no positions to change.');
  const common = (idsOf: (one: Position) => readonly string[]): readonly string[] =>
    idsOf(first).filter((id) => others.every((other) => idsOf(other).includes(id)));
  return {
    ...first,
    actors: common(({ actors }) => actors),
    issues: common(({ issues }) => issues),
    target: common(({ target }) => target),
  };
}

function isSame(a: readonly DetailField[], b: readonly DetailField[], key: string): boolean {
  const at = (fields: readonly DetailField[]): string =>
    JSON.stringify(fields.find((field) => field.key === key)?.values);
  return at(a) === at(b);
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
