import type { CatalogueKeyword } from './keyword-vocabulary.ts';

export interface Taste {
  name: string;
  /** What this listener looks for in a band, and may have chosen as keywords. */
  likes: readonly CatalogueKeyword[];
}

/** Listeners that a Korean service of independent music would know. */
export const TASTES: readonly Taste[] = [
  { name: '슈게이징·드림팝 애호가', likes: ['슈게이징', '드림팝', '몽환', '새벽', '그리움'] },
  { name: '국악 퓨전 탐험가', likes: ['국악', '월드뮤직', '실험적', '댄서블'] },
  { name: '개러지 펑크 단골', likes: ['가라지', '펑크', '거침', '신나는', '라이브'] },
  { name: '시티팝·그루브 수집가', likes: ['그루브', '소울', '도시', '복고', '밤'] },
  { name: '포크와 위로', likes: ['포크', '어쿠스틱', '위로', '따뜻함', '잔잔한'] },
  { name: '포스트록 순례자', likes: ['포스트록', '웅장함', '겨울', '앰비언트'] },
  { name: '신스팝 밤거리', likes: ['신스팝', '밤', '도시', '댄서블', '청량'] },
  { name: '페스티벌 청춘', likes: ['청춘', '청량', '경쾌함', '여름', '라이브', '모던록'] },
  { name: '재즈 바의 손님', likes: ['재즈', '그루브', '섬세함', '도시', '밤'] },
  { name: '헤비니스 관객', likes: ['메탈', '하드코어', '분노', '하드록', '거침'] },
  { name: '방구석 로파이', likes: ['로파이', '인디팝', '쓸쓸함', '잔잔한', '사이키델릭'] },
  { name: '전자음악 새벽반', likes: ['일렉트로닉', '앰비언트', '새벽', '실험적'] },
  { name: '90년대 모던록 세대', likes: ['모던록', '이별', '그리움', '쓸쓸함', '섬세함'] },
  { name: '사이키델릭 여행자', likes: ['사이키델릭', '여행', '블루스', '자유', '복고'] },
  { name: '서핑하는 여름', likes: ['서프', '바다', '여름', '청량', '인디팝'] },
  { name: '힙합·소울 리스너', likes: ['힙합', '소울', '보컬', '그루브'] },
  { name: '이모의 기억', likes: ['이모', '얼터너티브', '청춘', '우울'] },
  { name: '웃음이 있는 노래', likes: ['유머', '신나는', '복고', '경쾌함'] },
];

export interface EdgeCase extends Taste {
  pickCount: number;
  keywords: readonly CatalogueKeyword[];
  /** Every row is stored twice, as an adopted database may hold them. */
  repeated?: boolean;
}

/** Members at the limits of what a service stores. */
export const EDGE_CASES: readonly EdgeCase[] = [
  { name: '선택 없음', likes: [], pickCount: 0, keywords: [] },
  { name: '키워드만', likes: [], pickCount: 0, keywords: ['위로', '새벽', '잔잔한'] },
  { name: '밴드 하나', likes: ['청량', '여름'], pickCount: 1, keywords: ['청량'] },
  { name: '밴드 둘', likes: ['그루브', '밤'], pickCount: 2, keywords: ['그루브', '밤'] },
  { name: '밴드 셋', likes: ['몽환', '드림팝'], pickCount: 3, keywords: ['몽환'] },
  {
    name: '밴드 서른',
    likes: ['청춘', '라이브', '신나는', '록'],
    pickCount: 30,
    keywords: ['청춘', '라이브', '신나는'],
  },
  { name: '키워드 없음', likes: ['포크', '섬세함'], pickCount: 6, keywords: [] },
  {
    name: '중복된 행',
    likes: ['여름', '바다'],
    pickCount: 4,
    keywords: ['여름', '바다'],
    repeated: true,
  },
];
