import * as vscode from 'vscode';
import {
  labelText,
  nameOf,
  type Annotation,
  type EntryName,
  type Example,
  type ExampleSide,
  type Layer,
} from '../../../core';
import { quoteCell } from '../../../core/exports';
import type { LoadedCorpus } from '../../corpora/corpora';
import { recordInCodebook } from '../../corpora/record';
import { localizer } from '../../derived/viewContext';
import { sayBriefly } from '../../documents/words';
import type { Services } from '../../services';
import { currentAnnotation } from '../../ui/currentAnnotation';
import { chooseActors, chooseIssues } from '../../ui/questions/choices';
import { draftOf } from '../../ui/questions/codebookDraft';
import { headed, pickOne, type Picked, type PickRow } from '../../ui/quickPick';
import { typeLine } from '../../ui/typeLine';

/** Makes the quote of an annotation an example of its actor or issue, or a counterexample of
 * another one: one step, which can be undone. */
export function registerAddExample(services: Services): vscode.Disposable {
  const run = async (argument: unknown): Promise<void> => {
    const current = await currentAnnotation(services, argument);
    if (!current) return;
    const { loaded } = current;
    const { annotation } = current.placed;
    const chosen = await chooseEntry(services, loaded, annotation);
    if (!chosen) return;
    const { entry, side } = chosen;
    const { codebook } = loaded.corpus;
    const name = nameOf(codebook, entry.layer, entry.id, localizer);
    const text = quoteCell(annotation.quote);
    const known = entry.layer === 'actor' ? codebook.actors : codebook.issues;
    if (known.get(entry.id)?.examples[side].some((one) => one.text === text) === true) {
      sayBriefly(vscode.l10n.t('These words are already an example of “{0}”.', name));
      return;
    }
    const why = await askWhy(name, side);
    if (why.kind !== 'value') return;
    const to: Example = { text, why: why.value === '' ? undefined : why.value };
    const label = vscode.l10n.t('Example of {0}', name);
    await recordInCodebook(services, loaded, [{ kind: 'example', ...entry, side, to }], label);
  };
  return services.guard.command('policyAnnotator.addExample', run);
}

interface Chosen {
  readonly entry: EntryName;
  readonly side: ExampleSide;
}

/** An entry of the annotation, to which its words belong; or any, to which they do not. */
async function chooseEntry(
  services: Services,
  loaded: LoadedCorpus,
  annotation: Annotation,
): Promise<Chosen | undefined> {
  const included = entriesOf(loaded, annotation);
  const rows = (layer: Layer): readonly PickRow<Chosen | Layer>[] =>
    included
      .filter((entry) => entry.layer === layer)
      .map((entry) => ({
        label: nameOf(loaded.corpus.codebook, layer, entry.id, localizer),
        description: layer === 'actor' ? vscode.l10n.t('Actor') : vscode.l10n.t('Issue'),
        value: { entry, side: 'include' },
      }));
  const excluded: readonly PickRow<Chosen | Layer>[] = [
    { label: vscode.l10n.t('An Issue…'), value: 'issue' },
    { label: vscode.l10n.t('An Actor…'), value: 'actor' },
  ];
  const title = vscode.l10n.t('Add Quote as Example');
  const picked = await pickOne<Chosen | Layer>({
    title,
    placeholder: vscode.l10n.t('What is “{0}” an example of?', labelText(quoteCell(annotation.quote), 60)),
    rows: [
      ...headed(vscode.l10n.t('It belongs to'), [...rows('issue'), ...rows('actor')]),
      ...headed(vscode.l10n.t('It does not belong to'), excluded),
    ],
  });
  if (picked.kind !== 'value') return undefined;
  if (typeof picked.value !== 'string') return picked.value;
  const layer = picked.value;
  const choose = layer === 'actor' ? chooseActors : chooseIssues;
  const other = await choose(
    services,
    { draft: draftOf(loaded), loaded, state: undefined, selection: { start: 0, end: 0 } },
    {
      title,
      placeholder:
        layer === 'actor'
          ? vscode.l10n.t('To which actor do the words not belong?')
          : vscode.l10n.t('To which issue do the words not belong?'),
      onlyOne: true,
      onlyKnown: true,
      withTopics: true,
    },
  );
  const [id] = other.kind === 'value' ? other.value : [];
  return id === undefined ? undefined : { entry: { layer, id }, side: 'exclude' };
}

/** Those that the codebook has. */
function entriesOf({ corpus }: LoadedCorpus, annotation: Annotation): readonly EntryName[] {
  const { actors, issues } = corpus.codebook;
  const named = 'actors' in annotation ? annotation.actors : [];
  const between = 'between' in annotation ? annotation.between.flat() : [];
  const about = 'issues' in annotation ? annotation.issues : [];
  return [
    ...[...new Set(about)].filter((id) => issues.has(id)).map(entryOf('issue')),
    ...[...new Set([...named, ...between])].filter((id) => actors.has(id)).map(entryOf('actor')),
  ];
}

function entryOf(layer: Layer): (id: string) => EntryName {
  return (id) => ({ layer, id });
}

/** Nothing need be said. */
function askWhy(name: string, side: ExampleSide): Promise<Picked<string>> {
  return typeLine({
    title:
      side === 'include'
        ? vscode.l10n.t('Why does it belong to {0}?', name)
        : vscode.l10n.t('Why does it not belong to {0}?', name),
    prompt: vscode.l10n.t('One sentence for other coders (optional).'),
    value: '',
  });
}
