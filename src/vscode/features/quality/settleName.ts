import * as vscode from 'vscode';
import { isAmbiguous, labelText, nameOf, newMention, withoutAlias } from '../../../core';
import { mentionsAround, mentionsIn } from '../../../project';
import { newAnnotation, record } from '../../corpora/record';
import { localizer } from '../../derived/viewContext';
import type { Services } from '../../services';
import { readTarget } from '../../ui/cardCommands';
import { pickOne } from '../../ui/quickPick';
import { removeAlias } from './removeAlias';

/** From the card of an ambiguous name: settles what it means in this article, by marking each place
 * that could mean the same entries, or in the corpus, by taking the words away from the other
 * entries. */
export function registerSettleName(services: Services): vscode.Disposable {
  const settle = async (argument: unknown): Promise<void> => {
    const target = readTarget(services.corpora, argument);
    const state =
      target?.article === undefined ? undefined : target.loaded.corpus.state(target.article);
    if (!target?.span || !target.layer || !state) return;
    const { loaded, layer, span } = target;
    const mention = mentionsAround(state, [span]).find(
      (one) =>
        one.layer === layer && one.start === span.start && one.end === span.end && isAmbiguous(one),
    );
    if (!mention) return;
    const { codebook } = loaded.corpus;
    const words = state.text.slice(span.start, span.end);
    const shown = labelText(words, 60);
    const title = vscode.l10n.t('Settle Ambiguous Name');
    const picked = await pickOne<string>({
      title,
      placeholder: vscode.l10n.t('What does “{0}” mean?', shown),
      step: 1,
      totalSteps: 2,
      rows: mention.ids.map((id) => ({ label: nameOf(codebook, layer, id, localizer), value: id })),
    });
    if (picked.kind !== 'value') return;
    const id = picked.value;
    const name = nameOf(codebook, layer, id, localizer);
    const ids = mention.ids.join('\n');
    const same = mentionsIn(state).filter(
      (one) => one.layer === layer && isAmbiguous(one) && one.ids.join('\n') === ids,
    );
    const others = mention.ids.filter((other) => other !== id);
    const losing = others.filter(
      (other) => withoutAlias(codebook, layer, [other], words).length > 0,
    );
    const losers = losing.map((other) => nameOf(codebook, layer, other, localizer)).join(', ');
    const where = await pickOne<'article' | 'corpus'>({
      title,
      placeholder: vscode.l10n.t('Where does “{0}” mean {1}?', shown, name),
      step: 2,
      totalSteps: 2,
      rows: [
        {
          label: vscode.l10n.t('In this article'),
          description: localizer.text('places to settle', same.length),
          value: 'article',
        },
        ...(losing.length === 0
          ? []
          : [
              {
                label: vscode.l10n.t('In the whole corpus'),
                detail: vscode.l10n.t('Removes “{0}” from {1} in the codebook', shown, losers),
                value: 'corpus' as const,
              },
            ]),
      ],
    });
    if (where.kind !== 'value') return;
    if (where.value === 'corpus') {
      await removeAlias(services, loaded, layer, losing, words);
      return;
    }
    const taken = new Set(state.file.annotations.map((one) => one.id));
    const edits = same.map(({ start, end }) => {
      const made = freshAnnotation(taken, () =>
        newAnnotation(services, loaded, state, [{ start, end }]),
      );
      const annotation = newMention(made, {
        actors: layer === 'actor' ? [id] : [],
        issues: layer === 'issue' ? [id] : [],
      });
      return { kind: 'add', annotation } as const;
    });
    await record(
      services,
      loaded,
      state.path,
      edits,
      vscode.l10n.t('“{0}” means {1}', shown, name),
    );
  };
  return services.guard.command('policyAnnotator.settleName', settle);
}

/** Several annotations of one step must not get one id. */
function freshAnnotation<T extends { readonly id: string }>(taken: Set<string>, make: () => T): T {
  for (;;) {
    const made = make();
    if (taken.has(made.id)) continue;
    taken.add(made.id);
    return made;
  }
}
