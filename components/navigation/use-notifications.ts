"use client";

import { type MouseEvent, useCallback, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { FormAction } from "@/components/forms/action-state";
import type { relativeTime } from "@/components/relative-time";

/** A notification as the panel shows it. */
export interface NotificationLine {
  id: string;
  sentence: string;
  href?: string;
  isRead: boolean;
  time: ReturnType<typeof relativeTime>;
}

export interface LatestNotifications {
  unread: number;
  items: NotificationLine[];
}

export interface NotificationSource {
  /** As the server rendered it: a new object each time that it did. */
  unread: { count: number };
  loadAction: FormAction<LatestNotifications>;
  markReadAction: FormAction;
}

/** A tab that is looked at again asks anew, but no more often than that, in ms. */
const freshFor = 60_000;

/**
 * The newest notifications and the count, which the page brought along: asked for anew when the panel
 * with this id opens and when the tab is looked at again.
 */
export function useNotifications(
  { unread, loadAction, markReadAction }: NotificationSource,
  panelId: string,
) {
  const [state, setState] = useState<{
    rendered: object;
    unread: number;
    items?: NotificationLine[];
    failed?: boolean;
    /** The panel has been wanted: before that, pages carry nothing of it. */
    opened?: boolean;
  }>({ rendered: unread, unread: unread.count });
  if (state.rendered !== unread) {
    setState({ ...state, rendered: unread, unread: unread.count });
  }

  const askedAt = useRef(0);
  const load = useCallback(async () => {
    askedAt.current = Date.now();
    const answer = await loadAction(null, new FormData()).catch(() => null);
    const data = answer?.ok ? answer.data : undefined;
    setState((before) =>
      data ? { ...before, ...data, failed: false } : { ...before, failed: true },
    );
  }, [loadAction]);

  useEffect(() => {
    askedAt.current ||= Date.now();
    const onVisible = () => {
      const isStale = Date.now() - askedAt.current > freshFor;
      if (document.visibilityState === "visible" && isStale) void load();
    };
    document.addEventListener("visibilitychange", onVisible);
    return () => document.removeEventListener("visibilitychange", onVisible);
  }, [load]);

  // The press closes an open panel before its click arrives, which must not open it again.
  const wasOpen = useRef(false);
  const panel = () => document.getElementById(panelId);
  return {
    ...state,
    bell: {
      onPointerDown: () => {
        wasOpen.current = panel()?.matches(":popover-open") ?? false;
      },
      onClick: (event: MouseEvent<HTMLAnchorElement>) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        const closes = wasOpen.current;
        wasOpen.current = false;
        if (closes) return;
        flushSync(() => setState((before) => ({ ...before, opened: true })));
        panel()?.showPopover();
        void load();
      },
    },
    /** One notification, or all of them. */
    markRead: async (id?: string) => {
      const form = new FormData();
      if (id) form.set("id", id);
      await markReadAction(null, form).catch(() => null);
      await load();
    },
  };
}
