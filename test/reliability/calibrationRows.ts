import { calibrated, calibrationOf, worstBin } from '../unit/intercoder/recoding/calibration';
import { CONDITIONS } from '../unit/intercoder/recoding/simulatedStudies';
import { resultOf, type ReportRow } from './report';

const BIN = 0.04;
const COVER = 0.85;
/** Intervals that hold nearly all real shares are too wide to say something. */
const MOST_COVER = 0.97;

/** Whether found again is what it says, in `studies` simulated studies of each kind whose truth and
 * coders are known: a row for each kind, with pairs and shifts. */
export async function* calibrationRows(studies: number, seed: number): AsyncGenerator<ReportRow> {
  for (const condition of CONDITIONS) {
    // A row is written as soon as it is made.
    await Promise.resolve();
    const shares = calibrated(condition, studies, seed);
    const wrong: string[] = [];
    const reported = [true, false].map((isPair) => {
      const own = shares.filter((one) => one.isPair === isPair);
      const { findings, claimed, real, cover, width } = calibrationOf(own);
      const bin = worstBin(own);
      const what = isPair ? 'pairs' : 'shifts';
      const most = condition.worstBin ?? BIN;
      if (condition.isJudged) wrong.push(...faultsOf(what, bin, most, cover));
      const numbers = [claimed, real, cover, width, bin].map((one) => one.toFixed(2));
      return `${what} ${String(findings)}: ${numbers[0] ?? ''} for ${numbers[1] ?? ''}, cover ${numbers[2] ?? ''}, width ${numbers[3] ?? ''}, worst bin ${numbers[4] ?? ''}`;
    });
    yield {
      row: 42,
      check: `found again, in simulated studies: ${condition.name}${condition.isJudged ? '' : ' (reported)'}`,
      asked: studies,
      run: studies,
      seed,
      result: resultOf(reported.join('; '), wrong),
    };
  }
}

function faultsOf(what: string, bin: number, most: number, cover: number): readonly string[] {
  return [
    ...(bin > most ? [`${what}: a bin is ${bin.toFixed(3)} from the real share`] : []),
    ...(cover < COVER ? [`${what}: cover ${cover.toFixed(3)}`] : []),
    ...(what === 'pairs' && cover > MOST_COVER ? [`${what}: cover ${cover.toFixed(3)}`] : []),
  ];
}
