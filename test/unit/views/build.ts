import type {
  IgnoredMatch,
  MarkedMention,
  TypedAnnotation,
} from '../../../src/core/model/annotation';
import { DEFAULT_STANCES, type Stance } from '../../../src/core/model/codebook';
import { emptyDetails, newIgnored, newMention } from '../../../src/core/model/newAnnotation';
import type { ArticleRow } from '../../../src/core/model/corpus';
import { DEFAULT_FILTER, type Filter } from '../../../src/core/analysis/records/filter';
import type { ViewContext } from '../../../src/core/views/facts/facts';
import { factsOf } from '../../../src/core/views/facts/cachedFacts';
import type { CorpusReader } from '../../../src/core/model/corpus';
import { plain, type TextLine } from '../../../src/core/views/words/text';
import { createLocalizer } from '../../../src/core/views/words/localizer';
import { quotePart } from '../../support/corpus';

/** What the tests of the views build beside test/support/corpus.ts. */

export function contextOf(reader: CorpusReader, filter: Partial<Filter> = {}): ViewContext {
  return {
    facts: factsOf(reader, { ...DEFAULT_FILTER, ...filter }),
    localizer: createLocalizer(),
    paragraph: (_, offset) => 1 + Math.floor(offset / 100),
  };
}

export function articleOf(reader: CorpusReader, path: string): ArticleRow {
  const row = reader.article(path);
  if (!row) throw new Error(`no such article: ${path}`);
  return row;
}

export function texts(lines: readonly TextLine[]): string[] {
  return lines.map(plain);
}

export function typed(given: Partial<TypedAnnotation> = {}): TypedAnnotation {
  return { ...emptyDetails(MADE), kind: 'annotation', type: 'story-element', ...given };
}

export function markedMention(given: Partial<MarkedMention> = {}): MarkedMention {
  return { ...newMention(MADE, NO_ONE), ...given };
}

export function ignoredMatch(given: Partial<IgnoredMatch> = {}): IgnoredMatch {
  return { ...newIgnored(MADE, NO_ONE), ...given };
}

const MADE = { id: 'm1', quote: [quotePart('words', 0)], coder: undefined };
const NO_ONE = { actors: [], issues: [] };

/** The default stances and a study's own, given by their polarity. */
export function stancesWith(
  own: Readonly<Record<string, number | undefined>>,
): ReadonlyMap<string, Stance> {
  const added = Object.entries(own).map(([id, polarity]): Stance => ({
    id,
    polarity,
    key: undefined,
    name: undefined,
  }));
  return new Map([...DEFAULT_STANCES, ...added].map((stance) => [stance.id, stance]));
}
