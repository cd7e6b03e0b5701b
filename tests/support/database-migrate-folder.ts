import { migrate } from "@/db/migrations/migrate";

/** A process of its own that migrates, for tests that kill it: `<url> <folder of migrations>`. */
const [url = "", folder] = process.argv.slice(2);
migrate({ url, folder, onProgress: (message) => console.log(message) }).catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
