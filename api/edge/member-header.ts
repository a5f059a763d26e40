/** Between the studio's object, the Worker and a campaign's object: who was let in, as JSON, percent-encoded. Never from outside. */
export const MEMBER = 'X-Entrenous-Member'
