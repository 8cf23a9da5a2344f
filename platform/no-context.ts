/** Stands in for WXT's context of a content script, which ours does not use: `index.ts` has a life of its own. */
export class ContentScriptContext {}
