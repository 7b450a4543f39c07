import { authoriseCurator } from '../auth/authorise.ts';
import { FileError } from '../band-files/file-error.ts';
import { createContext } from '../context.ts';
import { AppError } from '../errors.ts';
import { type ActiveRuntime, getRuntime, type Runtime } from '../runtime.ts';
import { bandFilterSchema } from '../schemas/band-list.ts';
import { importIdSchema, type RowProblem } from '../schemas/import.ts';
import { FILE_ENCODINGS, FILE_FORMATS, MAX_UPLOAD_BYTES } from '../schemas/import-words.ts';
import { requireImport } from '../services/describe-import.ts';
import { exportBands } from '../services/export-bands.ts';
import { exportRefusedRows } from '../services/export-refused.ts';
import { stageImport } from '../services/stage-import.ts';
import { toAppError } from '../translate-error.ts';
import { limitBytes } from './limit-bytes.ts';
import { isOwnPage } from './trpc-endpoint.ts';

type CuratorCall = ActiveRuntime & { curatorId: number | undefined; query: URLSearchParams };

/** Takes the bytes of a file of bands, while they arrive; `?name=` and, if need be, `&encoding=`. */
export function answerUpload(request: Request, findRuntime = getRuntime): Promise<Response> {
  return answerCurator(request, findRuntime, async ({ query, curatorId, ...services }) => {
    // Only a page of ours may send this without asking.
    if (request.headers.get('content-type') !== 'application/octet-stream') {
      throw new AppError('UNSUPPORTED_MEDIA_TYPE');
    }
    if (Number(request.headers.get('content-length') ?? 0) > MAX_UPLOAD_BYTES) {
      throw new FileError('tooLarge');
    }
    const { importId } = await stageImport(services, {
      fileName: query.get('name') || 'bands',
      encoding: FILE_ENCODINGS.find((encoding) => encoding === query.get('encoding')),
      curatorId,
      bytes: limitBytes(request.body, MAX_UPLOAD_BYTES),
      signal: request.signal,
    });
    return Response.json({ importId }, { status: 201 });
  });
}

/** The bands that the list's filter leaves, as a file: `?format=csv|jsonl`. */
export function answerExport(request: Request, findRuntime = getRuntime): Promise<Response> {
  return answerCurator(request, findRuntime, async ({ query, ...services }) => {
    const { keywordId, isDeleted, ...words } = Object.fromEntries(query);
    const filter = bandFilterSchema.parse({
      ...words,
      keywordId: keywordId === undefined ? undefined : Number(keywordId),
      isDeleted: isDeleted === 'true' || undefined,
    });
    const format = FILE_FORMATS.find((each) => each === query.get('format')) ?? 'csv';
    return sendFile(exportBands(services, { format, filter }), `bands.${format}`);
  });
}

/** The refused rows of an import, as CSV. */
export function answerRefused(
  request: Request,
  importId: string,
  describe: (problem: RowProblem) => string,
  findRuntime = getRuntime,
): Promise<Response> {
  return answerCurator(request, findRuntime, async (services) => {
    if (!importIdSchema.safeParse(importId).success) throw new AppError('IMPORT_NOT_FOUND');
    const { fileName } = await requireImport(services, importId);
    const name = fileName.replace(/\.\w+$/, '');
    return sendFile(exportRefusedRows(services, { importId, describe }), `${name}-refused.csv`);
  });
}

async function answerCurator(
  request: Request,
  findRuntime: () => Runtime,
  work: (call: CuratorCall) => Promise<Response>,
): Promise<Response> {
  const context = createContext(findRuntime(), request.headers, isOwnPage(request));
  const headers = { 'cache-control': 'no-store', 'x-request-id': context.requestId };
  try {
    if (request.method !== 'GET' && !isOwnPage(request)) throw new AppError('FORBIDDEN');
    const { curator } = await authoriseCurator(context);
    const response = await work({
      ...context,
      embedder: await context.embedders.active(),
      curatorId: curator?.curatorId,
      query: new URL(request.url).searchParams,
    });
    for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
    return response;
  } catch (error) {
    const { problem, detail } = error instanceof FileError ? error : {};
    const { status, message, code } = problem
      ? new AppError('IMPORT_FILE_INVALID', { detail: problem })
      : toAppError(error);
    if (status >= 500) context.log.error({ err: error, code }, 'a file failed');
    const body = { statusCode: status, message, problem, detail };
    return Response.json(body, { status, headers });
  }
}

function sendFile(pages: AsyncGenerator<string>, fileName: string): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await pages.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => {
      await pages.return(undefined);
    },
  });
  const isCsv = fileName.endsWith('.csv');
  return new Response(body, {
    headers: {
      'content-type': isCsv ? 'text/csv; charset=utf-8' : 'application/x-ndjson; charset=utf-8',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'x-content-type-options': 'nosniff',
    },
  });
}
