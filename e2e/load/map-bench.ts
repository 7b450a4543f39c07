import { EMBEDDING_DIMENSIONS } from '#db/schema/catalogue.ts';
import { clusteredRows } from '#server/cartography/testing/clustered-rows.ts';
import { runMapThread } from '#server/jobs/run-map-thread.ts';

const COUNTS = (process.env.BENCH_BANDS ?? '2000,20000').split(',').map(Number);

// Prints how long each stage of the map takes for random clustered vectors, and the memory at its highest.
for (const count of COUNTS) {
  const vectors = clusteredRows({
    count,
    dimensions: EMBEDDING_DIMENSIONS,
    clusters: 10,
    spread: 1,
  });
  let highest = 0;
  const sampler = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage.rss());
  }, 100);
  const startedAt = performance.now();
  let stageAt = startedAt;
  const result = await runMapThread(
    { vectors, keywords: [] },
    {
      onProgress: ({ stage, done, total }) => {
        if (done < total) return;
        const now = performance.now();
        console.log(
          `${count} bands  ${stage.padEnd(20)} ${seconds(now - stageAt)}, ${megabytes(process.memoryUsage.rss())}`,
        );
        stageAt = now;
      },
    },
  );
  clearInterval(sampler);
  console.log(
    `${count} bands  ${'all'.padEnd(20)} ${seconds(performance.now() - startedAt)}, ` +
      `${megabytes(highest)} at the most, ${result.clusters.length} clusters`,
  );
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MB`;
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}
