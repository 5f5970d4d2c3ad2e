import type { Position } from '../../model/annotation';
import type { Codebook } from '../../model/codebook';
import type { PlacedAnnotation } from '../../model/place';
import type { ReadPosition } from '../../intercoder/adjudication/passages';
import type { QueuedPassage } from '../../intercoder/adjudication/queue';
import type { ShownReading } from '../../intercoder/adjudication/shownReadings';
import { coderName } from '../../codebook/lookUp';
import { annotationLabel } from '../words/annotationLabel';
import { labelText, quoteText } from '../words/label';
import type { Localizer } from '../words/localizer';
import { quoteInSentence, sentenceText } from '../words/quoteInSentence';
import { detailFields } from './detailFields';

/** A row of the list from which an adjudicator chooses. All texts are safe to show. */
export interface ReadingItem {
  readonly label: string;
  /** The stance and further fields, and the words in their sentence. */
  readonly detail: string;
}

interface Shown {
  readonly codebook: Codebook;
  readonly localizer: Localizer;
  /** False: coders are letters. */
  readonly withNames: boolean;
  /** Of the article, where the words are shown in their sentence. */
  readonly text?: string | undefined;
}

/** What one coder, or several alike, read: `A, C: China ⊖ Encirclement`. */
export function readingItem(reading: ShownReading, shown: Shown): ReadingItem {
  const who = whoRead(reading, shown);
  const { positions } = reading;
  if (positions.length === 0) {
    return { label: shown.localizer.text('{0}: nothing in this passage', who), detail: '' };
  }
  const rows = positions.map(({ placed }) => placedRow(placed, shown));
  return {
    label: `${who}: ${rows.map(({ label }) => label).join('; ')}`,
    detail: rows.flatMap(({ detail }) => (detail === '' ? [] : detail)).join(' | '),
  };
}

/** The letters of a reading's coders, or their names. */
export function whoRead(
  { letters, coders }: Pick<ShownReading, 'letters' | 'coders'>,
  { codebook, withNames }: Pick<Shown, 'codebook' | 'withNames'>,
): string {
  const names = withNames ? coders.map((coder) => labelText(coderName(codebook, coder))) : letters;
  return names.join(', ');
}

/** One position with its stance in words, since coders often differ in nothing else. */
function placedRow(placed: PlacedAnnotation<Position>, shown: Shown) {
  const { label, fields } = positionItem(placed.annotation, shown);
  const stance = detailFields(placed.annotation, shown.codebook, shown.localizer).find(
    ({ key }) => key === 'stance',
  );
  const words = sentenceText(quoteInSentence(shown.text, placed, MOST_WORDS, MOST_AROUND));
  const parts = [stance?.shown ?? '', ...fields, words];
  return { label, detail: parts.filter((part) => part !== '').join(' · ') };
}

/** In UTF-16 units: a row of a list is some 90 letters wide. */
const MOST_WORDS = 80;
const MOST_AROUND = 40;

/** One position: `China ⊖ Encirclement`, with its fields beyond that, as `Act: demand`. */
export function positionItem(
  position: Position,
  { codebook, localizer }: Pick<Shown, 'codebook' | 'localizer'>,
) {
  const fields = detailFields(position, codebook, localizer).filter(
    ({ key, shown }) => shown !== '' && !IN_LABEL.has(key),
  );
  const parts = fields.map(({ label, shown }) => `${label}: ${shown}`);
  return {
    label: annotationLabel(codebook, position, localizer),
    fields: parts,
    detail: [...parts, quoteText(position.quote, MOST_WORDS)].join(' · '),
  };
}

const IN_LABEL: ReadonlySet<string> = new Set([
  ...['actors', 'issues', 'stance', 'condition', 'status'],
]);

/** The words of a passage; of the result, where no reading is left. */
export function passageText({
  positions,
  adjudicated,
}: Pick<QueuedPassage, 'positions' | 'adjudicated'>): string {
  const quote = longest(positions)?.placed.annotation.quote ?? adjudicated[0]?.annotation.quote;
  return quoteText(quote ?? []);
}

function longest(positions: readonly ReadPosition[]): ReadPosition | undefined {
  const lengthOf = ({ placed }: ReadPosition): number =>
    placed.annotation.quote.reduce((all, { exact }) => all + exact.length, 0);
  return [...positions].sort((a, b) => lengthOf(b) - lengthOf(a))[0];
}
