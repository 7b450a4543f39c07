/** Holds `folded` or `open`. */
export const NAV_COOKIE = 'nav';
