// Pictures before they are sent: as large as the city shows them, without what a camera writes beside them.
export type PictureKind = "avatar" | "header";

const frames = { avatar: { width: 400, height: 400 }, header: { width: 1500, height: 500 } } as const;
const quality = 0.9;

// The path of one of the city's own addresses, so that pictures come from where the page came from.
export const picture_path = (url: string): string => new URL(url, location.origin).pathname;
export const is_default = (url: string): boolean => picture_path(url).startsWith("/media/default/");

// What the browser cannot read, or what is small already, is sent as it is: the city decides.
export async function reduced(file: Blob, kind: PictureKind): Promise<Blob> {
  const frame = frames[kind];
  return scaled(file, (width, height) => Math.max(frame.width / width, frame.height / height));
}

// The same for pictures of posts and walls, which stay whole.
const longest_side = 2560;
export const bounded = (file: Blob): Promise<Blob> =>
  scaled(file, (width, height) => longest_side / Math.max(width, height));

async function scaled(file: Blob, scale_of: (width: number, height: number) => number): Promise<Blob> {
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (!bitmap) return file;
  const scale = scale_of(bitmap.width, bitmap.height);
  if (scale >= 1) return file;
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(bitmap.width * scale);
  canvas.height = Math.ceil(bitmap.height * scale);
  const context = canvas.getContext("2d");
  if (!context) return file;
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const blob = await new Promise<Blob | null>((take) => canvas.toBlob(take, "image/webp", quality));
  return blob ?? file;
}
