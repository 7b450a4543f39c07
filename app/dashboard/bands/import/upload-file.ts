import type { FileEncoding, FileProblem } from '#server/schemas/import-words.ts';

export interface UploadFailure {
  problem?: FileProblem;
  detail?: string;
}

export interface Upload {
  /** The import's id. Rejects with an UploadFailure, with undefined when it was cancelled. */
  done: Promise<string>;
  cancel: () => void;
}

/** Sends a file as it is. By XHR: fetch doesn't tell how much has been sent. */
export function uploadFile(
  file: File,
  encoding: FileEncoding | undefined,
  onProgress: (share: number) => void,
): Upload {
  const request = new XMLHttpRequest();
  const query = new URLSearchParams({ name: file.name, ...(encoding && { encoding }) });
  const done = new Promise<string>((resolve, reject) => {
    request.open('POST', `/api/imports?${query}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const answer = (request.response ?? {}) as UploadFailure & { importId?: string };
      if (request.status === 201 && answer.importId) resolve(answer.importId);
      else reject({ problem: answer.problem, detail: answer.detail } satisfies UploadFailure);
    };
    request.onerror = () => reject({} satisfies UploadFailure);
    request.onabort = () => reject(undefined);
    request.send(file);
  });
  return { done, cancel: () => request.abort() };
}
