import { join } from "node:path";
import { done } from "../command.ts";
import type { Command } from "../command.ts";
import type { EmitFormat } from "../emit/format.ts";
import { EMIT_FORMATS } from "../emit/formats.ts";
import { emitInput } from "../emit/given.ts";
import { optionOf } from "../options.ts";
import { openDisk } from "../repository/disk.ts";

/** One command for each form that policies are given to browsers in. */
export const EMIT_COMMANDS: readonly Command[] = EMIT_FORMATS.map(commandOf);

function commandOf(format: EmitFormat): Command {
  return {
    words: ["emit", format.name],
    summary: format.summary,
    usage:
      "[--url URL --root FILE [--lists ID,ID]] [--policy FILE] [--force-install [--update-url URL]] [--extension-id ID] [--browser B,B] [--out DIR]\n\n" +
      `Browsers: ${format.browsers.join(", ")}. --extension-id is that of Chrome, Edge and Chromium (standard: the one of a build of this\n` +
      "source); the two stores give two, so run it once for each with --browser. --update-url is where the extension comes from: the\n" +
      "update manifest (standard: the browser's store), for Firefox the package itself. Standard DIR: the current one.",
    options: {
      url: { type: "string" },
      root: { type: "string" },
      lists: { type: "string" },
      policy: { type: "string" },
      "force-install": { type: "boolean" },
      "update-url": { type: "string" },
      "extension-id": { type: "string" },
      browser: { type: "string" },
      out: { type: "string" },
    },
    run: (call) => {
      const input = emitInput(call, format);
      const folder = call.path(optionOf(call, "out") ?? ".");
      const disk = openDisk();
      const files = format.emit(input).map(({ path, bytes }) => {
        disk.put(join(folder, path), bytes);
        return join(folder, path);
      });
      const keys = [...input.values.keys()];
      return Promise.resolve(
        done([...files, `sets ${keys.join(", ")}`, ...format.next], { files, keys }),
      );
    },
  };
}
