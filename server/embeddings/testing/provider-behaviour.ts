/**
 * How the stub answers.
 * - `ok`; `floats`: as ok, but arrays even when base64 was asked for
 * - `status`: any error status with `code`, `param` and `headers`; `quota`: 429 `insufficient_quota`
 * - `hang`: never answers; `hang-body`: stops half-way; `hold`: answers once released
 * - `disconnect`: closes without an answer; `cut`: closes half-way; `truncated`: half the JSON; `html`: 200, a page
 * - `reordered`, `missing`, `duplicate`, `wrong-dimension`, `zeros`, `wrong-model`, `not-base64`
 * - `nan` as float bits or JSON null, whichever was asked for; `nan-null`, `nan-string`: in an array
 */
export interface ProviderBehaviour {
  mode: ProviderMode;
  status?: number;
  code?: string;
  param?: string;
  headers?: Record<string, string>;
  /** The first so many calls (since the behaviour was set) are answered well. */
  afterCalls?: number;
  /** Only so many calls are answered this way, then `ok` again. */
  forCalls?: number;
  /** Only calls with an input that contains this text. */
  whenInputIncludes?: string;
}

export type ProviderMode =
  | 'ok'
  | 'floats'
  | 'status'
  | 'quota'
  | 'hang'
  | 'hang-body'
  | 'hold'
  | 'disconnect'
  | 'cut'
  | 'truncated'
  | 'html'
  | 'reordered'
  | 'missing'
  | 'duplicate'
  | 'wrong-dimension'
  | 'zeros'
  | 'wrong-model'
  | 'not-base64'
  | 'nan'
  | 'nan-null'
  | 'nan-string';
