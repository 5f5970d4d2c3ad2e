/** The beginning of a turn: who speaks by it. */
export interface SpeakerLabel {
  /** The name as written, without its role: `Mr. SMITH`, `Dr. Norbert Lammert`. */
  readonly speaker: string;
  /** An office, a party or a constituency beside the name. */
  readonly role: string | undefined;
  /** A time beside the name, as written. */
  readonly time: string | undefined;
  /** How many characters of the line the label takes. */
  readonly length: number;
  /** False for what could be a heading, such as `Ann Lee:` or `RESULTS:`: it counts where it
   * recurs. */
  readonly isSure: boolean;
}

/** The label at the beginning of a paragraph; undefined without one. Forms of records of
 * parliaments, hearings, courts, broadcasts and interviews:
 * - `Mr. SMITH. Thank you` (Congressional Record, hearings), `M. le président. La parole` (France);
 * - `Jan Novak (PPE). – Mr President` (European Parliament);
 * - `Präsident Dr. Weber: `, `Hon. Ann Lee (Minister of Health, Lib.): `, `MR. LEE: `, `**Lee:** `,
 *   `主席：`, with a time before or after the name;
 * - `Q. ` and `A. `. */
export function labelAt(line: string): SpeakerLabel | undefined {
  const head = line.slice(0, LONGEST);
  const written = STOPPED.exec(head) ?? (MARKS.test(head) ? markedAt(head) : undefined);
  if (!written) {
    const [asked, letter] = ASKED.exec(head) ?? [];
    if (asked === undefined || letter === undefined) return undefined;
    const length = asked.length;
    return { speaker: letter, role: undefined, time: undefined, length, isSure: true };
  }
  const [whole, words = ''] = written;
  const isBold = /^\s*(?:\*\*|__)/.test(whole);
  const times = [...words.matchAll(TIME)].map(([time]) => time.replace(/[[\]()]/g, ''));
  const bare = words.replace(TIME, ' ').replace(/[*_]+/g, '').replace(/\s+/g, ' ').trim();
  const named = nameAndRole(bare.replace(/[\s,;]+$/, ''));
  if (!named || !isPerson(named.speaker) || !isRole(named.role)) return undefined;
  const hasOffice = OFFICE.test(bare) || TITLE.test(named.speaker);
  const isDashed = /[.:][*_]*\s*[–—][*_]*\s*$/.test(whole);
  const isSure =
    hasOffice || (named.role !== undefined && (isBold || isDashed || OFFICE.test(named.role)));
  if (isDashed && !isSure) return undefined;
  return { ...named, time: times[0], length: whole.length, isSure };
}

/** What recurs of a speaker: the last word of the name, in small letters. */
export function surname(speaker: string): string {
  const words = speaker.replace(/ (?:of|aus|de) .*$/u, '').split(' ');
  return (words.at(-1) ?? '').toLowerCase().normalize('NFC');
}

/** No label is longer. */
const LONGEST = 220;

/** Titles that begin a name. */
const TITLES =
  'Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Hon|Rev|Bishop|Sir|Dame|Lord|Lady|Baroness|Viscount|' +
  'Senator|Sen|Rep|Representative|Congressman|Congresswoman|Delegate|Councillor|Councilman|' +
  'Councilwoman|Governor|Mayor|Secretary|Ambassador|Amb|General|Gen|Admiral|Colonel|Col|Maj|Capt|' +
  'Captain|Judge|Justice|Chief Justice|Commissioner|Sheriff|Chairman|Chairwoman|Chairperson|Chair|' +
  'Co-Chair|Vice Chair|Ranking Member|Deputy|Minister|Eng';
const FOREIGN_TITLES =
  'M|MM|Mme|Mlle|Herr|Frau|Abg|Abgeordneter|Abgeordnete|Sr|Sra|Señor|Señora|Dott|Onorevole|Pan|Pani';
const TITLE = new RegExp(`^(?:The )?(?:${TITLES}|${FOREIGN_TITLES})(?:\\. ?|\\b ?)(?=\\S)`, 'iu');

/** Words for an office with which a label begins, alone or before a name. */
const OFFICE =
  /^(?:(?:The|Der|Die|Le|La|El|Il|Madam|Madame|Hon\.|M\.|Mme|Mr\.?|Mrs\.?|Ms\.?|An|A) )*(?:(?:Deputy|Acting|Assistant|Temporary|Vice|Prime|Parliamentary|Permanent|Under|Parl\.|Alters|Co|City)[ -]*)*(?:Speaker|Chair(?:man|woman|person)?|President|Presiding Officer|Presidente|Président(?:e)?|Clerk|Secretary|Minister|Bundesminister(?:in)?|Staatsminister(?:in)?|Staatssekretär(?:in)?|(?:Vize|Alters)?präsident(?:in)?|Vorsitzende[rn]?|Bundeskanzler(?:in)?|Berichterstatter(?:in)?|Moderator(?:in)?|Witness|Operator|Convener|Reporter|Interviewer|Attorney[ -]General|Hon\.? Members?|Members?|Senator)(?![\p{L}\p{N}])/iu;

const NAME = String.raw`[\p{Lu}\p{Lt}][\p{L}\p{M}'’.-]*`;
const PARTICLE = '(?:of|the|de|da|do|dos|van|von|der|den|du|la|le|zu|al|bin|y|e|and)';
/** The last word: initials do not end a name. */
const LAST_NAME = String.raw`(?:[\p{Lu}\p{Lt}][\p{L}\p{M}'’-]*[\p{L}\p{M}]{2}|\p{Lu}{2,}|Li|Wu|Xi|Yu|Ng|Ma)`;
/** After a full stop only a title or an office shows that a name is a label. */
const STOPPED = new RegExp(
  String.raw`^\s*((?:The )?(?:(?:${TITLES})\b\.?(?: (?:${NAME}|${PARTICLE})){0,5}? ${LAST_NAME}|(?:ACTING |Acting |VICE )?(?:SPEAKER|PRESIDING OFFICER|PRESIDENT|CHAIR(?:MAN|WOMAN|PERSON)?|CLERK|WITNESS|Chair(?:man|woman|person)?|Speaker|Clerk|Witness|Reporter)(?: pro tempore)?|M(?:\.|me|lle) (?:(?:le |la )(?:vice-)?président(?:e)?|(?:${NAME} ){1,3}?${LAST_NAME})(?:, (?:[^.\n]{0,40}(?:ministre|secrétaire|rapporteu)[^.\n]{0,90}|présidente?[^.\n]{0,60}))?)(?: \([^()\n]{1,80}\))?)\.(?:[ \t]+(?=[\p{Lu}\p{N}"“'‘\x60«(\[…])|\s*$)`,
  'u',
);
/** All other forms have one of these. */
const MARKS = /[:：–—]/;

function markedAt(head: string): RegExpExecArray | undefined {
  return DASHED.exec(head) ?? HAN.exec(head) ?? COLON.exec(head) ?? undefined;
}

/** A full stop or colon and a dash. */
const DASHED = /^\s*([*_]*[\p{Lu}“"][^\n:–—]{1,150}?)[.:][*_]*\s*[–—][*_]*(?:\s|$)/u;
/** Excludes "he said:" and "as follows:". */
const HAN =
  /^\s*([\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}·（）()]{1,23}?[^说說道称稱言示曰う下論论一二三四五知問问答到出]):?(?:：|:\s)/u;
const COLON =
  /^\s*((?:[*_]{1,3})?(?:[[(]?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?[\])]?\s+)?(?:[*_]{1,3})?[\p{Lu}@][^\n:：]{0,140}?(?:\(\d{1,2}:\d{2}\)|\[\d{1,2}:\d{2}(?::\d{2})?\])?)(?:[*_]{1,3})?:(?:[*_]{1,3})?(?:—|(?=\s|$))/u;
const ASKED = /^\s*(?:\*\*)?([QA])(?:[.:]|\*\*)(?:\*\*)?\s+(?=\S)/u;
const TIME = /[[(]?\b\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*[ap]\.?m\.?)?(?![\p{L}\p{N}])[\])]?/giu;

/** `Name, role`, `Name (role)`, `The Minister for Health (Dr. Lee)`, `Präsident Dr. Lee`. */
function nameAndRole(
  words: string,
): { readonly speaker: string; readonly role: string | undefined } | undefined {
  // The end of a sentence, not of an abbreviation.
  if (/\p{Ll}{4,}[.]\s/u.test(words)) return undefined;
  const inBrackets = /^([^()[\]]+?)\s*[([]([^()[\]]{1,120})[)\]]\s*(.*)$/u.exec(words);
  if (inBrackets) {
    const [, before = '', within = '', after = ''] = inBrackets;
    if (after !== '' && !/^[,([]/u.test(after)) return undefined;
    const isOffice = OFFICE.test(before) || /^(?:The|Der|Die) /u.test(before);
    if (isOffice && isTitled(within)) return { speaker: within.trim(), role: before };
    const rest = [within, ...(after.match(/[^()[\],]+/gu) ?? [])].map((part) => part.trim());
    const outer = nameAndRole(before);
    const roles = [outer?.role, ...rest].filter((part) => part !== undefined && part !== '');
    return outer && { speaker: outer.speaker, role: roles.join(', ') };
  }
  const comma = words.indexOf(', ');
  if (comma > 0) return { speaker: words.slice(0, comma), role: words.slice(comma + 2) };
  const [office = ''] = OFFICE.exec(words) ?? [];
  const name = words.slice(office.length).trim();
  const isWhole = name.split(' ').filter((word) => /^\p{Lu}/u.test(word)).length >= 2;
  return office !== '' && isWhole && !/^(?:of|for|der|des|für|de|pro) /u.test(name)
    ? { speaker: name, role: office }
    : { speaker: words, role: undefined };
}

function isTitled(words: string): boolean {
  return TITLE.test(words) || /^\p{Lu}[\p{L}'’.-]+(?: \p{Lu}[\p{L}.'’-]*){1,3}$/u.test(words);
}

/** An office, a party or a place. "Mr. Speaker, Sir, I want to say this:" addresses a person. */
function isRole(words: string | undefined): boolean {
  if (words === undefined) return true;
  if (/^(?:Sir|Madam|Herr|Frau|Kolleg|Mr|Mrs|Ms|meine|liebe)(?!\p{L})/u.test(words)) return false;
  return !SENTENCE.test(words) && (/^[\p{Lu}\p{N}*?[]/u.test(words) || SMALL_ROLE.test(words));
}

const SENTENCE =
  /(?<!\p{L})(?:I|we|you|he|she|it|they|my|your|is|are|was|were|have|has|had|will|would|said|ich|wir|Sie|ist|sind|war|hat|haben|wird)(?![\p{L}])/u;
const SMALL_ROLE =
  /^(?:on behalf|im Namen|au nom|en nombre|a nome|em nome|namens|w imieniu|for |in the Chair|[\p{L} -]{0,30}(?:minist|secr|rapport|présid|chair|director|professor|spokes|represent|member|editor))/u;

/** Whether words are written as a name or an office: every word with a capital, apart from
 * particles. */
function isPerson(words: string): boolean {
  const all = words.split(' ');
  if (all.length > MOST_WORDS || /[!?;"“”«»/\d]/u.test(words)) return false;
  if (/^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}·]+$/u.test(words)) return true;
  if (NOT_FIRST.has(all[0]?.toLowerCase() ?? '')) return false;
  if (OFFICE.test(words) && all.length <= 4) return true;
  return all.every((word) => /^[^\p{L}]*[\p{Lu}\p{Lt}@]/u.test(word) || SMALL.test(word));
}

const MOST_WORDS = 8;
const SMALL =
  /^(?:of|the|for|and|de|da|do|dos|del|van|von|der|den|du|la|le|zu|zum|zur|al|bin|y|e|i|und|et|hon\.?|pro|tempore|présidente?|ministre|rapporteure?|members?|officer)$/u;
/** Words with which no name begins, but headings and sentences do. */
const NOT_FIRST: ReadonlySet<string> = new Set(
  (
    'and but so yet or by in on at to from with if when while then now thus this that these those ' +
    'there here what why how who my your our his her their thank thanks yes no not well first second ' +
    'third finally dear tellers speakers witnesses report statement remarks testimony prepared more for also spoken motion bill ' +
    'erstes zweites drittes vielen herzlichen danke dank aber und oder erstens zweitens drittens antrag beratung entwurf ' +
    'erste zweite dritte zu zur zum über anlage das es ich wir sie ja nein herr kollege frau ' +
    'liebe meine überweisungsvorschlag beschlussempfehlung unterrichtung große kleine'
  ).split(' '),
);
