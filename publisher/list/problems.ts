/** One thing that is wrong with a list source, precise enough to go and mend it. */
export interface Problem {
  /** Path below the sources folder. */
  readonly file: string;
  /** Line of a `.jsonl` file, counted from 1. */
  readonly row?: number;
  /** Path of the field, `names.3.context`. */
  readonly field?: string;
  readonly value?: unknown;
  readonly message: string;
}

/** The build's refusal: every problem that was found, in one go. */
export class SourceRefusal extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(
      [
        ...problems.map(describe),
        `list refused: ${String(problems.length)} problem(s), nothing was written`,
      ].join("\n"),
    );
    this.name = "SourceRefusal";
    this.problems = problems;
  }
}

/** Collects problems, so that one run names all of them. */
export class Problems {
  readonly #found: Problem[] = [];

  /** Notes a problem and goes on. */
  add(problem: Problem): void {
    this.#found.push(problem);
  }

  /** The same collection for what stands in one row: its problems get the row's number. */
  inRow(row: number | undefined): Problems {
    return row === undefined ? this : new RowProblems(this, row);
  }

  /** Throws a SourceRefusal when anything was noted. */
  refuseIfAny(): void {
    if (this.#found.length > 0) throw new SourceRefusal(this.#found);
  }
}

class RowProblems extends Problems {
  readonly #all: Problems;
  readonly #row: number;

  constructor(all: Problems, row: number) {
    super();
    this.#all = all;
    this.#row = row;
  }

  override add(problem: Problem): void {
    this.#all.add({ row: this.#row, ...problem });
  }

  override refuseIfAny(): void {
    this.#all.refuseIfAny();
  }
}

/** One line about a problem: place, field, what is wrong, and the value as it stands. */
export function describe({ file, row, field, value, message }: Problem): string {
  const at = row === undefined ? file : `${file}:${String(row)}`;
  const what = field === undefined || field === "" ? "" : ` ${field}:`;
  const shown = value === undefined ? "" : ` (${JSON.stringify(value).slice(0, 120)})`;
  return `${at}:${what} ${message}${shown}`;
}
