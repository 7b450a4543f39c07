/** Where a day begins and ends, for pages and for statistics by day. */
export const TIME_ZONE = 'Asia/Seoul';
