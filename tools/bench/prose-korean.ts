import { wordsOf } from "./random.ts";
import type { Random } from "./random.ts";

const NOUNS = wordsOf(`
제품 가격 회사 정보 서비스 주문 배송 상품 사용 수량 모델 기업 기관 계약 입찰 공고 조달 구매 납품 업체 제조사 판매자 브랜드 규격 사양 품질 보증 기간 수리 교환 반품
장비 기기 시스템 네트워크 카메라 라우터 서버 프린터 노트북 배터리 케이블 모니터 화면 전원 센서 저장 장치 소프트웨어 데이터 보안 통신 기술 개발 연구 시험 검사 평가 관리
한국 서울 부산 중국 미국 일본 국내 해외 전국 지역 도시 시장 정부 부처 학교 병원 대학 사무실 공장 창고 현장 담당자 직원 고객 사용자 문의 전화 주소 이메일 번호 날짜 시간
오늘 내일 올해 내년 작년 오전 오후 경우 방법 내용 결과 이유 목적 문제 상황 상태 조건 기준 표준 안전 환경 성능 기능 크기 무게 색상 검정 흰색 금속 종이 의자 책상 상자
`);
const SYLLABLES = wordsOf(
  "가 나 다 라 마 바 사 아 자 차 하 고 도 로 모 보 소 오 조 호 구 두 무 부 수 우 주 기 디 리 미 비 시 이 지 한 전 정 성 신 안 연 원 인 장 중 진 천 통 표 형 화 회 해 대 동 상 생 선",
);
const PARTICLES = wordsOf("은 는 이 가 을 를 의 에 와 과 로 도 에서 으로 까지 부터 에게");
const VERBS = wordsOf(
  "합니다 입니다 됩니다 있습니다 없습니다 하였습니다 가능합니다 필요합니다 제공합니다 지원합니다 포함합니다 바랍니다 받습니다 높습니다 낮습니다 다릅니다 아닙니다 했습니다 드립니다",
);
const STARTS = wordsOf("또한 이 그 본 각 모든 다만 그리고 새로운 다음 해당 특히 만약");

/** One sentence of Korean as shops and tenders write it. */
export function koreanSentence(random: Random): string {
  const words: string[] = random.chance(40) ? [random.pick(STARTS)] : [];
  const phrases = 2 + random.below(6);
  for (let at = 0; at < phrases; at++) {
    const plain = noun(random);
    words.push(random.chance(75) ? plain + random.zipf(PARTICLES) : plain);
  }
  words.push(random.zipf(VERBS));
  const end = random.chance(6) ? "?" : ".";
  return `${words.join(" ")}${end}${random.chance(12) ? "\n" : " "}`;
}

function noun(random: Random): string {
  if (random.chance(6)) {
    return random.chance(50)
      ? `${String(1000 * (1 + random.below(900)))}원`
      : `${String(1 + random.below(60))}개`;
  }
  if (random.chance(14))
    return Array.from({ length: 2 + random.below(2) }, () => random.pick(SYLLABLES)).join("");
  return random.often(NOUNS);
}
