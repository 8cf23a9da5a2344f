import type { Profile } from "../vocabulary.ts";

/** A supplier that a release of the list that came with the extension always has, and a name that it always bears. */
export interface Canary {
  readonly supplier: string;
  readonly name: string;
}

const HUAWEI: Canary = { supplier: "huawei", name: "Huawei" };
const ZTE: Canary = { supplier: "zte", name: "ZTE" };
const HIKVISION: Canary = { supplier: "hikvision", name: "Hikvision" };
const DAHUA: Canary = { supplier: "dahua", name: "Dahua" };
const HYTERA: Canary = { supplier: "hytera", name: "Hytera" };
const KASPERSKY: Canary = { supplier: "kaspersky", name: "Kaspersky" };
const DJI: Canary = { supplier: "dji", name: "DJI" };

/**
 * Per built-in profile the suppliers that its rules name or that its buyers ask about first. Section 889 names the first five; the
 * others stand on the FCC's Covered List. A delisted supplier keeps its record, so none of them can leave by a lawful change.
 */
const CANARIES: Readonly<Record<Profile, readonly Canary[]>> = {
  "us-federal": [HUAWEI, ZTE, HIKVISION, DAHUA, HYTERA, KASPERSKY],
  "us-defense": [HUAWEI, ZTE, HIKVISION, DAHUA, HYTERA, DJI],
  "jp-government": [HUAWEI, ZTE, HIKVISION, DAHUA, DJI],
  general: [HUAWEI, ZTE, HIKVISION, KASPERSKY],
};

/** The canaries of a profile, or of all profiles together when none is given. An organisation's own lists have none. */
export function canariesOf(profile?: Profile): readonly Canary[] {
  if (profile !== undefined) return CANARIES[profile];
  return [...new Set(Object.values(CANARIES).flat())];
}
