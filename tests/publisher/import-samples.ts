import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeWorkbook } from "./make-workbook.ts";

/** A small file in one layout, with invented parties, and what its import must say. */
export interface Sample {
  /** Files to import, by name. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** Options beside `--list`, `--out` and `--retrieved`. */
  readonly options?: readonly string[];
}

/** A good file of a layout: how many suppliers and listings it gives, and a text that names one of them. */
export interface Good extends Sample {
  readonly suppliers: number;
  readonly listings: number;
  readonly text: string;
  /** Name that the text must be found by. */
  readonly finds: string;
}

/** A bad file of a layout: every problem that must be named, as `file:row field`. */
export interface Bad extends Sample {
  readonly problems: readonly string[];
}

/** A good and a bad file of one layout. */
export interface Samples {
  readonly good: Good;
  readonly bad: Bad;
}

const CSL_COLUMNS =
  "source,entity_number,type,programs,name,title,addresses,federal_register_notice,start_date,end_date,standard_order,license_requirement,license_policy,call_sign,vessel_type,gross_tonnage,gross_registered_tonnage,vessel_flag,vessel_owner,remarks,source_list_url,alt_names,citizenships,dates_of_birth,nationalities,places_of_birth,source_information_url,ids";
const EL = "Entity List (EL) - Bureau of Industry and Security";
const SDN = "Specially Designated Nationals (SDN) - Treasury Department";

/** A row of the Consolidated Screening List's CSV layout; cells that are not named are empty. */
export function cslRow(cells: Readonly<Record<string, string>>): string {
  return CSL_COLUMNS.split(",")
    .map((column) => `"${(cells[column] ?? "").replaceAll('"', '""')}"`)
    .join(",");
}

/** A file in that layout. */
export function cslFile(...rows: readonly Readonly<Record<string, string>>[]): string {
  return [CSL_COLUMNS, ...rows.map(cslRow)].join("\n");
}

const OWN_LIST = `
publisher: {en: Example Agency, ja: 例示庁}
title: {en: Suppliers to ask about, ja: 要相談先リスト}
authority: Example Agency
licence: internal
url: null
programs:
  - code: ask
    jurisdiction: JP
    title: {en: Ask before buying, ja: 事前相談}
    authority: {en: Example Agency, ja: 例示庁}
    citation: Example Agency Notice 7
    effect: procedure
    buyers: [jp-government]
`;
const DESCRIBED = ["--description", "list.yaml"];

/** 企業名,国 / 例示電機株式会社,中国 / アルファ計測,台湾: as Japanese Excel saves CSV, in code page 932. */
export const SHIFT_JIS = Buffer.from(
  "8ae98bc696bc2c8d910d0a97e18ea693648b408a948eae89ef8ed02c92868d910d0a8341838b837483408c7691aa2c91e498700d0a",
  "hex",
);

/** An entity of FollowTheMoney in one line. */
function ftm(id: string, schema: string, properties: Record<string, unknown[]>, more = {}): string {
  const [caption = schema] = properties["name"] ?? [];
  return JSON.stringify({
    id,
    caption,
    schema,
    properties,
    datasets: ["example"],
    referents: [],
    first_seen: "2025-01-01T00:00:00",
    last_seen: "2026-01-01T00:00:00",
    last_change: "2026-01-01T00:00:00",
    ...more,
  });
}

const OS_COLUMNS =
  '"id","schema","name","aliases","birth_date","countries","addresses","identifiers","sanctions","phones","emails","program_ids","dataset","first_seen","last_seen","last_change"';

function osRow(...[id, schema, name, aliases, countries, sanctions]: readonly string[]): string {
  const cells = [
    id,
    schema,
    name,
    aliases,
    "",
    countries,
    "",
    "",
    sanctions,
    "",
    "",
    "",
    "Example list",
    "",
    "",
    "",
  ];
  return cells.map((cell) => `"${(cell ?? "").replaceAll('"', '""')}"`).join(",");
}

/** The samples of every layout but `sources`, which has the project's own list. */
export const SAMPLES: Readonly<Record<string, Samples>> = {
  "csl-csv": {
    good: {
      files: {
        "csl.csv": cslFile(
          {
            source: EL,
            name: "Example Aerospace Institute (EXAI)",
            addresses: "1 Sample Road, Beijing, CN; 2 Sample Road, Hong Kong, HK",
            federal_register_notice: "84 FR 22961",
            start_date: "2019-05-21",
            alt_names: "Example Flight Institute; and Sample Wind Tunnel Works",
            source_list_url: "https://www.bis.gov/example",
          },
          {
            source: SDN,
            entity_number: "990001",
            type: "Entity",
            programs: "SDNTK",
            name: "EXAMPLE SHIPPING AGENCY SA",
            addresses: "Example City, PA",
            remarks: "a.k.a. 'EXSA MARINE'.",
          },
          { source: SDN, entity_number: "990002", type: "Individual", name: "DOE, Example" },
          { source: SDN, entity_number: "990003", type: "Vessel", name: "EXAMPLE STAR" },
          { source: SDN, entity_number: "990004", type: "Aircraft", name: "EX-ABC" },
        ),
      },
      suppliers: 2,
      listings: 2,
      text: "Wind tunnel balance, made by Sample Wind Tunnel Works",
      finds: "Example Aerospace Institute (EXAI)",
    },
    bad: {
      files: {
        "csl.csv": cslFile(
          { source: "Some other list", name: "Example One" },
          { source: EL, name: "", type: "Ship", start_date: "05/21/2019" },
          { source: SDN, entity_number: "12a", name: "Example Two", source_list_url: "example" },
        ),
      },
      problems: [
        "csl.csv:2 source",
        "csl.csv:3 type",
        "csl.csv:3 name",
        "csl.csv:3 start_date",
        "csl.csv:4 entity_number",
        "csl.csv:4 source_list_url",
      ],
    },
  },
  "csl-json": {
    good: {
      files: {
        "csl.json": JSON.stringify({
          search_performed_at: "2026-01-01T00:00:00Z",
          sources_used: [{ source: EL }],
          results: [
            {
              id: "b1c2d3e4f5",
              source: EL,
              name: "Example Photonics [Group], Ltd.",
              alt_names: null,
              addresses: [{ address: '1 "Sample" Road', city: "Wuhan", country: "CN" }],
              federal_register_notice: "85 FR 83799",
              start_date: "2020-12-23",
            },
            {
              id: "990010",
              entity_number: "990010",
              type: "Entity",
              source: SDN,
              programs: ["CUBA"],
              name: "EXAMPLE BANK LIMITED",
              alt_names: ["SAMPLE INTERNATIONAL BANK, LTD"],
              addresses: [{ country: "GB" }],
            },
          ],
        }),
      },
      suppliers: 2,
      listings: 2,
      text: "Transfer to Sample International Bank Ltd",
      finds: "EXAMPLE BANK LIMITED",
    },
    bad: {
      files: {
        "csl.json": JSON.stringify({
          results: [
            { id: "1", source: EL, name: 7 },
            { id: "2", source: EL, name: "Example", start_date: "2019-02-30" },
          ],
        }),
      },
      problems: ["csl.json:1 name", "csl.json:2 start_date"],
    },
  },
  "ofac-csv": {
    good: {
      files: {
        "SDN.CSV": [
          '990020,"EXAMPLE AIRLINES",-0- ,"CUBA] [IRAN",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"a.k.a. \'EXAIR\'."',
          '990021,"DOE, Sample","individual","SDGT","Director",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ',
          '990022,"EXAMPLE TUG","vessel","CUBA",-0- ,"EX1","Tug",-0- ,"212","Cuba","Example",-0- ',
          "\u001a",
        ].join("\r\n"),
        "ADD.CSV": '990020,1,-0- ,"Havana",Cuba,-0- \r\n\u001a',
        "ALT.CSV": [
          '990020,2,"aka","AEROEXAMPLE INTERNATIONAL",-0- ',
          '990020,3,"fka","SAMPLEAIR HOLDING","weak"',
        ].join("\r\n"),
      },
      suppliers: 1,
      listings: 1,
      text: "Tickets of AeroExample International",
      finds: "EXAMPLE AIRLINES",
    },
    bad: {
      files: {
        "SDN.CSV": [
          'x1,"EXAMPLE",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ',
          '990021,-0- ,"ship","SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ',
          '990022,"EXAMPLE",-0- ',
        ].join("\r\n"),
        "ADD.CSV": '990099,1,-0- ,"Havana","Cuba",-0- ',
        "ALT.CSV": '990021,2,"also","EXAMPLE",-0- ',
      },
      problems: [
        "ALT.CSV:1 alt_type",
        "SDN.CSV:1 ent_num",
        "SDN.CSV:2 SDN_Name",
        "SDN.CSV:2 SDN_Type",
        "SDN.CSV:3 ",
        "ADD.CSV: ",
      ],
    },
  },
  "ftm-json": {
    good: {
      files: {
        "entities.ftm.json": `${[
          ftm(
            "NK-ExampleA",
            "Company",
            {
              name: ["Example Drone Factory JSC", "АО Пример Беспилотник"],
              weakAlias: ["EDF Works"],
              topics: ["sanction"],
              country: ["ru"],
            },
            { target: true },
          ),
          ftm("example-s1", "Sanction", {
            entity: ["NK-ExampleA"],
            authority: ["Example Ministry"],
            listingDate: ["2024-03-01"],
            programId: ["EX-RUS"],
          }),
          ftm(
            "NK-ExampleB",
            "Person",
            { name: ["Sample Person"], topics: ["sanction"] },
            { target: true },
          ),
          ftm("addr-1", "Address", { full: ["1 Sample Road"] }),
          ftm(
            "NK-ExampleC",
            "Company",
            { name: ["Bystander Ltd"], topics: ["role.pep"] },
            { target: true },
          ),
        ].join("\n")}\n`,
      },
      suppliers: 1,
      listings: 1,
      text: "Поставщик: АО Пример Беспилотник",
      finds: "Example Drone Factory JSC",
    },
    bad: {
      files: {
        "entities.ftm.json": [
          "{",
          JSON.stringify({
            id: "x",
            schema: "Company",
            caption: "X",
            properties: { name: "X" },
            datasets: [],
          }),
        ].join("\n"),
      },
      problems: ["entities.ftm.json:1 ", "entities.ftm.json:2 properties.name"],
    },
  },
  "opensanctions-nested": {
    good: {
      files: {
        "targets.nested.json": ftm(
          "NK-ExampleD",
          "Organization",
          {
            name: ["Example Optics Trading LLC"],
            topics: ["debarment", "export.control"],
            jurisdiction: ["cn"],
            sanctions: [
              {
                id: "s",
                schema: "Sanction",
                properties: { startDate: ["2023-05-06"], authority: ["Example Bank"] },
              },
            ],
            addressEntity: [
              { id: "a", schema: "Address", properties: { full: ["1 Sample Road"] } },
            ],
          },
          { target: true },
        ),
      },
      suppliers: 1,
      listings: 2,
      text: "Offer by Example Optics Trading LLC",
      finds: "Example Optics Trading LLC",
    },
    bad: {
      files: { "targets.nested.json": '{"id":"","schema":"Company"}\nno json' },
      problems: [
        "targets.nested.json:1 id",
        "targets.nested.json:1 caption",
        "targets.nested.json:1 properties",
        "targets.nested.json:1 datasets",
        "targets.nested.json:2 ",
      ],
    },
  },
  "opensanctions-csv": {
    good: {
      files: {
        "targets.simple.csv": [
          OS_COLUMNS,
          osRow(
            "NK-ExampleE",
            "Company",
            "Example Valve Works",
            'Sample Valves;"Valves; Pumps of Sample"',
            "ru;by",
            "EX-1 - 2022-04-05",
          ),
          osRow("NK-ExampleF", "Person", "Sample Person", "", "ru", "EX-1"),
          osRow("NK-ExampleG", "Company", "Unnamed By Anybody", "", "us", ""),
        ].join("\n"),
      },
      suppliers: 1,
      listings: 1,
      text: "Spare parts of Sample Valves",
      finds: "Example Valve Works",
    },
    bad: {
      files: {
        "targets.simple.csv": [
          OS_COLUMNS,
          osRow("", "Company", "", "", "", "EX"),
          osRow("NK-1", "Company", "Example", 'open "quote', "", "EX"),
          '"too","short"',
        ].join("\n"),
      },
      problems: [
        "targets.simple.csv:2 id",
        "targets.simple.csv:2 name",
        "targets.simple.csv:3 aliases",
        "targets.simple.csv:4 ",
      ],
    },
  },
  table: {
    good: {
      files: {
        "list.yaml": OWN_LIST,
        "own.xlsx": makeWorkbook([
          ["取引先確認リスト"],
          [],
          [
            "番号",
            "企業名、組織名\nCompany or Organization",
            "別名\nAlso Known As",
            "国名、地域名\nCountry or Region",
          ],
          [
            1,
            "例示電機株式会社",
            "レイジデンキ\nExample Denki",
            "中国\nPeople's Republic of China",
          ],
          [2, "Sample Instruments Taipei", null, "台湾\nTaiwan"],
        ]),
      },
      options: [
        ...DESCRIBED,
        "--map",
        "name=企業名,aliases=Also Known As,country=Country or Region",
      ],
      suppliers: 2,
      listings: 2,
      text: "製造元：レイジデンキ",
      finds: "例示電機株式会社",
    },
    bad: {
      files: {
        "list.yaml": OWN_LIST,
        "own.csv": "企業名,国,日付\nExample,Atlantis,3/4/2020\n,中国,\n",
      },
      options: [...DESCRIBED, "--map", "name=企業名,country=国,listed_on=日付"],
      problems: ["own.csv:2 country", "own.csv:2 listed_on", "own.csv:3 name"],
    },
  },
  "own-csv": {
    good: {
      files: {
        "list.yaml": OWN_LIST,
        "own.csv": [
          "id,name,aliases,weak_names,country,program,listed_on,until,citation,url,note,jp_corporate_number",
          "a1,例示通信株式会社,Example Tsushin;例示テレコム,レイテレ,日本,ask,令和7年4月1日,,通知第7号,,,",
          "a1,例示通信株式会社,,,日本,ask,2020/01/01,2021-01-01,通知第1号,,期限切れ,",
          "a2,=SUM(A1:A9) Systems,,,US,,2024-01-31,,,,,",
        ].join("\n"),
      },
      options: DESCRIBED,
      suppliers: 2,
      listings: 3,
      text: "納入者 例示テレコム",
      finds: "例示通信株式会社",
    },
    bad: {
      files: {
        "list.yaml": OWN_LIST,
        "own.csv": [
          "id,name,country,program,listed_on,url,lei",
          "b1,Example,XX,none,2025-02-29,nowhere,ABC",
          "b2,Short",
          "b3,Example Later,JP,ask,2030-01-01,,529900EXAMPLE0000000",
        ].join("\n"),
      },
      options: DESCRIBED,
      problems: [
        "own.csv:2 program",
        "own.csv:2 country",
        "own.csv:2 url",
        "own.csv:2 listed_on",
        "own.csv:3 ",
        "own.csv:4 listed_on",
        "own.csv:4 lei",
      ],
    },
  },
  "own-yaml": {
    good: {
      files: {
        "own.yaml": `list:${OWN_LIST.replaceAll("\n", "\n  ")}
suppliers:
  - id: y1
    name: Example Sensors, Inc.
    aliases: [Sample Sensing; and More]
    weak_names: [Senso]
    country: US
    listings:
      - {program: ask, listed_on: 2025-06-01, citation: Notice 9}
`,
      },
      suppliers: 1,
      listings: 1,
      text: "Thermometer by Example Sensors, Inc.",
      finds: "Example Sensors, Inc.",
    },
    bad: {
      files: {
        "own.yaml": `list:${OWN_LIST.replaceAll("\n", "\n  ")}
suppliers:
  - id: y1
    name: Example
    listings: []
  - id: y2
    name: Example Two
    colour: red
    listings: [{listed_on: soon}]
  - id: y3
    name: Example Three
    listings: [{listed_on: soon}]
`,
      },
      problems: ["own.yaml:17 listings", "own.yaml:20 ", "own.yaml:24 listed_on"],
    },
  },
};

/** Writes the files of a sample into a folder of their own, runs something with it, and takes the folder away. */
export async function withFiles<Result>(
  files: Sample["files"],
  use: (folder: string) => Result | Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "import-"));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
