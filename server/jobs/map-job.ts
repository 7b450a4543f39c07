/** What pg-boss carries of a map job: enough to make its row anew. */
export interface MapJobData {
  /** Undefined: chosen by silhouette. */
  clusterCount?: number;
  /** The curator's id; undefined for a program. */
  requestedBy?: number;
}
