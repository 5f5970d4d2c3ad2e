import {
  newIgnored,
  type ArticlePath,
  type IgnoredMatch,
  type Mention,
  type ShownMention,
} from '../../core';
import { mentionsAround, type ArticleState } from '../../project';
import type { LoadedCorpus } from '../corpora/corpora';
import { newAnnotation } from '../corpora/record';
import type { Services } from '../services';
import { readTarget } from './cardCommands';
import { activeArticle } from './currentAnnotation';

/** A mention of an open article. */
export interface MentionHere {
  readonly loaded: LoadedCorpus;
  readonly path: ArticlePath;
  readonly state: ArticleState;
  readonly mention: ShownMention;
}

/** The match that a card or a light bulb named, else the smallest at the cursor. */
export function mentionHere(services: Services, argument: unknown): MentionHere | undefined {
  const target = readTarget(services.corpora, argument);
  if (target?.article !== undefined && target.span) {
    const { loaded, article, span, layer } = target;
    const state = loaded.corpus.state(article);
    const mention =
      state &&
      mentionsAround(state, [span]).find(
        (one) =>
          one.start === span.start &&
          one.end === span.end &&
          (layer === undefined || one.layer === layer),
      );
    return mention && { loaded, path: article, state, mention };
  }
  const active = activeArticle(services);
  if (!active) return undefined;
  const { loaded, path, state, selection } = active;
  const [mention] = mentionsAt(state, selection);
  return mention && { loaded, path, state, mention };
}

/** The mentions that touch a selection, the smallest first. */
export function mentionsAt(
  state: ArticleState,
  selection: { readonly start: number; readonly end: number },
): readonly ShownMention[] {
  const around = { start: selection.start - 1, end: selection.end + 1 };
  const size = ({ start, end }: Mention): number => end - start;
  return mentionsAround(state, [around])
    .filter(({ start, end }) => start <= selection.end && selection.start <= end)
    .sort((a, b) => size(a) - size(b));
}

/** The annotation that takes a match away: where both layers match the same words, only in its
 * own. */
export function ignoredMatch(
  services: Services,
  { loaded, state }: Pick<MentionHere, 'loaded' | 'state'>,
  mention: Mention,
): IgnoredMatch {
  const layers = mentionsAround(state, [mention]).filter(
    ({ start, end }) => start === mention.start && end === mention.end,
  );
  const ids = mention.ids.slice(0, 1);
  const onlyThisLayer = layers.length > 1;
  return newIgnored(newAnnotation(services, loaded, state, [mention]), {
    actors: onlyThisLayer && mention.layer === 'actor' ? ids : [],
    issues: onlyThisLayer && mention.layer === 'issue' ? ids : [],
  });
}
