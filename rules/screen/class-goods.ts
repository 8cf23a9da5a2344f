/** Right after a class term: goods, services or people that go with the class and are not of it. One pattern a language. */
const GOES_WITH: readonly RegExp[] = [
  /^(?:['’]s)?\s*\((?:not included|sold separately)|^(?:['’]s)?[\s-]+(?:\([^()]{1,20}\)\s*)?(?:pilots?|operators?|services?|inspections?|surveys?|photograph\p{L}*|videograph\p{L}*|footage|training|courses?|lessons?|licen[cs]\p{L}*|shows?|racing|league|insurance|policy|software|apps?|manuals?|books?|guides?|news|cases?|bags?|backpacks?|covers?|skins?|stickers?|decals?|landing pads?|propell\p{L}*|props?|guards?|chargers?|stands?|mounts?|brackets?|holders?|shel(?:f|ves)|racks?|cables?|antennas?|adapters?|adaptors?|accessor\p{L}*|repairs?|spare|parts?|deliver\p{L}*|not included|sold separately)\b/iu,
  /^(?:用|向け)(?!途)|^(?:の|・)?(?:ケース|バッグ|カバー|収納|スタンド|マウント|ブラケット|金具|ケーブル|アンテナ|アダプタ|充電|プロペラ|ガード|ステッカー|保険|講習|講座|スクール|教室|教本|検定|免許|資格|操縦|パイロット|空撮|撮影|点検|測量|配送|ショー|レース|修理|別売|は?含まれ)/u,
  /^(?:的)?(?:培训|培訓|航拍|拍摄|拍攝|驾照|执照|執照|保险|保險|支架|背包|收纳|收納|天线|天線|配件|维修|維修|服务|服務|课程|課程|表演)/u,
  /^\s?(?:용|교육|자격증|촬영|보험|케이스|가방|거치대|안테나|수리|부품|서비스|조종|쇼)/u,
];

/** Right before a class term: the offer goes with it. A plain "for" says so only after what is no goods of a class: a tender is for drones. */
const MEANT_FOR: readonly RegExp[] = [
  /\b(?:fits?|compatible with|works with|requires?|needs|connects? to|(?:designed|suitable|made) for)\s+(?:[\p{L}-]+\s+){0,3}$/iu,
  /\b(?:cases?|bags?|backpacks?|covers?|skins?|batter(?:y|ies)|chargers?|propellers?|antennas?|mounts?|brackets?|stands?|holders?|shel(?:f|ves)|racks?|cables?|adapt[eo]rs?|pads?|cameras?|gimbals?|controllers?|modules?|software|apps?|licen[cs]es?|insurance|training|courses?|accessor(?:y|ies)|parts?|services?)\b[^.;:]{0,20}\bfor\s+(?:[\p{L}-]+\s+){0,3}$/iu,
];

/** True when the words around a class term say that the goods go with the class, and are not of it. */
export function goesWithClass(before: string, after: string): boolean {
  const ahead = after.slice(0, 60);
  return (
    GOES_WITH.some((each) => each.test(ahead)) ||
    MEANT_FOR.some((each) => each.test(before.slice(-60)))
  );
}
