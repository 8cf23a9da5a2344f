import { loadFigures } from "../simulate/load-figures.ts";
import { NoAnswer, startChild } from "./child.ts";
import type { UpdateFigures } from "./measure-updates.ts";
import type { Plan } from "./plan.ts";
import type { Figure } from "./rows.ts";
import type { RecordKind } from "./update-list.ts";
import { metadataBytes } from "./update-metadata.ts";

const IMPL = "sekisho";
const SUPPLIERS = 250_000;
const CLIENTS = 1_000_000;
const LIMIT_MS = 240_000;
const ROUNDS = 5;

const TEXTS: Readonly<Record<RecordKind, string>> = {
  names: "suppliers with a name each",
  listings: "suppliers with a name and a listing each",
};

/** What an update weighs, how long it takes to apply, and how a million browsers come for it. */
export async function updateRows(
  { heapMB }: Plan,
  say: (what: string) => void,
): Promise<readonly Figure[]> {
  const rows: Figure[] = [];
  for (const kind of ["names", "listings"] as const) {
    say(`updates of ${String(SUPPLIERS)} ${TEXTS[kind]}`);
    rows.push(...(await payloadRows(kind, heapMB)));
  }
  say("the load of a million browsers");
  return [...rows, ...loadRows()];
}

async function payloadRows(kind: RecordKind, heapMB: number): Promise<readonly Figure[]> {
  const child = startChild<object, UpdateFigures>("updates-child.ts", heapMB);
  const base = { impl: IMPL, names: SUPPLIERS, text: TEXTS[kind] };
  try {
    const figures = await child.ask({ suppliers: SUPPLIERS, kind, rounds: ROUNDS }, LIMIT_MS);
    return figureRows(base, figures, kind === "names");
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return [
      {
        ...base,
        measure: "update: full list, gzip",
        value: null,
        unit: "MB",
        status: error.status,
      },
    ];
  } finally {
    child.close();
  }
}

function figureRows(
  base: Pick<Figure, "impl" | "names" | "text">,
  { fullBytes, deltas }: UpdateFigures,
  isGoal: boolean,
): readonly Figure[] {
  const { update } = metadataBytes(SUPPLIERS);
  const goal = (most: number): Pick<Figure, "goal"> => (isGoal ? { goal: { most } } : {});
  const full: Figure = {
    ...base,
    measure: "update: full list, gzip",
    value: fullBytes / 1e6,
    unit: "MB",
    ...goal(6.5),
  };
  return [
    full,
    ...deltas.flatMap(({ perThousand, bytes, applyMs }): readonly Figure[] => {
      const share = `${String(perThousand / 10)} % changed`;
      const small = perThousand === 1;
      return [
        { ...base, measure: `update: delta, ${share}`, value: bytes / 1000, unit: "kB" },
        {
          ...base,
          measure: `update: delta and metadata, ${share}`,
          value: (bytes + update) / 1000,
          unit: "kB",
          ...(small ? goal(12) : {}),
        },
        {
          ...base,
          measure: `update: delta applied and hashed, ${share}`,
          value: applyMs,
          unit: "ms",
          goal: { most: 1000 },
        },
      ];
    }),
  ];
}

function loadRows(): readonly Figure[] {
  const { day, afterOutage } = loadFigures(CLIENTS, () => undefined);
  const base = { impl: IMPL, text: "a million browsers", unit: "x" };
  return [
    {
      ...base,
      measure: "update load: busiest minute of a day to the mean",
      value: day.ratio,
      goal: { most: 1.3 },
    },
    {
      ...base,
      measure: "update load: busiest minute after an outage of six hours to the mean",
      value: afterOutage.ratio,
      goal: { most: 3 },
    },
  ];
}
