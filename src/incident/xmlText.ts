const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;' };
/** What XML 1.0 has no way to write. */
const IMPOSSIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A text as XML has it: within an element, or within an attribute. */
export const xmlText = (text: string, inAttribute: boolean): string =>
  text.replace(IMPOSSIBLE, '?').replace(inAttribute ? /[&<>"\n]/g : /[&<>]/g, (mark) => ESCAPES[mark]);
