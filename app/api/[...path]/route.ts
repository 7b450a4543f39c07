import { AppError } from '#server/errors.ts';
import { restRoute } from '#server/rest/rest-route.ts';

const notFound = async () => {
  throw new AppError('ROUTE_NOT_FOUND');
};

/** Addresses under /api that lead nowhere answer in the form of all the others. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = restRoute({
  GET: notFound,
  POST: notFound,
  PUT: notFound,
  PATCH: notFound,
  DELETE: notFound,
});
