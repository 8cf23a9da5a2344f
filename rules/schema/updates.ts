import { z } from "./zod.ts";

const time = z.number().min(0).max(8.64e15);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** The id of a list inside a repository: the part after `lists-` in the name of its role. */
export const LIST_ID = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** Most lists of one repository, and most repositories of one browser. */
export const MOST_LISTS = 64;
export const MOST_REPOSITORIES = 32;

/** An address under which a repository is served; without user, password, query or fragment. */
export const REPOSITORY_URL = /^https?:\/\/[^\s/?#@]+(?:\/[^\s?#]*)?$/;

/** Something an update, or a part of it, was refused for. The code is of the closed set `UpdateCode`. */
export const REFUSAL = z.object({
  at: time,
  code: z.string().max(64),
  list: z.string().max(80).nullable(),
  /** A short detail for the person who mends it: role, version, file. Never worded, never translated. */
  detail: z.string().max(300),
});

/** One refusal as it is kept. */
export type Refusal = z.infer<typeof REFUSAL>;

/** What is remembered of a repository between two checks. */
export const REPOSITORY = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,80}$/),
  kind: z.enum(["vendor", "managed", "added"]),
  url: z.string().max(2000).regex(REPOSITORY_URL),
  /** SHA-256 of the root file that trust began with. */
  fingerprint: sha256,
  /** The root file that trust began with, base64: a lost database begins anew from here. */
  root: z.string().max(700_000),
  /** The lists that are wanted; null: all on offer. */
  lists: z.array(z.string().regex(LIST_ID)).max(MOST_LISTS).nullable(),
  /** The lists on offer at the last good check. */
  offered: z.array(z.string().regex(LIST_ID)).max(256),
  addedAt: time,
  dueAt: time,
  failures: z.number().int().min(0),
  checkedAt: time.nullable(),
  goodAt: time.nullable(),
  expiresAt: time.nullable(),
  /** Serial by list that no update may fall below, kept beside the database. */
  floors: z.record(z.string(), z.number().int().min(0)),
  /** The last refusal; null after a check in which nothing was refused. */
  refusal: REFUSAL.nullable(),
  /** Lists of the last check that were not taken although their signatures were good. */
  held: z.array(REFUSAL).max(MOST_LISTS),
  /** Lists with a newer release that other browsers take first. */
  waiting: z.array(z.string().max(80)).max(MOST_LISTS),
});

/** One repository as it is remembered. */
export type Repository = z.infer<typeof REPOSITORY>;

/** What is remembered beside the repositories. `salt` is random, this browser's own, and never sent. */
export const UPDATES = z.object({
  installedAt: time,
  salt: z.string().min(16).max(64),
  timeFloor: time,
  // No limit here: one entry too many would void all others.
  repositories: z.array(z.unknown()),
});
