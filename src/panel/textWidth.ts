import type { GrafanaTheme2 } from '@grafana/data';

export interface TextStyle {
  /** CSS pixels; the body's without it. */
  fontSize?: number;
  fontWeight?: number;
}

let pen: CanvasRenderingContext2D | null | undefined;

/**
 * Width of a text as the page draws it, in CSS pixels: in the theme's fonts, whichever of them are there, and with the body's letter
 * spacing. `measureText` of @grafana/ui knows neither: it takes Inter for given, and a line measured so can be cut off.
 */
export function textWidth(text: string, theme: GrafanaTheme2, style: TextStyle = {}): number {
  const { typography } = theme;
  const { fontSize = typography.fontSize, fontWeight = typography.fontWeightRegular } = style;
  pen ??= document.createElement('canvas').getContext('2d');
  if (!pen) {
    return text.length * fontSize;
  }
  pen.font = `${fontWeight} ${fontSize}px ${typography.fontFamily}`;
  return pen.measureText(text).width + text.length * letterSpacing(theme);
}

/** Size of small text in CSS pixels: the theme has it in rem. */
export function smallFontSize({ typography }: GrafanaTheme2): number {
  return parseFloat(typography.bodySmall.fontSize) * (typography.htmlFontSize ?? typography.fontSize);
}

/** The body sets it in em of its own size, and everything on the page inherits the pixels. */
function letterSpacing({ typography }: GrafanaTheme2): number {
  return (parseFloat(typography.body.letterSpacing ?? '') || 0) * typography.fontSize;
}
