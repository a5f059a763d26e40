/** CSS pixels. */
export const SIZE = { width: 360, height: 780 }

/** A proxy for everything but this machine, where nobody listens: nothing leaves it. */
export const WAY_OUT = { host: '127.0.0.1', port: 9 }
