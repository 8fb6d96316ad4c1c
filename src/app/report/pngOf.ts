/** Pixels per unit of the drawing: sharp where a screen has two per unit. */
const SCALE = 2;

/**
 * A drawing as PNG, by the browser's own canvas.
 *
 * @param svg whose size is in its attributes `width` and `height`
 * @throws where the browser can't draw it
 */
export async function pngOf(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width * SCALE;
  canvas.height = image.height * SCALE;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) {
    throw new Error('The browser can’t draw it. Download the SVG.');
  }
  return blob;
}

/** Hands a file to whoever clicked. */
export function download(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
