/** True when a sentence was wrongly split after an abbreviation: `before` ends in one, and `after`
 * does not look like the beginning of a sentence. A false positive makes a quote one sentence too
 * long, a false negative cuts it at "U.S.": users correct both, so common cases are enough. */
export function endsInAbbreviation(before: string, after: string): boolean {
  const last = LAST_WORD.exec(before)?.[1];
  if (last === undefined) return false;
  if (BEFORE_NAMES.has(last)) return true;
  if (BEFORE_NUMBERS.has(last)) return /^\p{N}/u.test(after);
  if (DAY.test(last)) return MONTH.test(after);
  return (INITIALS.test(last) || ANYWHERE.has(last)) && !STARTER.test(after);
}

/** The word before a full stop that ends the text, its inner full stops included. */
const LAST_WORD = /(?:^|[^\p{L}\p{N}.])([\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?)\.\s*$/u;

/** A capital letter, or several with full stops: "J", "U.S", "EE.UU". */
const INITIALS = /^\p{Lu}{1,2}(?:\.\p{Lu}{1,2})*$/u;

/** German and other ordinals: "am 26. April". */
const DAY = /^[0-9]{1,2}$/;
const MONTH =
  /^(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)/;

/** Words that begin a sentence far more often than they follow an abbreviation. */
const STARTER =
  /^["'“‘(]*(?:The|A|An|In|On|At|It|Its|He|His|She|Her|They|Their|We|Our|I|You|This|That|These|Those|There|But|And|Or|So|Yet|If|When|While|As|For|From|After|Before|However|Meanwhile|Nor|Not|Both|Some|Many|Most|What|Who|Why|How|Der|Die|Das|Ein|Eine|Es|Er|Sie|Wir|Aber|Und)(?![\p{L}\p{N}])/u;

const BEFORE_NAMES = new Set(
  (
    'Mr Mrs Ms Mx Dr Prof Gen Sen Rep Gov Sec Adm Col Lt Sgt Capt Cmdr Maj Amb Rev Hon Pres Supt ' +
    'St Mt Ft Messrs Mme Mlle Sra Srta vs cf e.g i.e z.B d.h u.a bzw ca Hr Fr Frau'
  ).split(' '),
);

const BEFORE_NUMBERS = new Set(
  (
    'No Nos Nr no nos p pp Art art Sec sec Fig fig Vol vol ch Ch para paras Abs Ziff Res ' +
    'Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec'
  ).split(' '),
);

/** Abbreviations that may also end a sentence. */
const ANYWHERE = new Set('Jr Sr Inc Ltd Co Corp Bros Dept Assn etc al a.m p.m Ph.D'.split(' '));
