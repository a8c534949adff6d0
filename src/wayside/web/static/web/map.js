export function startMaps() {}
