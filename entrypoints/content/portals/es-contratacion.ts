import type { Portal } from "./portal.ts";

/** Plataforma de Contratación del Sector Público. */
export const esContratacion: Portal = {
  id: "es-contratacion",
  name: "Plataforma de Contratación del Sector Público",
  region: "EU",
  kind: "procurement",
  matches: ["https://contrataciondelestado.es/*", "https://contrataciondelsectorpublico.gob.es/*"],
};

/** Addresses that are screened here. */
export const examples = [
  "https://contrataciondelestado.es/",
  "https://contrataciondelestado.es/wps/portal/plataforma",
  "https://contrataciondelestado.es/wps/poc?uri=deeplink",
  "https://contrataciondelsectorpublico.gob.es/",
  "https://contrataciondelsectorpublico.gob.es/wps/portal",
];
/** Addresses that only look alike. */
export const counterExamples = [
  "https://www.gob.es/",
  "http://contrataciondelestado.es/",
  "https://contrataciondelestado.es.example/",
  "https://contratacion.example/",
  "https://example.com/contrataciondelestado.es",
];
