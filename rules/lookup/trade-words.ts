import { tokenise } from "../names/compile-name.ts";

/**
 * Words of trade that mean one thing in several languages, and how they are cut short. The first word names the line;
 * `|` divides scripts for the reader only. Places and family names are not here: those are heard, not translated.
 */
const LINES = `
technology technologies tech technol tecnologia | テクノロジー テクノロジーズ | 科技 技術 | 기술 테크놀로지 테크놀로지스 과기 | технологии технолоджис технолоджи | keji jishu gijutsu gisul
electronics electronic elec electron | エレクトロニクス | 電子 | 전자 일렉트로닉스 | электроника электроникс | dianzi denshi jeonja
electric electrical elec appliance appliances | エレクトリック | 電機 電気 電器 | 전기 일렉트릭 | электрик | dianqi denki jeongi
communications communication comm comms | コミュニケーションズ コミュニケーション | 通信 通訊 | 통신 커뮤니케이션 커뮤니케이션즈 커뮤니케이션스 | коммуникации коммуникейшнс | tongxin tsushin tongsin
telecom telecommunications telecommunication | テレコム | 電信 | 텔레콤 | телеком | dianxin
systems system sys syst | システムズ システム | 系統 | 시스템즈 시스템 시스템스 | системы системс
solutions solution soln solns | ソリューションズ ソリューション | 솔루션 솔루션즈 | солюшнс
networks network netwk | ネットワークス ネットワーク | 網絡 網路 | 네트웍스 네트워크 네트워크스 | нетворкс | wangluo
software softw | ソフトウェア | 軟件 | 소프트웨어 | софтвер | ruanjian
semiconductor semiconductors semi semicon | セミコンダクター セミコンダクタ | 半導体 | 반도체 세미컨덕터 | полупроводники | bandaoti handotai bandoche
group grp gruppe groupe grupo gruppa gruppo | グループ | 集団 | 그룹 | группа | jituan
holdings holding hldgs hldg | ホールディングス | 控股 | 홀딩스 | холдинг | konggu
industries industry industrial indl ind inds industria industrie | インダストリーズ インダストリー インダストリアル | 工業 産業 実業 | 산업 공업 인더스트리 인더스트리즈 | индастриз | gongye shiye kogyo sangyo
international intl int | インターナショナル | 国際 | 국제 인터내셔널 | интернешнл интернэшнл | guoji
manufacturing mfg manuf mnfg manufacturers mfrs | マニュファクチャリング | 製造 | 제조 | zhizao
engineering eng engg engrg engr | エンジニアリング | 工程 | 엔지니어링 | инжиниринг | gongcheng
equipment equip eqpt eqp | エクイップメント | 設備 | 장비 설비 | оборудование | shebei setsubi
instruments instrument instr | インスツルメンツ インスツルメント インストゥルメンツ インスルメンツ | 儀器 計器 | 인스트루먼트 인스트루먼츠 | инструментс | yiqi keiki
devices device dev | デバイセズ デバイス | 器件 | 디바이스 디바이시스
materials material matls | マテリアルズ マテリアル | 材料 | 소재 머티리얼즈 | cailiao sojae
precision prec | プレシジョン | 精密 | 정밀 | jingmi seimitsu jeongmil
optics optical opt | オプティクス オプティカル | 光学 光電 | 광학 옵틱스 | guangxue kogaku
energy | エナジー エネルギー | 能源 | 에너지 | энерджи энергия | nengyuan
power pwr | パワー | 電力 | 파워 전력 | dianli denryoku
digital | デジタル | 数字 数碼 | 디지털 디지탈 | диджитал | shuzi
intelligent intelligence intell | インテリジェント | 智能 | 인텔리전트 지능 | zhineng
information info inform | インフォメーション | 信息 情報 | 정보 | xinxi joho jeongbo
security secur | セキュリティ セキュリティー | 安防 | 보안 시큐리티 | секьюрити | anfang
services service svcs svc serv | サービス サービシズ | 服務 | 서비스 | сервис сервисес | fuwu
trading trade trdg | トレーディング | 貿易 商事 商貿 | 무역 상사 트레이딩 | трейдинг | maoyi shoji
development dev devt devel develop | デベロップメント | 発展 開発 | 개발 | fazhan
research res | リサーチ | 研究 | 연구 리서치 | yanjiu kenkyu
laboratories laboratory labs lab | ラボラトリーズ ラボラトリー ラボ | 研究所 実験室 | 랩 연구소 | лаборатория | kenkyujo
machinery machine machines mach | マシナリー マシン | 機械 | 기계 | машинери | jixie kikai
chemical chemicals chem | ケミカル ケミカルズ | 化学 化工 | 화학 케미칼 케미컬 | huagong kagaku
medical med | メディカル | 医療 | 의료 메디칼 메디컬 | yiliao iryo
automation autom | オートメーション | 自動化 | 자동화 오토메이션 | автоматика | zidonghua
robotics robot robots | ロボティクス ロボット | 機器人 | 로보틱스 로봇 | роботикс | jiqiren
automotive automobile automobiles auto | オートモーティブ | 自動車 汽車 | 자동차 | qiche jidosha
motors motor | モーターズ モーター モータース | 모터스 모터 | моторс
memory mem | メモリー メモリ | 存儲 | 메모리 | мемори | cunchu
wireless wirel | ワイヤレス | 無線 | 무선 와이어리스 | вайрлесс | wuxian musen
mobile mob | モバイル | 移動 | 모바일 이동 | мобайл | yidong
aviation aviat | アビエーション | 航空 | 항공 | авиация | hangkong koku
logistics logist | ロジスティクス | 物流 | 물류 로지스틱스 | wuliu
cloud | クラウド | 클라우드 | клауд
data | データ | 数据 | 데이터
sensors sensor | センサーズ センサー センサ | 傳感器 | 센서 센서스 | chuanganqi
products product prod prods | プロダクツ | 産品
marketing mktg | マーケティング | 마케팅
japan nippon nihon | ジャパン | 日本 | 재팬 | япония
china zhongguo | チャイナ | 中国 | 차이나 중국
korea hanguk | コリア | 韓国 | 코리아 한국
global glob | グローバル | 글로벌
national natl | ナショナル | 내셔널
advanced adv | アドバンスト アドバンスド
association assn assoc
brothers bros
saint st
center centre ctr cntr | センター | 中心 | 센터
meter metre | メーター
aluminum aluminium
fiber fibre | ファイバー | 光繊
defense defence
color colour
department dept
management mgmt
university univ
institute inst | 研究院 | yanjiuyuan
distribution distrib
smart | スマート
`;

/** Lines that a firm puts into its name or leaves out as it likes. */
const LIGHT = new Set(["group", "holdings"]);

/** A word of trade in a name: the lines it may stand for, and how it was written. */
export interface Trade {
  readonly lines: readonly string[];
  readonly form: string;
}

/** The words of trade, by their folded form. */
export interface TradeWords {
  readonly byForm: ReadonlyMap<string, readonly string[]>;
  /** Folded forms that are written without spaces around them, longest first. */
  readonly glued: readonly string[];
}

const HELD = new WeakMap<Uint32Array, TradeWords>();

/** The table folded as names are; made once per fold table. */
export function tradeWords(table: Uint32Array): TradeWords {
  const held = HELD.get(table);
  if (held !== undefined) return held;
  const byForm = new Map<string, string[]>();
  for (const line of LINES.trim().split("\n")) {
    const forms = line.split(/[ |]+/).map((form) => tokenise(form, table).join(""));
    const [id = ""] = forms;
    for (const form of forms) {
      const lines = byForm.get(form);
      if (lines === undefined) byForm.set(form, [id]);
      else if (!lines.includes(id)) lines.push(id);
    }
  }
  const glued = [...byForm.keys()]
    .filter((form) => !/^[a-zа-я]/.test(form) && form.length > 1)
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const made = { byForm, glued };
  HELD.set(table, made);
  return made;
}

/** True when a firm may leave these words of trade out of its name. */
export function isLight(lines: readonly string[]): boolean {
  return lines.every((line) => LIGHT.has(line));
}
