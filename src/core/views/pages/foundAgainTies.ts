import { MORE_NOT_LISTED } from '../words/shared';
import { tiesFoundAgain } from '../../intercoder/recoding/tiesFoundAgain';
import type { CodersCorpus } from '../../intercoder/readings';
import { networksOfRecords, type Network } from '../../networks/network';
import { DEFAULT_NETWORKS, type NetworkOptions } from '../../networks/options';
import type { Share } from '../../networks/share';
import type { Task } from '../../util/task';
import type { ViewContext } from '../facts/facts';
import { foundAgainText } from '../words/foundAgainText';
import { actorLabel, issueLabel } from '../words/nameLabels';

/** Of larger corpora the ties would take as long as all findings: the command line lists them. */
const MOST_POSITIONS = 5000;
/** More are not read. */
const MOST_TIES = 300;

/** How often other coders would find the ties of discourse networks again, as lines of a text: of
 * who agrees with whom, and of who is for or against which issue; the least certain first. The
 * disagreements are listed by themselves. */
export function* tieLines(
  context: ViewContext,
  coders: CodersCorpus,
  seed: number,
): Task<readonly string[]> {
  const { localizer } = context;
  const { survivingCount } = context.facts.analysis;
  if (survivingCount > MOST_POSITIONS)
    return [
      localizer.text(
        'Ties of networks are not listed here where there are more than {0} positions: the command line has them (policy-annotator network --found-again).',
        MOST_POSITIONS,
      ),
      '',
    ];
  const lines: string[] = [];
  for (const mode of ['one', 'two'] as const) {
    const found = yield* sharesOf(context, coders, seed, DEFAULT_NETWORKS[mode]);
    if (!found || found.shares.length === 0) continue;
    lines.push(
      localizer.text(
        mode === 'one'
          ? 'Ties in the network of who agrees with whom, the least certain first:'
          : 'Ties in the network of who is for or against which issue, the least certain first:',
      ),
      '',
    );
    const order = [...found.shares.entries()].sort(([, a], [, b]) => a.mean - b.mean);
    for (const [at, share] of order.slice(0, MOST_TIES)) {
      lines.push(tieName(context, found.network, at, mode));
      lines.push(`    ${foundAgainText(localizer, share)}`, '');
    }
    const more = order.length - MOST_TIES;
    if (more > 0) lines.push(localizer.text(MORE_NOT_LISTED, more), '');
  }
  return lines;
}

function* sharesOf(
  { facts }: ViewContext,
  coders: CodersCorpus,
  seed: number,
  options: NetworkOptions,
): Task<{ readonly network: Network; readonly shares: readonly Share[] } | undefined> {
  const { analysis, codebook } = facts;
  const { filter } = analysis.context;
  const networks = yield* networksOfRecords(analysis.records, codebook, filter, options);
  if (networks.kind === 'refused') return undefined;
  const [network] = networks.networks;
  const found = yield* tiesFoundAgain(analysis, coders, networks, options, seed);
  return network && found.kind === 'found-again' ? { network, shares: found.shares } : undefined;
}

/** `China – Japan, weight 2`, or `China – Exports, weight −1` against an issue. */
function tieName(
  context: ViewContext,
  { rows, columns, ties }: Network,
  at: number,
  mode: 'one' | 'two',
): string {
  const one = actorLabel(context, [rows[ties.from[at] ?? 0]?.id ?? '']);
  const id = columns[ties.to[at] ?? 0]?.id ?? '';
  const other = mode === 'one' ? actorLabel(context, [id]) : issueLabel(context, id);
  const weight = ties.weight[at] ?? 0;
  const size = context.localizer.number(Math.abs(weight));
  return context.localizer.text(
    '{0} – {1}, weight {2}',
    one,
    other,
    weight < 0 ? `−${size}` : size,
  );
}
