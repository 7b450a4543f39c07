import type { MapMember } from '#server/schemas/map.ts';
import { type DecodedPoints, placeOf } from './decode-points.ts';
import { type Place, placeSearch } from './map-geometry.ts';

export interface SceneBand {
  bandId: number;
  bandName: string;
  place: Place;
  /** The taste cluster; null for a pick without a vector, or a recommendation that no search finds now. */
  probeIndex: number | null;
}

export interface SceneLine {
  from: Place;
  to: Place;
  probeIndex: number;
  isRecommendation: boolean;
}

/** A member in the picture. */
export interface MemberScene {
  picks: SceneBand[];
  searches: { probeIndex: number; place: Place }[];
  recommendations: (SceneBand & { priority: number })[];
  /** From picks to the search of their cluster, and from it to what it found. */
  lines: SceneLine[];
  /** All of the above. */
  places: Place[];
  /** Picks and recommendations that the picture lacks. */
  missingCount: number;
}

export function sceneOf(member: MapMember, points: DecodedPoints): MemberScene {
  const find = (bandId: number) => placeOf(points, bandId);
  const withPlace = <Band extends { bandId: number }>(band: Band) => {
    const place = find(band.bandId);
    return place ? [{ ...band, place }] : [];
  };
  const picks = member.picks.flatMap(withPlace);
  const recommendations = member.recommendations.flatMap(withPlace);
  const searches = member.probes.flatMap(({ near }, probeIndex) => {
    const place = placeSearch(near, find);
    return place ? [{ probeIndex, place }] : [];
  });
  const searchOf = new Map(searches.map(({ probeIndex, place }) => [probeIndex, place]));
  const lines = [...picks, ...recommendations].flatMap(({ place, probeIndex }, index) => {
    const search = probeIndex === null ? undefined : searchOf.get(probeIndex);
    if (!search || probeIndex === null) return [];
    const isRecommendation = index >= picks.length;
    return [
      isRecommendation
        ? { from: search, to: place, probeIndex, isRecommendation }
        : { from: place, to: search, probeIndex, isRecommendation },
    ];
  });
  return {
    picks,
    searches,
    recommendations,
    lines,
    places: [...picks, ...searches, ...recommendations].map(({ place }) => place),
    missingCount:
      member.picks.length + member.recommendations.length - picks.length - recommendations.length,
  };
}
