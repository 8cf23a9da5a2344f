import type { CDPSession } from "playwright-core";

/** One event of a browser's trace: only what is read of it. Times in microseconds. */
export interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur: number;
  /** What of `dur` the thread had a processor. */
  readonly cpu: number;
  /** The script's address where the event has one; the name of a thread in the event that names it. */
  readonly url: string;
}

/** Stretches of one thread's time, milliseconds of processor, shortest first. */
export interface Slices {
  readonly script: readonly number[];
  /** The longest restyling or layout of the browser's own in the same time. */
  readonly style: number;
}

const CATEGORIES = ["devtools.timeline", "disabled-by-default-devtools.timeline", "v8"];
const RUNS = new Set(["EvaluateScript", "v8.evaluateModule", "FunctionCall"]);
/** What stands in a task that ran script: a continuation after `scheduler.yield` has no other trace. */
const SCRIPT = new Set([
  ...RUNS,
  "RunMicrotasks",
  "TimerFire",
  "v8.callFunction",
  "v8.newInstance",
  "RunYieldContinuation",
  "ScheduleYieldContinuation",
  "FireIdleCallback",
]);
/** What the browser does of its own in a task: no script of anybody. */
const STYLE = new Set(["UpdateLayoutTree", "Layout"]);
const BROWSER = new Set([
  ...STYLE,
  "ParseHTML",
  "ParseAuthorStyleSheet",
  "PrePaint",
  "Paint",
  "Layerize",
  "Commit",
  "HitTest",
]);
/** Less than this is the browser's housekeeping between two tasks, milliseconds. */
const LEAST = 0.05;

/** Traces the browser while something is done; gives the events. */
export async function traced(wire: CDPSession, work: () => Promise<void>): Promise<TraceEvent[]> {
  const events: TraceEvent[] = [];
  wire.on("Tracing.dataCollected", ({ value }) => events.push(...value.map(readEvent)));
  await wire.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: CATEGORIES },
  });
  const ended = new Promise<void>((resolve) =>
    wire.once("Tracing.tracingComplete", () => resolve()),
  );
  try {
    await work();
  } finally {
    await wire.send("Tracing.end");
    await ended;
  }
  return events;
}

/**
 * The tasks in which a script ran on its thread, from its start on, without what the browser or another script did in
 * them. Times are the processor's, so that other processes of the machine do not count.
 */
export function slicesOf(events: readonly TraceEvent[], script: string): Slices {
  const isOurs = ({ url }: TraceEvent): boolean => url.includes(script);
  // Compiling may go on in another thread: the one meant is that in which the script runs.
  const start = events.find((event) => RUNS.has(event.name) && isOurs(event));
  if (start === undefined) return { script: [], style: 0 };
  const later = events
    .filter(
      ({ pid, tid, ts, dur }) => pid === start.pid && tid === start.tid && ts + dur > start.ts,
    )
    .toSorted((a, b) => a.ts - b.ts || b.dur - a.dur);
  const slices = tasksOf(later).flatMap((inside) => {
    const [task] = inside;
    if (task === undefined || !inside.some(({ name }) => SCRIPT.has(name))) return [];
    const isForeign = ({ name, url }: TraceEvent): boolean =>
      RUNS.has(name) && !url.includes(script);
    const others = outermost(inside.filter((event) => BROWSER.has(event.name) || isForeign(event)));
    const ours = outermost(inside.filter((event) => RUNS.has(event.name) && isOurs(event))).filter(
      (event) => others.some((other) => contains(other, event)),
    );
    return [task.cpu - sum(others) + sum(ours)];
  });
  const style = later.filter(({ name }) => STYLE.has(name)).map(({ cpu }) => cpu);
  return {
    script: slices
      .map((cpu) => cpu / 1000)
      .filter((ms) => ms >= LEAST)
      .toSorted((a, b) => a - b),
    style: Math.max(0, ...style) / 1000,
  };
}

/** All processor time of the tasks of a worker's thread, milliseconds, by the script it runs. Throws when there is none. */
export function threadTime(events: readonly TraceEvent[], script: string): number {
  // A worker's module leaves no other trace of being run than the thread that was made for it.
  const start = events.find(({ url }) => url.includes(script));
  if (start === undefined) throw new Error(`${script} was not seen to run`);
  const tasks = events
    .filter(({ pid, tid, name }) => pid === start.pid && tid === start.tid && name === "RunTask")
    .toSorted((a, b) => a.ts - b.ts || b.dur - a.dur);
  return sum(outermost(tasks)) / 1000;
}

/** The events of each task, the task itself first; the events come in order of their beginning. */
function tasksOf(events: readonly TraceEvent[]): readonly (readonly TraceEvent[])[] {
  const tasks: TraceEvent[][] = [];
  let end = -1;
  for (const event of events) {
    if (event.name === "RunTask" && event.ts >= end) {
      tasks.push([event]);
      end = event.ts + event.dur;
    } else if (event.ts < end) tasks.at(-1)?.push(event);
  }
  return tasks;
}

/** Those events that stand in no other; the events come in order of their beginning. */
function outermost(events: readonly TraceEvent[]): readonly TraceEvent[] {
  let end = -1;
  return events.filter(({ ts, dur }) => {
    if (ts < end) return false;
    end = ts + dur;
    return true;
  });
}

function contains(outer: TraceEvent, inner: TraceEvent): boolean {
  return outer.ts <= inner.ts && outer.ts + outer.dur >= inner.ts + inner.dur;
}

function sum(events: readonly TraceEvent[]): number {
  return events.reduce((all, { cpu }) => all + cpu, 0);
}

function readEvent(event: object): TraceEvent {
  const get = (from: unknown, key: string): unknown =>
    typeof from === "object" && from !== null ? Reflect.get(from, key) : undefined;
  const args = get(event, "args");
  const data = get(args, "data");
  return {
    name: textOf(get(event, "name")),
    pid: Number(get(event, "pid")),
    tid: Number(get(event, "tid")),
    ts: Number(get(event, "ts")),
    dur: Number(get(event, "dur") ?? 0),
    cpu: Number(get(event, "tdur") ?? 0),
    url: textOf(get(data, "url")) || textOf(get(args, "name")) || textOf(get(args, "fileName")),
  };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
