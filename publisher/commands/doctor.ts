import { done, PublisherRefusal } from "../command.ts";
import type { Command } from "../command.ts";
import { wordOf } from "../options.ts";
import { examine } from "../repository/doctor.ts";

/** Examines how a repository is served. */
export const doctor: Command = {
  words: ["doctor"],
  summary:
    "examines a server: 404s, CORS, cache headers, encodings, clock, expiry; says how to mend each",
  usage: "URL",
  options: {},
  run: async (call) => {
    const url = wordOf(call, "URL");
    if (!/^https?:\/\//.test(url))
      throw new PublisherRefusal("bad-arguments", [
        { file: "command line", field: "URL", value: url, message: "is no http or https address" },
      ]);
    const findings = await examine(url, call.now());
    if (findings.length === 0)
      return done(["nothing to mend: browsers can live on this server"], { findings });
    return {
      ok: false,
      code: "findings",
      problems: findings.map(({ url: file, field, value, message }) => ({
        file,
        field,
        value,
        message,
      })),
      lines: [],
      data: { findings },
    };
  },
};
