// What is needed when a text must be read, or the codebook has changed. A bundle of its own
// (dist/textReading.js): loading it is slow, and most starts find nothing changed.

export {
  buildDictionary,
  canDiffer,
  canHold,
  codebookDelta,
  normalizeText,
  termsOf,
} from '../../../core';
export { articleScanner } from '../../../project/corpusIndex/scanArticle';
export { codebookOf } from './codebookOf';
export { hashOf, LARGEST_READ, plainText, readOne } from './readOne';
