import { answerExport } from '#server/rest/file-endpoint.ts';

export const GET = (request: Request) => answerExport(request);
