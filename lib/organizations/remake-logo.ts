import pLimit from "p-limit";
import sharp from "sharp";
import { AppError } from "@/lib/errors";

/** Of what is uploaded, in bytes; of the pixels that it may become. */
export const logoLimits = { bytes: 2 * 1024 * 1024, pixels: 24_000_000 } as const;

/** Of the square that is kept, in pixels. */
const side = 256;

/** How the files begin that are looked at. The rest, SVG above all, is never given to a decoder. */
const beginnings: Record<string, (start: string) => boolean> = {
  png: (start) => start.startsWith("\x89PNG\r\n\x1a\n"),
  jpeg: (start) => start.startsWith("\xff\xd8\xff"),
  webp: (start) => start.startsWith("RIFF") && start.startsWith("WEBP", 8),
  gif: (start) => start.startsWith("GIF87a") || start.startsWith("GIF89a"),
};

// One picture at a time, in one of libuv's threads, and nothing of it is kept: a large one takes some
// 100 MB while it is decoded.
sharp.cache(false);
sharp.concurrency(1);
const inTurn = pLimit(1);

/**
 * A new picture from what was uploaded: a square WebP on white, without metadata and without movement.
 * What the file says of itself does not count, only what is in it.
 * @throws TOO_LARGE, INVALID
 */
export async function remakeLogo(upload: Buffer): Promise<Buffer> {
  if (upload.length > logoLimits.bytes) {
    throw refusal("TOO_LARGE", "This picture is larger than 2 MB. Choose a smaller one.");
  }
  const start = upload.subarray(0, 16).toString("latin1");
  const format = Object.keys(beginnings).find((name) => beginnings[name]?.(start));
  if (!format) throw refusal("INVALID", "Choose a picture in PNG, JPEG, WebP or GIF format.");
  return inTurn(() => decode(upload, format));
}

async function decode(upload: Buffer, format: string): Promise<Buffer> {
  try {
    const picture = sharp(upload, { limitInputPixels: logoLimits.pixels, failOn: "error" });
    const { width, height, ...found } = await picture.metadata();
    if (found.format !== format) throw new Error("not what it begins as");
    if (width * height > logoLimits.pixels) {
      throw refusal("INVALID", "This picture has too many pixels. Choose a smaller one.");
    }
    return await picture
      .autoOrient()
      .resize(side, side, { fit: "contain", background: "#fff" })
      .flatten({ background: "#fff" })
      .webp({ quality: 90 })
      .timeout({ seconds: 10 })
      .toBuffer();
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (error instanceof Error && /exceeds pixel limit/i.test(error.message)) {
      throw refusal("INVALID", "This picture has too many pixels. Choose a smaller one.");
    }
    throw refusal("INVALID", "This picture cannot be read. It may be damaged.", error);
  }
}

const refusal = (code: "INVALID" | "TOO_LARGE", message: string, cause?: unknown) =>
  new AppError(code, message, { fields: { logo: message }, cause });
