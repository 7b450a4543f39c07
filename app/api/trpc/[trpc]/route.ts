import { answerTrpc } from '#server/rest/trpc-endpoint.ts';

const handle = (request: Request) => answerTrpc(request);

export { handle as GET, handle as OPTIONS, handle as POST };
