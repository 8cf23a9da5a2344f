import { describe, expect, it, test } from "vitest";
import { inflect } from "../../publisher/list/inflect.ts";
import { withNounsOfCategories } from "../../publisher/list/compile-nouns.ts";
import { screenText } from "../../tools/screen-text.ts";
import { bundled } from "../fixtures/bundled.ts";

describe("forms of product nouns", () => {
  test.each([
    ["ru", "маршрутизатор", ["маршрутизатора", "маршрутизаторов", "маршрутизаторами"]],
    ["ru", "камера", ["камеру", "камер", "камерами"]],
    ["ru", "базовая станция", ["базовой станции", "базовых станций"]],
    ["ru", "система хранения данных", ["системы хранения данных", "систем хранения данных"]],
    ["ru", "модуль связи", ["модулей связи"]],
    ["es", "punto de acceso", ["puntos de acceso"]],
    ["es", "servidor", ["servidores"]],
    ["es", "aplicación", ["aplicaciones"]],
    ["pt", "televisão", ["televisões"]],
    ["pt", "painel solar", ["painéis solares"]],
    ["fr", "point d’accès", ["point d’accès"]],
    ["fr", "panneau solaire", ["panneaux solaires"]],
    ["de", "Kamera", ["Kameras"]],
    ["de", "Drohne", ["Drohnen"]],
    ["de", "Ladegerät", ["Ladegeräte", "Ladegeräten"]],
    ["ja", "カメラ", ["カメラ"]],
    ["ru", "СХД", ["СХД"]],
  ])("%s: %s also stands as %j", (language, term, forms) => {
    const all = inflect(term, language);
    expect(all[0]).toBe(term);
    expect(all).toEqual(expect.arrayContaining(forms));
  });
});

describe("a weak name beside what its supplier makes", () => {
  const ON = { profile: "general", date: "2026-11-25" } as const;
  const found = (text: string) => {
    const { hits, mentions } = screenText(bundled, text, ON);
    return [...hits, ...mentions].map((each) => each.supplier);
  };

  test.each([
    ["华为手机 3台", "huawei"],
    ["采购华为服务器", "huawei"],
    ["Поставка маршрутизаторов ZTE", "zte"],
    ["Лизинг электробусов BYD", "byd"],
    ["Torniquetes con reconocimiento facial CloudWalk", "cloudwalk"],
  ])("counts: %s", (text, supplier) => {
    expect(found(text)).toEqual([supplier]);
  });

  test.each(["华为我们的目标 3台", "Поставка бумаги ZTE", "BYD paper towels", "CloudWalk shoes"])(
    "does not beside anything else: %s",
    (text) => {
      expect(found(text)).toEqual([]);
    },
  );

  it("asks for the families of its categories beside those of its context, strong names for none", () => {
    const families = [
      { id: "a", words: ["router"], categories: ["network"], classes: [], terms: { en: ["x"] } },
      { id: "b", words: ["phone"], categories: ["mobile"], classes: [], terms: { en: ["y"] } },
    ];
    const weak = {
      text: "W",
      lang: "en",
      kind: "alias",
      weak: "product",
      nouns: ["cloud"],
    } as const;
    const strong = { text: "S", lang: "en", kind: "alias" } as const;
    expect(withNounsOfCategories([weak, strong], ["mobile"], families)).toEqual([
      { ...weak, nouns: ["cloud", "phone"] },
      strong,
    ]);
  });
});
