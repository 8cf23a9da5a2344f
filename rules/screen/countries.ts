/**
 * Countries as pages write them: ISO 3166-1 codes, then names in the languages of the lists and the common forms of others,
 * Russian also as after "в"; after the bar the words that stand before "made" or "origin". Simplified Chinese stands for
 * Traditional, which folds to it. Georgia is left out, for a state of the United States bears the name.
 */
const TABLE = `
US USA United States of America, United States, U.S.A., U.S., America, アメリカ合衆国, アメリカ, 米国, 美国, 美利坚合众国, 미국, 미합중국, Estados Unidos, EE. UU., EUA, États-Unis, Stati Uniti, Vereinigte Staaten, США, Соединенные Штаты, Mỹ | American, US, USA, U.S.
CN CHN China, People's Republic of China, PRC, P.R.C., P.R. China, PR China, Mainland China, 中国, 中华人民共和国, 中国大陆, 中国本土, 大陆, 중국, 중화인민공화국, Chine, Cina, Китай, Китае, КНР, Chiny, Trung Quốc | Chinese
HK HKG Hong Kong, 香港, 中国香港, 홍콩, Гонконг, Гонконге
MO MAC Macao, Macau, 澳门, マカオ, 마카오
TW TWN Taiwan, Republic of China, R.O.C., 台湾, 中国台湾, 대만, 타이완, Taiwán, Taïwan, Тайвань, Тайване | Taiwanese
JP JPN Japan, 日本, 일본, Japón, Japão, Japon, Giappone, Япония, Японии | Japanese
KR KOR South Korea, Republic of Korea, Korea, 韓国, 大韓民国, 한국, 대한민국, Corea del Sur, Coreia do Sul, Corée du Sud, Südkorea, Корея, Корее, Южная Корея, Южной Корее | Korean
KP PRK North Korea, DPRK, 北朝鮮, 朝鲜, 북한, Corea del Norte
VN VNM Vietnam, Viet Nam, Việt Nam, ベトナム, 越南, 베트남, Vietnã, Вьетнам, Вьетнаме | Vietnamese
TH THA Thailand, タイ, 泰国, 태국, Tailandia, Tailândia, Thaïlande, Таиланд, Таиланде | Thai
MY MYS Malaysia, マレーシア, 马来西亚, 말레이시아, Malasia, Malásia, Malaisie, Малайзия, Малайзии | Malaysian
SG SGP Singapore, シンガポール, 新加坡, 싱가포르, Singapur, Сингапур, Сингапуре
ID IDN Indonesia, インドネシア, 印度尼西亚, 印尼, 인도네시아, Indonésie, Indonésia, Индонезия, Индонезии | Indonesian
PH PHL Philippines, フィリピン, 菲律宾, 필리핀, Filipinas, Филиппины
IN IND India, インド, 印度, 인도, Inde, Indien, Índia, Индия, Индии | Indian
BD BGD Bangladesh, バングラデシュ, 孟加拉国, 孟加拉, 방글라데시
PK PAK Pakistan, パキスタン, 巴基斯坦, 파키스탄
LK LKA Sri Lanka, スリランカ, 斯里兰卡, 스리랑카
MM MMR Myanmar, Burma, ミャンマー, 缅甸, 미얀마
KH KHM Cambodia, カンボジア, 柬埔寨, 캄보디아, Camboya, Camboja
LA LAO Laos, ラオス, 老挝, 라오스
MN MNG Mongolia, モンゴル, 蒙古, 몽골
KZ KAZ Kazakhstan, カザフスタン, 哈萨克斯坦, 카자흐스탄, Казахстан
AE ARE United Arab Emirates, UAE, アラブ首長国連邦, 阿联酋, 아랍에미리트, Emiratos Árabes Unidos
SA SAU Saudi Arabia, サウジアラビア, 沙特阿拉伯, 사우디아라비아
IL ISR Israel, イスラエル, 以色列, 이스라엘, Israël, Израиль, Израиле | Israeli
TR TUR Turkey, Türkiye, トルコ, 土耳其, 튀르키예, 터키, Turquía, Turquia, Turquie, Турция, Турции | Turkish
IR IRN Iran, イラン, 伊朗, 이란, Irán, Иран, Иране | Iranian
EG EGY Egypt, エジプト, 埃及, 이집트, Egipto
ZA ZAF South Africa, 南アフリカ, 南非, 남아프리카공화국, Sudáfrica, África do Sul
MA MAR Morocco, モロッコ, 摩洛哥, 모로코, Marruecos, Maroc
TN TUN Tunisia, チュニジア, 突尼斯, 튀니지
GB GBR United Kingdom, UK, U.K., Great Britain, England, 英国, イギリス, 영국, Reino Unido, Royaume-Uni, Regno Unito, Великобритания, Великобритании | British
IE IRL Ireland, アイルランド, 爱尔兰, 아일랜드, Irlanda, Irlande
FR FRA France, フランス, 法国, 프랑스, Francia, França, Frankreich, Франция, Франции | French
DE DEU Germany, ドイツ, 德国, 독일, Alemania, Alemanha, Allemagne, Deutschland, Germania, Германия, Германии | German
IT ITA Italy, イタリア, 意大利, 이탈리아, Italia, Itália, Italie, Italien, Италия, Италии | Italian
ES ESP Spain, スペイン, 西班牙, 스페인, España, Espanha, Espagne, Spanien, Испания, Испании | Spanish
PT PRT Portugal, ポルトガル, 葡萄牙, 포르투갈
NL NLD Netherlands, Holland, オランダ, 荷兰, 네덜란드, Países Bajos, Países Baixos, Pays-Bas, Niederlande, Нидерланды, Нидерландах | Dutch
BE BEL Belgium, ベルギー, 比利时, 벨기에, Bélgica, Belgique, Belgien
LU LUX Luxembourg, ルクセンブルク, 卢森堡, 룩셈부르크
CH CHE Switzerland, スイス, 瑞士, 스위스, Suiza, Suíça, Suisse, Schweiz, Швейцария, Швейцарии | Swiss
AT AUT Austria, オーストリア, 奥地利, 오스트리아, Österreich, Áustria, Autriche
SE SWE Sweden, スウェーデン, 瑞典, 스웨덴, Suecia, Suécia, Suède, Schweden, Швеция, Швеции | Swedish
NO NOR Norway, ノルウェー, 挪威, 노르웨이, Noruega, Norvège, Norwegen | Norwegian
DK DNK Denmark, デンマーク, 丹麦, 덴마크, Dinamarca, Danemark, Dänemark | Danish
FI FIN Finland, フィンランド, 芬兰, 핀란드, Finlandia, Finlândia, Finlande, Финляндия, Финляндии | Finnish
PL POL Poland, ポーランド, 波兰, 폴란드, Polonia, Polônia, Pologne, Polen, Polska, Польша, Польше | Polish
CZ CZE Czech Republic, Czechia, チェコ, 捷克, 체코, República Checa, Tschechien, Чехия, Чехии | Czech
SK SVK Slovakia, スロバキア, 斯洛伐克, 슬로바키아
HU HUN Hungary, ハンガリー, 匈牙利, 헝가리, Hungría, Hungria, Hongrie, Ungarn, Венгрия, Венгрии | Hungarian
RO ROU Romania, ルーマニア, 罗马尼亚, 루마니아, Rumania, Roumanie, Rumänien, Румыния, Румынии
BG BGR Bulgaria, ブルガリア, 保加利亚, 불가리아
GR GRC Greece, ギリシャ, 希腊, 그리스, Grecia
HR HRV Croatia, クロアチア, 克罗地亚
SI SVN Slovenia, スロベニア, 斯洛文尼亚
RS SRB Serbia, セルビア, 塞尔维亚
EE EST Estonia, エストニア, 爱沙尼亚
LV LVA Latvia, ラトビア, 拉脱维亚
LT LTU Lithuania, リトアニア, 立陶宛
UA UKR Ukraine, ウクライナ, 乌克兰, 우크라이나, Ucrania, Украина, Украине | Ukrainian
BY BLR Belarus, ベラルーシ, 白俄罗斯, 벨라루스, Беларусь, Беларуси
RU RUS Russia, Russian Federation, ロシア, 俄罗斯, 러시아, Rusia, Rússia, Russie, Russland, Россия, России | Russian
CA CAN Canada, カナダ, 加拿大, 캐나다, Canadá, Kanada, Канада, Канаде | Canadian
MX MEX Mexico, México, メキシコ, 墨西哥, 멕시코, Mexique, Mexiko, Мексика, Мексике | Mexican
BR BRA Brazil, Brasil, ブラジル, 巴西, 브라질, Brésil, Brasilien, Бразилия, Бразилии | Brazilian
AR ARG Argentina, アルゼンチン, 阿根廷, 아르헨티나
CL CHL Chile, チリ, 智利, 칠레
CO COL Colombia, コロンビア, 哥伦比亚, 콜롬비아
PE PER Peru, Perú, ペルー, 秘鲁, 페루
CR CRI Costa Rica, コスタリカ, 哥斯达黎加, 코스타리카
AU AUS Australia, オーストラリア, 豪州, 澳大利亚, 호주, Australien, Австралия, Австралии | Australian
NZ NZL New Zealand, ニュージーランド, 新西兰, 뉴질랜드, Nueva Zelanda
`;

/** A country as pages write it. */
export interface Country {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  /** ISO 3166-1 alpha-3. */
  readonly alpha3: string;
  readonly names: readonly string[];
  /** Words that stand before "made" or "origin". */
  readonly adjectives: readonly string[];
}

/** Every country that is read as an origin. */
export const COUNTRIES: readonly Country[] = TABLE.trim()
  .split("\n")
  .map((line) => {
    const [names = "", adjectives = ""] = line.slice(7).split(" | ");
    const parts = (list: string) => list.split(", ").filter((each) => each !== "");
    return {
      code: line.slice(0, 2),
      alpha3: line.slice(3, 6),
      names: parts(names),
      adjectives: parts(adjectives),
    };
  });
