import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Why a child gave no answer: it took too long, or it ended (a crash, a refusal, too little memory). */
export class NoAnswer extends Error {
  readonly status: "timeout" | "failed";
  constructor(status: "timeout" | "failed", why: string) {
    super(why);
    this.status = status;
  }
}

/** A process of its own, which may be ended when it takes too long or too much. */
export interface Child<Q, A> {
  /** Asks one question. Throws a NoAnswer, after which the child is gone. */
  ask(question: Q, limitMs: number): Promise<A>;
  close(): void;
}

/** What goes over the wire: an answer, or what was thrown. */
type Reply<A> = { readonly answer: A } | { readonly error: string };

/**
 * Starts a file of this folder in a process of its own with so much memory, in MB of V8's heap. The file answers with
 * `answerQuestions`.
 */
export function startChild<Q extends object, A>(file: string, heapMB: number): Child<Q, A> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), {
    execArgv: ["--expose-gc", `--max-old-space-size=${String(heapMB)}`, "--stack-size=4000"],
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    serialization: "advanced",
  });
  const end = (): void => {
    child.removeAllListeners();
    child.kill("SIGKILL");
  };
  return {
    ask: (question, limitMs) =>
      new Promise((resolve, reject) => {
        const settle = (act: () => void): void => {
          clearTimeout(timer);
          child.removeAllListeners();
          act();
        };
        const fail = (status: "timeout" | "failed", why: string): void => {
          settle(() => {
            end();
            reject(new NoAnswer(status, why));
          });
        };
        const timer = setTimeout(() => {
          fail("timeout", `no answer within ${String(limitMs)} ms`);
        }, limitMs);
        child.once("exit", (code, signal) => fail("failed", `ended: ${signal ?? String(code)}`));
        child.once("error", ({ message }) => fail("failed", message));
        child.once("message", (reply: Reply<A>) => {
          if ("error" in reply) fail("failed", reply.error);
          else settle(() => resolve(reply.answer));
        });
        child.send(question, (error) => {
          if (error !== null) fail("failed", error.message);
        });
      }),
    close: end,
  };
}

/** In the child: answers every question of the parent, one at a time, until the parent ends it. */
export function answerQuestions<Q, A>(answer: (question: Q) => A | Promise<A>): void {
  const reply = (message: Reply<A>): void => {
    process.send?.(message);
  };
  process.on("message", (question: Q) => {
    void (async () => {
      try {
        reply({ answer: await answer(question) });
      } catch (error) {
        reply({ error: error instanceof Error ? error.message : String(error) });
      }
    })();
  });
  process.on("disconnect", () => process.exit());
}
