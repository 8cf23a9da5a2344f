import { amazonBusinessJp } from "./amazon-business-jp.ts";
import { amazonBusinessUs } from "./amazon-business-us.ts";
import { askul } from "./askul.ts";
import { cdw } from "./cdw.ts";
import { deEvergabe } from "./de-evergabe.ts";
import { esContratacion } from "./es-contratacion.ts";
import { euTed } from "./eu-ted.ts";
import { frPlace } from "./fr-place.ts";
import { grainger } from "./grainger.ts";
import { itAcquistinretepa } from "./it-acquistinretepa.ts";
import { jpJetro } from "./jp-jetro.ts";
import { jpNjss } from "./jp-njss.ts";
import { jpPPortal } from "./jp-p-portal.ts";
import { jpTokyo } from "./jp-tokyo.ts";
import { kaunet } from "./kaunet.ts";
import { krG2b } from "./kr-g2b.ts";
import { krS2b } from "./kr-s2b.ts";
import { misumiJp } from "./misumi-jp.ts";
import { monotaro } from "./monotaro.ts";
import { rs } from "./rs.ts";
import { tanomail } from "./tanomail.ts";
import { twPcc } from "./tw-pcc.ts";
import { ukFindATender } from "./uk-find-a-tender.ts";
import { usFedconnect } from "./us-fedconnect.ts";
import { usGsaAdvantage } from "./us-gsa-advantage.ts";
import { usSam } from "./us-sam.ts";
import { usSewp } from "./us-sewp.ts";
import type { Portal } from "./portal.ts";

/** The portals and catalogues that are screened from the first day, one file each. */
export const PORTALS: readonly Portal[] = [
  amazonBusinessJp,
  amazonBusinessUs,
  askul,
  cdw,
  deEvergabe,
  esContratacion,
  euTed,
  frPlace,
  grainger,
  itAcquistinretepa,
  jpJetro,
  jpNjss,
  jpPPortal,
  jpTokyo,
  kaunet,
  krG2b,
  krS2b,
  misumiJp,
  monotaro,
  rs,
  tanomail,
  twPcc,
  ukFindATender,
  usFedconnect,
  usGsaAdvantage,
  usSam,
  usSewp,
];

/** Match patterns of all portals: the only sites with a standing permission. */
export const PORTAL_MATCHES: readonly string[] = PORTALS.flatMap((portal) => portal.matches);
