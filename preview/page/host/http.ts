/** Posts to the preview's server; an answer that isn't a success becomes an error with the server's own words. */
export async function postJSON<T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> {
  const response = await fetch(path, { method: 'POST', body: JSON.stringify(body), signal });
  const text = await response.text();
  if (!response.ok) {
    throw new Error(messageOf(text) ?? `${path} answered ${response.status}`);
  }
  return JSON.parse(text);
}

function messageOf(text: string): string | null {
  try {
    return JSON.parse(text).message ?? null;
  } catch {
    return text || null;
  }
}
