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

interface Size {
  /** kB of all scripts that the browser fetched by itself, each compressed by gzip. */
  total: number;
  /** The part that the page names in script tags; the rest is for pages that it links to. */
  tagged: number;
}

async function scriptSize(context: BrowserContext, url: string): Promise<Size> {
  const page = await context.newPage();
  const scripts: Promise<{ url: string; size: number }>[] = [];
  page.on("response", (response) => {
    const address = response.url();
    if (response.request().resourceType() !== "script" && !/\.m?js(\?|$)/.test(address)) return;
    const size = response.body().then((body) => gzipSync(body).byteLength / 1000);
    scripts.push(size.then((kilobytes) => ({ url: address, size: kilobytes })));
  });
  const answer = await page.goto(url, { waitUntil: "networkidle" });
  if (!answer?.ok()) throw new Error(`${url} answered ${answer?.status()}.`);
  const html = await answer.text();
  const fetched = await Promise.all(scripts);
  await page.close();
  const sum = (list: { size: number }[]) => list.reduce((all, { size }) => all + size, 0);
  const tags = [...html.matchAll(/<script[^>]+src="([^"]+)"/g)].map((match) => match[1]);
  const inTags = (address: string) => tags.includes(new URL(address).pathname);
  return { total: sum(fetched), tagged: sum(fetched.filter((script) => inTags(script.url))) };
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
      const { total: floor } = await sizeOf(`${nextFloor.url}/bare`);
      const findings = [];
      for (const { label, path, allowance } of pages) {
        const cookie = label === "overview" ? owner.cookie : undefined;
        const { total: value, tagged } = await sizeOf(product.url + path, cookie);
        findings.push({
          row: `JavaScript of the ${label} page`,
          unit: "kB gzip",
          value,
          floor,
          against: "bare Next page",
          comparison: { kind: "difference" as const, value: value - floor },
          target: `at most +${allowance} kB`,
          met: value - floor <= allowance,
          samples: { product: [value], inTags: [tagged], floor: [floor] },
        });
      }
      return findings;
    } finally {
      await browser.close();
    }
  },
};
