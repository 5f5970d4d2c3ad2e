import { FAMILIES } from '../bench/anchoring/families';
import { countFamily, sumOfFamilies, type FamilyCounts } from '../bench/anchoring/familyCounts';
import { resultOf, type ReportRow } from './report';

/** A third of the families takes minutes. */
const PARTS = 3;

/** Row 25: quotes whose words may have another speaker now. `asked`: cases of each family. A place
 * is wrong if it is accepted silently although the old text, or without it the stored context,
 * shows the change. */
export function familyRows(part: number, asked: number, seed: number): readonly ReportRow[] {
  const families = FAMILIES.filter((_, i) => i % PARTS === part);
  const wrong: string[] = [];
  const known: FamilyCounts[] = [];
  const unknown: FamilyCounts[] = [];
  for (const family of families) {
    const [withOld, without] = countFamily(family, asked, seed);
    if (!withOld || !without) throw new Error('Both ways are counted.');
    known.push(withOld);
    unknown.push(without);
    const missed = withOld.wrong + withOld.wrongNeighbours + withOld.wrongUnseen;
    if (missed + without.wrong > 0) wrong.push(`${family.name}: ${missed} and ${without.wrong}`);
  }
  const [a, b] = [sumOfFamilies(known), sumOfFamilies(unknown)];
  const unseen = b.wrongUnseen + b.wrongNeighbours;
  const reported = `0 wrong; silent and right ${a.silentRight}/${b.silentRight}, asked with the right place first ${a.proposed}/${b.proposed}, with another ${a.elsewhere + a.lost}/${b.elsewhere + b.lost}; without the old text ${unseen} could not be told`;
  return [
    {
      row: 25,
      check: `the same words in another mouth, or in the same: ${families.length} families of edits, with the old text and without`,
      asked: asked * families.length,
      run: asked * families.length,
      seed,
      result: resultOf(reported, wrong),
    },
  ];
}
