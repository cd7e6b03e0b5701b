import type { TestProject } from "vitest/node";
import { startTestServer } from "./database-server";
import { prepareTemplate } from "./database-template";

declare module "vitest" {
  interface ProvidedContext {
    superuserUrl: string;
    template: string;
  }
}

/** Once for a run: the server, and the migrated template that each test file gets a copy of. */
export default async function setup(project: TestProject) {
  const server = await startTestServer();
  try {
    project.provide("superuserUrl", server.superuserUrl);
    project.provide("template", await prepareTemplate(server.superuserUrl));
  } catch (error) {
    await server.stop();
    throw error;
  }
  return () => server.stop();
}
