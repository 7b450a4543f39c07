import type { Plot } from './create-plot.ts';
import type { DecodedPoints } from './decode-points.ts';
import { boxOf, centreOn, fitBox, type Insets, type Place } from './map-geometry.ts';
import type { MemberScene } from './member-scene.ts';

const PHONE_PX = 640;
const BAND_PANEL_PX = 420;
/** Names stand at the right of what they name. */
const NAME_ROOM_PX = 90;

interface FlightsParams {
  plot: Plot | undefined;
  points: DecodedPoints | undefined;
  isPanelOpen: boolean;
  /** Without motion: the picture is there at once. */
  isStill: boolean;
}

/** The ways to bring something to what the panels leave free of the picture. */
export function planFlights({ plot, points, isPanelOpen, isStill }: FlightsParams) {
  const insets = (): Insets => {
    const isPhone = (plot?.size().widthPx ?? 0) < PHONE_PX;
    if (isPhone) return { leftPx: 16, topPx: 16, rightPx: 16, bottomPx: 72 };
    return {
      leftPx: 308,
      topPx: 28,
      rightPx: isPanelOpen ? BAND_PANEL_PX + 20 : 72,
      bottomPx: 44,
    };
  };
  const showAll = (isSmooth: boolean) => {
    if (!plot || !points) return;
    const { xs, ys } = points.places;
    const { target, distance } = fitBox(boxOf(xs, ys, 0.002), plot.size(), insets());
    plot.show(target, distance, { isSmooth: isSmooth && !isStill });
  };
  const flyTo = (place: Place, distance: number) => {
    if (!plot) return;
    const sight = centreOn(place, distance, plot.size(), insets());
    plot.show(sight.target, sight.distance, { isSmooth: !isStill });
  };
  /** The panel would cover a point at the right edge: moves it clear. */
  const keepBesidePanel = (place: Place) => {
    if (!plot || plot.size().widthPx < PHONE_PX) return;
    const [left] = plot.project(place);
    const clear = plot.size().widthPx - BAND_PANEL_PX - 80;
    if (left > clear) plot.panBy(clear - left, 0);
  };
  const flyToScene = (scene: MemberScene) => {
    if (!plot) return;
    const box = boxOf(
      scene.places.map(([x]) => x),
      scene.places.map(([, y]) => y),
    );
    const room = insets();
    room.rightPx += NAME_ROOM_PX;
    const { distance } = fitBox(box, plot.size(), room);
    const middle: Place = [(box.minX + box.maxX) / 2, (box.minY + box.maxY) / 2];
    const sight = centreOn(middle, Math.max(0.2, distance * 1.1), plot.size(), room);
    plot.show(sight.target, sight.distance, { isSmooth: !isStill });
  };
  return { showAll, flyTo, keepBesidePanel, flyToScene };
}
