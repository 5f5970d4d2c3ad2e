/** Verbs with which a news text says who speaks (“reporting verbs”), in forms that stand next to a
 * speaker in English and German. Those that are mostly nouns, such as “states”, are absent. */
const SPEECH_VERBS =
  /^(?:said|says|told|tells|added|adds|argued|argues|warned|warns|insisted|insists|claimed|claims|wrote|writes|replied|replies|stressed|stresses|criticised|criticises|criticized|criticizes|rejected|rejects|demanded|welcomed|welcomes|announced|announces|promised|sagte|sagt|erklärte|erklärt|warnte|warnt|forderte|fordert|betonte|betont|meinte|meint|schrieb|schreibt|kritisierte|kritisiert|antwortete|antwortet)$/u;

/** Whether words of a text (UTF-16 units, without blanks around) have such a verb right before or
 * after them: “Paul Hartmann said”, “said Paul Hartmann”. */
export function isSpeaker(text: string, start: number, end: number): boolean {
  const [before] = /\p{L}+(?=\s+$)/u.exec(text.slice(Math.max(0, start - NEAR), start)) ?? [];
  const [, after] = /^\s+(\p{L}+)/u.exec(text.slice(end, end + NEAR)) ?? [];
  return [before, after].some((word) => word !== undefined && SPEECH_VERBS.test(word));
}

/** In UTF-16 units: longer than each verb with its blanks. */
const NEAR = 30;
