// `npx node --expose-gc tools/bench/lookup-figures.ts [--names 25000] [--set report] [--each 200] [--misses]`: what lookups
// over generated names find and cost, as JSON. Tune with `--set tune` alone; `report` is what is told.
import { parseArgs } from "node:util";
import { generateNames } from "./generate-names.ts";
import { measureBrands } from "./measure-brands.ts";
import { bakedLetters, measureLookup } from "./measure-lookup.ts";

const { values } = parseArgs({
  options: {
    names: { type: "string", default: "25000" },
    set: { type: "string", default: "report" },
    each: { type: "string", default: "200" },
    misses: { type: "boolean", default: false },
  },
});
const names = generateNames(Number(values.names));
const letters = bakedLetters();
const set = values.set === "tune" ? "tune" : "report";
const { misses, ...figures } = measureLookup(names, set, Number(values.each), letters);
const brands = measureBrands(names, letters);
console.log(JSON.stringify({ ...figures, brands, ...(values.misses ? { misses } : {}) }, null, 1));
