import { getTranslations } from 'next-intl/server';
import { answerRefused } from '#server/rest/file-endpoint.ts';

type Route = { params: Promise<{ importId: string }> };

export async function GET(request: Request, { params }: Route): Promise<Response> {
  const { importId } = await params;
  const t = await getTranslations('dashboard.import');
  return answerRefused(request, importId, ({ field, problem, detail }) => {
    const reason = t(`problems.${problem}`, { detail: detail ?? '' });
    return field === null ? reason : `${t(`fields.${field}`)}: ${reason}`;
  });
}
