import type { ListTemplate } from "./list-description.ts";
import { CSL } from "./template-csl.ts";
import { METI_EUL } from "./template-meti-eul.ts";
import { OFAC_CONSOLIDATED, OFAC_SDN } from "./template-ofac.ts";
import { OPENSANCTIONS } from "./template-opensanctions.ts";

/** The descriptions that come with the publisher, by name. */
export const TEMPLATES: Readonly<Record<string, ListTemplate>> = {
  csl: CSL,
  "meti-eul": METI_EUL,
  "ofac-consolidated": OFAC_CONSOLIDATED,
  "ofac-sdn": OFAC_SDN,
  opensanctions: OPENSANCTIONS,
};
