import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";

/** A picture of noise, which does not compress. */
export const noise = (width: number, height: number) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: "#888",
      noise: { type: "gaussian", mean: 128, sigma: 60 },
    },
  });

/** A picture of one colour. */
export const plain = (width: number, height: number, background = "#0a7d4f") =>
  sharp({ create: { width, height, channels: 4, background } });

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}

/** A whole, valid PNG of very many pixels in very few bytes, or, without `data`, the promise of one. */
export function pngBomb(side: number, { data = true } = {}): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const row = Math.ceil(side / 8) + 1;
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.alloc(data ? row * side : 1))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** A small JPEG that says it has 65,500 by 65,500 pixels. */
export async function jpegBomb(): Promise<Buffer> {
  const small = await noise(16, 16).jpeg().toBuffer();
  const frame = small.indexOf(Buffer.from([0xff, 0xc0]));
  small.writeUInt16BE(65_500, frame + 5);
  small.writeUInt16BE(65_500, frame + 7);
  return small;
}

export const scriptedSvg = Buffer.from(
  `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="64" height="64">
  <script>alert(document.domain)</script>
  <image href="http://127.0.0.1:9/steal" width="64" height="64"/></svg>`,
);
