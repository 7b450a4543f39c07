import type { FileProblem } from '../schemas/import-words.ts';

/** A file of which nothing can be taken over; nothing of it is kept. */
export class FileError extends Error {
  readonly problem: FileProblem;
  /** Line or column name, where it helps to find the place. */
  readonly detail: string | undefined;

  constructor(problem: FileProblem, detail?: string) {
    super(detail === undefined ? problem : `${problem} (${detail})`);
    this.name = 'FileError';
    this.problem = problem;
    this.detail = detail;
  }
}
