import { answerUpload } from '#server/rest/file-endpoint.ts';

export const POST = (request: Request) => answerUpload(request);
