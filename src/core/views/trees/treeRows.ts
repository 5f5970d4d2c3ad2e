import { COUNTS } from '../words/shared';
import { entriesOf } from '../../codebook/lookUp';
import { isEvidence } from '../../analysis/records/evidence';
import { unknownIn } from '../../analysis/records/unknownNames';
import type { Annotation } from '../../model/annotation';
import type { PositionRecord } from '../../analysis/records/positionRecords';
import type { RelationRecord } from '../../analysis/records/statedRelations';
import type { ArticleRow } from '../../model/corpus';
import type { Layer } from '../../model/mention';
import type { PlacedAnnotation } from '../../model/place';
import { annotationLines } from '../cards/annotationCard';
import { pairTotal, type ViewContext } from '../facts/facts';
import type { RowCounts } from '../facts/hierarchy';
import { wordDifference } from '../../text/wordDifference';
import { differenceText } from '../words/difference';
import { typeColors } from '../highlights/typeColors';
import { conditionLabel } from '../words/judgement';
import { inQuotationMarks, labelText, quoteText } from '../words/label';
import type { Localizer } from '../words/localizer';
import { actorLabel, joinCounts } from '../words/nameLabels';
import { nameOf, typeName } from '../words/names';
import { spokenAnnotation } from '../cards/spokenAnnotation';
import { placeLabel, sourceLine } from '../cards/recordText';
import { positionLook } from '../words/stanceLook';
import { fileText, safeFileText, words, type TextLine } from '../words/text';
import { childKey, firstRows, targetKey, treeRow, type TreeRow } from './tree';
import { waitingFor } from '../words/waiting';
import type { Phrase } from '../../util/phrase';

/** Rows that several views share. */

/** A position with its quote. Without a label given by the view, its place is the label. */
export function positionRow(
  context: ViewContext,
  parentKey: string | undefined,
  record: PositionRecord,
  label?: string,
): TreeRow {
  return annotationRow(context, parentKey, record.article, record.placed, {
    label: label ?? placeLabel(context, record.article, record.placed),
    about: conditionLabel(record.position, context.localizer),
    icon: positionLook(context.facts.codebook, record.position),
  });
}

export function relationRow(
  context: ViewContext,
  parentKey: string | undefined,
  { article, placed, relation }: RelationRecord,
): TreeRow {
  const label = relation.between.map((party) => actorLabel(context, party)).join(' – ');
  return annotationRow(context, parentKey, article, placed, { label, icon: 'stated' });
}

/** The row of any annotation; Enter opens its words. `about`: what its label does not say of it. */
export function annotationRow(
  context: ViewContext,
  parentKey: string | undefined,
  article: ArticleRow,
  placed: PlacedAnnotation,
  given: Pick<TreeRow, 'label' | 'icon'> & {
    readonly about?: string;
    readonly changed?: ReadonlySet<string>;
  },
): TreeRow {
  const { annotation } = placed;
  const { changed } = given;
  const waiting = waitingFor(placed, changed);
  const span = placed.places.find((place) => place.span)?.span;
  return treeRow({
    key: childKey(
      parentKey,
      annotation.kind,
      targetKey({ article: article.path, id: annotation.id }),
    ),
    parentKey,
    label: given.label,
    description: joinCounts(given.about, unknownText(context, annotation), changeText(annotation)),
    icon: waiting === 'lost' ? 'lost' : waiting ? 'review' : given.icon,
    iconColor:
      annotation.kind === 'annotation'
        ? typeColors(context.facts.codebook).get(annotation.type)
        : undefined,
    contextValue: waiting ? `${annotation.kind} ${waiting}` : annotation.kind,
    spoken: () =>
      spokenAnnotation({ ...context, article, ...(changed ? { changed } : {}) }, placed),
    target: { kind: 'annotation', article: article.path, id: annotation.id, span },
    tooltip: () => [
      [safeFileText(quoteText(annotation.quote, 600))],
      ...annotationLines({ ...context, article, ...(changed ? { changed } : {}) }, placed),
      sourceLine(context, article, placed),
    ],
  });
}

/** The quote; where words of it changed, the old and the new ones. */
function changeText({ quote }: Annotation): string {
  if (quote.every(({ was }) => was === undefined)) return quoteText(quote);
  const parts = quote.map(({ was, exact }) => differenceText(wordDifference(was ?? exact, exact)));
  return inQuotationMarks(parts.join(' […] '));
}

/** The note before the quote of a record that does not count. */
function unknownText(
  { facts, localizer }: ViewContext,
  annotation: Annotation,
): string | undefined {
  const { names, stance } = unknownIn(annotation, facts.codebook);
  if (names.length > 0 && !facts.analysis.context.filter.unknown)
    return localizer.text('not in the codebook, not counted');
  return stance === undefined ? undefined : localizer.text('stance not in the codebook');
}

/** A heading with the number of rows below it, and their unit. */
export function sectionRow(
  { localizer }: ViewContext,
  key: string,
  { section: title, about }: { readonly section: Phrase; readonly about: Phrase },
  counted: string,
  children: TreeRow['children'],
): TreeRow {
  return treeRow({
    key,
    parentKey: undefined,
    label: localizer.text(title),
    description: counted,
    icon: 'section',
    contextValue: 'section',
    children,
    tooltip: () => [localizer.line(about)],
  });
}

const MOST_UNFOLDED = 5;

/** Rows among others of another kind: more than a few are folded into one row, so that the others
 * stay visible. `rowsOf` makes as many as are shown. */
export function folded(
  { localizer }: ViewContext,
  parentKey: string,
  title: Phrase,
  count: number,
  rowsOf: (parentKey: string, most: number) => readonly TreeRow[],
): readonly (() => TreeRow)[] {
  if (count <= MOST_UNFOLDED) return rowsOf(parentKey, count).map((row) => () => row);
  const key = childKey(parentKey, 'folded', String(title));
  const fold = () =>
    treeRow({
      key,
      parentKey,
      label: localizer.text(title, count),
      icon: 'disagreement',
      contextValue: 'folded',
      children: firstRows(key, localizer, count, (most) => rowsOf(key, most)),
    });
  return [fold];
}

/** The codebook's description of an issue or actor. */
export function codebookTooltip(context: ViewContext, layer: Layer, id: string): TextLine[] {
  const { codebook } = context.facts;
  const { localizer } = context;
  const name: TextLine = [safeFileText(nameOf(codebook, layer, id, localizer), 'strong')];
  const note = entriesOf(codebook, layer).get(id)?.note;
  const lines: TextLine[] = [name];
  if (layer === 'issue') {
    const issue = codebook.issues.get(id);
    if (!issue) lines.push(localizer.line('not in the codebook'));
    if (issue?.statement)
      lines.push(localizer.line('Statement: {0}', fileText(issue.statement, 'plain', 300)));
    if (issue?.definition) {
      lines.push(localizer.line('Definition: {0}', fileText(issue.definition, 'plain', 600)));
    }
  } else {
    const actor = codebook.actors.get(id);
    if (actor?.type) lines.push([safeFileText(typeName(actor.type, localizer))]);
    const aliases = actor?.aliases.slice(0, 12).map(({ text }) => labelText(text, 40)) ?? [];
    if (aliases.length > 0)
      lines.push(localizer.line('Also: {0}', safeFileText(aliases.join(', '))));
  }
  if (note !== undefined) lines.push(localizer.line('note: {0}', fileText(note, 'plain', 300)));
  return lines;
}

/** "2 ⇄", for a row: with its word a narrow side bar would cut off the number behind it. The
 * tooltip and what a screen reader says have the word. */
export function disagreementSign(localizer: Localizer, count: number): string {
  return `${localizer.number(count)} ⇄`;
}

/** "2 ⇄ · 5 positions · 1 without a side", for a row. */
export function countsInRow(context: ViewContext, counts: RowCounts): string {
  const { disagreements } = counts;
  return joinCounts(
    disagreements > 0 ? disagreementSign(context.localizer, disagreements) : undefined,
    countText(context, { ...counts, disagreements: 0 }),
  );
}

/** `countText` for a tooltip; no line without numbers. */
export function countLine(context: ViewContext, counts: RowCounts): TextLine[] {
  const text = countText(context, counts);
  return text === '' ? [] : [[words(text)]];
}

/** "5 positions · 2 disagreements · 1 without a side" */
export function countText(
  { localizer }: ViewContext,
  { positions, withoutSide, disagreements }: RowCounts,
): string {
  return joinCounts(
    positions > 0 ? localizer.text(COUNTS.positions, positions) : undefined,
    disagreements > 0 ? localizer.text(COUNTS.disagreements, disagreements) : undefined,
    withoutSide > 0 ? localizer.text('{0} without a side', withoutSide) : undefined,
  );
}

/** The numbers of a row with these positions under it. */
export function countsOf({ facts }: ViewContext, records: readonly PositionRecord[]): RowCounts {
  const { context } = facts.analysis;
  const positions = records.filter((record) => isEvidence(record, context)).length;
  return { positions, withoutSide: records.length - positions, disagreements: 0 };
}

/** The text beside the title of *Actors* and of *Issues*: “80 of 85 positions · 2 disagreements”:
 * the positions that count, of those recorded, as everywhere. */
export function countsOfAll({ facts, localizer }: ViewContext): string {
  const { records, evidenceCount } = facts.analysis;
  const pairs = pairTotal(facts);
  if (records.length === 0 && pairs === 0) return '';
  return joinCounts(
    positionsOf(localizer, evidenceCount, records.length),
    pairs > 0 ? localizer.text(COUNTS.disagreements, pairs) : undefined,
  );
}

/** "80 of 85 positions", or "85 positions" where all count. */
export function positionsOf(localizer: Localizer, counted: number, recorded: number): string {
  return counted === recorded
    ? localizer.text(COUNTS.positions, counted)
    : localizer.text(['{1} of {0} position', '{1} of {0} positions'], recorded, counted);
}
