import type { ArticlePath, CoderId } from '../../model/ids';
import { claimName, labelsOf, PASSAGE_SETS, type ClaimUnit, type CodedUnits } from './codedUnits';
import type { CodedField } from './compared/fields';
import { LabelSets } from './compared/labelSets';
import { categoryOf, fieldValues, placeIn } from './compared/values';

/** One value that a coder gave to a unit: a line of the long table that R (such as `kripp.alpha` of
 * irr) and DKPro read. A missing value has no line. */
export interface UnitValue {
  /** `ARTICLE#N` for the N-th passage of an article, from 1; for fields with the actor and the
   * issue of the claim behind it. */
  readonly unit: string;
  readonly article: ArticlePath;
  readonly coder: CoderId;
  /** `claim`, `actor` and `issue` for what a coder found in a passage; `stance` and other fields
   * for claims that two coders share; with `-order` behind it the place of a value in its order,
   * where α takes it into account. */
  readonly field: string;
  /** The labels of a set, or the values of a field, in order, with ` + ` between them; `∅` for an
   * empty set and for the value *none*. */
  readonly value: string;
}

/** All units with all coders, one value a line, made while they are written. Reproduces every α of
 * the figures: sets with Dice, fields as categories. */
export function* unitValues(
  units: CodedUnits,
  fields: readonly CodedField[],
): Generator<UnitValue> {
  const pathOf = (article: number): ArticlePath => units.articles[article]?.article.path ?? '';
  const sets = new LabelSets();
  for (const { article, index, readings } of units.passages) {
    const path = pathOf(article);
    for (const field of PASSAGE_SETS) {
      for (const reading of readings) {
        const value = sets.of(labelsOf(reading, field)).name;
        const coder = units.coders[reading.coder] ?? '';
        yield { unit: `${path}#${String(index + 1)}`, article: path, coder, field, value };
      }
    }
  }
  for (const claim of units.claims) yield* claimValues(units, claim, fields, pathOf);
}

function* claimValues(
  { coders }: CodedUnits,
  { unit, actor, issue, readings }: ClaimUnit,
  fields: readonly CodedField[],
  pathOf: (article: number) => ArticlePath,
): Generator<UnitValue> {
  const article = pathOf(unit.article);
  const name = `${article}#${String(unit.index + 1)} ${claimName(actor, issue)}`;
  for (const field of fields) {
    for (const { coder, records } of readings) {
      const values = fieldValues(records, field);
      if (values.length === 0 && field.isAsked) continue;
      const value = categoryOf(values);
      yield { unit: name, article, coder: coders[coder] ?? '', field: field.name, value };
    }
    for (const { coder, records } of readings) {
      const place = placeIn(fieldValues(records, field), field);
      if (place === undefined) continue;
      const order = { field: `${field.name}-order`, value: String(place) };
      yield { unit: name, article, coder: coders[coder] ?? '', ...order };
    }
  }
}
