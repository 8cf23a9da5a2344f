import type { Reporter, TestModule } from "vitest/node";

/** Prints why each skipped test was skipped: a skip without a reason is a failure of the suite. */
export class TestNotes implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    for (const module of modules) {
      for (const test of module.children.allTests("skipped")) {
        const result = test.result();
        const note = result.state === "skipped" ? result.note : undefined;
        console.error(`skipped: ${test.fullName}: ${note ?? "NO REASON GIVEN"}`);
        if (note === undefined) process.exitCode = 1;
      }
    }
  }
}
