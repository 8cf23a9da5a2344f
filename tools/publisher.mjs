#!/usr/bin/env node
// The publisher as a command of its own: the same way in as `npm run publisher --`.
process.argv.splice(2, 0, "publisher");
await import("./start.mjs");
