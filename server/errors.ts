import type { TRPC_ERROR_CODE_KEY } from '@trpc/server';

interface ErrorKind {
  status: number;
  trpcCode: TRPC_ERROR_CODE_KEY;
  /** What a caller of the REST API reads. Spec §2; the clients in use depend on these words. */
  message: string;
}

/** Every way in which a request can fail, with what each is in HTTP, in tRPC and in words. */
const ERROR_KINDS = {
  AUTHORIZATION_MISSING: unauthorized('Authorization 헤더가 없습니다.'),
  AUTHORIZATION_MALFORMED: unauthorized(
    "올바른 토큰 형식이 아닙니다. 'Bearer {token}' 형식을 사용하세요.",
  ),
  TOKEN_EMPTY: unauthorized('토큰이 비어있습니다.'),
  TOKEN_EXPIRED: unauthorized('만료된 토큰입니다.'),
  TOKEN_INVALID: unauthorized('유효하지 않은 토큰입니다.'),
  TOKEN_WITHOUT_SUBJECT: unauthorized('토큰에 사용자 정보가 없습니다.'),
  SIGN_IN_REQUIRED: unauthorized('로그인이 필요합니다.'),
  FORBIDDEN: { status: 403, trpcCode: 'FORBIDDEN', message: '접근 권한이 없습니다.' },
  DEMO_CLOSED: {
    status: 403,
    trpcCode: 'FORBIDDEN',
    message: '공개 데모가 꺼져 있습니다. PUBLIC_DEMO=1로 열 수 있습니다.',
  },
  NO_PICKS: badRequest('선택한 밴드가 없습니다.'),
  NO_KEYWORDS: badRequest('선택한 키워드가 없습니다.'),
  NO_EMBEDDED_PICK: badRequest('선택한 밴드 중 임베딩이 있는 밴드가 없습니다.'),
  BLANK_TEXT: badRequest('입력 text가 비어 있습니다.'),
  TEXT_REJECTED: badRequest('임베딩할 수 없는 text입니다. 길이를 줄여 다시 시도하세요.'),
  INVALID_INPUT: badRequest('요청 형식이 올바르지 않습니다.'),
  TEXT_TOO_LONG: badRequest(
    '데이터베이스의 열에 들어가지 않는 긴 글이 있습니다. 줄여서 다시 시도하세요.',
  ),
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    trpcCode: 'UNSUPPORTED_MEDIA_TYPE',
    message: '본문은 Content-Type: application/json 형식의 JSON이어야 합니다.',
  },
  PAYLOAD_TOO_LARGE: {
    status: 413,
    trpcCode: 'PAYLOAD_TOO_LARGE',
    message: '요청 본문이 너무 큽니다. 1 MB 이하로 나누어 보내세요.',
  },
  MEMBER_NOT_FOUND: notFound('회원을 찾을 수 없습니다.'),
  RUN_NOT_FOUND: notFound('추천 기록을 찾을 수 없습니다.'),
  PASSWORD_WRONG: badRequest('현재 비밀번호가 맞지 않습니다.'),
  CURATOR_NOT_FOUND: notFound('큐레이터를 찾을 수 없습니다.'),
  CURATOR_EXISTS: conflict('같은 이메일의 큐레이터가 이미 있습니다.'),
  OWN_ACCOUNT: conflict('자신의 역할과 사용 여부는 다른 관리자만 바꿀 수 있습니다.'),
  LAST_ADMIN: conflict('마지막 관리자는 그대로 두어야 합니다. 먼저 다른 관리자를 세우세요.'),
  BAND_NOT_FOUND: notFound('밴드를 찾을 수 없습니다.'),
  EDIT_CONFLICT: conflict('그사이 다른 사람이 고쳤습니다. 새로 불러와 다시 고치세요.'),
  UNDO_CONFLICT: conflict('그 뒤에 다시 바뀐 것이 있어 되돌릴 수 없습니다.'),
  BAND_NAME_EXISTS: conflict('같은 이름의 밴드가 이미 있습니다.'),
  CHANGE_NOT_FOUND: notFound('변경 기록을 찾을 수 없습니다.'),
  KEYWORD_NOT_FOUND: notFound('키워드를 찾을 수 없습니다.'),
  KEYWORD_EXISTS: conflict('같은 키워드가 이미 있습니다. 하나로 합칠 수 있습니다.'),
  CLUSTER_NOT_FOUND: notFound(
    '묶음을 찾을 수 없습니다. 지도를 새로 만들었다면 목록을 다시 여세요.',
  ),
  DRAFT_NOT_FOUND: notFound('초안을 찾을 수 없습니다. 다른 큐레이터가 이미 결정했을 수 있습니다.'),
  DESCRIPTION_EXISTS: conflict('그 사이 소개 글이 생겼습니다. 밴드를 다시 열어 확인하세요.'),
  WRITER_OFF: conflict('초안 기능이 꺼져 있습니다. OPENAI_CHAT_MODEL을 설정하세요.'),
  WRITER_REFUSED: badRequest('이 밴드의 초안을 받지 못했습니다. 소개 글을 직접 써 주세요.'),
  MODEL_ACTIVE: conflict('이미 쓰고 있는 임베딩 모델입니다.'),
  MODEL_NOT_FOUND: notFound('그런 임베딩 모델이 준비되어 있지 않습니다.'),
  MODEL_UNUSABLE: badRequest(
    '이 모델의 벡터는 쓸 수 없습니다. 이름을 확인하고, 길이가 4,000 이하인 모델을 고르세요.',
  ),
  MODEL_CHANGED: conflict('그 사이 임베딩 모델이 바뀌었습니다. 다시 시도하세요.'),
  JOB_EXISTS: conflict('같은 작업이 이미 진행 중입니다. 그 작업이 끝난 뒤에 다시 시도하세요.'),
  JOB_CANCELLED: conflict('작업이 취소되었습니다. 다시 시작하세요.'),
  IMPORT_NOT_FOUND: notFound('가져오기를 찾을 수 없습니다. 목록을 다시 여세요.'),
  IMPORT_NOT_READY: conflict('지금은 할 수 없습니다. 먼저 열을 연결하고 확인하세요.'),
  IMPORT_FILE_INVALID: badRequest('가져올 수 없는 파일입니다.'),
  JOB_NOT_FOUND: notFound('작업을 찾을 수 없습니다.'),
  ROUTE_NOT_FOUND: notFound('요청한 주소를 찾을 수 없습니다.'),
  METHOD_NOT_ALLOWED: {
    status: 405,
    trpcCode: 'METHOD_NOT_SUPPORTED',
    message: '지원하지 않는 메서드입니다.',
  },
  EMBEDDER_UNAVAILABLE: {
    status: 503,
    trpcCode: 'SERVICE_UNAVAILABLE',
    message: '임베딩 서비스에 연결할 수 없습니다. 잠시 후 다시 시도하세요.',
  },
  WRITER_UNAVAILABLE: {
    status: 503,
    trpcCode: 'SERVICE_UNAVAILABLE',
    message: '초안을 쓰는 모델에 연결할 수 없습니다. 잠시 후 다시 시도하세요.',
  },
  DATABASE_UNAVAILABLE: {
    status: 503,
    trpcCode: 'SERVICE_UNAVAILABLE',
    message: '데이터베이스에 연결할 수 없습니다. 잠시 후 다시 시도하세요.',
  },
  TOO_MANY_REQUESTS: {
    status: 429,
    trpcCode: 'TOO_MANY_REQUESTS',
    message: '요청이 너무 많습니다. 잠시 후 다시 시도하세요.',
  },
  INTERNAL: {
    status: 500,
    trpcCode: 'INTERNAL_SERVER_ERROR',
    message: '서버에서 오류가 발생했습니다. 잠시 후 다시 시도하세요.',
  },
} as const satisfies Record<string, ErrorKind>;

export type AppErrorCode = keyof typeof ERROR_KINDS;

export interface AppErrorOptions {
  /** Added to the message: what exactly was wrong. Never a secret or an internal. */
  detail?: string;
  retryAfterSeconds?: number;
  /** For the log only. */
  cause?: unknown;
}

/** The one error of this app: a code of the closed union above. */
export class AppError extends Error {
  readonly code: AppErrorCode;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: AppErrorCode, options: AppErrorOptions = {}) {
    const { message } = ERROR_KINDS[code];
    super(options.detail ? `${message} (${options.detail})` : message, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    const retryAfterSeconds =
      options.retryAfterSeconds ?? (ERROR_KINDS[code].status === 503 ? 5 : undefined);
    // A provider may ask for no wait at all, or for one that is over: whoever is told to wait waits a bit.
    this.retryAfterSeconds =
      retryAfterSeconds === undefined ? undefined : Math.max(1, retryAfterSeconds);
  }

  get status(): number {
    return ERROR_KINDS[this.code].status;
  }

  get trpcCode(): TRPC_ERROR_CODE_KEY {
    return ERROR_KINDS[this.code].trpcCode;
  }
}

function unauthorized(message: string) {
  return { status: 401, trpcCode: 'UNAUTHORIZED', message } as const;
}

function badRequest(message: string) {
  return { status: 400, trpcCode: 'BAD_REQUEST', message } as const;
}

function notFound(message: string) {
  return { status: 404, trpcCode: 'NOT_FOUND', message } as const;
}

function conflict(message: string) {
  return { status: 409, trpcCode: 'CONFLICT', message } as const;
}
