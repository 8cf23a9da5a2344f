import { z } from "./zod.ts";
import type {
  CardData,
  CategoryCard,
  ClassAnswer,
  ListStatus,
  LookupView,
  Settings,
  SiteEntry,
  TabReport,
} from "../views.ts";
import type { PolicyRejection } from "../policy/policy-words.ts";
import { POLICY_FILE_UNITS } from "../policy/policy-views.ts";
import type { PolicyView } from "../policy/policy-views.ts";
import type { StatusView } from "../status-views.ts";
import type { RepositoryPreview, UpdatesView } from "../update-views.ts";
import { LIST_ID, REPOSITORY_URL } from "./updates.ts";
import type { CriteriaView } from "../criteria/criteria-words.ts";
import type { AnyVerdict } from "../category-words.ts";

/** Who may send a message: a content script in a frame of a web page, or one of the extension's own pages. */
export type From = "frame" | "page";

/** One message: who may send it, what it must look like, and (as a type only) what is answered. */
export interface Message<Request extends z.ZodType, Answer> {
  readonly from: From;
  readonly request: Request;
  /** Never set: it carries the type of the answer. */
  readonly answer?: Answer;
}

function message<Answer>() {
  return <Request extends z.ZodType>(from: From, request: Request): Message<Request, Answer> => ({
    from,
    request,
  });
}

/** Longest text of one block, UTF-16 units; longer blocks are cut into windows around their candidates. */
export const BLOCK_TEXT = 4000;
/** Most blocks in one message. */
export const BLOCKS_PER_MESSAGE = 256;

const count = z.number().int().min(0).max(1e9);
const role = z.enum(["maker", "seller", "component", "compatible", "excluded", "unknown"]);
const label = z.strictObject({ start: count, end: count, label: z.string().max(200) });

const block = z.strictObject({
  text: z.string().max(BLOCK_TEXT),
  kind: z.enum(["text", "attribute", "value", "structured"]),
  role: role.exactOptional(),
  labels: z.array(label).max(64).readonly().exactOptional(),
  around: z.string().max(600).exactOptional(),
});

/** Random per run of the content script, so that a late word of the document before is not taken for this one's. */
const run = z.string().min(6).max(24);

const screenProblem = z.enum([
  "not-permitted",
  "list-problem",
  "worker-unreachable",
  "too-large",
  "too-busy",
  "unreadable",
  "frame-unreachable",
  "storage-failed",
]);

const status = z.strictObject({
  run,
  /** How the run stands; `gone` when the document goes away. */
  state: z.enum(["running", "done", "partial", "failed", "gone"]),
  problem: screenProblem.nullable(),
  /** Visible frames below this one, each of which has to screen itself. */
  frames: count,
  /** True when this frame is large enough for its parent to have counted it. */
  counted: z.boolean(),
  /** Milliseconds: of the main thread to collect and to gate, waiting for the judge, in all, and of idle moments of the main thread. */
  ms: z.tuple([count, count, count, count, count]),
});

// Tab ids are drawn from all 32-bit numbers.
const tabId = z.number().int().min(0);
const tab = z.strictObject({ tabId });

/** A match pattern of one host, with or without those below it. */
export const SITE_PATTERN = /^https?:\/\/(\*\.)?[a-z0-9.-]+\/\*$/;
const pattern = z.string().max(300).regex(SITE_PATTERN);
/** The sites that the person added, as stored. */
export const ADDED_SITES = z.array(pattern).max(1000);

const profile = z.enum(["jp-government", "us-federal", "us-defense", "general"]);

/** The person's own choices, each key on its own; null: none was made, or it was taken back. */
export const SETTING = {
  profile: profile.nullable(),
  language: z.enum(["en", "ja"]).nullable(),
  contact: z.string().max(2000).nullable(),
} as const;

/** Address and root file, as a person gives them. */
const repository = z.strictObject({
  url: z.string().max(2000).regex(REPOSITORY_URL),
  root: z.string().min(1).max(700_000),
});

/** Id of a product class or supplier, in the limits of a list. */
const id = z.string().min(1).max(200);

/** What a frame needs to gate its text, once per run. */
export interface GateBytes {
  readonly gate: ArrayBuffer;
  readonly fold: ArrayBuffer;
  readonly listVersion: string;
}

/** A verdict with the id of the block it was found in; offsets are into the block's text as sent. */
export interface FoundInBlock {
  readonly id: number;
  readonly verdict: AnyVerdict;
}

/** The card of a mark, with all that drawing it takes: the frame carries neither words nor styles of its own. */
export interface PageCard {
  readonly card: CardData | CategoryCard;
  readonly language: Settings["language"];
  readonly words: Readonly<Record<string, string>>;
  readonly css: string;
  readonly today: string;
  readonly contact: string;
  /** Present when the organisation switched the questions before a purchase off. */
  readonly criteriaOff?: true;
}

/** Every message to the background, with who may send it, its request and its answer. */
export const MESSAGES = {
  /** A frame starts a run and asks for filter and fold table. */
  gate: message<GateBytes>()("frame", z.strictObject({ run })),
  /** A frame hands over blocks with candidates; `own` is the stretch of each in which a verdict may begin. */
  judge: message<{ readonly found: readonly FoundInBlock[] }>()(
    "frame",
    z.strictObject({
      run,
      article: z.boolean(),
      blocks: z
        .array(z.strictObject({ id: count, own: z.tuple([count, count]).readonly(), block }))
        .max(BLOCKS_PER_MESSAGE),
    }),
  ),
  /** Blocks that left the page, or whose text changed. */
  forget: message<{ readonly ok: true }>()(
    "frame",
    z.strictObject({ run, ids: z.array(count).max(20_000) }),
  ),
  /** How a run stands; `announce` is what the frame says aloud, once. */
  status: message<{ readonly announce: string | null }>()("frame", status),
  /** The card of a mark that was clicked; `draws` is false while the frame lacks the script that draws cards. */
  "page-card": message<PageCard>()(
    "frame",
    z.strictObject({ run, id: count, start: count, end: count, draws: z.boolean() }),
  ),
  /** Opens the criteria of a class in a tab of their own, for the supplier of a card; without a class one is chosen there. */
  "criteria-open": message<{ readonly ok: true }>()(
    "frame",
    z.strictObject({ run, productClass: id.exactOptional(), supplier: id.exactOptional() }),
  ),

  /** What is known of a tab. */
  "tab-report": message<TabReport>()("page", tab),
  /** Screens a tab now, with the permission that the click on the toolbar gave. */
  "screen-tab": message<{ readonly ok: true }>()("page", tab),
  /** Looks a typed name up. */
  lookup: message<LookupView>()(
    "page",
    z.strictObject({ query: z.string().max(2000), top: z.number().int().min(1).max(100) }),
  ),
  /** A supplier's card: of a lookup answer by its matched name, or of a finding of a tab. */
  card: message<CardData>()(
    "page",
    z.strictObject({
      supplier: z.string().min(1).max(200),
      matchedName: z.string().max(400).exactOptional(),
      tabId: tabId.exactOptional(),
    }),
  ),
  /** The card of what a tab has under a category rule and origin (ISO 3166-1 alpha-2, or `unknown`). */
  "category-card": message<CategoryCard>()(
    "page",
    z.strictObject({
      rule: z.string().min(1).max(100),
      origin: z.string().max(10),
      tabId,
    }),
  ),
  /** A product class with the procedure of the chosen buyer. */
  "class-answer": message<ClassAnswer>()(
    "page",
    z.strictObject({ id: z.string().min(1).max(100) }),
  ),
  /** The questions before a purchase of a class, with what is known of a supplier; without a class what there is to choose. */
  "criteria-get": message<CriteriaView>()(
    "page",
    z.strictObject({
      productClass: id.exactOptional(),
      supplier: id.exactOptional(),
      matchedName: z.string().max(400).exactOptional(),
    }),
  ),
  /** The list in full. */
  "list-status": message<ListStatus>()("page", z.strictObject({})),
  /** Where the lists come from, and how the last checks went. */
  "updates-get": message<UpdatesView>()("page", z.strictObject({})),
  /** Checks all repositories now; answered when the check has begun, a change is said when it has ended. */
  "update-now": message<{ readonly ok: true }>()("page", z.strictObject({})),
  /** Asks a repository that may be added what it is and what it offers; nothing is kept. */
  "repository-add": message<RepositoryPreview>()("page", repository),
  /** Adds the repository whose fingerprint the person has compared. `lists`: null for all on offer. */
  "repository-confirm": message<{ readonly ok: true }>()(
    "page",
    z.strictObject({
      ...repository.shape,
      fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
      lists: z.array(z.string().regex(LIST_ID)).max(64).nullable(),
    }),
  ),
  /** Removes a repository that was added by hand, with its lists. */
  "repository-remove": message<{ readonly ok: true }>()(
    "page",
    z.strictObject({ id: z.string().max(100) }),
  ),
  /** Everything that this browser has in force, beside the policy. */
  "status-get": message<StatusView>()("page", z.strictObject({})),
  /** The policies in force, key by key, and what of them was not taken. */
  "policy-get": message<PolicyView>()("page", z.strictObject({})),
  /**
   * Takes a policy file that the person chose, in place of the one before; a file that cannot be read at all changes nothing
   * (`isTaken` is false), and `rejected` says why.
   */
  "policy-import": message<{
    readonly isTaken: boolean;
    readonly rejected: readonly PolicyRejection[];
  }>()(
    "page",
    z.strictObject({ name: z.string().max(200), text: z.string().max(POLICY_FILE_UNITS) }),
  ),
  /** Removes the policy file that was imported. */
  "policy-clear": message<{ readonly ok: true }>()("page", z.strictObject({})),
  /** What is in force, as the text of a policy file. */
  "policy-export": message<{ readonly text: string }>()("page", z.strictObject({})),
  /** The settings in force, and who set them. */
  "settings-get": message<Settings>()("page", z.strictObject({})),
  /**
   * Changes some of the person's own choices, or takes them back (null): then the organisation's or the built-in one counts. `locked`
   * for one that the organisation locks; an error means that the ones before are still in force.
   */
  "settings-set": message<Settings>()(
    "page",
    z.strictObject({
      profile: SETTING.profile.exactOptional(),
      language: SETTING.language.exactOptional(),
      contact: SETTING.contact.exactOptional(),
    }),
  ),
  /** The sites on which screening runs, and whether the browser lets it. */
  "sites-get": message<readonly SiteEntry[]>()("page", z.strictObject({})),
  /** Screens a site from now on; the permission was asked for by the page, inside the click. */
  "site-add": message<{ readonly ok: true }>()("page", z.strictObject({ pattern })),
  /** Stops screening a site and gives its permission back. */
  "site-remove": message<{ readonly ok: true }>()("page", z.strictObject({ pattern })),
} as const;

/** The table of messages. */
export type Messages = typeof MESSAGES;

/** What is sent with a message. */
export type RequestOf<T extends keyof Messages> = z.infer<Messages[T]["request"]>;
