import { styleText } from 'node:util';

export interface Step {
  /** Draws a bar, or a line every tenth where nobody watches a terminal. */
  progress: (progress: { done: number; total: number }) => void;
  /** Said behind the step's name when it is done. */
  detail: (text: string) => void;
}

export interface Steps {
  run: <T>(title: string, work: (step: Step) => Promise<T>) => Promise<T>;
}

interface Output {
  isTTY?: boolean;
  columns?: number;
  write: (text: string) => unknown;
}

const REDRAW_MS = 100;
const STILL_BUSY_MS = 10_000;
const BAR_WIDTH = 24;

/** Shows what goes on: one line a step with its time. Honours NO_COLOR. */
export function createSteps(output: Output = process.stdout, env = process.env): Steps {
  const isLive = output.isTTY === true && env.TERM !== 'dumb';
  const hasColor = isLive && !env.NO_COLOR;
  const paint = (color: 'green' | 'red' | 'dim', text: string) =>
    hasColor ? styleText(color, text, { validateStream: false }) : text;

  async function run<T>(title: string, work: (step: Step) => Promise<T>): Promise<T> {
    const startedAt = performance.now();
    const time = () => `${((performance.now() - startedAt) / 1_000).toFixed(1)} s`;
    let bar = '';
    let detail = '';
    let tenthsSaid = 0;
    const say = (text: string) => output.write(`${isLive ? '\r\x1b[2K' : ''}${text}\n`);
    const redraw = () =>
      output.write(`\r\x1b[2K${paint('dim', '…')} ${title}${bar}  ${paint('dim', time())}`);
    if (!isLive) say(`… ${title}`);
    const timer = setInterval(
      isLive ? redraw : () => say(`  ${title}: still busy  ${time()}`),
      isLive ? REDRAW_MS : STILL_BUSY_MS,
    );
    const step: Step = {
      progress: ({ done, total }) => {
        if (total === 0) return;
        bar = `  ${drawBar(done, total)} ${done}/${total}`;
        const tenths = Math.floor((done * 10) / total);
        if (isLive || tenths <= tenthsSaid) return;
        tenthsSaid = tenths;
        say(`  ${title}: ${done}/${total} (${tenths * 10} %)  ${time()}`);
      },
      detail: (text) => {
        detail = text;
      },
    };
    try {
      const result = await work(step);
      say(
        `${paint('green', '✓')} ${title}${detail ? ` (${detail})` : ''}  ${paint('dim', time())}`,
      );
      return result;
    } catch (error) {
      say(`${paint('red', '✗')} ${title}  ${paint('dim', time())}`);
      throw error;
    } finally {
      clearInterval(timer);
    }
  }

  return { run };
}

function drawBar(done: number, total: number): string {
  const filled = Math.round((Math.min(done, total) / total) * BAR_WIDTH);
  return '█'.repeat(filled) + '░'.repeat(BAR_WIDTH - filled);
}
