import { useTranslations } from 'next-intl';
import { BandLine } from '#components/band-line.tsx';
import { KeywordChips } from '#components/keyword-chips.tsx';
import { ScoreBar } from '#components/score-bar.tsx';
import type { Cluster } from '#server/schemas/cluster.ts';
import { ClusterLink } from '../../_shared/cluster-link.tsx';
import { useOpenBand } from '../../_shared/use-open-band.ts';
import { ShareComparison } from '../share-comparison.tsx';
import { Tightness } from '../tightness.tsx';
import styles from './cluster-view.module.css';

interface ClusterFactsProps {
  cluster: Cluster;
  clusters: readonly Cluster[];
}

const KEYWORD_COUNT = 8;

/** What a cluster is typical for, how tight it is, what of the recommendations it gets, what lies near. */
export function ClusterFacts({ cluster, clusters }: ClusterFactsProps) {
  const t = useTranslations('dashboard.clusters');
  const bands = useTranslations('dashboard.bands');
  const [, openBand] = useOpenBand();
  const { medoid, keywords, neighbours } = cluster;
  return (
    <section className={styles.card} aria-label={t('facts')}>
      <dl className={styles.facts}>
        <div className={styles.fact}>
          <dt>{t('keywords')}</dt>
          <dd>
            <KeywordChips keywords={keywords} highlighted={keywords} max={KEYWORD_COUNT} />
          </dd>
        </div>
        <div className={styles.fact}>
          <dt>{t('columns.medoid')}</dt>
          <dd>
            {medoid ? (
              <BandLine
                band={{ ...medoid, bandName: medoid.bandName || bands('nameless') }}
                onOpen={() => openBand(medoid.bandId)}
              />
            ) : (
              t('noMedoid')
            )}
          </dd>
        </div>
        <div className={styles.fact}>
          <dt>{t('columns.cohesion')}</dt>
          <dd>
            <Tightness cluster={cluster} />
          </dd>
        </div>
        <div className={styles.fact}>
          <dt>{t('columns.share')}</dt>
          <dd>
            <ShareComparison cluster={cluster} clusters={clusters} />
          </dd>
        </div>
        {neighbours.length > 0 && (
          <div className={styles.fact}>
            <dt>{t('columns.near')}</dt>
            <dd>
              <ul className={styles.near}>
                {neighbours.map(({ index, similarity }) => {
                  const near = clusters.find((each) => each.index === index);
                  return (
                    near && (
                      <li key={index} className={styles.nearItem}>
                        <ClusterLink cluster={near} />
                        <ScoreBar value={similarity} />
                      </li>
                    )
                  );
                })}
              </ul>
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}
