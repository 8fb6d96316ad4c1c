export function toGo(entry: string, name: string, root: string): string;
