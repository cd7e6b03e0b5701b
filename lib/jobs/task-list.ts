import type { TaskList } from "graphile-worker";
import { runTask } from "./run-task";
import type { Task } from "./task";
import { archiveAuditLog } from "./tasks/archive-audit-log";
import { expireInvitations } from "./tasks/expire-invitations";
import { maintainSigningKeys } from "./tasks/maintain-signing-keys";
import { makeAuditPartitions } from "./tasks/make-audit-partitions";
import { pruneExpired } from "./tasks/prune-expired";
import { releaseAbandonedJobs } from "./tasks/release-abandoned-jobs";
import { removeDeletedOrganizations } from "./tasks/remove-deleted-organizations";
import { sealAuditLog } from "./tasks/seal-audit-log";
import { sendMail } from "./tasks/send-mail";

/** Every job that there is, by the name under which it waits in the queue. */
export const tasks = {
  "send-mail": sendMail,
  "prune-expired": pruneExpired,
  "expire-invitations": expireInvitations,
  "maintain-signing-keys": maintainSigningKeys,
  "make-audit-partitions": makeAuditPartitions,
  "release-abandoned-jobs": releaseAbandonedJobs,
  "seal-audit-log": sealAuditLog,
  "archive-audit-log": archiveAuditLog,
  "remove-deleted-organizations": removeDeletedOrganizations,
};

/** When jobs start by themselves: minute, hour, day, month, weekday in UTC, task. */
export const crontab = `
17 * * * * prune-expired ?max=1
*/5 * * * * expire-invitations ?max=1
7 * * * * make-audit-partitions ?max=1
37 * * * * maintain-signing-keys ?max=1
* * * * * release-abandoned-jobs ?max=1
* * * * * seal-audit-log ?max=1
23 3 * * * archive-audit-log ?max=3
27 3 * * * remove-deleted-organizations ?max=3
`;

export type TaskName = keyof typeof tasks;
export type PayloadOf<Name extends TaskName> =
  (typeof tasks)[Name] extends Task<infer Payload> ? Payload : never;

/** The tasks as the worker takes them. */
export const taskList: TaskList = Object.fromEntries(
  Object.entries(tasks).map(([name, task]) => [
    name,
    (payload, { abortSignal, job }) =>
      runTask(name, task as Task<unknown>, payload, {
        abortSignal,
        attempt: job.attempts,
        attempts: job.max_attempts,
      }),
  ]),
);
