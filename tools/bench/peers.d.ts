// Peers of the bench that bring no types of their own: only what is called of them.

declare module "ahocorasick" {
  class AhoCorasick {
    constructor(keywords: readonly string[]);
    /** Pairs of the offset of a last letter and the keywords that end there. */
    search(text: string): readonly (readonly [number, readonly string[]])[];
  }
  export default AhoCorasick;
}

declare module "fastscan" {
  class FastScanner {
    constructor(words: readonly string[]);
    /** Pairs of an offset and the word that begins there. */
    search(text: string): readonly (readonly [number, string])[];
  }
  export default FastScanner;
}
