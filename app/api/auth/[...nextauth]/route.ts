import { answerAuth } from '#server/rest/auth-endpoint.ts';

export { answerAuth as GET, answerAuth as POST };
