const GLYPH = 8;

/** jsdom lays nothing out, and Grafana's comboboxes show only the options that fit, as wide as their text. */
export function giveElementsSize(): void {
  const size = { width: 200, height: 400, top: 0, left: 0, bottom: 400, right: 200, x: 0, y: 0 };
  jest.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue({ ...size, toJSON: () => size });
  const pen = { font: '', measureText: (text: string) => ({ width: text.length * GLYPH }) };
  window.IntersectionObserver = NothingMoves;
  jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(pen as CanvasRenderingContext2D);
}

/** Where nothing is laid out, nothing comes into view. */
class NothingMoves implements IntersectionObserver {
  readonly root = null;
  readonly rootMargin = '';
  readonly thresholds = [];
  observe() {}
  unobserve() {}
  disconnect() {}
  takeRecords() {
    return [];
  }
}
