import { labelAt, surname, type SpeakerLabel } from './speakerLabel';

/** A part of a text that one person speaks. Offsets are UTF-16 units. */
export interface Turn {
  /** As written most fully in the text. */
  readonly speaker: string;
  readonly role: string | undefined;
  readonly time: string | undefined;
  /** Where the label begins. */
  readonly start: number;
  /** Where the words begin. */
  readonly from: number;
  readonly end: number;
}

/** The turns of a hearing, a plenary debate or an interview, in text order; none in other texts. A
 * text has turns if at least three paragraphs begin with a label, of two speakers or more. A label
 * without a title or an office counts where its name or its role (a party) recurs, since it could
 * be a heading. */
export function speakerTurns(text: string, from = 0): readonly Turn[] {
  const found = labelledLines(text, from);
  const names = counted(found.labels.map(({ label }) => surname(label.speaker)));
  const parties = counted(found.labels.map(({ label }) => partyOf(label)));
  const recurs = (label: SpeakerLabel): boolean =>
    (names.get(surname(label.speaker)) ?? 0) > 1 ||
    (label.role !== undefined && (parties.get(partyOf(label)) ?? 0) > 2);
  const labels = found.labels.filter(
    ({ label }) => label.isSure || (recurs(label) && !HEADINGS.has(label.speaker.toLowerCase())),
  );
  const speakers = new Set(labels.map(({ label }) => surname(label.speaker)));
  if (labels.length < FEWEST_TURNS || speakers.size < 2) return [];
  const full = fullNames(labels.map(({ label }) => label));
  let heading = 0;
  return labels.map(({ start, label }, at) => {
    const next = labels[at + 1]?.start ?? text.length;
    while ((found.headings[heading] ?? Infinity) < start) heading++;
    const end = Math.min(next, found.headings[heading] ?? Infinity);
    const known = full.get(surname(label.speaker));
    const isShort = !label.speaker.includes(' ');
    const { speaker, role = known?.role } = isShort && known ? { ...label, ...known } : label;
    const { time } = label;
    return { speaker: asName(speaker), role, time, start, from: start + label.length, end };
  });
}

const FEWEST_TURNS = 3;

/** Who speaks at an offset; undefined before the first turn. */
export function speakerAt(turns: readonly Turn[], offset: number): Turn | undefined {
  let [low, high] = [0, turns.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((turns[middle]?.start ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  const turn = turns[low - 1];
  return turn && offset < turn.end ? turn : undefined;
}

interface Labelled {
  readonly start: number;
  readonly label: SpeakerLabel;
}

/** The paragraphs that begin with a label, and where Markdown headings begin. */
function labelledLines(
  text: string,
  from: number,
): { readonly labels: readonly Labelled[]; readonly headings: readonly number[] } {
  const labels: Labelled[] = [];
  const headings: number[] = [];
  let before = '';
  for (let start = from; start < text.length;) {
    const lineEnd = text.indexOf('\n', start);
    const end = lineEnd === -1 ? text.length : lineEnd;
    const line = text.slice(start, end);
    if (/^#{1,6} /.test(line)) headings.push(start);
    else if (CAPITALS.test(line) || beginsParagraph(line, before)) {
      const label = labelAt(line);
      if (label) labels.push({ start, label });
    }
    before = line;
    start = end + 1;
  }
  return { labels, headings };
}

/** A name in capitals is a label wherever its line begins. */
const CAPITALS =
  /^\s*(?:(?:The|Acting|Mr\.|Mrs\.|Ms\.|Miss|Dr\.|Hon\.|Senator|Chair\p{Ll}*) )*(?:Mc|Mac|De|Van)?\p{Lu}{3,}/u;

/** In texts with a line end after some seventy letters, a line that continues a sentence begins
 * with a name by chance. */
function beginsParagraph(line: string, before: string): boolean {
  if (line.trim() === '') return false;
  const isIndented = /^\s{2,}/.test(line) && !/^\s{2,}/.test(before);
  const last = before.trimEnd();
  return isIndented || last.length < SHORT_LINE || /[.!?…:)\]”"’–—-]$/u.test(last);
}

const SHORT_LINE = 50;

/** The most complete form of each name that is used without its first name too, unless two people
 * share it. */
function fullNames(
  labels: readonly SpeakerLabel[],
): ReadonlyMap<string, Pick<SpeakerLabel, 'speaker' | 'role'>> {
  const full = new Map<string, Pick<SpeakerLabel, 'speaker' | 'role'>>();
  const shared = new Set<string>();
  for (const { speaker, role } of labels) {
    if (!speaker.includes(' ')) continue;
    const name = surname(speaker);
    const known = full.get(name);
    if (!known) full.set(name, { speaker, role });
    else if (known.speaker !== speaker) shared.add(name);
  }
  for (const name of shared) full.delete(name);
  return full;
}

/** Names in capitals are written as names: `Mr. SMITH` as `Mr. Smith`, `McCAIN` as `McCain`. */
function asName(speaker: string): string {
  return speaker.replace(
    /(?<![\p{L}\p{M}])((?:\p{Lu}\p{Ll}+)?\p{Lu})(\p{Lu}{2,})(?![\p{L}\p{M}])/gu,
    (_, first: string, rest: string) => first + rest.toLowerCase(),
  );
}

/** What stands last beside a name: `SPD` in `Ann Lee (Emden) (SPD)`. */
function partyOf({ role = '' }: SpeakerLabel): string {
  return role.slice(role.lastIndexOf(', ') + 1).trim();
}

function counted(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Words that recur before a colon without being a person. */
const HEADINGS: ReadonlySet<string> = new Set(
  (
    'note notes source sources date subject re summary abstract background result results ' +
    'conclusion conclusions method methods objective objectives example examples table figure ' +
    'box annex appendix contact contacts phone tel fax email e-mail web website address keywords ' +
    'author authors title from to cc bcc sent location place time topic agenda answer question ' +
    'recommendation recommendations reference references see available url http https doi isbn ' +
    'option step part section article chapter amount total name names status page pages length ' +
    'copyright language section byline headline body load-date dateline ' +
    'anmerkung hinweis quelle quellen datum betreff zusammenfassung ergebnis beispiel tabelle ' +
    'abbildung anlage foto bild autor titel seite kontakt telefon ort stand thema drucksache ' +
    'drucksachen ausschuss federführung tagesordnungspunkt zusatzpunkt ' +
    'objet date source résumé annexe fuente fecha fonte data'
  ).split(' '),
);
