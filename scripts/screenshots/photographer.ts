import { type Browser, type BrowserContextOptions, chromium } from "@playwright/test";
import { demoPassword } from "@/db/seed/demo-people";
import { requireBrowser } from "../support/browser";
import type { PictureOf, Theme, Viewer } from "./pages";

const logins: Record<Exclude<Viewer, "visitor">, string> = {
  owner: "owner@example.com",
  /** Belongs to no organization. */
  newcomer: "superadmin@example.com",
};

type State = Exclude<BrowserContextOptions["storageState"], string | undefined>;

export interface Picture {
  page: PictureOf;
  theme: Theme;
  file: string;
  fullPage: boolean;
  device: Pick<BrowserContextOptions, "viewport" | "deviceScaleFactor" | "hasTouch">;
}

export interface Photographer {
  /** Writes the PNG. Throws when the page answers with another status than it should. */
  take(picture: Picture): Promise<void>;
  close(): Promise<void>;
}

/** Opens a browser for the site at `url`, which has the demo data, and causes a few mails there. */
export async function startPhotographer(url: string): Promise<Photographer> {
  const asRoot = process.getuid?.() === 0;
  const browser = await chromium.launch({
    executablePath: await requireBrowser(),
    args: asRoot ? ["--no-sandbox"] : [],
  });
  try {
    const states: Record<Viewer, State | undefined> = {
      visitor: undefined,
      owner: await signIn(browser, url, logins.owner),
      newcomer: await signIn(browser, url, logins.newcomer),
    };
    const mail = await receiveMail(browser, url);
    return {
      take: (picture) => take(browser, url, states[picture.page.viewer], mail, picture),
      close: () => browser.close(),
    };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

async function post(browser: Browser, url: string, path: string, data: object): Promise<State> {
  const context = await browser.newContext();
  const answer = await context.request.post(`${url}/api/auth${path}`, {
    data,
    headers: { origin: url },
  });
  if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}.`);
  const state = await context.storageState();
  await context.close();
  return state;
}

const signIn = (browser: Browser, url: string, email: string) =>
  post(browser, url, "/sign-in/email", { email, password: demoPassword });

/** Signs somebody up and forgets a password, one mail each. Returns the id of the first. */
async function receiveMail(browser: Browser, url: string): Promise<string> {
  const somebody = { name: "Ada Winter", email: "ada.winter@example.com" };
  await post(browser, url, "/sign-up/email", { ...somebody, password: "correct-horse-7" });
  await post(browser, url, "/request-password-reset", { email: logins.owner });
  const end = Date.now() + 15_000;
  for (;;) {
    const mails = (await (await fetch(`${url}/dev/mail.json`)).json()) as {
      id: string;
      to: string;
    }[];
    const first = mails.find(({ to }) => to.includes(somebody.email));
    if (first && mails.length > 1) return first.id;
    if (Date.now() > end) throw new Error("The mails did not arrive.");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function take(
  browser: Browser,
  url: string,
  storageState: State | undefined,
  mail: string,
  { page: { name, path, status = 200 }, theme, file, fullPage, device }: Picture,
): Promise<void> {
  const context = await browser.newContext({
    ...device,
    storageState,
    colorScheme: theme,
    reducedMotion: "reduce",
    locale: "en",
    timezoneId: "UTC",
  });
  try {
    const page = await context.newPage();
    const address = url + path.replace("{mail}", encodeURIComponent(mail));
    const answer = await page.goto(address, { waitUntil: "networkidle" });
    if (answer?.status() !== status) {
      throw new Error(`The page "${name}" answered ${answer?.status()}, not ${status}.`);
    }
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: file, fullPage, animations: "disabled", caret: "hide" });
  } finally {
    await context.close();
  }
}
