export interface Point {
  x: number;
  y: number;
}

/** Where a needle of this length points; 0° is straight up, clockwise. Rounded: server and browser must agree. */
export function pointAt(degrees: number, radius: number): Point {
  const radians = (degrees * Math.PI) / 180;
  return { x: round(radius * Math.sin(radians)), y: round(-radius * Math.cos(radians)) };
}

/** The path of an arc around the origin, up to 180° long. */
export function describeArc(fromDegrees: number, toDegrees: number, radius: number): string {
  const from = pointAt(fromDegrees, radius);
  const to = pointAt(toDegrees, radius);
  const sweep = toDegrees >= fromDegrees ? 1 : 0;
  return `M ${from.x} ${from.y} A ${radius} ${radius} 0 0 ${sweep} ${to.x} ${to.y}`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}
