/** Why a glob is refused: its regular expression could take exponential time. */
export type GlobRefusal = 'long' | 'wildcards' | 'groups';

/** UTF-16 units. */
export const LONGEST_GLOB = 500;

/** Stars, or groups of alternatives, in one part of a path; and parts that are `**`, in the whole
 * path. */
export const MOST_WILDCARDS = 3;

/** The limit that a glob exceeds, by kind. */
export function globLimit(refusal: GlobRefusal): number {
  return refusal === 'long' ? LONGEST_GLOB : MOST_WILDCARDS;
}

/** Undefined for a glob whose expression tests a path in little time: at most `MOST_WILDCARDS`
 * stars and as many groups in a part between two slashes (of alternatives, the one with most
 * counts), not more `**`, and no group that repeats. */
export function globRefusal(glob: string): GlobRefusal | undefined {
  if (glob.length > LONGEST_GLOB) return 'long';
  const plain = glob.replace(/\\./gs, '_').replace(/\[[^\]/]*\]/g, ']');
  if (/[@!+*?]\(|\(\?|[)\]}]\+/.test(plain)) return 'groups';
  const { stars, groups, deep } = new Weighing(plain).whole();
  if (stars > MOST_WILDCARDS || deep > MOST_WILDCARDS) return 'wildcards';
  return groups > MOST_WILDCARDS ? 'groups' : undefined;
}

/** The wildcards in a stretch of a glob: in its part with most of them, and `**` in all of it. */
interface Weight {
  stars: number;
  groups: number;
  deep: number;
}

class Weighing {
  readonly #glob: string;
  #at = 0;

  constructor(glob: string) {
    this.#glob = glob;
  }

  whole(): Weight {
    let most = this.#alternatives();
    // Behind a closing bracket without an opening one.
    while (this.#at < this.#glob.length) {
      this.#at++;
      most = sum(most, this.#alternatives());
    }
    return most;
  }

  /** Reads to the end of the group, or of the glob. */
  #alternatives(): Weight {
    let most = none();
    for (;;) {
      most = heaviest(most, this.#alternative());
      if (!/[,|]/.test(this.#glob[this.#at] ?? '')) return most;
      this.#at++;
    }
  }

  #alternative(): Weight {
    const most = none();
    let part = none();
    const endPart = (): void => {
      Object.assign(most, { ...heaviest(most, part), deep: most.deep + part.deep });
      part = none();
    };
    for (; this.#at < this.#glob.length; this.#at++) {
      const sign = this.#glob[this.#at] ?? '';
      if (/[,|)}]/.test(sign)) break;
      if (sign === '/') endPart();
      else if (sign === '*') this.#star(part);
      else if (sign === '{' || sign === '(') {
        this.#at++;
        const inner = this.#alternatives();
        part = sum(part, { ...inner, groups: inner.groups + 1 });
      }
    }
    endPart();
    return most;
  }

  /** Adjacent stars count as one; two that are a whole part match any folders. */
  #star(part: Weight): void {
    const [run = ''] = /^\*+/.exec(this.#glob.slice(this.#at)) ?? [];
    const isAtStart = /^$|[/{(,|]/.test(this.#glob.slice(Math.max(0, this.#at - 1), this.#at));
    this.#at += run.length - 1;
    const isWhole = isAtStart && /^$|[/)},|]/.test(this.#glob[this.#at + 1] ?? '');
    if (run.length > 1 && isWhole) part.deep++;
    else part.stars++;
  }
}

function none(): Weight {
  return { stars: 0, groups: 0, deep: 0 };
}

function sum(a: Weight, b: Weight): Weight {
  return { stars: a.stars + b.stars, groups: a.groups + b.groups, deep: a.deep + b.deep };
}

function heaviest(a: Weight, b: Weight): Weight {
  return {
    stars: Math.max(a.stars, b.stars),
    groups: Math.max(a.groups, b.groups),
    deep: Math.max(a.deep, b.deep),
  };
}
