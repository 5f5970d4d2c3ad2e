import { quotedScalar } from '../../yaml/write/writeScalar';
import { CODEBOOK_FORMAT } from '../definition';

/** The text of a codebook without entries, for those that an import adds. */
export function emptyCodebookText(title: string): string {
  return `format: ${CODEBOOK_FORMAT}\ntitle: ${titleScalar(title)}\nversion: "1"\n`;
}

function titleScalar(title: string): string {
  return quotedScalar(title.replace(/\p{Surrogate}/gu, '\uFFFD'));
}

/** The text of a new codebook: ten lines, each part with what a beginner needs to know. The
 * codebook of the example corpus has everything else. It has no end marker, since people write at
 * its end. */
export function newCodebook(title: string): string {
  return `format: ${CODEBOOK_FORMAT}
title: ${titleScalar(title)}
version: "1"   # raise it when a rule changes; coders state it when they finish an article
# Actors hold positions. Keep an id once it is in use; the name may change. Aliases are underlined in your texts.
actors:
  # ministry-of-trade: {name: "Ministry of Trade", type: government, aliases: ["trade ministry"]}
# Issues are what positions are about. "Support" and "oppose" refer to the statement; keywords are underlined.
issues:
  # import-duties: {name: "Import duties", statement: "Duties on imports should be raised.", keywords: ["tariffs"]}
# Also possible: coders, stances of your own, further variables. The codebook of the example corpus has them all.
`;
}
