import { POLICY_KEYS } from "../../rules/schema/policy.ts";

interface Words {
  readonly en: string;
  readonly ja: string;
}

/** What a setting is called and what it does, in both languages. */
export interface SettingWords {
  readonly title: Words;
  readonly help: Words;
}

const OWN: Readonly<Record<string, SettingWords>> = {
  repositoryUrl: {
    title: { en: "Address of the repository", ja: "リポジトリのアドレス" },
    help: {
      en: "The folder on the web server that holds metadata/ and targets/.",
      ja: "ウェブサーバー上の、metadata/ と targets/ があるフォルダーのアドレスです。",
    },
  },
  repositoryRoot: {
    title: { en: "Root file of the repository", ja: "リポジトリのルートファイル" },
    help: {
      en: "The base64 of metadata/1.root.json, exactly as published.",
      ja: "公開された metadata/1.root.json を、そのままBase64にしたものです。",
    },
  },
  repositoryLists: {
    title: { en: "Lists to use", ja: "使うリスト" },
    help: {
      en: "The ids of lists, one a line. Not configured: all lists that the repository has.",
      ja: "リストのidを1行に1つ書きます。未構成なら、リポジトリのすべてのリストを使います。",
    },
  },
  policy: {
    title: { en: "Policy as JSON text", ja: "ポリシー（JSONテキスト）" },
    help: {
      en: "A whole policy file. For what is long or changes often, a signed policy in the repository is better.",
      ja: "ポリシーファイルの全文です。長いものや変更の多いものは、リポジトリの署名付きポリシーをお使いください。",
    },
  },
  install: {
    title: { en: "Install Sekisho", ja: "Sekishoをインストールする" },
    help: {
      en: "Enabled: the browser installs the extension, and nobody can remove it.",
      ja: "有効にすると、ブラウザーが拡張機能をインストールし、利用者は削除できません。",
    },
  },
};

/** The words of a key of managed storage, or of `install`; those of the policy language come from its table. */
export function settingWords(managedKey: string): SettingWords {
  const own = OWN[managedKey];
  if (own !== undefined) return own;
  const spec = POLICY_KEYS.find(({ key }) => key === managedKey);
  if (spec === undefined) throw new TypeError(`managed storage has no key ${managedKey}`);
  return { title: spec.title, help: spec.description };
}
