import { rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Command } from "./command";
import { dataFolder, root } from "./environment";
import { devices, type PictureOf, pictures, themes } from "./screenshots/pages";
import { type Picture, startPhotographer } from "./screenshots/photographer";
import { createProgress } from "./support/progress";
import { SetupError } from "./support/setup-error";
import { untilStopped } from "./support/until-stopped";
import { startTestPreview } from "./test-preview";

const folder = join(dataFolder, "screenshots");
const names = pictures.map(({ name }) => name);

function choosePages(wanted: string[] | undefined): PictureOf[] {
  const unknown = wanted?.find((name) => !names.includes(name));
  if (unknown) {
    throw new SetupError(`There is no page "${unknown}".`, `Pages: ${names.join(", ")}.`);
  }
  return pictures.filter(({ name }) => !wanted || wanted.includes(name));
}

/** Each page in each theme and on each device. */
const everyPicture = (pages: PictureOf[]): Picture[] =>
  themes.flatMap((theme) =>
    Object.entries(devices).flatMap(([name, device]) =>
      pages.map((page) => ({
        page,
        theme,
        device,
        fullPage: true,
        file: join(folder, `${theme}-${name}`, `${page.name}.png`),
      })),
    ),
  );

/** The picture of the README, as wide as GitHub shows it on a fine screen, and not heavy. */
const readmePictures = (): Picture[] =>
  themes.map((theme) => ({
    page: { name: "overview", path: "/org/acme", viewer: "owner" },
    theme,
    device: { viewport: { width: 1280, height: 800 } },
    fullPage: false,
    file: join(root, `public/dashboard-${theme}.png`),
  }));

async function screenshots(args: string[], undo: (action: () => unknown) => void): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      page: { type: "string", multiple: true },
      readme: { type: "boolean", default: false },
    },
  });
  const chosen = values.readme ? readmePictures() : everyPicture(choosePages(values.page));
  if (!values.page && !values.readme) rmSync(folder, { recursive: true, force: true });

  const mailFolder = join(dataFolder, "screenshots-mail");
  const preview = await startTestPreview({ MAIL_DIR: mailFolder });
  undo(preview.stop);
  const photographer = await startPhotographer(preview.url);
  undo(photographer.close);
  await createProgress(1).step(`${chosen.length} pictures`, async (say) => {
    for (const picture of chosen) {
      say(`${picture.page.name}, ${picture.theme}`);
      await photographer.take(picture);
    }
  });
  console.log(values.readme ? chosen.map(({ file }) => file).join("\n") : folder);
}

export default {
  summary: "Takes a picture of every page, light and dark, on a desktop and a phone.",
  usage: `npm run screenshots -- [--page <name>]… [--readme]

Runs against a database of its own with the demo data, and writes
.data/screenshots/<theme>-<device>/<page>.png.

  --page <name>  one of: ${names.join(", ")};
                 may be repeated
  --readme       writes the README's pictures instead: public/dashboard-light.png and -dark.png`,
  needs: "none",
  run: (args) => untilStopped((undo) => screenshots(args, undo)),
} satisfies Command;
