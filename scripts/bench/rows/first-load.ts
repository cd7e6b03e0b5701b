import { gzipSync } from "node:zlib";
import { type BrowserContext, chromium } from "@playwright/test";
import { requireBrowser } from "../../support/browser";
import type { Row } from "../row";

interface Page {
  label: string;
  path: string;
  /** kB over a bare page. */
  allowance: number;
}

const pages: Page[] = [
  { label: "sign-in", path: "/sign-in", allowance: 40 },
  { label: "overview", path: "/org/acme", allowance: 90 },
];

/** kB of the scripts that a browser fetches for a page by itself, each compressed by gzip. */
async function scriptSize(context: BrowserContext, url: string): Promise<number> {
  const page = await context.newPage();
  const sizes: Promise<number>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() !== "script" && !/\.m?js(\?|$)/.test(response.url())) {
      return;
    }
    sizes.push(response.body().then((body) => gzipSync(body).byteLength));
  });
  const answer = await page.goto(url, { waitUntil: "networkidle" });
  if (!answer?.ok()) throw new Error(`${url} answered ${answer?.status()}.`);
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  await page.close();
  return bytes / 1000;
}

/** What has to be fetched and run before a page is ready, beside Next and React alone. */
export const firstLoad: Row = {
  name: "first-load",
  async measure({ product, nextFloor, owner }) {
    const asRoot = process.getuid?.() === 0;
    const browser = await chromium.launch({
      executablePath: await requireBrowser(),
      args: asRoot ? ["--no-sandbox"] : [],
    });
    /** A new cache for every page. */
    const sizeOf = async (url: string, cookie?: string) => {
      const context = await browser.newContext();
      const [name = "", value = ""] = cookie?.split("=") ?? [];
      if (cookie) await context.addCookies([{ name, value, url }]);
      return scriptSize(context, url).finally(() => context.close());
    };
    try {
      const floor = await sizeOf(`${nextFloor.url}/bare`);
      const findings = [];
      for (const { label, path, allowance } of pages) {
        const cookie = label === "overview" ? owner.cookie : undefined;
        const value = await sizeOf(product.url + path, cookie);
        findings.push({
          row: `JavaScript of the ${label} page`,
          unit: "kB gzip",
          value,
          floor,
          against: "bare Next page",
          comparison: { kind: "difference" as const, value: value - floor },
          target: `at most +${allowance} kB`,
          met: value - floor <= allowance,
          samples: { product: [value], floor: [floor] },
        });
      }
      return findings;
    } finally {
      await browser.close();
    }
  },
};
