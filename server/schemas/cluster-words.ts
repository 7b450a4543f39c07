/** Longest name of a cluster, in characters. */
export const CLUSTER_NAME_LENGTH = 60;
export const CLUSTER_SORTS = ['closeness', 'count', 'name'] as const;
export type ClusterSort = (typeof CLUSTER_SORTS)[number];
export const CLUSTER_PAGE_SIZE = 20;
