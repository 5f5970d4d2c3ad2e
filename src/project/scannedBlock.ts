import type { ArticlePath } from '../core';
import type { SaidOfArticle } from './saidOfArticle';

/** Articles as a scan found them, in the order of paths by code unit. Nothing is made of them before
 * somebody asks; the host says how they are kept. */
export interface ScannedBlock {
  /** Of the articles [from, to). */
  paths(from: number, to: number): readonly ArticlePath[];
  /** What of the article is known: bits of KNOWN. */
  known(at: number): number;
  /** Mentions by layer and id: `actor:china` → 4. */
  counts(at: number): ReadonlyMap<string, number>;
  /** The annotation file's own text, BOM and line endings included; undefined where it cannot be read any
   * more: it was stored in an index that is damaged, and is soon told anew. */
  annotations(at: number): string | undefined;
  /** True where its row says nothing but its mentions. */
  isSilent(at: number): boolean;
  /** What its row says, by the codebook of the scan. */
  said(at: number): SaidOfArticle;
}

/** Bits of `ScannedBlock.known`: that there is an annotation file, that mentions were counted, that
 * reading the annotation file with the codebook of the scan found no problem. */
export const KNOWN = { annotations: 1, counts: 2, faultless: 4 } as const;

/** Articles [from, to) of a block. */
export interface ScannedStretch {
  readonly block: ScannedBlock;
  readonly from: number;
  readonly to: number;
}

/** An article of a block. */
export interface Scanned {
  readonly block: ScannedBlock;
  readonly at: number;
}

export function isKnown({ block, at }: Scanned, what: keyof typeof KNOWN): boolean {
  return (block.known(at) & KNOWN[what]) !== 0;
}

/** The text of the article's annotation file; undefined when it has none, or nobody knows it any more. */
export function annotationText(scanned: Scanned): string | undefined {
  return isKnown(scanned, 'annotations') ? scanned.block.annotations(scanned.at) : undefined;
}
