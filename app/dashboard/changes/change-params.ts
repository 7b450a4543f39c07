import { createLoader, parseAsStringLiteral } from 'nuqs/server';

export const CHANGE_SUBJECTS = ['band', 'keyword'] as const;

/** The address of the list: of what the changes are. */
export const changeParsers = { of: parseAsStringLiteral(CHANGE_SUBJECTS) };

export const loadChangeParams = createLoader(changeParsers);
