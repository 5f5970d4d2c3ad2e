import * as vscode from 'vscode';
import {
  aliasesOf,
  annotationLabel,
  freeId,
  labelText,
  quoteText,
  type Alias,
  type ChosenAnnotations,
} from '../../../core';
import { localizer } from '../../derived/viewContext';
import { messageName } from '../../documents/words';
import type { Services } from '../../services';
import { pickSeveral } from '../../ui/quickPick';
import { previewRefactoring } from '../../ui/refactoring/previewRefactoring';
import { readWhole } from '../../ui/refactoring/readWhole';
import { typeLine } from '../../ui/typeLine';
import type { CorpusEntry } from './chooseEntry';
import { nameRemark } from './renameEntry';
import { annotationsNaming, type NamedAnnotation } from './namedAnnotations';

/** Asks for a new entry, and for the aliases and annotations that it takes over from another one,
 * then shows what changes. */
export async function splitEntry(services: Services, entry: CorpusEntry): Promise<void> {
  const { layer, id, loaded, name } = entry;
  const title = vscode.l10n.t('Split {0}', labelText(name, 60));
  const { actors, issues } = loaded.corpus.codebook;
  const taken = new Set((layer === 'actor' ? actors : issues).keys());
  const typed = await typeLine({
    title,
    step: 1,
    totalSteps: 3,
    prompt: vscode.l10n.t('The name of the new entry.'),
    value: '',
    problemOf: (text) => (text === '' ? vscode.l10n.t('Type a name.') : undefined),
    remarkOf: (text) => nameRemark(loaded, layer, text),
  });
  if (typed.kind !== 'value') return;
  const words = await chosenWords(entry, title);
  const chosen = words && (await chosenAnnotations(entry, title));
  if (!chosen) return;
  const partOf = (layer === 'actor' ? actors : issues).get(id)?.partOf;
  const added = {
    ...{ id: freeId(typed.value, taken, layer), name: typed.value, partOf },
    ...(layer === 'actor' ? { aliases: words } : { keywords: words }),
  };
  await previewRefactoring(services, loaded, {
    title,
    label: vscode.l10n.t('{0} split from {1}', messageName(typed.value), messageName(name)),
    make: () => ({ kind: 'split', layer, id, added, words, chosen }),
  });
}

/** Undefined where the user left. */
async function chosenWords(
  entry: CorpusEntry,
  title: string,
): Promise<readonly Alias[] | undefined> {
  const aliases = aliasesOf(entry.loaded.corpus.codebook, entry);
  if (aliases.length === 0) return [];
  const picked = await pickSeveral<Alias>({
    title,
    step: 2,
    totalSteps: 3,
    placeholder: vscode.l10n.t('Which of its aliases go to the new entry?'),
    mayBeEmpty: true,
    rows: aliases.map((alias) => ({ label: labelText(alias.text), value: alias })),
  });
  return picked.kind === 'value' ? picked.value : undefined;
}

/** Undefined where the user left. */
async function chosenAnnotations(
  entry: CorpusEntry,
  title: string,
): Promise<ChosenAnnotations | undefined> {
  const { loaded } = entry;
  if (!(await readWhole(loaded))) return undefined;
  const named = annotationsNaming(loaded, entry);
  if (named.length === 0) return new Map();
  const picked = await pickSeveral<NamedAnnotation>({
    title,
    step: 3,
    totalSteps: 3,
    placeholder: vscode.l10n.t('Which annotations go to the new entry? Type to filter them'),
    mayBeEmpty: true,
    rows: named.map((value) => ({
      label: annotationLabel(loaded.corpus.codebook, value.placed.annotation, localizer),
      description: labelText(value.article.path),
      detail: quoteText(value.placed.annotation.quote),
      value,
    })),
  });
  if (picked.kind !== 'value') return undefined;
  const chosen = new Map<string, Set<string>>();
  for (const { article, placed } of picked.value) {
    const path = loaded.corpus.annotationPath(article.path);
    const ids = chosen.get(path) ?? new Set<string>();
    chosen.set(path, ids.add(placed.annotation.id));
  }
  return chosen;
}
