import { Button, Text, Title } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import { OPTION_RANGES, PRODUCTION_OPTIONS } from '#server/schemas/comparison-limits.ts';
import styles from './option-sliders.module.css';
import type { Playground } from './use-playground-state.ts';

const T_STEP = 0.05;

/** The engine's three constants, tried out live; what members get stays as it is. */
export function OptionSliders({ playground }: { playground: Playground }) {
  const t = useTranslations('dashboard.playground.options');
  const { k, t: baseT, candidates, setOptions, isProduction, resetOptions } = playground;
  return (
    <section className={styles.options} aria-labelledby="options-title">
      <div className={styles.head}>
        <Title order={2} size="h3" id="options-title">
          {t('title')}
        </Title>
        <Button size="compact-sm" variant="subtle" disabled={isProduction} onClick={resetOptions}>
          {t('reset')}
        </Button>
      </div>
      <Text size="xs" c="dimmed">
        {t('hint')}
      </Text>
      <OptionSlider
        id="option-k"
        label={t('clusterCount')}
        hint={t('clusterCountHint')}
        value={k}
        production={PRODUCTION_OPTIONS.clusterCount}
        {...OPTION_RANGES.clusterCount}
        step={1}
        onChange={(value) => setOptions({ k: value })}
      />
      <OptionSlider
        id="option-t"
        label={t('baseT')}
        hint={t('baseTHint')}
        value={baseT}
        production={PRODUCTION_OPTIONS.baseT}
        {...OPTION_RANGES.baseT}
        step={T_STEP}
        digits={2}
        onChange={(value) => setOptions({ t: value })}
      />
      <OptionSlider
        id="option-candidates"
        label={t('candidates')}
        hint={t('candidatesHint')}
        value={candidates}
        production={PRODUCTION_OPTIONS.candidatesPerProbe}
        {...OPTION_RANGES.candidatesPerProbe}
        step={1}
        onChange={(value) => setOptions({ candidates: value })}
      />
    </section>
  );
}

interface OptionSliderProps {
  id: string;
  label: string;
  hint: string;
  value: number;
  /** Marked on the track. */
  production: number;
  min: number;
  max: number;
  step: number;
  digits?: number;
  onChange: (value: number) => void;
}

function OptionSlider(props: OptionSliderProps) {
  const { id, label, hint, value, production, min, max, step, digits = 0, onChange } = props;
  const t = useTranslations('dashboard.playground.options');
  const format = useFormatter();
  const show = (number: number) =>
    format.number(number, {
      minimumFractionDigits: digits,
      maximumFractionDigits: Math.max(digits, 2),
    });
  const shareOf = (number: number) => (number - min) / (max - min);
  const isProduction = value === production;
  return (
    <div className={styles.option}>
      <div className={styles.line}>
        <label htmlFor={id} className={styles.label}>
          {label}
        </label>
        <output htmlFor={id} className={styles.value} data-changed={!isProduction || undefined}>
          {show(value)}
        </output>
      </div>
      <div
        className={styles.track}
        style={
          {
            '--share': shareOf(value),
            '--production': shareOf(production),
          } as React.CSSProperties
        }
      >
        <input
          id={id}
          type="range"
          className={styles.range}
          min={min}
          max={max}
          step={step}
          value={value}
          aria-describedby={`${id}-hint`}
          aria-valuetext={
            isProduction
              ? t('valueProduction', { value: show(value) })
              : t('valueChanged', { value: show(value), production: show(production) })
          }
          onChange={(event) => onChange(Number(event.currentTarget.value))}
        />
        <span className={styles.mark} aria-hidden="true">
          {t('mark', { value: show(production) })}
        </span>
      </div>
      <p id={`${id}-hint`} className={styles.hint}>
        {hint}
      </p>
    </div>
  );
}
