import { countTokensWithin } from '../embeddings/count-tokens.ts';
import { normaliseText } from '../embeddings/text-hash.ts';
import { MAX_DESCRIPTION_TOKENS } from '../schemas/band-edit-words.ts';

/** The tokens of the text that would be embedded; null beyond what a model takes. */
export async function countDescriptionTokens({
  text,
}: {
  text: string;
}): Promise<{ tokenCount: number | null }> {
  const count = await countTokensWithin(normaliseText(text), MAX_DESCRIPTION_TOKENS);
  return { tokenCount: count ?? null };
}
