import { quotedScalar } from '../yaml/write/writeScalar';
import { CODEBOOK_FORMAT } from './definition';

/** The text of a fresh codebook, with what a beginner needs to know beside each part. It has no end
 * marker: people go on writing at its end. */
export function newCodebook(title: string): string {
  return `format: ${CODEBOOK_FORMAT}
title: ${quotedScalar(title.replace(/\p{Surrogate}/gu, '\uFFFD'))}
version: "1"   # raise it when a rule changes; coders state it when they finish an article

# Who codes. The id on the left is what annotation files use.
coders:
  # lea:
  #   name: "Lea Sommer"

# Who can hold a position. Each actor has an id: lower-case letters, digits and hyphens. Keep an
# id once it is in use; the name beside it may change at any time. Aliases are the other words for
# the actor in your texts: they are found and highlighted.
actors:
  # ministry-of-trade:
  #   name: "Ministry of Trade"
  #   type: government          # state, government, person, organization, group, or your own word
  #   part-of: some-country     # the actor above this one
  #   aliases:
  #     - "trade ministry"

# What a position can be about. The statement says what "support" and "oppose" refer to, so write
# it as a sentence that somebody could agree or disagree with.
issues:
  # import-duties:
  #   name: "Import duties"
  #   statement: "Duties on imported goods should be raised."
  #   definition: "What counts and what does not, with an example."
  #   keywords:
  #     - "import duties"
  #     - "tariffs"

# Stances are support, oppose, neutral, ambivalent and unstated, unless you list your own here.
`;
}
