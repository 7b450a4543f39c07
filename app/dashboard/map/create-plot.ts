import {
  type Camera,
  type Pixels,
  type Place,
  pixelsPerUnit,
  project,
  toViewSpace,
} from './map-geometry.ts';
import type { MapSight } from './map-params.ts';
import type { Shading } from './shade-points.ts';

/** Magnification at the least and at the most. */
const SCALE_BOUNDS = [0.25, 120];
const FLIGHT_MS = 600;

export interface PlotEvents {
  onPick: (index: number) => void;
  onLasso: (indices: number[]) => void;
}

export interface PlotColors {
  background: string;
  /** Selected points and the lasso. */
  accent: string;
  /** The point under the pointer. */
  hover: string;
}

export interface PlotPoints {
  xs: Float32Array;
  ys: Float32Array;
}

/** The canvas of the map: points, camera, gestures. What stands above the points is placed by `project`. */
export interface Plot {
  project: (place: Place) => Pixels;
  size: () => { widthPx: number; heightPx: number };
  pixelsPerUnit: () => number;
  sight: () => MapSight;
  /** Called in the same frame in which the canvas shows another view. Answers how to end it. */
  onView: (listener: () => void) => () => void;
  /** Called with the point under the pointer, or none. Answers how to end it. */
  onHover: (listener: (index: number | undefined) => void) => () => void;
  draw: (points: PlotPoints, shading: Shading, colors: PlotColors) => Promise<void>;
  show: (target: Place, distance: number, options: { isSmooth: boolean }) => void;
  panBy: (leftPx: number, topPx: number) => void;
  zoomBy: (factor: number, at?: Pixels) => void;
  setLasso: (isOn: boolean) => void;
  isLasso: () => boolean;
  select: (indices: number[]) => void;
  redraw: () => void;
  destroy: () => void;
}

interface PlotCamera {
  view: ArrayLike<number>;
  scaling: ArrayLike<number>;
  target: ArrayLike<number>;
  pan: (by: number[]) => void;
  scale: (by: number, at?: number[]) => void;
  setScaleBounds: (bounds: number[][]) => void;
}

/** Undefined where the browser or its graphics can't do WebGL, or where a policy forbids to compile for it. */
export async function createPlot(
  canvas: HTMLCanvasElement,
  events: PlotEvents,
): Promise<Plot | undefined> {
  if (!canCompile()) return undefined;
  // It touches `window` when it is loaded.
  const [{ default: createScatterplot }, { createRenderer }] = await Promise.all([
    import('regl-scatterplot'),
    import('./create-renderer.ts'),
  ]);
  const renderer = createRenderer(canvas);
  if (!renderer) return undefined;
  const scatter = createScatterplot({
    canvas,
    renderer,
    width: 'auto',
    height: 'auto',
    colorBy: 'valueA',
    sizeBy: 'valueB',
    opacityBy: 'valueB',
    deselectOnDblClick: false,
    deselectOnEscape: false,
    lassoInitiator: false,
    lassoMinDelay: 8,
    lassoLineWidth: 2,
    opacityInactiveScale: 0.35,
    pointOutlineWidth: 2,
    pointSizeSelected: 3,
  });

  const glCamera: PlotCamera = scatter.get('camera');
  glCamera.setScaleBounds([SCALE_BOUNDS, SCALE_BOUNDS]);
  const camera = (): Camera => ({
    view: glCamera.view,
    widthPx: canvas.clientWidth,
    heightPx: canvas.clientHeight,
  });

  const viewListeners = new Set<() => void>();
  let lastView = '';
  const announceView = () => {
    const { view, widthPx, heightPx } = camera();
    const now = `${view[0]} ${view[12]} ${view[13]} ${widthPx} ${heightPx}`;
    if (now === lastView) return;
    lastView = now;
    for (const listener of viewListeners) listener();
  };
  // In the very frame, and not after it as `view`: labels must not trail behind their points.
  scatter.subscribe('drawing', announceView);

  let isLassoDrawn = false;
  scatter.subscribe('lassoStart', () => {
    isLassoDrawn = true;
  });
  scatter.subscribe('select', ({ points }) => {
    if (isLassoDrawn) events.onLasso(points);
    else if (points[0] !== undefined) {
      scatter.deselect({ preventEvent: true });
      events.onPick(points[0]);
    }
    isLassoDrawn = false;
  });
  const hoverListeners = new Set<(index: number | undefined) => void>();
  const announceHover = (index?: number) => {
    for (const listener of hoverListeners) listener(index);
  };
  scatter.subscribe('pointOver', announceHover);
  scatter.subscribe('pointOut', () => announceHover());

  let spatialIndex: ArrayBuffer | undefined;
  let indexedPoints: PlotPoints | undefined;

  return {
    project: (place) => project(camera(), place),
    size: () => ({ widthPx: canvas.clientWidth, heightPx: canvas.clientHeight }),
    pixelsPerUnit: () => pixelsPerUnit(camera()),
    sight: () => ({
      x: glCamera.target[0] ?? 0,
      y: glCamera.target[1] ?? 0,
      distance: 1 / (glCamera.scaling[0] ?? 1),
    }),
    onView: (listener) => {
      viewListeners.add(listener);
      return () => viewListeners.delete(listener);
    },
    onHover: (listener) => {
      hoverListeners.add(listener);
      return () => hoverListeners.delete(listener);
    },
    draw: async (points, shading, colors) => {
      const sizePx = choosePointSize(points.xs.length);
      const emphasis = Array.from(shading.groups, (group) => shading.emphasis[group] ?? 1);
      await scatter.set({
        backgroundColor: colors.background,
        pointColor: shading.colors,
        pointColorActive: colors.accent,
        pointColorHover: colors.hover,
        lassoColor: colors.accent,
        pointSize: [sizePx * 0.8, sizePx, sizePx * 1.3],
        opacity: [0.22, 0.86, 0.96],
      });
      if (indexedPoints !== points) spatialIndex = undefined;
      await scatter.draw(
        { x: points.xs, y: points.ys, valueA: Array.from(shading.groups), valueB: emphasis },
        { zDataType: 'categorical', wDataType: 'categorical', spatialIndex },
      );
      spatialIndex = scatter.get('spatialIndex');
      indexedPoints = points;
      await scatter.set({ pointOrder: orderByEmphasis(emphasis) });
      announceView();
    },
    show: (target, distance, { isSmooth }) => {
      scatter.zoomToLocation([...target], distance, {
        transition: isSmooth,
        transitionDuration: FLIGHT_MS,
      });
    },
    panBy: (leftPx, topPx) => {
      const half = canvas.clientHeight / 2;
      glCamera.pan([leftPx / half, -topPx / half]);
      scatter.redraw();
    },
    zoomBy: (factor, at) => {
      glCamera.scale(factor, at ? [...toViewSpace(camera(), at)] : undefined);
      scatter.redraw();
    },
    setLasso: (isOn) => {
      scatter.set({ mouseMode: isOn ? 'lasso' : 'panZoom' });
    },
    isLasso: () => scatter.get('mouseMode') === 'lasso',
    select: (indices) => {
      if (indices.length === 0) scatter.deselect({ preventEvent: true });
      else scatter.select(indices, { preventEvent: true });
    },
    redraw: () => scatter.redraw(),
    destroy: () => {
      viewListeners.clear();
      hoverListeners.clear();
      scatter.destroy();
      renderer.destroy();
    },
  };
}

/** A thousand bands are dots, a hundred thousand are dust. */
function choosePointSize(count: number): number {
  return Math.max(2, Math.min(9, 44 / Math.log2(Math.max(8, count)) ** 0.8 - 0.7));
}

/** What stands out lies above what doesn't; null when all are alike. */
function orderByEmphasis(emphasis: readonly number[]): number[] | null {
  if (emphasis.every((each) => each === emphasis[0])) return null;
  const layers: number[][] = [[], [], []];
  for (const [index, each] of emphasis.entries()) layers[each]?.push(index);
  return layers.flat();
}

/** regl compiles its draw calls with `Function`, which a strict content security policy forbids. */
function canCompile(): boolean {
  try {
    return new Function('return true')();
  } catch {
    return false;
  }
}
