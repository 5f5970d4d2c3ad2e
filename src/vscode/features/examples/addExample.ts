import * as vscode from 'vscode';
import {
  labelText,
  nameOf,
  type Annotation,
  type Codebook,
  type EntryName,
  type Example,
  type ExampleSide,
  type Layer,
  quoteCell,
} from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { recordInCodebook } from '../../corpora/record';
import { localizer } from '../../derived/viewContext';
import { sayBriefly } from '../../documents/words';
import type { Services } from '../../services';
import { currentAnnotation } from '../../ui/currentAnnotation';
import { chooseActors, chooseIssues } from '../../ui/questions/choices';
import { draftOf } from '../../ui/questions/codebookDraft';
import { inTurn, type Place, type Question } from '../../ui/inTurn';
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
    let chosen: Chosen | Layer | undefined;
    let other: EntryName | undefined;
    let why = '';
    const { codebook } = loaded.corpus;
    const named = (): Chosen | undefined =>
      typeof chosen === 'object' ? chosen : other && { entry: other, side: 'exclude' };
    const nameOfEntry = ({ layer, id }: EntryName): string =>
      nameOf(codebook, layer, id, localizer);
    const askWhat: Question = async (place) => {
      const picked = await chooseEntry(loaded, annotation, place);
      if (picked.kind === 'value') chosen = picked.value;
      return picked;
    };
    const askOther = (layer: Layer): Question => {
      return async (place) => {
        const picked = await chooseOther(services, loaded, layer, place);
        const [id] = picked.kind === 'value' ? picked.value : [];
        if (id !== undefined) other = { layer, id };
        return picked;
      };
    };
    const askReason: Question = async (place) => {
      const now = named();
      if (!now || isKnown(codebook, now, text)) return { kind: 'value', value: undefined };
      const line = whyLine(nameOfEntry(now.entry), now.side);
      const keep = (typed: string): void => {
        why = typed;
      };
      const picked = await typeLine({ ...line, ...place, value: why, onBack: keep });
      if (picked.kind === 'value') keep(picked.value);
      return picked;
    };
    const text = quoteCell(annotation.quote);
    const { kind } = await inTurn(() => [
      askWhat,
      ...(typeof chosen === 'string' ? [askOther(chosen)] : []),
      askReason,
    ]);
    const example = named();
    if (kind !== 'value' || !example) return;
    const { entry, side } = example;
    const name = nameOfEntry(entry);
    if (isKnown(codebook, example, text)) {
      sayBriefly(vscode.l10n.t('These words are already an example of “{0}”.', name));
      return;
    }
    const to: Example = { text, why: why === '' ? undefined : why };
    const label = vscode.l10n.t('Example of {0}', name);
    await recordInCodebook(services, loaded, [{ kind: 'example', ...entry, side, to }], label);
  };
  return services.guard.command('policyAnnotator.addExample', run);
}

interface Chosen {
  readonly entry: EntryName;
  readonly side: ExampleSide;
}

function isKnown({ actors, issues }: Codebook, { entry, side }: Chosen, text: string): boolean {
  const known = entry.layer === 'actor' ? actors : issues;
  return known.get(entry.id)?.examples[side].some((one) => one.text === text) === true;
}

/** An entry of the annotation, to which its words belong; or a layer, to one of whose entries they
 * do not. */
function chooseEntry(
  loaded: LoadedCorpus,
  annotation: Annotation,
  place: Place,
): Promise<Picked<Chosen | Layer>> {
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
  return pickOne<Chosen | Layer>({
    ...place,
    title: vscode.l10n.t('Add Quote as Example'),
    placeholder: vscode.l10n.t(
      'What is “{0}” an example of?',
      labelText(quoteCell(annotation.quote), 60),
    ),
    rows: [
      ...headed(vscode.l10n.t('It belongs to'), [...rows('issue'), ...rows('actor')]),
      ...headed(vscode.l10n.t('It does not belong to'), excluded),
    ],
  });
}

function chooseOther(
  services: Services,
  loaded: LoadedCorpus,
  layer: Layer,
  place: Place,
): Promise<Picked<readonly string[]>> {
  const choose = layer === 'actor' ? chooseActors : chooseIssues;
  return choose(
    services,
    { draft: draftOf(loaded), loaded, state: undefined, selection: { start: 0, end: 0 } },
    {
      ...place,
      title: vscode.l10n.t('Add Quote as Example'),
      placeholder:
        layer === 'actor'
          ? vscode.l10n.t('To which actor do the words not belong?')
          : vscode.l10n.t('To which issue do the words not belong?'),
      onlyOne: true,
      onlyKnown: true,
      withTopics: true,
    },
  );
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
function whyLine(name: string, side: ExampleSide) {
  return {
    title:
      side === 'include'
        ? vscode.l10n.t('Why does it belong to {0}?', name)
        : vscode.l10n.t('Why does it not belong to {0}?', name),
    prompt: vscode.l10n.t('One sentence for other coders (optional).'),
  };
}
