import { FAMILIES, NAME_FAMILIES } from '../bench/anchoring/families';
import {
  countFamily,
  silentlyWrong,
  sumOfFamilies,
  type FamilyCounts,
} from '../bench/anchoring/familyCounts';
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
    const missed = silentlyWrong(withOld);
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

/** The largest shares of cases of a group that may be placed silently, with the old text known and
 * by the names that are stored. The second group was written by another hand than the rule. */
const MOST_SILENT = { names: [0.015, 0.015], farther: [0.05, 0.25] } as const;

/** Row 26: the name of the speaker is exchanged outside of the stored words. No rule tells all of
 * these. */
export function nameRows(asked: number, seed: number): readonly ReportRow[] {
  const groups = Object.entries(MOST_SILENT);
  return groups.map(([group, [most, mostByNames]]) => {
    const families = NAME_FAMILIES.filter((family) => family.group === group);
    const cases = families.length * asked;
    const silent = [0, 0];
    const worst: string[] = [];
    for (const family of families) {
      const counts = countFamily(family, asked, seed, true).map(silentlyWrong);
      counts.forEach((count, i) => (silent[i] = (silent[i] ?? 0) + count));
      if (counts.some((count) => count > 0)) worst.push(`${family.name} ${counts.join(' and ')}`);
    }
    const [known = 0, byNames = 0] = silent;
    const isOver = known > most * cases || byNames > mostByNames * cases;
    const wrong = isOver ? [`${known} and ${byNames} silent: ${worst.join('; ')}`] : [];
    return {
      row: 26,
      check: `the speaker's name is exchanged around the words: ${families.length} families (${group})`,
      asked: cases,
      run: cases,
      seed,
      result: resultOf(
        `silent with the old text ${known} (at most ${100 * most} %), by the stored names ${byNames} (at most ${100 * mostByNames} %)`,
        wrong,
      ),
    };
  });
}
