export const STAFF_COOKIE = '__Host-staff';
export const STAFF_SECONDS = 12 * 3600;
